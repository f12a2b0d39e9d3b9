//! What the office's own counters say about the use of an agreement: the input that fills reports and summaries.

use chrono::NaiveDate;
use patuh_app::views;
use patuh_domain::access::Code;
use patuh_domain::agreement::{Method, MonthUse};

/// Counted use of one agreement over a period, month by month.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UseFigures {
    /// In the order of the calendar; a month without use may be absent.
    pub months: Vec<MonthFigures>,
    /// Inputs that were noticed as sequences, patterns or bursts (domain.md 5, forbidden input).
    pub suspicious: u64,
    /// Hash of the last entry of the access log within the period, in hexadecimal.
    pub log_root: Option<String>,
}

/// Counted use in a calendar month.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MonthFigures {
    /// First day of the month.
    pub month: NaiveDate,
    /// Look-ups that were counted on a quota.
    pub hits: u64,
    /// Look-ups that were refused and cost nothing.
    pub refused: u64,
    /// How often each method was answered with each code; pairs without a call may be absent.
    pub answers: Vec<Answers>,
    /// Hits of the busiest day.
    pub busiest_day: Option<u64>,
    /// Days on which a quota was used up.
    pub days_at_limit: Option<u64>,
    /// Feedback data; `None` where nobody counts it.
    pub balikan_sent: Option<u64>,
    /// Feedback data that was refused or not delivered.
    pub balikan_failed: Option<u64>,
}

/// Answers of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answers {
    pub method: Method,
    pub code: Code,
    pub count: u64,
}

impl UseFigures {
    /// Totals per month, where nothing finer was counted.
    pub fn totals(usage: &[MonthUse]) -> Self {
        let month = |used: &MonthUse| MonthFigures {
            month: used.month,
            hits: used.lookups,
            balikan_sent: Some(used.balikan),
            ..MonthFigures::default()
        };
        Self { months: usage.iter().map(month).collect(), ..Self::default() }
    }
}

/// As the ledger counted it.
impl From<views::UseFigures> for UseFigures {
    fn from(counted: views::UseFigures) -> Self {
        let number = |count: i64| u64::try_from(count).unwrap_or_default();
        let mut months: Vec<MonthFigures> = Vec::new();
        for used in &counted.months {
            let known = months.iter().position(|month| month.month == used.month);
            let place = known.unwrap_or_else(|| {
                months.push(MonthFigures { month: used.month, ..MonthFigures::default() });
                months.len() - 1
            });
            let Some(month) = months.get_mut(place) else { continue };
            month.hits += number(used.counts.hits);
            month.refused += number(used.counts.refused);
            let answers = used.codes.iter();
            month.answers.extend(answers.map(|(code, times)| Answers {
                method: used.method,
                code: *code,
                count: number(*times),
            }));
        }
        for peak in &counted.peaks {
            if let Some(month) = months.iter_mut().find(|month| month.month == peak.month) {
                month.busiest_day = Some(number(peak.busiest));
                month.days_at_limit = Some(peak.full_days as u64);
            }
        }
        months.sort_by_key(|month| month.month);
        Self { months, suspicious: counted.suspicions, log_root: counted.log_root }
    }
}
