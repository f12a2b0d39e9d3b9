//! The agreements of one office, as of one epoch, with the standing of each.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use patuh_domain::agreement::{Agreement, Facts, Stage};
use patuh_domain::calendar::Moment;
use patuh_domain::ids::{AgreementId, InstitutionId, OfficeId};
use patuh_domain::institution::Institution;
use patuh_domain::office::Office;
use sea_orm::{ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QuerySelect as _};
use uuid::Uuid;

use super::card::Card;
use super::one_agreement::Kin;
use crate::store::entity::{agreements, institutions};
use crate::store::load::{self, Versioned};
use crate::store::{Store, StoreError};

/// From this many cards on, threads share the work.
const MANY: usize = 64;

/// What an office's shelf holds.
#[derive(Debug)]
pub struct Stack {
    pub office: Arc<Versioned<Office>>,
    pub institutions: HashMap<InstitutionId, Arc<Versioned<Institution>>>,
    pub cards: HashMap<AgreementId, Arc<Card>>,
    /// The office's epoch and the calendar's version of which all this is.
    pub mark: Mark,
    pub valid_until: DateTime<Utc>,
    made_at: Moment,
}

/// Grows whenever something of an office's facts changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    pub epoch: i64,
    pub calendar: u64,
}

impl Stack {
    /// The agreement that follows this one, by its number; requests that were given up don't.
    fn successor_of(&self, id: AgreementId) -> Option<(AgreementId, String)> {
        let follows = |card: &&Arc<Card>| {
            let before = card.facts.agreement.predecessor.as_ref().and_then(|before| before.agreement);
            let given_up = matches!(card.standing.stage, Stage::Rejected | Stage::Withdrawn);
            before == Some(id) && !given_up
        };
        let card = self.cards.values().find(follows)?;
        let agreement = &card.facts.agreement;
        let number = agreement.pks.as_ref().map(|pks| pks.office_number.clone());
        let asked = || agreement.request().map(|request| request.letter.number.clone());
        Some((card.id, number.or_else(asked).unwrap_or_default()))
    }

    /// The agreements before and after one of this office.
    pub fn kin_of(&self, agreement: &Agreement) -> Kin {
        let before = agreement.predecessor.as_ref().and_then(|before| before.agreement);
        Kin {
            before: before.and_then(|id| self.cards.get(&id)).map(|card| Arc::clone(&card.facts)),
            successor: self.successor_of(agreement.id),
        }
    }

    /// The stack of an office; what didn't change is taken from `before`. `None` where there is no such office.
    ///
    /// # Errors
    /// The database can't be read.
    pub async fn load(
        store: &Store,
        office: OfficeId,
        mark: Mark,
        now: DateTime<Utc>,
        before: Option<&Self>,
    ) -> Result<Option<Self>, StoreError> {
        let db = store.read().await?;
        let Some(loaded) = load::office(&db, office).await? else { return Ok(None) };
        let same_office =
            before.is_some_and(|before| *before.office == loaded && before.mark.calendar == mark.calendar);
        let before = before.filter(|_| same_office);
        let institutions = institutions_of(&db, office, before).await?;
        let unchanged = |agreement: &Known| {
            let card = before?.cards.get(&agreement.id)?;
            let institution = institutions.get(&card.institution())?;
            (card.version == agreement.version && card.facts.institution == institution.value).then(|| Arc::clone(card))
        };
        let known = agreements_of(&db, office).await?;
        let kept: Vec<Arc<Card>> = known.iter().filter_map(unchanged).collect();
        let missing: Vec<AgreementId> =
            known.iter().filter(|agreement| unchanged(agreement).is_none()).map(|agreement| agreement.id).collect();
        let fresh = load::facts_many(&db, &missing).await?;
        db.commit().await?;

        let moment = Moment::new(now, loaded.value.profile.zone);
        let mut work: Vec<Work> = fresh.into_iter().map(|facts| Work::Fresh(Box::new(facts))).collect();
        work.extend(kept.into_iter().map(Work::Kept));
        let cards = made(work, moment).await;
        Ok(Some(Self {
            office: Arc::new(loaded),
            institutions,
            valid_until: cards.iter().map(|card| card.valid_until).min().unwrap_or(next_midnight(&moment)),
            cards: cards.into_iter().map(|card| (card.id, card)).collect(),
            mark,
            made_at: moment,
        }))
    }

    /// The office's local date of which all this is.
    pub fn today(&self) -> NaiveDate {
        self.made_at.today()
    }

    /// The same facts at a later moment.
    pub async fn later(&self, now: DateTime<Utc>) -> Self {
        let moment = Moment::new(now, self.office.value.profile.zone);
        let cards = made(self.cards.values().map(|card| Work::Kept(Arc::clone(card))).collect(), moment).await;
        Self {
            office: Arc::clone(&self.office),
            institutions: self.institutions.clone(),
            valid_until: cards.iter().map(|card| card.valid_until).min().unwrap_or(next_midnight(&moment)),
            cards: cards.into_iter().map(|card| (card.id, card)).collect(),
            mark: self.mark,
            made_at: moment,
        }
    }
}

struct Known {
    id: AgreementId,
    version: u64,
}

enum Work {
    Fresh(Box<Versioned<Facts>>),
    Kept(Arc<Card>),
}

impl Work {
    fn done(self, moment: &Moment) -> Arc<Card> {
        match self {
            Self::Fresh(facts) => Arc::new(Card::new(facts.version, Arc::new(facts.value), moment)),
            Self::Kept(card) if card.valid_until > moment.instant && card.standing.today <= moment.today() => card,
            Self::Kept(card) => Arc::new(Card::new(card.version, Arc::clone(&card.facts), moment)),
        }
    }
}

/// Standings of thousands are computed by all processors, away from those that answer requests.
async fn made(work: Vec<Work>, moment: Moment) -> Vec<Arc<Card>> {
    if work.len() < MANY {
        return work.into_iter().map(|work| work.done(&moment)).collect();
    }
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = work.len().div_ceil(threads);
    let mut rest = work;
    let mut tasks = Vec::with_capacity(threads);
    while !rest.is_empty() {
        let part = rest.split_off(rest.len().saturating_sub(share));
        tasks.push(tokio::task::spawn_blocking(move || {
            part.into_iter().map(|work| work.done(&moment)).collect::<Vec<_>>()
        }));
    }
    let mut cards = Vec::new();
    for task in tasks {
        match task.await {
            Ok(part) => cards.extend(part),
            Err(error) => std::panic::resume_unwind(error.into_panic()),
        }
    }
    cards
}

fn next_midnight(moment: &Moment) -> DateTime<Utc> {
    moment.zone.midnight(moment.today().succ_opt().unwrap_or(NaiveDate::MAX))
}

async fn agreements_of(db: &impl ConnectionTrait, office: OfficeId) -> Result<Vec<Known>, StoreError> {
    let rows: Vec<(Uuid, i64)> = agreements::Entity::find()
        .select_only()
        .columns([agreements::Column::Id, agreements::Column::Version])
        .filter(agreements::Column::OfficeId.eq(office.0))
        .into_tuple()
        .all(db)
        .await?;
    rows.into_iter()
        .map(|(id, version)| {
            let version = crate::store::column::number("agreements.version", version)?;
            Ok(Known { id: AgreementId(id), version })
        })
        .collect()
}

async fn institutions_of(
    db: &impl ConnectionTrait,
    office: OfficeId,
    before: Option<&Stack>,
) -> Result<HashMap<InstitutionId, Arc<Versioned<Institution>>>, StoreError> {
    let rows: Vec<(Uuid, i64)> = institutions::Entity::find()
        .select_only()
        .columns([institutions::Column::Id, institutions::Column::Version])
        .filter(institutions::Column::OfficeId.eq(office.0))
        .into_tuple()
        .all(db)
        .await?;
    let mut found = HashMap::with_capacity(rows.len());
    let mut missing = Vec::new();
    for (id, version) in rows {
        let id = InstitutionId(id);
        let known = before.and_then(|before| before.institutions.get(&id));
        match known.filter(|known| i64::try_from(known.version) == Ok(version)) {
            Some(known) => {
                found.insert(id, Arc::clone(known));
            }
            None => missing.push(id),
        }
    }
    for institution in load::institutions(db, &missing).await? {
        found.insert(institution.value.id, Arc::new(institution));
    }
    Ok(found)
}
