//! A server on the demonstration, and centres of every kind.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, HeaderValue, Request, StatusCode};
use chrono::Utc;
use figment::Figment;
use figment::providers::{Format as _, Toml};
use patuh_app::ports::Desk as _;
use patuh_domain::actor::{Actor, Role};
use patuh_domain::agreement::AgreementCommand;
use patuh_domain::calendar::Zone;
use patuh_domain::command::Command;
use patuh_domain::ids::{AccountId, AgreementId, OfficeId};
use patuh_domain::letter::Letter;
use patuh_server::clock::RealClock;
use patuh_server::config::{Config, DEFAULTS, Secret};
use patuh_server::demo::{self, Player};
use patuh_server::http::{AppState, router};
use patuh_server::lookup::Gate;
use patuh_server::lookup::upstream::Centre;
use patuh_server::rooms::Rooms;
use patuh_server::store::entity::{accounts, hit_counters, lookup_answers, lookups};
use patuh_server::testing::{TestDatabase, envelope};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt as _;

pub const FOUND: &str = "9901010505900001";
pub const CALL_NIK: &str = "/dukcapil/get_json/demo/CALL_NIK";
pub const VERIFY: &str = "/dukcapil/get_json/demo/CALL_VERIFY_BY_ELEMEN";

pub struct Service {
    pub app: Router,
    pub state: AppState,
    players: Vec<Player>,
    _database: TestDatabase,
    _folder: tempfile::TempDir,
}

impl Service {
    /// With these settings, and this centre instead of the simulator within.
    pub async fn start(settings: &str, centre: Option<Centre>) -> Self {
        let database = TestDatabase::sqlite().await.expect("a database");
        let store = database.store.clone();
        let folder = tempfile::tempdir().expect("a folder");
        let settings = format!("data_dir = {:?}\n{settings}", folder.path());
        let config: Config =
            Figment::from(Toml::string(DEFAULTS)).merge(Toml::string(&settings)).extract().expect("settings");
        let mut rooms = Rooms::new(&config, store.clone(), Secret::fresh(), Arc::new(RealClock));
        let players = demo::load(&rooms, Utc::now()).await.expect("the demonstration");
        if let Some(centre) = centre {
            let passwords = rooms.identity.passwords().clone();
            let gate = Gate::new(store, Arc::clone(&rooms.clock), rooms.keys.clone(), passwords, &rooms.desk);
            rooms.lookups = Arc::new(gate.with_centre(centre));
        }
        let state = AppState::new(config, rooms);
        Self { app: router(state.clone()), state, players, _database: database, _folder: folder }
    }

    pub async fn send(&self, path: &str, body: impl Into<Body>, from: &str) -> (StatusCode, Value) {
        self.forwarded(path, body, from, None).await
    }

    /// A call that came through `X-Forwarded-For`.
    pub async fn forwarded(
        &self,
        path: &str,
        body: impl Into<Body>,
        from: &str,
        list: Option<&str>,
    ) -> (StatusCode, Value) {
        let mut request = Request::post(path).body(body.into()).expect("a request");
        let peer: SocketAddr = format!("{from}:4000").parse().expect("an address");
        request.extensions_mut().insert(ConnectInfo(peer));
        if let Some(list) = list {
            request.headers_mut().insert("x-forwarded-for", HeaderValue::from_str(list).expect("a list"));
        }
        let response = self.app.clone().oneshot(request).await.expect("an answer");
        let status = response.status();
        assert_eq!(response.headers()["cache-control"], "no-store");
        let bytes = to_bytes(response.into_body(), 1 << 20).await.expect("a body");
        (status, serde_json::from_slice(&bytes).expect("JSON"))
    }

    /// Status, headers and answer of a call.
    pub async fn whole(&self, path: &str, body: String) -> (StatusCode, HeaderMap, Value) {
        let mut request = Request::post(path).body(Body::from(body)).expect("a request");
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 4000))));
        let response = self.app.clone().oneshot(request).await.expect("an answer");
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = to_bytes(response.into_body(), 1 << 20).await.expect("a body");
        (status, headers, serde_json::from_slice(&bytes).expect("JSON"))
    }

    pub fn player(&self, role: Role) -> Actor {
        self.players.iter().find(|player| player.role == role).map(Player::actor).expect("a player")
    }

    pub async fn call(&self, body: &Value) -> Value {
        let (status, answer) = self.send(CALL_NIK, body.to_string(), "127.0.0.1").await;
        assert_eq!(status, StatusCode::OK, "{answer}");
        answer
    }

    pub async fn code(&self, nik: &str) -> String {
        code(&self.call(&asking(nik)).await)
    }

    pub async fn account(&self) -> (OfficeId, AgreementId, AccountId) {
        let row = accounts::Entity::find()
            .filter(accounts::Column::UserId.eq("demo-ws"))
            .one(self.state.store.db())
            .await
            .expect("accounts")
            .expect("demo-ws");
        (OfficeId(row.office_id), AgreementId(row.agreement_id), AccountId(row.id))
    }

    pub async fn perform(&self, role: Role, command: AgreementCommand) {
        let (office, id, _) = self.account().await;
        let actor = self.player(role);
        let command = Command::Agreement { office, id, command };
        self.state.rooms.desk.perform(&actor, envelope(command)).await.expect("done");
    }

    /// Every hit was given back, and every answer says so.
    pub async fn nothing_is_counted(&self) {
        let db = self.state.store.db();
        // The demonstration tells of days before, which may be today for an office further west.
        let looked_up = lookups::Entity::find().all(db).await.expect("look-ups");
        let counted = |row: &hit_counters::Model| {
            looked_up.iter().any(|look_up| (look_up.agreement_id, look_up.day) == (row.agreement_id, row.day))
        };
        let hits = hit_counters::Entity::find().all(db).await.expect("counters");
        let hits: Vec<_> = hits.into_iter().filter(counted).collect();
        assert!(!hits.is_empty() && hits.iter().all(|row| row.hits == 0), "{hits:?}");
        let answers = lookup_answers::Entity::find().all(db).await.expect("answers");
        assert!(!answers.is_empty());
        assert!(answers.iter().all(|row| row.refunded && row.code.is_none()));
    }
}

pub fn letter(number: &str) -> Letter {
    Letter { number: format!("400.12/{number}/UJI/2026"), date: Zone::Wib.local_date(Utc::now()) }
}

pub fn asking(nik: &str) -> Value {
    json!({ "nik": nik, "user_id": "demo-ws", "password": "demo-ws-rahasia", "ip_user": "127.0.0.1" })
}

pub fn code(answer: &Value) -> String {
    answer["content"][0]["RESPONSE_CODE"].as_str().expect("a code").to_owned()
}

/// A server that reads what comes and answers each connection with these bytes, then keeps it open or closes it; counts
/// the connections.
pub async fn peer(bytes: Vec<u8>, keeps_open: bool) -> (SocketAddr, Arc<std::sync::atomic::AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let count = Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let counting = Arc::clone(&count);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            counting.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
            tokio::spawn(answer(stream, bytes.clone(), keeps_open));
        }
    });
    (address, count)
}

async fn answer(mut stream: TcpStream, bytes: Vec<u8>, keeps_open: bool) -> io::Result<()> {
    let mut heard = [0; 4096];
    // The call is small and comes at once.
    let _ = stream.read(&mut heard).await?;
    stream.write_all(&bytes).await?;
    if keeps_open {
        std::future::pending::<()>().await;
    }
    Ok(())
}
