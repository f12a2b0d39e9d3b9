//! While in force: certificates, reports, changes, readers, incidents, waivers (domain.md 4).

use chrono::{DateTime, NaiveDate, Utc};

use super::case::Case;
use super::check::{filled, follows, letter, letter_after, not_future, refuse, refuse_with};
use crate::actor::Actor;
use crate::agreement::{
    AgreementEvent as E, Certificate, Change, CorrectionRequest, Incident, IncidentDetails, Reader, Report,
    ReportChannel, ReportContent, ReportForwarding, Waiver,
};
use crate::calendar::Semester;
use crate::command::Ctx;
use crate::duty::DutyKind;
use crate::ids::{FileId, IncidentId};
use crate::letter::Letter;
use crate::refusal::{Refusal, Rule};

type Decision = Result<Vec<E>, Refusal>;

pub(super) fn certificate(case: &Case<'_>, certificate: Certificate) -> Decision {
    filled(&certificate.number, "number", ("Nomor sertifikat", "Number of the certificate"))?;
    filled(&certificate.body, "body", ("Lembaga sertifikasi", "Certification body"))?;
    filled(&certificate.scope, "scope", ("Ruang lingkup", "Scope"))?;
    let name = ("Tanggal diterima", "Day of receipt");
    not_future(certificate.received_on, case.today, "received_on", name)?;
    follows(
        (certificate.received_on, name),
        (certificate.valid_until, ("Tanggal akhir berlaku", "Last day of validity")),
        "valid_until",
    )?;
    if case.agreement.certificates.contains(&certificate) {
        return Err(refuse(
            Rule::Duplicate,
            ("Sertifikat ini sudah tercatat.", "This certificate is recorded already."),
            ("Tidak perlu dicatat lagi.", "There is no need to record it again."),
        )
        .at("number"));
    }
    Ok(vec![E::CertificateReceived { certificate }])
}

/// A report for a semester in force. A second one is a correction, until the report is evaluated.
#[expect(clippy::too_many_arguments, reason = "one for every field of the command")]
pub(super) fn submit_report(
    case: &Case<'_>,
    actor: &Actor,
    semester: Semester,
    sent: Letter,
    received_on: NaiveDate,
    channel: ReportChannel,
    content: Option<ReportContent>,
    scan: Option<FileId>,
) -> Decision {
    let period = case.facts.force_days(&case.moment);
    if !period.iter().any(|days| days.from <= semester.last_day() && semester.first_day() <= days.until) {
        return Err(refuse_with(
            Rule::Missing,
            format!("Perjanjian tidak berlaku pada {}.", semester.title().id),
            format!("The agreement was not in force in the {}.", semester.title().en.to_lowercase()),
            ("Pilih semester selama perjanjian berlaku.", "Choose a semester in which it was."),
        )
        .at("semester"));
    }
    letter(&sent, case.today, "letter", ("Surat laporan", "Letter of the report"))?;
    let received = ("Tanggal diterima", "Day of receipt");
    not_future(received_on, case.today, "received_on", received)?;
    follows((sent.date, ("Tanggal surat laporan", "Date of the letter")), (received_on, received), "received_on")?;
    follows(
        (semester.first_day(), ("Awal semester", "Beginning of the semester")),
        (received_on, received),
        "received_on",
    )?;
    if case.agreement.evaluations.iter().any(|evaluation| evaluation.is_of(semester)) {
        return Err(refuse_with(
            Rule::Duplicate,
            format!("Laporan {} sudah dievaluasi.", semester.title().id),
            format!("The report of the {} is evaluated already.", semester.title().en.to_lowercase()),
            ("Sampaikan perbaikannya pada laporan berikutnya.", "Bring corrections in the next report."),
        )
        .at("semester"));
    }
    if case.agreement.reports.iter().any(|report| report.semester == semester && report.letter == sent) {
        return Err(refuse_with(
            Rule::Duplicate,
            format!("Laporan {} dengan surat ini sudah diterima.", semester.title().id),
            format!("The report of the {} with this letter was received.", semester.title().en.to_lowercase()),
            ("Perbaikan laporan memakai surat baru.", "A corrected report comes with a letter of its own."),
        )
        .at("semester"));
    }
    let frozen_due = case.due_to_keep(DutyKind::SemesterReport, Some(&semester.to_string()));
    let content = content.and_then(ReportContent::said);
    let submitted_by = actor.person();
    let report = Report { semester, letter: sent, received_on, channel, content, scan, submitted_by, frozen_due };
    Ok(vec![E::ReportReceived { report }])
}

/// Of a report received and not yet evaluated. Asked once: until the corrected report has come.
pub(super) fn ask_correction(
    case: &Case<'_>,
    by: &str,
    semester: Semester,
    on: NaiveDate,
    reasons: String,
) -> Decision {
    let report = received(case, semester)?;
    not_evaluated(case, semester)?;
    if case.agreement.awaits_correction(semester).is_some() {
        return Err(refuse_with(
            Rule::Duplicate,
            format!("Perbaikan laporan {} sudah diminta.", semester.title().id),
            format!("A correction of the report of the {} was asked for.", semester.title().en.to_lowercase()),
            ("Tunggu laporan perbaikannya.", "Wait for the corrected report."),
        )
        .at("semester"));
    }
    let name = ("Tanggal permintaan perbaikan", "Day of the request");
    not_future(on, case.today, "on", name)?;
    follows((report.received_on, ("Tanggal laporan diterima", "Day the report was received")), (on, name), "on")?;
    filled(&reasons, "reasons", ("Yang harus diperbaiki", "What must change"))?;
    let report = report.letter.clone();
    Ok(vec![E::CorrectionAsked {
        correction: CorrectionRequest { semester, report, on, reasons, by: Some(by.to_owned()) },
    }])
}

pub(super) fn forward_report(case: &Case<'_>, semester: Semester, sent: Letter) -> Decision {
    let report = received(case, semester)?;
    if case.agreement.forwardings.iter().any(|forwarding| forwarding.semester == semester) {
        return Err(refuse_with(
            Rule::Duplicate,
            format!("Laporan {} sudah diteruskan.", semester.title().id),
            format!("The report of the {} was forwarded already.", semester.title().en.to_lowercase()),
            ("Tidak perlu diteruskan lagi.", "There is no need to forward it again."),
        )
        .at("semester"));
    }
    letter_after(
        (report.received_on, ("Tanggal laporan diterima", "Day the report was received")),
        &sent,
        case.today,
        "letter",
        ("Surat penerusan", "Letter of forwarding"),
    )?;
    let frozen_due = case.due_to_keep(DutyKind::ReportForwarding, Some(&semester.to_string()));
    Ok(vec![E::ReportForwarded { forwarding: ReportForwarding { semester, letter: sent, frozen_due } }])
}

pub(super) fn record_change(case: &Case<'_>, change: Change) -> Decision {
    filled(&change.subject, "subject", ("Yang berubah", "What changed"))?;
    let name = ("Tanggal perubahan", "Day of the change");
    not_future(change.happened_on, case.today, "happened_on", name)?;
    if let Some(sent) = &change.letter {
        letter(sent, case.today, "letter", ("Surat perubahan", "Letter of the change"))?;
    }
    if change.decision.is_some() != change.granted.is_some() {
        return Err(refuse(
            Rule::Field,
            ("Surat jawaban dan keputusannya harus diisi bersama.", "The answer and its decision come together."),
            ("Isi nomor surat jawaban dan pilih disetujui atau ditolak.", "Give the letter, and granted or refused."),
        )
        .at("decision_number"));
    }
    if let Some(decision) = &change.decision {
        let asked_on = change.letter.as_ref().map_or(change.happened_on, |sent| sent.date);
        letter_after(
            (asked_on, ("Tanggal surat perubahan", "Date of the letter of the change")),
            decision,
            case.today,
            "decision",
            ("Surat jawaban", "Answer"),
        )?;
    }
    if case.agreement.changes.contains(&change) {
        return Err(refuse(
            Rule::Duplicate,
            ("Perubahan ini sudah tercatat.", "This change is recorded already."),
            ("Tidak perlu dicatat lagi.", "There is no need to record it again."),
        )
        .at("subject"));
    }
    Ok(vec![E::ChangeRecorded { change }])
}

/// A reader, or what is new about one with the same serial number.
pub(super) fn register_reader(case: &Case<'_>, reader: Reader) -> Decision {
    filled(&reader.brand, "brand", ("Merek", "Brand"))?;
    filled(&reader.serial, "serial", ("Nomor seri", "Serial number"))?;
    filled(&reader.place, "place", ("Tempat", "Place"))?;
    let dates = [
        (reader.personalised_on, "personalised_on", ("Tanggal personalisasi", "Day of personalisation")),
        (reader.activated_on, "activated_on", ("Tanggal aktivasi", "Day of activation")),
        (reader.deactivated_on, "deactivated_on", ("Tanggal nonaktif", "Day of deactivation")),
    ];
    let mut earlier = None;
    for (date, field, name) in dates {
        let Some(date) = date else { continue };
        not_future(date, case.today, field, name)?;
        if let Some(earlier) = earlier {
            follows(earlier, (date, name), field)?;
        }
        earlier = Some((date, name));
    }
    if case.agreement.readers.contains(&reader) {
        return Err(refuse(
            Rule::Duplicate,
            ("Perangkat ini sudah tercatat.", "This reader is recorded already."),
            ("Tidak perlu dicatat lagi.", "There is no need to record it again."),
        )
        .at("serial"));
    }
    Ok(vec![E::ReaderRegistered { reader }])
}

pub(super) fn report_incident(
    case: &Case<'_>,
    ctx: &mut Ctx<'_>,
    detected_at: DateTime<Utc>,
    subject: String,
    details: IncidentDetails,
) -> Decision {
    filled(&subject, "subject", ("Uraian kejadian", "What happened"))?;
    not_later_than_now(case, detected_at, "detected_at", ("Waktu diketahui", "Time of detection"))?;
    let id = IncidentId(ctx.ids.fresh());
    let incident = Incident { id, detected_at, subject, details, notified_at: None, notice: None };
    Ok(vec![E::IncidentDetected { incident }])
}

/// Until the notice is given; what it said stays.
pub(super) fn describe_incident(case: &Case<'_>, id: IncidentId, details: IncidentDetails) -> Decision {
    let incident =
        case.agreement.incidents.iter().find(|incident| incident.id == id).ok_or_else(Refusal::unknown_aggregate)?;
    if incident.notified_at.is_some() {
        return Err(refuse(
            Rule::Duplicate,
            ("Kejadian ini sudah diberitahukan.", "The notice of this incident was given already."),
            ("Uraian dalam suratnya tidak diubah lagi.", "What its letter says isn't changed any more."),
        )
        .at("incident"));
    }
    Ok(vec![E::IncidentDescribed { incident: id, details }])
}

pub(super) fn notify_incident(case: &Case<'_>, id: IncidentId, at: DateTime<Utc>, notice: Letter) -> Decision {
    let incident =
        case.agreement.incidents.iter().find(|incident| incident.id == id).ok_or_else(Refusal::unknown_aggregate)?;
    if incident.notified_at.is_some() {
        return Err(refuse(
            Rule::Duplicate,
            ("Kejadian ini sudah diberitahukan.", "The notice of this incident was given already."),
            ("Tidak perlu dicatat lagi.", "There is no need to record it again."),
        )
        .at("incident"));
    }
    not_later_than_now(case, at, "at", ("Waktu pemberitahuan", "Time of the notice"))?;
    if at < incident.detected_at {
        return Err(refuse(
            Rule::DateOrder,
            ("Pemberitahuan mendahului waktu kejadian diketahui.", "The notice lies before the detection."),
            ("Periksa kedua waktu itu.", "Check both times."),
        )
        .at("at"));
    }
    letter(&notice, case.today, "notice", ("Surat pemberitahuan", "Notice"))?;
    Ok(vec![E::IncidentNotified { incident: id, at, notice }])
}

/// Only open duties that hold nothing back: without SPTJM or NDA there is no access, whatever a person decides.
pub(super) fn waive(
    case: &Case<'_>,
    ctx: &Ctx<'_>,
    kind: DutyKind,
    subject: Option<String>,
    reason: String,
    on: NaiveDate,
) -> Decision {
    let Some(duty) = case.duty(kind, subject.as_deref()).filter(|duty| duty.state.is_open()) else {
        return Err(refuse(
            Rule::Missing,
            ("Kewajiban ini tidak sedang terbuka.", "This duty is not open."),
            ("Muat ulang daftar kewajiban.", "Reload the list of duties."),
        )
        .at("duty"));
    };
    if duty.blocks.is_some() {
        return Err(refuse(
            Rule::Stage,
            ("SPTJM dan NDA tidak dapat dibebaskan.", "SPTJM and NDA can't be waived."),
            ("Akses baru terbuka setelah pernyataan ditandatangani.", "Access opens when the declaration is signed."),
        )
        .at("duty"));
    }
    filled(&reason, "reason", ("Alasan", "Reason"))?;
    not_future(on, case.today, "on", ("Tanggal pembebasan", "Day of the waiver"))?;
    let by = ctx.actor.name().to_owned();
    Ok(vec![E::DutyWaived { waiver: Waiver { kind, subject: duty.subject, reason, by, on } }])
}

/// The report of this semester is still to be evaluated.
pub(super) fn not_evaluated(case: &Case<'_>, semester: Semester) -> Result<(), Refusal> {
    if !case.agreement.evaluations.iter().any(|evaluation| evaluation.is_of(semester)) {
        return Ok(());
    }
    Err(refuse_with(
        Rule::Duplicate,
        format!("Laporan {} sudah dievaluasi.", semester.title().id),
        format!("The report of the {} is evaluated already.", semester.title().en.to_lowercase()),
        ("Tidak perlu dievaluasi lagi.", "There is no need to evaluate it again."),
    )
    .at("semester"))
}

/// The report of this semester as last handed in.
pub(super) fn received<'a>(case: &Case<'a>, semester: Semester) -> Result<&'a Report, Refusal> {
    case.agreement.reports.iter().rev().find(|report| report.semester == semester).ok_or_else(|| {
        refuse_with(
            Rule::Missing,
            format!("Laporan {} belum diterima.", semester.title().id),
            format!("The report of the {} was not received.", semester.title().en.to_lowercase()),
            ("Lembaga menyampaikan laporannya dahulu.", "The institution hands it in first."),
        )
        .at("semester")
    })
}

fn not_later_than_now(
    case: &Case<'_>,
    at: DateTime<Utc>,
    field: &str,
    name: (&'static str, &'static str),
) -> Result<(), Refusal> {
    if at <= case.moment.instant {
        return Ok(());
    }
    not_future(case.moment.zone.local_date(at), case.today, field, name)?;
    Err(refuse_with(
        Rule::DateOrder,
        format!("{} belum tiba.", name.0),
        format!("{} lies in the future.", name.1),
        ("Periksa jamnya.", "Check the time."),
    )
    .at(field))
}
