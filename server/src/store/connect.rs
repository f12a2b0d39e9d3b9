//! Connections and transactions on SQLite and PostgreSQL.
//!
//! Policy: SQLite runs with a write-ahead log, `synchronous=FULL` (a committed fact survives a power cut) and foreign
//! keys on; whoever writes begins IMMEDIATE, one at a time in a process. PostgreSQL runs SERIALIZABLE. Whoever reads more
//! than one table reads from one snapshot.

use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use patuh_migrations::{Migrator, MigratorTrait};
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    AccessMode, ConnectOptions, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, IsolationLevel,
    RuntimeErr, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use tokio::sync::{Mutex, MutexGuard};

use super::error::StoreError;

/// The database: many readers, one writer at a time.
#[derive(Clone)]
pub struct Store {
    db: DatabaseConnection,
    writer: Arc<Mutex<()>>,
}

/// A transaction that writes. Dropped without [`Writing::commit`], it leaves nothing.
pub struct Writing<'a> {
    transaction: DatabaseTransaction,
    _turn: MutexGuard<'a, ()>,
}

impl Store {
    /// Opens the database at `url` (`sqlite://...` or `postgres://...`). A SQLite file that isn't there is created, with
    /// its folder.
    ///
    /// # Errors
    /// The URL can't be read, the folder can't be made, or the database can't be reached.
    pub async fn connect(url: &str) -> Result<Self, StoreError> {
        let mut options = ConnectOptions::new(url);
        options.sqlx_logging(false).connect_timeout(Duration::from_secs(10)).acquire_timeout(Duration::from_secs(30));
        if url.starts_with("sqlite:") {
            let file = SqliteConnectOptions::from_str(url)
                .map_err(|error| DbErr::Conn(RuntimeErr::SqlxError(error.into())))?;
            make_folder(file.get_filename())?;
            options.max_connections(8).idle_timeout(None).max_lifetime(None).map_sqlx_sqlite_opts(|options| {
                options
                    .create_if_missing(true)
                    .journal_mode(SqliteJournalMode::Wal)
                    .synchronous(SqliteSynchronous::Full)
                    .foreign_keys(true)
                    .busy_timeout(Duration::from_secs(15))
                    .statement_cache_capacity(500)
            });
        } else {
            options.max_connections(20);
        }
        Ok(Self { db: Database::connect(options).await?, writer: Arc::new(Mutex::new(())) })
    }

    /// Brings the schema up to this version.
    ///
    /// # Errors
    /// A step fails (and leaves nothing), or the database was made by a later version.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        Ok(Migrator::up(&self.db, None).await?)
    }

    /// The connections, for single statements of the machinery.
    pub const fn db(&self) -> &DatabaseConnection {
        &self.db
    }

    /// The same, telling `listener` of every statement: for tests that count them.
    #[must_use]
    pub fn heard_by(mut self, listener: impl Fn(&str) + Send + Sync + 'static) -> Self {
        self.db.set_metric_callback(move |info| listener(&info.statement.sql));
        self
    }

    /// Which kind of database it is.
    pub fn backend(&self) -> DbBackend {
        self.db.get_database_backend()
    }

    /// One snapshot to read from.
    ///
    /// # Errors
    /// No connection is to be had.
    pub async fn read(&self) -> Result<DatabaseTransaction, StoreError> {
        let options = TransactionOptions {
            isolation_level: self.isolates().then_some(IsolationLevel::RepeatableRead),
            access_mode: self.isolates().then_some(AccessMode::ReadOnly),
            sqlite_transaction_mode: Some(SqliteTransactionMode::Deferred),
        };
        Ok(self.db.begin_with_options(options).await?)
    }

    /// The one transaction of this process that may write now; waits for its turn.
    ///
    /// # Errors
    /// No connection is to be had, or another process holds the SQLite file for longer than 15 seconds.
    pub async fn write(&self) -> Result<Writing<'_>, StoreError> {
        let turn = self.writer.lock().await;
        let options = TransactionOptions {
            isolation_level: self.isolates().then_some(IsolationLevel::Serializable),
            access_mode: self.isolates().then_some(AccessMode::ReadWrite),
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        };
        Ok(Writing { transaction: self.db.begin_with_options(options).await?, _turn: turn })
    }

    /// The turn of this process to write on SQLite, for the ledger, which has a connection of its own; `None` where
    /// writers don't get in each other's way.
    pub(crate) async fn turn(&self) -> Option<MutexGuard<'_, ()>> {
        if self.isolates() { None } else { Some(self.writer.lock().await) }
    }

    /// The database has isolation levels to choose from; SQLite has one and is told how to begin instead.
    fn isolates(&self) -> bool {
        self.backend() != DbBackend::Sqlite
    }

    /// Closes all connections.
    ///
    /// # Errors
    /// What the database says.
    pub async fn close(self) -> Result<(), StoreError> {
        Ok(self.db.close().await?)
    }
}

impl Writing<'_> {
    /// What statements run on.
    pub const fn on(&self) -> &DatabaseTransaction {
        &self.transaction
    }

    /// A part that can fail alone.
    ///
    /// # Errors
    /// What the database says.
    pub async fn savepoint(&self) -> Result<DatabaseTransaction, StoreError> {
        Ok(self.transaction.begin().await?)
    }

    /// Makes everything since the beginning lasting.
    ///
    /// # Errors
    /// What the database says; on PostgreSQL a conflict may show only here.
    pub async fn commit(self) -> Result<(), StoreError> {
        Ok(self.transaction.commit().await?)
    }
}

fn make_folder(file: &Path) -> Result<(), StoreError> {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => std::fs::create_dir_all(folder)
            .map_err(|error| DbErr::Conn(RuntimeErr::Internal(format!("{}: {error}", folder.display()))).into()),
        _ => Ok(()),
    }
}
