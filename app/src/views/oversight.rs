//! What an office has to decide on beside the duties: proposed sanctions, and results of evaluations to send on.

use chrono::NaiveDate;
use patuh_domain::agreement::{Conclusion, Proposal};
use patuh_domain::calendar::{Moment, Semester};
use patuh_domain::ids::AgreementId;

/// A step of the ladder that is proposed for an agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposalRow {
    pub agreement: AgreementId,
    pub institution: String,
    pub proposal: Proposal,
    /// The letter as a draft: the code of its document, and for what it is.
    pub paper: Option<(&'static str, Option<String>)>,
    /// This person may take it, or set it aside.
    pub can_decide: bool,
}

/// An evaluation whose result was not sent on yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnsentRow {
    pub agreement: AgreementId,
    pub institution: String,
    pub semester: Semester,
    /// Why it was made outside the order of reports.
    pub occasion: Option<String>,
    pub completed_on: NaiveDate,
    pub conclusion: Conclusion,
    pub can_send: bool,
}

/// Everything of this kind that the actor sees, the longest waiting first.
#[derive(Debug, Clone)]
pub struct Oversight {
    pub moment: Moment,
    pub proposals: Vec<ProposalRow>,
    pub unsent: Vec<UnsentRow>,
}
