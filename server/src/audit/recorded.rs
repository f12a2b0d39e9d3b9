//! Reading the history back.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use patuh_app::views::HistoryEntry;
use patuh_domain::actor::Actor;
use patuh_domain::command::Event;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::phrase::{detail, phrase};
use crate::store::column::parsed;
use crate::store::entity::{events, payloads, persons};
use crate::store::{Aggregate, StoreError};

/// An entry with its payload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Ever growing within the database.
    pub position: i64,
    /// The aggregate's version after it.
    pub seq: i64,
    pub at: DateTime<Utc>,
    /// Name of the person now, or of the machine.
    pub who: String,
    pub kind: String,
    /// `None` once the payload was destroyed.
    pub event: Option<Event>,
    pub hash: String,
}

/// What was recorded of an aggregate after the version `seen`, oldest first, at most `limit`.
///
/// # Errors
/// The database can't be read.
pub async fn recorded_since<C: ConnectionTrait>(
    db: &C,
    aggregate: Aggregate,
    seen: i64,
    limit: u64,
) -> Result<Vec<Recorded>, StoreError> {
    let rows = events::Entity::find()
        .filter(events::Column::AggregateId.eq(aggregate.id()))
        .filter(events::Column::Seq.gt(seen))
        .order_by_asc(events::Column::Seq)
        .limit(limit)
        .all(db)
        .await?;
    with_payloads(db, rows).await
}

/// What was recorded of an aggregate from one version to another, both included, oldest first.
///
/// # Errors
/// The database can't be read.
pub async fn recorded_between<C: ConnectionTrait>(
    db: &C,
    aggregate: Aggregate,
    first: i64,
    last: i64,
) -> Result<Vec<Recorded>, StoreError> {
    let rows = events::Entity::find()
        .filter(events::Column::AggregateId.eq(aggregate.id()))
        .filter(events::Column::Seq.between(first, last))
        .order_by_asc(events::Column::Seq)
        .all(db)
        .await?;
    with_payloads(db, rows).await
}

/// These entries with names and payloads, in the order given.
///
/// # Errors
/// The database can't be read.
pub async fn recorded<C: ConnectionTrait>(db: &C, rows: Vec<events::Model>) -> Result<Vec<Recorded>, StoreError> {
    with_payloads(db, rows).await
}

/// The entry in words.
pub fn to_history(recorded: Recorded) -> HistoryEntry {
    let Recorded { position, seq: _, at, who, kind, event, hash } = recorded;
    HistoryEntry {
        sequence: position,
        at,
        who,
        what: event.as_ref().map_or_else(|| super::phrase::destroyed(&kind), phrase),
        detail: event.as_ref().and_then(detail),
        changes: Vec::new(),
        hash: hash.chars().take(12).collect(),
    }
}

/// Entries with names and payloads, in the order given; two queries however many they are.
async fn with_payloads<C: ConnectionTrait>(db: &C, rows: Vec<events::Model>) -> Result<Vec<Recorded>, StoreError> {
    let (Some(first), Some(last)) = (rows.iter().map(|row| row.seq).min(), rows.iter().map(|row| row.seq).max()) else {
        return Ok(Vec::new());
    };
    let aggregates: BTreeSet<Uuid> = rows.iter().map(|row| row.aggregate_id).collect();
    let mut bodies: HashMap<(Uuid, i64), String> = payloads::Entity::find()
        .filter(payloads::Column::AggregateId.is_in(aggregates))
        .filter(payloads::Column::Seq.between(first, last))
        .all(db)
        .await?
        .into_iter()
        .map(|row| ((row.aggregate_id, row.seq), row.body))
        .collect();
    let actors: BTreeSet<Uuid> = rows.iter().filter_map(|row| row.actor_id).collect();
    let names: HashMap<Uuid, String> = persons::Entity::find()
        .select_only()
        .columns([persons::Column::Id, persons::Column::Name])
        .filter(persons::Column::Id.is_in(actors))
        .into_tuple::<(Uuid, String)>()
        .all(db)
        .await?
        .into_iter()
        .collect();
    rows.into_iter()
        .map(|row| {
            let who = match (row.actor_id, row.actor_kind.as_str()) {
                (Some(person), _) => names.get(&person).cloned().unwrap_or_else(|| person.to_string()),
                (None, "command_line") => Actor::CommandLine.name().to_owned(),
                (None, _) => Actor::System.name().to_owned(),
            };
            let event =
                bodies.remove(&(row.aggregate_id, row.seq)).map(|body| parsed("payloads.body", &body)).transpose()?;
            Ok(Recorded {
                position: row.position,
                seq: row.seq,
                at: row.recorded_at,
                who,
                kind: row.kind,
                event,
                hash: row.hash,
            })
        })
        .collect()
}
