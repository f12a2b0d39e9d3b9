//! One commit of the ledger.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::again::taken;
use super::chain::Lanes;
use super::hours::Hours;
use super::pen::{Counter, Key, Office, Pen};
use super::refused::Waiting;
use super::rows::{Rows, answer, counter_name, lookup, refusal};
use super::seen::Seen;
use super::{Batch, Ending, Reserved, Ticket, Unwritten};
use crate::clock::Clock;
use crate::store::{Store, StoreError};

/// How often a commit is tried when other processes get in the way.
const TRIES: u32 = 10;

/// Writes batches, one after the other.
pub(super) struct Committer {
    store: Store,
    clock: Arc<dyn Clock>,
    lanes: Lanes,
    seen: Seen,
    /// None before the first commit, and after one that failed.
    pen: Option<Pen>,
}

/// What a commit leaves behind.
struct Committed {
    lanes: Lanes,
    reserved: Vec<Reserved>,
    counted: Vec<(Key, i64)>,
}

/// Counters as this transaction sees them.
struct Counters {
    hits: HashMap<Key, i64>,
    changed: BTreeMap<Key, Uuid>,
}

impl Committer {
    pub(super) fn new(store: Store, clock: Arc<dyn Clock>, seen: Seen) -> Self {
        Self { store, clock, lanes: Lanes::default(), seen, pen: None }
    }

    /// Commits a batch with the refusals that wait, and tells everybody.
    pub(super) async fn commit(&mut self, batch: Batch, waiting: &mut Waiting) {
        let mut tried = 1;
        let outcome = loop {
            match self.attempt(&batch, waiting).await {
                Ok(outcome) => break Ok(outcome),
                Err(error) if (error.is_conflict() || error.is_duplicate()) && tried < TRIES => {
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

    async fn attempt(&mut self, batch: &Batch, waiting: &Waiting) -> Result<Committed, StoreError> {
        if batch.reservations.is_empty() && batch.answers.is_empty() && waiting.is_empty() {
            return Ok(Committed { lanes: self.lanes.clone(), reserved: Vec::new(), counted: Vec::new() });
        }
        let mut pen = match self.pen.take() {
            Some(pen) => pen,
            None => Pen::open(&self.store).await?,
        };
        let turn = self.store.turn().await;
        let committed = match pen.begin().await {
            Ok(()) => self.write(&mut pen, batch, waiting).await,
            Err(error) => return Err(error),
        };
        drop(turn);
        // A connection on which even giving up fails is not used again; the transaction ends with it.
        if committed.is_ok() || pen.roll_back().await.is_ok() {
            self.pen = Some(pen);
        }
        committed
    }

    async fn write(&self, pen: &mut Pen, batch: &Batch, waiting: &Waiting) -> Result<Committed, StoreError> {
        let at = self.clock.now();
        let mut lanes = self.lanes.clone();
        let mut rows = Rows::default();
        let mut hours = Hours::default();
        let (reserved, counted) = self.count(pen, batch, &mut lanes, &mut rows, at).await?;
        for (ticket, ending, latency, _) in &batch.answers {
            let link = lanes.next(ticket.row.office_id);
            let row = answer(&ticket.row, *ending, *latency, at, link);
            hours.answered(&ticket.row, &row);
            rows.answers.push(row);
        }
        for (refused, times) in waiting.rows() {
            let link = lanes.next(refused.office.0);
            rows.refusals.push(refusal(refused, *times, at, link));
        }
        rows.lookups.iter().for_each(|row| hours.reserved(row));
        rows.refusals.iter().for_each(|row| hours.refused(row));
        rows.hours = hours.rows();
        for (office, lines) in rows.lines() {
            rows.batches.push(lanes.entry(self.store.db(), office, lines, at).await?);
        }
        pen.add(&rows).await?;
        pen.commit().await?;
        Ok(Committed { lanes, reserved, counted })
    }

    /// Compares epochs, counts what may be counted, gives back what was refunded.
    async fn count(
        &self,
        pen: &mut Pen,
        batch: &Batch,
        lanes: &mut Lanes,
        rows: &mut Rows,
        at: DateTime<Utc>,
    ) -> Result<(Vec<Reserved>, Vec<(Key, i64)>), StoreError> {
        let offices: BTreeSet<Uuid> = batch.reservations.iter().map(|(wish, _)| wish.office.0).collect();
        let offices: Vec<Uuid> = offices.into_iter().collect();
        let offices = pen.offices(&offices).await?;
        let days = self.days(pen, batch, &offices).await?;

        // What each reservation counts on.
        let keys: Vec<Vec<Key>> = batch
            .reservations
            .iter()
            .map(|(wish, _)| {
                let day = days.get(&wish.office.0).map_or(wish.day, |known| wish.day.max(*known));
                wish.limits.iter().map(|limit| (wish.agreement.0, counter_name(limit.counter), day)).collect()
            })
            .collect();
        let refunded: Vec<(Key, Uuid)> = batch
            .answers
            .iter()
            .filter(|(_, ending, ..)| matches!(ending, Ending::Refunded))
            .flat_map(|(ticket, ..)| ticket.counters.iter().map(|key| (key.clone(), ticket.row.office_id)))
            .collect();
        let mut wanted: BTreeMap<Key, Uuid> = refunded.iter().cloned().collect();
        for ((wish, _), keys) in batch.reservations.iter().zip(&keys) {
            for key in keys {
                if !wanted.contains_key(key) {
                    wanted.insert(key.clone(), wish.office.0);
                }
            }
        }
        let mut taken = taken(pen, batch.reservations.iter().map(|(wish, _)| wish)).await?;
        let mut counters = Counters { hits: pen.hits(&wanted).await?, changed: BTreeMap::new() };

        for (key, office) in refunded {
            counters.add(&key, office, -1);
        }
        let mut reserved = Vec::with_capacity(batch.reservations.len());
        for ((wish, _), keys) in batch.reservations.iter().zip(keys) {
            if taken.contains(&wish.id) {
                reserved.push(Reserved::Again);
                continue;
            }
            if offices.get(&wish.office.0).is_none_or(|office| office.epoch != wish.epoch) {
                reserved.push(Reserved::Stale);
                continue;
            }
            let left = wish
                .limits
                .iter()
                .zip(&keys)
                .filter_map(|(limit, key)| Some(i64::from(limit.per_day?) - counters.hits(key)))
                .min();
            if left.is_some_and(|left| left <= 0) {
                reserved.push(Reserved::UsedUp);
                continue;
            }
            taken.insert(wish.id);
            for key in &keys {
                counters.add(key, wish.office.0, 1);
            }
            let row = Arc::new(lookup(wish, &keys, at, lanes.next(wish.office.0)));
            rows.lookups.push(Arc::clone(&row));
            let left = left.map_or(-1, |left| left - 1);
            reserved.push(Reserved::Granted { ticket: Ticket { row, counters: keys }, left });
        }
        let changed: Vec<Counter<'_>> =
            counters.changed.iter().map(|(key, office)| (key, *office, counters.hits(key))).collect();
        pen.set_hits(&changed).await?;
        let counted = changed.into_iter().map(|(key, _, hits)| (key.clone(), hits)).collect();
        Ok((reserved, counted))
    }

    /// The day of each office, which never moves back; on a clock that is set for trials nothing is kept.
    async fn days(
        &self,
        pen: &mut Pen,
        batch: &Batch,
        offices: &BTreeMap<Uuid, Office>,
    ) -> Result<HashMap<Uuid, NaiveDate>, StoreError> {
        let mut days = HashMap::with_capacity(offices.len());
        if self.clock.is_shifted() {
            return Ok(days);
        }
        for (id, office) in offices {
            let asked = batch.reservations.iter().filter(|(wish, _)| wish.office.0 == *id).map(|(wish, _)| wish.day);
            let Some(latest) = asked.max() else { continue };
            let day = match office.day {
                Some(known) if latest <= known => known,
                _ => pen.move_day(*id, latest).await?,
            };
            days.insert(*id, day);
        }
        Ok(days)
    }
}

impl Counters {
    fn hits(&self, key: &Key) -> i64 {
        self.hits.get(key).copied().unwrap_or_default()
    }

    fn add(&mut self, key: &Key, office: Uuid, by: i64) {
        match self.hits.get_mut(key) {
            Some(hits) => *hits = (*hits + by).max(0),
            None => drop(self.hits.insert(key.clone(), by.max(0))),
        }
        if !self.changed.contains_key(key) {
            self.changed.insert(key.clone(), office);
        }
    }
}
