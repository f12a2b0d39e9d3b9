//! Home pages by role, and the frame around every page.

use chrono::NaiveDate;
use patuh_domain::actor::Role;
use patuh_domain::agreement::{Method, RenewalCall, Stage};
use patuh_domain::calendar::Moment;
use patuh_domain::ids::AgreementId;

use super::{Ball, DeclarationRow, DutyRow, RegisterRow};

/// What the frame shows: who, where, what waits.
#[derive(Debug, Clone)]
pub struct Frame {
    pub person: String,
    /// Up to two letters for the round mark.
    pub initials: String,
    /// Name of the office or institution, short.
    pub place: String,
    pub roles: Vec<Role>,
    /// Declarations waiting for this person's signature.
    pub declarations_waiting: usize,
    pub moment: Moment,
    /// A banner: demonstration data, virtual clock.
    pub demonstration: bool,
}

/// The home of the signed-in person: one section for each role held.
#[derive(Debug, Clone)]
pub struct Home {
    pub moment: Moment,
    /// Forbidden input that waits for a review.
    pub suspicions: u64,
    pub staff: Option<StaffHome>,
    pub head: Option<HeadHome>,
    pub evaluator: Option<EvaluatorHome>,
    pub operator: Option<OperatorHome>,
    pub system: Option<SystemHome>,
    /// The centre's service where it fails, for staff of the office.
    pub upstream: Option<super::UpstreamView>,
}

/// For cooperation staff and the head of office.
#[derive(Debug, Clone)]
pub struct StaffHome {
    pub overdue_total: usize,
    pub due_soon_total: usize,
    pub waiting_total: usize,
    pub running_total: usize,
    /// Longest overdue first, cut to a screenful.
    pub overdue: Vec<DutyRow>,
    pub due_soon: Vec<DutyRow>,
    /// The next step is ours.
    pub waiting_for_us: Vec<WaitingRow>,
    /// The next step is somebody else's, longest first.
    pub waiting_for_others: Vec<WaitingRow>,
    pub others_total: usize,
    /// Sanctions the ladder proposes, cut to a screenful.
    pub proposals: Vec<super::ProposalRow>,
    pub proposals_total: usize,
    pub by_stage: Vec<(Stage, usize)>,
    /// Duties falling due in each of the next 52 weeks: Monday, count.
    pub weeks: Vec<(NaiveDate, usize)>,
}

/// An agreement that waits for somebody.
#[derive(Debug, Clone)]
pub struct WaitingRow {
    pub agreement: AgreementId,
    pub institution: String,
    pub stage: Stage,
    pub ball: Ball,
    /// This person can take the step now.
    pub can_do: bool,
}

/// For the head and the admin of an institution.
#[derive(Debug, Clone)]
pub struct HeadHome {
    pub institution: String,
    pub to_sign: Vec<DeclarationRow>,
    /// Reports, renewals and other duties of the institution, by date.
    pub duties: Vec<DutyRow>,
    pub agreements: Vec<RegisterRow>,
    pub waiting_for_us: Vec<WaitingRow>,
    pub renewals: Vec<RenewalRow>,
}

/// An agreement whose renewal letter is called for.
#[derive(Debug, Clone)]
pub struct RenewalRow {
    pub agreement: AgreementId,
    pub number: String,
    pub call: RenewalCall,
    /// This person can send it.
    pub can_send: bool,
}

/// For evaluators.
#[derive(Debug, Clone)]
pub struct EvaluatorHome {
    /// Evaluations open, most urgent first.
    pub open: Vec<DutyRow>,
    pub done_this_year: usize,
}

/// For operators at a counter.
#[derive(Debug, Clone)]
pub struct OperatorHome {
    pub name: String,
    pub agreements: Vec<OperatorAccess>,
}

/// What an operator may do under one agreement.
#[derive(Debug, Clone)]
pub struct OperatorAccess {
    pub agreement: AgreementId,
    pub institution: String,
    pub purpose: String,
    pub methods: Vec<Method>,
    pub open: bool,
    /// Why, in words.
    pub why: patuh_domain::wording::Bilingual,
    pub nda_signed_on: Option<NaiveDate>,
}

/// For system admins and auditors: the state of the installation.
#[derive(Debug, Clone)]
pub struct SystemHome {
    pub people: usize,
    pub institutions: usize,
    pub agreements: usize,
    pub chain_entries: i64,
    pub last_entry_at: Option<chrono::DateTime<chrono::Utc>>,
}
