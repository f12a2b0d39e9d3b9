//! The product itself, on the demonstration, with the simulator as the centre.

use std::sync::Arc;

use anyhow::{Context as _, anyhow};
use axum::Router;
use chrono::{TimeDelta, Utc};
use figment::Figment;
use figment::providers::{Format as _, Toml};
use patuh_app::ports::Desk as _;
use patuh_domain::actor::Role;
use patuh_domain::agreement::{AgreementCommand, Method, QuotaGrant, QuotaStart};
use patuh_domain::calendar::Zone;
use patuh_domain::command::Command;
use patuh_domain::ids::{AgreementId, OfficeId};
use patuh_domain::letter::Letter;
use patuh_server::clock::RealClock;
use patuh_server::config::{Config, DEFAULTS, Secret};
use patuh_server::demo::{self, Player, WEB_SERVICE_USER};
use patuh_server::http::{AppState, router};
use patuh_server::lookup::ledger;
use patuh_server::rooms::Rooms;
use patuh_server::store::Store;
use patuh_server::store::entity::accounts;
use patuh_server::testing::{TestDatabase, envelope};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

/// Where the demonstration's program calls.
pub const PATH: &str = "/dukcapil/get_json/demo/CALL_NIK";

/// A whole server.
pub struct House {
    state: AppState,
    players: Vec<Player>,
    database: TestDatabase,
    _folder: tempfile::TempDir,
}

impl House {
    /// With a quota that isn't used up.
    pub async fn new(postgres: Option<&String>) -> anyhow::Result<Self> {
        let database = match postgres {
            None => TestDatabase::sqlite().await?,
            Some(server) => TestDatabase::postgres(server).await?,
        };
        let folder = tempfile::tempdir()?;
        let settings = format!("data_dir = {:?}", folder.path());
        let config: Config = Figment::from(Toml::string(DEFAULTS)).merge(Toml::string(&settings)).extract()?;
        let rooms = Rooms::new(&config, database.store.clone(), Secret::fresh(), Arc::new(RealClock));
        let players = demo::load(&rooms, Utc::now()).await?;
        let house = Self { state: AppState::new(config, rooms), players, database, _folder: folder };
        let grant = QuotaGrant {
            methods: vec![Method::WebServiceCallNik],
            per_day: Some(1_000_000_000),
            from: QuotaStart::On(Zone::Wib.local_date(Utc::now())),
            until_poc: false,
            reference: Some(letter()),
        };
        house.perform(Role::CooperationStaff, AgreementCommand::GrantQuota { grant }).await?;
        Ok(house)
    }

    /// Its database.
    pub const fn store(&self) -> &Store {
        &self.database.store
    }

    /// The routes of the server.
    pub fn router(&self) -> Router {
        router(self.state.clone())
    }

    /// Cuts the quota to what is used already.
    pub async fn use_up(&self) -> anyhow::Result<()> {
        let cut = AgreementCommand::CutQuota {
            letter: letter(),
            basis: "Pengukuran".to_owned(),
            // Less would close the access; the measurement of look-ups has used more.
            per_day: 1,
            lift_condition: None,
            from: Utc::now() - TimeDelta::minutes(1),
        };
        self.perform(Role::HeadOfOffice, cut).await
    }

    /// Rows that hold.
    pub async fn verify(&self) -> anyhow::Result<u64> {
        self.state.rooms.lookups.ledger().flush().await;
        Ok(ledger::verify(&self.state.store.read().await?, &[]).await?.rows)
    }

    /// Removes the database.
    pub async fn remove(self) -> anyhow::Result<()> {
        let Self { state, database, .. } = self;
        drop(state);
        Ok(database.remove().await?)
    }

    async fn perform(&self, role: Role, command: AgreementCommand) -> anyhow::Result<()> {
        let (office, id) = program(&self.database.store).await?;
        let player = self.players.iter().find(|player| player.role == role).context("no such player")?;
        let command = Command::Agreement { office, id, command };
        let done = self.state.rooms.desk.perform(&player.actor(), envelope(command)).await;
        done.map(drop).map_err(|error| anyhow!("{error:?}"))
    }
}

/// What a change of quota refers to.
fn letter() -> Letter {
    Letter { number: "400.12/1/UKUR/2026".to_owned(), date: Zone::Wib.local_date(Utc::now()) }
}

/// The agreement of the demonstration's program.
pub async fn program(store: &Store) -> anyhow::Result<(OfficeId, AgreementId)> {
    let row = accounts::Entity::find().filter(accounts::Column::UserId.eq(WEB_SERVICE_USER)).one(store.db()).await?;
    let row = row.context("no demonstration")?;
    Ok((OfficeId(row.office_id), AgreementId(row.agreement_id)))
}
