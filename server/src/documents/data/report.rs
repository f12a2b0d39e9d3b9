//! D18 and D19: the semester report, and what the office makes of it.

use serde::Serialize;

use super::frame::Frame;
use super::handover::AccountPart;
use super::juknis::ApplicationPart;
use super::letter::Opening;
use super::parts::{Count, Day, Iso, JuknisReference, MethodPart, PksReference, ReaderPart, Reference, Side};

/// Laporan pemanfaatan data per semester.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReportPaper {
    pub frame: Frame,
    pub office: Side,
    pub institution: Side,
    pub period: PeriodPart,
    pub number: Option<String>,
    pub place: Option<String>,
    pub date: Option<Day>,
    pub pks: PksReference,
    pub juknis: JuknisReference,
    pub ends_on: Option<Day>,
    pub purpose: Option<String>,
    pub accounts: Vec<AccountPart>,
    pub operators: Vec<OperatorPart>,
    pub applications: Vec<ApplicationPart>,
    pub methods: Vec<MethodPart>,
    /// `null` where nothing was counted: the institution fills the table in by hand.
    pub usage: Option<UsePart>,
    pub reader: ReaderPart,
    pub readers: Vec<ReaderState>,
    pub incidents: Vec<IncidentRow>,
    pub iso: Option<Iso>,
    pub certificate: Option<CertificatePart>,
    pub content: ReportContent,
}

/// What the institution writes itself; `null` prints room to write.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ReportContent {
    pub benefits: Option<String>,
    pub obstacles: Option<String>,
    pub plans: Option<String>,
    /// Remarks on incidents beyond those recorded.
    pub incidents: Option<String>,
    /// The head states that nothing was stored or passed on; `false` asks for an explanation.
    pub nothing_stored: Option<bool>,
    pub storage_remark: Option<String>,
}

/// The half-year reported on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PeriodPart {
    /// `Semester I Tahun 2026`.
    pub title: String,
    pub from: Day,
    pub until: Day,
}

/// A person who works with the data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OperatorPart {
    pub name: String,
    pub staff_number: Option<String>,
    pub position: String,
    pub nda: Option<Day>,
    pub left_on: Option<Day>,
}

/// Use in figures, ready to be set in tables.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UsePart {
    pub months: Vec<MonthRow>,
    /// Labels of the methods counted apart, in the order of [`MonthRow::by_method`].
    pub methods: Vec<&'static str>,
    pub codes: Vec<CodeRow>,
    pub hits: Count,
    pub refused: String,
    pub suspicious: String,
    pub balikan_sent: Option<Count>,
    pub balikan_failed: Option<String>,
    pub log_root: Option<String>,
}

/// A month of the table of use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MonthRow {
    pub name: String,
    /// For the chart.
    pub hits: u64,
    pub hits_text: String,
    pub by_method: Vec<String>,
    pub refused: String,
    pub busiest_day: Option<String>,
    pub days_at_limit: Option<String>,
    pub balikan_sent: Option<String>,
    pub balikan_failed: Option<String>,
}

/// How often a response code was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CodeRow {
    pub code: &'static str,
    pub text: &'static str,
    /// One figure a month.
    pub months: Vec<String>,
    pub total: String,
}

/// A reader with its SAM.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReaderState {
    pub brand: String,
    pub serial: String,
    pub place: String,
    pub sam_id: Option<String>,
    /// Reference of the SAM's configuration file.
    pub configuration: Option<String>,
    pub condition: Option<String>,
    pub personalised_on: Option<Day>,
    pub activated_on: Option<Day>,
    pub deactivated_on: Option<Day>,
}

/// A data breach in the period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IncidentRow {
    pub detected_on: Day,
    pub subject: String,
    pub notice: Option<Reference>,
}

/// The certificate of SNI ISO/IEC 27001 last handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CertificatePart {
    pub number: String,
    pub body: String,
    pub scope: String,
    pub valid_until: Day,
}

/// Berita Acara Evaluasi, and the letter that reports it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EvaluationPaper {
    pub frame: Frame,
    pub office: Side,
    pub institution: Side,
    pub period: PeriodPart,
    /// The letter with the result (D19, form b).
    pub letter: Opening,
    /// To whom results go, as in the agreement.
    pub recipient: String,
    pub number: Option<String>,
    pub place: Option<String>,
    pub date: Option<Day>,
    pub pks: PksReference,
    pub juknis: JuknisReference,
    pub purpose: Option<String>,
    pub report: Option<ReceivedPart>,
    /// Why it was made outside the order of reports.
    pub occasion: Option<String>,
    pub figures: Vec<FigureRow>,
    pub findings: Vec<FindingRow>,
    /// Points by the criteria the office had; empty where it gave none.
    pub criteria: Vec<CriterionRow>,
    /// The mean over the duties.
    pub duty_score: Option<Count>,
    /// 0 to 100, by the criteria, else over the duties; `null` while nothing can be judged.
    pub score: Option<Count>,
    /// `continue`, `with_notes`, `warning` or `suspend`.
    pub conclusion: Option<&'static str>,
    pub notes: Option<String>,
    pub follow_ups: Vec<FollowUpRow>,
    pub evaluator: Option<String>,
    pub copies: Vec<String>,
}

/// The report that is evaluated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReceivedPart {
    pub letter: Reference,
    pub received_on: Day,
    pub channel: &'static str,
    pub due: Option<Day>,
    pub on_time: Option<bool>,
    /// All matters of the form are filled in; `null` while nobody said so.
    pub complete: Option<bool>,
    pub forwarded: Option<Reference>,
}

/// A figure as reported and as counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FigureRow {
    pub name: &'static str,
    pub reported: Option<String>,
    pub counted: Option<String>,
    /// Both are known and differ.
    pub differs: bool,
}

/// What was found on a duty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FindingRow {
    pub duty: String,
    pub finding: String,
    pub evidence: Option<String>,
    pub score: Option<String>,
}

/// Points for a criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CriterionRow {
    pub name: String,
    pub weight: String,
    pub points: String,
}

/// What must be done, and by when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FollowUpRow {
    pub what: String,
    pub by: Option<Day>,
}
