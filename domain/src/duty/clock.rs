//! The clock of a duty: due date and what was done make its state (decisions.md 16 to 18).

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::{Blocks, Duty, DutyKind, DutyState, Responsible};
use crate::agreement::{Known, Period};
use crate::calendar::{DueDate, WorkingDays};

/// Evidence of a duty that lapsed with the end of the agreement.
pub(super) const ENDED: &str = "ended";

/// Which duty, whose, and where it comes from.
pub(super) struct Matter {
    pub(super) kind: DutyKind,
    pub(super) subject: Option<String>,
    pub(super) who: Responsible,
    /// In Indonesian.
    pub(super) basis: String,
    pub(super) blocks: Option<Blocks>,
    /// Goes on after the end (decisions.md 16).
    pub(super) survives: bool,
}

impl Matter {
    pub(super) fn new(kind: DutyKind, who: Responsible, basis: impl Into<String>) -> Self {
        let survives = matches!(
            kind,
            // The last report with its evaluation and forwarding, closing, and what the law asks after a breach.
            DutyKind::SemesterReport
                | DutyKind::ReportForwarding
                | DutyKind::Evaluation
                | DutyKind::Closing
                | DutyKind::BreachNotice
        );
        Self { kind, subject: None, who, basis: basis.into(), blocks: None, survives }
    }

    pub(super) fn of(mut self, subject: impl Into<String>) -> Self {
        self.subject = Some(subject.into());
        self
    }

    pub(super) const fn blocking(mut self, blocks: Blocks) -> Self {
        self.blocks = Some(blocks);
        self
    }
}

/// When a duty is due.
#[derive(Clone, Copy)]
pub(super) enum Due {
    /// Its trigger hasn't happened.
    Pending,
    /// To be done, without a date.
    Undated,
    On(DueDate),
    /// At an instant: duties that count hours.
    At(DateTime<Utc>),
}

/// How a duty was fulfilled.
pub(super) struct Done {
    pub(super) on: NaiveDate,
    /// The instant, for duties that count hours.
    pub(super) at: Option<DateTime<Utc>>,
    pub(super) evidence: String,
    /// The due date in force when it was fulfilled; it wins over a later computation.
    pub(super) frozen: Option<NaiveDate>,
}

impl Done {
    pub(super) fn new(on: NaiveDate, evidence: impl Into<String>) -> Self {
        Self { on, at: None, evidence: evidence.into(), frozen: None }
    }

    pub(super) const fn frozen(mut self, due: Option<NaiveDate>) -> Self {
        self.frozen = due;
        self
    }
}

/// Judges duties of one agreement at one moment.
pub(super) struct Clock<'a> {
    pub(super) known: &'a Known<'a>,
    working: WorkingDays<'a>,
    /// The last day of force, once the agreement is over.
    pub(super) ended_on: Option<NaiveDate>,
    /// From the day after the term to the first day of the bridge.
    gap: Option<Period>,
}

impl<'a> Clock<'a> {
    pub(super) fn new(known: &'a Known<'a>) -> Self {
        let facts = known.facts;
        let working = WorkingDays::new(&facts.holidays, facts.office.settings.collective_leave_off);
        let ended_on = known.last_day().filter(|_| known.is_over());
        let gap = known.term_end().zip(known.bridge());
        let gap = gap.and_then(|(end, bridge)| Period::new(end.succ_opt()?, bridge.from));
        Self { known, working, ended_on, gap }
    }

    /// The day at which persons are looked at: today, or the last day of force.
    pub(super) fn day_of_persons(&self) -> NaiveDate {
        self.ended_on.unwrap_or(self.known.today)
    }

    /// `n` working days after `date`.
    pub(super) fn working_days_after(&self, date: NaiveDate, n: u32) -> Due {
        Due::On(self.working.due_after(date, n).into())
    }

    /// The duty with its state.
    pub(super) fn judge(&self, matter: Matter, due: Due, done: Option<Done>) -> Duty {
        let due = match done.as_ref().and_then(|done| done.frozen) {
            Some(frozen) => Due::On(frozen.into()),
            None => self.after_gap(&matter, due),
        };
        let waiver = self.waived(&matter);
        let (state, evidence) = match (&done, waiver) {
            (Some(done), _) => (fulfilled(done, due), Some(done.evidence.clone())),
            (None, Some(reason)) => (DutyState::Waived, Some(reason)),
            (None, None) if self.lapses(&matter, due) => (DutyState::Waived, Some(ENDED.to_owned())),
            (None, None) => (self.open(matter.kind, due), None),
        };
        let from = match (&done, state) {
            (Some(done), _) => Some(done.on),
            (None, DutyState::Upcoming | DutyState::DueSoon | DutyState::Overdue) => Some(self.known.today),
            (None, _) => None,
        };
        let date = match due {
            Due::On(date) => Some(date),
            Due::Pending | Due::Undated | Due::At(_) => None,
        };
        let span = date.zip(from);
        let days = match due {
            Due::At(at) => from.map(|_| self.whole_days(at, done.as_ref())),
            _ => span.map(|(due, from)| (due.date() - from).num_days()),
        };
        let working_days =
            span.filter(|_| counts_working_days(matter.kind)).map(|(due, from)| self.working.between(from, due.date()));
        let id = match &matter.subject {
            Some(subject) => format!("{}:{subject}", matter.kind.name()),
            None => matter.kind.name().to_owned(),
        };
        Duty {
            id,
            kind: matter.kind,
            subject: matter.subject,
            who: matter.who,
            due: date,
            due_at: match due {
                Due::At(at) => Some(at),
                _ => None,
            },
            state,
            days,
            working_days,
            blocks: matter.blocks,
            basis: matter.basis,
            fulfilled_on: done.map(|done| done.on),
            evidence,
        }
    }

    fn open(&self, kind: DutyKind, due: Due) -> DutyState {
        let left = match due {
            Due::Pending => return DutyState::NotYet,
            Due::Undated => return DutyState::Upcoming,
            Due::At(at) if self.known.moment.instant > at => return DutyState::Overdue,
            Due::At(at) => self.whole_days(at, None),
            Due::On(due) => (due.date() - self.known.today).num_days(),
        };
        let settings = &self.known.facts.office.settings;
        let window = settings.windows.get(&kind).copied().unwrap_or_else(|| kind.default_window());
        if left < 0 {
            DutyState::Overdue
        } else if left <= i64::from(window) {
            DutyState::DueSoon
        } else {
            DutyState::Upcoming
        }
    }

    /// Between the end of the term and a bridge that began late nothing could be demanded: what fell due then is due
    /// on the day the access resumes.
    fn after_gap(&self, matter: &Matter, due: Due) -> Due {
        match (due, self.gap) {
            (Due::On(date), Some(gap)) if !matter.survives && gap.contains(date.date()) => Due::On(gap.until.into()),
            _ => due,
        }
    }

    /// Unmet and due only after the end: nothing is left to demand. What was overdue before stays a finding.
    fn lapses(&self, matter: &Matter, due: Due) -> bool {
        let Some(ended_on) = self.ended_on else { return false };
        !matter.survives
            && match due {
                Due::Pending | Due::Undated => true,
                Due::On(due) => due.date() > ended_on,
                Due::At(at) => self.known.moment.zone.local_date(at) > ended_on,
            }
    }

    /// The reason of a person's waiver of just this duty.
    fn waived(&self, matter: &Matter) -> Option<String> {
        let waivers = &self.known.agreement.waivers;
        waivers
            .iter()
            .rev()
            .find(|waiver| waiver.kind == matter.kind && waiver.subject == matter.subject)
            .map(|waiver| format!("{} ({})", waiver.reason, waiver.by))
    }

    /// Whole days to an instant, from now or from when it was done; any lateness is at least one day late.
    fn whole_days(&self, at: DateTime<Utc>, done: Option<&Done>) -> i64 {
        let from = done.and_then(|done| done.at).unwrap_or(self.known.moment.instant);
        let left: TimeDelta = at - from;
        let days = left.num_days();
        if left < TimeDelta::zero() && TimeDelta::days(days) != left { days - 1 } else { days }
    }
}

fn fulfilled(done: &Done, due: Due) -> DutyState {
    let late = match due {
        Due::Pending | Due::Undated => false,
        Due::On(due) => done.on > due.date(),
        Due::At(due) => done.at.is_some_and(|at| at > due),
    };
    if late { DutyState::FulfilledLate } else { DutyState::Fulfilled }
}

/// Kinds whose due date counts working days.
const fn counts_working_days(kind: DutyKind) -> bool {
    matches!(
        kind,
        DutyKind::SemesterReport
            | DutyKind::ReportForwarding
            | DutyKind::Evaluation
            | DutyKind::ChangeNotice
            | DutyKind::Closing
    )
}
