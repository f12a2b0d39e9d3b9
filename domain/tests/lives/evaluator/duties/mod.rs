//! The table of domain.md 4: each row with its due date, judged by the clock of decisions.md 16 to 18.

mod declarations;
mod happenings;
mod milestones;
mod reports;

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use patuh_domain::agreement::AgreementEvent as E;
use patuh_domain::calendar::DueDate;
use patuh_domain::duty::{Blocks, DutyKind as K, DutyState as S};

use super::book::Book;

/// A duty as the table has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    pub id: String,
    pub due: Option<DueDate>,
    pub due_at: Option<DateTime<Utc>>,
    pub state: S,
    pub days: Option<i64>,
    /// For duties that count them, while the due date is not far.
    pub working_days: Option<i64>,
    pub blocks: Option<Blocks>,
    pub fulfilled_on: Option<NaiveDate>,
}

/// What the day says to every row.
struct Day {
    /// End of the term and beginning of the bridge.
    late_bridge: Option<(NaiveDate, NaiveDate)>,
    /// Once the agreement is over.
    last_day: Option<NaiveDate>,
}

/// A row before its state is judged.
struct Row {
    kind: K,
    subject: Option<String>,
    /// What it waits for has happened.
    triggered: bool,
    due: Option<DueDate>,
    /// When it was done, and the due date kept then.
    done: Option<(NaiveDate, Option<NaiveDate>)>,
    /// For what counts hours.
    due_at: Option<DateTime<Utc>>,
    done_at: Option<DateTime<Utc>>,
    /// Goes on after the end (decisions.md 16).
    survives: bool,
    blocks: Option<Blocks>,
}

impl Row {
    fn new(kind: K, due: Option<DueDate>) -> Self {
        Self {
            kind,
            subject: None,
            triggered: true,
            due,
            done: None,
            due_at: None,
            done_at: None,
            survives: false,
            blocks: None,
        }
    }

    fn counts_working_days(&self) -> bool {
        matches!(self.kind, K::SemesterReport | K::ReportForwarding | K::Evaluation | K::ChangeNotice | K::Closing)
    }

    fn of(mut self, subject: impl Into<String>) -> Self {
        self.subject = Some(subject.into());
        self
    }

    fn done(mut self, done: Option<(NaiveDate, Option<NaiveDate>)>) -> Self {
        self.done = done;
        self
    }
}

impl Book<'_> {
    /// Every duty, by id.
    pub fn duties(&self) -> Vec<Expected> {
        if self.pks().is_none() {
            return Vec::new();
        }
        let rows = [
            self.certificates(),
            self.sptjm_rows(),
            self.nda_rows(),
            self.reports(),
            self.follow_up_rows(),
            self.change_notices(),
            self.closing_row(),
            self.renewal_rows(),
            self.onboarding_rows(),
            self.reader_row(),
            self.balikan_rows(),
            self.breaches(),
        ];
        let day = Day {
            late_bridge: self.end_of_term().zip(self.bridge().map(|(from, _)| from)),
            last_day: if self.is_over() { self.last_day() } else { None },
        };
        let mut judged: Vec<_> =
            rows.into_iter().flatten().filter(|row| self.has_duty(row.kind)).map(|row| self.judge(row, &day)).collect();
        // Namesakes are told apart by a number.
        let mut known: HashMap<String, u32> = HashMap::new();
        for one in &mut judged {
            let count = known.entry(one.id.clone()).or_default();
            *count += 1;
            if *count > 1 {
                one.id = format!("{}#{count}", one.id);
            }
        }
        judged.sort_by(|one, other| one.id.cmp(&other.id));
        judged
    }

    fn judge(&self, row: Row, day: &Day) -> Expected {
        let mut due = row.due;
        if let Some((end, from)) = day.late_bridge
            && !row.survives
            && let Some(date) = due
            && (end < date.date() && date.date() <= from)
        {
            // Nothing could be demanded between the end and a bridge that began late.
            due = Some(from.into());
        }
        if let Some((_, Some(kept))) = row.done {
            due = Some(DueDate::Fixed(kept));
        }
        let date = due.map(|due| due.date());
        let last_day = day.last_day;
        let due_day = date.or_else(|| row.due_at.map(|at| (at + self.offset()).date_naive()));
        let window = i64::from(self.office.settings.windows.get(&row.kind).copied().unwrap_or(match row.kind {
            K::IsoCertificate => 180,
            K::RenewalLetter | K::ReaderProcurement => 90,
            _ => 30,
        }));
        let left = match row.due_at {
            Some(at) => Some(whole_days(at - row.done_at.unwrap_or(self.now))),
            None => date.map(|date| (date - row.done.map_or(self.today, |(on, _)| on)).num_days()),
        };
        let lapsed = !row.survives && last_day.is_some_and(|last| due_day.is_none_or(|day| day > last));
        let state = if row.done.is_some() {
            if left.is_some_and(|left| left < 0) { S::FulfilledLate } else { S::Fulfilled }
        } else if lapsed || self.is_waived(row.kind, row.subject.as_deref()) {
            S::Waived
        } else if !row.triggered {
            S::NotYet
        } else {
            match left {
                None => S::Upcoming,
                Some(left) if left < 0 => S::Overdue,
                Some(left) if left <= window => S::DueSoon,
                Some(_) => S::Upcoming,
            }
        };
        Expected {
            id: name_of(row.kind, row.subject.as_deref()),
            due,
            due_at: row.due_at,
            state,
            days: left.filter(|_| !matches!(state, S::Waived | S::NotYet)),
            working_days: date
                .filter(|_| row.counts_working_days() && !matches!(state, S::Waived | S::NotYet))
                .and_then(|date| self.calendar.working_days_between(row.done.map_or(self.today, |(on, _)| on), date)),
            blocks: row.blocks,
            fulfilled_on: row.done.map(|(on, _)| on),
        }
    }

    fn is_waived(&self, kind: K, subject: Option<&str>) -> bool {
        self.any(|event| {
            matches!(event, E::DutyWaived { waiver }
                if waiver.kind == kind && waiver.subject.as_deref() == subject && self.by(waiver.on))
        })
    }

    /// Persons are looked at today, or on the last day of force.
    fn day_of_persons(&self) -> NaiveDate {
        if self.is_over() { self.last_day().unwrap_or(self.today) } else { self.today }
    }
}

/// Kind and subject.
fn name_of(kind: K, subject: Option<&str>) -> String {
    subject.map_or_else(|| kind.name().to_owned(), |subject| format!("{}:{subject}", kind.name()))
}

/// Late by any time is late by a day.
fn whole_days(span: TimeDelta) -> i64 {
    span.num_microseconds().expect("a short time").div_euclid(86_400_000_000)
}
