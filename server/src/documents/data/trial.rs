//! D15 to D17: the trial asked for, confirmed, concluded.

use serde::Serialize;

use super::handover::AccountPart;
use super::juknis::CodePart;
use super::letter::Correspondence;
use super::parts::{ContactPart, Day, JuknisReference, Reference};

/// Surat permohonan PoC.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrialRequestPaper {
    #[serde(flatten)]
    pub letter: Correspondence,
    pub juknis: JuknisReference,
    pub subjects: Vec<TrialSubject>,
    pub versions: Option<String>,
    pub wished_on: Option<Day>,
    /// A contact named for the trial; else those of the agreement.
    pub contact: Option<String>,
    pub contacts: Vec<ContactPart>,
    pub accounts: Vec<String>,
}

/// What is tried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TrialSubject {
    pub name: String,
    pub method: &'static str,
    /// An application of the institution; else the method itself is tried.
    pub application: bool,
    /// What the application is for, or where it is reached.
    pub function: Option<String>,
    pub elements: Vec<&'static str>,
}

/// Surat konfirmasi jadwal PoC.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrialSchedulePaper {
    #[serde(flatten)]
    pub letter: Correspondence,
    pub request: Option<Reference>,
    pub subjects: Vec<TrialSubject>,
    /// With its weekday.
    pub on: Option<String>,
    pub time: Option<String>,
    pub place: Option<String>,
    pub participants: Vec<String>,
    pub preparations: Vec<String>,
}

/// Surat hasil PoC with its protocol, and when passed the specification of the access.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrialResultPaper {
    #[serde(flatten)]
    pub letter: Correspondence,
    pub request: Option<Reference>,
    pub confirmation: Option<Reference>,
    pub subject: Option<TrialSubject>,
    /// The day of the trial.
    pub on: Option<Day>,
    /// `passed`, `needs_work`, `failed` or `not_required`.
    pub verdict: Option<&'static str>,
    pub remark: Option<String>,
    pub checks: Vec<CheckPart>,
    pub officers: Vec<String>,
    /// When passed.
    pub access: Option<AccessSpecification>,
}

/// One line of the protocol.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckPart {
    pub name: String,
    /// `passed`, `failed`, `not_applicable`; `null` while it isn't checked.
    pub outcome: Option<&'static str>,
    pub remark: Option<String>,
}

/// What the access to production looks like. Never a secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AccessSpecification {
    /// Where the method is reached.
    pub address: Option<String>,
    pub accounts: Vec<AccountPart>,
    pub elements: Vec<&'static str>,
    /// Response codes; programs only.
    pub codes: Vec<CodePart>,
}
