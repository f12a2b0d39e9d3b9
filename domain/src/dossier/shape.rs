//! The shape of a dossier file, as outsiders write it. Unknown fields are errors, so that a slip of the pen is found.
//!
//! Where a fact has the same shape as in [`crate::agreement`] its type is used; the others follow here.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::agreement::{
    AccessApproval, AccountKind, Addendum, Approval, ApprovalKind, Assessment, Certificate, Change, Checklist,
    Conclusion, Contact, CorrectionRequest, DataBalikan, Demand, Element, EndCause, FollowUpDone, IncidentDetails,
    IntegrationHandover, IsoRule, JuknisLayout, JuknisSigners, Method, MethodGrant, Network, PksLayout, Protocol,
    QuotaStart, Reader, ReaderClause, Reminder, RenewalWish, ReportChannel, ReportContent, SanctionKind, ServiceFlow,
    StaffStatus, Study, Succession, TeamMember, Term, TrialMeeting, TrialWish, Verdict,
};
use crate::calendar::{Half, Semester, Zone};
use crate::duty::DutyKind;
use crate::head::Head;
use crate::institution::InstitutionKind;
use crate::letter::Letter;
use crate::office::{EvaluationRecipient, Level};

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

/// The office, PIHAK KESATU.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OfficePart {
    pub name: String,
    pub government: String,
    pub level: Level,
    pub region_code: String,
    pub address: String,
    pub city: String,
    #[serde(default)]
    pub postcode: String,
    #[serde(default)]
    pub phone: String,
    #[serde(default)]
    pub email: String,
    #[serde(default)]
    pub website: String,
    /// `Asia/Jakarta`, `Asia/Makassar` or `Asia/Jayapura`.
    pub time_zone: Zone,
    pub evaluation_recipient: EvaluationRecipient,
    pub heads: Vec<Head>,
}

/// The institution, PIHAK KEDUA.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct InstitutionPart {
    pub name: String,
    pub kind: InstitutionKind,
    pub region_code: String,
    pub address: String,
    #[serde(default)]
    pub work_units: Vec<String>,
    pub heads: Vec<Head>,
}

/// The request letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RequestPart {
    pub number: String,
    pub date: NaiveDate,
    pub subject: String,
    pub purpose: String,
    #[serde(default)]
    pub daily_need: Option<u32>,
    /// What its technical study says (D02).
    #[serde(default)]
    pub study: Study,
}

/// The office's completeness check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReviewPart {
    pub taken_up_on: NaiveDate,
    #[serde(default)]
    pub complete_on: Option<NaiveDate>,
    /// The list as filled in (D03).
    #[serde(default)]
    pub checklist: Option<Checklist>,
}

/// The Ditjen's approval letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ApprovalPart {
    pub number: String,
    pub date: NaiveDate,
    pub subject: String,
    pub signed_by: String,
    pub kind: ApprovalKind,
}

/// Both drafting teams.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TeamsPart {
    #[serde(default)]
    pub office: Option<TeamPart>,
    #[serde(default)]
    pub institution: Option<TeamPart>,
}

/// One drafting team with its order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TeamPart {
    pub order: Letter,
    #[serde(default)]
    pub members: Vec<TeamMember>,
}

/// The PKS; without `signed_on` a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AgreementPart {
    #[serde(default)]
    pub office_number: Option<String>,
    #[serde(default)]
    pub institution_number: Option<String>,
    pub layout: PksLayout,
    #[serde(default)]
    pub signed_on: Option<NaiveDate>,
    #[serde(default)]
    pub signed_at: Option<String>,
    #[serde(default)]
    pub term: Option<Term>,
    /// The last day of force, inclusive.
    #[serde(default)]
    pub ends_on: Option<NaiveDate>,
    pub methods: Vec<MethodGrant>,
    #[serde(default)]
    pub legal_bases: Vec<String>,
    #[serde(default)]
    pub data_balikan: Option<DataBalikan>,
    #[serde(default)]
    pub iso_27001: Option<IsoRule>,
    pub card_reader: ReaderClause,
    /// Duties this agreement has or lacks against the default, e.g. `{"sptjm": false}`.
    #[serde(default)]
    pub duties: BTreeMap<DutyKind, bool>,
}

/// The Juknis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct JuknisPart {
    pub number: String,
    #[serde(default)]
    pub institution_number: Option<String>,
    pub date: NaiveDate,
    pub place: String,
    pub layout: JuknisLayout,
    pub signers: JuknisSigners,
    #[serde(default)]
    pub initials: bool,
    #[serde(default)]
    pub user_id_request_by: Option<NaiveDate>,
}

/// A quota grant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct QuotaPart {
    pub methods: Vec<Method>,
    /// `null` is unlimited.
    pub per_day: Option<u32>,
    pub from: QuotaFrom,
    #[serde(default)]
    pub until_poc: bool,
    #[serde(default)]
    pub reference: Option<Letter>,
}

/// A date, or `"poc"`: from the day the PoC is passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum QuotaFrom {
    On(NaiveDate),
    Poc(PocWord),
}

/// The word `"poc"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PocWord {
    Poc,
}

/// An application of the institution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ApplicationPart {
    pub name: String,
    pub function: String,
    pub platform: String,
    #[serde(default)]
    pub url: Option<String>,
    pub method: Method,
    pub elements: Vec<Element>,
    #[serde(default)]
    pub used_by: Option<String>,
    #[serde(default)]
    pub keeper: Option<String>,
    #[serde(default)]
    pub mobile: bool,
    /// For applications that came after the Juknis.
    #[serde(default)]
    pub registered_on: Option<NaiveDate>,
}

/// A person who works under a User ID.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OperatorPart {
    pub name: String,
    #[serde(default)]
    pub staff_number: Option<String>,
    pub staff_status: StaffStatus,
    pub position: String,
    #[serde(default)]
    pub nda: Option<NdaPart>,
    /// For operators who came later.
    #[serde(default)]
    pub since: Option<NaiveDate>,
    #[serde(default)]
    pub left_on: Option<NaiveDate>,
}

/// An operator's NDA.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NdaPart {
    pub form: DeclarationForm,
    pub signed_on: NaiveDate,
    #[serde(default)]
    pub meterai: bool,
}

/// A User ID.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct UserIdPart {
    pub user_id: String,
    pub kind: AccountKind,
    pub methods: Vec<Method>,
    pub request: Letter,
    #[serde(default)]
    pub office_region_code: Option<String>,
    #[serde(default)]
    pub local_user_id: Option<String>,
    #[serde(default)]
    pub ip_addresses: Vec<String>,
    #[serde(default)]
    pub bast: Option<Letter>,
    pub responsible: String,
    #[serde(default)]
    pub daily_cap: Option<u32>,
    #[serde(default)]
    pub closed_on: Option<NaiveDate>,
}

/// SPTJM or NDA.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DeclarationWord {
    Sptjm,
    Nda,
}

/// First or renewal form of an SPTJM; form (a) or (b) of an NDA.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DeclarationForm {
    First,
    Renewal,
    A,
    B,
}

/// A declaration of the head.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DeclarationPart {
    pub kind: DeclarationWord,
    pub form: DeclarationForm,
    pub signer: String,
    pub signed_on: NaiveDate,
    #[serde(default)]
    pub meterai: bool,
}

/// An application by name, or a method.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SubjectPart {
    Application(String),
    Method(Method),
}

/// The trial of one subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PocPart {
    pub subject: SubjectPart,
    #[serde(default)]
    pub request: Option<Letter>,
    /// Of the request (D15).
    #[serde(default)]
    pub wish: TrialWish,
    #[serde(default)]
    pub scheduled_on: Option<NaiveDate>,
    #[serde(default)]
    pub confirmation: Option<Letter>,
    /// Of the confirmation (D16).
    #[serde(default)]
    pub meeting: TrialMeeting,
    #[serde(default)]
    pub result: Option<PocResultPart>,
}

/// The result of a trial.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PocResultPart {
    pub verdict: Verdict,
    #[serde(default)]
    pub letter: Option<Letter>,
    #[serde(default)]
    pub remark: Option<String>,
    /// What was checked, and by whom (D17).
    #[serde(default)]
    pub protocol: Protocol,
}

/// 1 (January to June) or 2 (July to December).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct HalfNumber(pub Half);

impl TryFrom<u8> for HalfNumber {
    type Error = &'static str;

    fn try_from(number: u8) -> Result<Self, Self::Error> {
        match number {
            1 => Ok(Self(Half::First)),
            2 => Ok(Self(Half::Second)),
            _ => Err("a semester is 1 or 2"),
        }
    }
}

impl From<HalfNumber> for u8 {
    fn from(number: HalfNumber) -> Self {
        match number.0 {
            Half::First => 1,
            Half::Second => 2,
        }
    }
}

/// The semester that a year and a number name.
pub(super) const fn semester(year: i32, number: HalfNumber) -> Semester {
    Semester { year, half: number.0 }
}

/// A semester report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReportPart {
    pub year: i32,
    #[cfg_attr(feature = "schema", schemars(with = "u8", range(min = 1, max = 2)))]
    pub semester: HalfNumber,
    pub letter: Letter,
    pub received_on: NaiveDate,
    pub channel: ReportChannel,
    #[serde(default)]
    pub content: Option<ReportContent>,
}

/// An evaluation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EvaluationPart {
    pub year: i32,
    #[cfg_attr(feature = "schema", schemars(with = "u8", range(min = 1, max = 2)))]
    pub semester: HalfNumber,
    pub completed_on: NaiveDate,
    pub conclusion: Conclusion,
    /// Why it was made outside the order of reports.
    #[serde(default)]
    pub occasion: Option<String>,
    #[serde(default)]
    pub forwarded: Option<Letter>,
    #[serde(default)]
    pub assessment: Option<Assessment>,
}

/// A sanction; dates count from the start of the local day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SanctionPart {
    pub kind: SanctionKind,
    pub letter: Letter,
    #[serde(default)]
    pub basis: Option<String>,
    pub from: NaiveDate,
    /// Hits per day left by a quota cut.
    #[serde(default)]
    pub per_day: Option<u32>,
    #[serde(default)]
    pub lift_condition: Option<String>,
    /// What a warning demands (D20).
    #[serde(default)]
    pub demand: Demand,
    #[serde(default)]
    pub lifted: Option<LiftPart>,
}

/// The lifting of a sanction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LiftPart {
    pub letter: Letter,
    pub on: NaiveDate,
}

/// A renewal letter and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RenewalPart {
    pub letter: Letter,
    pub received_on: NaiveDate,
    #[serde(default)]
    pub wish: RenewalWish,
    #[serde(default)]
    pub approval: Option<Letter>,
    #[serde(default)]
    pub outcome: Option<OutcomePart>,
}

/// How a renewal was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OutcomePart {
    Addendum(AddendumPart),
    NewAgreement(SuccessorPart),
    Refused(Letter),
}

/// The agreement that one follows, by its number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PredecessorPart {
    /// The office's number of its PKS.
    pub number: String,
    pub cause: Succession,
    /// The minutes by which User IDs and readers passed over.
    #[serde(default)]
    pub bast: Option<Letter>,
}

/// A renewal addendum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AddendumPart {
    pub office_number: String,
    #[serde(default)]
    pub institution_number: Option<String>,
    pub signed_on: NaiveDate,
    pub ends_on: NaiveDate,
}

/// A successor agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SuccessorPart {
    pub signed_on: NaiveDate,
}

/// A data breach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct IncidentPart {
    pub detected_at: DateTime<Utc>,
    pub subject: String,
    /// The account for its notice (D27); no population data.
    #[serde(default)]
    pub details: IncidentDetails,
    #[serde(default)]
    pub notified_at: Option<DateTime<Utc>>,
    #[serde(default)]
    pub notice: Option<Letter>,
}

/// A letter that tells others something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum NoticePart {
    /// A semester report passed on to the Dirjen.
    ReportForwarded {
        year: i32,
        #[cfg_attr(feature = "schema", schemars(with = "u8", range(min = 1, max = 2)))]
        semester: HalfNumber,
        letter: Letter,
    },
}

/// The closing duties done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ClosingPart {
    pub bast: Letter,
    #[serde(default)]
    pub remark: Option<String>,
}

/// How the life of the agreement was cut short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum EndingPart {
    Withdrawn {
        on: NaiveDate,
        #[serde(default)]
        letter: Option<Letter>,
        reason: String,
    },
    Rejected {
        letter: Letter,
        reason: String,
    },
    /// `on` is the last day of force.
    Ended {
        on: NaiveDate,
        letter: Letter,
        cause: EndCause,
    },
    /// `on` is the first day without force.
    Terminated {
        on: NaiveDate,
        letter: Letter,
        reason: String,
    },
}

/// A duty waived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WaiverPart {
    pub kind: DutyKind,
    #[serde(default)]
    pub subject: Option<String>,
    pub reason: String,
    pub by: String,
    pub on: NaiveDate,
}

impl From<QuotaFrom> for QuotaStart {
    fn from(from: QuotaFrom) -> Self {
        match from {
            QuotaFrom::On(date) => Self::On(date),
            QuotaFrom::Poc(PocWord::Poc) => Self::Poc,
        }
    }
}

impl From<&ApprovalPart> for Approval {
    fn from(part: &ApprovalPart) -> Self {
        Self {
            letter: Letter::new(part.number.clone(), part.date),
            subject: part.subject.clone(),
            signed_by: part.signed_by.clone(),
            kind: part.kind,
            scan: None,
        }
    }
}

impl From<&AddendumPart> for Addendum {
    fn from(part: &AddendumPart) -> Self {
        Self {
            office_number: part.office_number.clone(),
            institution_number: part.institution_number.clone(),
            signed_on: part.signed_on,
            ends_on: part.ends_on,
            scan: None,
        }
    }
}
