//! Forbidden input, for those who judge it.

use std::collections::HashMap;
use std::sync::Arc;

use patuh_app::views::{SuspicionQuery, SuspicionRow, SuspicionView, Suspicions};
use patuh_domain::actor::Actor;
use patuh_domain::agreement::{AgreementAction, Method};
use patuh_domain::calendar::Moment;
use patuh_domain::ids::{AccountId, AgreementId, SuspicionId};
use patuh_domain::policy::{Deed, may_do};
use patuh_domain::probing::{Kind, Picture};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, Select};
use uuid::Uuid;

use super::card::Card;
use super::usage::people;
use crate::store::column::parsed;
use crate::store::entity::{suspicion_reviews, suspicions};
use crate::store::{Store, StoreError};

const PER_PAGE: u64 = 30;

/// A page of what was seen under `cards`, newest first.
///
/// # Errors
/// The database can't be read.
pub async fn list(
    store: &Store,
    cards: &[Arc<Card>],
    actor: &Actor,
    query: &SuspicionQuery,
    moment: &Moment,
) -> Result<Suspicions, StoreError> {
    let mut wanted = suspicions::Entity::visible_to(actor);
    if let Some(agreement) = query.agreement {
        wanted = wanted.filter(suspicions::Column::AgreementId.eq(agreement.0));
    }
    if !query.all {
        wanted = unreviewed(wanted);
    }
    let total = wanted.clone().count(store.db()).await?;
    let rows = wanted
        .order_by_desc(suspicions::Column::FoundAt)
        .order_by_desc(suspicions::Column::Id)
        .offset(query.page.saturating_sub(1).saturating_mul(PER_PAGE))
        .limit(PER_PAGE)
        .all(store.db())
        .await?;
    let names = people(store, rows.iter().filter_map(|row| row.person_id)).await?;
    let known: HashMap<Uuid, &Arc<Card>> = cards.iter().map(|card| (card.id.0, card)).collect();
    let rows = rows
        .into_iter()
        .filter_map(|row| known.get(&row.agreement_id).map(|card| drawn(row, card, &names)))
        .collect::<Result<_, _>>()?;
    Ok(Suspicions { rows, total, per_page: PER_PAGE, moment: *moment })
}

/// How many wait for a person to look at them.
///
/// # Errors
/// The database can't be read.
pub async fn waiting(store: &Store, actor: &Actor) -> Result<u64, StoreError> {
    Ok(unreviewed(suspicions::Entity::visible_to(actor)).count(store.db()).await?)
}

/// The agreement of a suspicion that `actor` may know of, with its row.
///
/// # Errors
/// The database can't be read.
pub async fn find(store: &Store, actor: &Actor, id: SuspicionId) -> Result<Option<suspicions::Model>, StoreError> {
    let found = suspicions::Entity::visible_to(actor).filter(suspicions::Column::Id.eq(id.0)).one(store.db()).await?;
    Ok(found)
}

/// One with all that is decided about it.
///
/// # Errors
/// The database can't be read.
pub async fn view(
    store: &Store,
    card: &Card,
    row: suspicions::Model,
    actor: &Actor,
    moment: Moment,
) -> Result<SuspicionView, StoreError> {
    let names = people(store, row.person_id.into_iter()).await?;
    let agreement = &card.facts.agreement;
    let (id, account) = (SuspicionId(row.id), AccountId(row.account_id));
    let deed = Deed::Agreement(AgreementAction::ReviewSuspicion);
    Ok(SuspicionView {
        row: drawn(row, card, &names)?,
        office: card.facts.office.id,
        version: card.version,
        reviews: agreement.suspicion_reviews.iter().filter(|review| review.suspicion == id).cloned().collect(),
        locks: agreement.locks.iter().filter(|lock| lock.account == account).cloned().collect(),
        may_review: may_do(actor, deed, Some(card.facts.office.id), Some(card.institution())).is_ok(),
        moment,
    })
}

fn unreviewed(wanted: Select<suspicions::Entity>) -> Select<suspicions::Entity> {
    let reviewed =
        Query::select().column(suspicion_reviews::Column::SuspicionId).from(suspicion_reviews::Entity).to_owned();
    wanted.filter(suspicions::Column::Id.not_in_subquery(reviewed))
}

fn drawn(row: suspicions::Model, card: &Card, names: &HashMap<Uuid, String>) -> Result<SuspicionRow, StoreError> {
    let agreement = &card.facts.agreement;
    let account = AccountId(row.account_id);
    let id = SuspicionId(row.id);
    Ok(SuspicionRow {
        id,
        agreement: AgreementId(row.agreement_id),
        institution: card.facts.institution.profile.name.clone(),
        account,
        user_id: agreement.account(account).map(|known| known.user_id.clone()).unwrap_or_default(),
        person: row.person_id.and_then(|person| names.get(&person).cloned()),
        method: Method::parse(&row.method).unwrap_or(Method::WebPortal),
        kind: Kind::parse(&row.kind).unwrap_or(Kind::ManyMisses),
        times: row.times,
        misses: row.misses,
        from: row.from_at,
        until: row.until_at,
        found_at: row.found_at,
        picture: parsed::<Picture>("suspicions.picture", &row.picture)?,
        review: agreement.suspicion_reviews.iter().rev().find(|review| review.suspicion == id).cloned(),
        locked: agreement.lock_on(account).is_some(),
    })
}
