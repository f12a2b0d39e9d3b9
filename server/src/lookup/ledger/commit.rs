//! One commit of the ledger.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, NaiveDate, Utc};
use patuh_domain::access::CounterKey;
use sea_orm::{DbErr, RuntimeErr};
use tokio::runtime::Handle;
use uuid::Uuid;

use super::again::taken;
use super::chain::{Lanes, last_of_earlier};
use super::full::Full;
use super::hours::Hours;
use super::pen::{Counter, Key, Office, Pen};
use super::refused::Waiting;
use super::rows::{Rows, answer, counter_name, lookup, refusal};
use super::seen::Seen;
use super::work::Batch;
use super::{Ending, Refusal, Reserved, Ticket, Unwritten};
use crate::audit::Head;
use crate::clock::Clock;
use crate::store::{Store, StoreError};

/// How often a commit is tried when other processes get in the way.
const TRIES: u32 = 10;

/// Writes batches, one after the other.
pub(super) struct Committer {
    store: Store,
    /// Where the connections of the store belong.
    home: Handle,
    clock: Arc<dyn Clock>,
    lanes: Lanes,
    seen: Seen,
    full: Full,
    pub(super) waiting: Waiting,
    /// None before the first commit, and after one that failed.
    pen: Option<Pen>,
}

/// What a commit leaves behind.
struct Committed {
    lanes: Lanes,
    counted: Counted,
}

/// What became of the reservations of a commit.
#[derive(Default)]
struct Counted {
    reserved: Vec<Reserved>,
    /// Counters that moved, as they stand now.
    hits: Vec<Counter>,
    /// Counters that stood in the way, as they stand: agreement, day, counter and hits.
    full: Vec<(Uuid, NaiveDate, CounterKey, i64)>,
}

/// Counters as this transaction sees them.
struct Counters {
    hits: HashMap<Key, i64>,
    changed: BTreeMap<Key, Uuid>,
}

impl Committer {
    pub(super) fn new(store: Store, clock: Arc<dyn Clock>, seen: Seen, full: Full, waiting: Waiting) -> Self {
        Self { store, home: Handle::current(), clock, lanes: Lanes::default(), seen, full, waiting, pen: None }
    }

    /// Commits a batch with the refusals that wait, and tells everybody.
    pub(super) async fn commit(&mut self, batch: Batch) {
        let refused = self.waiting.take();
        let mut tried = 1;
        let outcome = loop {
            match self.attempt(&batch, &refused).await {
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
        let Batch { reservations, answers, flushes } = batch;
        match outcome {
            Ok(Committed { lanes, counted }) => {
                self.lanes = lanes;
                for ((agreement, counter, day), _, hits) in counted.hits {
                    self.seen.note(agreement, &counter, day, hits);
                }
                let given_back = answers.iter().filter(|(_, ending, ..)| matches!(ending, Ending::Refunded));
                given_back.for_each(|(ticket, ..)| self.full.forget(ticket.row.agreement_id));
                for (agreement, day, counter, hits) in counted.full {
                    self.full.note(agreement, day, counter, hits);
                }
                // At home, where whoever is woken runs: from here each would cost a call into the kernel.
                self.home.spawn(async move {
                    // Whoever no longer waits for the answer doesn't need it.
                    for ((_, tell), reserved) in reservations.into_iter().zip(counted.reserved) {
                        let _ = tell.send(Ok(reserved));
                    }
                    for (_, _, _, tell) in answers {
                        let _ = tell.send(Ok(()));
                    }
                });
            }
            Err(Unwritten) => {
                self.waiting.put_back(refused);
                for (_, tell) in reservations {
                    let _ = tell.send(Err(Unwritten));
                }
                for (_, _, _, tell) in answers {
                    let _ = tell.send(Err(Unwritten));
                }
            }
        }
        for tell in flushes {
            let _ = tell.send(());
        }
    }

    async fn attempt(&mut self, batch: &Batch, refused: &[(Refusal, u32)]) -> Result<Committed, StoreError> {
        if batch.reservations.is_empty() && batch.answers.is_empty() && refused.is_empty() {
            return Ok(Committed { lanes: self.lanes.clone(), counted: Counted::default() });
        }
        let mut pen = match self.pen.take() {
            Some(pen) => pen,
            None => Pen::open(&self.store).await?,
        };
        let turn = self.store.turn().await;
        let committed = match pen.begin().await {
            Ok(()) => self.write(&mut pen, batch, refused).await,
            Err(error) => return Err(error),
        };
        drop(turn);
        // A connection on which even giving up fails is not used again; the transaction ends with it.
        if committed.is_ok() || pen.roll_back().await.is_ok() {
            self.pen = Some(pen);
        }
        committed
    }

    async fn write(&self, pen: &mut Pen, batch: &Batch, refused: &[(Refusal, u32)]) -> Result<Committed, StoreError> {
        let at = self.clock.now();
        let mut lanes = self.lanes.clone();
        let mut rows = Rows::default();
        let mut hours = Hours::default();
        let counted = self.count(pen, batch, &mut lanes, &mut rows, at).await?;
        for (ticket, ending, latency, _) in &batch.answers {
            let link = lanes.next(ticket.row.office_id);
            let row = answer(&ticket.row, *ending, *latency, at, link);
            hours.answered(&ticket.row, &row);
            rows.answers.push(row);
        }
        for (refused, times) in refused {
            let link = lanes.next(refused.office.0);
            rows.refusals.push(refusal(refused, *times, at, link));
        }
        rows.lookups.iter().for_each(|row| hours.reserved(row));
        rows.refusals.iter().for_each(|row| hours.refused(row));
        rows.hours = hours.rows();
        for (office, lines) in rows.lines() {
            let before = if lanes.begins(office) { self.earlier(office).await? } else { Vec::new() };
            rows.batches.push(lanes.entry(office, lines, before, at)?);
        }
        pen.write(&counted.hits, &rows).await?;
        pen.commit().await?;
        Ok(Committed { lanes, counted })
    }

    /// Hashes of the last entries of the office's earlier lanes.
    async fn earlier(&self, office: Uuid) -> Result<Vec<Head>, StoreError> {
        let store = self.store.clone();
        let reading = self.home.spawn(async move { last_of_earlier(store.db(), office).await });
        // It ends early only with the runtime that serves.
        reading.await.map_err(|gone| DbErr::Conn(RuntimeErr::Internal(gone.to_string())))?
    }

    /// Compares epochs, counts what may be counted, gives back what was refunded.
    async fn count(
        &self,
        pen: &mut Pen,
        batch: &Batch,
        lanes: &mut Lanes,
        rows: &mut Rows,
        at: DateTime<Utc>,
    ) -> Result<Counted, StoreError> {
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
        let mut full = Vec::new();
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
                full.extend(wish.limits.iter().zip(&keys).filter_map(|(limit, key)| {
                    let hits = counters.hits(key);
                    (hits >= i64::from(limit.per_day?)).then_some((key.0, key.2, limit.counter, hits))
                }));
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
        let hits = counters.into_changed();
        Ok(Counted { reserved, hits, full })
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
    fn into_changed(mut self) -> Vec<Counter> {
        let changed = std::mem::take(&mut self.changed);
        changed
            .into_iter()
            .map(|(key, office)| {
                let hits = self.hits(&key);
                (key, office, hits)
            })
            .collect()
    }

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
