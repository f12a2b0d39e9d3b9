//! A server on the demonstration, in this process, called as programs call it.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode};
use axum::response::Response;
use chrono::{NaiveDate, TimeDelta, Utc};
use figment::Figment;
use figment::providers::{Format as _, Toml};
use patuh_app::ports::Desk as _;
use patuh_domain::actor::{Actor, Role};
use patuh_domain::agreement::AgreementCommand;
use patuh_domain::calendar::Zone;
use patuh_domain::command::Command;
use patuh_domain::ids::{AgreementId, OfficeId};
use patuh_domain::letter::Letter;
use patuh_server::audit::{FirstBad, VerifyError};
use patuh_server::clock::Clock;
use patuh_server::config::{Config, DEFAULTS, Secret};
use patuh_server::demo::{self, Player, WEB_SERVICE_CUSTOMER, WEB_SERVICE_SECRET, WEB_SERVICE_USER};
use patuh_server::http::{AppState, router};
use patuh_server::lookup::simulator::Conduct;
use patuh_server::lookup::{Gate, ledger};
use patuh_server::rooms::Rooms;
use patuh_server::store::Store;
use patuh_server::store::entity::{accounts, hit_counters, lookup_answers, lookups};
use patuh_server::testing::envelope;
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _};
use serde_json::{Value, json};
use tower::ServiceExt as _;
use uuid::Uuid;

/// Somebody the simulator knows.
pub const FOUND: &str = "9901010505900001";

/// A server.
pub struct Service {
    pub state: AppState,
    app: Router,
    players: Vec<Player>,
    _folder: tempfile::TempDir,
}

impl Service {
    /// On `store`, which becomes the demonstration where it is empty.
    pub async fn start(store: &Store, clock: Arc<dyn Clock>) -> Self {
        Self::with(store, clock, None).await
    }

    /// The same with a centre that behaves in some way.
    pub async fn with(store: &Store, clock: Arc<dyn Clock>, conduct: Option<Conduct>) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let settings = format!("data_dir = {:?}", folder.path());
        let config: Config =
            Figment::from(Toml::string(DEFAULTS)).merge(Toml::string(&settings)).extract().expect("settings");
        let mut rooms = Rooms::new(&config, store.clone(), Secret::fresh(), clock);
        let players = demo::load(&rooms, Utc::now()).await.expect("the demonstration");
        if let Some(conduct) = conduct {
            let passwords = rooms.identity.passwords().clone();
            let gate = Gate::new(store.clone(), Arc::clone(&rooms.clock), rooms.keys.clone(), passwords, &rooms.desk);
            rooms.lookups = Arc::new(gate.with_simulator(conduct));
        }
        let state = AppState::new(config, rooms);
        Self { app: router(state.clone()), state, players, _folder: folder }
    }

    /// The code of a look-up of `nik`; with the number it is written down under.
    pub async fn numbered(&self, nik: &str) -> (Uuid, String) {
        let path = format!("/dukcapil/get_json/{WEB_SERVICE_CUSTOMER}/CALL_NIK");
        let response = self.respond(&path, asking(nik).to_string()).await;
        let number = response.headers()["x-request-id"].to_str().expect("a number").parse().expect("a number");
        let bytes = to_bytes(response.into_body(), 1 << 20).await.expect("a body");
        (number, code(&serde_json::from_slice(&bytes).expect("JSON")))
    }

    /// Posts anything.
    pub async fn send(&self, path: &str, body: String) -> (StatusCode, String) {
        let response = self.respond(path, body).await;
        let status = response.status();
        let bytes = to_bytes(response.into_body(), 1 << 20).await.expect("a body");
        (status, String::from_utf8_lossy(&bytes).into_owned())
    }

    async fn respond(&self, path: &str, body: String) -> Response {
        let mut request = Request::post(path).body(Body::from(body)).expect("a request");
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 4000))));
        self.app.clone().oneshot(request).await.expect("an answer")
    }

    /// The code of a look-up of `nik`.
    pub async fn code(&self, nik: &str) -> String {
        self.numbered(nik).await.1
    }

    /// The agreement of the demonstration's web service.
    pub async fn agreement(&self) -> (OfficeId, AgreementId) {
        let row = accounts::Entity::find()
            .filter(accounts::Column::UserId.eq(WEB_SERVICE_USER))
            .one(self.state.store.db())
            .await
            .expect("accounts")
            .expect("the demonstration's account");
        (OfficeId(row.office_id), AgreementId(row.agreement_id))
    }

    /// Somebody of the demonstration.
    pub fn player(&self, role: Role) -> Actor {
        self.players.iter().find(|player| player.role == role).map(Player::actor).expect("a player")
    }

    /// Does it as head of the office.
    pub async fn perform(&self, command: AgreementCommand) {
        let (office, id) = self.agreement().await;
        let command = Command::Agreement { office, id, command };
        self.state.rooms.desk.perform(&self.player(Role::HeadOfOffice), envelope(command)).await.expect("done");
    }

    /// From now on the agreement has so many hits a day.
    pub async fn cut_to(&self, per_day: u32) {
        self.perform(AgreementCommand::CutQuota {
            letter: self.letter("1"),
            basis: "Uji coba kuota".to_owned(),
            per_day,
            lift_condition: None,
            from: self.state.rooms.clock.now() - TimeDelta::minutes(1),
        })
        .await;
    }

    /// A letter of today.
    pub fn letter(&self, number: &str) -> Letter {
        let date = Zone::Wib.local_date(self.state.rooms.clock.now());
        Letter { number: format!("400.12/{number}/UJI/2026"), date }
    }

    /// Hits of the cut by day.
    pub async fn hits(&self) -> BTreeMap<NaiveDate, i64> {
        let counters = hit_counters::Entity::find().all(self.state.store.db()).await.expect("counters");
        counters.into_iter().filter(|row| row.counter.starts_with("cut:")).map(|row| (row.day, row.hits)).collect()
    }

    /// Look-ups and answers written down.
    pub async fn written(&self) -> (u64, u64) {
        let db = self.state.store.db();
        let count = lookups::Entity::find().count(db).await.expect("look-ups");
        (count, lookup_answers::Entity::find().count(db).await.expect("answers"))
    }
}

/// What the verifier finds first, if anything.
pub async fn first_bad(store: &Store) -> Option<FirstBad> {
    match ledger::verify(&store.read().await.expect("a snapshot"), &[]).await {
        Ok(_) => None,
        Err(VerifyError::Bad(first)) => Some(first),
        Err(VerifyError::Store(error)) => panic!("{}", error.in_full()),
    }
}

/// A call of the demonstration's program.
pub fn asking(nik: &str) -> Value {
    json!({ "nik": nik, "user_id": WEB_SERVICE_USER, "password": WEB_SERVICE_SECRET, "ip_user": "127.0.0.1" })
}

/// The code of an answer.
pub fn code(answer: &Value) -> String {
    answer["content"][0]["RESPONSE_CODE"].as_str().expect("a code").to_owned()
}

/// One of many people the simulator knows, spread like people are: a run of numbers would be forbidden input.
pub fn somebody(number: u32) -> String {
    let spread = (u64::from(number) + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 16;
    let one = |by: u64, of: u64| spread / by % of;
    let (day, month, year, serial) = (one(1, 28) + 1, one(28, 12) + 1, one(336, 40) + 55, one(13_440, 8_999) + 1);
    format!("990102{day:02}{month:02}{year}{serial:04}")
}
