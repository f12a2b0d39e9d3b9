//! Stage 7: PoC requested, scheduled, concluded.

use patuh_domain::agreement::{
    AgreementCommand as C, CheckOutcome, INTEGRATION_ITEMS, IntegrationHandover, IntegrationItem, Method, PocCheck,
    PocSubject, Protocol, TrialMeeting, TrialWish, Verdict, poc_checks,
};

use super::today;
use crate::forms::labels::{choices, from_word, word};
use crate::forms::reader::Reader;
use crate::forms::spec::{Choice, Column, ColumnKind, FieldKind as K, FieldSpec as F, FormSpec, say};
use crate::views::{AgreementView, FormErrors, Posted};

fn open_subjects(view: &AgreementView) -> Vec<PocSubject> {
    let agreement = &view.facts.agreement;
    agreement.poc_subjects().into_iter().filter(|subject| !agreement.poc_settled(*subject)).collect()
}

fn subject_choices(view: &AgreementView, subjects: &[PocSubject]) -> Vec<Choice> {
    let name = |subject| view.facts.agreement.poc_subject_name(subject);
    subjects.iter().map(|subject| Choice::named(subject.key(), name(*subject))).collect()
}

fn subjects_field(view: &AgreementView) -> F {
    let open = open_subjects(view);
    F::new("subjects", say("Yang diuji", "Subjects"), K::Checks(subject_choices(view, &open)))
        .propose_all(open.into_iter().map(PocSubject::key))
}

pub(super) fn request_poc(view: &AgreementView) -> FormSpec {
    FormSpec::new(
        say("Ajukan PoC", "Request the PoC"),
        say(
            "Disdukcapil menetapkan jadwal uji untuk setiap aplikasi atau metode yang dipilih.",
            "The office sets a date for the trial of each application or method chosen.",
        ),
        say("Ajukan PoC", "Request"),
        vec![
            F::new("letter", say("Surat permohonan PoC", "Request letter"), K::Letter),
            subjects_field(view),
            F::new("versions", say("Versi aplikasi", "Versions"), K::Text).optional(),
            F::new("wished_on", say("Tanggal yang diusulkan", "Wished day"), K::Date).optional(),
            F::new("contact", say("Narahubung", "Contact"), K::Text).optional().hint(say(
                "Kosongkan untuk memakai narahubung perjanjian.",
                "Leave it empty for the contact persons of the agreement.",
            )),
        ],
    )
}

pub(super) fn parse_request_poc(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let letter = form.letter("letter");
    let subjects = form.some_choices("subjects", PocSubject::parse);
    let wish = TrialWish {
        versions: form.optional("versions"),
        wished_on: form.optional_date("wished_on"),
        contact: form.optional("contact"),
    };
    form.finish(C::RequestPoc { subjects, letter, wish })
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
            F::new("time", say("Waktu", "Time"), K::Text)
                .optional()
                .hint(say("Misalnya 09.00 WIB sampai selesai.", "E.g. 09.00 WIB until done.")),
            F::new("place", say("Tempat", "Place"), K::Text).optional(),
            F::new("participants", say("Peserta", "Participants"), K::Lines).optional(),
            F::new("preparations", say("Yang perlu disiapkan", "To be prepared"), K::Lines).optional().hint(say(
                "Satu hal satu baris; kosongkan untuk memakai daftar baku.",
                "One matter a line; leave it empty for the usual list.",
            )),
        ],
    )
}

pub(super) fn parse_schedule_poc(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let subjects = form.some_choices("subjects", PocSubject::parse);
    let scheduled_on = form.date("scheduled_on");
    let confirmation = form.letter("confirmation");
    let meeting = TrialMeeting {
        time: form.optional("time"),
        place: form.optional("place"),
        participants: form.lines("participants"),
        preparations: form.lines("preparations"),
    };
    form.finish(C::SchedulePoc { subjects, scheduled_on, confirmation, meeting })
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
                .propose(open.first().copied().map(PocSubject::key).unwrap_or_default()),
            F::new("verdict", say("Hasil", "Result"), K::Radio(choices(Verdict::ALL, word))).propose("passed"),
            F::new("letter", say("Surat hasil PoC", "Result letter"), K::Letter)
                .optional()
                .hint(say("Tidak perlu bila PoC tidak diperlukan.", "Not needed where no PoC is required.")),
            F::new("on", say("Tanggal hasil", "Date"), K::Date).propose(today(view)),
            F::new("remark", say("Catatan", "Remark"), K::LongText).optional(),
        ],
    )
    .section(
        say("Protokol", "Protocol"),
        vec![
            checks_field(view, &open),
            F::new("officers", say("Petugas", "Officers"), K::Lines)
                .optional()
                .hint(say("Nama dan jabatan, satu orang satu baris.", "Name and position, one person a line.")),
        ],
    )
}

/// Every check that one of the subjects needs, to be filled in as far as it was done.
fn checks_field(view: &AgreementView, open: &[PocSubject]) -> F {
    let methods: Vec<_> = open.iter().filter_map(|subject| view.facts.agreement.poc_method(*subject)).collect();
    let program = methods.iter().find(|method| method.is_web_service()).or(methods.first());
    let checks = program.copied().map(poc_checks).unwrap_or_default();
    let names = checks.iter().map(|(key, name)| Choice::new(key.clone(), name.clone())).collect();
    let outcomes = std::iter::once(Choice::new("", say("Belum diperiksa", "Not checked")))
        .chain(choices(CheckOutcome::ALL, word))
        .collect();
    let columns = vec![
        Column { name: "key", label: say("Pemeriksaan", "Check"), kind: ColumnKind::Named(names) },
        Column { name: "outcome", label: say("Hasil", "Outcome"), kind: ColumnKind::Select(outcomes) },
        Column { name: "remark", label: say("Catatan", "Remark"), kind: ColumnKind::Text },
    ];
    let cells = checks.into_iter().flat_map(|(key, _)| [key, String::new(), String::new()]);
    F::new("check", say("Pemeriksaan", "Checks"), K::Rows { columns, blank: 0 }).optional().propose_all(cells)
}

/// The checks that were done; those left open, and those that don't concern the subject's method, are no part of it.
fn read_checks(form: &mut Reader<'_>, method: Option<Method>) -> Vec<PocCheck> {
    let known = method.map(poc_checks).unwrap_or_default();
    let mut checks = Vec::new();
    for [key, outcome, remark] in form.rows("check", ["key", "outcome", "remark"]) {
        if outcome.is_empty() {
            continue;
        }
        let Some(outcome) = from_word(&outcome) else {
            form.wrong("check", "Ada hasil pemeriksaan yang tidak dikenal.", "An outcome is unknown.");
            continue;
        };
        if outcome == CheckOutcome::NotApplicable && !known.iter().any(|(name, _)| *name == key) {
            continue;
        }
        checks.push(PocCheck { key, outcome, remark: Some(remark).filter(|text| !text.is_empty()) });
    }
    checks
}

pub(super) fn hand_over_integration(_view: &AgreementView) -> FormSpec {
    let columns = vec![
        Column { name: "name", label: say("Perlengkapan", "Item"), kind: ColumnKind::Text },
        Column { name: "remark", label: say("Keterangan", "Remark"), kind: ColumnKind::Text },
    ];
    let cells = INTEGRATION_ITEMS.iter().flat_map(|name| [(*name).to_owned(), String::new()]);
    FormSpec::new(
        say("Catat penyerahan perlengkapan integrasi", "Record the hand-over of integration items"),
        say(
            "Berita acara (D33) tercatat. Token dan kata sandi tidak ditulis di sini; keduanya dibuka satu kali di aplikasi.",
            "The minutes (D33) are recorded. Tokens and passwords aren't written here; they are revealed once in the application.",
        ),
        say("Catat penyerahan", "Record"),
        vec![
            F::new("bast", say("Berita acara", "Minutes"), K::Letter),
            F::new("item", say("Perlengkapan", "Items"), K::Rows { columns, blank: 2 }).propose_all(cells),
            F::new("receiver", say("Penerima", "Receiver"), K::Text)
                .optional()
                .hint(say("Kosongkan bila pimpinan lembaga.", "Leave it empty for the head of the institution.")),
        ],
    )
}

pub(super) fn parse_hand_over_integration(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let bast = form.letter("bast");
    let items = form.rows("item", ["name", "remark"]).into_iter();
    let items = items
        .map(|[name, remark]| IntegrationItem { name, remark: Some(remark).filter(|text| !text.is_empty()) })
        .collect();
    let receiver = form.optional("receiver");
    form.finish(C::HandOverIntegration { handover: IntegrationHandover { bast, items, receiver } })
}

pub(super) fn parse_record_poc_result(posted: &Posted, view: &AgreementView) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let subject = form.choice("subject", PocSubject::parse);
    let verdict = form.choice("verdict", from_word).unwrap_or(Verdict::Passed);
    let letter = form.optional_letter("letter");
    let on = form.date("on");
    let remark = form.optional("remark");
    let checks = read_checks(&mut form, subject.and_then(|subject| view.facts.agreement.poc_method(subject)));
    let protocol = Protocol { checks, officers: form.lines("officers") };
    form.finish_some(subject.map(|subject| C::RecordPocResult { subject, verdict, letter, remark, protocol, on }))
}
