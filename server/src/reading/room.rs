//! The reading room: the port of pages for everything they show.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use async_trait::async_trait;
use chrono::NaiveDate;
use patuh_app::loading::Trouble;
use patuh_app::ports::Reading;
use patuh_app::views::{
    AgreementView, AuditPage, AuditQuery, Board, DeclarationRow, Draft, DraftRow, DutyQuery, DutyRow, FindingQuery,
    Findings, Frame, History, HolidayCheck, Home, IncidentQuery, Incidents, InstitutionRow, InstitutionView, OfficeUse,
    OfficeView, Oversight, PersonRow, PersonView, Register, RegisterQuery, RehearsalView, SuspicionQuery,
    SuspicionView, Suspicions, SystemHome, UpstreamView, UseFigures, UseSpan, UseView,
};
use patuh_domain::actor::{Actor, Membership, Role};
use patuh_domain::agreement::{AgreementAction, Facts, MonthUse, Standing};
use patuh_domain::calendar::{Moment, Zone};
use patuh_domain::ids::{AgreementId, FileId, InstitutionId, OfficeId, PersonId, SuspicionId};
use patuh_domain::numbering::NextNumber;
use patuh_domain::policy::{Sight, may_see};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use uuid::Uuid;

use super::card::Card;
use super::numbers::Register as NumberRegister;
use super::place::{initials, short_name};
use super::shelf::Shelf;
use super::stack::Stack;
use super::upstream::Services;
use super::usual::usual;
use super::{
    audit_trail, declarations, drafts, findings, history, holidays, home, incidents, institutions, numbers, office_use,
    offices, one_agreement, oversight, people, register, rehearsal, suspicions, upstream, usage,
};
use crate::clock::Clock;
use crate::identity::IdentityRoom;
use crate::machinery::{Drafts, Files, Secrets};
use crate::store::column::named;
use crate::store::entity::{files as file_rows, installation, memberships, offices as office_rows, persons};
use crate::store::{Aggregate, Store, StoreError};

/// The page whose drafts are unfinished requests.
const NEW_REQUEST: &str = "/perjanjian/baru";

/// Everything pages read.
pub struct ReadingRoom {
    store: Store,
    clock: Arc<dyn Clock>,
    shelf: Shelf,
    drafts: Drafts,
    files: Files,
    secrets: Secrets,
    identity: IdentityRoom,
    services: Services,
    /// Once somebody is registered, somebody always is.
    founded: AtomicBool,
}

impl ReadingRoom {
    /// The room on `store`.
    pub fn new(
        store: Store,
        clock: Arc<dyn Clock>,
        drafts: Drafts,
        files: Files,
        secrets: Secrets,
        identity: IdentityRoom,
        services: Services,
    ) -> Self {
        let shelf = Shelf::new(store.clone(), Arc::clone(&clock));
        Self { store, clock, shelf, drafts, files, secrets, identity, services, founded: AtomicBool::new(false) }
    }

    /// The agreements of the actor's office, for those who see it whole.
    ///
    /// # Errors
    /// An outage where the database can't be read.
    pub async fn whole_office(&self, actor: &Actor) -> Result<Vec<Arc<Facts>>, Trouble> {
        let Some(office) = actor.memberships().first().map(|held| held.office) else { return Ok(Vec::new()) };
        if !may_see(actor, Sight::Agreement, Some(office), None) {
            return Ok(Vec::new());
        }
        let stack = self.shelf.stack(office).await.or_trouble()?;
        let cards = stack.map(|stack| stack.seen_by(actor)).unwrap_or_default();
        Ok(cards.iter().map(|card| Arc::clone(&card.facts)).collect())
    }

    /// Hits of each agreement of the actor's office in each month between two days, for its compliance summary.
    ///
    /// # Errors
    /// The database can't be read.
    pub async fn monthly_hits(
        &self,
        actor: &Actor,
        from: NaiveDate,
        until: NaiveDate,
    ) -> Result<HashMap<Uuid, Vec<MonthUse>>, Trouble> {
        let Some(office) = actor.memberships().first().map(|held| held.office) else { return Ok(HashMap::new()) };
        if !may_see(actor, Sight::Use, Some(office), None) {
            return Ok(HashMap::new());
        }
        let zone = self.moment(actor).await.zone;
        usage::monthly_hits(&self.store, office, from, until, zone).await.or_trouble()
    }

    /// Loads every office ahead, so that nobody waits for it: at the start, and after a local midnight.
    ///
    /// # Errors
    /// The database can't be read.
    pub async fn load_ahead(&self) -> Result<(), StoreError> {
        self.shelf.stacks(&Actor::System).await.map(drop)
    }

    /// A list of days off of an office as it was pasted, with what it would move.
    ///
    /// # Errors
    /// [`Trouble::NotFound`] without such an office; an outage.
    pub async fn holiday_check(&self, office: OfficeId, list: &str, decree: &str) -> Result<HolidayCheck, Trouble> {
        let mut check = holidays::read(list, decree);
        if !check.rows.is_empty() {
            let stack = self.shelf.stack(office).await.or_trouble()?.ok_or(Trouble::NotFound)?;
            let moment = Moment::new(self.clock.now(), stack.office.value.profile.zone);
            check.moves = holidays::moves(stack.cards.values(), &check.rows, &moment);
        }
        Ok(check)
    }

    /// Every agreement that `actor` may see.
    ///
    /// # Errors
    /// The database can't be read.
    pub(crate) async fn cards(&self, actor: &Actor) -> Result<Vec<Arc<Card>>, StoreError> {
        self.shelf.cards(actor).await
    }

    /// The agreement, if `actor` may see it.
    ///
    /// # Errors
    /// The database can't be read.
    pub(crate) async fn card(&self, actor: &Actor, id: AgreementId) -> Result<Option<Arc<Card>>, StoreError> {
        self.shelf.card(actor, id).await
    }

    /// The facts of every agreement that `actor` may see, with their standing.
    ///
    /// # Errors
    /// An outage where the database can't be read.
    pub async fn agreements(&self, actor: &Actor) -> Result<Vec<(Arc<Facts>, Arc<Standing>)>, Trouble> {
        let cards = self.shelf.cards(actor).await.or_trouble()?;
        Ok(cards.iter().map(|card| (Arc::clone(&card.facts), Arc::clone(&card.standing))).collect())
    }

    /// The row of an upload, if `actor` may have it: the uploader, those who see the office's agreements, and those who
    /// see an agreement that refers to it.
    ///
    /// # Errors
    /// The database can't be read.
    pub async fn file(&self, actor: &Actor, id: FileId) -> Result<Option<file_rows::Model>, StoreError> {
        let Some(file) = file_rows::Entity::find_by_id(id.0).one(self.store.db()).await? else {
            return Ok(None);
        };
        let own = actor.person().is_some_and(|person| person.0 == file.uploaded_by);
        let office = Some(OfficeId(file.office_id));
        if own || may_see(actor, Sight::Agreement, office, None) || self.shelf.shows_file(actor, id).await? {
            return Ok(Some(file));
        }
        Ok(None)
    }

    /// The first office, where one was founded.
    ///
    /// # Errors
    /// The database can't be read.
    pub async fn first_office(&self) -> Result<Option<OfficeId>, StoreError> {
        let row =
            office_rows::Entity::find().order_by_asc(office_rows::Column::RecordedAt).one(self.store.db()).await?;
        Ok(row.map(|office| OfficeId(office.id)))
    }

    /// Now, at an office.
    ///
    /// # Errors
    /// The database can't be read.
    pub async fn moment_at(&self, office: OfficeId) -> Result<Moment, StoreError> {
        Ok(Moment::new(self.clock.now(), self.zone(Some(office)).await?))
    }

    /// The zone of an office; western time where there is none.
    async fn zone(&self, office: Option<OfficeId>) -> Result<Zone, StoreError> {
        let Some(office) = office else { return Ok(Zone::Wib) };
        let name: Option<String> = office_rows::Entity::find_by_id(office.0)
            .select_only()
            .column(office_rows::Column::Zone)
            .into_tuple()
            .one(self.store.db())
            .await?;
        name.map_or(Ok(Zone::Wib), |name| named("offices.zone", &name))
    }

    async fn now(&self, actor: &Actor) -> Result<Moment, StoreError> {
        let office = actor.memberships().first().map(|held| held.office);
        Ok(Moment::new(self.clock.now(), self.zone(office).await?))
    }

    /// The actor, and whoever prepares requests for the same institutions: what its admin prepares, its head submits
    /// (domain.md 1).
    async fn who_prepare(&self, actor: &Actor) -> Result<Vec<PersonId>, StoreError> {
        let prepares = [Role::HeadOfInstitution, Role::InstitutionAdmin];
        let institutions: Vec<Uuid> = actor
            .memberships()
            .iter()
            .filter(|held| prepares.contains(&held.role))
            .filter_map(|held| held.institution)
            .map(|institution| institution.0)
            .collect();
        let mut people: Vec<PersonId> = actor.person().into_iter().collect();
        if !institutions.is_empty() {
            let others: Vec<Uuid> = memberships::Entity::find()
                .select_only()
                .column(memberships::Column::PersonId)
                .filter(memberships::Column::InstitutionId.is_in(institutions))
                .filter(memberships::Column::Role.is_in(prepares.map(Role::name)))
                .into_tuple()
                .all(self.store.db())
                .await?;
            people.extend(others.into_iter().map(PersonId));
        }
        Ok(people)
    }

    /// The use of an agreement as a list for spreadsheets, with the name of the file.
    ///
    /// # Errors
    /// As the page of it.
    pub async fn use_list(&self, actor: &Actor, id: AgreementId, span: UseSpan) -> Result<(String, String), Trouble> {
        let card = self.used(actor, id).await?;
        let zone = card.facts.office.profile.zone;
        let today = zone.local_date(self.clock.now());
        let from = usage::first_day(&card.facts, span, today);
        let hours = usage::hours(&self.store, &card, from, today, zone).await.or_trouble()?;
        let people = usage::people(&self.store, hours.iter().map(|hour| hour.row.person_id)).await.or_trouble()?;
        Ok((format!("pemakaian-{from}-{today}.csv"), usage::csv(&card, &hours, &people)))
    }

    /// The agreement, for those who may know how much it is used.
    async fn used(&self, actor: &Actor, id: AgreementId) -> Result<Arc<Card>, Trouble> {
        let card = self.shelf.card(actor, id).await.or_trouble()?.ok_or(Trouble::NotFound)?;
        let seen = may_see(actor, Sight::Use, Some(card.facts.office.id), Some(card.institution()));
        if seen { Ok(card) } else { Err(Trouble::NotFound) }
    }

    /// Whether the database was made for trials.
    ///
    /// # Errors
    /// The database can't be read.
    pub(crate) async fn demonstration(&self) -> Result<bool, StoreError> {
        let row = installation::Entity::find().one(self.store.db()).await?;
        Ok(row.is_some_and(|row| row.demonstration))
    }

    /// Numbers of the installation, for those who look after it.
    async fn system(&self, actor: &Actor, stacks: &[Arc<Stack>]) -> Result<Option<SystemHome>, StoreError> {
        let looks_after = |role| role == Role::SystemAdmin || role == Role::Auditor;
        if !actor.memberships().iter().any(|held| looks_after(held.role)) {
            return Ok(None);
        }
        let db = self.store.db();
        let (chain_entries, last_entry_at) =
            audit_trail::extent(db, stacks.iter().map(|stack| stack.office.value.id.0).collect()).await?;
        Ok(Some(SystemHome {
            people: people::list(&self.store, stacks, actor, "").await?.len(),
            institutions: stacks.iter().map(|stack| stack.institutions.len()).sum(),
            agreements: stacks.iter().map(|stack| stack.cards.len()).sum(),
            chain_entries,
            last_entry_at,
        }))
    }
}

/// Whether there is any place where `actor` may look at this.
fn sees_anywhere(actor: &Actor, sight: Sight) -> bool {
    let here = |held: &Membership| may_see(actor, sight, Some(held.office), held.institution);
    actor.is_machine() || actor.memberships().iter().any(here)
}

#[async_trait]
impl Reading for ReadingRoom {
    async fn moment(&self, actor: &Actor) -> Moment {
        match self.now(actor).await {
            Ok(moment) => moment,
            Err(error) => {
                tracing::error!(error = %error.in_full(), "the zone of an office can't be read");
                Moment::new(self.clock.now(), Zone::Wib)
            }
        }
    }

    async fn frame(&self, actor: &Actor) -> Result<Frame, Trouble> {
        let signs = |role| matches!(role, Role::HeadOfInstitution | Role::Operator);
        let declarations_waiting = if actor.memberships().iter().any(|held| signs(held.role)) {
            let moment = self.now(actor).await.or_trouble()?;
            declarations::to_sign(&self.shelf.cards(actor).await.or_trouble()?, actor, &moment).len()
        } else {
            0
        };
        let place = match actor.memberships().first() {
            Some(held) => {
                let stack = self.shelf.stack(held.office).await.or_trouble()?;
                stack.and_then(|stack| match held.institution {
                    Some(institution) => {
                        stack.institutions.get(&institution).map(|known| short_name(&known.value.profile.name))
                    }
                    None => Some(short_name(&stack.office.value.profile.name)),
                })
            }
            None => None,
        };
        let mut roles: Vec<Role> = actor.memberships().iter().map(|held| held.role).collect();
        roles.sort_unstable();
        roles.dedup();
        Ok(Frame {
            person: actor.name().to_owned(),
            initials: initials(actor.name()),
            place: place.unwrap_or_default(),
            roles,
            declarations_waiting,
            moment: self.now(actor).await.or_trouble()?,
            demonstration: self.demonstration().await.or_trouble()?,
        })
    }

    async fn home(&self, actor: &Actor) -> Result<Home, Trouble> {
        let stacks = self.shelf.stacks(actor).await.or_trouble()?;
        let cards: Vec<_> = stacks.iter().flat_map(|stack| stack.seen_by(actor)).collect();
        let moment = self.now(actor).await.or_trouble()?;
        let system = self.system(actor, &stacks).await.or_trouble()?;
        let suspicions = if sees_anywhere(actor, Sight::Suspicion) {
            suspicions::waiting(&self.store, actor).await.or_trouble()?
        } else {
            0
        };
        let mut home = home::home(&cards, actor, &moment, system, suspicions);
        // Only while it fails is it a matter for the first page.
        let office = actor.memberships().iter().find(|held| held.role.is_of_office()).map(|held| held.office);
        if let Some(office) = office {
            let view = upstream::view(&self.store, &self.services, self.clock.as_ref(), actor, office);
            let fails = |view: &UpstreamView| view.pulse.as_ref().is_some_and(|pulse| pulse.failing_since.is_some());
            home.upstream = view.await.or_trouble()?.filter(fails);
        }
        Ok(home)
    }

    async fn upstream(&self, actor: &Actor, id: OfficeId) -> Result<UpstreamView, Trouble> {
        let view = upstream::view(&self.store, &self.services, self.clock.as_ref(), actor, id);
        view.await.or_trouble()?.ok_or(Trouble::NotFound)
    }

    async fn register(&self, actor: &Actor, query: RegisterQuery) -> Result<Register, Trouble> {
        let cards = self.shelf.cards(actor).await.or_trouble()?;
        Ok(register::table(&cards, &query, self.now(actor).await.or_trouble()?.today()))
    }

    async fn board(&self, actor: &Actor, query: RegisterQuery) -> Result<Board, Trouble> {
        let cards = self.shelf.cards(actor).await.or_trouble()?;
        Ok(register::board(&cards, &query, self.now(actor).await.or_trouble()?.today()))
    }

    async fn agreement(&self, actor: &Actor, id: AgreementId) -> Result<AgreementView, Trouble> {
        let card = self.shelf.card(actor, id).await.or_trouble()?.ok_or(Trouble::NotFound)?;
        let moment = Moment::new(self.clock.now(), card.facts.office.profile.zone);
        let stack = self.shelf.stack(card.facts.office.id).await.or_trouble()?;
        let usual = stack.as_ref().and_then(|stack| usual(stack.cards.values(), card.standing.stage, &moment));
        let kin = stack.map(|stack| stack.kin_of(&card.facts.agreement)).unwrap_or_default();
        one_agreement::view(&self.store, &self.files, &self.secrets, &card, usual, kin, actor, moment)
            .await
            .or_trouble()
    }

    async fn rehearsal(&self, actor: &Actor, id: AgreementId, subject: Option<&str>) -> Result<RehearsalView, Trouble> {
        let agreement = self.agreement(actor, id).await?;
        rehearsal::page(&self.store, agreement, actor, subject).await.or_trouble()
    }

    async fn history(&self, actor: &Actor, id: AgreementId, before: Option<i64>) -> Result<History, Trouble> {
        self.shelf.card(actor, id).await.or_trouble()?.ok_or(Trouble::NotFound)?;
        let db = self.store.read().await.or_trouble()?;
        history::page(&db, Aggregate::Agreement(id), before).await.or_trouble()
    }

    async fn findings(&self, actor: &Actor, query: FindingQuery) -> Result<Findings, Trouble> {
        let moment = self.now(actor).await.or_trouble()?;
        Ok(findings::page(&self.shelf.cards(actor).await.or_trouble()?, &query, &moment))
    }

    async fn incidents(&self, actor: &Actor, query: IncidentQuery) -> Result<Incidents, Trouble> {
        if !actor.memberships().iter().any(|held| held.role.is_of_office()) {
            return Err(Trouble::NotFound);
        }
        let moment = self.now(actor).await.or_trouble()?;
        Ok(incidents::page(&self.shelf.cards(actor).await.or_trouble()?, &query, actor, moment))
    }

    async fn declarations(&self, actor: &Actor) -> Result<Vec<DeclarationRow>, Trouble> {
        let moment = self.now(actor).await.or_trouble()?;
        Ok(declarations::missing(&self.shelf.cards(actor).await.or_trouble()?, actor, &moment))
    }

    async fn duties(&self, actor: &Actor, query: DutyQuery) -> Result<Vec<DutyRow>, Trouble> {
        let moment = self.now(actor).await.or_trouble()?;
        Ok(register::duties(&self.shelf.cards(actor).await.or_trouble()?, &query, actor, &moment))
    }

    async fn oversight(&self, actor: &Actor) -> Result<Oversight, Trouble> {
        let moment = self.now(actor).await.or_trouble()?;
        Ok(oversight::view(&self.shelf.cards(actor).await.or_trouble()?, actor, moment))
    }

    async fn institutions(&self, actor: &Actor, search: &str) -> Result<Vec<InstitutionRow>, Trouble> {
        Ok(institutions::list(&self.shelf.stacks(actor).await.or_trouble()?, actor, search))
    }

    async fn institution(&self, actor: &Actor, id: InstitutionId) -> Result<InstitutionView, Trouble> {
        let stacks = self.shelf.stacks(actor).await.or_trouble()?;
        let people = people::of_institution(&self.store, &stacks, actor, id).await.or_trouble()?;
        institutions::view(&self.store, &stacks, actor, id, people).await.or_trouble()?.ok_or(Trouble::NotFound)
    }

    async fn next_numbers(
        &self,
        actor: &Actor,
        agreement: Option<AgreementId>,
        action: AgreementAction,
    ) -> Result<Vec<(&'static str, NextNumber)>, Trouble> {
        let all: Vec<Arc<Facts>> = self.agreements(actor).await?.into_iter().map(|(facts, _)| facts).collect();
        let register = match agreement {
            Some(id) => {
                let facts = all.iter().find(|facts| facts.agreement.id == id).ok_or(Trouble::NotFound)?;
                NumberRegister::of(actor, facts.office.id, facts.institution.id)
            }
            None => NumberRegister::of_institution(actor),
        };
        let Some(register) = register else { return Ok(Vec::new()) };
        Ok(numbers::of_action(&all, register, action, &self.moment(actor).await))
    }

    async fn people(&self, actor: &Actor, search: &str) -> Result<Vec<PersonRow>, Trouble> {
        use Role::{Auditor, CooperationStaff, HeadOfOffice, InstitutionAdmin, SystemAdmin};
        let may = |role| matches!(role, SystemAdmin | InstitutionAdmin | Auditor | CooperationStaff | HeadOfOffice);
        if !actor.is_machine() && !actor.memberships().iter().any(|held| may(held.role)) {
            return Err(Trouble::Forbidden);
        }
        let stacks = self.shelf.stacks(actor).await.or_trouble()?;
        people::list(&self.store, &stacks, actor, search).await.or_trouble()
    }

    async fn person(&self, actor: &Actor, id: PersonId) -> Result<PersonView, Trouble> {
        let stacks = self.shelf.stacks(actor).await.or_trouble()?;
        let locked = self.identity.locked_until(id).await.or_trouble()?;
        people::view(&self.store, &stacks, actor, id, locked).await.or_trouble()?.ok_or(Trouble::NotFound)
    }

    async fn office(&self, actor: &Actor, id: OfficeId) -> Result<OfficeView, Trouble> {
        offices::view(&self.store, actor, id).await.or_trouble()?.ok_or(Trouble::NotFound)
    }

    async fn agreement_use(&self, actor: &Actor, id: AgreementId, span: UseSpan) -> Result<UseView, Trouble> {
        let card = self.used(actor, id).await?;
        let moment = Moment::new(self.clock.now(), card.facts.office.profile.zone);
        usage::view(&self.store, &card, span, &moment).await.or_trouble()
    }

    async fn use_figures(
        &self,
        actor: &Actor,
        id: AgreementId,
        from: NaiveDate,
        until: NaiveDate,
    ) -> Result<UseFigures, Trouble> {
        let card = self.used(actor, id).await?;
        let zone = card.facts.office.profile.zone;
        usage::between(&self.store, &card, from, until, zone).await.or_trouble()
    }

    async fn office_use(&self, actor: &Actor) -> Result<OfficeUse, Trouble> {
        if !sees_anywhere(actor, Sight::Use) {
            return Err(Trouble::NotFound);
        }
        let cards = self.shelf.cards(actor).await.or_trouble()?;
        let moment = self.now(actor).await.or_trouble()?;
        office_use::view(&self.store, &cards, actor, &moment).await.or_trouble()
    }

    async fn suspicions(&self, actor: &Actor, query: SuspicionQuery) -> Result<Suspicions, Trouble> {
        if !sees_anywhere(actor, Sight::Suspicion) {
            return Err(Trouble::NotFound);
        }
        let cards = self.shelf.cards(actor).await.or_trouble()?;
        let moment = self.now(actor).await.or_trouble()?;
        suspicions::list(&self.store, &cards, actor, &query, &moment).await.or_trouble()
    }

    async fn suspicion(&self, actor: &Actor, id: SuspicionId) -> Result<SuspicionView, Trouble> {
        if !sees_anywhere(actor, Sight::Suspicion) {
            return Err(Trouble::NotFound);
        }
        let row = suspicions::find(&self.store, actor, id).await.or_trouble()?.ok_or(Trouble::NotFound)?;
        let agreement = AgreementId(row.agreement_id);
        let card = self.shelf.card(actor, agreement).await.or_trouble()?.ok_or(Trouble::NotFound)?;
        let moment = Moment::new(self.clock.now(), card.facts.office.profile.zone);
        suspicions::view(&self.store, &card, row, actor, moment).await.or_trouble()
    }

    async fn audit(&self, actor: &Actor, query: AuditQuery) -> Result<AuditPage, Trouble> {
        let stacks = self.shelf.stacks(actor).await.or_trouble()?;
        let moment = self.now(actor).await.or_trouble()?;
        audit_trail::page(&self.store, &stacks, actor, &query, &moment).await.or_trouble()?.ok_or(Trouble::NotFound)
    }

    async fn draft(&self, actor: &Actor, id: &str) -> Result<Option<Draft>, Trouble> {
        let (Some(person), Ok(id)) = (actor.person(), id.parse::<Uuid>()) else { return Ok(None) };
        if let Some(own) = self.drafts.find(person, id).await.or_trouble()? {
            return Ok(Some(own));
        }
        let people = self.who_prepare(actor).await.or_trouble()?;
        self.drafts.find_shared(&people, NEW_REQUEST, id).await.or_trouble()
    }

    async fn request_drafts(&self, actor: &Actor) -> Result<Vec<DraftRow>, Trouble> {
        let people = self.who_prepare(actor).await.or_trouble()?;
        let kept = self.drafts.of_form(&people, NEW_REQUEST).await.or_trouble()?;
        Ok(drafts::rows(kept, &self.shelf.stacks(actor).await.or_trouble()?))
    }

    async fn is_founded(&self) -> Result<bool, Trouble> {
        if self.founded.load(Ordering::Relaxed) {
            return Ok(true);
        }
        let people = persons::Entity::find().count(self.store.db()).await.map_err(StoreError::from).or_trouble()?;
        self.founded.store(people > 0, Ordering::Relaxed);
        Ok(people > 0)
    }

    async fn is_demonstration(&self) -> bool {
        match self.demonstration().await {
            Ok(demonstration) => demonstration,
            Err(error) => {
                tracing::error!(error = %error.in_full(), "the installation can't be read");
                false
            }
        }
    }

    async fn shifted_clock(&self) -> Option<Moment> {
        if !self.clock.is_shifted() {
            return None;
        }
        let office = self.first_office().await.ok().flatten();
        Some(Moment::new(self.clock.now(), self.zone(office).await.unwrap_or(Zone::Wib)))
    }
}

/// What the database refuses is an outage for pages; the cause goes into the log.
pub(crate) trait OrTrouble<T> {
    fn or_trouble(self) -> Result<T, Trouble>;
}

impl<T> OrTrouble<T> for Result<T, StoreError> {
    fn or_trouble(self) -> Result<T, Trouble> {
        self.map_err(|error| {
            tracing::error!(error = %error.in_full(), "data can't be read");
            Trouble::unavailable()
        })
    }
}
