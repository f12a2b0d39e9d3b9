//! Half-years of reporting (domain.md 4.4).

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::wording::Bilingual;

/// Which half of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Half {
    /// January to June.
    First,
    /// July to December.
    Second,
}

/// A semester; written `2026-1`, also in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(with = "String"))]
#[serde(into = "String", try_from = "String")]
pub struct Semester {
    pub year: i32,
    pub half: Half,
}

/// A text that is no semester.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("a semester is written as year and half, e.g. 2026-1")]
pub struct SemesterError;

impl Semester {
    /// The semester in which `date` lies.
    pub fn of(date: NaiveDate) -> Self {
        let half = if date.month() <= 6 { Half::First } else { Half::Second };
        Self { year: date.year(), half }
    }

    /// Every semester with at least one day from `from` to `until`, in order; none when reversed.
    pub fn touching(from: NaiveDate, until: NaiveDate) -> impl Iterator<Item = Self> {
        let last = (from <= until).then(|| Self::of(until));
        std::iter::successors(Some(Self::of(from)), |semester| Some(semester.next()))
            .take_while(move |semester| last.is_some_and(|last| *semester <= last))
    }

    /// 1 January or 1 July.
    pub fn first_day(self) -> NaiveDate {
        let month = match self.half {
            Half::First => 1,
            Half::Second => 7,
        };
        NaiveDate::from_ymd_opt(self.year, month, 1).unwrap_or(NaiveDate::MIN)
    }

    /// 30 June or 31 December.
    pub fn last_day(self) -> NaiveDate {
        let (month, day) = match self.half {
            Half::First => (6, 30),
            Half::Second => (12, 31),
        };
        NaiveDate::from_ymd_opt(self.year, month, day).unwrap_or(NaiveDate::MAX)
    }

    /// The semester after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        match self.half {
            Half::First => Self { year: self.year, half: Half::Second },
            Half::Second => Self { year: self.year.saturating_add(1), half: Half::First },
        }
    }

    /// The semester before this one.
    #[must_use]
    pub const fn previous(self) -> Self {
        match self.half {
            Half::First => Self { year: self.year.saturating_sub(1), half: Half::Second },
            Half::Second => Self { year: self.year, half: Half::First },
        }
    }

    /// "Semester I Tahun 2026".
    pub fn title(self) -> Bilingual {
        let (roman, ordinal) = match self.half {
            Half::First => ("I", "First"),
            Half::Second => ("II", "Second"),
        };
        Bilingual::owned(
            format!("Semester {roman} Tahun {}", self.year),
            format!("{ordinal} semester of {}", self.year),
        )
    }

    /// "I 2026", as in tables and behind "Laporan semester".
    pub fn short(self) -> String {
        let roman = match self.half {
            Half::First => "I",
            Half::Second => "II",
        };
        format!("{roman} {}", self.year)
    }
}

impl fmt::Display for Semester {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let half = match self.half {
            Half::First => 1,
            Half::Second => 2,
        };
        write!(f, "{:04}-{half}", self.year)
    }
}

impl FromStr for Semester {
    type Err = SemesterError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (year, half) = text.split_once('-').ok_or(SemesterError)?;
        if year.len() != 4 || !year.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(SemesterError);
        }
        let half = match half {
            "1" => Half::First,
            "2" => Half::Second,
            _ => return Err(SemesterError),
        };
        Ok(Self { year: year.parse().map_err(|_| SemesterError)?, half })
    }
}

impl From<Semester> for String {
    fn from(semester: Semester) -> Self {
        semester.to_string()
    }
}

impl TryFrom<String> for Semester {
    type Error = SemesterError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}
