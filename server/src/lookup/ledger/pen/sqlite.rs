//! On SQLite.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use chrono::NaiveDate;
use sea_orm::sqlx;
use sqlx::error::BoxDynError;
use sqlx::sqlite::{SqliteArguments, SqliteConnection};
use sqlx::{Arguments as _, ConnectOptions as _, Error};
use uuid::Uuid;

use super::{Counter, Key, Office};
use crate::lookup::ledger::rows::Rows;
use crate::store::Store;

/// Pages kept in memory, in KiB: the index of hashed NIKs is written all over.
const CACHE: &str = "-65536";

/// How many statements are sent together: as many as the largest that there are rows for.
const SIZES: [usize; 7] = [64, 32, 16, 8, 4, 2, 1];

pub(in super::super) struct Sqlite {
    connection: SqliteConnection,
}

/// A statement for one row, sent for some rows at once, in each of the [`SIZES`]: every message to the connection's
/// thread costs a change of threads. One statement with many rows would be one message too, but could fail in the middle,
/// for which SQLite keeps a copy of every page it touches.
struct Statement([String; SIZES.len()]);

impl Statement {
    /// `INSERT` into these columns.
    fn insert(table: &str, columns: &[&str], then: &str) -> Self {
        let places = vec!["?"; columns.len()].join(", ");
        Self::of(&format!("INSERT INTO {table} ({}) VALUES ({places}){then}", columns.join(", ")))
    }

    fn of(statement: &str) -> Self {
        Self(SIZES.map(|size| vec![statement; size].join("; ")))
    }
}

static HITS: LazyLock<Statement> = LazyLock::new(|| {
    Statement::of(
        "SELECT agreement_id, counter, day, hits FROM hit_counters WHERE agreement_id = ? AND counter = ? AND day = ?",
    )
});
static SET_HITS: LazyLock<Statement> = LazyLock::new(|| {
    Statement::insert(
        "hit_counters",
        &["agreement_id", "counter", "day", "office_id", "hits"],
        " ON CONFLICT (agreement_id, counter, day) DO UPDATE SET hits = excluded.hits",
    )
});
static BATCHES: LazyLock<Statement> = LazyLock::new(|| {
    Statement::insert("lookup_batches", &["lane_id", "lane_seq", "office_id", "recorded_at", "canonical", "hash"], "")
});
static LOOKUPS: LazyLock<Statement> = LazyLock::new(|| Statement::insert("lookups", &super::super::rows::LOOKUP, ""));
static ANSWERS: LazyLock<Statement> =
    LazyLock::new(|| Statement::insert("lookup_answers", &super::super::rows::ANSWER, ""));
static REFUSALS: LazyLock<Statement> =
    LazyLock::new(|| Statement::insert("lookup_refusals", &super::super::rows::REFUSAL, ""));

static HOURS: LazyLock<Statement> = LazyLock::new(|| {
    Statement::insert(
        "lookup_hours",
        &super::super::rows::HOUR,
        " ON CONFLICT (agreement_id, hour, account_id, method, application_id, person_id, outcome, code) \
         DO UPDATE SET times = times + excluded.times",
    )
});

impl Sqlite {
    pub(super) async fn open(store: &Store) -> Result<Self, Error> {
        let options = store.db().get_sqlite_connection_pool().connect_options();
        let options = options.as_ref().clone().pragma("cache_size", CACHE);
        Ok(Self { connection: options.connect().await? })
    }

    pub(super) async fn begin(&mut self) -> Result<(), Error> {
        self.execute("BEGIN IMMEDIATE").await
    }

    pub(super) async fn commit(&mut self) -> Result<(), Error> {
        self.execute("COMMIT").await
    }

    pub(super) async fn roll_back(&mut self) -> Result<(), Error> {
        self.execute("ROLLBACK").await
    }

    async fn execute(&mut self, statement: &'static str) -> Result<(), Error> {
        sqlx::query(statement).execute(&mut self.connection).await.map(drop)
    }

    pub(super) async fn offices(&mut self, offices: &[Uuid]) -> Result<BTreeMap<Uuid, Office>, Error> {
        let mut known = BTreeMap::new();
        for office in offices {
            let row = sqlx::query_as(
                "SELECT e.epoch, d.day FROM office_epochs AS e LEFT JOIN counting_days AS d ON d.office_id = e.office_id \
                 WHERE e.office_id = ?",
            );
            let row: Option<(i64, Option<NaiveDate>)> = row.bind(*office).fetch_optional(&mut self.connection).await?;
            known.extend(row.map(|(epoch, day)| (*office, Office { epoch, day })));
        }
        Ok(known)
    }

    pub(super) async fn move_day(&mut self, office: Uuid, day: NaiveDate) -> Result<NaiveDate, Error> {
        sqlx::query_scalar(
            "INSERT INTO counting_days (office_id, day) VALUES (?, ?) \
             ON CONFLICT (office_id) DO UPDATE SET day = max(day, excluded.day) RETURNING day",
        )
        .bind(office)
        .bind(day)
        .fetch_one(&mut self.connection)
        .await
    }

    pub(super) async fn hits(&mut self, wanted: &BTreeMap<Key, Uuid>) -> Result<HashMap<Key, i64>, Error> {
        let mut hits = HashMap::with_capacity(wanted.len());
        let keys: Vec<&Key> = wanted.keys().collect();
        for (statement, some) in parts(&HITS, &keys) {
            let mut arguments = SqliteArguments::default();
            for (agreement, counter, day) in some {
                arguments.add(*agreement).map_err(Error::Encode)?;
                arguments.add(counter.as_str()).map_err(Error::Encode)?;
                arguments.add(*day).map_err(Error::Encode)?;
            }
            let rows: Vec<(Uuid, String, NaiveDate, i64)> =
                sqlx::query_as_with(statement, arguments).fetch_all(&mut self.connection).await?;
            hits.extend(rows.into_iter().map(|(agreement, counter, day, hits)| ((agreement, counter, day), hits)));
        }
        Ok(hits)
    }

    pub(super) async fn taken(&mut self, numbers: &[Uuid]) -> Result<HashSet<Uuid>, Error> {
        let mut taken = HashSet::new();
        for number in numbers {
            let known = sqlx::query_scalar("SELECT id FROM lookups WHERE id = ?").bind(*number);
            let known: Option<Uuid> = known.fetch_optional(&mut self.connection).await?;
            taken.extend(known);
        }
        Ok(taken)
    }

    pub(super) async fn write(&mut self, counters: &[Counter], rows: &Rows) -> Result<(), Error> {
        self.add(&SET_HITS, counters, |to, ((agreement, counter, day), office, hits)| {
            to.add(*agreement)?;
            to.add(counter.as_str())?;
            to.add(*day)?;
            to.add(*office)?;
            to.add(*hits)
        })
        .await?;
        self.add(&BATCHES, &rows.batches, |to, row| {
            to.add(row.lane_id)?;
            to.add(row.lane_seq)?;
            to.add(row.office_id)?;
            to.add(row.recorded_at)?;
            to.add(row.canonical.as_str())?;
            to.add(row.hash.as_str())
        })
        .await?;
        self.add(&LOOKUPS, &rows.lookups, |to, row| {
            to.add(row.id)?;
            to.add(row.office_id)?;
            to.add(row.agreement_id)?;
            to.add(row.account_id)?;
            to.add(row.method.as_str())?;
            to.add(row.application_id)?;
            to.add(row.person_id)?;
            to.add(row.purpose.as_deref())?;
            to.add(row.address.as_str())?;
            to.add(row.day)?;
            to.add(row.counter_list.as_str())?;
            to.add(row.element_list.as_str())?;
            to.add(row.nik_key)?;
            to.add(row.nik_hash.as_str())?;
            to.add(row.reserved_at)?;
            to.add(row.lane_id)?;
            to.add(row.lane_seq)
        })
        .await?;
        self.add(&ANSWERS, &rows.answers, |to, row| {
            to.add(row.lookup_id)?;
            to.add(row.office_id)?;
            to.add(row.code.as_deref())?;
            to.add(row.refunded)?;
            to.add(row.latency_us)?;
            to.add(row.answered_at)?;
            to.add(row.lane_id)?;
            to.add(row.lane_seq)
        })
        .await?;
        self.add(&REFUSALS, &rows.refusals, |to, row| {
            to.add(row.id)?;
            to.add(row.office_id)?;
            to.add(row.agreement_id)?;
            to.add(row.account_id)?;
            to.add(row.method.as_str())?;
            to.add(row.person_id)?;
            to.add(row.code.as_str())?;
            to.add(row.reason.as_str())?;
            to.add(row.address.as_str())?;
            to.add(row.times)?;
            to.add(row.refused_at)?;
            to.add(row.lane_id)?;
            to.add(row.lane_seq)
        })
        .await?;
        self.add(&HOURS, &rows.hours, |to, row| {
            to.add(row.agreement_id)?;
            to.add(row.hour)?;
            to.add(row.account_id)?;
            to.add(row.method.as_str())?;
            to.add(row.application_id)?;
            to.add(row.person_id)?;
            to.add(row.outcome.as_str())?;
            to.add(row.code.as_str())?;
            to.add(row.office_id)?;
            to.add(row.times)
        })
        .await
    }

    async fn add<R>(
        &mut self,
        statement: &'static Statement,
        rows: &[R],
        bind: impl Fn(&mut SqliteArguments, &R) -> Result<(), BoxDynError>,
    ) -> Result<(), Error> {
        for (statement, some) in parts(statement, rows) {
            let mut arguments = SqliteArguments::default();
            for row in some {
                bind(&mut arguments, row).map_err(Error::Encode)?;
            }
            sqlx::query_with(statement, arguments).execute(&mut self.connection).await?;
        }
        Ok(())
    }
}

/// The rows in parts, each with the statement for so many.
fn parts<'a, R>(statement: &'static Statement, rows: &'a [R]) -> impl Iterator<Item = (&'static str, &'a [R])> {
    let mut rest = rows;
    std::iter::from_fn(move || {
        let (size, text) = SIZES.iter().zip(&statement.0).find(|(size, _)| **size <= rest.len())?;
        let (some, others) = rest.split_at(*size);
        rest = others;
        Some((text.as_str(), some))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_goes_into_one_statement() {
        let rows: Vec<usize> = (0..149).collect();
        let sizes: Vec<usize> = parts(&SET_HITS, &rows).map(|(_, some)| some.len()).collect();
        assert_eq!(sizes, [64, 64, 16, 4, 1]);
        let all: Vec<usize> = parts(&SET_HITS, &rows).flat_map(|(_, some)| some.to_vec()).collect();
        assert_eq!(all, rows);
        for (statement, some) in parts(&SET_HITS, &rows) {
            assert_eq!(statement.matches('?').count(), some.len() * 5);
        }
    }
}
