//! The shape of a dossier file, as outsiders write it. Unknown fields are errors, so that a slip of the pen is found.
//!
//! Where a fact has the same shape as in [`crate::agreement`] its type is used; the others follow here.

mod access;
mod life;
mod papers;
mod party;

use serde::{Deserialize, Serialize};

pub use access::*;
pub use life::*;
pub use papers::*;
pub use party::*;

use crate::agreement::{
    AccessApproval, Certificate, Change, Contact, CorrectionRequest, FollowUpDone, IntegrationHandover, Network,
    Reader, Reminder, ServiceFlow,
};
use crate::letter::Letter;

/// One agreement with its two parties: the whole file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Dossier {
    /// Always `patuh-dossier/1`.
    pub schema: String,
    /// What this dossier is, for people.
    #[serde(default)]
    pub about: Option<String>,
    pub office: OfficePart,
    pub institution: InstitutionPart,
    #[serde(default)]
    pub contacts: Vec<Contact>,
    pub request: RequestPart,
    /// The agreement that this one follows.
    #[serde(default)]
    pub predecessor: Option<PredecessorPart>,
    #[serde(default)]
    pub review: Option<ReviewPart>,
    #[serde(default)]
    pub forwarding: Option<Letter>,
    #[serde(default)]
    pub approval: Option<ApprovalPart>,
    #[serde(default)]
    pub teams: TeamsPart,
    #[serde(default)]
    pub agreement: Option<AgreementPart>,
    /// Addenda that changed methods, elements or other terms, in their order (domain.md 2, change procedures).
    #[serde(default)]
    pub amendments: Vec<AmendmentPart>,
    #[serde(default)]
    pub juknis: Option<JuknisPart>,
    #[serde(default)]
    pub network: Option<Network>,
    /// The letter that named provider and bandwidth (D31).
    #[serde(default)]
    pub network_letter: Option<Letter>,
    #[serde(default)]
    pub quota: Vec<QuotaPart>,
    #[serde(default)]
    pub applications: Vec<ApplicationPart>,
    #[serde(default)]
    pub service_flows: Vec<ServiceFlow>,
    /// Purposes as recorded. Where there is none for a method, those of its applications hold, else that of the request.
    #[serde(default)]
    pub purposes: Vec<PurposePart>,
    /// Hours of access where they aren't the office's.
    #[serde(default)]
    pub hours: Vec<HoursPart>,
    #[serde(default)]
    pub operators: Vec<OperatorPart>,
    #[serde(default)]
    pub user_ids: Vec<UserIdPart>,
    #[serde(default)]
    pub declarations: Vec<DeclarationPart>,
    #[serde(default)]
    pub poc: Vec<PocPart>,
    /// Hand-overs of what programs need (D33).
    #[serde(default)]
    pub integration: Vec<IntegrationHandover>,
    #[serde(default)]
    pub certificates: Vec<Certificate>,
    #[serde(default)]
    pub reports: Vec<ReportPart>,
    /// Corrections of reports that the evaluator asked for.
    #[serde(default)]
    pub corrections: Vec<CorrectionRequest>,
    #[serde(default)]
    pub evaluations: Vec<EvaluationPart>,
    /// What evaluations asked for and was done.
    #[serde(default)]
    pub follow_ups_done: Vec<FollowUpDone>,
    #[serde(default)]
    pub changes: Vec<Change>,
    /// Letters that called a duty to mind (D20).
    #[serde(default)]
    pub reminders: Vec<Reminder>,
    #[serde(default)]
    pub sanctions: Vec<SanctionPart>,
    #[serde(default)]
    pub renewals: Vec<RenewalPart>,
    #[serde(default)]
    pub readers: Vec<Reader>,
    #[serde(default)]
    pub incidents: Vec<IncidentPart>,
    #[serde(default)]
    pub notices: Vec<NoticePart>,
    /// The second Ditjen approval, where the office asks for it.
    #[serde(default)]
    pub access_approval: Option<AccessApproval>,
    #[serde(default)]
    pub closing: Option<ClosingPart>,
    /// How its life was cut short, if it was.
    #[serde(default)]
    pub ending: Option<EndingPart>,
    #[serde(default)]
    pub waivers: Vec<WaiverPart>,
}
