//! Evaluations: of a report, at any time, sending the result on, and what became of follow-ups.

use patuh_domain::agreement::{
    AgreementCommand as C, Assessment, Conclusion, Evaluation, Finding, FollowUp, FollowUpDone, Score,
};
use patuh_domain::calendar::Semester;
use patuh_domain::duty::{DutyKind, DutyState, Responsible};
use patuh_domain::wording::{Bilingual, short_date};

use super::reporting::{semester_field, yes_or_no};
use super::today;
use crate::forms::labels::{choices, from_word, word};
use crate::forms::reader::{Reader, parse_date};
use crate::forms::spec::{Choice, Column, ColumnKind, FieldKind as K, FieldSpec as F, FormSpec, say};
use crate::views::{AgreementView, FormErrors, Posted};

const CONCLUSIONS: [Conclusion; 4] =
    [Conclusion::Continue, Conclusion::WithNotes, Conclusion::Warning, Conclusion::Suspend];

pub(super) fn evaluate_report(view: &AgreementView) -> FormSpec {
    let about = vec![semester_field(view, DutyKind::Evaluation)];
    judging(
        view,
        say("Catat evaluasi laporan", "Record the evaluation"),
        say(
            "Evaluasi (D19) menutup kewajiban evaluasi untuk semester itu; tindak lanjutnya menjadi kewajiban lembaga.",
            "The evaluation (D19) fulfils the duty for that semester; its follow-ups become duties of the institution.",
        ),
        about,
    )
}

pub(super) fn parse_evaluate_report(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let semester: Option<Semester> = form.choice("semester", |text| text.parse().ok());
    let Judged { completed_on, conclusion, assessment } = judged(&mut form, posted);
    form.finish_some(semester.map(|semester| C::EvaluateReport {
        semester,
        completed_on,
        conclusion,
        forwarded: None,
        assessment,
    }))
}

pub(super) fn evaluate_unscheduled(view: &AgreementView) -> FormSpec {
    let occasion = F::new("occasion", say("Alasan evaluasi", "Reason of the evaluation"), K::Text).hint(say(
        "Misalnya pengaduan, temuan pemeriksaan, atau lonjakan akses.",
        "A complaint, an audit, a surge in use.",
    ));
    judging(
        view,
        say("Catat evaluasi sewaktu-waktu", "Record an evaluation at any time"),
        say(
            "Tercatat di samping evaluasi laporan semester, yang tetap harus dilakukan.",
            "It stands beside the evaluations of reports, which are still to be made.",
        ),
        vec![occasion],
    )
}

pub(super) fn parse_evaluate_unscheduled(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let occasion = form.text("occasion");
    let Judged { completed_on, conclusion, assessment } = judged(&mut form, posted);
    form.finish(C::EvaluateUnscheduled { occasion, completed_on, conclusion, forwarded: None, assessment })
}

/// The answers to the form of an evaluation for a report in which nothing stands out: full points, and access goes on.
pub fn quiet_answers(view: &AgreementView, semester: Semester, evaluator: &str) -> Vec<(&'static str, String)> {
    let mut answers = vec![
        ("semester", semester.to_string()),
        ("completed_on", today(view)),
        ("conclusion", word(&Conclusion::Continue)),
        ("complete", "ya".to_owned()),
        ("evaluator", evaluator.to_owned()),
    ];
    for criterion in &view.facts.office.settings.criteria {
        answers.push(("score_criterion", criterion.name.clone()));
        answers.push(("score_weight", criterion.weight.to_string()));
        answers.push(("score_points", "100".to_owned()));
    }
    answers
}

pub(super) fn forward_evaluation(view: &AgreementView) -> FormSpec {
    let waiting: Vec<Choice> =
        view.facts.agreement.evaluations.iter().filter(|made| made.forwarded.is_none()).map(named).collect();
    let first = waiting.first().map(|choice| choice.value.clone()).unwrap_or_default();
    FormSpec::new(
        say("Sampaikan hasil evaluasi", "Send the result on"),
        say(
            "Hasil (D19) tercatat disampaikan kepada Menteri melalui Dirjen, atau kepada kepala daerah, menurut profil kantor.",
            "The result (D19) counts as sent to the Minister through the Dirjen, or to the regional head, by the office's profile.",
        ),
        say("Catat penyampaian", "Record"),
        vec![
            F::new("evaluation", say("Evaluasi", "Evaluation"), K::Select(waiting)).propose(first),
            F::new("letter", say("Surat penyampaian hasil", "Letter with the result"), K::Letter),
        ],
    )
}

pub(super) fn parse_forward_evaluation(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let which = form.choice("evaluation", |text| {
        let (semester, occasion) = text.split_once('|')?;
        Some((semester.parse::<Semester>().ok()?, filled(occasion.to_owned())))
    });
    let letter = form.letter("letter");
    form.finish_some(which.map(|(semester, occasion)| C::ForwardEvaluation { semester, occasion, letter }))
}

pub(super) fn fulfil_follow_up(view: &AgreementView) -> FormSpec {
    let agreement = &view.facts.agreement;
    let asked = agreement.evaluations.iter().filter_map(|made| made.assessment.as_ref());
    let open = asked
        .flat_map(|assessment| &assessment.follow_ups)
        .filter(|asked| !agreement.follow_ups_done.iter().any(|done| done.what == asked.what && done.by == asked.by));
    let open: Vec<Choice> = open
        .map(|FollowUp { what, by }| Choice::named(format!("{by}|{what}"), format!("{what} ({})", short_date(*by))))
        .collect();
    let first = open.first().map(|choice| choice.value.clone()).unwrap_or_default();
    FormSpec::new(
        say("Catat tindak lanjut dipenuhi", "Record a follow-up as done"),
        say("Kewajiban tindak lanjut itu tertutup dengan buktinya.", "The duty is fulfilled, with its evidence."),
        say("Catat dipenuhi", "Record"),
        vec![
            F::new("follow_up", say("Tindak lanjut", "Follow-up"), K::Select(open)).propose(first),
            F::new("on", say("Dipenuhi tanggal", "Done on"), K::Date).propose(today(view)),
            F::new("evidence", say("Bukti", "Evidence"), K::Text)
                .hint(say("Nomor surat atau dokumen dari lembaga.", "Number of the institution's letter or document.")),
        ],
    )
}

pub(super) fn parse_fulfil_follow_up(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let which = form.choice("follow_up", |text| {
        let (by, what) = text.split_once('|')?;
        Some((by.parse().ok()?, what.to_owned()))
    });
    let on = form.date("on");
    let evidence = form.text("evidence");
    form.finish_some(which.map(|(by, what)| C::FulfilFollowUp { done: FollowUpDone { what, by, on, evidence } }))
}

/// What every evaluation asks after what it is about.
fn judging(view: &AgreementView, title: Bilingual, effect: Bilingual, about: Vec<F>) -> FormSpec {
    let duties = owed(view).map(|(key, name)| Choice::named(key, name)).collect();
    let columns = vec![
        Column { name: "duty", label: say("Kewajiban", "Duty"), kind: ColumnKind::Named(duties) },
        Column { name: "text", label: say("Temuan", "Finding"), kind: ColumnKind::Sentence },
        Column { name: "evidence", label: say("Bukti", "Evidence"), kind: ColumnKind::Sentence },
        Column { name: "score", label: say("Nilai", "Points"), kind: ColumnKind::Text },
    ];
    let cells = owed(view).flat_map(|(key, _)| [key, String::new(), String::new(), String::new()]);
    let follow_ups = vec![
        Column { name: "what", label: say("Tindak lanjut", "What must be done"), kind: ColumnKind::Sentence },
        Column { name: "by", label: say("Batas waktu", "Last day"), kind: ColumnKind::Text },
    ];
    let mut first = about;
    first.extend([
        F::new("completed_on", say("Selesai", "Completed on"), K::Date).propose(today(view)),
        F::new("conclusion", say("Kesimpulan", "Conclusion"), K::Radio(choices(CONCLUSIONS, word))).propose("continue"),
    ]);
    let findings = vec![
        F::new(
            "complete",
            say("Kelengkapan isi laporan", "Completeness of the report"),
            K::Radio(vec![
                Choice::new("ya", say("Lengkap", "Complete")),
                Choice::new("tidak", say("Tidak lengkap", "Not complete")),
            ]),
        )
        .optional(),
        F::new("finding", say("Temuan atas kewajiban", "Findings on duties"), K::Rows { columns, blank: 0 })
            .propose_all(cells)
            .hint(say(
                "Yang dikosongkan dinilai dari keadaan kewajibannya: 100 tepat waktu, 50 terlambat, 0 belum dipenuhi.",
                "What is left blank is judged by the state of the duty: 100 on time, 50 late, 0 not fulfilled.",
            ))
            .optional(),
        F::new("follow_up", say("Tindak lanjut", "Follow-ups"), K::Rows { columns: follow_ups, blank: 3 })
            .hint(say("Batas waktu seperti 2026-12-31 atau 31-12-2026.", "The last day as 2026-12-31 or 31-12-2026."))
            .optional(),
        F::new("notes", say("Catatan kesimpulan", "Notes"), K::LongText).optional(),
        F::new("evaluator", say("Nama evaluator", "Evaluator"), K::Text).optional(),
    ];
    let form = FormSpec::new(title, effect, say("Simpan evaluasi", "Save"), first);
    let form = match scores(view) {
        Some(scores) => form.section(say("Nilai menurut kriteria", "Points by criterion"), vec![scores]),
        None => form,
    };
    form.section(say("Temuan", "Findings"), findings)
}

/// A row for each criterion of the office; none where it has none.
fn scores(view: &AgreementView) -> Option<F> {
    let criteria = &view.facts.office.settings.criteria;
    let columns = vec![
        Column { name: "criterion", label: say("Kriteria", "Criterion"), kind: ColumnKind::Fixed },
        Column { name: "weight", label: say("Bobot", "Weight"), kind: ColumnKind::Fixed },
        Column { name: "points", label: say("Nilai (0 sampai 100)", "Points (0 to 100)"), kind: ColumnKind::Text },
    ];
    let cells =
        criteria.iter().flat_map(|criterion| [criterion.name.clone(), criterion.weight.to_string(), String::new()]);
    let field = F::new("score", say("Nilai", "Points"), K::Rows { columns, blank: 0 })
        .propose_all(cells)
        .hint(say("Kriteria yang dikosongkan tidak dinilai.", "A criterion left blank gets no points."))
        .optional();
    (!criteria.is_empty()).then_some(field)
}

/// An evaluation as a choice.
fn named(made: &Evaluation) -> Choice {
    let occasion = made.occasion.as_deref().unwrap_or_default();
    let value = format!("{}|{occasion}", made.semester);
    let name = match &made.occasion {
        None => made.semester.title().id.into_owned(),
        Some(occasion) => format!("{occasion} ({})", short_date(made.completed_on)),
    };
    Choice::named(value, name)
}

/// What the institution and its people owe by now, as rows to find something on.
fn owed(view: &AgreementView) -> impl Iterator<Item = (String, String)> {
    view.standing
        .duties
        .iter()
        .filter(|duty| !matches!(duty.who, Responsible::Office | Responsible::Evaluator | Responsible::HeadOfOffice))
        .filter(|duty| duty.state != DutyState::NotYet)
        .map(|duty| {
            let label = duty.kind.label().id;
            let subject = duty.subject.as_deref().unwrap_or_default();
            let name = if subject.is_empty() { label.into_owned() } else { format!("{label}: {subject}") };
            (format!("{}|{subject}", duty.kind.name()), name)
        })
}

struct Judged {
    completed_on: chrono::NaiveDate,
    conclusion: Conclusion,
    assessment: Option<Assessment>,
}

fn judged(form: &mut Reader<'_>, posted: &Posted) -> Judged {
    let completed_on = form.date("completed_on");
    let conclusion = form.choice("conclusion", from_word).unwrap_or(Conclusion::Continue);
    let assessment = Assessment {
        complete: yes_or_no(posted.text("complete")),
        findings: findings(form),
        scores: points(form),
        follow_ups: follow_ups(form),
        notes: form.optional("notes"),
        evaluator: form.optional("evaluator"),
    };
    Judged { completed_on, conclusion, assessment: assessment.said() }
}

/// Criteria that were given points.
fn points(form: &mut Reader<'_>) -> Vec<Score> {
    let mut scores = Vec::new();
    for [criterion, weight, points] in form.rows("score", ["criterion", "weight", "points"]) {
        if points.is_empty() {
            continue;
        }
        match (weight.parse(), points.parse::<u8>()) {
            (Ok(weight), Ok(points)) if points <= 100 => scores.push(Score { criterion, weight, points }),
            _ => form.wrong("score", "Nilai ditulis 0 sampai 100.", "Points are written 0 to 100."),
        }
    }
    scores
}

/// Rows with a finding; the others are judged by the duty itself.
fn findings(form: &mut Reader<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for [duty, finding, evidence, score] in form.rows("finding", ["duty", "text", "evidence", "score"]) {
        let (kind, subject) = duty.split_once('|').unwrap_or((&duty, ""));
        let kind = DutyKind::ALL.into_iter().find(|known| known.name() == kind);
        let points = filled(score).map(|score| score.parse::<u8>().ok().filter(|points| *points <= 100));
        let (Some(duty), false) = (kind, finding.is_empty()) else {
            if !evidence.is_empty() || points.is_some() {
                form.wrong(
                    "finding",
                    "Isi temuannya, bukan hanya bukti atau nilai.",
                    "Give the finding, not only evidence or points.",
                );
            }
            continue;
        };
        if points == Some(None) {
            form.wrong("finding", "Nilai ditulis 0 sampai 100.", "Points are written 0 to 100.");
        }
        let subject = filled(subject.to_owned());
        findings.push(Finding { duty, subject, finding, evidence: filled(evidence), score: points.flatten() });
    }
    findings
}

fn follow_ups(form: &mut Reader<'_>) -> Vec<FollowUp> {
    let mut follow_ups = Vec::new();
    for [what, by] in form.rows("follow_up", ["what", "by"]) {
        match parse_date(&by) {
            Some(by) if !what.is_empty() => follow_ups.push(FollowUp { what, by }),
            Some(_) => form.wrong("follow_up", "Isi tindak lanjutnya.", "Give what must be done."),
            None => form.wrong(
                "follow_up",
                "Batas waktu tindak lanjut bukan tanggal. Tulis seperti 2026-12-31.",
                "The last day of a follow-up is no date. Write it as 2026-12-31.",
            ),
        }
    }
    follow_ups
}

fn filled(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}
