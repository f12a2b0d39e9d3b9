//! How an institution keeps its duties once the agreement is in force: reports, certificate, what the office answers.

use chrono::NaiveDate;
use patuh_domain::agreement::{Certificate, Conclusion, ReportChannel};
use patuh_domain::calendar::{Half, Semester, add_months};
use patuh_domain::dossier::{Dossier, EndingPart, EvaluationPart, HalfNumber, NoticePart, OutcomePart, ReportPart};

use super::course::{institution_letter, office_letter};
use super::timetable::Calendar;

/// What becomes of one semester's report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Report {
    /// In time, passed on and evaluated.
    Kept,
    /// So many working days after the due date; then passed on and evaluated.
    Late(u32),
    /// In time, but the office has neither passed it on nor evaluated it.
    Unanswered,
    Missing,
}

/// What becomes of the ISO/IEC 27001 certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Iso {
    Kept,
    Missing,
}

/// Reports and certificate until yesterday. `reports` goes by semester, the first first; semesters beyond it are kept.
pub struct Conduct<'a> {
    pub calendar: &'a Calendar,
    pub today: NaiveDate,
    pub short: &'a str,
    pub serial: u32,
    pub reports: &'a [Report],
    /// What becomes of the last semester whose report was due before today; wins over `reports`.
    pub last_report: Option<Report>,
    pub iso: Iso,
}

impl Conduct<'_> {
    /// Adds what was handed in and answered to `dossier`; nothing to one without a signature.
    pub fn add_to(&self, dossier: &mut Dossier) {
        let Some((signed, ends_on)) = term(dossier) else { return };
        let semesters = closed_semesters(signed, ends_on.min(self.today), self.today);
        let due = |semester: &Semester| self.calendar.after(semester.last_day().min(ends_on), 10);
        let last = semesters.iter().rposition(|semester| due(semester) < self.today);
        for (n, semester) in semesters.into_iter().enumerate() {
            let listed = self.reports.get(n).copied().unwrap_or(Report::Kept);
            let report = self.last_report.filter(|_| Some(n) == last).unwrap_or(listed);
            self.report(dossier, u32::try_from(n).unwrap_or_default(), semester, ends_on, report);
        }
        if self.iso == Iso::Kept {
            self.certificate(dossier, signed);
        }
    }

    fn report(&self, dossier: &mut Dossier, n: u32, semester: Semester, ends_on: NaiveDate, report: Report) {
        let from = semester.last_day().min(ends_on);
        let due = self.calendar.after(from, 10);
        let planned = match report {
            Report::Kept | Report::Unanswered => self.calendar.after(from, 4 + (self.serial + n) % 6),
            Report::Late(days) => self.calendar.after(due, days),
            Report::Missing => return,
        };
        // What would lie in the future has not happened yet.
        if planned > self.today {
            return;
        }
        let (year, half) = (semester.year, half(semester));
        dossier.reports.push(ReportPart {
            year,
            semester: half,
            letter: institution_letter(self.short, self.serial, 10 + n, planned),
            received_on: planned,
            channel: ReportChannel::Email,
            content: None,
        });
        if report == Report::Unanswered {
            return;
        }
        let (passed_on, evaluated) = (self.calendar.after(planned, 4), self.calendar.after(planned, 12));
        if passed_on <= self.today {
            let letter = office_letter(self.serial, 10 + n * 3, passed_on);
            dossier.notices.push(NoticePart::ReportForwarded { year, semester: half, letter });
        }
        if evaluated <= self.today {
            let sent = self.calendar.after(evaluated, 2);
            dossier.evaluations.push(EvaluationPart {
                year,
                semester: half,
                occasion: None,
                completed_on: evaluated,
                conclusion: if matches!(report, Report::Late(_)) {
                    Conclusion::WithNotes
                } else {
                    Conclusion::Continue
                },
                forwarded: (sent <= self.today).then(|| office_letter(self.serial, 11 + n * 3, sent)),
                assessment: None,
            });
        }
    }

    fn certificate(&self, dossier: &mut Dossier, signed: NaiveDate) {
        let received_on = self.calendar.days_before(add_months(signed, 6), 20);
        if received_on > self.today {
            return;
        }
        dossier.certificates.push(Certificate {
            number: format!("SMKI-{:05}", 10_000 + self.serial),
            body: "Lembaga Sertifikasi Contoh".to_owned(),
            scope: "Pengelolaan data kependudukan pada layanan lembaga".to_owned(),
            valid_until: add_months(received_on, 36),
            received_on,
        });
    }
}

/// Signature and last day of force by PKS, addenda and ending; `None` before the signature.
pub fn term(dossier: &Dossier) -> Option<(NaiveDate, NaiveDate)> {
    let agreement = dossier.agreement.as_ref()?;
    let addenda = dossier.renewals.iter().filter_map(|renewal| match &renewal.outcome {
        Some(OutcomePart::Addendum(addendum)) => Some(addendum.ends_on),
        _ => None,
    });
    let ends_on = addenda.chain(agreement.ends_on).max()?;
    let cut = match &dossier.ending {
        Some(EndingPart::Ended { on, .. } | EndingPart::Terminated { on, .. }) => ends_on.min(*on),
        _ => ends_on,
    };
    Some((agreement.signed_on?, cut))
}

/// Semesters of force that were over before `today`, with those cut short by the end.
fn closed_semesters(signed: NaiveDate, until: NaiveDate, today: NaiveDate) -> Vec<Semester> {
    let ended = until < today;
    Semester::touching(signed, until).filter(|semester| semester.last_day() < today || ended).collect()
}

const fn half(semester: Semester) -> HalfNumber {
    HalfNumber(match semester.half {
        Half::First => Half::First,
        Half::Second => Half::Second,
    })
}
