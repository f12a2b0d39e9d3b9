//! What the style sheet must hold for the pages: enough contrast, and a rule for every class that is used.

use std::collections::{BTreeMap, BTreeSet};

use super::{html, rendered, samples};
use patuh_domain::wording::Language;

const TOKENS: &str = include_str!("../../../../style/tokens.css");

/// Ink and ground that meet on pages, with the least contrast they may have (WCAG 2.2: 4.5 for text, 3 for edges of
/// controls and for marks).
const PAIRS: [(&str, &str, f64); 24] = [
    ("ink-1", "paper", 4.5),
    ("ink-1", "card", 4.5),
    ("ink-1", "brand-wash", 4.5),
    ("ink-1", "late-wash", 4.5),
    ("ink-1", "gold-wash", 4.5),
    ("ink-2", "paper", 4.5),
    ("ink-2", "card", 4.5),
    ("ink-2", "fill", 4.5),
    ("ink-2", "brand-wash", 4.5),
    ("ink-3", "paper", 4.5),
    ("ink-3", "card", 4.5),
    ("brand", "paper", 4.5),
    ("brand", "card", 4.5),
    ("brand", "brand-wash", 4.5),
    ("late", "card", 4.5),
    ("late", "late-wash", 4.5),
    ("soon", "card", 4.5),
    ("soon", "soon-wash", 4.5),
    ("ok", "card", 4.5),
    ("ok", "ok-wash", 4.5),
    ("on-brand", "brand", 4.5),
    ("on-late", "late", 4.5),
    ("edge", "card", 3.0),
    ("gold", "card", 3.0),
];

#[test]
fn inks_can_be_read_in_light_and_dark() {
    let tokens = colours();
    for (ink, ground, least) in PAIRS {
        for theme in [0, 1] {
            let found = contrast(tokens[ink][theme], tokens[ground][theme]);
            assert!(found >= least, "{ink} on {ground}, theme {theme}: {found:.2} is less than {least}");
        }
    }
}

#[test]
fn every_class_of_the_gallery_has_a_rule() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../style");
    let mut known = BTreeSet::new();
    for file in std::fs::read_dir(folder).expect("the style folder") {
        let path = file.expect("a file").path();
        if path.extension().is_some_and(|end| end == "css") {
            known.extend(classes(&std::fs::read_to_string(path).expect("a style sheet")));
        }
    }
    for (name, page) in samples::PAGES {
        for class in html::classes(&rendered(Language::Id, page)) {
            assert!(known.contains(&class), "{name} uses the class {class}, for which there is no rule");
        }
    }
}

/// The colours of the tokens: light and dark.
fn colours() -> BTreeMap<&'static str, [[f64; 3]; 2]> {
    TOKENS
        .lines()
        .filter_map(|line| {
            let (name, value) = line.trim().strip_prefix("--")?.split_once(": light-dark(")?;
            let (light, dark) = value.strip_suffix(");")?.split_once(", ")?;
            Some((name, [channels(light)?, channels(dark)?]))
        })
        .collect()
}

/// `#rrggbb` as linear light.
fn channels(text: &str) -> Option<[f64; 3]> {
    let digits = text.strip_prefix('#')?;
    let mut out = [0.0; 3];
    for (at, channel) in out.iter_mut().enumerate() {
        let value = f64::from(u8::from_str_radix(digits.get(at * 2..at * 2 + 2)?, 16).ok()?) / 255.0;
        *channel = if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
    }
    Some(out)
}

/// As WCAG 2.2 defines it.
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let light = |[red, green, blue]: [f64; 3]| 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    let (one, other) = (light(one), light(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The names after a dot in a style sheet.
fn classes(css: &str) -> Vec<String> {
    css.split('.')
        .skip(1)
        .map(|rest| {
            rest.chars().take_while(|letter| letter.is_ascii_alphanumeric() || "-_".contains(*letter)).collect()
        })
        .collect()
}
