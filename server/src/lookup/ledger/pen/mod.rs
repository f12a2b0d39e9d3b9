//! The ledger's statements, on a connection of its own.
//!
//! Policy: this is the one place where rows are written without the ORM, which would build a statement of another text
//! for every size of batch, to be prepared anew each time. Here texts never change, so that they are prepared once and
//! kept. A connection of its own keeps its cache of pages warm, which a pool loses by going round its connections; on
//! SQLite it is used where the ledger runs, since every message to a connection's thread costs a change of threads.
//!
//! PostgreSQL runs these transactions READ COMMITTED with row locks (the office's epoch shared, counters for update and
//! in order) rather than SERIALIZABLE: processes that count on one agreement wait for each other, and none works in vain.

mod postgres;
mod sqlite;

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use sea_orm::sqlx;
use sea_orm::{DbBackend, DbErr, RuntimeErr};
use uuid::Uuid;

use super::rows::Rows;
use crate::store::{Store, StoreError};
use postgres::Postgres;
use sqlite::Sqlite;

/// A counter on a day.
pub(super) type Key = (Uuid, String, NaiveDate);

/// A counter with its office and how it stands.
pub(super) type Counter = (Key, Uuid, i64);

/// An office as a commit finds it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Office {
    pub epoch: i64,
    /// The day on which it counted last.
    pub day: Option<NaiveDate>,
}

/// What writes the ledger.
pub(super) enum Pen {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

macro_rules! on_either {
    ($self:ident.$call:ident($($argument:expr),*)) => {
        match $self {
            Self::Sqlite(pen) => Ok(pen.$call($($argument),*)?),
            Self::Postgres(pen) => pen.$call($($argument),*).await.map_err(database),
        }
    };
}

impl Pen {
    /// Connects to the database of `store`.
    ///
    /// # Errors
    /// It can't be reached.
    pub(super) async fn open(store: &Store) -> Result<Self, StoreError> {
        Ok(match store.backend() {
            DbBackend::Sqlite => Self::Sqlite(Sqlite::open(store)?),
            _ => Self::Postgres(Postgres::open(store).await.map_err(database)?),
        })
    }

    /// Begins a transaction; on SQLite the caller has the turn of the process to write.
    ///
    /// # Errors
    /// What the database says, here and below.
    pub(super) async fn begin(&mut self) -> Result<(), StoreError> {
        on_either!(self.begin())
    }

    /// Makes it lasting.
    pub(super) async fn commit(&mut self) -> Result<(), StoreError> {
        on_either!(self.commit())
    }

    /// Gives it up.
    pub(super) async fn roll_back(&mut self) -> Result<(), StoreError> {
        on_either!(self.roll_back())
    }

    /// These offices as they stand, in locking order; their epochs don't move before the end of the transaction.
    pub(super) async fn offices(&mut self, offices: &[Uuid]) -> Result<BTreeMap<Uuid, Office>, StoreError> {
        if offices.is_empty() {
            return Ok(BTreeMap::new());
        }
        on_either!(self.offices(offices))
    }

    /// The office counts on `day` from now on, unless it is further already; gives the day it counts on.
    pub(super) async fn move_day(&mut self, office: Uuid, day: NaiveDate) -> Result<NaiveDate, StoreError> {
        on_either!(self.move_day(office, day))
    }

    /// Hits of these counters, each with its office; nobody else counts on them before the end of the transaction.
    pub(super) async fn hits(&mut self, wanted: &BTreeMap<Key, Uuid>) -> Result<HashMap<Key, i64>, StoreError> {
        if wanted.is_empty() {
            return Ok(HashMap::new());
        }
        on_either!(self.hits(wanted))
    }

    /// Which of these look-ups are written down already.
    pub(super) async fn taken(&mut self, numbers: &[Uuid]) -> Result<HashSet<Uuid>, StoreError> {
        on_either!(self.taken(numbers))
    }

    /// Counters stand there from now on, and these rows are added.
    pub(super) async fn write(&mut self, counters: &[Counter], rows: &Rows) -> Result<(), StoreError> {
        on_either!(self.write(counters, rows))
    }
}

fn database(error: sqlx::Error) -> StoreError {
    DbErr::Exec(RuntimeErr::SqlxError(error.into())).into()
}
