//! Stages 9 and 10: renewal letters and their answers (4.8; decisions.md 14, 15).

use chrono::NaiveDate;

use super::case::Case;
use super::check::{filled, follows, letter, letter_after, not_future, refuse};
use crate::agreement::{Addendum, AgreementEvent as E, Renewal, RenewalOutcome, RenewalWish, Stage};
use crate::duty::DutyKind;
use crate::letter::Letter;
use crate::refusal::{Refusal, Rule};

type Decision = Result<Vec<E>, Refusal>;

/// Received within the term; recording may come later.
pub(super) fn receive(case: &Case<'_>, sent: Letter, received_on: NaiveDate, wish: RenewalWish) -> Decision {
    let received = ("Tanggal diterima", "Day of receipt");
    letter(&sent, case.today, "letter", ("Surat perpanjangan", "Renewal letter"))?;
    not_future(received_on, case.today, "received_on", received)?;
    follows(
        (sent.date, ("Tanggal surat perpanjangan", "Date of the renewal letter")),
        (received_on, received),
        "received_on",
    )?;
    if let Some(signed_on) = case.signed_on() {
        follows((signed_on, ("Tanggal PKS", "Date of the PKS")), (received_on, received), "received_on")?;
    }
    if case.agreement.ends_on().is_some_and(|ends_on| received_on > ends_on) {
        return Err(refuse(
            Rule::DateOrder,
            (
                "Surat perpanjangan diterima setelah perjanjian berakhir.",
                "The renewal letter came after the end of the agreement.",
            ),
            ("Lembaga mengajukan permohonan baru.", "The institution submits a new request."),
        )
        .at("received_on"));
    }
    let frozen_due = case.due_to_keep(DutyKind::RenewalLetter, None);
    let renewal = Renewal { letter: sent, received_on, wish, approval: None, outcome: None, frozen_due };
    Ok(vec![E::RenewalReceived { renewal }])
}

pub(super) fn approve(case: &Case<'_>, approval: Letter) -> Decision {
    let renewal = case.open_renewal().ok_or_else(no_renewal)?;
    letter_after(
        (renewal.letter.date, ("Tanggal surat perpanjangan", "Date of the renewal letter")),
        &approval,
        case.today,
        "letter",
        ("Surat persetujuan perpanjangan", "Approval of the renewal"),
    )?;
    Ok(vec![E::RenewalApproved { letter: approval }])
}

/// The same agreement goes on without a gap, so an addendum is signed while it has force, by its term or bridged.
pub(super) fn sign_addendum(case: &Case<'_>, addendum: Addendum) -> Decision {
    let renewal = case.open_renewal().ok_or_else(no_renewal)?;
    filled(&addendum.office_number, "office_number", ("Nomor adendum", "Number of the addendum"))?;
    let name = ("Tanggal tanda tangan adendum", "Date of signing the addendum");
    not_future(addendum.signed_on, case.today, "signed_on", name)?;
    follows(
        (renewal.received_on, ("Tanggal surat perpanjangan diterima", "Receipt of the renewal letter")),
        (addendum.signed_on, name),
        "signed_on",
    )?;
    if let Some(approval) = &renewal.approval {
        follows(
            (approval.date, ("Tanggal persetujuan perpanjangan", "Date of the approval of the renewal")),
            (addendum.signed_on, name),
            "signed_on",
        )?;
    }
    if !case.facts.in_force_on(addendum.signed_on, &case.moment) {
        return Err(refuse(
            Rule::DateOrder,
            (
                "Pada tanggal itu perjanjian tidak berlaku, jadi tidak dapat diperpanjang dengan adendum.",
                "The agreement had no force on that day, so an addendum can't prolong it.",
            ),
            (
                "Lembaga mengajukan permohonan baru, atau SPTJM perpanjangan menjembatani masa itu.",
                "The institution submits a new request, or a renewal SPTJM bridges the time.",
            ),
        )
        .at("signed_on"));
    }
    if case.agreement.ends_on().is_some_and(|ends_on| addendum.ends_on <= ends_on) {
        return Err(refuse(
            Rule::DateOrder,
            (
                "Adendum harus memperpanjang: tanggal berakhir baru harus setelah yang lama.",
                "An addendum prolongs: the new last day must lie after the present one.",
            ),
            ("Periksa tanggal berakhir.", "Check the last day."),
        )
        .at("ends_on"));
    }
    Ok(vec![E::RenewalConcluded { outcome: RenewalOutcome::Addendum(addendum) }])
}

pub(super) fn refuse_renewal(case: &Case<'_>, answer: Letter) -> Decision {
    let renewal = case.open_renewal().ok_or_else(no_renewal)?;
    letter_after(
        (renewal.received_on, ("Tanggal surat perpanjangan diterima", "Receipt of the renewal letter")),
        &answer,
        case.today,
        "letter",
        ("Surat penolakan perpanjangan", "Refusal of the renewal"),
    )?;
    Ok(vec![E::RenewalConcluded { outcome: RenewalOutcome::Refused(answer) }])
}

/// A renewal is in process, and the agreement has force or lapsed without being closed.
pub(super) fn in_process(case: &Case<'_>) -> Result<(), Refusal> {
    let alive = case.stage.in_force() || case.only_lapsed();
    if !alive || case.stage == Stage::Signing {
        return Err(super::ready::wrong_stage(case, &[Stage::Renewing, Stage::Bridged]));
    }
    case.open_renewal().map(|_| ()).ok_or_else(no_renewal)
}

fn no_renewal() -> Refusal {
    refuse(
        Rule::Missing,
        ("Belum ada permohonan perpanjangan.", "No renewal letter was received."),
        (
            "Lembaga mengirim surat perpanjangan selambatnya 2 bulan sebelum berakhir; petugas mencatatnya.",
            "The institution sends the letter 2 months before the end; staff record it.",
        ),
    )
}
