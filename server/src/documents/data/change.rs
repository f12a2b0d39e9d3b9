//! D24, D26 and D32: changes told, asked for, answered.

use serde::Serialize;

use super::letter::Correspondence;
use super::parts::{Day, JuknisReference, Person, Reference};

/// Surat pemberitahuan pergantian pejabat, struktur, or nama.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangeNoticePaper {
    #[serde(flatten)]
    pub letter: Correspondence,
    pub juknis: JuknisReference,
    /// `head`, `structure` or `name`.
    pub kind: &'static str,
    pub subject: Option<String>,
    /// The holders before and after, where a head changed.
    pub former: Option<Person>,
    pub present: Option<Person>,
    pub before: Option<String>,
    pub after: Option<String>,
    pub effective: Option<Day>,
    pub decree: Option<String>,
    pub reason: Option<String>,
    pub enclosures: Vec<&'static str>,
}

/// Surat permohonan perubahan.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangeRequestPaper {
    #[serde(flatten)]
    pub letter: Correspondence,
    pub juknis: JuknisReference,
    pub change: ChangePart,
}

/// Surat persetujuan or penolakan.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangeAnswerPaper {
    #[serde(flatten)]
    pub letter: Correspondence,
    pub juknis: JuknisReference,
    pub request: Option<Reference>,
    pub change: ChangePart,
    /// `null` while nothing is decided.
    pub granted: Option<bool>,
    pub conditions: Option<String>,
}

/// What changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangePart {
    /// `bandwidth`, `quota`, `user_id`, `method`, `elements`, `application`; empty while unknown.
    pub kind: &'static str,
    /// The kind for the middle of a sentence.
    pub name: &'static str,
    pub subject: Option<String>,
    pub before: Option<String>,
    pub after: Option<String>,
    pub reason: Option<String>,
    pub from: Option<Day>,
    /// Methods and elements change by the Ditjen's decision and an addendum.
    pub needs_addendum: bool,
}
