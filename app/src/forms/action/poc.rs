//! Stage 7: PoC requested, scheduled, concluded.

use patuh_domain::agreement::{AgreementCommand as C, Method, PocSubject, Verdict};

use super::today;
use crate::forms::labels::{choices, from_word, word};
use crate::forms::reader::Reader;
use crate::forms::spec::{Choice, FieldKind as K, FieldSpec as F, FormSpec, say};
use crate::views::{AgreementView, FormErrors, Posted};

/// A subject as a value of a form.
fn subject_value(subject: PocSubject) -> String {
    match subject {
        PocSubject::Application(id) => format!("aplikasi:{id}"),
        PocSubject::Method(method) => format!("metode:{}", method.name()),
    }
}

fn parse_subject(value: &str) -> Option<PocSubject> {
    match value.split_once(':')? {
        ("aplikasi", id) => id.parse().ok().map(PocSubject::Application),
        ("metode", name) => Method::parse(name).map(PocSubject::Method),
        _ => None,
    }
}

/// Subjects still to be settled.
fn open_subjects(view: &AgreementView) -> Vec<PocSubject> {
    let agreement = &view.facts.agreement;
    agreement.poc_subjects().into_iter().filter(|subject| !agreement.poc_settled(*subject)).collect()
}

fn subject_choices(view: &AgreementView, subjects: &[PocSubject]) -> Vec<Choice> {
    let name = |subject| view.facts.agreement.poc_subject_name(subject);
    subjects.iter().map(|subject| Choice::named(subject_value(*subject), name(*subject))).collect()
}

fn subjects_field(view: &AgreementView) -> F {
    let open = open_subjects(view);
    F::new("subjects", say("Yang diuji", "Subjects"), K::Checks(subject_choices(view, &open)))
        .propose_all(open.into_iter().map(subject_value))
}

pub(super) fn request_poc(view: &AgreementView) -> FormSpec {
    FormSpec::new(
        say("Ajukan PoC", "Request the PoC"),
        say(
            "Disdukcapil menetapkan jadwal uji untuk setiap aplikasi atau metode yang dipilih.",
            "The office sets a date for the trial of each application or method chosen.",
        ),
        say("Ajukan PoC", "Request"),
        vec![F::new("letter", say("Surat permohonan PoC", "Request letter"), K::Letter), subjects_field(view)],
    )
}

pub(super) fn parse_request_poc(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let letter = form.letter("letter");
    let subjects = form.some_choices("subjects", parse_subject);
    form.finish(C::RequestPoc { subjects, letter })
}

pub(super) fn schedule_poc(view: &AgreementView) -> FormSpec {
    FormSpec::new(
        say("Tetapkan jadwal PoC", "Schedule the PoC"),
        say("Surat konfirmasi (D16) memberitahukan jadwalnya.", "The confirmation letter (D16) announces the date."),
        say("Simpan jadwal", "Save"),
        vec![
            subjects_field(view),
            F::new("scheduled_on", say("Tanggal PoC", "Date of the PoC"), K::Date),
            F::new("confirmation", say("Surat konfirmasi", "Confirmation letter"), K::Letter),
        ],
    )
}

pub(super) fn parse_schedule_poc(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let subjects = form.some_choices("subjects", parse_subject);
    let scheduled_on = form.date("scheduled_on");
    let confirmation = form.letter("confirmation");
    form.finish(C::SchedulePoc { subjects, scheduled_on, confirmation })
}

pub(super) fn record_poc_result(view: &AgreementView) -> FormSpec {
    let open = open_subjects(view);
    FormSpec::new(
        say("Catat hasil PoC", "Record the PoC result"),
        say(
            "Bila lulus, batas 200 hit per hari dicabut untuk yang diuji. Setelah semua lulus, perjanjian masuk tahap akses production.",
            "When passed, the limit of 200 hits a day is lifted for the subject. Once all are passed the agreement moves to production.",
        ),
        say("Catat hasil", "Record"),
        vec![
            F::new("subject", say("Yang diuji", "Subject"), K::Select(subject_choices(view, &open)))
                .propose(open.first().copied().map(subject_value).unwrap_or_default()),
            F::new("verdict", say("Hasil", "Result"), K::Radio(choices(Verdict::ALL, word))).propose("passed"),
            F::new("letter", say("Surat hasil PoC", "Result letter"), K::Letter)
                .optional()
                .hint(say("Tidak perlu bila PoC tidak diperlukan.", "Not needed where no PoC is required.")),
            F::new("on", say("Tanggal hasil", "Date"), K::Date).propose(today(view)),
            F::new("remark", say("Catatan", "Remark"), K::LongText).optional(),
        ],
    )
}

pub(super) fn parse_record_poc_result(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let subject = form.choice("subject", parse_subject);
    let verdict = form.choice("verdict", from_word).unwrap_or(Verdict::Passed);
    let letter = form.optional_letter("letter");
    let on = form.date("on");
    let remark = form.optional("remark");
    form.finish_some(subject.map(|subject| C::RecordPocResult { subject, verdict, letter, remark, on }))
}
