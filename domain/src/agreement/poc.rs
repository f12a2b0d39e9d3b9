//! Stage 7: Proof of Concept. Each application is a subject, and each method without one (decisions.md 13).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Method, Protocol, TrialMeeting, TrialWish};
use crate::ids::ApplicationId;
use crate::letter::Letter;

/// What is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PocSubject {
    Application(ApplicationId),
    Method(Method),
}

impl PocSubject {
    /// Its name in forms, addresses and rows: `aplikasi:{id}` or `metode:{method}`.
    pub fn key(self) -> String {
        match self {
            Self::Application(id) => format!("aplikasi:{id}"),
            Self::Method(method) => format!("metode:{}", method.name()),
        }
    }

    /// The subject of a [`key`](Self::key).
    pub fn parse(key: &str) -> Option<Self> {
        match key.split_once(':')? {
            ("aplikasi", id) => id.parse().ok().map(Self::Application),
            ("metode", name) => Method::parse(name).map(Self::Method),
            _ => None,
        }
    }
}

/// The outcome of a trial.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// *Lulus*.
    Passed,
    /// *Perlu perbaikan*: to be tried again.
    NeedsWork,
    /// *Tidak lulus*.
    Failed,
    /// Recorded as not required.
    NotRequired,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Self; 4] = [Self::Passed, Self::NeedsWork, Self::Failed, Self::NotRequired];

    /// The subject needs no further trial.
    pub const fn settles(self) -> bool {
        matches!(self, Self::Passed | Self::NotRequired)
    }

    /// The name in JSON and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::NeedsWork => "needs_work",
            Self::Failed => "failed",
            Self::NotRequired => "not_required",
        }
    }
}

/// A request to try one or several subjects (D15).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PocRequest {
    pub subjects: Vec<PocSubject>,
    pub letter: Letter,
    #[serde(default)]
    pub wish: TrialWish,
}

/// The date of a trial, confirmed by letter (D16).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PocSchedule {
    pub subjects: Vec<PocSubject>,
    pub scheduled_on: NaiveDate,
    pub confirmation: Letter,
    #[serde(default)]
    pub meeting: TrialMeeting,
}

/// The result of one subject (D17).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PocResult {
    pub subject: PocSubject,
    pub verdict: Verdict,
    /// From which day it counts: the letter's date, where there is a letter.
    pub effective: NaiveDate,
    /// The result letter; none is needed where no trial was required.
    pub letter: Option<Letter>,
    pub remark: Option<String>,
    /// What was checked, and by whom.
    #[serde(default)]
    pub protocol: Protocol,
}
