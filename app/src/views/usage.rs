//! Look-ups as they were counted: of one agreement, and of an office.

use chrono::{NaiveDate, NaiveDateTime};
use patuh_domain::access::{Code, Drift};
use patuh_domain::agreement::Method;
use patuh_domain::calendar::Moment;
use patuh_domain::ids::AgreementId;

/// Which time a page of use shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum UseSpan {
    /// Today, by the hour.
    Today,
    /// The last 30 days, by the day.
    #[default]
    Days30,
    Days90,
    /// Since the signature, by the month.
    Term,
}

impl UseSpan {
    /// Every span, from short to long.
    pub const ALL: [Self; 4] = [Self::Today, Self::Days30, Self::Days90, Self::Term];

    /// The name in an address.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Today => "hari",
            Self::Days30 => "30",
            Self::Days90 => "90",
            Self::Term => "masa",
        }
    }

    /// The span of this name; 30 days for any other.
    pub fn parse(name: &str) -> Self {
        Self::ALL.into_iter().find(|span| span.name() == name).unwrap_or_default()
    }
}

/// What came of some look-ups.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct UseCounts {
    /// Forwarded to the centre and counted.
    pub hits: i64,
    /// Ended here, free of charge.
    pub refused: i64,
    /// The centre failed and the hit was given back.
    pub refunded: i64,
    /// Cut off before there was an answer; counted.
    pub unknown: i64,
}

/// An hour, a day or a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UseSlot {
    /// Its beginning, on the office's wall clock.
    pub start: NaiveDateTime,
    pub counts: UseCounts,
}

/// A part of the look-ups: of a method, an application, an account, a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsePart {
    pub name: String,
    pub counts: UseCounts,
}

/// Look-ups of a month by one method.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthlyUse {
    /// The first of the month.
    pub month: NaiveDate,
    pub method: Method,
    pub counts: UseCounts,
    /// Answers of the centre, by code.
    pub codes: Vec<(Code, i64)>,
}

/// Answers with one code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeUse {
    pub code: Code,
    /// Said by the centre, for a hit; else refused here.
    pub answered: bool,
    pub times: i64,
}

/// A counter against its limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotaUse {
    pub name: String,
    /// Hits a day; `None` is unlimited.
    pub per_day: Option<u32>,
    pub today: i64,
    pub peak: i64,
    pub peak_on: Option<NaiveDate>,
    /// Days on which nothing was left.
    pub full_days: usize,
}

/// What was counted between two days, both included: for pages and for the semester report (D18).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UseFigures {
    pub from: NaiveDate,
    pub until: NaiveDate,
    pub total: UseCounts,
    /// Days with a hit.
    pub active_days: u32,
    pub months: Vec<MonthlyUse>,
    pub codes: Vec<CodeUse>,
    pub methods: Vec<UsePart>,
    pub applications: Vec<UsePart>,
    pub accounts: Vec<UsePart>,
    pub people: Vec<UsePart>,
    pub quota: Vec<QuotaUse>,
    /// Times forbidden input was seen.
    pub suspicions: u64,
    pub peaks: Vec<MonthPeak>,
    /// Hash of the last entry of the look-ups' chain within these days; `None` where the office had none yet.
    pub log_root: Option<String>,
}

/// How near to its limits a month came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthPeak {
    /// First day of the month.
    pub month: NaiveDate,
    /// Hits of its busiest day.
    pub busiest: i64,
    /// Days on which some counter was used up.
    pub full_days: usize,
}

/// Declared against real volume.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Volume {
    /// Look-ups a day by the technical study.
    pub declared: Option<u32>,
    /// On the days with a hit, on average.
    pub real: i64,
    pub active_days: u32,
    pub drift: Drift,
}

/// The use of one agreement.
#[derive(Debug, Clone)]
pub struct UseView {
    pub span: UseSpan,
    pub moment: Moment,
    pub figures: UseFigures,
    pub slots: Vec<UseSlot>,
    /// Of the last 30 days, whatever the span.
    pub volume: Volume,
}

/// One agreement in the use of an office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeUseRow {
    pub agreement: AgreementId,
    pub institution: String,
    pub counts: UseCounts,
    pub volume: Volume,
}

/// The use of everything the actor may see, over the last 30 days.
#[derive(Debug, Clone)]
pub struct OfficeUse {
    pub moment: Moment,
    pub from: NaiveDate,
    pub total: UseCounts,
    pub slots: Vec<UseSlot>,
    pub codes: Vec<CodeUse>,
    /// Most hits first.
    pub rows: Vec<OfficeUseRow>,
    /// Agreements with access of which nothing was counted.
    pub idle: usize,
}

impl UseCounts {
    /// Everything that came in.
    pub const fn all(&self) -> i64 {
        self.hits + self.refused + self.refunded
    }

    /// Adds another.
    pub const fn add(&mut self, other: &Self) {
        self.hits += other.hits;
        self.refused += other.refused;
        self.refunded += other.refunded;
        self.unknown += other.unknown;
    }
}
