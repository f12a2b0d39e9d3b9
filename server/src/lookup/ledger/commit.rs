//! One commit of the ledger.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait as _, DatabaseTransaction, EntityTrait as _, IntoActiveModel as _, QueryFilter as _};
use uuid::Uuid;

use super::again::taken;
use super::chain::Lanes;
use super::hours::Hours;
use super::refused::Waiting;
use super::rows::{answer, answer_line, counter_name, lookup, lookup_line, refusal, refusal_line};
use super::seen::Seen;
use super::{Batch, Reserved, Ticket, Unwritten};
use crate::clock::Clock;
use crate::store::apply::add_all;
use crate::store::entity::{
    counting_days, hit_counters, lookup_answers, lookup_batches, lookup_refusals, lookups, office_epochs,
};
use crate::store::{Store, StoreError};

/// How often a commit is tried when other processes get in the way.
const TRIES: u32 = 10;

/// Writes batches, one after the other.
pub(super) struct Committer {
    store: Store,
    clock: Arc<dyn Clock>,
    lanes: Lanes,
    seen: Seen,
}

/// What a commit leaves behind.
struct Committed {
    lanes: Lanes,
    reserved: Vec<Reserved>,
    counted: Vec<(Key, i64)>,
}

/// A counter on a day.
type Key = (Uuid, String, NaiveDate);

/// Counters as this transaction sees them.
#[derive(Default)]
struct Counters {
    hits: HashMap<Key, i64>,
    changed: BTreeMap<Key, Uuid>,
}

/// Rows of a batch by office.
#[derive(Default)]
struct Rows {
    lookups: Vec<lookups::Model>,
    answers: Vec<lookup_answers::Model>,
    refusals: Vec<lookup_refusals::Model>,
    hours: Hours,
    lines: BTreeMap<Uuid, Vec<String>>,
}

impl Committer {
    pub(super) fn new(store: Store, clock: Arc<dyn Clock>, seen: Seen) -> Self {
        Self { store, clock, lanes: Lanes::default(), seen }
    }

    /// Commits a batch with the refusals that wait, and tells everybody.
    pub(super) async fn commit(&mut self, batch: Batch, waiting: &mut Waiting) {
        let mut tried = 1;
        let outcome = loop {
            match self.attempt(&batch, waiting).await {
                Ok(outcome) => break Ok(outcome),
                Err(error) if error.is_conflict() && tried < TRIES => {
                    let spread = u64::from(rand::random::<u8>() % 16);
                    tokio::time::sleep(Duration::from_millis((2 << tried) + spread)).await;
                    tried += 1;
                }
                Err(error) => {
                    tracing::error!(reason = error.in_full(), "the ledger could not be written");
                    break Err(Unwritten);
                }
            }
        };
        // Whoever no longer waits for the answer doesn't need it.
        match outcome {
            Ok(Committed { lanes, reserved, counted }) => {
                self.lanes = lanes;
                for ((agreement, counter, day), hits) in counted {
                    self.seen.note(agreement, &counter, day, hits);
                }
                waiting.clear();
                for ((_, tell), reserved) in batch.reservations.into_iter().zip(reserved) {
                    let _ = tell.send(Ok(reserved));
                }
                for (_, _, _, tell) in batch.answers {
                    let _ = tell.send(Ok(()));
                }
            }
            Err(Unwritten) => {
                waiting.put_off();
                for (_, tell) in batch.reservations {
                    let _ = tell.send(Err(Unwritten));
                }
                for (_, _, _, tell) in batch.answers {
                    let _ = tell.send(Err(Unwritten));
                }
            }
        }
        for tell in batch.flushes {
            let _ = tell.send(());
        }
    }

    async fn attempt(&self, batch: &Batch, waiting: &Waiting) -> Result<Committed, StoreError> {
        let mut lanes = self.lanes.clone();
        if batch.reservations.is_empty() && batch.answers.is_empty() && waiting.is_empty() {
            return Ok(Committed { lanes, reserved: Vec::new(), counted: Vec::new() });
        }
        let at = self.clock.now();
        let writing = self.store.write().await?;
        let db = writing.on();
        let mut rows = Rows::default();
        let (reserved, counted) = self.count(db, batch, &mut lanes, &mut rows, at).await?;
        for (ticket, ending, latency, _) in &batch.answers {
            let link = lanes.next(ticket.row.office_id);
            rows.add_answer(&ticket.row, answer(&ticket.row, *ending, *latency, at, link));
        }
        for (refused, times) in waiting.rows() {
            let link = lanes.next(refused.office.0);
            rows.add_refusal(refusal(refused, *times, at, link));
        }
        rows.write(db, &mut lanes, at).await?;
        writing.commit().await?;
        Ok(Committed { lanes, reserved, counted })
    }

    /// Compares epochs, counts what may be counted, gives back what was refunded.
    async fn count(
        &self,
        db: &DatabaseTransaction,
        batch: &Batch,
        lanes: &mut Lanes,
        rows: &mut Rows,
        at: DateTime<Utc>,
    ) -> Result<(Vec<Reserved>, Vec<(Key, i64)>), StoreError> {
        let offices: BTreeSet<Uuid> = batch.reservations.iter().map(|(wish, _)| wish.office.0).collect();
        let epochs = epochs(db, &offices).await?;
        let days = self.days(db, batch, &offices).await?;
        let day_of = |office: Uuid, day: NaiveDate| days.get(&office).map_or(day, |known| day.max(*known));
        let refunds = || batch.answers.iter().filter(|(_, ending, _, _)| matches!(ending, super::Ending::Refunded));

        let wanted = batch.reservations.iter().map(|(wish, _)| (wish.agreement.0, day_of(wish.office.0, wish.day)));
        let wanted = wanted.chain(refunds().map(|(ticket, ..)| (ticket.row.agreement_id, ticket.row.day)));
        let mut counters = Counters::read(db, wanted.collect()).await?;

        for (ticket, ..) in refunds() {
            for counter in &ticket.counters {
                counters.add((ticket.row.agreement_id, counter.clone(), ticket.row.day), ticket.row.office_id, -1);
            }
        }
        let mut taken = taken(db, batch.reservations.iter().map(|(wish, _)| wish)).await?;
        let mut reserved = Vec::with_capacity(batch.reservations.len());
        for (wish, _) in &batch.reservations {
            if taken.contains(&wish.id) {
                reserved.push(Reserved::Again);
                continue;
            }
            if epochs.get(&wish.office.0) != Some(&wish.epoch) {
                reserved.push(Reserved::Stale);
                continue;
            }
            let day = day_of(wish.office.0, wish.day);
            let names: Vec<String> = wish.limits.iter().map(|limit| counter_name(limit.counter)).collect();
            let key = |name: &String| (wish.agreement.0, name.clone(), day);
            let left = wish
                .limits
                .iter()
                .zip(&names)
                .filter_map(|(limit, name)| Some(i64::from(limit.per_day?) - counters.hits(&key(name))))
                .min();
            if left.is_some_and(|left| left <= 0) {
                reserved.push(Reserved::UsedUp);
                continue;
            }
            taken.insert(wish.id);
            for name in &names {
                counters.add(key(name), wish.office.0, 1);
            }
            let row = lookups::Model { day, ..lookup(wish, &names, at, lanes.next(wish.office.0)) };
            rows.add_lookup(row.clone());
            let left = left.map_or(-1, |left| left - 1);
            reserved.push(Reserved::Granted { ticket: Ticket { row, counters: names }, left });
        }
        counters.write(db).await?;
        let counted = counters.changed.keys().map(|key| (key.clone(), counters.hits(key))).collect();
        Ok((reserved, counted))
    }

    /// The day of each office, which never moves back; on a clock that is set for trials nothing is kept.
    async fn days(
        &self,
        db: &DatabaseTransaction,
        batch: &Batch,
        offices: &BTreeSet<Uuid>,
    ) -> Result<HashMap<Uuid, NaiveDate>, StoreError> {
        if offices.is_empty() || self.clock.is_shifted() {
            return Ok(HashMap::new());
        }
        let mut days: HashMap<Uuid, NaiveDate> = counting_days::Entity::find()
            .filter(counting_days::Column::OfficeId.is_in(offices.iter().copied()))
            .all(db)
            .await?
            .into_iter()
            .map(|row| (row.office_id, row.day))
            .collect();
        for office in offices {
            let asked =
                batch.reservations.iter().filter(|(wish, _)| wish.office.0 == *office).map(|(wish, _)| wish.day);
            let Some(latest) = asked.max() else { continue };
            if days.get(office).is_none_or(|known| *known < latest) {
                let row = counting_days::Model { office_id: *office, day: latest };
                counting_days::Entity::insert(row.into_active_model())
                    .on_conflict(
                        OnConflict::column(counting_days::Column::OfficeId)
                            .update_column(counting_days::Column::Day)
                            .to_owned(),
                    )
                    .exec_without_returning(db)
                    .await?;
                days.insert(*office, latest);
            }
        }
        Ok(days)
    }
}

impl Counters {
    async fn read(db: &DatabaseTransaction, wanted: BTreeSet<(Uuid, NaiveDate)>) -> Result<Self, StoreError> {
        if wanted.is_empty() {
            return Ok(Self::default());
        }
        let agreements: BTreeSet<Uuid> = wanted.iter().map(|(agreement, _)| *agreement).collect();
        let days: BTreeSet<NaiveDate> = wanted.iter().map(|(_, day)| *day).collect();
        let rows = hit_counters::Entity::find()
            .filter(hit_counters::Column::AgreementId.is_in(agreements))
            .filter(hit_counters::Column::Day.is_in(days))
            .all(db)
            .await?;
        let hits = rows.into_iter().map(|row| ((row.agreement_id, row.counter, row.day), row.hits)).collect();
        Ok(Self { hits, changed: BTreeMap::new() })
    }

    fn hits(&self, key: &Key) -> i64 {
        self.hits.get(key).copied().unwrap_or_default()
    }

    fn add(&mut self, key: Key, office: Uuid, by: i64) {
        let hits = self.hits.entry(key.clone()).or_default();
        *hits = (*hits + by).max(0);
        self.changed.insert(key, office);
    }

    async fn write(&self, db: &DatabaseTransaction) -> Result<(), StoreError> {
        let rows: Vec<hit_counters::ActiveModel> = self
            .changed
            .iter()
            .map(|(key, office)| {
                let (agreement_id, counter, day) = key.clone();
                let hits = self.hits(key);
                hit_counters::Model { agreement_id, counter, day, office_id: *office, hits }.into_active_model()
            })
            .collect();
        if rows.is_empty() {
            return Ok(());
        }
        hit_counters::Entity::insert_many(rows)
            .on_conflict(
                OnConflict::columns([
                    hit_counters::Column::AgreementId,
                    hit_counters::Column::Counter,
                    hit_counters::Column::Day,
                ])
                .update_column(hit_counters::Column::Hits)
                .to_owned(),
            )
            .exec_without_returning(db)
            .await?;
        Ok(())
    }
}

impl Rows {
    fn add_lookup(&mut self, row: lookups::Model) {
        self.hours.reserved(&row);
        self.lines.entry(row.office_id).or_default().push(lookup_line(&row));
        self.lookups.push(row);
    }

    fn add_answer(&mut self, lookup: &lookups::Model, row: lookup_answers::Model) {
        self.hours.answered(lookup, &row);
        self.lines.entry(row.office_id).or_default().push(answer_line(&row));
        self.answers.push(row);
    }

    fn add_refusal(&mut self, row: lookup_refusals::Model) {
        self.hours.refused(&row);
        self.lines.entry(row.office_id).or_default().push(refusal_line(&row));
        self.refusals.push(row);
    }

    /// The entries first, for the rows refer to them.
    async fn write(self, db: &DatabaseTransaction, lanes: &mut Lanes, at: DateTime<Utc>) -> Result<(), StoreError> {
        let mut entries: Vec<lookup_batches::Model> = Vec::with_capacity(self.lines.len());
        for (office, lines) in self.lines {
            entries.push(lanes.entry(db, office, lines, at).await?);
        }
        add_all(db, entries).await?;
        add_all(db, self.lookups).await?;
        add_all(db, self.answers).await?;
        add_all(db, self.refusals).await?;
        self.hours.write(db).await
    }
}

async fn epochs(db: &DatabaseTransaction, offices: &BTreeSet<Uuid>) -> Result<HashMap<Uuid, i64>, StoreError> {
    if offices.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = office_epochs::Entity::find()
        .filter(office_epochs::Column::OfficeId.is_in(offices.iter().copied()))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.office_id, row.epoch)).collect())
}
