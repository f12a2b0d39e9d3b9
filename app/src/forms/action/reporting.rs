//! Semester reports: handing in and passing on.

use patuh_domain::agreement::{AgreementCommand as C, ReportChannel, ReportContent};
use patuh_domain::calendar::Semester;
use patuh_domain::duty::DutyKind;
use patuh_domain::wording::Bilingual;

use super::today;
use crate::forms::labels::{choices, from_word, word};
use crate::forms::reader::Reader;
use crate::forms::spec::{Choice, FieldKind as K, FieldSpec as F, FormSpec, say};
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

pub(super) fn semester_field(view: &AgreementView, kind: DutyKind) -> F {
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

/// A choice of two; `None` where none was made.
pub(super) fn yes_or_no(value: &str) -> Option<bool> {
    match value {
        "ya" => Some(true),
        "tidak" => Some(false),
        _ => None,
    }
}
