//! Heads of offices and institutions. Heads change, and the change has legal effects (decisions.md 19).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// In which capacity a head signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum HeadStatus {
    Definitive,
    /// *Pelaksana tugas*: acting; becoming definitive is a new term.
    Plt,
    /// *Pelaksana harian*: stands in during absence; not a new term.
    Plh,
}

impl HeadStatus {
    /// Every capacity.
    pub const ALL: [Self; 3] = [Self::Definitive, Self::Plt, Self::Plh];

    /// What is written before the position.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Definitive => "",
            Self::Plt => "Plt. ",
            Self::Plh => "Plh. ",
        }
    }

    /// The name in JSON and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Definitive => "definitive",
            Self::Plt => "plt",
            Self::Plh => "plh",
        }
    }
}

/// One term of office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Head {
    pub name: String,
    #[serde(default)]
    pub nip: Option<String>,
    #[serde(default)]
    pub rank: Option<String>,
    #[serde(default)]
    pub grade: Option<String>,
    /// In full, e.g. "Kepala Dinas Sosial Kabupaten Wanasari".
    pub position: String,
    pub status: HeadStatus,
    /// The first day in office.
    pub since: NaiveDate,
}

/// Who heads on `date`: the latest term begun. A Plh. only stands in: he signs letters but begins no term.
pub fn head_on(heads: &[Head], date: NaiveDate) -> Option<&Head> {
    heads.iter().filter(|head| head.since <= date && head.status != HeadStatus::Plh).max_by_key(|head| head.since)
}
