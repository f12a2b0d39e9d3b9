//! Why a command is not possible, and what would make it possible.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::wording::Bilingual;

/// Which rule a command broke.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// The agreement is not in a stage where this is lawful (domain.md 2).
    Stage,
    /// Something that must come first is missing.
    Missing,
    /// A date lies before one it must follow, or in the future.
    DateOrder,
    /// A field is empty or not of its form.
    Field,
    /// It exists already.
    Duplicate,
    /// The role may not do this (domain.md 1).
    Role,
    /// Two different persons are needed.
    FourEyes,
    /// It doesn't exist, or the actor may not know that it does.
    Unknown,
}

/// A refused command: which rule, in words, and the way out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Error)]
#[error("{}", self.what.en)]
pub struct Refusal {
    pub rule: Rule,
    /// What is not possible.
    pub what: Bilingual,
    /// What would make it possible.
    pub remedy: Bilingual,
    /// The form field concerned, where there is one. Boxed, since every decision carries room for a refusal.
    pub field: Option<Box<str>>,
}

impl Refusal {
    /// A refusal by `rule`.
    pub const fn new(rule: Rule, what: Bilingual, remedy: Bilingual) -> Self {
        Self { rule, what, remedy, field: None }
    }

    /// The same, pointing at a form field.
    #[must_use]
    pub fn at(mut self, field: &str) -> Self {
        self.field = Some(field.into());
        self
    }

    /// The aggregate doesn't exist, or the actor may not know that it does.
    pub const fn unknown_aggregate() -> Self {
        Self::new(
            Rule::Unknown,
            Bilingual::new("Data yang dimaksud tidak ditemukan.", "What was asked for was not found."),
            Bilingual::new("Muat ulang daftarnya.", "Reload the list."),
        )
    }

    /// `value` must not be blank.
    ///
    /// # Errors
    /// A refusal that names the field in both languages.
    pub fn require(value: &str, id: &str, en: &str) -> Result<(), Self> {
        if value.trim().is_empty() {
            return Err(Self::new(
                Rule::Field,
                Bilingual::owned(format!("{id} belum diisi."), format!("{en} is empty.")),
                Bilingual::owned(format!("Isi {}.", id.to_lowercase()), format!("Fill in {}.", en.to_lowercase())),
            ));
        }
        Ok(())
    }

    /// `later` must not lie before `earlier`; both are named for the message.
    ///
    /// # Errors
    /// A refusal with both dates.
    pub fn in_order(
        earlier: NaiveDate,
        later: NaiveDate,
        names_id: (&str, &str),
        names_en: (&str, &str),
    ) -> Result<(), Self> {
        if later < earlier {
            let (first, second) = names_id;
            let (first_en, second_en) = names_en;
            return Err(Self::new(
                Rule::DateOrder,
                Bilingual::owned(
                    format!(
                        "{second} ({}) mendahului {first} ({}).",
                        crate::wording::short_date(later),
                        crate::wording::short_date(earlier)
                    ),
                    format!("{second_en} ({later}) is before {first_en} ({earlier})."),
                ),
                Bilingual::new("Periksa kembali tanggalnya.", "Check the dates."),
            ));
        }
        Ok(())
    }
}
