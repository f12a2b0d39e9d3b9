//! The audit trail of an office, for its auditors and administrators.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use patuh_app::views::{AuditPage, AuditQuery, HistoryEntry};
use patuh_domain::actor::Actor;
use patuh_domain::calendar::Moment;
use patuh_domain::policy::{Sight, may_see};
use sea_orm::sea_query::{Condition, Expr, ExprTrait as _, Func, Query};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Select,
};
use uuid::Uuid;

use super::place::short_name;
use super::stack::Stack;
use crate::audit::{Recorded, recorded, to_history};
use crate::store::entity::{events, memberships, payloads, persons};
use crate::store::{Store, StoreError};

/// Entries of one page.
const PAGE: u64 = 100;

/// A page of the trail, newest first. `None` where `actor` may not read it.
///
/// # Errors
/// The database can't be read.
pub async fn page(
    store: &Store,
    stacks: &[Arc<Stack>],
    actor: &Actor,
    query: &AuditQuery,
    moment: &Moment,
) -> Result<Option<AuditPage>, StoreError> {
    let offices: BTreeSet<Uuid> = stacks
        .iter()
        .map(|stack| stack.office.value.id)
        .filter(|office| may_see(actor, Sight::Audit, Some(*office), None))
        .map(|office| office.0)
        .collect();
    if offices.is_empty() {
        return Ok(None);
    }
    let found = filtered(offices, query, moment);
    let db = store.read().await?;
    let total = found.clone().count(&db).await?;
    let rows = match query.before {
        Some(before) => found.filter(events::Column::Position.lt(before)),
        None => found,
    }
    .order_by_desc(events::Column::Position)
    .limit(PAGE + 1)
    .all(&db)
    .await?;
    let more = rows.len() as u64 > PAGE;
    let rows: Vec<events::Model> = rows.into_iter().take(usize::try_from(PAGE).unwrap_or(usize::MAX)).collect();
    let names = names(&db, stacks, &rows).await?;
    let of: Vec<String> = rows.iter().map(|row| names.get(&row.aggregate_id).cloned().unwrap_or_default()).collect();
    let entries: Vec<(HistoryEntry, String)> =
        recorded(&db, rows).await?.into_iter().map(|entry: Recorded| to_history(entry)).zip(of).collect();
    db.commit().await?;
    Ok(Some(AuditPage { entries, more, total: i64::try_from(total).unwrap_or(i64::MAX) }))
}

/// Entries of the installation and when the last one was made.
///
/// # Errors
/// The database can't be read.
pub async fn extent<C: ConnectionTrait>(
    db: &C,
    offices: Vec<Uuid>,
) -> Result<(i64, Option<chrono::DateTime<chrono::Utc>>), StoreError> {
    let own = of_offices(offices.into_iter().collect());
    let count = own.clone().count(db).await?;
    let last = own.order_by_desc(events::Column::Position).one(db).await?;
    Ok((i64::try_from(count).unwrap_or(i64::MAX), last.map(|entry| entry.recorded_at)))
}

fn filtered(offices: BTreeSet<Uuid>, query: &AuditQuery, moment: &Moment) -> Select<events::Entity> {
    let mut found = of_offices(offices);
    if let Some(agreement) = query.agreement {
        found = found.filter(events::Column::AggregateId.eq(agreement.0));
    }
    if let Some(from) = query.from {
        found = found.filter(events::Column::RecordedAt.gte(moment.zone.midnight(from)));
    }
    if let Some(end) = query.to.and_then(|to| to.succ_opt()) {
        found = found.filter(events::Column::RecordedAt.lt(moment.zone.midnight(end)));
    }
    for word in query.search.split_whitespace() {
        found = found.filter(says(word));
    }
    found
}

/// Entries of these offices, those on the accounts of their people, and the calendar's, which is everybody's.
fn of_offices(offices: BTreeSet<Uuid>) -> Select<events::Entity> {
    let people = Query::select()
        .column(memberships::Column::PersonId)
        .from(memberships::Entity)
        .and_where(memberships::Column::OfficeId.is_in(offices.clone()))
        .to_owned();
    let on_people = Condition::all()
        .add(events::Column::Aggregate.eq("person"))
        .add(events::Column::AggregateId.in_subquery(people));
    events::Entity::find().filter(
        Condition::any()
            .add(events::Column::OfficeId.is_in(offices))
            .add(on_people)
            .add(events::Column::Aggregate.eq("calendar")),
    )
}

/// Somewhere in the entry: its content, or the name of who made it.
fn says(word: &str) -> Condition {
    let like = format!("%{}%", word.to_lowercase().replace(['%', '_'], ""));
    let contents = Query::select()
        .expr(Expr::val(1))
        .from(payloads::Entity)
        .and_where(
            Expr::col((payloads::Entity, payloads::Column::AggregateId))
                .equals((events::Entity, events::Column::AggregateId)),
        )
        .and_where(Expr::col((payloads::Entity, payloads::Column::Seq)).equals((events::Entity, events::Column::Seq)))
        .and_where(Expr::expr(Func::lower(Expr::col((payloads::Entity, payloads::Column::Body)))).like(&like))
        .to_owned();
    let people = Query::select()
        .column(persons::Column::Id)
        .from(persons::Entity)
        .and_where(Expr::expr(Func::lower(Expr::col((persons::Entity, persons::Column::Name)))).like(&like))
        .to_owned();
    Condition::any().add(Expr::exists(contents)).add(events::Column::ActorId.in_subquery(people))
}

/// What the entries are about, by name.
async fn names<C: ConnectionTrait>(
    db: &C,
    stacks: &[Arc<Stack>],
    rows: &[events::Model],
) -> Result<HashMap<Uuid, String>, StoreError> {
    let mut names = HashMap::new();
    for row in rows {
        let known = stacks.iter().find_map(|stack| match row.aggregate.as_str() {
            "agreement" => stack.cards.get(&row.aggregate_id.into()).map(|card| card.row.institution.clone()),
            "institution" => {
                stack.institutions.get(&row.aggregate_id.into()).map(|known| known.value.profile.name.clone())
            }
            "office" => (stack.office.value.id.0 == row.aggregate_id).then(|| stack.office.value.profile.name.clone()),
            _ => None,
        });
        if let Some(name) = known {
            names.insert(row.aggregate_id, short_name(&name));
        }
    }
    let people: BTreeSet<Uuid> =
        rows.iter().filter(|row| row.aggregate == "person").map(|row| row.aggregate_id).collect();
    let found = persons::Entity::find().filter(persons::Column::Id.is_in(people)).all(db).await?;
    names.extend(found.into_iter().map(|person| (person.id, person.name)));
    Ok(names)
}
