//! While in force: certificates, changes, readers, waivers, renewal.

use patuh_domain::agreement::{
    Addendum, AgreementCommand as C, Certificate, Change, ChangeDetails, ChangeKind, Reader as CardReader, RenewalWish,
};
use patuh_domain::duty::{DutyKind, DutyState};

use super::today;
use crate::forms::labels::{choices, from_word, word};
use crate::forms::reader::Reader;
use crate::forms::spec::{Choice, FieldKind as K, FieldSpec as F, FormSpec, say};
use crate::views::{AgreementView, FormErrors, Posted};

pub(super) fn record_certificate(view: &AgreementView) -> FormSpec {
    FormSpec::new(
        say("Catat sertifikat ISO/IEC 27001", "Record an ISO/IEC 27001 certificate"),
        say(
            "Kewajiban sertifikat terpenuhi; masa berlakunya membuka kewajiban berikutnya.",
            "The duty is fulfilled; its own expiry opens the next one.",
        ),
        say("Simpan sertifikat", "Save"),
        vec![
            F::new("number", say("Nomor sertifikat", "Number"), K::Text),
            F::new("body", say("Lembaga sertifikasi", "Certification body"), K::Text),
            F::new("scope", say("Ruang lingkup", "Scope"), K::Text),
            F::new("valid_until", say("Berlaku sampai", "Valid until"), K::Date),
            F::new("received_on", say("Diterima", "Received on"), K::Date).propose(today(view)),
        ],
    )
}

pub(super) fn parse_record_certificate(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let certificate = Certificate {
        number: form.text("number"),
        body: form.text("body"),
        scope: form.text("scope"),
        valid_until: form.date("valid_until"),
        received_on: form.date("received_on"),
    };
    form.finish(C::RecordCertificate { certificate })
}

/// A change, or what is new about one that is `known`.
pub(super) fn record_change(view: &AgreementView, known: Option<&Change>) -> FormSpec {
    let text = |get: fn(&Change) -> Option<&String>| known.and_then(get).cloned().unwrap_or_default();
    let from = known.and_then(|change| change.details.from).map(|from| from.to_string()).unwrap_or_default();
    let kinds = [
        ChangeKind::Head,
        ChangeKind::Structure,
        ChangeKind::Name,
        ChangeKind::Bandwidth,
        ChangeKind::Quota,
        ChangeKind::UserId,
        ChangeKind::Method,
        ChangeKind::Elements,
        ChangeKind::Application,
    ];
    FormSpec::new(
        say("Catat perubahan", "Record a change"),
        say(
            "Pemberitahuan pergantian pimpinan, struktur, atau nama memenuhi kewajiban 10 hari kerja; perubahan lain menunggu keputusan.",
            "Notice of a new head, structure or name fulfils the duty of ten working days; other changes wait for a decision.",
        ),
        say("Catat perubahan", "Record"),
        vec![
            F::new("kind", say("Perubahan", "Change"), K::Select(choices(kinds, word)))
                .propose(known.map(|change| word(&change.kind)).unwrap_or_default()),
            F::new("subject", say("Uraian", "What changed"), K::Text).propose(text(|change| Some(&change.subject))),
            F::new("happened_on", say("Terjadi atau dimohon tanggal", "Happened or asked on"), K::Date)
                .propose(known.map_or_else(|| today(view), |change| change.happened_on.to_string())),
            F::new("letter", say("Surat", "Letter"), K::Letter)
                .optional()
                .propose_letter(known.and_then(|change| change.letter.as_ref())),
            F::new("decision", say("Surat jawaban", "Answer"), K::Letter)
                .optional()
                .propose_letter(known.and_then(|change| change.decision.as_ref())),
            F::new("granted", say("Disetujui", "Granted"), K::Check).optional(),
        ],
    )
    .section(
        say("Isi surat", "What the letters say"),
        vec![
            F::new("before", say("Semula", "Before"), K::Text)
                .optional()
                .propose(text(|change| change.details.before.as_ref())),
            F::new("after", say("Menjadi", "After"), K::Text)
                .optional()
                .propose(text(|change| change.details.after.as_ref())),
            F::new("from", say("Berlaku mulai", "From"), K::Date).optional().propose(from),
            F::new("reason", say("Alasan", "Reason"), K::LongText)
                .optional()
                .propose(text(|change| change.details.reason.as_ref())),
            F::new("decree", say("Keputusan yang mendasari", "Decree"), K::Text)
                .optional()
                .propose(text(|change| change.details.decree.as_ref()))
                .hint(say(
                    "Untuk pergantian pimpinan, struktur, atau nama: nomor, tanggal, dan perihal keputusan.",
                    "For a new head, structure or name: number, date and subject of the decree.",
                )),
            F::new("conditions", say("Syarat jawaban", "Conditions of the answer"), K::LongText)
                .optional()
                .propose(text(|change| change.details.conditions.as_ref())),
        ],
    )
}

pub(super) fn parse_record_change(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let kind = form.choice("kind", from_word).unwrap_or(ChangeKind::Head);
    let subject = form.text("subject");
    let happened_on = form.date("happened_on");
    let letter = form.optional_letter("letter");
    let decision = form.optional_letter("decision");
    let granted = decision.as_ref().map(|_| form.is_set("granted"));
    let details = ChangeDetails {
        before: form.optional("before"),
        after: form.optional("after"),
        reason: form.optional("reason"),
        from: form.optional_date("from"),
        decree: form.optional("decree"),
        conditions: form.optional("conditions"),
    };
    form.finish(C::RecordChange { change: Change { kind, subject, happened_on, letter, decision, granted, details } })
}

pub(super) fn register_reader(view: &AgreementView) -> FormSpec {
    let units = &view.facts.institution.profile.work_units;
    let place = if units.is_empty() {
        F::new("place", say("Tempat", "Place"), K::Text)
    } else {
        let units = units.iter().map(|unit| Choice::named(unit.clone(), unit.clone())).collect();
        F::new("place", say("Unit kerja", "Work unit"), K::Select(units))
    };
    FormSpec::new(
        say("Daftarkan card reader", "Register a card reader"),
        say("Nomor seri yang sama memperbarui data reader itu.", "The same serial number updates that reader."),
        say("Simpan reader", "Save"),
        vec![
            F::new("brand", say("Merek dan tipe", "Brand"), K::Text),
            F::new("serial", say("Nomor seri", "Serial"), K::Text),
            place,
            F::new("sam_id", say("Nomor SAM", "SAM id"), K::Text).optional(),
            F::new("configuration", say("Berkas konfigurasi SAM", "SAM configuration file"), K::Text)
                .hint(say("Nomor atau nama berkasnya, bukan isinya.", "Its number or name, not what it holds."))
                .optional(),
            F::new("condition", say("Keadaan", "Condition"), K::Text).optional(),
            F::new("personalised_on", say("Personalisasi SAM", "Personalised on"), K::Date).optional(),
            F::new("activated_on", say("Aktivasi", "Activated on"), K::Date).optional(),
            F::new("deactivated_on", say("Dinonaktifkan", "Deactivated on"), K::Date).optional(),
        ],
    )
}

pub(super) fn parse_register_reader(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let reader = CardReader {
        brand: form.text("brand"),
        serial: form.text("serial"),
        place: form.text("place"),
        sam_id: form.optional("sam_id"),
        configuration: form.optional("configuration"),
        condition: form.optional("condition"),
        personalised_on: form.optional_date("personalised_on"),
        activated_on: form.optional_date("activated_on"),
        deactivated_on: form.optional_date("deactivated_on"),
    };
    form.finish(C::RegisterReader { reader })
}

pub(super) fn waive_duty(view: &AgreementView) -> FormSpec {
    let open = view
        .standing
        .duties
        .iter()
        .filter(|duty| duty.state.is_open() || duty.state == DutyState::NotYet)
        .map(|duty| {
            let label = duty.kind.label();
            let name = |text: &str| match &duty.subject {
                Some(subject) => format!("{text}: {subject}"),
                None => text.to_owned(),
            };
            Choice::new(
                format!("{}|{}", duty.kind.name(), duty.subject.as_deref().unwrap_or_default()),
                patuh_domain::wording::Bilingual::owned(name(&label.id), name(&label.en)),
            )
        })
        .collect();
    FormSpec::new(
        say("Kecualikan kewajiban", "Waive a duty"),
        say(
            "Kewajiban tidak lagi ditagih; alasan dan nama Anda tercatat di riwayat.",
            "The duty is no longer asked for; reason and your name are recorded.",
        ),
        say("Kecualikan", "Waive"),
        vec![
            F::new("duty", say("Kewajiban", "Duty"), K::Select(open)),
            F::new("reason", say("Alasan", "Reason"), K::LongText),
            F::new("on", say("Tanggal", "Date"), K::Date).propose(today(view)),
        ],
    )
    .grave()
}

pub(super) fn parse_waive_duty(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let duty = form.choice("duty", |text| {
        let (kind, subject) = text.split_once('|')?;
        let kind = DutyKind::ALL.into_iter().find(|known| known.name() == kind)?;
        Some((kind, Some(subject.to_owned()).filter(|subject| !subject.is_empty())))
    });
    let reason = form.text("reason");
    let on = form.date("on");
    form.finish_some(duty.map(|(kind, subject)| C::WaiveDuty { kind, subject, reason, on }))
}

pub(super) fn receive_renewal(view: &AgreementView) -> FormSpec {
    FormSpec::new(
        say("Ajukan perpanjangan", "Request renewal"),
        say(
            "Tahap menjadi Perpanjangan; akses tetap berjalan selama perjanjian berlaku.",
            "The stage becomes renewing; access goes on while the agreement is in force.",
        ),
        say("Catat permohonan", "Record"),
        vec![
            F::new("letter", say("Surat permohonan perpanjangan", "Renewal letter"), K::Letter),
            F::new("received_on", say("Diterima", "Received on"), K::Date).propose(today(view)),
            F::new("reasons", say("Alasan perpanjangan", "Reasons"), K::LongText).optional(),
            F::new(
                "years",
                say("Jangka waktu yang dimohon (tahun)", "Wished term (years)"),
                K::Number { min: 1, max: 10 },
            )
            .optional(),
        ],
    )
}

pub(super) fn parse_receive_renewal(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let letter = form.letter("letter");
    let received_on = form.date("received_on");
    let reasons = form.optional("reasons");
    let years = form.optional_number("years", 1, 10).and_then(|years| u8::try_from(years).ok());
    form.finish(C::ReceiveRenewal { letter, received_on, wish: RenewalWish { reasons, years } })
}

pub(super) fn record_renewal_approval(_view: &AgreementView) -> FormSpec {
    FormSpec::new(
        say("Catat persetujuan perpanjangan", "Record the approval of the renewal"),
        say("Adendum dapat ditandatangani setelahnya.", "The addendum can be signed after it."),
        say("Catat persetujuan", "Record"),
        vec![F::new("letter", say("Surat persetujuan", "Approval letter"), K::Letter)],
    )
}

pub(super) fn parse_record_renewal_approval(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let letter = form.letter("letter");
    form.finish(C::RecordRenewalApproval { letter })
}

pub(super) fn sign_addendum(view: &AgreementView) -> FormSpec {
    FormSpec::new(
        say("Catat adendum perpanjangan", "Record the renewal addendum"),
        say(
            "Perjanjian berlanjut tanpa jeda sampai hari terakhir yang baru.",
            "The agreement goes on without a gap until the new last day.",
        ),
        say("Catat adendum", "Record"),
        vec![
            F::new("office_number", say("Nomor PIHAK KESATU", "Number of the first party"), K::Text),
            F::new("institution_number", say("Nomor PIHAK KEDUA", "Number of the second party"), K::Text).optional(),
            F::new("signed_on", say("Tanggal tanda tangan", "Signed on"), K::Date).propose(today(view)),
            F::new("ends_on", say("Hari terakhir berlaku", "Last day of force"), K::Date),
            F::new("scan", say("Pindaian", "Scan"), K::File).optional(),
        ],
    )
}

pub(super) fn parse_sign_addendum(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let addendum = Addendum {
        office_number: form.text("office_number"),
        institution_number: form.optional("institution_number"),
        signed_on: form.date("signed_on"),
        ends_on: form.date("ends_on"),
        scan: form.file("scan"),
    };
    form.finish(C::SignAddendum { addendum })
}

pub(super) fn refuse_renewal(_view: &AgreementView) -> FormSpec {
    FormSpec::new(
        say("Tolak perpanjangan", "Refuse the renewal"),
        say(
            "Perjanjian berakhir pada hari terakhirnya; masa peralihan dengan SPTJM ikut berakhir.",
            "The agreement ends with its term, and the bridge by SPTJM with it.",
        ),
        say("Tolak perpanjangan", "Refuse"),
        vec![F::new("letter", say("Surat penolakan", "Letter of refusal"), K::Letter)],
    )
    .grave()
}

pub(super) fn parse_refuse_renewal(posted: &Posted) -> Result<C, FormErrors> {
    let mut form = Reader::new(posted);
    let letter = form.letter("letter");
    form.finish(C::RefuseRenewal { letter })
}
