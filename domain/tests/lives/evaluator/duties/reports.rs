//! Semester reports with their forwarding and evaluation (4.4, 4.5, 4.13).

use chrono::{Datelike as _, NaiveDate};
use patuh_domain::agreement::{AgreementEvent as E, FollowUp};
use patuh_domain::calendar::{Half, Semester};
use patuh_domain::duty::DutyKind as K;

use super::super::book::Book;
use super::super::days::{semester_end, semester_name, tomorrow, yesterday};
use super::Row;

impl Book<'_> {
    // 4.4, 4.5, 4.13
    pub(super) fn reports(&self) -> Vec<Row> {
        let (Some(pks), Some(last)) = (self.pks(), self.last_day()) else { return Vec::new() };
        let mut rows = Vec::new();
        let mut day = pks.signed_on;
        while day <= last {
            let (name, end) = (semester_name(day), semester_end(day));
            // The last day of force in it; a semester that fell into a gap has none.
            let mut until = end;
            while until >= day && !self.has_force_on(until) {
                until = yesterday(until);
            }
            if until < day {
                day = tomorrow(end);
                continue;
            }
            let due = self.calendar.working_days_after(until, 10);
            let received = self.all(|event| match event {
                E::ReportReceived { report } if is_of(report.semester, end) && self.by(report.received_on) => {
                    Some(report)
                }
                _ => None,
            });
            let report = received.into_iter().min_by_key(|report| report.received_on);
            let mut row = Row::new(K::SemesterReport, Some(due))
                .of(&name)
                .done(report.map(|report| (report.received_on, report.frozen_due)));
            row.survives = true;
            rows.push(row);
            let forwarded = self.all(|event| match event {
                E::ReportForwarded { forwarding }
                    if is_of(forwarding.semester, end) && self.has(&forwarding.letter) =>
                {
                    Some((forwarding.letter.date, forwarding.frozen_due))
                }
                _ => None,
            });
            let evaluated = self.all(|event| match event {
                E::ReportEvaluated { evaluation }
                    if evaluation.occasion.is_none()
                        && is_of(evaluation.semester, end)
                        && self.by(evaluation.completed_on) =>
                {
                    Some((evaluation.completed_on, evaluation.frozen_due))
                }
                _ => None,
            });
            let settings = &self.office.settings;
            for (kind, n, done) in [
                (
                    K::ReportForwarding,
                    settings.forwarding_working_days,
                    forwarded.into_iter().min_by_key(|done| done.0),
                ),
                (K::Evaluation, settings.evaluation_working_days, evaluated.into_iter().min_by_key(|done| done.0)),
            ] {
                let due = report.map(|report| self.calendar.working_days_after(report.received_on, n));
                let mut row = Row::new(kind, due).of(&name).done(done);
                row.triggered = report.is_some();
                row.survives = true;
                rows.push(row);
            }
            day = tomorrow(end);
        }
        rows
    }
}

impl Book<'_> {
    // 4.5: what an evaluation asked for, by its own day
    pub(super) fn follow_up_rows(&self) -> Vec<Row> {
        let evaluations = self.all(|event| match event {
            E::ReportEvaluated { evaluation } if self.by(evaluation.completed_on) => evaluation.assessment.as_ref(),
            _ => None,
        });
        let row = |asked: &FollowUp| {
            let done = self.all(|event| match event {
                E::FollowUpDone { done } if done.what == asked.what && done.by == asked.by && self.by(done.on) => {
                    Some((done.on, None))
                }
                _ => None,
            });
            Row::new(K::FollowUp, Some(asked.by.into())).of(&asked.what).done(done.into_iter().next())
        };
        evaluations.into_iter().flat_map(|assessment| &assessment.follow_ups).map(row).collect()
    }
}

/// The semester ends on this day.
fn is_of(semester: Semester, end: NaiveDate) -> bool {
    semester.year == end.year() && (semester.half == Half::First) == (end.month() == 6)
}
