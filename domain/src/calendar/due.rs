//! Due dates that may rest on holidays nobody has set yet (domain.md 4, decisions.md 18).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::wording::Bilingual;

/// A count of working days ran into a year without a holiday table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the holidays of {year} are not set yet")]
pub struct YearNotCovered {
    /// The first such year.
    pub year: i32,
    /// The date by Monday to Friday, minus the holidays known.
    pub provisional: NaiveDate,
}

impl YearNotCovered {
    /// What people read beside the provisional date.
    pub fn message(&self) -> Bilingual {
        missing(self.year)
    }
}

/// When a duty is due. In JSON a date, or `{"provisional": DATE, "missing_year": N}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum DueDate {
    Fixed(NaiveDate),
    Provisional {
        #[serde(rename = "provisional")]
        date: NaiveDate,
        /// The year whose holidays are not set yet.
        missing_year: i32,
    },
}

impl DueDate {
    /// The date, provisional or not.
    pub const fn date(&self) -> NaiveDate {
        match self {
            Self::Fixed(date) | Self::Provisional { date, .. } => *date,
        }
    }

    /// Why it is provisional: "hari libur tahun N belum ditetapkan"; `None` for a fixed date.
    pub fn caveat(&self) -> Option<Bilingual> {
        match self {
            Self::Fixed(_) => None,
            Self::Provisional { missing_year, .. } => Some(missing(*missing_year)),
        }
    }
}

impl From<NaiveDate> for DueDate {
    fn from(date: NaiveDate) -> Self {
        Self::Fixed(date)
    }
}

impl From<Result<NaiveDate, YearNotCovered>> for DueDate {
    fn from(counted: Result<NaiveDate, YearNotCovered>) -> Self {
        match counted {
            Ok(date) => Self::Fixed(date),
            Err(gap) => Self::Provisional { date: gap.provisional, missing_year: gap.year },
        }
    }
}

fn missing(year: i32) -> Bilingual {
    Bilingual::owned(
        format!("hari libur tahun {year} belum ditetapkan"),
        format!("the holidays of {year} are not set yet"),
    )
}
