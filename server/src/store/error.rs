//! What can go wrong between the program and the database.

use std::borrow::Cow;

use sea_orm::{DbErr, RuntimeErr, SqlErr};

/// Why the store could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database said so.
    #[error("database")]
    Database(#[from] DbErr),
    /// SQLite said so, to the ledger's own connection.
    #[error("database")]
    Sqlite(#[from] rusqlite::Error),
    /// A column holds what no version of the program wrote: a value of an enum, a list, a number out of bounds.
    #[error("column {column} holds {value:?}, which is none of its values")]
    Unreadable { column: &'static str, value: String },
    /// An event was recorded for an aggregate that doesn't exist.
    #[error("event {kind} on an aggregate that does not exist")]
    NoAggregate { kind: String },
    /// The history doesn't fit the row: a sequence is missing or taken.
    #[error("the history of {0} is not continuous")]
    Discontinuous(uuid::Uuid),
    /// An event could not be written as JSON.
    #[error("event as JSON")]
    Json(#[from] serde_json::Error),
}

impl StoreError {
    /// Another transaction got in the way; the same work again may succeed.
    pub fn is_conflict(&self) -> bool {
        self.code().is_some_and(|code| CONFLICTS.contains(&code.as_ref()))
    }

    /// A row refers to something that isn't there.
    pub fn is_dangling(&self) -> bool {
        self.sql(|error| matches!(error, SqlErr::ForeignKeyConstraintViolation(_)), &["787"])
    }

    /// A row that must be alone isn't.
    pub fn is_duplicate(&self) -> bool {
        self.sql(|error| matches!(error, SqlErr::UniqueConstraintViolation(_)), &["1555", "2067"])
    }

    /// A row breaks a rule of its table (PostgreSQL 23514, SQLite 275): no person could mean it.
    pub fn is_impossible(&self) -> bool {
        self.code().is_some_and(|code| code == "23514" || code == "275")
    }

    /// The whole chain of causes on one line, for the log.
    pub fn in_full(&self) -> String {
        let mut text = self.to_string();
        let mut cause = std::error::Error::source(self);
        while let Some(error) = cause {
            text.push_str(": ");
            text.push_str(&error.to_string());
            cause = error.source();
        }
        text
    }

    /// The database's own code for what went wrong.
    fn code(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Database(error) => code_of(error),
            Self::Sqlite(rusqlite::Error::SqliteFailure(error, _)) => Some(error.extended_code.to_string().into()),
            Self::Sqlite(_)
            | Self::Unreadable { .. }
            | Self::NoAggregate { .. }
            | Self::Discontinuous(_)
            | Self::Json(_) => None,
        }
    }

    /// A statement was refused so, or with one of these codes of SQLite.
    fn sql(&self, so: impl Fn(&SqlErr) -> bool, codes: &[&str]) -> bool {
        match self {
            Self::Database(error) => error.sql_err().as_ref().is_some_and(so),
            _ => self.code().is_some_and(|code| codes.contains(&code.as_ref())),
        }
    }
}

/// PostgreSQL: serialization failure (40001), deadlock (40P01). SQLite: busy (5), busy snapshot (517), locked (6).
const CONFLICTS: [&str; 5] = ["40001", "40P01", "5", "6", "517"];

/// The database's own code for what went wrong.
fn code_of(error: &DbErr) -> Option<Cow<'_, str>> {
    let (DbErr::Exec(RuntimeErr::SqlxError(error))
    | DbErr::Query(RuntimeErr::SqlxError(error))
    | DbErr::Conn(RuntimeErr::SqlxError(error))) = error
    else {
        return None;
    };
    error.as_database_error()?.code()
}
