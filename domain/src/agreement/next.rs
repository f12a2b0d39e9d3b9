//! What comes next, and with whom the ball lies (domain.md 2). The first step is *the* next step.
//!
//! Steps that bring the agreement into its next stage come first, then duties by their dates. In the stages of access a
//! missing declaration of the head goes before everything: nothing works without it.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::decide::ready_by;
use super::{
    AgreementAction as A, AgreementAction, Checklist, Facts, Known, Party, PocSubject, SanctionKind, Stage, Text,
};
use crate::calendar::Moment;
use crate::duty::{Blocks, Duty, DutyKind, DutyState, Responsible, duties_of};
use crate::refusal::Rule;
use crate::wording::{Bilingual, Language, short_date_in};

/// A step that would bring the agreement on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NextStep {
    pub command: AgreementAction,
    /// With whom the ball lies.
    pub who: Responsible,
    /// Why it is needed; the contract has the Indonesian text.
    #[serde(serialize_with = "indonesian")]
    pub why: Bilingual,
    /// Since when the others wait for it, where a recorded date says so.
    #[serde(skip)]
    pub waiting_since: Option<NaiveDate>,
}

/// The steps that are missing at `moment` in `stage`, the most urgent first; none in a terminal stage with nothing
/// left to do.
pub fn next_steps(facts: &Facts, stage: Stage, moment: &Moment) -> Vec<NextStep> {
    let known = Known::new(facts, moment);
    let duties = duties_of(&known);
    next_steps_of(&known, stage, &duties)
}

/// [`next_steps`] for facts and duties already derived.
pub(crate) fn next_steps_of(known: &Known<'_>, stage: Stage, duties: &[Duty]) -> Vec<NextStep> {
    let mut plan = Plan { known, duties, steps: Vec::new() };
    match stage {
        Stage::Requested => plan.requested(),
        Stage::UnderReview => plan.under_review(),
        Stage::AwaitingApproval => plan.awaiting_approval(),
        Stage::Drafting | Stage::Signing => plan.texts(),
        Stage::Onboarding => plan.onboarding(),
        Stage::ProofOfConcept => {
            plan.declarations();
            plan.trials();
        }
        Stage::Production => plan.declarations(),
        Stage::Renewing | Stage::Bridged => {
            plan.declarations();
            plan.renewal(stage);
        }
        Stage::Ended | Stage::Terminated => {}
        Stage::Rejected | Stage::Withdrawn => return Vec::new(),
    }
    if stage.in_force() {
        plan.sanctions();
    }
    plan.by_duties(stage);
    plan.steps
}

struct Plan<'a> {
    known: &'a Known<'a>,
    duties: &'a [Duty],
    steps: Vec<NextStep>,
}

impl Plan<'_> {
    fn step(&mut self, command: A, who: Responsible, why: Bilingual, since: Option<NaiveDate>) {
        self.steps.push(NextStep { command, who, why, waiting_since: since });
    }

    fn say(&mut self, command: A, who: Responsible, (id, en): (&'static str, &'static str), since: Option<NaiveDate>) {
        self.step(command, who, Bilingual::new(id, en), since);
    }

    fn requested(&mut self) {
        let agreement = &self.known.agreement;
        let received = agreement.request().map(|request| request.received_on);
        // On one and the same day the number of each tells whether the answer to a return has come.
        let returned = agreement.returns.last().filter(|returned| {
            received.is_none_or(|received| {
                received < returned.on
                    || (received == returned.on && agreement.requests.len() <= agreement.returns.len())
            })
        });
        match returned {
            Some(returned) => {
                let why = Bilingual::owned(
                    format!("Permohonan dikembalikan untuk diperbaiki: {}", returned.reasons),
                    format!("The request was returned for changes: {}", returned.reasons),
                );
                let since = Some(returned.on);
                self.step(A::SubmitRequest, Responsible::HeadOfInstitution, why, since);
            }
            None => self.say(
                A::TakeUp,
                Responsible::Office,
                ("Permohonan menunggu diverifikasi.", "The request waits to be taken up."),
                received,
            ),
        }
    }

    fn under_review(&mut self) {
        let agreement = &self.known.agreement;
        let taken_up = agreement.taken_up.last().copied();
        let complete =
            agreement.completed_on.filter(|_| agreement.checklists.last().is_none_or(Checklist::is_complete));
        if complete.is_some() {
            self.say(
                A::Forward,
                Responsible::Office,
                (
                    "Berkas lengkap; surat ke Ditjen Dukcapil belum dikirim.",
                    "The file is complete; the letter to the Ditjen is still to be sent.",
                ),
                complete,
            );
        } else if let Some(checklist) = agreement.checklists.last() {
            let on = checklist.on;
            let missing = checklist.items.iter().filter(|item| !item.present).count();
            let why = Bilingual::owned(
                format!("{missing} persyaratan belum ada; kembalikan kepada pemohon."),
                format!("{missing} requirements are missing; return the file to the applicant."),
            );
            self.step(A::ReturnForChanges, Responsible::Office, why, Some(on));
        } else {
            self.say(
                A::CheckCompleteness,
                Responsible::Office,
                ("Kelengkapan berkas belum diperiksa.", "The file is still to be checked."),
                taken_up,
            );
        }
    }

    fn awaiting_approval(&mut self) {
        let since = self.known.agreement.forwarding.as_ref().map(|letter| letter.date);
        self.say(
            A::RecordApproval,
            Responsible::Office,
            (
                "Menunggu jawaban Ditjen Dukcapil; catat suratnya begitu diterima.",
                "The Ditjen's answer is awaited; record the letter when it comes.",
            ),
            since,
        );
    }

    fn texts(&mut self) {
        let agreement = &self.known.agreement;
        let approved = agreement.approval.as_ref().map(|approval| approval.letter.date);
        let team = |party| agreement.teams.iter().any(|team| team.party == party);
        let (office_team, institution_team) = (team(Party::Office), team(Party::Institution));
        let (pks_final, juknis_final) = (agreement.final_on(Text::Pks), agreement.final_on(Text::Juknis));
        let (signed, has_juknis) = (agreement.pks.as_ref().map(|pks| pks.signed_on), agreement.juknis.is_some());
        let (has_terms, has_network) = (agreement.latest_terms().is_some(), agreement.network.is_some());
        if signed.is_none() && !office_team {
            self.say(
                A::AppointTeam,
                Responsible::HeadOfOffice,
                ("Tim penyusun dari kantor belum ditunjuk.", "The office's drafting team is not appointed."),
                approved,
            );
        }
        if signed.is_none() && !institution_team {
            self.say(
                A::AppointTeam,
                Responsible::HeadOfInstitution,
                ("Tim penyusun dari lembaga belum ditunjuk.", "The institution's drafting team is not appointed."),
                approved,
            );
        }
        if !has_terms {
            self.say(
                A::SettleTerms,
                Responsible::Office,
                (
                    "Substansi perjanjian (metode, elemen, dasar hukum) belum ditetapkan.",
                    "The terms (methods, elements, legal bases) are not settled.",
                ),
                approved,
            );
        }
        if pks_final.is_none() && signed.is_none() {
            self.say(
                A::MarkFinal,
                Responsible::Office,
                ("Naskah PKS belum final.", "The text of the PKS is not final."),
                approved,
            );
        }
        if !has_network {
            self.say(
                A::RecordNetwork,
                Responsible::Institution,
                (
                    "IP LAN, penyedia, dan bandwidth belum disampaikan untuk Juknis.",
                    "IP LAN, provider and bandwidth are not named for the Juknis.",
                ),
                approved,
            );
        }
        if juknis_final.is_none() && !has_juknis {
            self.say(
                A::MarkFinal,
                Responsible::Office,
                ("Naskah Juknis belum final.", "The text of the Juknis is not final."),
                approved,
            );
        }
        if signed.is_none() && pks_final.is_some() {
            self.say(
                A::SignPks,
                Responsible::HeadOfOffice,
                ("PKS siap ditandatangani kedua pimpinan.", "The PKS is ready to be signed by both heads."),
                pks_final,
            );
        }
        if !has_juknis && juknis_final.is_some() {
            self.say(
                A::SignJuknis,
                Responsible::Office,
                ("Juknis siap ditandatangani.", "The Juknis is ready to be signed."),
                juknis_final.max(signed),
            );
        }
    }

    fn onboarding(&mut self) {
        let agreement = &self.known.agreement;
        let settings = &self.known.facts.office.settings;
        let signed = agreement.juknis.as_ref().map(|juknis| juknis.date);
        let ready = agreement.network.as_ref().is_some_and(|network| network.ready_on.is_some());
        let approval = agreement.access_approval.as_ref();
        let (asked, granted) =
            (approval.map(|approval| approval.requested.date), approval.is_some_and(|a| a.granted.is_some()));
        let wants_approval = settings.second_approval || approval.is_some();
        let waiting: Vec<_> =
            agreement.accounts.iter().filter(|account| account.bast.is_none() && account.closed_on.is_none()).collect();
        let requested = waiting.iter().map(|account| account.request.date).max();
        let no_addresses = waiting
            .iter()
            .find(|account| {
                account.ip_addresses.is_empty() && account.methods.iter().any(|method| method.is_web_service())
            })
            .map(|account| (account.user_id.clone(), account.request.date));
        let no_operator = !agreement.operators.iter().any(|operator| operator.left_on.is_none());

        if ready_by(A::HandOverUserId, self.known, Stage::Onboarding).is_ok() {
            self.say(
                A::HandOverUserId,
                Responsible::Office,
                ("Semua syarat terpenuhi; User ID siap diserahkan.", "All is there; the User ID can be handed over."),
                requested,
            );
        }
        self.declarations();
        if !ready {
            self.say(
                A::RecordNetwork,
                Responsible::Institution,
                ("Jaringan tertutup belum siap.", "The closed network is not ready."),
                signed,
            );
        }
        if no_operator {
            self.say(
                A::RegisterOperator,
                Responsible::Institution,
                ("Operator belum didaftarkan.", "No operator is registered."),
                signed,
            );
        }
        if requested.is_none() {
            self.say(
                A::RequestUserId,
                Responsible::HeadOfInstitution,
                ("User ID belum diminta.", "No User ID was requested."),
                signed,
            );
        }
        if wants_approval && asked.is_none() {
            self.say(
                A::RequestAccessApproval,
                Responsible::Office,
                ("Persetujuan akses belum diminta kepada Ditjen.", "The Ditjen was not asked to approve the access."),
                signed.max(requested),
            );
        } else if wants_approval && !granted {
            self.say(
                A::RecordAccessApproval,
                Responsible::Office,
                (
                    "Menunggu persetujuan akses dari Ditjen; catat suratnya begitu diterima.",
                    "The Ditjen's approval of the access is awaited; record the letter when it comes.",
                ),
                asked,
            );
        }
        if let Some((user_id, since)) = no_addresses {
            let why = Bilingual::owned(
                format!("Alamat IP untuk User ID {user_id} belum didaftarkan."),
                format!("No IP address is registered for the User ID {user_id}."),
            );
            self.step(A::RegisterAddresses, Responsible::Office, why, Some(since));
        }
    }

    /// What holds back access or an account. The renewal form is needed only from the end of the term on.
    fn declarations(&mut self) {
        for blocks in [Blocks::Access, Blocks::Account] {
            let open: Vec<&Duty> =
                self.duties.iter().filter(|duty| duty.state.is_open() && duty.blocks == Some(blocks)).collect();
            if blocks == Blocks::Access {
                let over = self.known.agreement.ends_on().is_some_and(|ends_on| self.known.today > ends_on);
                for duty in open.into_iter().filter(|duty| duty.subject.is_none() || over) {
                    let since = duty.due.as_ref().map(|due| due.date());
                    let (why, who) = (because(duty), duty.who);
                    self.step(A::RecordDeclaration, who, why, since);
                }
                continue;
            }
            for who in [Responsible::HeadOfInstitution, Responsible::Operator] {
                let names: Vec<_> = open
                    .iter()
                    .filter(|duty| {
                        (duty.who == Responsible::HeadOfInstitution) == (who == Responsible::HeadOfInstitution)
                    })
                    .filter_map(|duty| duty.subject.clone())
                    .collect();
                if !names.is_empty() {
                    let names = shortened(&names);
                    let why = Bilingual::owned(
                        format!("Pernyataan kerahasiaan (NDA) belum ditandatangani: {}.", names.id),
                        format!("The non-disclosure agreement is not signed: {}.", names.en),
                    );
                    self.step(A::RecordDeclaration, who, why, None);
                }
            }
        }
    }

    fn trials(&mut self) {
        let agreement = &self.known.agreement;
        let handed_over =
            agreement.accounts.iter().filter_map(|account| account.bast.as_ref()).map(|bast| bast.date).min();
        let (mut unasked, mut unscheduled, mut scheduled) = (Vec::new(), Vec::new(), Vec::new());
        let (mut asked_on, mut set_for) = (None, None);
        for subject in agreement.initial_poc_subjects() {
            if agreement.poc_settled(subject) {
                continue;
            }
            let name = agreement.poc_subject_name(subject);
            match (self.asked_on(subject), self.scheduled_on(subject)) {
                (None, _) => unasked.push(name),
                (asked, None) => {
                    unscheduled.push(name);
                    asked_on = earliest(asked_on, asked);
                }
                (_, day) => {
                    scheduled.push(name);
                    set_for = earliest(set_for, day);
                }
            }
        }
        if let Some(day) = set_for {
            let names = shortened(&scheduled);
            let why = Bilingual::owned(
                format!("PoC dijadwalkan {}; hasilnya belum dicatat: {}.", short_date_in(Language::Id, day), names.id),
                format!(
                    "The PoC is set for {}; its result is to come: {}.",
                    short_date_in(Language::En, day),
                    names.en
                ),
            );
            self.step(A::RecordPocResult, Responsible::Office, why, Some(day).filter(|day| *day <= self.known.today));
        }
        if !unscheduled.is_empty() {
            let names = shortened(&unscheduled);
            let why = Bilingual::owned(
                format!("PoC diminta, jadwalnya belum ditetapkan: {}.", names.id),
                format!("The PoC was asked for and has no date yet: {}.", names.en),
            );
            self.step(A::SchedulePoc, Responsible::Office, why, asked_on);
        }
        if !unasked.is_empty() {
            let names = shortened(&unasked);
            let why = Bilingual::owned(
                format!("PoC belum diminta: {}.", names.id),
                format!("The PoC was not asked for: {}.", names.en),
            );
            self.step(A::RequestPoc, Responsible::HeadOfInstitution, why, handed_over);
        }
    }

    /// The day of the request that has no result yet.
    fn asked_on(&self, subject: PocSubject) -> Option<NaiveDate> {
        let agreement = &self.known.agreement;
        let asked: Vec<_> =
            agreement.poc_requests.iter().filter(|request| request.subjects.contains(&subject)).collect();
        let answered = agreement.poc_results.iter().filter(|result| result.subject == subject).count();
        asked.get(answered).map(|request| request.letter.date)
    }

    /// The day set for the trial that has no result yet.
    fn scheduled_on(&self, subject: PocSubject) -> Option<NaiveDate> {
        let agreement = &self.known.agreement;
        let answered = agreement.poc_result(subject).map(|result| result.effective);
        agreement
            .poc_schedules
            .iter()
            .rev()
            .find(|schedule| schedule.subjects.contains(&subject))
            .filter(|schedule| answered.is_none_or(|answered| schedule.confirmation.date >= answered))
            .map(|schedule| schedule.scheduled_on)
    }

    fn renewal(&mut self, stage: Stage) {
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

    fn sanctions(&mut self) {
        for kind in [SanctionKind::Revocation, SanctionKind::Suspension, SanctionKind::QuotaCut] {
            let Some(sanction) = self.known.sanction(kind) else { continue };
            let since = sanction.letter.date;
            let condition = sanction.lift_condition.as_deref().unwrap_or(&sanction.basis);
            let why = Bilingual::owned(
                format!("{}; dipulihkan bila terpenuhi: {condition}.", sanction_name(kind).id),
                format!("{}; to be lifted when met: {condition}.", sanction_name(kind).en),
            );
            self.step(A::Lift, Responsible::Office, why, Some(since));
        }
    }

    /// What is late or due soon, by date. Left out are duties that a step above already speaks of, and findings that
    /// nothing can mend any more: what was overdue when the agreement ended stays so (decisions.md 16).
    fn by_duties(&mut self, stage: Stage) {
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
                makes_sense && !(stage_matter && spoken.contains(command))
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
const fn answer_to(kind: DutyKind) -> Option<A> {
    Some(match kind {
        DutyKind::IsoCertificate => A::RecordCertificate,
        DutyKind::Sptjm | DutyKind::Nda => A::RecordDeclaration,
        DutyKind::SemesterReport => A::SubmitReport,
        DutyKind::ReportForwarding => A::ForwardReport,
        DutyKind::Evaluation => A::EvaluateReport,
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

/// "Laporan semester 2026-1 terlambat, jatuh tempo 14 Jul 2026."
fn because(duty: &Duty) -> Bilingual {
    let label = duty.kind.label();
    let subject = duty.subject.as_ref().map(|subject| format!(" {subject}")).unwrap_or_default();
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

/// Up to three names, and how many more.
fn shortened(names: &[String]) -> Bilingual {
    let shown = names.iter().take(3).map(String::as_str).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(3) {
        0 => Bilingual::same(shown),
        more => Bilingual::owned(format!("{shown}, dan {more} lainnya"), format!("{shown}, and {more} more")),
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

fn earliest(one: Option<NaiveDate>, other: Option<NaiveDate>) -> Option<NaiveDate> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

fn indonesian<S: Serializer>(text: &Bilingual, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&text.id)
}
