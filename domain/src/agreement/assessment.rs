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
    /// Points for the office's criteria, with the names and weights they had.
    pub scores: Vec<Score>,
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

    /// The mean of the points by weight, rounded; `None` where no criterion has points.
    pub fn points(&self) -> Option<u8> {
        let weights: u32 = self.scores.iter().map(|score| u32::from(score.weight)).sum();
        if weights == 0 {
            return None;
        }
        let sum: u32 = self.scores.iter().map(|score| u32::from(score.weight) * u32::from(score.points)).sum();
        u8::try_from((sum + weights / 2) / weights).ok()
    }
}

/// Points for one criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Score {
    pub criterion: String,
    /// 1 to 100.
    pub weight: u8,
    /// 0 to 100.
    pub points: u8,
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

/// A follow-up done, with what shows it. It names the follow-up by what must be done and its last day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FollowUpDone {
    pub what: String,
    pub by: NaiveDate,
    pub on: NaiveDate,
    pub evidence: String,
}
