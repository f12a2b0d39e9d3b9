//! One try at one command: load, check the role, decide, store.

use patuh_app::ports::{Done, Envelope};
use patuh_domain::actor::Actor;
use patuh_domain::agreement::{self, Agreement, AgreementCommand, AgreementEvent, Facts, Predecessor};
use patuh_domain::calendar::{Moment, Zone};
use patuh_domain::command::{CalendarCommand, CalendarEvent, Command, Ctx, Event};
use patuh_domain::ids::{AccountId, AgreementId, InstitutionId, OfficeId, PersonId};
use patuh_domain::institution::{Institution, InstitutionCommand};
use patuh_domain::letter::Letter;
use patuh_domain::office::{Office, OfficeCommand};
use patuh_domain::person::{Person, PersonCommand};
use patuh_domain::policy;
use patuh_domain::refusal::Refusal;
use sea_orm::{ColumnTrait as _, DatabaseTransaction, PaginatorTrait as _, QueryFilter as _};
use uuid::Uuid;

use super::fault::Fault;
use super::idempotency::Key;
use super::known::Known;
use super::{Committed, Outcome, clash, outbox};
use crate::audit::{self, Chain, Occasion};
use crate::clock::Clock;
use crate::machinery::Secrets;
use crate::store::column::number;
use crate::store::entity::agreements;
use crate::store::{Aggregate, StoreError, apply, load};

/// Changes since the version the actor saw that are told at most.
const CHANGES_TOLD: u64 = 50;

/// Who tries, where, and when.
pub(super) struct Attempt<'a> {
    pub db: &'a DatabaseTransaction,
    pub clock: &'a dyn Clock,
    pub actor: &'a Actor,
}

/// What the command would change, decided but not stored.
struct Decided {
    aggregate: Aggregate,
    /// The version before; 0 where there was nothing.
    version: u64,
    events: Vec<Event>,
    /// The past is told (an import): nobody is notified.
    past: bool,
}

impl Attempt<'_> {
    pub(super) async fn run(&self, known: &mut Known, chain: &mut Chain, envelope: Envelope) -> Result<Outcome, Fault> {
        let Envelope { command, expected_version, idempotency_key } = envelope;
        let key = Key::of(self.actor, idempotency_key, &command)?;
        if let Some(done) = key.first_outcome(self.db, aggregate_of(&command)).await? {
            return Ok(Outcome { done, committed: None });
        }
        match command {
            Command::Agreement { office, id, command } => {
                self.agreement(known, chain, key, expected_version, (office, id), command).await
            }
            Command::Institution { office, id, command } => {
                self.institution(known, chain, key, expected_version, (office, id), command).await
            }
            Command::Office { id, command } => self.office(known, chain, key, expected_version, id, command).await,
            Command::Person { id, command } => self.person(known, chain, key, expected_version, id, command).await,
            Command::Calendar { command } => self.calendar(known, chain, key, expected_version, command).await,
        }
    }

    async fn agreement(
        &self,
        known: &mut Known,
        chain: &mut Chain,
        key: Key,
        expected: Option<u64>,
        (office, id): (OfficeId, AgreementId),
        command: AgreementCommand,
    ) -> Result<Outcome, Fault> {
        let present = known.take_agreement(self.db, id).await?;
        let institution = match &present {
            Some(present) if present.value.office == office => present.value.institution,
            Some(_) => return Err(Refusal::unknown_aggregate().into()),
            None => institution_named(&command).ok_or_else(Refusal::unknown_aggregate)?,
        };
        let command = Command::Agreement { office, id, command };
        policy::may(self.actor, &command, Some(office), Some(institution))?;
        let office_facts = known.office(self.db, office).await?.ok_or_else(Refusal::unknown_aggregate)?.value.clone();
        let institution_facts = match known.institution(self.db, institution).await? {
            Some(found) if found.value.office == office => found.value.clone(),
            _ => return Err(Refusal::unknown_aggregate().into()),
        };
        let holidays = known.holidays(self.db, office).await?;
        let version = present.as_ref().map_or(0, |present| present.version);
        self.check_version(Aggregate::Agreement(id), version, expected).await?;
        let moment = Moment { instant: self.clock.now(), zone: office_facts.profile.zone };
        let facts = present.map(|present| Facts {
            office: office_facts,
            institution: institution_facts,
            agreement: present.value,
            holidays,
            usage: Vec::new(),
        });
        let Command::Agreement { command, .. } = command else {
            return Err(Refusal::unknown_aggregate().into());
        };
        if let AgreementCommand::SucceedAgreement { institution, predecessor, .. } = &command {
            self.may_follow(known, (office, *institution), predecessor, &moment).await?;
        }
        if let (AgreementCommand::TakeOver { bast }, Some(facts)) = (&command, &facts) {
            return self.take_over(known, chain, key, version, facts, bast.clone(), moment).await;
        }
        let past = matches!(command, AgreementCommand::ImportAgreement { .. });
        let events = {
            let mut ids = Uuid::now_v7;
            let mut ctx = Ctx { actor: self.actor, moment, ids: &mut ids };
            agreement::decide(facts.as_ref(), command, &mut ctx)?
        };
        let after = evolved(facts.map(|facts| facts.agreement), id, office, &events);
        let events = events.into_iter().map(|event| Event::Agreement { office, id, event }).collect();
        let decided = Decided { aggregate: Aggregate::Agreement(id), version, events, past };
        let outcome = self.store(chain, key, decided).await?;
        if let Some(after) = after {
            known.keep_agreement(outcome.done.version, after);
        }
        Ok(outcome)
    }

    /// The agreement before is of the same office and institution, and may be followed as the command says.
    async fn may_follow(
        &self,
        known: &mut Known,
        (office, institution): (OfficeId, InstitutionId),
        predecessor: &Predecessor,
        moment: &Moment,
    ) -> Result<(), Fault> {
        let id = predecessor.agreement.ok_or_else(Refusal::unknown_aggregate)?;
        let (_, before) = self.facts_of(known, id).await?;
        if before.office.id != office || before.institution.id != institution {
            return Err(Refusal::unknown_aggregate().into());
        }
        if agreement::succession(&before, moment)? == *predecessor {
            Ok(())
        } else {
            Err(Refusal::unknown_aggregate().into())
        }
    }

    /// Two agreements in one transaction: what the one before gives is recorded first, so that a User ID is never open
    /// in both.
    #[expect(clippy::too_many_arguments, reason = "the parts of one attempt")]
    async fn take_over(
        &self,
        known: &mut Known,
        chain: &mut Chain,
        key: Key,
        version: u64,
        facts: &Facts,
        bast: Letter,
        moment: Moment,
    ) -> Result<Outcome, Fault> {
        let (office, id) = (facts.office.id, facts.agreement.id);
        let before = facts.agreement.predecessor.as_ref().and_then(|predecessor| predecessor.agreement);
        let before_id = before.ok_or_else(Refusal::unknown_aggregate)?;
        let (before_version, before) = self.facts_of(known, before_id).await?;
        if before.office.id != office || before.institution.id != facts.institution.id {
            return Err(Refusal::unknown_aggregate().into());
        }
        let agreement::Passing { given, taken } = {
            let mut ids = Uuid::now_v7;
            let ctx = Ctx { actor: self.actor, moment, ids: &mut ids };
            agreement::take_over(facts, &before, bast, &ctx)?
        };
        let accounts: Vec<AccountId> = taken
            .iter()
            .filter_map(|event| match event {
                AgreementEvent::AccountTakenOver { account } => Some(account.id),
                _ => None,
            })
            .collect();
        let of = |id, events: Vec<AgreementEvent>| -> Vec<Event> {
            events.into_iter().map(|event| Event::Agreement { office, id, event }).collect()
        };
        let gives = Aggregate::Agreement(before_id);
        self.record(chain, gives, before_version, &of(before_id, given), false).await?;
        let decided = Decided { aggregate: Aggregate::Agreement(id), version, events: of(id, taken), past: false };
        let outcome = self.store(chain, key, decided).await?;
        Secrets::pass_over(self.db, &accounts, id).await?;
        for id in [before_id, id] {
            known.forget_agreement(id);
        }
        Ok(outcome)
    }

    /// Version and facts of an agreement besides the one the command is for, as far as the actor may know of it.
    async fn facts_of(&self, known: &mut Known, id: AgreementId) -> Result<(u64, Facts), Fault> {
        let seen = agreements::Entity::visible_to(self.actor).filter(agreements::Column::Id.eq(id.0));
        if seen.count(self.db).await? == 0 {
            return Err(Refusal::unknown_aggregate().into());
        }
        let loaded = load::agreement(self.db, id).await?.ok_or_else(Refusal::unknown_aggregate)?;
        let (version, agreement) = (loaded.version, loaded.value);
        let office = known.office(self.db, agreement.office).await?.ok_or_else(Refusal::unknown_aggregate)?;
        let office = office.value.clone();
        let institution = known.institution(self.db, agreement.institution).await?;
        let institution = institution.ok_or_else(Refusal::unknown_aggregate)?.value.clone();
        let holidays = known.holidays(self.db, agreement.office).await?;
        Ok((version, Facts { office, institution, agreement, holidays, usage: Vec::new() }))
    }

    async fn institution(
        &self,
        known: &mut Known,
        chain: &mut Chain,
        key: Key,
        expected: Option<u64>,
        (office, id): (OfficeId, InstitutionId),
        command: InstitutionCommand,
    ) -> Result<Outcome, Fault> {
        known.office(self.db, office).await?.ok_or_else(Refusal::unknown_aggregate)?;
        let present = known.institution(self.db, id).await?.cloned();
        if present.as_ref().is_some_and(|present| present.value.office != office) {
            return Err(Refusal::unknown_aggregate().into());
        }
        let command = Command::Institution { office, id, command };
        policy::may(self.actor, &command, Some(office), Some(id))?;
        let version = present.as_ref().map_or(0, |present| present.version);
        self.check_version(Aggregate::Institution(id), version, expected).await?;
        let Command::Institution { command, .. } = command else {
            return Err(Refusal::unknown_aggregate().into());
        };
        let facts = present.map(|present| present.value);
        let events = Institution::decide(facts.as_ref(), command)?;
        let after = events.iter().cloned().fold(facts, |facts, event| Institution::evolve(facts, id, office, event));
        let events = events.into_iter().map(|event| Event::Institution { office, id, event }).collect();
        let decided = Decided { aggregate: Aggregate::Institution(id), version, events, past: false };
        let outcome = self.store(chain, key, decided).await?;
        if let Some(after) = after {
            known.keep_institution(outcome.done.version, after);
        }
        Ok(outcome)
    }

    async fn office(
        &self,
        known: &mut Known,
        chain: &mut Chain,
        key: Key,
        expected: Option<u64>,
        id: OfficeId,
        command: OfficeCommand,
    ) -> Result<Outcome, Fault> {
        let present = known.office(self.db, id).await?.cloned();
        let command = Command::Office { id, command };
        policy::may(self.actor, &command, Some(id), None)?;
        let version = present.as_ref().map_or(0, |present| present.version);
        self.check_version(Aggregate::Office(id), version, expected).await?;
        let Command::Office { command, .. } = command else {
            return Err(Refusal::unknown_aggregate().into());
        };
        let facts = present.map(|present| present.value);
        let zone = facts.as_ref().map_or(Zone::Wib, |office| office.profile.zone);
        let today = zone.local_date(self.clock.now());
        let events = Office::decide(facts.as_ref(), command, self.actor, today)?;
        let after = events.iter().cloned().fold(facts, |facts, event| Office::evolve(facts, id, event));
        let events = events.into_iter().map(|event| Event::Office { id, event }).collect();
        let decided = Decided { aggregate: Aggregate::Office(id), version, events, past: false };
        let outcome = self.store(chain, key, decided).await?;
        if let Some(after) = after {
            known.keep_office(outcome.done.version, after);
        }
        Ok(outcome)
    }

    async fn person(
        &self,
        known: &mut Known,
        chain: &mut Chain,
        key: Key,
        expected: Option<u64>,
        id: PersonId,
        command: PersonCommand,
    ) -> Result<Outcome, Fault> {
        let present = known.person(self.db, id).await?.cloned();
        let places = places_of(&command, present.as_ref().map(|present| &present.value));
        let command = Command::Person { id, command };
        // A person of several places is changed by whoever may at one of them.
        let mut answer = Err(Refusal::unknown_aggregate());
        for (office, institution) in places {
            answer = policy::may(self.actor, &command, Some(office), institution);
            if answer.is_ok() {
                known.office(self.db, office).await?.ok_or_else(Refusal::unknown_aggregate)?;
                break;
            }
        }
        answer?;
        let version = present.as_ref().map_or(0, |present| present.version);
        self.check_version(Aggregate::Person(id), version, expected).await?;
        let Command::Person { command, .. } = command else {
            return Err(Refusal::unknown_aggregate().into());
        };
        let facts = present.map(|present| present.value);
        let events = Person::decide(facts.as_ref(), command)?;
        let after = events.iter().cloned().fold(facts, |facts, event| Person::evolve(facts, id, event));
        let events = events.into_iter().map(|event| Event::Person { id, event }).collect();
        let decided = Decided { aggregate: Aggregate::Person(id), version, events, past: false };
        let outcome = self.store(chain, key, decided).await?;
        if let Some(after) = after {
            known.keep_person(outcome.done.version, after);
        }
        Ok(outcome)
    }

    async fn calendar(
        &self,
        known: &mut Known,
        chain: &mut Chain,
        key: Key,
        expected: Option<u64>,
        command: CalendarCommand,
    ) -> Result<Outcome, Fault> {
        let CalendarCommand::AddHolidays { rows } = &command;
        let offices: Vec<Option<OfficeId>> = rows.iter().map(|row| row.office).collect();
        let command = Command::Calendar { command };
        for office in offices {
            policy::may(self.actor, &command, office, None)?;
            if let Some(office) = office {
                known.office(self.db, office).await?.ok_or_else(Refusal::unknown_aggregate)?;
            }
        }
        let version = load::calendar_version(self.db).await?;
        self.check_version(Aggregate::Calendar, version, expected).await?;
        let Command::Calendar { command } = command else {
            return Err(Refusal::unknown_aggregate().into());
        };
        let events = command.decide()?.into_iter().map(|event| Event::Calendar { event }).collect();
        let decided = Decided { aggregate: Aggregate::Calendar, version, events, past: false };
        let outcome = self.store(chain, key, decided).await?;
        known.forget_holidays();
        Ok(outcome)
    }

    /// # Errors
    /// [`Fault::Stale`] with what happened since, where the version isn't the one the actor saw.
    async fn check_version(&self, aggregate: Aggregate, version: u64, expected: Option<u64>) -> Result<(), Fault> {
        match expected {
            Some(seen) if seen != version => {
                let seen = i64::try_from(seen).unwrap_or(i64::MAX);
                let changes = audit::recorded_since(self.db, aggregate, seen, CHANGES_TOLD).await?;
                Err(Fault::Stale {
                    current_version: version,
                    changes: changes.into_iter().map(audit::to_history).collect(),
                })
            }
            _ => Ok(()),
        }
    }

    /// Rows, version, history, outbox, key.
    async fn store(&self, chain: &mut Chain, key: Key, decided: Decided) -> Result<Outcome, Fault> {
        let Decided { aggregate, version, events, past } = decided;
        let (first, last) = self.record(chain, aggregate, version, &events, past).await?;
        key.remember(self.db, aggregate, first, last, self.clock.now()).await?;
        let version = number("version", last)?;
        let committed = events.first().map(|event| Committed { aggregate, office: office_of(event), version });
        Ok(Outcome { done: Done { version, events, replayed: false }, committed })
    }

    /// Rows, version, history, outbox of one aggregate; gives the first sequence and the last.
    async fn record(
        &self,
        chain: &mut Chain,
        aggregate: Aggregate,
        version: u64,
        events: &[Event],
        past: bool,
    ) -> Result<(i64, i64), Fault> {
        let (db, at) = (self.db, self.clock.now());
        clash::check(db, events).await?;
        let seen = i64::try_from(version).map_err(|_| StoreError::Discontinuous(aggregate.id()))?;
        let first = seen + 1;
        let mut last = seen;
        for event in events {
            last += 1;
            apply::apply(db, last, at, event.clone()).await?;
        }
        if !events.is_empty() {
            apply::advance(db, aggregate, seen, last).await?;
            let real_at = self.clock.is_shifted().then(|| self.clock.real());
            chain.append(db, &Occasion { actor: self.actor, at, real_at }, first, events).await?;
            if !past {
                outbox::note(db, at, first, events).await?;
            }
        }
        Ok((first, last))
    }
}

/// The office an event concerns: none for people and national matters.
pub(super) fn office_of(event: &Event) -> Option<OfficeId> {
    match event {
        Event::Agreement { office, .. } | Event::Institution { office, .. } => Some(*office),
        Event::Office { id, .. } => Some(*id),
        Event::Person { .. } => None,
        Event::Calendar { event: CalendarEvent::HolidaysAdded { rows } } => {
            let office = rows.first()?.office;
            rows.iter().all(|row| row.office == office).then_some(office).flatten()
        }
    }
}

fn aggregate_of(command: &Command) -> Aggregate {
    match command {
        Command::Agreement { id, .. } => Aggregate::Agreement(*id),
        Command::Institution { id, .. } => Aggregate::Institution(*id),
        Command::Office { id, .. } => Aggregate::Office(*id),
        Command::Person { id, .. } => Aggregate::Person(*id),
        Command::Calendar { .. } => Aggregate::Calendar,
    }
}

/// The institution of a command that begins an agreement.
fn institution_named(command: &AgreementCommand) -> Option<InstitutionId> {
    match command {
        AgreementCommand::SubmitRequest { institution, .. }
        | AgreementCommand::SucceedAgreement { institution, .. } => Some(*institution),
        AgreementCommand::ImportAgreement { imported } => Some(imported.institution),
        _ => None,
    }
}

/// Where a command on a person's account is decided: at the place it names, else wherever the person is.
fn places_of(command: &PersonCommand, person: Option<&Person>) -> Vec<(OfficeId, Option<InstitutionId>)> {
    match command {
        PersonCommand::Register { membership, .. } | PersonCommand::Join { membership } => {
            vec![(membership.office, membership.institution)]
        }
        PersonCommand::Leave { office, institution, .. } => vec![(*office, *institution)],
        PersonCommand::AnswerCitizen { office, .. } => vec![(*office, None)],
        PersonCommand::Rename { .. } | PersonCommand::Activate { .. } => person
            .map(|person| person.memberships.iter().map(|held| (held.office, held.institution)).collect())
            .unwrap_or_default(),
    }
}

fn evolved(
    facts: Option<Agreement>,
    id: AgreementId,
    office: OfficeId,
    events: &[AgreementEvent],
) -> Option<Agreement> {
    events.iter().cloned().fold(facts, |facts, event| Agreement::evolve(facts, id, office, event))
}
