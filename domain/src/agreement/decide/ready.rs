//! What must hold before an action is possible at all, whatever its fields: the one mechanism behind refusals of the
//! door and the actions a page offers.
//!
//! [`Rule::Stage`] and [`Rule::Duplicate`] mean that the action makes no sense here; [`Rule::Missing`] that it does, but
//! something must come first.

use super::account::{access_ready, account_ready};
use super::case::Case;
use super::check::{refuse, refuse_with};
use super::drafting::{finalisable, granted_change, reopenable};
use super::issue::revocable;
use super::renewal::in_process;
use super::sanction::{can_close, can_end, not_yet};
use super::succession::{succeedable, takeable};
use crate::agreement::{AgreementAction as A, Method, SanctionKind, Stage, Text};
use crate::duty::DutyState;
use crate::refusal::{Refusal, Rule};

use Stage::{
    AwaitingApproval, Bridged, Drafting, Ended, Onboarding, Production, ProofOfConcept, Renewing, Requested, Signing,
    Terminated, UnderReview,
};

const BEFORE_SIGNATURE: &[Stage] = &[Requested, UnderReview, AwaitingApproval, Drafting, Signing];
const DRAFTS: &[Stage] = &[UnderReview, AwaitingApproval, Drafting, Signing];
const TEXTS: &[Stage] = &[Drafting, Signing];
const IN_FORCE: &[Stage] = &[Onboarding, ProofOfConcept, Production, Renewing, Bridged];
const AGREED: &[Stage] = &[Signing, Onboarding, ProofOfConcept, Production, Renewing, Bridged];
const FROM_REVIEW: &[Stage] =
    &[UnderReview, AwaitingApproval, Drafting, Signing, Onboarding, ProofOfConcept, Production, Renewing, Bridged];
const FROM_DRAFTING: &[Stage] = &[Drafting, Signing, Onboarding, ProofOfConcept, Production, Renewing, Bridged];
const FROM_SIGNATURE: &[Stage] = &[Onboarding, ProofOfConcept, Production, Renewing, Bridged, Ended, Terminated];

/// Whether `action` is possible now.
pub(super) fn ready(action: A, case: &Case<'_>) -> Result<(), Refusal> {
    match action {
        A::SucceedAgreement => succeedable(case).map(|_| ()),
        A::SubmitRequest | A::TakeUp => stages(case, &[Requested]),
        A::CheckCompleteness | A::ReturnForChanges => stages(case, &[UnderReview]),
        A::Forward => stages(case, &[UnderReview]).and_then(|()| complete(case)),
        A::RecordApproval => stages(case, &[AwaitingApproval]),
        A::Reject | A::Withdraw => unsigned(case, BEFORE_SIGNATURE),
        A::AppointTeam => stages(case, TEXTS),
        A::NameContact | A::RecordNetwork | A::DescribeServiceFlow => stages(case, FROM_REVIEW),
        A::SettleTerms => terms_open(case),
        A::MarkFinal => {
            stages(case, TEXTS).and_then(|()| one_of(Text::Pks, Text::Juknis, |text| finalisable(case, text)))
        }
        A::ReopenText => {
            stages(case, TEXTS).and_then(|()| one_of(Text::Pks, Text::Juknis, |text| reopenable(case, text)))
        }
        A::SignPks => stages(case, TEXTS).and_then(|()| pks_signable(case)),
        A::SignJuknis => stages(case, TEXTS).and_then(|()| juknis_signable(case)),
        A::GrantQuota | A::RegisterApplication | A::AddPurpose => {
            stages(case, FROM_DRAFTING).and_then(|()| has_methods(case))
        }
        A::EndPurpose => stages(case, FROM_DRAFTING).and_then(|()| purpose_recorded(case)),
        A::RegisterOperator => stages(case, FROM_DRAFTING),
        A::DismissOperator => operator_at_work(case),
        A::RequestAccessApproval => stages(case, &[Onboarding]).and_then(|()| access_not_asked(case)),
        A::RecordAccessApproval => in_force(case).and_then(|()| access_asked(case)),
        A::RequestUserId => in_force(case),
        A::RegisterAddresses | A::SetDailyCap => in_force(case).and_then(|()| program_account(case)),
        A::SetHours => in_force(case),
        A::HandOverUserId => in_force(case).and_then(|()| can_hand_over(case)),
        A::ChangeHolder => in_force(case).and_then(|()| handed_over(case)),
        A::TakeOver => takeable(case),
        A::RevealSecret | A::RotateSecret | A::RevokeSecret => in_force(case).and_then(|()| handed_over(case)),
        A::CloseUserId => stages(case, FROM_SIGNATURE).and_then(|()| open_account(case)),
        A::LockAccount => stages(case, FROM_SIGNATURE).and_then(|()| unlocked_account(case)),
        A::UnlockAccount => stages(case, FROM_SIGNATURE).and_then(|()| locked_account(case)),
        A::ReviewSuspicion => stages(case, FROM_SIGNATURE),
        A::RecordDeclaration => agreed(case),
        A::RequestPoc => trial_open(case).and_then(|()| subject_unasked(case)),
        A::SchedulePoc => trial_open(case).and_then(|()| subject_asked(case)),
        A::RecordPocResult => trial_open(case),
        A::HandOverIntegration => in_force(case).and_then(|()| has_program(case)),
        A::RecordCertificate | A::RecordChange => agreed(case),
        A::SubmitReport => stages(case, FROM_SIGNATURE).and_then(|()| was_agreed(case)),
        A::ForwardReport => stages(case, FROM_SIGNATURE).and_then(|()| report_unforwarded(case)),
        A::AskCorrection | A::EvaluateReport => stages(case, FROM_SIGNATURE).and_then(|()| report_unevaluated(case)),
        A::EvaluateUnscheduled => stages(case, FROM_SIGNATURE),
        A::ForwardEvaluation => stages(case, FROM_SIGNATURE).and_then(|()| evaluation_kept(case)),
        A::FulfilFollowUp => stages(case, FROM_SIGNATURE).and_then(|()| follow_up_open(case)),
        A::RegisterReader => stages(case, FROM_SIGNATURE).and_then(|()| has_reader_method(case)),
        A::ReportIncident => stages(case, FROM_SIGNATURE),
        A::DescribeIncident | A::NotifyIncident => open_incident(case),
        A::WaiveDuty => waivable(case),
        A::ReceiveRenewal => renewal_receivable(case),
        A::RecordRenewalApproval => in_process(case).and_then(|()| renewal_unapproved(case)),
        A::SignAddendum | A::RefuseRenewal => in_process(case),
        A::Remind => stages(case, FROM_SIGNATURE).and_then(|()| late_duty(case)),
        A::Warn => in_force(case),
        A::Suspend => in_force(case)
            .and_then(|()| not_yet(case, SanctionKind::Suspension))
            .and_then(|()| not_yet(case, SanctionKind::Revocation)),
        A::RevokeAccess => in_force(case).and_then(|()| not_yet(case, SanctionKind::Revocation)),
        A::CutQuota => in_force(case).and_then(|()| not_yet(case, SanctionKind::QuotaCut)),
        A::Lift => liftable(case),
        A::SetAside => in_force(case).and_then(|()| something_proposed(case)),
        A::Terminate | A::End => can_end(case),
        A::RecordClosing => can_close(case),
        A::IssueDocument => Ok(()),
        A::RevokeDocument => revocable(case),
        A::ImportAgreement => Err(refuse(
            Rule::Duplicate,
            ("Perjanjian ini sudah ada.", "This agreement exists already."),
            ("Impor hanya untuk perjanjian yang belum tercatat.", "An import is for agreements not recorded yet."),
        )),
    }
}

/// The refusal for an action that belongs to other stages.
pub(super) fn wrong_stage(case: &Case<'_>, lawful: &[Stage]) -> Refusal {
    let now = case.stage.label();
    let list =
        |language| lawful.iter().map(|stage| stage.label().in_(language).to_owned()).collect::<Vec<_>>().join(", ");
    let (id, en) = (list(crate::wording::Language::Id), list(crate::wording::Language::En));
    Refusal::new(
        Rule::Stage,
        crate::wording::Bilingual::owned(
            format!("Tindakan ini tidak sesuai dengan tahap sekarang: {}.", now.id),
            format!("This doesn't belong to the present stage: {}.", now.en),
        ),
        crate::wording::Bilingual::owned(
            format!("Tindakan ini dilakukan pada tahap: {id}."),
            format!("It is done in the stages: {en}."),
        ),
    )
}

pub(super) fn in_force(case: &Case<'_>) -> Result<(), Refusal> {
    stages(case, IN_FORCE)
}

fn stages(case: &Case<'_>, lawful: &[Stage]) -> Result<(), Refusal> {
    if lawful.contains(&case.stage) { Ok(()) } else { Err(wrong_stage(case, lawful)) }
}

/// In force, or PKS signed while the Juknis is still to come.
fn agreed(case: &Case<'_>) -> Result<(), Refusal> {
    // A renewal form signed late resumes an agreement that only lapsed (decisions.md 14).
    let resumable = case.only_lapsed() && case.open_renewal().is_some();
    if resumable {
        return Ok(());
    }
    stages(case, AGREED).and_then(|()| was_agreed(case))
}

fn was_agreed(case: &Case<'_>) -> Result<(), Refusal> {
    if case.agreement.pks.is_some() { Ok(()) } else { Err(wrong_stage(case, IN_FORCE)) }
}

fn unsigned(case: &Case<'_>, lawful: &[Stage]) -> Result<(), Refusal> {
    stages(case, lawful)?;
    if case.agreement.pks.is_none() {
        return Ok(());
    }
    Err(refuse(
        Rule::Stage,
        ("PKS sudah ditandatangani.", "The PKS is signed."),
        ("Perjanjian diakhiri dengan surat pengakhiran.", "It is ended by a letter of ending."),
    ))
}

fn complete(case: &Case<'_>) -> Result<(), Refusal> {
    if case.is_complete() {
        return Ok(());
    }
    Err(refuse(
        Rule::Missing,
        ("Berkas belum dinyatakan lengkap.", "The file was not found complete."),
        (
            "Petugas memeriksa kelengkapan; yang belum ada dilengkapi lembaga.",
            "Staff check completeness; the institution supplies what is missing.",
        ),
    ))
}

/// Drafts are open until the PKS is final; in force terms change only after a change was granted.
fn terms_open(case: &Case<'_>) -> Result<(), Refusal> {
    if case.signed_on().is_some() && case.stage.in_force() {
        return match granted_change(case) {
            Some(_) => Ok(()),
            None => Err(refuse(
                Rule::Missing,
                (
                    "Belum ada perubahan metode atau elemen yang disetujui.",
                    "No change of methods or elements was granted.",
                ),
                (
                    "Lembaga mengajukan perubahan dengan kajian; petugas mencatat keputusan Ditjen.",
                    "The institution asks for the change with a study; staff record the Ditjen's decision.",
                ),
            )),
        };
    }
    unsigned(case, DRAFTS)?;
    if !case.is_final(Text::Pks) {
        return Ok(());
    }
    Err(refuse(
        Rule::Missing,
        ("Naskah PKS sudah final.", "The text of the PKS is final."),
        ("Buka kembali naskahnya sebelum mengubah substansi.", "Open the text again before changing its terms."),
    ))
}

/// Possible for one of both, else why not: what is missing goes before what makes no sense.
fn one_of<T: Copy>(first: T, second: T, check: impl Fn(T) -> Result<(), Refusal>) -> Result<(), Refusal> {
    match (check(first), check(second)) {
        (Ok(()), _) | (_, Ok(())) => Ok(()),
        (Err(one), Err(other)) => Err(if other.rule == Rule::Missing { other } else { one }),
    }
}

fn pks_signable(case: &Case<'_>) -> Result<(), Refusal> {
    if case.agreement.pks.is_some() {
        return Err(refuse(
            Rule::Duplicate,
            ("PKS sudah ditandatangani.", "The PKS is signed already."),
            ("Perubahan dilakukan dengan adendum.", "Changes are made by addendum."),
        ));
    }
    if case.is_final(Text::Pks) {
        return Ok(());
    }
    Err(refuse(
        Rule::Missing,
        ("Naskah PKS belum final.", "The text of the PKS is not final."),
        ("Tim penyusun menyatakan naskah PKS final dahulu.", "The drafting team marks the PKS final first."),
    ))
}

fn juknis_signable(case: &Case<'_>) -> Result<(), Refusal> {
    if case.agreement.juknis.is_some() {
        return Err(refuse(
            Rule::Duplicate,
            ("Juknis sudah ditandatangani.", "The Juknis is signed already."),
            ("Tidak perlu dicatat lagi.", "There is no need to record it again."),
        ));
    }
    if !case.is_final(Text::Juknis) {
        return Err(refuse(
            Rule::Missing,
            ("Naskah Juknis belum final.", "The text of the Juknis is not final."),
            ("Tim penyusun menyatakan naskah Juknis final dahulu.", "The drafting team marks the Juknis final first."),
        ));
    }
    if case.agreement.pks.is_some() {
        return Ok(());
    }
    Err(refuse(
        Rule::Missing,
        ("PKS belum ditandatangani.", "The PKS is not signed."),
        ("Kedua pimpinan menandatangani PKS dahulu.", "Both heads sign the PKS first."),
    ))
}

fn has_methods(case: &Case<'_>) -> Result<(), Refusal> {
    if !case.grants().is_empty() {
        return Ok(());
    }
    Err(refuse(
        Rule::Missing,
        ("Metode akses belum ditetapkan.", "The methods are not settled."),
        ("Tim penyusun menetapkan substansi perjanjian dahulu.", "The drafting team settles the terms first."),
    ))
}

fn operator_at_work(case: &Case<'_>) -> Result<(), Refusal> {
    let lawful = matches!(case.stage, Ended | Terminated) || FROM_DRAFTING.contains(&case.stage);
    let any = case.agreement.operators.iter().any(|operator| operator.left_on.is_none());
    if lawful && any { Ok(()) } else { Err(nothing("Belum ada operator yang bertugas.", "No operator is at work.")) }
}

fn access_not_asked(case: &Case<'_>) -> Result<(), Refusal> {
    match &case.agreement.access_approval {
        None => Ok(()),
        Some(approval) => Err(refuse_with(
            Rule::Duplicate,
            format!("Persetujuan akses sudah diminta dengan surat {}.", approval.requested.number),
            format!("The access was asked for by the letter {}.", approval.requested.number),
            ("Tunggu jawaban Ditjen.", "Wait for the Ditjen's answer."),
        )),
    }
}

fn access_asked(case: &Case<'_>) -> Result<(), Refusal> {
    match &case.agreement.access_approval {
        Some(approval) if approval.granted.is_none() => Ok(()),
        Some(_) => Err(nothing("Persetujuan akses sudah dicatat.", "The approval of the access is recorded.")),
        None if case.facts.office.settings.second_approval => Err(refuse(
            Rule::Missing,
            ("Persetujuan akses belum diminta.", "The access was not asked for."),
            ("Petugas mengirim surat permohonan akses dahulu.", "Staff send the letter asking for it first."),
        )),
        None => Err(nothing("Persetujuan akses tidak diminta.", "No approval of the access was asked for.")),
    }
}

fn program_account(case: &Case<'_>) -> Result<(), Refusal> {
    let any = case.agreement.accounts.iter().any(|account| account.closed_on.is_none());
    if any { Ok(()) } else { no_account(case) }
}

fn can_hand_over(case: &Case<'_>) -> Result<(), Refusal> {
    let waiting: Vec<_> = case
        .agreement
        .accounts
        .iter()
        .filter(|account| account.bast.is_none() && account.closed_on.is_none())
        .collect();
    if waiting.is_empty() {
        return if case.agreement.accounts.iter().any(|account| account.bast.is_some()) {
            Err(nothing("Semua User ID sudah diserahkan.", "Every User ID was handed over."))
        } else {
            no_account(case)
        };
    }
    access_ready(case)?;
    let mut answers = waiting.into_iter().map(|account| account_ready(case, account));
    let first = answers.next().unwrap_or(Ok(()));
    if first.is_ok() || answers.any(|answer| answer.is_ok()) { Ok(()) } else { first }
}

fn no_account(case: &Case<'_>) -> Result<(), Refusal> {
    if !case.is_signed() {
        return Err(wrong_stage(case, IN_FORCE));
    }
    Err(refuse(
        Rule::Missing,
        ("User ID belum diminta.", "No User ID was requested."),
        ("Lembaga mengajukan formulir permohonan User ID.", "The institution sends the form for the User ID."),
    ))
}

fn handed_over(case: &Case<'_>) -> Result<(), Refusal> {
    let any = case.agreement.accounts.iter().any(|account| account.bast.is_some() && account.closed_on.is_none());
    if any {
        return Ok(());
    }
    Err(refuse(
        Rule::Missing,
        ("Belum ada User ID yang diserahkan.", "No User ID was handed over."),
        ("Kantor menyerahkan User ID dengan BAST.", "The office hands it over by BAST."),
    ))
}

fn open_account(case: &Case<'_>) -> Result<(), Refusal> {
    let any = case.agreement.accounts.iter().any(|account| account.closed_on.is_none());
    if any { Ok(()) } else { Err(nothing("Tidak ada User ID yang terbuka.", "No User ID is open.")) }
}

fn unlocked_account(case: &Case<'_>) -> Result<(), Refusal> {
    let open = |id| case.agreement.lock_on(id).is_none();
    let any = case.agreement.accounts.iter().any(|account| account.closed_on.is_none() && open(account.id));
    if any { Ok(()) } else { Err(nothing("Tidak ada User ID yang dapat dikunci.", "No User ID is left to lock.")) }
}

fn locked_account(case: &Case<'_>) -> Result<(), Refusal> {
    let any = case.agreement.locks.iter().any(|lock| lock.unlocked.is_none());
    if any { Ok(()) } else { Err(nothing("Tidak ada User ID yang dikunci.", "No User ID is locked.")) }
}

/// In force, an account handed over, and a subject left to try.
fn trial_open(case: &Case<'_>) -> Result<(), Refusal> {
    in_force(case)?;
    if case.unsettled().is_empty() {
        return Err(nothing("Semua PoC sudah selesai.", "Every PoC is settled."));
    }
    if case.first_hand_over().is_some() {
        return Ok(());
    }
    Err(refuse(
        Rule::Missing,
        ("User ID belum diserahkan.", "No User ID was handed over."),
        ("Kantor menyerahkan User ID dengan BAST dahulu.", "The office hands it over by BAST first."),
    ))
}

fn subject_unasked(case: &Case<'_>) -> Result<(), Refusal> {
    if case.unsettled().into_iter().any(|subject| !case.poc_pending(subject)) {
        return Ok(());
    }
    Err(nothing("Semua PoC sudah diminta.", "Every PoC was asked for."))
}

fn subject_asked(case: &Case<'_>) -> Result<(), Refusal> {
    if case.unsettled().into_iter().any(|subject| case.poc_pending(subject)) {
        return Ok(());
    }
    Err(refuse(
        Rule::Missing,
        ("PoC belum diminta.", "No PoC was asked for."),
        ("Lembaga mengajukan permohonan PoC.", "The institution asks for it."),
    ))
}

fn report_unforwarded(case: &Case<'_>) -> Result<(), Refusal> {
    let agreement = case.agreement;
    let waiting = agreement
        .reports
        .iter()
        .any(|report| !agreement.forwardings.iter().any(|forwarding| forwarding.semester == report.semester));
    if waiting {
        Ok(())
    } else {
        Err(nothing("Tidak ada laporan yang perlu diteruskan.", "No report is to be forwarded."))
    }
}

fn report_unevaluated(case: &Case<'_>) -> Result<(), Refusal> {
    let agreement = case.agreement;
    let waiting = agreement
        .reports
        .iter()
        .any(|report| !agreement.evaluations.iter().any(|evaluation| evaluation.is_of(report.semester)));
    if waiting {
        Ok(())
    } else {
        Err(nothing("Tidak ada laporan yang perlu dievaluasi.", "No report is to be evaluated."))
    }
}

fn evaluation_kept(case: &Case<'_>) -> Result<(), Refusal> {
    if case.agreement.evaluations.iter().any(|made| made.forwarded.is_none()) {
        return Ok(());
    }
    Err(nothing("Tidak ada hasil evaluasi yang perlu disampaikan.", "No result is to be sent on."))
}

fn follow_up_open(case: &Case<'_>) -> Result<(), Refusal> {
    if crate::duty::duties(case.facts, &case.moment).iter().any(is_open_follow_up) {
        return Ok(());
    }
    Err(nothing("Tidak ada tindak lanjut yang terbuka.", "No follow-up is open."))
}

fn is_open_follow_up(duty: &crate::duty::Duty) -> bool {
    duty.kind == crate::duty::DutyKind::FollowUp && duty.fulfilled_on.is_none()
}

fn something_proposed(case: &Case<'_>) -> Result<(), Refusal> {
    let standing = crate::agreement::standing(case.facts, &case.moment);
    let mut proposed = crate::agreement::proposals(case.facts, &standing).into_iter();
    if proposed.any(|proposal| matches!(proposal.step, crate::agreement::ProposedStep::Impose(_))) {
        return Ok(());
    }
    Err(nothing("Tidak ada sanksi yang diusulkan.", "No sanction is proposed."))
}

fn purpose_recorded(case: &Case<'_>) -> Result<(), Refusal> {
    if case.agreement.purposes.iter().any(|purpose| purpose.until.is_none()) {
        return Ok(());
    }
    Err(nothing("Tidak ada tujuan tercatat yang berlaku.", "No recorded purpose holds."))
}

fn has_reader_method(case: &Case<'_>) -> Result<(), Refusal> {
    if case.grants().iter().any(|grant| grant.method == Method::CardReader) {
        return Ok(());
    }
    Err(nothing("Perjanjian ini tidak memakai card reader.", "This agreement uses no card reader."))
}

fn has_program(case: &Case<'_>) -> Result<(), Refusal> {
    if case.grants().iter().any(|grant| grant.method.is_web_service()) {
        return Ok(());
    }
    Err(nothing("Perjanjian ini tidak memakai web service.", "This agreement uses no web service."))
}

fn late_duty(case: &Case<'_>) -> Result<(), Refusal> {
    let late = |duty: &crate::duty::Duty| duty.state == DutyState::Overdue && duty.who.is_of_institution();
    if crate::duty::duties(case.facts, &case.moment).iter().any(late) {
        return Ok(());
    }
    Err(nothing("Tidak ada kewajiban yang terlambat.", "No duty is late."))
}

fn open_incident(case: &Case<'_>) -> Result<(), Refusal> {
    if case.agreement.incidents.iter().any(|incident| incident.notified_at.is_none()) {
        return Ok(());
    }
    Err(nothing("Tidak ada kejadian yang perlu diberitahukan.", "No incident is to be told."))
}

fn waivable(case: &Case<'_>) -> Result<(), Refusal> {
    let any =
        crate::duty::duties(case.facts, &case.moment).iter().any(|duty| duty.state.is_open() && duty.blocks.is_none());
    if any { Ok(()) } else { Err(nothing("Tidak ada kewajiban yang terbuka.", "No duty is open.")) }
}

/// In force or lapsed without being closed, with no other renewal in process.
fn renewal_receivable(case: &Case<'_>) -> Result<(), Refusal> {
    if !case.only_lapsed() {
        stages(case, &[Onboarding, ProofOfConcept, Production, Renewing])?;
    }
    match case.open_renewal() {
        None => Ok(()),
        Some(renewal) => Err(refuse_with(
            Rule::Duplicate,
            format!("Perpanjangan dengan surat {} sedang diproses.", renewal.letter.number),
            format!("The renewal by the letter {} is in process.", renewal.letter.number),
            ("Selesaikan perpanjangan itu dahulu.", "Conclude it first."),
        )),
    }
}

fn renewal_unapproved(case: &Case<'_>) -> Result<(), Refusal> {
    if case.open_renewal().is_some_and(|renewal| renewal.approval.is_some()) {
        return Err(nothing("Persetujuan perpanjangan sudah dicatat.", "The approval of the renewal is recorded."));
    }
    Ok(())
}

fn liftable(case: &Case<'_>) -> Result<(), Refusal> {
    let any = case
        .agreement
        .sanctions
        .iter()
        .any(|sanction| sanction.kind != SanctionKind::Warning && sanction.lifted.is_none());
    if any { Ok(()) } else { Err(nothing("Tidak ada sanksi yang berlaku.", "No sanction stands.")) }
}

/// There is nothing this action could be done to.
fn nothing(id: &'static str, en: &'static str) -> Refusal {
    refuse(Rule::Duplicate, (id, en), ("Tidak ada yang perlu dilakukan.", "There is nothing to do."))
}
