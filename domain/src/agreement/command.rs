//! What can be asked of an agreement. One noun or verb names the command, its page and its form.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::*;
use crate::access::AgreementHours;
use crate::calendar::Semester;
use crate::ids::{AccountId, FileId, IncidentId, InstitutionId, OperatorId, PurposeId, SanctionId, SuspicionId};
use crate::letter::Letter;

/// A command on one agreement. Dates are the office's local dates; letters carry their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case")]
pub enum AgreementCommand {
    // Stage 1 to 3
    /// Submits a request: a new agreement, or again after a return.
    SubmitRequest {
        institution: InstitutionId,
        request: Request,
    },
    /// Begins the agreement that follows another (decisions.md 15): asked of the old one, carried out on the new.
    SucceedAgreement {
        institution: InstitutionId,
        request: Request,
        predecessor: Predecessor,
    },
    TakeUp {
        on: NaiveDate,
    },
    CheckCompleteness {
        on: NaiveDate,
        items: Vec<ChecklistItem>,
    },
    ReturnForChanges {
        on: NaiveDate,
        reasons: String,
    },
    Forward {
        letter: Letter,
    },
    RecordApproval {
        approval: Approval,
    },
    /// The Ditjen's refusal, or the office's own: ends the request.
    Reject {
        letter: Letter,
        reason: String,
    },
    Withdraw {
        on: NaiveDate,
        letter: Option<Letter>,
        reason: String,
    },
    // Stage 4 and 5
    AppointTeam {
        team: Team,
    },
    NameContact {
        contact: Contact,
    },
    SettleTerms {
        terms: Terms,
    },
    MarkFinal {
        text: Text,
        on: NaiveDate,
    },
    ReopenText {
        text: Text,
    },
    SignPks {
        pks: Pks,
    },
    SignJuknis {
        juknis: Juknis,
    },
    // Stage 6
    RecordNetwork {
        network: Network,
        letter: Option<Letter>,
    },
    GrantQuota {
        grant: QuotaGrant,
    },
    RegisterApplication {
        name: String,
        function: String,
        platform: String,
        url: Option<String>,
        method: Method,
        elements: Vec<Element>,
        used_by: Option<String>,
        keeper: Option<String>,
        mobile: bool,
        on: NaiveDate,
    },
    DescribeServiceFlow {
        flow: ServiceFlow,
    },
    /// What look-ups may be made for, besides or in place of what the agreement's own words give.
    AddPurpose {
        name: String,
        methods: Vec<Method>,
        elements: Vec<Element>,
        from: NaiveDate,
    },
    EndPurpose {
        purpose: PurposeId,
        /// The last day.
        on: NaiveDate,
    },
    RegisterOperator {
        name: String,
        staff_number: Option<String>,
        staff_status: StaffStatus,
        position: String,
        since: NaiveDate,
    },
    DismissOperator {
        operator: OperatorId,
        on: NaiveDate,
    },
    RequestAccessApproval {
        letter: Letter,
    },
    RecordAccessApproval {
        letter: Letter,
    },
    RequestUserId {
        user_id: String,
        kind: AccountKind,
        methods: Vec<Method>,
        letter: Letter,
        office_region_code: Option<String>,
        local_user_id: Option<String>,
        ip_addresses: Vec<String>,
        responsible: String,
        daily_cap: Option<u32>,
    },
    RegisterAddresses {
        account: AccountId,
        ip_addresses: Vec<String>,
        /// From when the list holds; `None` is now.
        #[serde(default)]
        from: Option<DateTime<Utc>>,
    },
    SetDailyCap {
        account: AccountId,
        /// Hits per local day; `None` is no cap of its own.
        per_day: Option<u32>,
        /// `None` is now.
        #[serde(default)]
        from: Option<DateTime<Utc>>,
    },
    SetHours {
        hours: AgreementHours,
    },
    HandOverUserId {
        account: AccountId,
        bast: Letter,
    },
    /// Another person answers for a User ID, asked by form and handed over by BAST.
    ChangeHolder {
        account: AccountId,
        holder: HolderChange,
    },
    /// User IDs, operators, applications and readers of the agreement before pass over to this one, by BAST; decided
    /// with the facts of both ([`super::take_over`]).
    TakeOver {
        bast: Letter,
    },
    /// Shown once, to the receiver; the secret itself is made by the caller and never comes here.
    RevealSecret {
        account: AccountId,
        at: DateTime<Utc>,
    },
    /// Another password beside the one in use, which works until `old_until`; shown once like the first.
    RotateSecret {
        account: AccountId,
        at: DateTime<Utc>,
        old_until: DateTime<Utc>,
    },
    /// Ends the passwords that still work beside the newest.
    RevokeSecret {
        account: AccountId,
        at: DateTime<Utc>,
        reason: String,
    },
    CloseUserId {
        account: AccountId,
        on: NaiveDate,
    },
    /// By staff, or by the system where the office lets the detector do it.
    LockAccount {
        account: AccountId,
        reason: String,
        suspicion: Option<SuspicionId>,
    },
    UnlockAccount {
        account: AccountId,
        remark: String,
    },
    /// Forbidden input that was seen, judged by a person.
    ReviewSuspicion {
        suspicion: SuspicionId,
        account: AccountId,
        verdict: SuspicionVerdict,
        after: AfterReview,
        remark: String,
    },
    /// A declaration signed on paper, recorded with its scan.
    RecordDeclaration {
        kind: DeclarationKind,
        /// `None`: the head of the institution.
        operator: Option<OperatorId>,
        signed_on: NaiveDate,
        meterai: bool,
        scan: Option<FileId>,
    },
    // Stage 7 and 8
    RequestPoc {
        subjects: Vec<PocSubject>,
        letter: Letter,
        wish: TrialWish,
    },
    SchedulePoc {
        subjects: Vec<PocSubject>,
        scheduled_on: NaiveDate,
        confirmation: Letter,
        meeting: TrialMeeting,
    },
    RecordPocResult {
        subject: PocSubject,
        verdict: Verdict,
        letter: Option<Letter>,
        remark: Option<String>,
        protocol: Protocol,
        on: NaiveDate,
    },
    /// What a program needs to be joined to the service (D33).
    HandOverIntegration {
        handover: IntegrationHandover,
    },
    // While in force
    RecordCertificate {
        certificate: Certificate,
    },
    SubmitReport {
        semester: Semester,
        letter: Letter,
        received_on: NaiveDate,
        channel: ReportChannel,
        #[serde(default)]
        content: Option<ReportContent>,
        scan: Option<FileId>,
    },
    /// The evaluator asks for a corrected report; what came before stays beside it.
    AskCorrection {
        semester: Semester,
        on: NaiveDate,
        reasons: String,
    },
    ForwardReport {
        semester: Semester,
        letter: Letter,
    },
    EvaluateReport {
        semester: Semester,
        completed_on: NaiveDate,
        conclusion: Conclusion,
        forwarded: Option<Letter>,
        #[serde(default)]
        assessment: Option<Assessment>,
    },
    /// An evaluation outside the order of reports, at any time.
    EvaluateUnscheduled {
        occasion: String,
        completed_on: NaiveDate,
        conclusion: Conclusion,
        forwarded: Option<Letter>,
        #[serde(default)]
        assessment: Option<Assessment>,
    },
    /// To the Minister through the Dirjen, or to the regional head (D19, form b).
    ForwardEvaluation {
        semester: Semester,
        #[serde(default)]
        occasion: Option<String>,
        letter: Letter,
    },
    /// What an evaluation asked for was done.
    FulfilFollowUp {
        done: FollowUpDone,
    },
    RecordChange {
        change: Change,
    },
    RegisterReader {
        reader: Reader,
    },
    ReportIncident {
        detected_at: DateTime<Utc>,
        subject: String,
        details: IncidentDetails,
    },
    /// What is known of a breach by now, for its notice (D27).
    DescribeIncident {
        incident: IncidentId,
        details: IncidentDetails,
    },
    NotifyIncident {
        incident: IncidentId,
        at: DateTime<Utc>,
        notice: Letter,
    },
    WaiveDuty {
        kind: crate::duty::DutyKind,
        subject: Option<String>,
        reason: String,
        on: NaiveDate,
    },
    ReceiveRenewal {
        letter: Letter,
        received_on: NaiveDate,
        wish: RenewalWish,
    },
    RecordRenewalApproval {
        letter: Letter,
    },
    SignAddendum {
        addendum: Addendum,
    },
    RefuseRenewal {
        letter: Letter,
    },
    // Sanctions and ends
    /// Calls a late duty to mind: no sanction.
    Remind {
        reminder: Reminder,
    },
    Warn {
        letter: Letter,
        basis: String,
        demand: Demand,
    },
    Suspend {
        letter: Letter,
        basis: String,
        lift_condition: Option<String>,
        from: DateTime<Utc>,
    },
    RevokeAccess {
        letter: Letter,
        basis: String,
        lift_condition: Option<String>,
        from: DateTime<Utc>,
    },
    CutQuota {
        letter: Letter,
        basis: String,
        per_day: u32,
        lift_condition: Option<String>,
        from: DateTime<Utc>,
    },
    Lift {
        sanction: SanctionId,
        letter: Letter,
        at: DateTime<Utc>,
    },
    /// A proposed step is not taken, or not yet.
    SetAside {
        cause: String,
        step: SanctionKind,
        /// The last day on which it isn't proposed; `None` is for good.
        until: Option<NaiveDate>,
        reason: String,
    },
    Terminate {
        on: NaiveDate,
        letter: Letter,
        reason: String,
    },
    End {
        on: NaiveDate,
        letter: Letter,
        cause: EndCause,
    },
    RecordClosing {
        bast: Letter,
        remark: Option<String>,
    },
    // Documents
    /// Puts a document into the world: made and kept by the caller, immutable from then on.
    IssueDocument {
        edition: Box<Edition>,
    },
    RevokeDocument {
        code: DocumentCode,
        on: NaiveDate,
        reason: String,
    },
    /// A whole agreement at once, from a dossier: its history as events (decisions.md 34).
    ImportAgreement {
        imported: Box<Imported>,
    },
}

/// The history of an agreement that lived before Patuh, in the order of its dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imported {
    pub institution: InstitutionId,
    pub events: Vec<AgreementEvent>,
}

impl AgreementCommand {
    /// Which action this is.
    pub const fn action(&self) -> AgreementAction {
        match self {
            Self::SubmitRequest { .. } => AgreementAction::SubmitRequest,
            Self::SucceedAgreement { .. } => AgreementAction::SucceedAgreement,
            Self::TakeUp { .. } => AgreementAction::TakeUp,
            Self::CheckCompleteness { .. } => AgreementAction::CheckCompleteness,
            Self::ReturnForChanges { .. } => AgreementAction::ReturnForChanges,
            Self::Forward { .. } => AgreementAction::Forward,
            Self::RecordApproval { .. } => AgreementAction::RecordApproval,
            Self::Reject { .. } => AgreementAction::Reject,
            Self::Withdraw { .. } => AgreementAction::Withdraw,
            Self::AppointTeam { .. } => AgreementAction::AppointTeam,
            Self::NameContact { .. } => AgreementAction::NameContact,
            Self::SettleTerms { .. } => AgreementAction::SettleTerms,
            Self::MarkFinal { .. } => AgreementAction::MarkFinal,
            Self::ReopenText { .. } => AgreementAction::ReopenText,
            Self::SignPks { .. } => AgreementAction::SignPks,
            Self::SignJuknis { .. } => AgreementAction::SignJuknis,
            Self::RecordNetwork { .. } => AgreementAction::RecordNetwork,
            Self::GrantQuota { .. } => AgreementAction::GrantQuota,
            Self::RegisterApplication { .. } => AgreementAction::RegisterApplication,
            Self::DescribeServiceFlow { .. } => AgreementAction::DescribeServiceFlow,
            Self::AddPurpose { .. } => AgreementAction::AddPurpose,
            Self::EndPurpose { .. } => AgreementAction::EndPurpose,
            Self::RegisterOperator { .. } => AgreementAction::RegisterOperator,
            Self::DismissOperator { .. } => AgreementAction::DismissOperator,
            Self::RequestAccessApproval { .. } => AgreementAction::RequestAccessApproval,
            Self::RecordAccessApproval { .. } => AgreementAction::RecordAccessApproval,
            Self::RequestUserId { .. } => AgreementAction::RequestUserId,
            Self::RegisterAddresses { .. } => AgreementAction::RegisterAddresses,
            Self::SetDailyCap { .. } => AgreementAction::SetDailyCap,
            Self::SetHours { .. } => AgreementAction::SetHours,
            Self::HandOverUserId { .. } => AgreementAction::HandOverUserId,
            Self::ChangeHolder { .. } => AgreementAction::ChangeHolder,
            Self::TakeOver { .. } => AgreementAction::TakeOver,
            Self::RevealSecret { .. } => AgreementAction::RevealSecret,
            Self::RotateSecret { .. } => AgreementAction::RotateSecret,
            Self::RevokeSecret { .. } => AgreementAction::RevokeSecret,
            Self::CloseUserId { .. } => AgreementAction::CloseUserId,
            Self::LockAccount { .. } => AgreementAction::LockAccount,
            Self::UnlockAccount { .. } => AgreementAction::UnlockAccount,
            Self::ReviewSuspicion { .. } => AgreementAction::ReviewSuspicion,
            Self::RecordDeclaration { .. } => AgreementAction::RecordDeclaration,
            Self::RequestPoc { .. } => AgreementAction::RequestPoc,
            Self::SchedulePoc { .. } => AgreementAction::SchedulePoc,
            Self::RecordPocResult { .. } => AgreementAction::RecordPocResult,
            Self::HandOverIntegration { .. } => AgreementAction::HandOverIntegration,
            Self::RecordCertificate { .. } => AgreementAction::RecordCertificate,
            Self::SubmitReport { .. } => AgreementAction::SubmitReport,
            Self::AskCorrection { .. } => AgreementAction::AskCorrection,
            Self::ForwardReport { .. } => AgreementAction::ForwardReport,
            Self::EvaluateReport { .. } => AgreementAction::EvaluateReport,
            Self::EvaluateUnscheduled { .. } => AgreementAction::EvaluateUnscheduled,
            Self::ForwardEvaluation { .. } => AgreementAction::ForwardEvaluation,
            Self::FulfilFollowUp { .. } => AgreementAction::FulfilFollowUp,
            Self::RecordChange { .. } => AgreementAction::RecordChange,
            Self::RegisterReader { .. } => AgreementAction::RegisterReader,
            Self::ReportIncident { .. } => AgreementAction::ReportIncident,
            Self::DescribeIncident { .. } => AgreementAction::DescribeIncident,
            Self::NotifyIncident { .. } => AgreementAction::NotifyIncident,
            Self::WaiveDuty { .. } => AgreementAction::WaiveDuty,
            Self::ReceiveRenewal { .. } => AgreementAction::ReceiveRenewal,
            Self::RecordRenewalApproval { .. } => AgreementAction::RecordRenewalApproval,
            Self::SignAddendum { .. } => AgreementAction::SignAddendum,
            Self::RefuseRenewal { .. } => AgreementAction::RefuseRenewal,
            Self::Remind { .. } => AgreementAction::Remind,
            Self::Warn { .. } => AgreementAction::Warn,
            Self::Suspend { .. } => AgreementAction::Suspend,
            Self::RevokeAccess { .. } => AgreementAction::RevokeAccess,
            Self::CutQuota { .. } => AgreementAction::CutQuota,
            Self::Lift { .. } => AgreementAction::Lift,
            Self::SetAside { .. } => AgreementAction::SetAside,
            Self::Terminate { .. } => AgreementAction::Terminate,
            Self::End { .. } => AgreementAction::End,
            Self::RecordClosing { .. } => AgreementAction::RecordClosing,
            Self::IssueDocument { .. } => AgreementAction::IssueDocument,
            Self::RevokeDocument { .. } => AgreementAction::RevokeDocument,
            Self::ImportAgreement { .. } => AgreementAction::ImportAgreement,
        }
    }
}
