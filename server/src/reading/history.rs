//! The history of one thing, newest first, with what changed.

use std::collections::BTreeSet;

use patuh_app::views::{History, HistoryEntry};
use patuh_domain::command::Event;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use super::changes;
use crate::audit::{Recorded, recorded_between, to_history};
use crate::store::entity::{events, payloads};
use crate::store::{Aggregate, StoreError};

/// Entries of one page.
const PAGE: u64 = 50;

/// A page of the history of `aggregate`; `before` is the position of the last entry already shown.
///
/// # Errors
/// The database can't be read.
pub async fn page<C: ConnectionTrait>(
    db: &C,
    aggregate: Aggregate,
    before: Option<i64>,
) -> Result<History, StoreError> {
    let seqs = sequences(db, aggregate, before, PAGE + 1).await?;
    let more = seqs.len() as u64 > PAGE;
    let shown = &seqs[..seqs.len().min(usize::try_from(PAGE).unwrap_or(usize::MAX))];
    Ok(History { entries: entries(db, aggregate, shown).await?, more })
}

/// The last few entries.
///
/// # Errors
/// The database can't be read.
pub async fn last<C: ConnectionTrait>(
    db: &C,
    aggregate: Aggregate,
    count: u64,
) -> Result<Vec<HistoryEntry>, StoreError> {
    let seqs = sequences(db, aggregate, None, count).await?;
    entries(db, aggregate, &seqs).await
}

/// The newest first.
async fn sequences<C: ConnectionTrait>(
    db: &C,
    aggregate: Aggregate,
    before: Option<i64>,
    count: u64,
) -> Result<Vec<i64>, StoreError> {
    let mut query = events::Entity::find()
        .select_only()
        .column(events::Column::Seq)
        .filter(events::Column::AggregateId.eq(aggregate.id()));
    if let Some(before) = before {
        query = query.filter(events::Column::Position.lt(before));
    }
    Ok(query.order_by_desc(events::Column::Seq).limit(count).into_tuple().all(db).await?)
}

async fn entries<C: ConnectionTrait>(
    db: &C,
    aggregate: Aggregate,
    seqs: &[i64],
) -> Result<Vec<HistoryEntry>, StoreError> {
    let (Some(last), Some(first)) = (seqs.first(), seqs.last()) else { return Ok(Vec::new()) };
    let recorded = recorded_between(db, aggregate, *first, *last).await?;
    let earlier = earlier(db, aggregate, &recorded).await?;
    let mut shown: Vec<HistoryEntry> = Vec::with_capacity(recorded.len());
    for (at, entry) in recorded.iter().enumerate() {
        let changes = entry.event.as_ref().map_or_else(Vec::new, |event| {
            let before = recorded[..at].iter().rev().filter_map(|before| before.event.as_ref());
            changes::of(event, before.chain(earlier.iter().rev()))
        });
        shown.push(HistoryEntry { changes, ..to_history(entry.clone()) });
    }
    shown.reverse();
    Ok(shown)
}

/// Events before these of the kinds that supersede earlier ones, oldest first, so that before and after can be told.
async fn earlier<C: ConnectionTrait>(
    db: &C,
    aggregate: Aggregate,
    recorded: &[Recorded],
) -> Result<Vec<Event>, StoreError> {
    let kinds: BTreeSet<&str> = recorded
        .iter()
        .filter(|entry| entry.event.as_ref().is_some_and(changes::supersedes))
        .map(|entry| entry.kind.as_str())
        .collect();
    let (false, Some(first)) = (kinds.is_empty(), recorded.first()) else { return Ok(Vec::new()) };
    let seqs: Vec<i64> = events::Entity::find()
        .select_only()
        .column(events::Column::Seq)
        .filter(events::Column::AggregateId.eq(aggregate.id()))
        .filter(events::Column::Seq.lt(first.seq))
        .filter(events::Column::Kind.is_in(changes::with_beginnings(kinds)))
        .order_by_asc(events::Column::Seq)
        .into_tuple()
        .all(db)
        .await?;
    if seqs.is_empty() {
        return Ok(Vec::new());
    }
    payloads::Entity::find()
        .filter(payloads::Column::AggregateId.eq(aggregate.id()))
        .filter(payloads::Column::Seq.is_in(seqs))
        .order_by_asc(payloads::Column::Seq)
        .all(db)
        .await?
        .into_iter()
        .map(|row| crate::store::column::parsed("payloads.body", &row.body))
        .collect()
}
