//! What a semester report says beside its letter, and what an evaluation finds (D18, D19).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::duty::DutyKind;

/// What the institution reports in its own words and figures; `None` where it said nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct ReportContent {
    /// Hits of the semester by the institution's own count.
    pub hits: Option<u32>,
    /// Data balikan sent, by the institution's own count.
    pub balikan: Option<u32>,
    /// Data was neither stored nor passed on.
    pub nothing_stored: Option<bool>,
    /// Explains the statement on storage.
    pub storage_remark: Option<String>,
    /// What the institution says about incidents beyond those recorded.
    pub incidents: Option<String>,
    pub benefits: Option<String>,
    pub obstacles: Option<String>,
    pub plans: Option<String>,
}

impl ReportContent {
    /// The content, if it says anything.
    pub fn said(self) -> Option<Self> {
        (self != Self::default()).then_some(self)
    }
}

/// What an evaluation finds, beyond its conclusion.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Assessment {
    /// Every matter of the report is filled in.
    pub complete: Option<bool>,
    pub findings: Vec<Finding>,
    pub follow_ups: Vec<FollowUp>,
    pub notes: Option<String>,
    /// Who evaluated, as printed.
    pub evaluator: Option<String>,
}

impl Assessment {
    /// The assessment, if it says anything.
    pub fn said(self) -> Option<Self> {
        (self != Self::default()).then_some(self)
    }
}

/// A finding on a duty, with its evidence and points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Finding {
    pub duty: DutyKind,
    /// A semester, or the name of a person or application.
    #[serde(default)]
    pub subject: Option<String>,
    pub finding: String,
    #[serde(default)]
    pub evidence: Option<String>,
    /// 0 to 100.
    #[serde(default)]
    pub score: Option<u8>,
}

/// What must be done after an evaluation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    pub what: String,
    /// The last day for it.
    pub by: NaiveDate,
}
