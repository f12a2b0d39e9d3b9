//! The facts of offices in memory, so that lists over thousands of agreements take milliseconds.
//!
//! Every look asks the database for the epoch of the office and the version of the calendar, which grow with every
//! change; only what changed is loaded again. A page therefore never shows less than what was committed before it began,
//! whichever process committed it.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use patuh_domain::actor::Actor;
use patuh_domain::ids::{AgreementId, FileId, OfficeId};
use patuh_domain::policy::{Sight, may_see};
use sea_orm::{EntityTrait as _, QuerySelect as _};
use tokio::sync::{Mutex, RwLock};
use uuid::Uuid;

use super::card::Card;
use super::stack::{Mark, Stack};
use crate::clock::Clock;
use crate::store::entity::{office_epochs, offices};
use crate::store::{Store, StoreError, load};

/// The shelf of all offices that were asked for.
#[derive(Clone)]
pub struct Shelf {
    store: Store,
    clock: Arc<dyn Clock>,
    places: Arc<RwLock<HashMap<OfficeId, Arc<Mutex<Option<Arc<Stack>>>>>>>,
}

impl Shelf {
    /// An empty shelf.
    pub fn new(store: Store, clock: Arc<dyn Clock>) -> Self {
        Self { store, clock, places: Arc::default() }
    }

    /// Everything of an office as it is now; `None` where there is no such office.
    ///
    /// # Errors
    /// The database can't be read.
    pub async fn stack(&self, office: OfficeId) -> Result<Option<Arc<Stack>>, StoreError> {
        let place = self.place(office).await;
        // One at a time: whoever comes second finds the work done.
        let mut stack = place.lock().await;
        let mark = self.mark(office).await?;
        let now = self.clock.now();
        let current = match stack.as_deref() {
            Some(known) if known.mark == mark && known.valid_until > now => return Ok(stack.clone()),
            Some(known) if known.mark == mark => Some(known.later(now).await),
            before => Stack::load(&self.store, office, mark, now, before).await?,
        };
        *stack = current.map(Arc::new);
        Ok(stack.clone())
    }

    /// The stacks of every office that `actor` belongs to, by staff or by institution; of all for machines.
    ///
    /// # Errors
    /// The database can't be read.
    pub async fn stacks(&self, actor: &Actor) -> Result<Vec<Arc<Stack>>, StoreError> {
        let own: BTreeSet<OfficeId> = if actor.is_machine() {
            let all: Vec<Uuid> = offices::Entity::find()
                .select_only()
                .column(offices::Column::Id)
                .into_tuple()
                .all(self.store.db())
                .await?;
            all.into_iter().map(OfficeId).collect()
        } else {
            actor.memberships().iter().map(|held| held.office).collect()
        };
        let mut stacks = Vec::with_capacity(own.len());
        for office in own {
            stacks.extend(self.stack(office).await?);
        }
        Ok(stacks)
    }

    /// Every agreement that `actor` may see.
    ///
    /// # Errors
    /// The database can't be read.
    pub async fn cards(&self, actor: &Actor) -> Result<Vec<Arc<Card>>, StoreError> {
        let mut cards = Vec::new();
        for stack in self.stacks(actor).await? {
            cards.extend(stack.seen_by(actor));
        }
        Ok(cards)
    }

    /// The agreement, if `actor` may see it.
    ///
    /// # Errors
    /// The database can't be read.
    pub async fn card(&self, actor: &Actor, id: AgreementId) -> Result<Option<Arc<Card>>, StoreError> {
        let stacks = self.stacks(actor).await?;
        let card = stacks.iter().find_map(|stack| stack.cards.get(&id));
        Ok(card.filter(|card| sees(actor, card)).map(Arc::clone))
    }

    /// Whether an agreement that `actor` may see refers to this upload.
    ///
    /// # Errors
    /// The database can't be read.
    pub async fn shows_file(&self, actor: &Actor, file: FileId) -> Result<bool, StoreError> {
        Ok(self.cards(actor).await?.iter().any(|card| card.files().contains(&file)))
    }

    async fn place(&self, office: OfficeId) -> Arc<Mutex<Option<Arc<Stack>>>> {
        if let Some(place) = self.places.read().await.get(&office) {
            return Arc::clone(place);
        }
        Arc::clone(self.places.write().await.entry(office).or_default())
    }

    async fn mark(&self, office: OfficeId) -> Result<Mark, StoreError> {
        let db = self.store.db();
        let epoch = office_epochs::Entity::find_by_id(office.0).one(db).await?.map_or(0, |row| row.epoch);
        Ok(Mark { epoch, calendar: load::calendar_version(db).await? })
    }
}

impl Stack {
    /// The agreements that `actor` may see.
    pub fn seen_by(&self, actor: &Actor) -> Vec<Arc<Card>> {
        self.cards.values().filter(|card| sees(actor, card)).map(Arc::clone).collect()
    }
}

fn sees(actor: &Actor, card: &Card) -> bool {
    may_see(actor, Sight::Agreement, Some(card.facts.office.id), Some(card.institution()))
}
