//! On SQLite: on the ledger's own thread, which has nothing else to do while it waits.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::time::Duration;

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use rusqlite::types::Type;
use rusqlite::{Connection, Error, OptionalExtension as _, params};
use uuid::Uuid;

use super::super::rows::{ANSWER, HOUR, LOOKUP, REFUSAL};
use super::{Counter, Key, Office};
use crate::lookup::ledger::rows::Rows;
use crate::store::Store;

/// How long another process may hold the file.
const PATIENCE: Duration = Duration::from_secs(15);

/// Pages kept in memory, in KiB: the index of hashed NIKs is written all over. Not more, because SQLite looks through all
/// of them at the end of nearly every transaction (its balancing borrows a page number beyond the end).
const CACHE: i64 = -16_384;

/// Pages of the write-ahead log after which it is taken into the database, while everybody waits. Many of them are the
/// same page again: more at once are less work, and a longer wait.
const CHECKPOINT: i64 = 2_000;

/// Statements kept prepared.
const STATEMENTS: usize = 32;

pub(in super::super) struct Sqlite {
    connection: Connection,
}

impl Sqlite {
    /// As `Store::connect` opens it, but for the cache.
    pub(super) fn open(store: &Store) -> Result<Self, Error> {
        let options = store.db().get_sqlite_connection_pool().connect_options();
        let connection = Connection::open(options.get_filename())?;
        connection.busy_timeout(PATIENCE)?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "cache_size", CACHE)?;
        connection.pragma_update(None, "wal_autocheckpoint", CHECKPOINT)?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        Ok(Self { connection })
    }

    pub(super) fn begin(&self) -> Result<(), Error> {
        self.run("BEGIN IMMEDIATE")
    }

    pub(super) fn commit(&self) -> Result<(), Error> {
        self.run("COMMIT")
    }

    pub(super) fn roll_back(&self) -> Result<(), Error> {
        self.run("ROLLBACK")
    }

    fn run(&self, statement: &str) -> Result<(), Error> {
        self.connection.prepare_cached(statement)?.execute([]).map(drop)
    }

    pub(super) fn offices(&self, offices: &[Uuid]) -> Result<BTreeMap<Uuid, Office>, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT e.epoch, d.day FROM office_epochs AS e LEFT JOIN counting_days AS d ON d.office_id = e.office_id \
             WHERE e.office_id = ?",
        )?;
        let mut known = BTreeMap::new();
        for office in offices {
            let row = statement.query_row([office], |row| {
                let day: Option<String> = row.get(1)?;
                Ok(Office { epoch: row.get(0)?, day: day.as_deref().map(date).transpose()? })
            });
            known.extend(row.optional()?.map(|row| (*office, row)));
        }
        Ok(known)
    }

    pub(super) fn move_day(&self, office: Uuid, day: NaiveDate) -> Result<NaiveDate, Error> {
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO counting_days (office_id, day) VALUES (?, ?) \
             ON CONFLICT (office_id) DO UPDATE SET day = max(day, excluded.day) RETURNING day",
        )?;
        let moved: String = statement.query_row(params![office, day.to_string()], |row| row.get(0))?;
        date(&moved)
    }

    pub(super) fn hits(&self, wanted: &BTreeMap<Key, Uuid>) -> Result<HashMap<Key, i64>, Error> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT hits FROM hit_counters WHERE agreement_id = ? AND counter = ? AND day = ?")?;
        let mut hits = HashMap::with_capacity(wanted.len());
        for key in wanted.keys() {
            let (agreement, counter, day) = key;
            let row = statement.query_row(params![agreement, counter, day.to_string()], |row| row.get(0));
            hits.extend(row.optional()?.map(|row| (key.clone(), row)));
        }
        Ok(hits)
    }

    pub(super) fn taken(&self, numbers: &[Uuid]) -> Result<HashSet<Uuid>, Error> {
        let mut statement = self.connection.prepare_cached("SELECT 1 FROM lookups WHERE id = ?")?;
        let mut taken = HashSet::new();
        for number in numbers {
            if statement.exists([number])? {
                taken.insert(*number);
            }
        }
        Ok(taken)
    }

    pub(super) fn write(&self, counters: &[Counter], rows: &Rows) -> Result<(), Error> {
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO hit_counters (agreement_id, counter, day, office_id, hits) VALUES (?, ?, ?, ?, ?) \
             ON CONFLICT (agreement_id, counter, day) DO UPDATE SET hits = excluded.hits",
        )?;
        for ((agreement, counter, day), office, hits) in counters {
            statement.execute(params![agreement, counter, day.to_string(), office, hits])?;
        }
        let batch = ["lane_id", "lane_seq", "office_id", "recorded_at", "canonical", "hash"];
        let mut statement = self.connection.prepare_cached(&insert("lookup_batches", &batch))?;
        for row in &rows.batches {
            let at = instant(row.recorded_at);
            statement.execute(params![row.lane_id, row.lane_seq, row.office_id, at, row.canonical, row.hash])?;
        }
        let mut statement = self.connection.prepare_cached(&insert("lookups", &LOOKUP))?;
        for row in &rows.lookups {
            statement.execute(params![
                row.id,
                row.office_id,
                row.agreement_id,
                row.account_id,
                row.method,
                row.application_id,
                row.person_id,
                row.purpose,
                row.address,
                row.day.to_string(),
                row.counter_list,
                row.element_list,
                row.nik_key,
                row.nik_hash,
                instant(row.reserved_at),
                row.lane_id,
                row.lane_seq
            ])?;
        }
        let mut statement = self.connection.prepare_cached(&insert("lookup_answers", &ANSWER))?;
        for row in &rows.answers {
            statement.execute(params![
                row.lookup_id,
                row.office_id,
                row.code,
                row.refunded,
                row.latency_us,
                instant(row.answered_at),
                row.lane_id,
                row.lane_seq
            ])?;
        }
        let mut statement = self.connection.prepare_cached(&insert("lookup_refusals", &REFUSAL))?;
        for row in &rows.refusals {
            statement.execute(params![
                row.id,
                row.office_id,
                row.agreement_id,
                row.account_id,
                row.method,
                row.person_id,
                row.code,
                row.reason,
                row.address,
                row.times,
                instant(row.refused_at),
                row.lane_id,
                row.lane_seq
            ])?;
        }
        let adding = " ON CONFLICT (agreement_id, hour, account_id, method, application_id, person_id, outcome, code) \
                      DO UPDATE SET times = times + excluded.times";
        let mut statement = self.connection.prepare_cached(&(insert("lookup_hours", &HOUR) + adding))?;
        for row in &rows.hours {
            statement.execute(params![
                row.agreement_id,
                instant(row.hour),
                row.account_id,
                row.method,
                row.application_id,
                row.person_id,
                row.outcome,
                row.code,
                row.office_id,
                row.times
            ])?;
        }
        Ok(())
    }
}

fn insert(table: &str, columns: &[&str]) -> String {
    let places = vec!["?"; columns.len()].join(", ");
    format!("INSERT INTO {table} ({}) VALUES ({places})", columns.join(", "))
}

/// As everything else writes instants to this database.
fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, false)
}

fn date(text: &str) -> Result<NaiveDate, Error> {
    text.parse().map_err(|error| Error::FromSqlConversionFailure(0, Type::Text, Box::new(error)))
}
