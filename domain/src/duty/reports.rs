//! Semester reports, their forwarding and evaluation (domain.md 4.4, 4.5, 4.13; decisions.md 14, 16).

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::clock::{Clock, Done, Due, Matter};
use super::{Duty, DutyKind, Responsible};
use crate::agreement::Report;
use crate::calendar::Semester;
use crate::letter::Letter;
use crate::wording::long_date;

/// Working days after the semester, or after the end when that is earlier.
const REPORT_WORKING_DAYS: u32 = 10;

/// The three duties of every semester with a day of force, bridged days included.
pub(super) fn semesters(clock: &Clock<'_>) -> Vec<Duty> {
    let known = clock.known;
    let mut duties = Vec::new();
    for (semester, last_day) in semesters_in_force(clock) {
        // A corrected report comes after the first; the duty was met by the first.
        let received = known.agreement.reports.iter().filter(|report| report.semester == semester);
        let report = received.min_by_key(|report| report.received_on);
        if known.has_duty(DutyKind::SemesterReport, true) {
            duties.push(submission(clock, semester, last_day, report));
        }
        if known.has_duty(DutyKind::ReportForwarding, true) {
            duties.push(forwarding(clock, semester, report));
        }
        if known.has_duty(DutyKind::Evaluation, true) {
            duties.push(evaluation(clock, semester, report));
        }
    }
    duties
}

/// Each semester with its last day of force.
fn semesters_in_force(clock: &Clock<'_>) -> BTreeMap<Semester, NaiveDate> {
    let mut semesters = BTreeMap::new();
    for period in clock.known.force_days() {
        for semester in Semester::touching(period.from, period.until) {
            // Periods come in order: the later one has the last day.
            semesters.insert(semester, semester.last_day().min(period.until));
        }
    }
    semesters
}

fn submission(clock: &Clock<'_>, semester: Semester, last_day: NaiveDate, report: Option<&Report>) -> Duty {
    let basis = format!(
        "PKS, evaluasi dan pelaporan; Juknis, monitoring dan evaluasi: {REPORT_WORKING_DAYS} hari kerja setelah {}",
        if last_day < semester.last_day() { "perjanjian berakhir" } else { "semester berakhir" }
    );
    let matter = Matter::new(DutyKind::SemesterReport, Responsible::Institution, basis).of(semester.to_string());
    let done = report.map(|report| Done::new(report.received_on, cited(&report.letter)).frozen(report.frozen_due));
    clock.judge(matter, clock.working_days_after(last_day, REPORT_WORKING_DAYS), done)
}

fn forwarding(clock: &Clock<'_>, semester: Semester, report: Option<&Report>) -> Duty {
    let days = clock.known.facts.office.settings.forwarding_working_days;
    let basis = format!("Juknis, monitoring dan evaluasi; diteruskan ke Ditjen {days} hari kerja setelah diterima");
    let matter = Matter::new(DutyKind::ReportForwarding, Responsible::Office, basis).of(semester.to_string());
    let sent = clock.known.agreement.forwardings.iter().filter(|sent| sent.semester == semester);
    let first = sent.min_by_key(|sent| sent.letter.date);
    let done = first.map(|sent| Done::new(sent.letter.date, cited(&sent.letter)).frozen(sent.frozen_due));
    clock.judge(matter, after_receipt(clock, report, days), done)
}

fn evaluation(clock: &Clock<'_>, semester: Semester, report: Option<&Report>) -> Duty {
    let days = clock.known.facts.office.settings.evaluation_working_days;
    let basis = format!("PKS, evaluasi dan pelaporan; dievaluasi {days} hari kerja setelah laporan diterima");
    let matter = Matter::new(DutyKind::Evaluation, Responsible::Evaluator, basis).of(semester.to_string());
    let made = clock.known.agreement.evaluations.iter().filter(|made| made.is_of(semester));
    let first = made.min_by_key(|made| made.completed_on);
    let done = first.map(|made| {
        let evidence = made.forwarded.as_ref().map(cited);
        Done::new(made.completed_on, evidence.unwrap_or_else(|| "Evaluasi selesai".to_owned())).frozen(made.frozen_due)
    });
    clock.judge(matter, after_receipt(clock, report, days), done)
}

/// What evaluations asked for, each by its own day.
pub(super) fn follow_ups(clock: &Clock<'_>) -> Vec<Duty> {
    let agreement = &clock.known.agreement;
    if !clock.known.has_duty(DutyKind::FollowUp, true) {
        return Vec::new();
    }
    let asked = agreement.evaluations.iter().filter_map(|made| Some((made, made.assessment.as_ref()?)));
    let asked = asked.flat_map(|(made, assessment)| assessment.follow_ups.iter().map(move |asked| (made, asked)));
    let duties = asked.map(|(made, asked)| {
        let basis = format!("PKS, evaluasi dan pelaporan; evaluasi tanggal {}", long_date(made.completed_on));
        let matter = Matter::new(DutyKind::FollowUp, Responsible::Institution, basis).of(&asked.what);
        let done = agreement.follow_ups_done.iter().find(|done| done.what == asked.what && done.by == asked.by);
        let done = done.map(|done| Done::new(done.on, done.evidence.clone()));
        clock.judge(matter, Due::On(asked.by.into()), done)
    });
    duties.collect()
}

/// Both of the office's duties begin with the report.
fn after_receipt(clock: &Clock<'_>, report: Option<&Report>, days: u32) -> Due {
    report.map_or(Due::Pending, |report| clock.working_days_after(report.received_on, days))
}

fn cited(letter: &Letter) -> String {
    letter.number.clone()
}
