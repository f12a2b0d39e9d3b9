//! Every component on one page or another, with what is typical and what is awkward; the pages are checked for what
//! all pages must hold. `PATUH_GALLERY=folder` writes them there, to be looked at with the style sheet beside them.

mod html;
mod samples;
mod style;

use leptos::prelude::*;
use leptos_meta::provide_meta_context;

use crate::views::{Flash, FormKey};
use patuh_domain::wording::{Bilingual, Language};

/// The HTML of `page` in `language`.
fn rendered(language: Language, page: fn() -> AnyView) -> String {
    Owner::new().with(|| {
        provide_meta_context();
        provide_context(language);
        provide_context(FormKey("0199a".to_owned()));
        provide_context(Flash {
            text: Bilingual::new("Surat permohonan dicatat.", "The request letter was recorded."),
            good: true,
        });
        page().to_html()
    })
}

#[test]
fn every_page_of_the_gallery_holds_the_rules_of_pages() {
    for language in Language::ALL {
        for (name, page) in samples::PAGES {
            let html = rendered(language, page);
            let faults = html::faults(&html);
            assert!(faults.is_empty(), "{name} ({}): {faults:#?}\n{html}", language.code());
        }
    }
}

#[test]
fn the_gallery_can_be_looked_at() {
    let Some(folder) = std::env::var_os("PATUH_GALLERY").map(std::path::PathBuf::from) else { return };
    for (name, page) in samples::PAGES {
        for theme in ["light", "dark"] {
            let body = rendered(Language::Id, page);
            let file = folder.join(format!("{name}-{theme}.html"));
            let html = format!(
                "<!DOCTYPE html><html lang=\"id\" data-theme=\"{theme}\"><head><meta charset=\"utf-8\">\
                 <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
                 <link rel=\"stylesheet\" href=\"style/main.css\"></head><body>{body}</body></html>"
            );
            std::fs::write(&file, html).expect("the gallery is written");
        }
    }
}

#[test]
fn what_was_typed_comes_back_escaped_and_unchanged() {
    let html = rendered(Language::Id, samples::form);
    assert!(html.contains(">\nBaris &lt;satu&gt;\nbaris dua</textarea>"), "{html}");
    assert!(html.contains("value=\"400.8.2/1201 &quot;Dukcapil&quot;\""), "{html}");
    assert!(!html.contains("rahasia-lama"), "a password must never come back");
}

#[test]
fn one_current_place_is_marked() {
    let html = rendered(Language::Id, samples::register);
    let menu = html.split("<main").next().expect("the frame");
    assert_eq!(menu.matches("aria-current=\"page\"").count(), 2, "once in the side bar, once in the menu");
}

#[test]
fn words_follow_the_language() {
    assert!(rendered(Language::En, samples::register).contains("Skip to content"));
    assert!(rendered(Language::Id, samples::register).contains("Langsung ke isi"));
}
