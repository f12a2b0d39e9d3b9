//! Counted things: Indonesian has one form, English two.

use super::{Bilingual, Language, thousands_in};

/// A thing that can be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noun {
    pub id: &'static str,
    /// English for one.
    pub one: &'static str,
    /// English for none or several.
    pub many: &'static str,
}

impl Noun {
    /// A noun, e.g. `("perjanjian", "agreement", "agreements")`.
    pub const fn new(id: &'static str, one: &'static str, many: &'static str) -> Self {
        Self { id, one, many }
    }

    /// "1.200 perjanjian", "1 agreement", "1,200 agreements".
    pub fn count_of(&self, count: u64) -> Bilingual {
        let en = if count == 1 { self.one } else { self.many };
        Bilingual::owned(
            format!("{} {}", thousands_in(Language::Id, count), self.id),
            format!("{} {en}", thousands_in(Language::En, count)),
        )
    }
}
