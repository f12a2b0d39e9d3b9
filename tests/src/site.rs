//! A whole server in this process, with the demonstration in a database of its own.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use chrono::{DateTime, NaiveDate, TimeZone as _, Utc};
use figment::Figment;
use figment::providers::{Format as _, Toml};
use patuh_domain::agreement::REQUIREMENTS;
use patuh_domain::calendar::{HolidayTable, Zone};
use patuh_server::clock::ShiftedClock;
use patuh_server::config::{Config, DEFAULTS, Secret};
use patuh_server::demo::{self, Scene};
use patuh_server::http::{AppState, router};
use patuh_server::rooms::Rooms;
use patuh_server::testing::{POSTGRES, TestDatabase};

use crate::client::Client;
use crate::journey::person::PASSWORD;

/// A server with its own database and data folder.
pub struct Site {
    pub app: Router,
    pub state: AppState,
    database: TestDatabase,
    _folder: tempfile::TempDir,
}

/// A Wednesday morning on which the demonstration is told; the calendar of that year is known.
pub fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 18, 2, 0, 0).single().unwrap_or_default()
}

/// That day at the office.
pub fn today() -> NaiveDate {
    Zone::Wib.local_date(now())
}

/// What the demonstration tells on that day: both offices with their people and agreements.
pub fn scenes() -> Vec<Scene> {
    let requirements: Vec<String> = REQUIREMENTS.iter().map(|(key, _)| (*key).to_owned()).collect();
    demo::demonstration(today(), &HolidayTable::official(), &requirements)
}

impl Site {
    /// The demonstration on SQLite.
    pub async fn demonstration() -> Self {
        let database = TestDatabase::sqlite().await.expect("a database");
        Self::on(database, true).await
    }

    /// The demonstration on every database there is.
    pub async fn demonstrations() -> Vec<Self> {
        let mut all = vec![Self::demonstration().await];
        match std::env::var(POSTGRES) {
            Ok(server) if !server.is_empty() => {
                let database = TestDatabase::postgres(&server).await.expect("a database");
                all.push(Self::on(database, true).await);
            }
            _ => eprintln!("{POSTGRES} is not set: on SQLite only"),
        }
        all
    }

    /// Nobody is registered yet.
    pub async fn empty() -> Self {
        let database = TestDatabase::sqlite().await.expect("a database");
        Self::on(database, false).await
    }

    /// A browser in which nobody is signed in.
    pub fn client(&self) -> Client {
        Client::new(self.app.clone())
    }

    /// A browser in which a demonstration account is signed in.
    pub async fn signed_in(&self, email: &str) -> Client {
        Client::signed_in(self.app.clone(), email, PASSWORD).await
    }

    /// Serves on a free port of this machine until the test ends; gives the address.
    pub async fn serve(&self) -> String {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let service = self.app.clone().into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, service).await });
        format!("http://{address}")
    }

    /// Everything the database has on disk, on SQLite.
    ///
    /// # Panics
    /// Where its files can't be read.
    pub fn stored(&self) -> Vec<u8> {
        let path = self.database.url.trim_start_matches("sqlite://").split('?').next().unwrap_or_default();
        let files = [path.to_owned(), format!("{path}-wal")];
        files.iter().flat_map(|file| std::fs::read(file).expect("a database file")).collect()
    }

    /// Removes the database.
    pub async fn remove(self) {
        self.database.remove().await.expect("the database is gone");
    }

    async fn on(database: TestDatabase, told: bool) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let settings = format!("data_dir = {:?}\nsite = {:?}", folder.path(), built());
        let config: Config =
            Figment::from(Toml::string(DEFAULTS)).merge(Toml::string(&settings)).extract().expect("settings");
        let rooms =
            Rooms::new(&config, database.store.clone(), Secret::fresh(), Arc::new(ShiftedClock::starting_at(now())));
        if told {
            demo::load(&rooms, now()).await.expect("the demonstration");
        }
        let state = AppState::new(config, rooms);
        Self { app: router(state.clone()), state, database, _folder: folder }
    }
}

/// Where the built files are: as the build says, else in the build folder.
pub fn built() -> PathBuf {
    std::env::var_os("PATUH_SITE")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target/site"), PathBuf::from)
}
