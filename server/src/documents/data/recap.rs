//! D28: the compliance of all institutions of an office.

use serde::Serialize;

use super::frame::Frame;
use super::parts::{Day, Side};

/// Rekapitulasi kepatuhan.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RecapPaper {
    pub frame: Frame,
    pub office: Side,
    pub place: Option<String>,
    pub date: Day,
    /// The months whose use is counted, e.g. `Desember 2025 sampai dengan November 2026`.
    pub period: String,
    pub rows: Vec<RecapRow>,
    pub totals: RecapTotals,
    /// Agreements by stage, in the order of the stages; none without an agreement.
    pub stages: Vec<Bar>,
    /// Duties of institutions by kind.
    pub duties: Vec<DutyBar>,
    /// Hits by month.
    pub months: Vec<Bar>,
}

/// One agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecapRow {
    pub institution: String,
    pub purpose: Option<String>,
    pub stage: String,
    /// Access stands still: `ditangguhkan` or `dicabut`.
    pub overlay: Option<&'static str>,
    pub from: Option<String>,
    pub until: Option<String>,
    pub duties: DutyCounts,
    /// Names of overdue duties.
    pub overdue: Vec<String>,
    pub hits: String,
    pub balikan: String,
    /// 0 to 100; `null` while nothing was due.
    pub score: Option<u8>,
}

/// Duties by their state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct DutyCounts {
    pub on_time: usize,
    pub late: usize,
    pub open: usize,
    pub overdue: usize,
}

/// The last line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct RecapTotals {
    pub agreements: usize,
    pub in_force: usize,
    pub duties: DutyCounts,
    pub hits: String,
    pub balikan: String,
    pub score: Option<u8>,
}

/// A bar of a chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bar {
    pub name: String,
    pub value: u64,
    pub text: String,
}

/// The duties of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DutyBar {
    pub name: String,
    pub counts: DutyCounts,
}
