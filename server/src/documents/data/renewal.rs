//! D12 and D22: the way into a renewal.

use patuh_domain::clause::Article;
use serde::Serialize;

use super::frame::Frame;
use super::letter::Correspondence;
use super::parts::{Count, Day, JuknisReference, Person, PksReference, Reference, Side};

/// SPTJM, renewal form: answers for the access while the renewal is in process.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BridgePaper {
    pub frame: Frame,
    pub office: Side,
    pub institution: Side,
    pub signer: Option<Person>,
    pub show_rank: bool,
    pub pks: PksReference,
    pub juknis: JuknisReference,
    pub purpose: Option<String>,
    /// The renewal letter that was sent.
    pub renewal: Option<Reference>,
    pub ends_on: Option<Day>,
    /// Duties late on that day: the declaration names them instead of claiming that all are met.
    pub overdue: Vec<String>,
    pub place: Option<String>,
    pub date: Option<Day>,
    /// The wording, assembled from the clauses last.
    pub articles: Vec<Article>,
}

/// Surat permohonan perpanjangan.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RenewalPaper {
    #[serde(flatten)]
    pub letter: Correspondence,
    pub juknis: JuknisReference,
    pub ends_on: Option<Day>,
    pub reasons: Option<String>,
    /// The wished term in years.
    pub years: Option<Count>,
    pub methods: Vec<&'static str>,
    pub duties: Vec<DutyMet>,
    pub use_figures: Option<UseSummary>,
    /// Reports enclosed, the latest last.
    pub reports: Vec<ReportLine>,
}

/// A duty and how it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DutyMet {
    pub name: String,
    pub state: String,
}

/// What was counted while the agreement had force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UseSummary {
    pub from: String,
    pub until: String,
    pub lookups: Count,
    /// `null` where nobody counts it.
    pub balikan: Option<Count>,
}

/// A semester report as letters list it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportLine {
    pub semester: String,
    pub letter: Reference,
    pub received_on: Day,
}
