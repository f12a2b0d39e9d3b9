//! The portal's room: the port of pages, and what handlers ask.

use std::net::IpAddr;
use std::sync::Arc;

use async_trait::async_trait;
use patuh_app::loading::Trouble;
use patuh_app::ports::Gate as GatePort;
use patuh_app::views::{CitizenFound, LookupLine, Portal, SamplePerson, SearchResult, SearchShown, Trace};
use patuh_domain::actor::{Actor, Membership, Role};
use patuh_domain::agreement::{Facts, PurposeKey};
use patuh_domain::calendar::Moment;
use patuh_domain::identity::Nik;
use patuh_domain::ids::{AccountId, AgreementId, OfficeId, PersonId};
use patuh_domain::policy::{Deed, may_do};
use patuh_domain::wording::Bilingual;
use uuid::Uuid;

use super::lines::{self, Call};
use super::places::{self, caller, searches};
use super::{citizen, trace};
use crate::lookup::simulator::KNOWN;
use crate::lookup::upstream::Trouble as CentreTrouble;
use crate::lookup::{Answer, Gate, PersonCall, Told};
use crate::machinery::Keys;
use crate::reading::{Card, OrTrouble as _, ReadingRoom};
use crate::store::{Store, StoreError, load};

/// Lines of a list of look-ups.
const LINES: u64 = 20;
/// What the tokens of traces are made for.
const TOKEN: &str = "trace of a call, 1";

/// A look-up as a person sent it.
pub struct Search {
    pub account: AccountId,
    pub purpose: Option<PurposeKey>,
    pub nik: Nik,
    /// The number of the form: sent twice, it looks up once.
    pub form: Uuid,
    /// The number of the request.
    pub number: Uuid,
    pub address: IpAddr,
}

/// Look-ups by people, and traces.
pub struct PortalRoom {
    store: Store,
    keys: Keys,
    reading: Arc<ReadingRoom>,
    gate: Arc<Gate>,
}

impl PortalRoom {
    /// A room beside the reading room, at the gate.
    pub const fn new(store: Store, keys: Keys, reading: Arc<ReadingRoom>, gate: Arc<Gate>) -> Self {
        Self { store, keys, reading, gate }
    }

    /// Looks a number up for a person.
    ///
    /// # Errors
    /// [`Trouble::NotFound`] for a User ID that isn't this person's; an outage.
    pub async fn search(&self, actor: &Actor, search: Search) -> Result<SearchShown, Trouble> {
        let (Some(person), Some((card, user_id))) = (actor.person(), self.own_account(actor, search.account).await?)
        else {
            return Err(Trouble::NotFound);
        };
        let moment = self.reading.moment_at(card.facts.office.id).await.or_trouble()?;
        let told = self
            .gate
            .person(PersonCall {
                number: search.number,
                form: search.form,
                person,
                user_id,
                caller: caller(&card.facts, actor, &moment),
                purpose: search.purpose,
                address: search.address,
                nik: search.nik,
            })
            .await;
        let (id, answer) = match told {
            Told::Once { id, answer } => (id, answer),
            Told::Again => return self.again(person, search.form).await.or_trouble(),
        };
        let (result, left) = match answer {
            Answer::Found { record, quota_limiter } => (SearchResult::Found(Arc::from(record)), quota_limiter),
            Answer::Closed { quota_limiter, .. } => {
                (SearchResult::Coded(patuh_domain::access::Code::OutsideHours), quota_limiter)
            }
            Answer::Coded { code, quota_limiter } => (SearchResult::Coded(code), quota_limiter),
            Answer::Upstream(CentreTrouble::NotSet) => (SearchResult::NoCentre, 0),
            Answer::Upstream(_) => (SearchResult::CentreFailed, 0),
            Answer::Unavailable => (SearchResult::Unavailable, 0),
        };
        Ok(SearchShown { id, result, left })
    }

    /// Who looked this number up, under agreements of the office whose staff the actor is.
    ///
    /// # Errors
    /// [`Trouble::NotFound`] for who doesn't answer citizens; an outage.
    pub async fn citizen(&self, actor: &Actor, nik: &Nik) -> Result<(OfficeId, CitizenFound), Trouble> {
        let office = answering_office(actor).ok_or(Trouble::NotFound)?;
        let cards = self.reading.cards(actor).await.or_trouble()?;
        let moment = self.reading.moment_at(office).await.or_trouble()?;
        let db = self.store.read().await.or_trouble()?;
        let (rows, more) = citizen::looked_up(&db, &self.gate, &cards, office, nik).await.or_trouble()?;
        db.commit().await.map_err(StoreError::from).or_trouble()?;
        Ok((office, CitizenFound { nik: nik.masked(), moment, by: actor.name().to_owned(), rows, more }))
    }

    /// The token with which a program may read the trace of its call.
    pub fn token(&self, id: Uuid) -> String {
        self.keys.code(TOKEN, &[id.as_bytes()]).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The trace of a call, for whoever has its token; `None` where the token isn't the call's, `Some(None)` where the
    /// call isn't written down by itself.
    ///
    /// # Errors
    /// An outage.
    pub async fn trace_by_token(&self, id: Uuid, token: &str) -> Result<Option<Option<Trace>>, Trouble> {
        let Some(code) = bytes(token).filter(|code| self.keys.is_code(TOKEN, &[id.as_bytes()], code)) else {
            return Ok(None);
        };
        drop(code);
        let Some(call) = self.call(id).await.or_trouble()? else { return Ok(Some(None)) };
        let db = self.store.read().await.or_trouble()?;
        let facts = load::facts(&db, AgreementId(call.agreement())).await.or_trouble()?;
        let Some(facts) = facts.map(|facts| facts.value) else { return Ok(Some(None)) };
        let trace = trace::trace(&db, &call, &facts, caller_by_name).await.or_trouble()?;
        db.commit().await.map_err(StoreError::from).or_trouble()?;
        Ok(Some(Some(trace)))
    }

    /// The account with its agreement, if this person may look up under it.
    async fn own_account(&self, actor: &Actor, account: AccountId) -> Result<Option<(Arc<Card>, String)>, Trouble> {
        let cards = self.reading.cards(actor).await.or_trouble()?;
        Ok(cards.into_iter().filter(|card| searches(actor, card)).find_map(|card| {
            let user_id = card.facts.agreement.account(account)?.user_id.clone();
            Some((card, user_id))
        }))
    }

    /// What a form that was sent before came to.
    async fn again(&self, person: PersonId, form: Uuid) -> Result<SearchShown, StoreError> {
        let own = self.call(form).await?.filter(|call| call.person() == Some(person.0));
        let outcome = own.as_ref().map(Call::outcome).transpose()?;
        Ok(SearchShown { id: own.map(|call| call.id()), result: SearchResult::Again(outcome), left: 0 })
    }

    /// The call of this number, also where it still waits to be written down.
    async fn call(&self, id: Uuid) -> Result<Option<Call>, StoreError> {
        if let Some(call) = lines::call(self.store.db(), id).await? {
            return Ok(Some(call));
        }
        self.gate.ledger().flush().await;
        lines::call(self.store.db(), id).await
    }
}

#[async_trait]
impl GatePort for PortalRoom {
    async fn portal(&self, actor: &Actor) -> Result<Portal, Trouble> {
        let is_searcher = |held: &Membership| matches!(held.role, Role::Operator | Role::HeadOfInstitution);
        let Some(held) = actor.memberships().iter().find(|held| is_searcher(held)) else {
            return Err(Trouble::NotFound);
        };
        let moment = self.reading.moment_at(held.office).await.or_trouble()?;
        let cards = self.reading.cards(actor).await.or_trouble()?;
        let places = places::places(&self.gate, &cards, actor, &moment).await.or_trouble()?;
        let recent = match actor.person() {
            Some(person) => self.lines_of_person(&cards, person).await.or_trouble()?,
            None => Vec::new(),
        };
        let samples = if self.reading.demonstration().await.or_trouble()? { samples() } else { Vec::new() };
        Ok(Portal { moment, places, recent, samples })
    }

    async fn recent(&self, actor: &Actor, agreement: AgreementId) -> Result<Vec<LookupLine>, Trouble> {
        let card = self.reading.card(actor, agreement).await.or_trouble()?.ok_or(Trouble::NotFound)?;
        // Others of the institution see their own only.
        let own = if sees_all(actor, &card) { None } else { actor.person().map(|person| person.0) };
        if own.is_none() && !sees_all(actor, &card) {
            return Ok(Vec::new());
        }
        self.lines_of_agreement(&card, own).await.or_trouble()
    }

    async fn trace(&self, actor: &Actor, id: Uuid) -> Result<Trace, Trouble> {
        let call = self.call(id).await.or_trouble()?.ok_or(Trouble::NotFound)?;
        let card = self.reading.card(actor, AgreementId(call.agreement())).await.or_trouble()?;
        let card = card.ok_or(Trouble::NotFound)?;
        let own = call.person().is_some() && call.person() == actor.person().map(|person| person.0);
        if !own && !sees_all(actor, &card) {
            return Err(Trouble::Forbidden);
        }
        let db = self.store.read().await.or_trouble()?;
        let trace = trace::trace(&db, &call, &card.facts, caller_by_name).await.or_trouble()?;
        db.commit().await.map_err(StoreError::from).or_trouble()?;
        Ok(trace)
    }

    fn answers_citizens(&self, actor: &Actor) -> bool {
        answering_office(actor).is_some()
    }
}

impl PortalRoom {
    async fn lines_of_person(&self, cards: &[Arc<Card>], person: PersonId) -> Result<Vec<LookupLine>, StoreError> {
        let calls = lines::of_person(self.store.db(), person.0, LINES).await?;
        let names = lines::names(self.store.db(), &calls).await?;
        let known = |call: &Call| cards.iter().find(|card| card.id.0 == call.agreement());
        calls.iter().filter_map(|call| Some(call.line(&known(call)?.facts.agreement, &names))).collect()
    }

    async fn lines_of_agreement(&self, card: &Card, person: Option<Uuid>) -> Result<Vec<LookupLine>, StoreError> {
        let calls = lines::of_agreement(self.store.db(), card.id.0, person, LINES).await?;
        let names = lines::names(self.store.db(), &calls).await?;
        calls.iter().map(|call| call.line(&card.facts.agreement, &names)).collect()
    }
}

/// Who may open every trace of an agreement: those of the office who see it, head and admin of the institution.
fn sees_all(actor: &Actor, card: &Card) -> bool {
    let of_office = |held: &Membership| {
        held.institution.is_none() && held.office == card.facts.office.id && held.role != Role::SystemAdmin
    };
    actor.is_machine()
        || actor.memberships().iter().any(of_office)
        || [Role::HeadOfInstitution, Role::InstitutionAdmin].iter().any(|role| actor.is_at(*role, card.institution()))
}

/// The office for which the actor answers citizens.
fn answering_office(actor: &Actor) -> Option<OfficeId> {
    let offices = actor.memberships().iter().filter(|held| held.institution.is_none()).map(|held| held.office);
    let mut answering = offices.filter(|office| may_do(actor, Deed::AnswerCitizen, Some(*office), None).is_ok());
    answering.next()
}

/// Who somebody of this name was at the gate then.
fn caller_by_name(facts: &Facts, moment: &Moment, name: &str) -> patuh_domain::access::Caller {
    let roles = [Role::Operator, Role::HeadOfInstitution];
    let memberships = roles.map(|role| Membership {
        role,
        office: facts.office.id,
        institution: Some(facts.institution.id),
        from: moment.today(),
        until: None,
    });
    let actor = Actor::Person { id: PersonId(Uuid::nil()), name: name.to_owned(), memberships: memberships.to_vec() };
    caller(facts, &actor, moment)
}

fn samples() -> Vec<SamplePerson> {
    let known = KNOWN.iter();
    known
        .map(|known| SamplePerson { nik: known.nik.to_owned(), note: Bilingual::new(known.note.0, known.note.1) })
        .collect()
}

/// The bytes of a hexadecimal text.
fn bytes(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || !text.len().is_multiple_of(2) || text.len() > 128 {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok()).collect()
}
