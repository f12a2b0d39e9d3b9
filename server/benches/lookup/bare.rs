//! The baseline: a route that makes two group commits and nothing else, one with a counter and a row, one with a row.

use std::path::Path;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use sea_orm::sqlx;
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous};
use sqlx::{AssertSqlSafe, ConnectOptions as _};
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

const SCHEMA: [&str; 4] = [
    "CREATE TABLE counters (name TEXT PRIMARY KEY, hits BIGINT NOT NULL)",
    "INSERT INTO counters VALUES ('a', 0)",
    "CREATE TABLE calls (id TEXT PRIMARY KEY, what TEXT NOT NULL)",
    "CREATE TABLE answers (id TEXT PRIMARY KEY, what TEXT NOT NULL)",
];
/// About what a look-up says of itself.
const WHAT: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

/// A row that is to be written, and who waits for it.
struct Wish {
    table: &'static str,
    id: String,
    done: oneshot::Sender<()>,
}

enum Connection {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// The route, on a database of its own.
pub async fn routes(folder: &Path, postgres: Option<&String>) -> anyhow::Result<Router> {
    let mut connection = match postgres {
        None => Connection::Sqlite(
            SqliteConnectOptions::new()
                .filename(folder.join("bare.db"))
                .create_if_missing(true)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .disable_statement_logging()
                .connect()
                .await?,
        ),
        Some(url) => {
            let options: PgConnectOptions = url.parse()?;
            let mut connection = options.disable_statement_logging().connect().await?;
            // Gone with the connection, but written and synchronised like any other.
            let schema = format!("bare_{}", Uuid::now_v7().simple());
            sqlx::query(AssertSqlSafe(format!("CREATE SCHEMA {schema}"))).execute(&mut connection).await?;
            sqlx::query(AssertSqlSafe(format!("SET search_path = {schema}"))).execute(&mut connection).await?;
            Connection::Postgres(connection)
        }
    };
    for statement in SCHEMA {
        connection.run(statement, &[]).await?;
    }
    let (sender, receiver) = mpsc::channel(4_096);
    tokio::spawn(work(connection, receiver));
    Ok(Router::new().route("/", post(call)).with_state(sender))
}

async fn call(State(wishes): State<mpsc::Sender<Wish>>) -> Result<&'static str, StatusCode> {
    let id = Uuid::now_v7().to_string();
    for table in ["calls", "answers"] {
        let (done, told) = oneshot::channel();
        let wish = Wish { table, id: id.clone(), done };
        wishes.send(wish).await.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
        told.await.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    }
    Ok(WHAT)
}

/// Commits all that wait, one commit after the other.
async fn work(mut connection: Connection, mut wishes: mpsc::Receiver<Wish>) {
    let mut batch = Vec::new();
    while wishes.recv_many(&mut batch, 512).await > 0 {
        if let Err(error) = connection.write(&batch).await {
            eprintln!("the baseline can't write: {error}");
            return;
        }
        for wish in batch.drain(..) {
            let _ = wish.done.send(());
        }
    }
}

impl Connection {
    async fn write(&mut self, batch: &[Wish]) -> Result<(), sqlx::Error> {
        self.run(if matches!(self, Self::Sqlite(_)) { "BEGIN IMMEDIATE" } else { "BEGIN" }, &[]).await?;
        let (calls, answers): (Vec<&Wish>, Vec<&Wish>) = batch.iter().partition(|wish| wish.table == "calls");
        if !calls.is_empty() {
            self.run(&format!("UPDATE counters SET hits = hits + {} WHERE name = 'a'", calls.len()), &[]).await?;
        }
        for (table, mut rest) in [("calls", calls.as_slice()), ("answers", answers.as_slice())] {
            while !rest.is_empty() {
                let size = [64, 8, 1].into_iter().find(|size| *size <= rest.len()).unwrap_or(1);
                let (some, others) = rest.split_at(size);
                rest = others;
                let rows: Vec<String> = (1..=size).map(|row| format!("(${}, '{WHAT}')", row)).collect();
                let ids: Vec<&str> = some.iter().map(|wish| wish.id.as_str()).collect();
                self.run(&format!("INSERT INTO {table} (id, what) VALUES {}", rows.join(", ")), &ids).await?;
            }
        }
        self.run("COMMIT", &[]).await
    }

    async fn run(&mut self, statement: &str, texts: &[&str]) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite(connection) => {
                let mut query = sqlx::query(AssertSqlSafe(statement));
                for text in texts {
                    query = query.bind(*text);
                }
                query.execute(connection).await.map(drop)
            }
            Self::Postgres(connection) => {
                let mut query = sqlx::query(AssertSqlSafe(statement));
                for text in texts {
                    query = query.bind(*text);
                }
                query.execute(connection).await.map(drop)
            }
        }
    }
}
