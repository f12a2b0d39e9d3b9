//! For tests: throw-away databases on every backend there is, a clock that is set by hand, and a small town.
//!
//! Policy: a test of the store or the desk runs on SQLite, and on PostgreSQL where `PATUH_TEST_POSTGRES` names a server on
//! which databases can be created; where it doesn't, the test says so. SQLite databases are files, so that the
//! write-ahead log is tried too.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, NaiveDate, SubsecRound, TimeDelta, Utc};
use patuh_app::ports::{Desk as _, DeskError, Done, Envelope};
use patuh_domain::actor::{Actor, Membership, Role};
use patuh_domain::calendar::Zone;
use patuh_domain::command::Command;
use patuh_domain::head::{Head, HeadStatus};
use patuh_domain::ids::{InstitutionId, OfficeId, PersonId};
use patuh_domain::institution::{InstitutionCommand, InstitutionKind, InstitutionProfile};
use patuh_domain::office::{EvaluationRecipient, Level, OfficeCommand, OfficeProfile};
use patuh_domain::person::PersonCommand;
use sea_orm::{ConnectOptions, ConnectionTrait, Database};
use tokio::sync::OnceCell;
use uuid::Uuid;

use crate::clock::Clock;
use crate::desk::Desk;
use crate::store::{Store, StoreError};

/// A server on which databases can be created.
pub const POSTGRES: &str = "PATUH_TEST_POSTGRES";

/// A database of its own, gone when dropped (SQLite) or [`TestDatabase::remove`]d (PostgreSQL).
pub struct TestDatabase {
    pub store: Store,
    pub url: String,
    folder: Option<PathBuf>,
}

/// A migrated database on each backend there is.
///
/// # Errors
/// One can't be made.
pub async fn databases() -> Result<Vec<TestDatabase>, StoreError> {
    let mut all = vec![TestDatabase::sqlite().await?];
    match std::env::var(POSTGRES) {
        Ok(server) if !server.is_empty() => all.push(TestDatabase::postgres(&server).await?),
        _ => eprintln!("{POSTGRES} is not set: on SQLite only"),
    }
    Ok(all)
}

impl TestDatabase {
    /// A SQLite file, copied from one that was migrated once in this process.
    ///
    /// # Errors
    /// The file can't be written or opened.
    pub async fn sqlite() -> Result<Self, StoreError> {
        static TEMPLATE: OnceCell<Vec<u8>> = OnceCell::const_new();
        let template = TEMPLATE
            .get_or_try_init(|| async {
                let folder = fresh_folder()?;
                let file = folder.join("template.db");
                let store = Store::connect(&sqlite_url(&file)).await?;
                store.migrate().await?;
                // Closing folds the write-ahead log into the file.
                store.close().await?;
                let bytes = std::fs::read(&file).map_err(disk)?;
                std::fs::remove_dir_all(&folder).map_err(disk)?;
                Ok::<_, StoreError>(bytes)
            })
            .await?;
        let folder = fresh_folder()?;
        let file = folder.join("patuh.db");
        std::fs::write(&file, template).map_err(disk)?;
        let url = sqlite_url(&file);
        Ok(Self { store: Store::connect(&url).await?, url, folder: Some(folder) })
    }

    /// A database on the server at `server` (`postgres://user@host:port/anything`).
    ///
    /// # Errors
    /// The server can't be reached or doesn't allow it.
    pub async fn postgres(server: &str) -> Result<Self, StoreError> {
        let name = format!("patuh_{}", Uuid::now_v7().simple());
        let mut options = ConnectOptions::new(server);
        options.sqlx_logging(false).max_connections(1);
        let admin = Database::connect(options).await?;
        admin.execute_unprepared(&format!(r#"CREATE DATABASE "{name}""#)).await?;
        admin.close().await?;
        let url = match server.rsplit_once('/') {
            Some((base, _)) if !base.ends_with('/') => format!("{base}/{name}"),
            _ => format!("{server}/{name}"),
        };
        let store = Store::connect(&url).await?;
        store.migrate().await?;
        Ok(Self { store, url, folder: None })
    }

    /// Closes and removes the database.
    ///
    /// # Errors
    /// What the database says.
    pub async fn remove(self) -> Result<(), StoreError> {
        self.store.clone().close().await?;
        if self.folder.is_none()
            && let Ok(server) = std::env::var(POSTGRES)
            && let Some((_, name)) = self.url.rsplit_once('/')
        {
            let admin = Database::connect(server).await?;
            admin.execute_unprepared(&format!(r#"DROP DATABASE "{name}" WITH (FORCE)"#)).await?;
            admin.close().await?;
        }
        Ok(())
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        if let Some(folder) = &self.folder {
            // The system clears its temporary folder anyway.
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}

/// A clock that moves only when told to.
#[derive(Clone)]
pub struct HandClock(Arc<Mutex<DateTime<Utc>>>);

impl HandClock {
    /// Stands at `instant`.
    pub fn at(instant: DateTime<Utc>) -> Self {
        Self(Arc::new(Mutex::new(instant.trunc_subsecs(6))))
    }

    /// Moves on by `delta`.
    pub fn pass(&self, delta: TimeDelta) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) += delta;
    }

    /// Stands at `instant` from now on.
    pub fn set(&self, instant: DateTime<Utc>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = instant.trunc_subsecs(6);
    }
}

impl Clock for HandClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An office with one institution and a person of each role.
pub struct Town {
    pub office: OfficeId,
    pub institution: InstitutionId,
    people: Vec<(Role, Actor)>,
}

impl Town {
    /// Founds it through the door. `region` is the office's region code, `99` and two figures.
    ///
    /// # Errors
    /// The desk refuses.
    pub async fn found(desk: &Desk, region: &str) -> Result<Self, DeskError> {
        let since = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap_or_default();
        let office = OfficeId(Uuid::now_v7());
        let institution = InstitutionId(Uuid::now_v7());
        let found = OfficeCommand::Found {
            profile: office_profile(region),
            head: head("Ratna Wulandari, S.H.", "Kepala Dinas Kependudukan dan Pencatatan Sipil", since),
        };
        send(desk, &Actor::CommandLine, Command::Office { id: office, command: found }).await?;
        let register = InstitutionCommand::Register {
            profile: InstitutionProfile {
                name: format!("Dinas Sosial {region}"),
                kind: InstitutionKind::Opd,
                region_code: region.to_owned(),
                address: "Jalan Melati Nomor 7".to_owned(),
                work_units: vec!["Loket Bantuan".to_owned()],
                emblem: None,
            },
            head: head("Bagus Prakoso, M.Si.", "Kepala Dinas Sosial", since),
        };
        let command = Command::Institution { office, id: institution, command: register };
        send(desk, &Actor::CommandLine, command).await?;
        let mut people = Vec::new();
        for role in Role::ALL {
            let id = PersonId(Uuid::now_v7());
            let membership = Membership {
                role,
                office,
                institution: (!role.is_of_office()).then_some(institution),
                from: since,
                until: None,
            };
            let name = format!("Orang {} {region}", role.name().replace('_', " "));
            let email = format!("{}@{region}.patuh.test", role.name().replace('_', "."));
            let register = PersonCommand::Register { name: name.clone(), email, membership: membership.clone() };
            send(desk, &Actor::CommandLine, Command::Person { id, command: register }).await?;
            people.push((role, Actor::Person { id, name, memberships: vec![membership] }));
        }
        Ok(Self { office, institution, people })
    }

    /// The person of this role; the machine where there is none.
    pub fn actor(&self, role: Role) -> Actor {
        self.people.iter().find(|(held, _)| *held == role).map_or(Actor::System, |(_, actor)| actor.clone())
    }
}

/// Sends a command under a key of its own, without an expected version.
///
/// # Errors
/// The desk refuses.
pub async fn send(desk: &Desk, actor: &Actor, command: Command) -> Result<Done, DeskError> {
    desk.perform(actor, envelope(command)).await
}

/// A command under a key of its own, without an expected version.
pub fn envelope(command: Command) -> Envelope {
    Envelope { command, expected_version: None, idempotency_key: Uuid::now_v7().to_string() }
}

/// An invented office.
pub fn office_profile(region: &str) -> OfficeProfile {
    OfficeProfile {
        name: format!("Dinas Kependudukan dan Pencatatan Sipil {region}"),
        government: format!("Pemerintah Kabupaten {region}"),
        level: Level::Kabupaten,
        region_code: region.to_owned(),
        address: "Jalan Kenanga Nomor 1".to_owned(),
        city: "Wanasari".to_owned(),
        postcode: "99001".to_owned(),
        phone: "0000-000000".to_owned(),
        email: "dukcapil@wanasari.example".to_owned(),
        website: "https://dukcapil.wanasari.example".to_owned(),
        zone: Zone::Wib,
        evaluation_recipient: EvaluationRecipient::Dirjen,
    }
}

/// An invented head.
pub fn head(name: &str, position: &str, since: NaiveDate) -> Head {
    Head {
        name: name.to_owned(),
        nip: None,
        rank: None,
        grade: None,
        position: position.to_owned(),
        status: HeadStatus::Definitive,
        since,
    }
}

fn fresh_folder() -> Result<PathBuf, StoreError> {
    let folder = std::env::temp_dir().join(format!("patuh-test-{}", Uuid::now_v7().simple()));
    std::fs::create_dir_all(&folder).map_err(disk)?;
    Ok(folder)
}

fn sqlite_url(file: &std::path::Path) -> String {
    format!("sqlite://{}?mode=rwc", file.display())
}

fn disk(error: std::io::Error) -> StoreError {
    sea_orm::DbErr::Custom(error.to_string()).into()
}
