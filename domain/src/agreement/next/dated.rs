//! Steps of an agreement in force or over: renewal, sanctions to lift, and duties by their dates.

use super::{Plan, sentence};
use crate::agreement::decide::ready_by;
use crate::agreement::{AgreementAction as A, SanctionKind, Stage};
use crate::calendar::Semester;
use crate::duty::{Duty, DutyKind, DutyState, Responsible};
use crate::refusal::Rule;
use crate::wording::{Bilingual, Language, short_date_in};

impl Plan<'_> {
    pub(super) fn renewal(&mut self, stage: Stage) {
        let Some(renewal) = self.known.open_renewal() else { return };
        let (received, approved) = (renewal.received_on, renewal.approval.as_ref().map(|letter| letter.date));
        let form_missing = stage == Stage::Renewing
            && self
                .duties
                .iter()
                .any(|duty| duty.kind == DutyKind::Sptjm && duty.subject.is_some() && duty.state.is_open());
        if approved.is_none() {
            self.say(
                A::RecordRenewalApproval,
                Responsible::Office,
                (
                    "Menunggu persetujuan perpanjangan dari Ditjen; catat suratnya begitu diterima.",
                    "The Ditjen's approval of the renewal is awaited; record the letter when it comes.",
                ),
                Some(received),
            );
        }
        self.say(
            A::SignAddendum,
            Responsible::HeadOfOffice,
            ("Adendum perpanjangan belum ditandatangani.", "The addendum is not signed."),
            approved.or(Some(received)),
        );
        if form_missing {
            self.say(
                A::RecordDeclaration,
                Responsible::HeadOfInstitution,
                (
                    "SPTJM perpanjangan menjembatani akses bila adendum belum selesai saat perjanjian berakhir.",
                    "The renewal SPTJM bridges the access if the addendum is not signed by the end.",
                ),
                Some(received),
            );
        }
    }

    /// Reports that the evaluator sent back.
    pub(super) fn corrections(&mut self) {
        let agreement = &self.known.agreement;
        let open: Vec<_> = agreement
            .corrections
            .iter()
            .filter(|asked| agreement.awaits_correction(asked.semester) == Some(*asked))
            .filter(|asked| agreement.evaluations.iter().all(|evaluation| evaluation.semester != asked.semester))
            .map(|asked| (asked.semester, asked.reasons.clone(), asked.on))
            .collect();
        for (semester, reasons, on) in open {
            let why = Bilingual::owned(
                sentence(format!("Laporan {} perlu diperbaiki: {reasons}", semester.short())),
                sentence(format!("The report {} must be corrected: {reasons}", semester.short())),
            );
            self.step(A::SubmitReport, Responsible::HeadOfInstitution, why, Some(on));
        }
    }

    pub(super) fn sanctions(&mut self) {
        for kind in [SanctionKind::Revocation, SanctionKind::Suspension, SanctionKind::QuotaCut] {
            let Some(sanction) = self.known.sanction(kind) else { continue };
            let since = sanction.letter.date;
            let condition = sanction.lift_condition.as_deref().unwrap_or(&sanction.basis);
            let why = Bilingual::owned(
                sentence(format!("{}; dipulihkan bila terpenuhi: {condition}", sanction_name(kind).id)),
                sentence(format!("{}; to be lifted when met: {condition}", sanction_name(kind).en)),
            );
            self.step(A::Lift, Responsible::Office, why, Some(since));
        }
    }

    /// What is late or due soon, by date. Left out are duties that a step above already speaks of, and findings that
    /// nothing can mend any more: what was overdue when the agreement ended stays so (decisions.md 16).
    pub(super) fn by_duties(&mut self, stage: Stage) {
        let spoken: Vec<A> = self.steps.iter().map(|step| step.command).collect();
        let mut due: Vec<(&Duty, A)> = self
            .duties
            .iter()
            .filter(|duty| matches!(duty.state, DutyState::Overdue | DutyState::DueSoon) && duty.blocks.is_none())
            .filter_map(|duty| answer_to(duty.kind).map(|command| (duty, command)))
            .filter(|(duty, command)| {
                let stage_matter = matches!(
                    duty.kind,
                    DutyKind::NetworkReady | DutyKind::UserIdRequest | DutyKind::UserIdHandover | DutyKind::Sptjm
                );
                let makes_sense =
                    ready_by(*command, self.known, stage).err().is_none_or(|refusal| refusal.rule == Rule::Missing);
                // A letter that didn't come in time can't be made up for: the way on is a new request.
                let too_late = duty.kind == DutyKind::RenewalLetter && !stage.in_force();
                makes_sense && !too_late && !(stage_matter && spoken.contains(command))
            })
            .collect();
        due.sort_by_key(|(duty, _)| (duty.due.as_ref().map(|due| due.date()), duty.kind, duty.subject.clone()));
        for (duty, command) in due {
            let since = duty.due.as_ref().filter(|_| duty.state == DutyState::Overdue).map(|due| due.date());
            self.step(command, duty.who, because(duty), since);
        }
    }
}

/// The action that fulfils a duty; none where it is fulfilled by use.
pub const fn answer_to(kind: DutyKind) -> Option<A> {
    Some(match kind {
        DutyKind::IsoCertificate => A::RecordCertificate,
        DutyKind::Sptjm | DutyKind::Nda => A::RecordDeclaration,
        DutyKind::SemesterReport => A::SubmitReport,
        DutyKind::ReportForwarding => A::ForwardReport,
        DutyKind::Evaluation => A::EvaluateReport,
        DutyKind::FollowUp => A::FulfilFollowUp,
        DutyKind::ChangeNotice => A::RecordChange,
        DutyKind::Closing => A::RecordClosing,
        DutyKind::RenewalLetter => A::ReceiveRenewal,
        DutyKind::UserIdRequest => A::RequestUserId,
        DutyKind::UserIdHandover => A::HandOverUserId,
        DutyKind::NetworkReady => A::RecordNetwork,
        DutyKind::ReaderProcurement => A::RegisterReader,
        DutyKind::BreachNotice => A::NotifyIncident,
        DutyKind::DataBalikan => return None,
    })
}

/// "Laporan semester I 2026 terlambat, jatuh tempo 14 Jul 2026."
fn because(duty: &Duty) -> Bilingual {
    let label = duty.kind.label();
    let subject = duty.subject.as_ref().map(|subject| match subject.parse::<Semester>() {
        Ok(semester) => format!(" {}", semester.short()),
        Err(_) => format!(" {subject}"),
    });
    let subject = subject.unwrap_or_default();
    let Some(due) = duty.due.as_ref().map(|due| due.date()) else {
        return Bilingual::owned(
            format!("{}{subject} belum ada.", label.id),
            format!("{}{subject}: missing.", label.en),
        );
    };
    let (day_id, day_en) = (short_date_in(Language::Id, due), short_date_in(Language::En, due));
    if duty.state == DutyState::Overdue {
        Bilingual::owned(
            format!("{}{subject} terlambat, jatuh tempo {day_id}.", label.id),
            format!("{}{subject} is late, due {day_en}.", label.en),
        )
    } else {
        Bilingual::owned(
            format!("{}{subject} jatuh tempo {day_id}.", label.id),
            format!("{}{subject} is due {day_en}.", label.en),
        )
    }
}

const fn sanction_name(kind: SanctionKind) -> Bilingual {
    match kind {
        SanctionKind::Warning => Bilingual::new("Teguran", "Warning"),
        SanctionKind::QuotaCut => Bilingual::new("Kuota dikurangi", "The quota is cut"),
        SanctionKind::Suspension => Bilingual::new("Akses ditangguhkan", "The access is suspended"),
        SanctionKind::Revocation => Bilingual::new("Hak akses dicabut", "The right of access is revoked"),
    }
}
