//! D19 from the report, the counters and the duties of the institution.

use chrono::NaiveDate;
use patuh_domain::agreement::{
    Conclusion, Evaluation, Facts, Finding, FollowUp, Report, ReportChannel, ReportContent, Score,
};
use patuh_domain::calendar::{Moment, Semester};
use patuh_domain::duty::{Duty, DutyKind, DutyState, Responsible, duties, mean};
use patuh_domain::office::EvaluationRecipient;
use patuh_domain::wording;

use super::report::period;
use super::terms::count;
use super::{Dated, Mapping, Subject, filled};
use crate::documents::data::figures::MonthFigures;
use crate::documents::data::kind::Form;
use crate::documents::data::letter::Opening;
use crate::documents::data::parts::Side;
use crate::documents::data::report::{CriterionRow, EvaluationPaper, FigureRow, FindingRow, FollowUpRow, ReceivedPart};

impl Mapping<'_> {
    pub(super) fn evaluation(&self) -> Dated<EvaluationPaper> {
        let (semester, evaluation) = self.evaluation_subject();
        let occasion = evaluation.and_then(|evaluation| evaluation.occasion.as_deref()).and_then(filled);
        let report = self.report_of(semester).filter(|_| occasion.is_none());
        let forwarded = evaluation.and_then(|evaluation| evaluation.forwarded.as_ref());
        let completed_on = evaluation.map(|evaluation| evaluation.completed_on);
        let date = match self.form {
            Form::D19b => forwarded.map(|letter| letter.date).or(completed_on),
            _ => completed_on,
        };
        let day = date.unwrap_or(self.today);
        let office = self.office(day);
        let institution = self.institution(day);
        let assessment = evaluation.and_then(|evaluation| evaluation.assessment.clone()).unwrap_or_default();
        let mut duties = self.institution_duties(day, semester);
        // What this evaluation itself asks for is no finding of it.
        let asks_for = |duty: &Duty| {
            let mut asked = assessment.follow_ups.iter();
            duty.kind == DutyKind::FollowUp && asked.any(|asked| duty.subject.as_deref() == Some(asked.what.as_str()))
        };
        duties.retain(|duty| !asks_for(duty));
        let (findings, duty_score) = findings(&duties, &assessment.findings);
        if occasion.is_none() {
            self.need(report.map(|_| ()), "reports", "Laporan yang dievaluasi", "The report that is evaluated");
        }
        self.need(evaluation.map(|_| ()), "evaluations", "Hasil evaluasi", "Result of the evaluation");
        let period = period(semester);
        let subject = format!("Laporan Hasil Evaluasi Pemanfaatan Data {}", period.title);
        let letter = if self.form == Form::D19b {
            self.opening(forwarded, &subject, "1 (satu) berkas", &office, &institution)
        } else {
            self.letterless(&subject)
        };
        let paper = EvaluationPaper {
            frame: self.frame(&format!("{}, {}", institution.name, period.title), &office.name),
            letter,
            recipient: self.recipient_name(&office),
            number: self.chosen_number(),
            place: filled(&self.facts.office.profile.city),
            date: completed_on.map(Into::into),
            pks: self.pks_reference(),
            juknis: self.juknis_reference(),
            purpose: self.purpose(),
            report: report.map(|report| self.received(report, semester, assessment.complete)),
            occasion,
            figures: self.figures_compared(semester, report.and_then(|report| report.content.as_ref())),
            findings,
            criteria: assessment.scores.iter().map(criterion).collect(),
            duty_score: duty_score.map(count),
            score: assessment.points().or(duty_score).map(count),
            conclusion: evaluation.map(conclusion),
            notes: assessment.notes.as_deref().and_then(filled),
            follow_ups: assessment.follow_ups.iter().map(follow_up).collect(),
            evaluator: assessment.evaluator.as_deref().and_then(filled),
            copies: self.copies(&office, &institution),
            period,
            office,
            institution,
        };
        (paper, date)
    }

    /// The evaluation of a report, or the one at this place.
    fn evaluation_subject(&self) -> (Semester, Option<&Evaluation>) {
        let evaluations = &self.facts.agreement.evaluations;
        if let Subject::Nth(place) = self.choices.subject
            && let Some(made) = evaluations.get(place)
        {
            return (made.semester, Some(made));
        }
        let semester = self.semester();
        (semester, evaluations.iter().rev().find(|made| made.is_of(semester)))
    }

    /// The minutes have no letter: what stands above it is not asked for.
    fn letterless(&self, subject: &str) -> Opening {
        Opening {
            number: None,
            place: filled(&self.facts.office.profile.city),
            date: None,
            nature: "Biasa",
            enclosures: String::new(),
            subject: subject.to_owned(),
            to: Vec::new(),
            to_place: String::new(),
            through: Vec::new(),
        }
    }

    fn received(&self, report: &Report, semester: Semester, complete: Option<bool>) -> ReceivedPart {
        let due = report.frozen_due.or_else(|| {
            let all = self.duties_on(self.today);
            let subject = semester.to_string();
            let of = |duty: &&Duty| {
                duty.kind == DutyKind::SemesterReport && duty.subject.as_deref() == Some(subject.as_str())
            };
            all.iter().find(of).and_then(|duty| duty.due).map(|due| due.date())
        });
        let forwarded = self.facts.agreement.forwardings.iter().find(|forwarding| forwarding.semester == semester);
        ReceivedPart {
            letter: (&report.letter).into(),
            received_on: report.received_on.into(),
            channel: match report.channel {
                ReportChannel::Patuh => "aplikasi Patuh",
                ReportChannel::Paper => "surat",
                ReportChannel::Email => "pos elektronik",
                ReportChannel::National => "laman pemanfaatan nasional",
            },
            on_time: due.map(|due| report.received_on <= due),
            due: due.map(Into::into),
            complete,
            forwarded: forwarded.map(|forwarding| (&forwarding.letter).into()),
        }
    }

    /// What was reported beside what was counted.
    fn figures_compared(&self, semester: Semester, content: Option<&ReportContent>) -> Vec<FigureRow> {
        let counted = self.use_figures(semester.first_day(), semester.last_day());
        let total = |of: fn(&MonthFigures) -> Option<u64>| {
            let known: Vec<u64> = counted.iter().flat_map(|figures| &figures.months).filter_map(of).collect();
            (!known.is_empty()).then(|| known.iter().sum::<u64>())
        };
        let row = |name, reported: Option<u64>, counted: Option<u64>| FigureRow {
            name,
            reported: reported.map(wording::thousands),
            counted: counted.map(wording::thousands),
            differs: reported.zip(counted).is_some_and(|(reported, counted)| reported != counted),
        };
        vec![
            row("Hit akses data", content.and_then(|said| said.hits).map(u64::from), total(|month| Some(month.hits))),
            row(
                "Data balikan terkirim",
                content.and_then(|said| said.balikan).map(u64::from),
                total(|month| month.balikan_sent),
            ),
        ]
    }

    /// Duties at the end of `day`.
    fn duties_on(&self, day: NaiveDate) -> Vec<Duty> {
        duties(self.facts, &Moment::at(self.facts.office.profile.zone, day, 12))
    }

    /// What the institution owed by `day`; of other semesters only what is still open.
    fn institution_duties(&self, day: NaiveDate, semester: Semester) -> Vec<Duty> {
        let subject = semester.to_string();
        let mut duties = self.duties_on(day);
        duties.retain(|duty| {
            let own = !matches!(duty.who, Responsible::Office | Responsible::Evaluator | Responsible::HeadOfOffice);
            let periodic = duty.kind == DutyKind::SemesterReport && duty.subject.as_deref() != Some(subject.as_str());
            own && duty.state != DutyState::NotYet && (!periodic || duty.state == DutyState::Overdue)
        });
        duties
    }

    fn recipient_name(&self, office: &Side) -> String {
        let place = &office.place_name;
        match self.facts.office.profile.evaluation_recipient {
            EvaluationRecipient::Dirjen => {
                "Menteri Dalam Negeri melalui Direktur Jenderal Kependudukan dan Pencatatan Sipil".to_owned()
            }
            EvaluationRecipient::Gubernur => format!("Gubernur {place}"),
            EvaluationRecipient::Bupati => format!("Bupati {place}"),
            EvaluationRecipient::WaliKota => format!("Wali Kota {place}"),
        }
    }
}

const fn conclusion(evaluation: &Evaluation) -> &'static str {
    match evaluation.conclusion {
        Conclusion::Continue => "continue",
        Conclusion::WithNotes => "with_notes",
        Conclusion::Warning => "warning",
        Conclusion::Suspend => "suspend",
    }
}

/// Every duty with what the evaluator found on it, else with what its state says; and the mean of the points.
fn findings(duties: &[Duty], found: &[Finding]) -> (Vec<FindingRow>, Option<u8>) {
    let of = |duty: &Duty| found.iter().find(|found| found.duty == duty.kind && found.subject == duty.subject);
    let mut rows = Vec::new();
    let mut points = Vec::new();
    for duty in duties {
        let mut row = finding(duty);
        let mut given = duty.points();
        if let Some(found) = of(duty) {
            row.finding.clone_from(&found.finding);
            row.evidence = found.evidence.clone().or(row.evidence);
            given = found.score.or(given);
            row.score = given.map(|points| points.to_string());
        }
        points.extend(given);
        rows.push(row);
    }
    // What was found on matters that are no duty of the day any more.
    for found in
        found.iter().filter(|found| !duties.iter().any(|duty| found.duty == duty.kind && found.subject == duty.subject))
    {
        points.extend(found.score);
        rows.push(FindingRow {
            duty: named(found.duty, found.subject.as_deref()),
            finding: found.finding.clone(),
            evidence: found.evidence.clone(),
            score: found.score.map(|points| points.to_string()),
        });
    }
    (rows, mean(points))
}

fn criterion(score: &Score) -> CriterionRow {
    let Score { criterion, weight, points } = score;
    CriterionRow { name: criterion.clone(), weight: weight.to_string(), points: points.to_string() }
}

/// Evaluations outside the order of reports, the latest first, with a name for the list.
pub(super) fn unscheduled(facts: &Facts) -> impl Iterator<Item = (Subject, Option<String>)> {
    let made = facts.agreement.evaluations.iter().enumerate().rev();
    made.filter_map(|(place, made)| {
        let occasion = made.occasion.as_ref()?;
        Some((Subject::Nth(place), Some(format!("{} ({occasion})", wording::long_date(made.completed_on)))))
    })
}

fn follow_up(follow_up: &FollowUp) -> FollowUpRow {
    FollowUpRow { what: follow_up.what.clone(), by: Some(follow_up.by.into()) }
}

/// A duty by its name and subject.
pub(super) fn named(kind: DutyKind, subject: Option<&str>) -> String {
    let label = kind.label().id;
    match subject {
        Some(subject) => format!("{label}: {}", subject_name(subject)),
        None => label.into_owned(),
    }
}

fn finding(duty: &Duty) -> FindingRow {
    let due = duty.due.map(|due| wording::long_date(due.date()));
    FindingRow {
        duty: named(duty.kind, duty.subject.as_deref()),
        finding: match (duty.state, due) {
            (DutyState::Fulfilled, _) => "Dipenuhi tepat waktu".to_owned(),
            (DutyState::FulfilledLate, Some(due)) => format!("Dipenuhi setelah batas waktu {due}"),
            (DutyState::FulfilledLate, None) => "Dipenuhi, terlambat".to_owned(),
            (DutyState::Overdue, Some(due)) => format!("Belum dipenuhi, batas waktu {due} telah lewat"),
            (DutyState::Overdue, None) => "Belum dipenuhi, batas waktu telah lewat".to_owned(),
            (DutyState::Waived, _) => "Dikecualikan".to_owned(),
            (DutyState::NotYet | DutyState::Upcoming | DutyState::DueSoon, Some(due)) => {
                format!("Belum jatuh tempo, batas waktu {due}")
            }
            (DutyState::NotYet | DutyState::Upcoming | DutyState::DueSoon, None) => "Belum dipenuhi".to_owned(),
        },
        evidence: duty.evidence.clone(),
        score: duty.points().map(|points| points.to_string()),
    }
}

/// A semester as people write it; anything else as it stands.
fn subject_name(subject: &str) -> String {
    subject.parse::<Semester>().map_or_else(|_| subject.to_owned(), |semester| format!("Semester {}", semester.short()))
}
