//! Stage 7: trials asked for, scheduled, concluded (decisions.md 13).

use chrono::NaiveDate;

use super::case::Case;
use super::check::{distinct, filled, follows, letter_after, not_future, refuse, refuse_with};
use crate::agreement::{
    AgreementEvent as E, CheckOutcome, IntegrationHandover, PocRequest, PocResult, PocSchedule, PocSubject, Protocol,
    TrialMeeting, TrialWish, Verdict, poc_checks,
};
use crate::letter::Letter;
use crate::refusal::{Refusal, Rule};

type Decision = Result<Vec<E>, Refusal>;

pub(super) fn request(case: &Case<'_>, subjects: Vec<PocSubject>, asked: Letter, wish: TrialWish) -> Decision {
    subjects_open(case, &subjects)?;
    for subject in &subjects {
        if case.poc_pending(*subject) {
            return Err(named(
                case,
                *subject,
                Rule::Duplicate,
                ("PoC sudah diminta.", "The PoC was asked for already."),
                ("Tunggu jadwal atau hasilnya.", "Wait for its date or result."),
            ));
        }
    }
    let handed_over = case.first_hand_over().unwrap_or(asked.date);
    letter_after(
        (handed_over, ("Tanggal BAST User ID", "Date of the hand-over")),
        &asked,
        case.today,
        "letter",
        ("Surat permohonan PoC", "Letter asking for the PoC"),
    )?;
    if let Some(wished_on) = wish.wished_on {
        let name = ("Tanggal yang diusulkan", "Wished day");
        follows(
            (asked.date, ("Tanggal surat permohonan PoC", "Date of the PoC request")),
            (wished_on, name),
            "wished_on",
        )?;
    }
    Ok(vec![E::PocRequested { request: PocRequest { subjects, letter: asked, wish } }])
}

/// The day itself may lie ahead; its confirmation has been written.
pub(super) fn schedule(
    case: &Case<'_>,
    subjects: Vec<PocSubject>,
    scheduled_on: NaiveDate,
    confirmation: Letter,
    meeting: TrialMeeting,
) -> Decision {
    subjects_open(case, &subjects)?;
    let name = ("Surat konfirmasi", "Confirmation");
    for subject in &subjects {
        let asked = case
            .agreement
            .poc_requests
            .iter()
            .rev()
            .find(|request| request.subjects.contains(subject))
            .filter(|_| case.poc_pending(*subject));
        let Some(asked) = asked else {
            return Err(named(
                case,
                *subject,
                Rule::Missing,
                ("PoC belum diminta.", "The PoC was not asked for."),
                ("Lembaga mengajukan permohonan PoC dahulu.", "The institution asks for it first."),
            ));
        };
        letter_after(
            (asked.letter.date, ("Tanggal permohonan PoC", "Date of the PoC request")),
            &confirmation,
            case.today,
            "confirmation",
            name,
        )?;
    }
    follows((confirmation.date, name), (scheduled_on, ("Tanggal PoC", "Day of the PoC")), "scheduled_on")?;
    Ok(vec![E::PocScheduled { schedule: PocSchedule { subjects, scheduled_on, confirmation, meeting } }])
}

/// A result counts from its letter; where no trial is required, from the day recorded.
pub(super) fn conclude(
    case: &Case<'_>,
    subject: PocSubject,
    verdict: Verdict,
    result: Option<Letter>,
    remark: Option<String>,
    protocol: Protocol,
    on: NaiveDate,
) -> Decision {
    subjects_open(case, &[subject]).map_err(|refusal| refusal.at("subject"))?;
    checked(case, subject, verdict, &protocol)?;
    let when = ("Tanggal hasil PoC", "Day of the PoC result");
    not_future(on, case.today, "on", when)?;
    let earliest = if verdict == Verdict::NotRequired {
        case.agreement.juknis.as_ref().map(|juknis| (juknis.date, ("Tanggal Juknis", "Date of the Juknis")))
    } else {
        let Some(scheduled_on) = case.poc_scheduled(subject).filter(|_| case.poc_pending(subject)) else {
            return Err(named(
                case,
                subject,
                Rule::Missing,
                ("PoC belum dijadwalkan.", "The PoC was not scheduled."),
                (
                    "Kantor menjadwalkan PoC dahulu, atau catat bahwa PoC tidak dipersyaratkan.",
                    "The office schedules it first, or records that none is required.",
                ),
            )
            .at("subject"));
        };
        if result.is_none() {
            return Err(refuse(
                Rule::Field,
                ("Surat hasil PoC belum diisi.", "The letter with the result is missing."),
                ("Isi nomor dan tanggal surat hasil.", "Give its number and date."),
            )
            .at("letter_number"));
        }
        Some((scheduled_on, ("Tanggal PoC", "Day of the PoC")))
    };
    if let Some(earliest) = earliest {
        follows(earliest, (on, when), "on")?;
        if let Some(result) = &result {
            letter_after(earliest, result, case.today, "letter", ("Surat hasil PoC", "Result letter"))?;
        }
    }
    let effective = result.as_ref().map_or(on, |result| result.date);
    Ok(vec![E::PocConcluded { result: PocResult { subject, verdict, effective, letter: result, remark, protocol } }])
}

/// What a program needs, by minutes after the PKS; a list of names, never a secret.
pub(super) fn hand_over_integration(case: &Case<'_>, handover: IntegrationHandover) -> Decision {
    let signed_on = case.signed_on().unwrap_or(handover.bast.date);
    letter_after(
        (signed_on, ("Tanggal PKS", "Date of the PKS")),
        &handover.bast,
        case.today,
        "bast",
        ("Berita acara", "Minutes"),
    )?;
    let names: Vec<&str> = handover.items.iter().map(|item| item.name.as_str()).collect();
    distinct(&names, "item", ("Perlengkapan", "Items"))?;
    for name in names {
        filled(name, "item", ("Nama perlengkapan", "Name of the item"))?;
    }
    Ok(vec![E::IntegrationHandedOver { handover }])
}

/// The checks are those of the subject's method, none twice, and a failed one goes with no *lulus*.
fn checked(case: &Case<'_>, subject: PocSubject, verdict: Verdict, protocol: &Protocol) -> Result<(), Refusal> {
    if protocol.checks.is_empty() {
        return Ok(());
    }
    let keys: Vec<&str> = protocol.checks.iter().map(|check| check.key.as_str()).collect();
    distinct(&keys, "check", ("Pemeriksaan", "Checks"))?;
    let known = case.agreement.poc_method(subject).map(poc_checks).unwrap_or_default();
    if let Some(unknown) = keys.iter().find(|key| !known.iter().any(|(name, _)| name == *key)) {
        return Err(refuse_with(
            Rule::Field,
            format!("Pemeriksaan `{unknown}` tidak dikenal untuk metode ini."),
            format!("The check `{unknown}` is unknown for this method."),
            ("Muat ulang formulirnya.", "Reload the form."),
        )
        .at("check"));
    }
    let failed = protocol.checks.iter().any(|check| check.outcome == CheckOutcome::Failed);
    if verdict == Verdict::Passed && failed {
        return Err(refuse(
            Rule::Field,
            ("Ada pemeriksaan yang tidak lulus.", "A check has failed."),
            (
                "Pilih perlu perbaikan atau tidak lulus, atau perbaiki hasil pemeriksaannya.",
                "Choose needs work or failed, or mend the check.",
            ),
        )
        .at("verdict"));
    }
    Ok(())
}

/// The subjects belong to the agreement and still need a trial.
fn subjects_open(case: &Case<'_>, subjects: &[PocSubject]) -> Result<(), Refusal> {
    distinct(subjects, "subjects", ("Objek PoC", "Subjects of the PoC"))?;
    let known = case.agreement.poc_subjects();
    for subject in subjects {
        if !known.contains(subject) {
            return Err(Refusal::unknown_aggregate().at("subjects"));
        }
        if case.agreement.poc_settled(*subject) {
            return Err(named(
                case,
                *subject,
                Rule::Duplicate,
                ("PoC sudah selesai.", "The PoC is settled."),
                ("Tidak perlu diulang.", "There is no need to repeat it."),
            ));
        }
    }
    Ok(())
}

fn named(
    case: &Case<'_>,
    subject: PocSubject,
    rule: Rule,
    what: (&'static str, &'static str),
    remedy: (&'static str, &'static str),
) -> Refusal {
    let name = case.agreement.poc_subject_name(subject);
    refuse_with(rule, format!("{name}: {}", what.0), format!("{name}: {}", what.1), remedy).at("subjects")
}
