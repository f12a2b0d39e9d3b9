//! On PostgreSQL: columns go as arrays.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use sea_orm::sqlx;
use sqlx::postgres::{PgArguments, PgConnection};
use sqlx::query::Query;
use sqlx::{ConnectOptions as _, Error};
use uuid::Uuid;

use super::{Counter, Key, Office};
use crate::lookup::ledger::rows::Rows;
use crate::store::Store;

pub(in super::super) struct Postgres {
    connection: PgConnection,
}

impl Postgres {
    pub(super) async fn open(store: &Store) -> Result<Self, Error> {
        let options = store.db().get_postgres_connection_pool().connect_options();
        Ok(Self { connection: options.connect().await? })
    }

    pub(super) async fn begin(&mut self) -> Result<(), Error> {
        self.execute(sqlx::query("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE")).await
    }

    pub(super) async fn commit(&mut self) -> Result<(), Error> {
        self.execute(sqlx::query("COMMIT")).await
    }

    pub(super) async fn roll_back(&mut self) -> Result<(), Error> {
        self.execute(sqlx::query("ROLLBACK")).await
    }

    async fn execute(&mut self, query: Query<'_, sqlx::Postgres, PgArguments>) -> Result<(), Error> {
        query.execute(&mut self.connection).await.map(drop)
    }

    pub(super) async fn offices(&mut self, offices: &[Uuid]) -> Result<BTreeMap<Uuid, Office>, Error> {
        let rows = sqlx::query_as(
            "SELECT e.office_id, e.epoch, d.day FROM office_epochs AS e \
             LEFT JOIN counting_days AS d ON d.office_id = e.office_id \
             WHERE e.office_id = ANY($1) ORDER BY 1 FOR SHARE OF e",
        );
        let rows: Vec<(Uuid, i64, Option<NaiveDate>)> = rows.bind(offices).fetch_all(&mut self.connection).await?;
        Ok(rows.into_iter().map(|(office, epoch, day)| (office, Office { epoch, day })).collect())
    }

    pub(super) async fn move_day(&mut self, office: Uuid, day: NaiveDate) -> Result<NaiveDate, Error> {
        sqlx::query_scalar(
            "INSERT INTO counting_days (office_id, day) VALUES ($1, $2) \
             ON CONFLICT (office_id) DO UPDATE SET day = greatest(counting_days.day, excluded.day) RETURNING day",
        )
        .bind(office)
        .bind(day)
        .fetch_one(&mut self.connection)
        .await
    }

    pub(super) async fn hits(&mut self, wanted: &BTreeMap<Key, Uuid>) -> Result<HashMap<Key, i64>, Error> {
        let hits = self.locked(wanted).await?;
        if hits.len() == wanted.len() {
            return Ok(hits);
        }
        // What isn't there can't be locked: the first of a day makes the row.
        let missing: Vec<(&Key, &Uuid)> = wanted.iter().filter(|(key, _)| !hits.contains_key(*key)).collect();
        let query = sqlx::query(
            "INSERT INTO hit_counters (agreement_id, counter, day, office_id, hits) \
             SELECT *, 0 FROM unnest($1::uuid[], $2::text[], $3::date[], $4::uuid[]) ON CONFLICT DO NOTHING",
        )
        .bind(column(&missing, |(key, _)| key.0))
        .bind(column(&missing, |(key, _)| key.1.as_str()))
        .bind(column(&missing, |(key, _)| key.2))
        .bind(column(&missing, |(_, office)| **office));
        self.execute(query).await?;
        self.locked(wanted).await
    }

    async fn locked(&mut self, wanted: &BTreeMap<Key, Uuid>) -> Result<HashMap<Key, i64>, Error> {
        let rows: Vec<(Uuid, String, NaiveDate, i64)> = sqlx::query_as(
            "SELECT h.agreement_id, h.counter, h.day, h.hits FROM hit_counters AS h \
             JOIN unnest($1::uuid[], $2::text[], $3::date[]) AS wanted (agreement, counter, day) \
             ON h.agreement_id = wanted.agreement AND h.counter = wanted.counter AND h.day = wanted.day \
             ORDER BY 1, 2, 3 FOR UPDATE OF h",
        )
        .bind(column(wanted.keys(), |key| key.0))
        .bind(column(wanted.keys(), |key| key.1.as_str()))
        .bind(column(wanted.keys(), |key| key.2))
        .fetch_all(&mut self.connection)
        .await?;
        Ok(rows.into_iter().map(|(agreement, counter, day, hits)| ((agreement, counter, day), hits)).collect())
    }

    pub(super) async fn taken(&mut self, numbers: &[Uuid]) -> Result<HashSet<Uuid>, Error> {
        let taken = sqlx::query_scalar("SELECT id FROM lookups WHERE id = ANY($1)").bind(numbers);
        let taken: Vec<Uuid> = taken.fetch_all(&mut self.connection).await?;
        Ok(taken.into_iter().collect())
    }

    /// All in one statement, which is one way there and back; empty arrays add nothing.
    pub(super) async fn write(&mut self, counters: &[Counter], rows: &Rows) -> Result<(), Error> {
        let Rows { batches, lookups, answers, refusals, hours } = rows;
        let query = sqlx::query(WRITE)
            .bind(column(counters, |(key, ..)| key.0))
            .bind(column(counters, |(key, ..)| key.1.as_str()))
            .bind(column(counters, |(key, ..)| key.2))
            .bind(column(counters, |(_, office, _)| *office))
            .bind(column(counters, |(.., hits)| *hits))
            .bind(column(batches, |row| row.lane_id))
            .bind(column(batches, |row| row.lane_seq))
            .bind(column(batches, |row| row.office_id))
            .bind(column(batches, |row| row.recorded_at))
            .bind(column(batches, |row| row.canonical.as_str()))
            .bind(column(batches, |row| row.hash.as_str()))
            .bind(column(lookups, |row| row.id))
            .bind(column(lookups, |row| row.office_id))
            .bind(column(lookups, |row| row.agreement_id))
            .bind(column(lookups, |row| row.account_id))
            .bind(column(lookups, |row| row.method.as_str()))
            .bind(column(lookups, |row| row.application_id))
            .bind(column(lookups, |row| row.person_id))
            .bind(column(lookups, |row| row.purpose.as_deref()))
            .bind(column(lookups, |row| row.address.as_str()))
            .bind(column(lookups, |row| row.day))
            .bind(column(lookups, |row| row.counter_list.as_str()))
            .bind(column(lookups, |row| row.element_list.as_str()))
            .bind(column(lookups, |row| row.nik_key))
            .bind(column(lookups, |row| row.nik_hash.as_str()))
            .bind(column(lookups, |row| row.reserved_at))
            .bind(column(lookups, |row| row.lane_id))
            .bind(column(lookups, |row| row.lane_seq))
            .bind(column(answers, |row| row.lookup_id))
            .bind(column(answers, |row| row.office_id))
            .bind(column(answers, |row| row.code.as_deref()))
            .bind(column(answers, |row| row.refunded))
            .bind(column(answers, |row| row.latency_us))
            .bind(column(answers, |row| row.answered_at))
            .bind(column(answers, |row| row.lane_id))
            .bind(column(answers, |row| row.lane_seq))
            .bind(column(refusals, |row| row.id))
            .bind(column(refusals, |row| row.office_id))
            .bind(column(refusals, |row| row.agreement_id))
            .bind(column(refusals, |row| row.account_id))
            .bind(column(refusals, |row| row.method.as_str()))
            .bind(column(refusals, |row| row.person_id))
            .bind(column(refusals, |row| row.code.as_str()))
            .bind(column(refusals, |row| row.reason.as_str()))
            .bind(column(refusals, |row| row.address.as_str()))
            .bind(column(refusals, |row| row.times))
            .bind(column(refusals, |row| row.refused_at))
            .bind(column(refusals, |row| row.lane_id))
            .bind(column(refusals, |row| row.lane_seq))
            .bind(column(hours, |row| row.agreement_id))
            .bind(column(hours, |row| row.hour))
            .bind(column(hours, |row| row.account_id))
            .bind(column(hours, |row| row.method.as_str()))
            .bind(column(hours, |row| row.application_id))
            .bind(column(hours, |row| row.person_id))
            .bind(column(hours, |row| row.outcome.as_str()))
            .bind(column(hours, |row| row.code.as_str()))
            .bind(column(hours, |row| row.office_id))
            .bind(column(hours, |row| row.times));
        self.execute(query).await
    }
}

/// The rows of a commit, each table's columns as arrays in the order of [`Postgres::write`].
const WRITE: &str = "\
    WITH counters AS ( \
        INSERT INTO hit_counters (agreement_id, counter, day, office_id, hits) \
        SELECT * FROM unnest($1::uuid[], $2::text[], $3::date[], $4::uuid[], $5::bigint[]) \
        ON CONFLICT (agreement_id, counter, day) DO UPDATE SET hits = excluded.hits), \
    batches AS ( \
        INSERT INTO lookup_batches (lane_id, lane_seq, office_id, recorded_at, canonical, hash) \
        SELECT * FROM unnest($6::uuid[], $7::bigint[], $8::uuid[], $9::timestamptz[], $10::text[], $11::text[])), \
    granted AS ( \
        INSERT INTO lookups (id, office_id, agreement_id, account_id, method, application_id, person_id, purpose, \
        address, day, counter_list, element_list, nik_key, nik_hash, reserved_at, lane_id, lane_seq) \
        SELECT * FROM unnest($12::uuid[], $13::uuid[], $14::uuid[], $15::uuid[], $16::text[], $17::uuid[], \
        $18::uuid[], $19::text[], $20::text[], $21::date[], $22::text[], $23::text[], $24::bigint[], $25::text[], \
        $26::timestamptz[], $27::uuid[], $28::bigint[])), \
    answered AS ( \
        INSERT INTO lookup_answers (lookup_id, office_id, code, refunded, latency_us, answered_at, lane_id, lane_seq) \
        SELECT * FROM unnest($29::uuid[], $30::uuid[], $31::text[], $32::boolean[], $33::bigint[], \
        $34::timestamptz[], $35::uuid[], $36::bigint[])), \
    refused AS ( \
        INSERT INTO lookup_refusals (id, office_id, agreement_id, account_id, method, person_id, code, reason, \
        address, times, refused_at, lane_id, lane_seq) \
        SELECT * FROM unnest($37::uuid[], $38::uuid[], $39::uuid[], $40::uuid[], $41::text[], $42::uuid[], \
        $43::text[], $44::text[], $45::text[], $46::bigint[], $47::timestamptz[], $48::uuid[], $49::bigint[])) \
    INSERT INTO lookup_hours (agreement_id, hour, account_id, method, application_id, person_id, outcome, code, \
    office_id, times) \
    SELECT * FROM unnest($50::uuid[], $51::timestamptz[], $52::uuid[], $53::text[], $54::uuid[], $55::uuid[], \
    $56::text[], $57::text[], $58::uuid[], $59::bigint[]) \
    ON CONFLICT (agreement_id, hour, account_id, method, application_id, person_id, outcome, code) \
    DO UPDATE SET times = lookup_hours.times + excluded.times";

fn column<R, T>(rows: impl IntoIterator<Item = R>, of: impl Fn(R) -> T) -> Vec<T> {
    rows.into_iter().map(of).collect()
}
