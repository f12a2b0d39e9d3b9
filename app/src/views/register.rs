//! The register of agreements: query, rows, board.

use chrono::NaiveDate;
use patuh_domain::agreement::{AgreementAction, Method, Stage};
use patuh_domain::duty::{Duty, DutyKind, DutyState, Responsible};
use patuh_domain::ids::{AgreementId, InstitutionId};
use patuh_domain::lint::{Finding, Lint};

/// What the address of the register says: `?cari=&tahap=&metode=&keadaan=&urut=&hal=`. The same for table and board.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RegisterQuery {
    /// Free text: institution, numbers of letters and PKS, names.
    pub search: String,
    pub stages: Vec<Stage>,
    pub method: Option<Method>,
    pub attention: Option<Attention>,
    pub institution: Option<InstitutionId>,
    pub sort: Sort,
    pub descending: bool,
    /// From 1.
    pub page: u32,
}

/// A filter by what needs doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attention {
    /// Has an overdue duty.
    Late,
    /// Has a duty due soon.
    DueSoon,
    /// The next step is the office's.
    WaitingForOffice,
    /// The next step is somebody else's.
    WaitingForOthers,
    /// Access is closed though the agreement is in force.
    AccessClosed,
}

/// What the table is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// Overdue first, then by the next due date.
    #[default]
    Urgency,
    Institution,
    Stage,
    SignedOn,
    EndsOn,
}

/// One page of the register.
#[derive(Debug, Clone)]
pub struct Register {
    pub rows: Vec<RegisterRow>,
    /// Rows that match the query.
    pub total: usize,
    pub per_page: usize,
    /// Numbers by stage of everything that matches but for the stage filter.
    pub by_stage: Vec<(Stage, usize)>,
    pub today: NaiveDate,
}

/// One agreement in a list.
#[derive(Debug, Clone)]
pub struct RegisterRow {
    pub id: AgreementId,
    pub institution: String,
    pub purpose: String,
    /// The office's PKS number, else the request letter's.
    pub number: String,
    pub stage: Stage,
    pub suspended: bool,
    pub access_revoked: bool,
    pub access_open: bool,
    pub methods: Vec<Method>,
    pub signed_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
    pub overdue: usize,
    pub due_soon: usize,
    /// The open duty to look at first.
    pub next_duty: Option<Duty>,
    /// With whom the ball lies, and since when.
    pub ball: Option<Ball>,
    /// Duties as marks on the term's line: date, state.
    pub marks: Vec<(NaiveDate, DutyKind, DutyState)>,
}

/// Whose turn it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ball {
    pub who: Responsible,
    /// What is to be done, in words.
    pub what: patuh_domain::wording::Bilingual,
    /// The action's name, for the link.
    pub action: patuh_domain::agreement::AgreementAction,
    pub since: Option<NaiveDate>,
    /// Days since, when known.
    pub days: Option<i64>,
}

/// Agreements by stage.
#[derive(Debug, Clone)]
pub struct Board {
    pub columns: Vec<BoardColumn>,
    pub today: NaiveDate,
}

/// One stage of the board.
#[derive(Debug, Clone)]
pub struct BoardColumn {
    pub stage: Stage,
    pub total: usize,
    /// The most urgent ones; the rest is behind a link to the table.
    pub rows: Vec<RegisterRow>,
}

/// Which duties the calendar shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyQuery {
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// Only open ones.
    pub open_only: bool,
}

/// A duty with the agreement it belongs to.
#[derive(Debug, Clone)]
pub struct DutyRow {
    pub agreement: AgreementId,
    pub institution: String,
    pub duty: Duty,
    /// What fulfils it, where this person can do it now.
    pub action: Option<AgreementAction>,
}

/// Which findings are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FindingQuery {
    /// Of the name of the institution.
    pub search: String,
    pub lint: Option<Lint>,
    /// From 1.
    pub page: u32,
}

/// A page of findings over all agreements the actor sees.
#[derive(Debug, Clone)]
pub struct Findings {
    pub rows: Vec<FindingRow>,
    pub total: usize,
    pub per_page: usize,
    /// How many there are of each kind by the search alone, in the order of kinds.
    pub by_lint: Vec<(Lint, usize)>,
}

/// A finding with its agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingRow {
    pub agreement: AgreementId,
    pub institution: String,
    pub finding: Finding,
}
