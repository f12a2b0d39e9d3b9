//! Semester reports: handing in, passing on, evaluating.

use patuh_domain::agreement::{
    AgreementCommand as C, Assessment, Conclusion, Finding, FollowUp, ReportChannel, ReportContent,
};
use patuh_domain::calendar::Semester;
use patuh_domain::duty::{DutyKind, DutyState, Responsible};
use patuh_domain::wording::Bilingual;

use super::today;
use crate::forms::labels::{choices, from_word, word};
use crate::forms::reader::{Reader, parse_date};
use crate::forms::spec::{Choice, Column, ColumnKind, FieldKind as K, FieldSpec as F, FormSpec, say};
use crate::views::{AgreementView, FormErrors, Posted};

/// Semesters for which a duty of `kind` is still open, as choices; the most urgent first.
fn semesters(view: &AgreementView, kind: DutyKind) -> Vec<Choice> {
    view.standing
        .duties
        .iter()
        .filter(|duty| duty.kind == kind && duty.state.is_open())
        .filter_map(|duty| duty.subject.clone())
        .map(|subject| Choice::named(subject.clone(), subject))
        .collect()
}

fn semester_field(view: &AgreementView, kind: DutyKind) -> F {
    let open = semesters(view, kind);
    let first = open.first().map(|choice| choice.value.clone()).unwrap_or_default();
    F::new("semester", say("Semester", "Semester"), K::Select(open)).propose(first)
}

/// Semesters to report on: those still owed, then those whose report may be corrected: received, not evaluated; what the
/// evaluator asked for comes first.
fn reportable(view: &AgreementView) -> F {
    let agreement = &view.facts.agreement;
    let mut received: Vec<Semester> = agreement.reports.iter().map(|report| report.semester).collect();
    received.sort_unstable();
    received.dedup();
    received.retain(|semester| agreement.evaluations.iter().all(|evaluation| evaluation.semester != *semester));
    let correction = |semester: &Semester| {
        let title = semester.title();
        Choice::new(
            semester.to_string(),
            Bilingual::owned(format!("{} (perbaikan)", title.id), format!("{} (corrected)", title.en)),
        )
    };
    let (asked, others): (Vec<_>, Vec<_>) =
        received.into_iter().partition(|semester| agreement.awaits_correction(*semester).is_some());
    let choices: Vec<Choice> = asked
        .iter()
        .map(correction)
        .chain(semesters(view, DutyKind::SemesterReport))
        .chain(others.iter().map(correction))
        .collect();
    let first = choices.first().map(|choice| choice.value.clone()).unwrap_or_default();
    F::new("semester", say("Semester", "Semester"), K::Select(choices)).propose(first)
}

pub(super) fn submit_report(view: &AgreementView) -> FormSpec {
    let channels = [ReportChannel::Patuh, ReportChannel::Paper, ReportChannel::Email, ReportChannel::National];
    FormSpec::new(
        say("Sampaikan laporan semester", "Submit the semester report"),
        say(
            "Laporan tercatat diterima; evaluasi dan penerusan ke Ditjen mulai dihitung sejak tanggal terima.",
            "The report counts as received; evaluation and forwarding run from that date.",
        ),
        say("Sampaikan laporan", "Submit"),
        vec![
            reportable(view),
            F::new("letter", say("Surat laporan", "Letter"), K::Letter),
            F::new("received_on", say("Diterima", "Received on"), K::Date).propose(today(view)),
            F::new("channel", say("Disampaikan", "Channel"), K::Radio(choices(channels, word))).propose("patuh"),
            F::new("scan", say("Laporan bertanda tangan", "Signed report"), K::File).optional(),
        ],
    )
    .section(
        say("Isi laporan", "What it says"),
        vec![
            F::new("hits", say("Hit menurut pengguna", "Hits by the institution's count"), count())
                .hint(say(
                    "Jumlah selama satu semester; dibandingkan dengan pencatatan sistem.",
                    "Over the semester; compared with the system's count.",
                ))
                .optional(),
            F::new("balikan", say("Data balikan terkirim", "Data balikan sent"), count()).optional(),
            F::new(
                "nothing_stored",
                say("Penyimpanan dan penyebarluasan", "Storage and dissemination"),
                K::Radio(vec![
                    Choice::new(
                        "ya",
                        say("Tidak ada data yang disimpan atau disebarluaskan", "Nothing was stored or passed on"),
                    ),
                    Choice::new("tidak", say("Ada yang perlu dijelaskan", "There is something to explain")),
                ]),
            )
            .propose("ya"),
            F::new("storage_remark", say("Penjelasan", "Explanation"), K::LongText).optional(),
            F::new("incidents", say("Keterangan insiden", "Remarks on incidents"), K::LongText)
                .hint(say("Jangan menulis NIK atau data penduduk.", "No NIK and no population data here."))
                .optional(),
            F::new("benefits", say("Manfaat", "Benefits"), K::LongText).optional(),
            F::new("obstacles", say("Kendala", "Obstacles"), K::LongText).optional(),
            F::new("plans", say("Rencana", "Plans"), K::LongText).optional(),
        ],
    )
}

/// A total of a semester.
const fn count() -> K {
    K::Number { min: 0, max: 2_000_000_000 }
}

pub(super) fn parse_submit_report(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let semester: Option<Semester> = form.choice("semester", |text| text.parse().ok());
    let letter = form.letter("letter");
    let received_on = form.date("received_on");
    let channel = form.choice("channel", from_word).unwrap_or(ReportChannel::Paper);
    let scan = form.file("scan");
    let content = ReportContent {
        hits: form.optional_number("hits", 0, 2_000_000_000),
        balikan: form.optional_number("balikan", 0, 2_000_000_000),
        // A program may leave the statement out; a page always sends it.
        nothing_stored: yes_or_no(posted.text("nothing_stored")),
        storage_remark: form.optional("storage_remark"),
        incidents: form.optional("incidents"),
        benefits: form.optional("benefits"),
        obstacles: form.optional("obstacles"),
        plans: form.optional("plans"),
    };
    if content.nothing_stored == Some(false) && content.storage_remark.is_none() {
        form.wrong(
            "storage_remark",
            "Jelaskan penyimpanan atau penyebarluasannya.",
            "Explain what was stored or passed on.",
        );
    }
    let content = content.said();
    form.finish_some(semester.map(|semester| C::SubmitReport { semester, letter, received_on, channel, content, scan }))
}

pub(super) fn ask_correction(view: &AgreementView) -> FormSpec {
    FormSpec::new(
        say("Minta perbaikan laporan", "Ask for a corrected report"),
        say(
            "Lembaga menyampaikan laporan perbaikan dengan surat baru; kedua versi tersimpan berdampingan. Tanggal terima laporan pertama tetap yang dihitung.",
            "The institution hands in a corrected report with a letter of its own; both versions stay side by side. The day of the first report goes on to count.",
        ),
        say("Minta perbaikan", "Ask for it"),
        vec![
            semester_field(view, DutyKind::Evaluation),
            F::new("reasons", say("Yang harus diperbaiki", "What must change"), K::LongText),
            F::new("on", say("Tanggal", "Date"), K::Date).propose(today(view)),
        ],
    )
}

pub(super) fn parse_ask_correction(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let semester: Option<Semester> = form.choice("semester", |text| text.parse().ok());
    let reasons = form.text("reasons");
    let on = form.date("on");
    form.finish_some(semester.map(|semester| C::AskCorrection { semester, on, reasons }))
}

pub(super) fn forward_report(view: &AgreementView) -> FormSpec {
    FormSpec::new(
        say("Teruskan laporan ke Ditjen", "Forward the report"),
        say("Penerusan (D30) tercatat pada kewajiban Disdukcapil.", "The forwarding (D30) is recorded."),
        say("Catat penerusan", "Record"),
        vec![
            semester_field(view, DutyKind::ReportForwarding),
            F::new("letter", say("Surat pengantar", "Letter"), K::Letter),
        ],
    )
}

pub(super) fn parse_forward_report(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let semester: Option<Semester> = form.choice("semester", |text| text.parse().ok());
    let letter = form.letter("letter");
    form.finish_some(semester.map(|semester| C::ForwardReport { semester, letter }))
}

pub(super) fn evaluate_report(view: &AgreementView) -> FormSpec {
    let duties = owed(view).map(|(key, name)| Choice::named(key, name)).collect();
    let columns = vec![
        Column { name: "duty", label: say("Kewajiban", "Duty"), kind: ColumnKind::Named(duties) },
        Column { name: "text", label: say("Temuan", "Finding"), kind: ColumnKind::Text },
        Column { name: "evidence", label: say("Bukti", "Evidence"), kind: ColumnKind::Text },
        Column { name: "score", label: say("Nilai", "Points"), kind: ColumnKind::Text },
    ];
    let cells = owed(view).flat_map(|(key, _)| [key, String::new(), String::new(), String::new()]);
    let follow_ups = vec![
        Column { name: "what", label: say("Tindak lanjut", "What must be done"), kind: ColumnKind::Text },
        Column { name: "by", label: say("Batas waktu", "Last day"), kind: ColumnKind::Text },
    ];
    let conclusions = [Conclusion::Continue, Conclusion::WithNotes, Conclusion::Warning, Conclusion::Suspend];
    FormSpec::new(
        say("Catat evaluasi laporan", "Record the evaluation"),
        say(
            "Evaluasi (D19) menutup kewajiban evaluasi untuk semester itu.",
            "The evaluation (D19) fulfils the duty for that semester.",
        ),
        say("Simpan evaluasi", "Save"),
        vec![
            semester_field(view, DutyKind::Evaluation),
            F::new("completed_on", say("Selesai", "Completed on"), K::Date).propose(today(view)),
            F::new("conclusion", say("Kesimpulan", "Conclusion"), K::Radio(choices(conclusions, word)))
                .propose("continue"),
            F::new("forwarded", say("Surat penyampaian hasil", "Letter"), K::Letter).optional(),
        ],
    )
    .section(
        say("Temuan", "Findings"),
        vec![
            F::new("complete", say("Kelengkapan isi laporan", "Completeness of the report"), K::Radio(vec![
                Choice::new("ya", say("Lengkap", "Complete")),
                Choice::new("tidak", say("Tidak lengkap", "Not complete")),
            ]))
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
        ],
    )
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

pub(super) fn parse_evaluate_report(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let semester: Option<Semester> = form.choice("semester", |text| text.parse().ok());
    let completed_on = form.date("completed_on");
    let conclusion = form.choice("conclusion", from_word).unwrap_or(Conclusion::Continue);
    let forwarded = form.optional_letter("forwarded");
    let assessment = Assessment {
        complete: yes_or_no(posted.text("complete")),
        findings: findings(&mut form),
        follow_ups: follow_ups(&mut form),
        notes: form.optional("notes"),
        evaluator: form.optional("evaluator"),
    };
    let assessment = assessment.said();
    form.finish_some(semester.map(|semester| C::EvaluateReport {
        semester,
        completed_on,
        conclusion,
        forwarded,
        assessment,
    }))
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

/// A choice of two; `None` where none was made.
fn yes_or_no(value: &str) -> Option<bool> {
    match value {
        "ya" => Some(true),
        "tidak" => Some(false),
        _ => None,
    }
}

fn filled(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}
