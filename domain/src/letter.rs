//! A letter as others cite it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Number and date of a letter. Numbers come in many shapes and are kept as written (domain.md 3).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Letter {
    /// As written on the letter, e.g. `400.12/07/DUKCAPIL/2026`.
    pub number: String,
    /// The date the letter bears.
    pub date: NaiveDate,
}

impl Letter {
    /// A letter of this number and date.
    pub fn new(number: impl Into<String>, date: NaiveDate) -> Self {
        Self { number: number.into(), date }
    }
}
