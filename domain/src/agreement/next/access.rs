//! Steps of stages 6 and 7: what access waits for, and the trials.

use chrono::NaiveDate;

use super::{Plan, sentence, shortened};
use crate::agreement::decide::ready_by;
use crate::agreement::{AgreementAction as A, PocSubject, Stage, Succession};
use crate::duty::{Duty, DutyKind, Responsible};
use crate::wording::{Bilingual, Language, short_date_in};

impl Plan<'_> {
    pub(super) fn onboarding(&mut self) {
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
                account.addresses_at(self.known.moment.instant).is_empty()
                    && account.methods.iter().any(|method| method.is_web_service())
            })
            .map(|account| (account.user_id.clone(), account.request.date));
        // User IDs of a renewal by a new PKS come from the agreement before.
        let passes_over = agreement.predecessor.as_ref().is_some_and(|before| before.cause == Succession::Renewal);
        let has_nda = agreement.declarations.iter().any(|declaration| declaration.kind.is_nda());
        let no_operator = !agreement.operators.iter().any(|operator| operator.left_on.is_none());

        if ready_by(A::TakeOver, self.known, Stage::Onboarding).is_ok() {
            self.say(
                A::TakeOver,
                Responsible::Office,
                (
                    "Semua syarat terpenuhi; User ID dan perangkat perjanjian sebelumnya dapat dialihkan.",
                    "All is there; User IDs and readers of the agreement before can pass over.",
                ),
                signed,
            );
        }
        if ready_by(A::HandOverUserId, self.known, Stage::Onboarding).is_ok() {
            self.say(
                A::HandOverUserId,
                Responsible::Office,
                ("Semua syarat terpenuhi; User ID siap diserahkan.", "All is there; the User ID can be handed over."),
                requested,
            );
        }
        self.sptjm();
        if !has_nda {
            self.ndas();
        }
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
        if requested.is_none() && !passes_over {
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

    /// The head's declaration, without which there is no access at all. The renewal form is needed only from the end of
    /// the term on.
    pub(super) fn sptjm(&mut self) {
        let known = self.known;
        let over = known.agreement.ends_on().is_some_and(|ends_on| known.today > ends_on);
        let open = |duty: &&Duty| duty.kind == DutyKind::Sptjm && duty.state.is_open();
        let Some(duty) = self.duties.iter().filter(open).find(|duty| duty.subject.is_none() || over) else { return };
        let since = known.agreement.juknis.as_ref().map(|juknis| juknis.date);
        let since = since.max(known.head_on(known.today).map(|head| head.since)).filter(|day| *day <= known.today);
        let text = if duty.subject.is_some() {
            (
                "SPTJM perpanjangan belum ditandatangani; tanpa itu akses tertutup.",
                "The renewal SPTJM is not signed; without it there is no access.",
            )
        } else {
            (
                "SPTJM belum ditandatangani pimpinan yang menjabat; tanpa itu akses tertutup.",
                "The present head has not signed the SPTJM; without it there is no access.",
            )
        };
        self.say(A::RecordDeclaration, Responsible::HeadOfInstitution, text, since);
    }

    /// Persons whose own account waits for their NDA; told once.
    pub(super) fn ndas(&mut self) {
        if std::mem::replace(&mut self.told_ndas, true) {
            return;
        }
        for of_head in [true, false] {
            let names: Vec<_> = self
                .duties
                .iter()
                .filter(|duty| duty.kind == DutyKind::Nda && duty.state.is_open())
                .filter(|duty| (duty.who == Responsible::HeadOfInstitution) == of_head)
                .filter_map(|duty| duty.subject.clone())
                .collect();
            if names.is_empty() {
                continue;
            }
            let names = shortened(&names);
            let why = Bilingual::owned(
                sentence(format!("Belum menandatangani pernyataan kerahasiaan (NDA): {}", names.id)),
                sentence(format!("The non-disclosure agreement is not signed by {}", names.en)),
            );
            let who = if of_head { Responsible::HeadOfInstitution } else { Responsible::Operator };
            self.step(A::RecordDeclaration, who, why, None);
        }
    }

    pub(super) fn trials(&mut self) {
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
}

fn earliest(one: Option<NaiveDate>, other: Option<NaiveDate>) -> Option<NaiveDate> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}
