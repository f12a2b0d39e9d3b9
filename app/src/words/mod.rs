//! Every word of the screen, in both languages, one file a noun.
//!
//! A word can't exist in one language only: [`Word::new`] is evaluated by the compiler and refuses empty texts and
//! placeholders that differ between the languages. Texts of values (dates, numbers, stages, duties) come from
//! `patuh_domain::wording` and the domain's own labels.

use leptos::prelude::*;
use patuh_domain::wording::{Bilingual, Language};

use crate::ports::SignedIn;

pub mod addressing;
pub mod agreement;
pub mod calendar;
pub mod change;
pub mod clause;
pub mod common;
pub mod declaration;
pub mod ending;
pub mod entrance;
pub mod finding;
pub mod form;
pub mod frame;
pub mod gateway;
pub mod holidays;
pub mod home;
pub mod incident;
pub mod institution;
pub mod lookup;
pub mod measure;
pub mod other;
pub mod oversight;
pub mod paper;
pub mod person;
pub mod print_job;
pub mod reader;
pub mod register;
pub mod rehearsal;
pub mod renewal;
pub mod trouble;
pub mod usage;

/// A fixed text of the screen in both languages, perhaps with placeholders such as `{n}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    pub id: &'static str,
    pub en: &'static str,
}

impl Word {
    /// The Indonesian text and the English one.
    ///
    /// # Panics
    /// While compiling, where a text is empty or one has a placeholder that the other lacks.
    pub const fn new(id: &'static str, en: &'static str) -> Self {
        assert!(!id.is_empty() && !en.is_empty(), "a word needs both languages");
        assert!(holds_placeholders_of(id, en), "the Indonesian text has a placeholder that the English lacks");
        assert!(holds_placeholders_of(en, id), "the English text has a placeholder that the Indonesian lacks");
        Self { id, en }
    }

    /// The text in `language`.
    pub const fn in_(self, language: Language) -> &'static str {
        match language {
            Language::Id => self.id,
            Language::En => self.en,
        }
    }
}

/// The language of the page being made: as chosen, else that of the person signed in, else Indonesian.
pub fn language() -> Language {
    use_context::<Language>()
        .or_else(|| use_context::<SignedIn>().map(|signed_in| signed_in.language))
        .unwrap_or_default()
}

/// `word` in the language of the page.
pub fn t(word: Word) -> &'static str {
    word.in_(language())
}

/// A text of the domain in the language of the page.
pub fn tb(text: &Bilingual) -> String {
    text.in_(language()).to_owned()
}

/// `word` with its placeholders filled: `fill(SHOWN, &[("n", "12")])`.
pub fn fill(word: Word, values: &[(&str, &str)]) -> String {
    filled(t(word), values)
}

/// `word` with its placeholders filled, in both languages: for what is said on a later page.
pub fn fill_both(word: Word, values: &[(&str, &str)]) -> Bilingual {
    Bilingual::owned(filled(word.id, values), filled(word.en, values))
}

/// Text by text, so that a value that looks like a placeholder stays as it is.
fn filled(text: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let inner = &rest[open + 1..];
        let Some(close) = inner.find('}') else {
            out.push_str(&rest[open..]);
            return out;
        };
        match values.iter().find(|(name, _)| *name == &inner[..close]) {
            Some((_, value)) => out.push_str(value),
            None => out.push_str(&rest[open..open + close + 2]),
        }
        rest = &inner[close + 1..];
    }
    out.push_str(rest);
    out
}

/// Whether every `{name}` of `of` is in `within` too.
const fn holds_placeholders_of(within: &str, of: &str) -> bool {
    let bytes = of.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'{' {
            let mut end = at;
            while end < bytes.len() && bytes[end] != b'}' {
                end += 1;
            }
            if end == bytes.len() || !contains(within.as_bytes(), bytes, at, end) {
                return false;
            }
            at = end;
        }
        at += 1;
    }
    true
}

/// Whether `bytes[from..=to]` occurs in `within`.
const fn contains(within: &[u8], bytes: &[u8], from: usize, to: usize) -> bool {
    let length = to - from + 1;
    let mut start = 0;
    while start + length <= within.len() {
        let mut same = 0;
        while same < length && within[start + same] == bytes[from + same] {
            same += 1;
        }
        if same == length {
            return true;
        }
        start += 1;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_compared_both_ways() {
        assert!(holds_placeholders_of("{n} dari {total}", "{total}: {n}"));
        assert!(!holds_placeholders_of("{n} dari", "{n} of {total}"));
        assert!(!holds_placeholders_of("x", "{n"));
        assert!(holds_placeholders_of("tanpa", "without"));
    }

    #[test]
    fn values_are_put_in_once_and_never_read_as_placeholders() {
        assert_eq!(filled("{a} dan {b}", &[("a", "{b}"), ("b", "2")]), "{b} dan 2");
        assert_eq!(filled("{x} tetap", &[]), "{x} tetap");
        assert_eq!(filled("100 {", &[]), "100 {");
    }
}
