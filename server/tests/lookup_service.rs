//! The web service through the whole router, on the demonstration: codes in their order, exact counting, restarts.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode};
use chrono::Utc;
use figment::Figment;
use figment::providers::{Format as _, Toml};
use patuh_app::ports::{Desk as _, Reading as _};
use patuh_domain::actor::{Actor, Role};
use patuh_domain::agreement::AgreementCommand;
use patuh_domain::calendar::Zone;
use patuh_domain::command::Command;
use patuh_domain::ids::{AgreementId, OfficeId};
use patuh_domain::letter::Letter;
use patuh_server::clock::RealClock;
use patuh_server::config::{Config, DEFAULTS, Secret};
use patuh_server::demo::{self, Player};
use patuh_server::http::{AppState, router};
use patuh_server::lookup::simulator::{Conduct, Envelope, Fault};
use patuh_server::lookup::{Gate, ledger};
use patuh_server::rooms::Rooms;
use patuh_server::store::Store;
use patuh_server::store::entity::{accounts, hit_counters, lookup_answers, lookup_batches, lookup_refusals, lookups};
use patuh_server::testing::{TestDatabase, databases, envelope};
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _};
use serde_json::{Value, json};
use tower::ServiceExt as _;

const FOUND: &str = "9901010505900001";
const CALL_NIK: &str = "/dukcapil/get_json/demo/CALL_NIK";
const VERIFY: &str = "/dukcapil/get_json/demo/CALL_VERIFY_BY_ELEMEN";

#[path = "lookup_service/night.rs"]
mod night;
#[path = "lookup_service/watch.rs"]
mod watch;

/// A server on the demonstration.
struct Service {
    app: Router,
    state: AppState,
    players: Vec<Player>,
    secret: Secret,
    _folder: tempfile::TempDir,
}

impl Service {
    async fn start(store: &Store) -> Self {
        Self::with(store, Secret::fresh(), Conduct::default()).await
    }

    async fn with(store: &Store, secret: Secret, conduct: Conduct) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let settings = format!("data_dir = {:?}", folder.path());
        let config: Config =
            Figment::from(Toml::string(DEFAULTS)).merge(Toml::string(&settings)).extract().expect("settings");
        let mut rooms = Rooms::new(&config, store.clone(), secret.clone(), Arc::new(RealClock));
        let players = demo::load(&rooms, Utc::now()).await.expect("the demonstration");
        let gate = Gate::new(
            store.clone(),
            Arc::clone(&rooms.clock),
            rooms.keys.clone(),
            rooms.identity.passwords().clone(),
            &rooms.desk,
        );
        rooms.lookups = Arc::new(gate.with_simulator(conduct));
        let state = AppState::new(config, rooms);
        Self { app: router(state.clone()), state, players, secret, _folder: folder }
    }

    async fn send(&self, path: &str, body: impl Into<Body>, from: &str) -> (StatusCode, Value) {
        let mut request = Request::post(path).body(body.into()).expect("a request");
        let peer: SocketAddr = format!("{from}:4000").parse().expect("an address");
        request.extensions_mut().insert(ConnectInfo(peer));
        let response = self.app.clone().oneshot(request).await.expect("an answer");
        let status = response.status();
        assert_eq!(response.headers()["cache-control"], "no-store");
        let bytes = to_bytes(response.into_body(), 1 << 20).await.expect("a body");
        (status, serde_json::from_slice(&bytes).expect("JSON"))
    }

    async fn call(&self, body: Value) -> Value {
        let (status, answer) = self.send(CALL_NIK, body.to_string(), "127.0.0.1").await;
        assert_eq!(status, StatusCode::OK, "{answer}");
        answer
    }

    /// The code of a look-up of `nik`.
    async fn code(&self, nik: &str) -> String {
        code(&self.call(asking(nik)).await)
    }

    fn player(&self, role: Role) -> Actor {
        self.players.iter().find(|player| player.role == role).map(Player::actor).expect("a player")
    }

    async fn agreement(&self) -> (OfficeId, AgreementId) {
        let row = accounts::Entity::find()
            .filter(accounts::Column::UserId.eq("demo-ws"))
            .one(self.state.store.db())
            .await
            .expect("accounts")
            .expect("demo-ws");
        (OfficeId(row.office_id), AgreementId(row.agreement_id))
    }

    async fn perform(&self, command: AgreementCommand) {
        let (office, id) = self.agreement().await;
        let command = Command::Agreement { office, id, command };
        self.state.rooms.desk.perform(&self.player(Role::HeadOfOffice), envelope(command)).await.expect("done");
    }

    async fn cut_to(&self, per_day: u32) {
        self.perform(AgreementCommand::CutQuota {
            letter: letter("1"),
            basis: "Uji coba kuota".to_owned(),
            per_day,
            lift_condition: None,
            from: Utc::now() - chrono::TimeDelta::minutes(1),
        })
        .await;
    }

    /// Hits of the cut, and look-ups written down.
    async fn counted(&self) -> (i64, u64) {
        let db = self.state.store.db();
        let counters = hit_counters::Entity::find().all(db).await.expect("counters");
        let cut = counters.iter().filter(|row| row.counter.starts_with("cut:")).map(|row| row.hits).sum();
        (cut, lookups::Entity::find().count(db).await.expect("look-ups"))
    }
}

fn letter(number: &str) -> Letter {
    Letter { number: format!("400.12/{number}/UJI/2026"), date: Zone::Wib.local_date(Utc::now()) }
}

fn asking(nik: &str) -> Value {
    json!({ "nik": nik, "user_id": "demo-ws", "password": "demo-ws-rahasia", "ip_user": "127.0.0.1" })
}

fn code(answer: &Value) -> String {
    answer["content"][0]["RESPONSE_CODE"].as_str().expect("a code").to_owned()
}

fn with(mut body: Value, key: &str, value: impl Into<Value>) -> Value {
    body[key] = value.into();
    body
}

#[tokio::test(flavor = "multi_thread")]
async fn every_code_in_the_order_of_the_checks() {
    for database in databases().await.expect("databases") {
        let service = Service::start(&database.store).await;
        let bad = json!({ "nik": "x", "user_id": "", "password": "salah", "ip_user": "999" });
        assert_eq!(code(&service.call(bad.clone()).await), "09");
        let bad = with(bad, "user_id", "demo-ws");
        assert_eq!(code(&service.call(bad.clone()).await), "10");
        let mut bad = with(bad, "ip_user", "10.0.0.9");
        bad.as_object_mut().expect("an object").remove("nik");
        assert_eq!(code(&service.call(bad.clone()).await), "07");
        let bad = with(bad, "nik", "x");
        assert_eq!(code(&service.call(bad.clone()).await), "03");
        assert_eq!(code(&service.call(with(asking(FOUND), "user_id", "tidak-ada")).await), "03");
        let good = with(bad, "password", "demo-ws-rahasia");
        let (_, foreign) = service.send(CALL_NIK, good.to_string(), "10.0.0.9").await;
        assert_eq!(code(&foreign), "04", "the connection's address counts, not what the body says");
        assert_eq!(code(&service.call(good).await), "15");
        let elsewhere = service.send("/dukcapil/get_json/lain/CALL_NIK", asking(FOUND).to_string(), "127.0.0.1").await;
        assert_eq!(code(&elsewhere.1), "03");
        for older in ["/dukcapil/get_json/99-01/demo/call_nik", "/dukcapil/get_json/DEMO/call_nik"] {
            let (_, answer) = service.send(older, asking(FOUND).to_string(), "127.0.0.1").await;
            assert_eq!(code(&answer), "01", "{older}");
        }
        for (nik, expected) in [
            (FOUND, "01"),
            ("9901012108790008", "08"),
            ("9901011203400003", "11"),
            ("9901012507850004", "12"),
            ("9901011708880005", "13"),
            ("9901010902750006", "14"),
            ("9901011111910007", "15"),
            ("9901010505900000", "15"),
        ] {
            assert_eq!(service.code(nik).await, expected, "{nik}");
        }
        service.cut_to(1).await;
        assert_eq!(service.code(FOUND).await, "01");
        assert_eq!(service.code(FOUND).await, "05");
        assert_eq!(service.code("x").await, "15", "the form of the NIK comes before the quota");
        service
            .perform(AgreementCommand::Suspend {
                letter: letter("2"),
                basis: "Uji coba penangguhan".to_owned(),
                lift_condition: None,
                from: Utc::now() - chrono::TimeDelta::seconds(1),
            })
            .await;
        assert_eq!(service.code("x").await, "16", "at once, and before the form of the NIK");
        service.state.rooms.lookups.ledger().flush().await;
        let db = service.state.store.db();
        let refused = lookup_refusals::Entity::find().all(db).await.expect("refusals");
        for expected in ["03", "04", "05", "07", "09", "10", "15", "16"] {
            let known = expected == "09" || refused.iter().any(|row| row.code == expected);
            assert!(known, "{expected} is not written down");
        }
        let looked_up = lookups::Entity::find().count(db).await.expect("look-ups");
        assert_eq!(looked_up, 10);
        assert_eq!(looked_up, lookup_answers::Entity::find().count(db).await.expect("answers"));
        assert!(ledger::verify(db, &[]).await.is_ok());
        drop(service);
        database.remove().await.expect("remove");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_is_granted_is_answered() {
    let database = TestDatabase::sqlite().await.expect("a database");
    let service = Service::start(&database.store).await;
    let answer = service.call(asking(FOUND)).await;
    let record = &answer["content"][0];
    assert_eq!(record["NIK"], FOUND);
    assert_eq!(record["JENIS_KLMIN"], "Laki-Laki");
    for foreign in ["NAMA_LGKP_IBU", "PDDK_AKH"] {
        assert!(record.get(foreign).is_none(), "{foreign}");
    }
    assert_eq!(answer["totalElements"], 1);
    assert!(answer["quotaLimiter"].is_i64());

    let name = record["NAMA_LGKP"].as_str().expect("a name").to_owned();
    let compare = async |extra: Value| {
        let mut body = asking(FOUND);
        for (key, value) in extra.as_object().expect("an object") {
            body[key] = value.clone();
        }
        service.send(VERIFY, body.to_string(), "127.0.0.1").await.1
    };
    let alike = compare(json!({ "NAMA_LGKP": name.to_lowercase(), "JENIS_KLMIN": "laki-laki" })).await;
    assert_eq!(alike["content"][0]["NAMA_LGKP"], "Sesuai (100)", "{alike}");
    assert_eq!(alike["content"][0]["JENIS_KLMIN"], "Sesuai");
    assert_eq!(code(&alike), "01");
    let near = compare(json!({ "NAMA_LGKP": format!("{name}X"), "TRESHOLD": "50" })).await;
    assert!(near["content"][0]["NAMA_LGKP"].as_str().is_some_and(|text| text.starts_with("Sesuai (9")), "{near}");
    let far = compare(json!({ "NAMA_LGKP": "ZZZZ" })).await;
    assert!(far["content"][0]["NAMA_LGKP"].as_str().is_some_and(|text| text.starts_with("Tidak Sesuai (")), "{far}");
    assert_eq!(code(&compare(json!({ "NAMA_LGKP": " " })).await), "07");
    assert_eq!(code(&compare(json!({ "NAMA_LGKP": "A", "TRESHOLD": "101" })).await), "07");
    assert_eq!(code(&compare(json!({ "NAMA_LGKP": "A", "nik": "9901011203400003" })).await), "11");
}

#[tokio::test(flavor = "multi_thread")]
async fn never_one_hit_above_the_limit_and_none_lost_over_a_restart() {
    for database in databases().await.expect("databases") {
        let service = Arc::new(Service::start(&database.store).await);
        service.cut_to(37).await;
        let clients = (0..64).map(|client| {
            let service = Arc::clone(&service);
            tokio::spawn(async move {
                let mut granted = 0_i64;
                for call in 0..2 {
                    let nik = format!("990102010190{:04}", client * 2 + call + 1);
                    match service.code(&nik).await.as_str() {
                        "01" => granted += 1,
                        code => assert_eq!(code, "05"),
                    }
                }
                granted
            })
        });
        let mut granted = 0;
        for client in clients.collect::<Vec<_>>() {
            granted += client.await.expect("a client");
        }
        assert_eq!(granted, 37);
        assert_eq!(service.counted().await, (37, 37));

        // Another start on the same database.
        let secret = service.secret.clone();
        let again = Service::with(&database.store, secret, Conduct::default()).await;
        assert_eq!(again.code(FOUND).await, "05");
        assert_eq!(again.counted().await, (37, 37));
        assert!(ledger::verify(again.state.store.db(), &[]).await.is_ok());
        drop((service, again));
        database.remove().await.expect("remove");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failing_centre_costs_nothing() {
    let database = TestDatabase::sqlite().await.expect("a database");
    for fault in [Fault::Garbage, Fault::Error, Fault::Login] {
        let conduct = Conduct { fault: Some((fault, 1)), ..Conduct::default() };
        let service = Service::with(&database.store, Secret::fresh(), conduct).await;
        let (status, answer) = service.send(CALL_NIK, asking(FOUND).to_string(), "127.0.0.1").await;
        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(answer["content"][0]["RESPON"], "Layanan pusat tidak dapat dihubungi, hit tidak dihitung");
        let db = service.state.store.db();
        // The demonstration tells of days before, which may be today for an office further west.
        let looked_up = lookups::Entity::find().all(db).await.expect("look-ups");
        let counted = |row: &hit_counters::Model| {
            looked_up.iter().any(|look_up| (look_up.agreement_id, look_up.day) == (row.agreement_id, row.day))
        };
        let hits = hit_counters::Entity::find().all(db).await.expect("counters");
        let hits: Vec<_> = hits.into_iter().filter(counted).collect();
        assert!(!hits.is_empty() && hits.iter().all(|row| row.hits == 0), "{hits:?}");
        let answers = lookup_answers::Entity::find().all(db).await.expect("answers");
        assert!(answers.iter().all(|row| row.refunded && row.code.is_none()));
    }
    let old = Conduct { envelope: Envelope::Old, ..Conduct::default() };
    let service = Service::with(&database.store, Secret::fresh(), old).await;
    assert_eq!(service.code(FOUND).await, "01");
    assert_eq!(service.code("9901011708880005").await, "13");
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_input_is_never_our_fault() {
    let database = TestDatabase::sqlite().await.expect("a database");
    let service = Service::start(&database.store).await;
    let deep = format!("{{\"a\":{}", "[".repeat(50_000));
    for (body, expected) in [
        (String::new(), 400),
        ("[]".to_owned(), 400),
        (deep, 400),
        ("{".to_owned(), 400),
        ("{}".to_owned(), 200),
        (format!("{{\"nik\":\"{}\"}}", "9".repeat(10 << 20)), 413),
    ] {
        let (status, _) = service.send(CALL_NIK, body, "127.0.0.1").await;
        assert_eq!(status.as_u16(), expected);
    }
    for nik in [
        json!(9_901_010_505_900_001_u64),
        json!(["x"]),
        json!("９９０１０１０５０５９００００１"),
        json!("9901 0105 0590 0001"),
    ] {
        assert_eq!(code(&service.call(with(asking(FOUND), "nik", nik)).await), "15");
    }
    assert_eq!(code(&service.call(with(asking(FOUND), "NIK", "9901014505920002")).await), "07", "two NIKs in one call");
    let (status, _) = service.send("/dukcapil/get_json/demo/CALL_KK", asking(FOUND).to_string(), "127.0.0.1").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn reports_tell_what_was_counted_and_the_last_entry_of_the_log() {
    for database in databases().await.expect("databases") {
        let service = Service::start(&database.store).await;
        assert_eq!(service.code(FOUND).await, "01");
        let (_, agreement) = service.agreement().await;
        let staff = service.player(Role::CooperationStaff);
        let reading = &service.state.rooms.reading;
        let today = reading.moment(&staff).await.today();
        let month = patuh_domain::calendar::month_start(today);
        let figures = reading.use_figures(&staff, agreement, month, today).await.expect("figures");
        let last = lookup_batches::Entity::find()
            .order_by_desc(lookup_batches::Column::RecordedAt)
            .order_by_desc(lookup_batches::Column::LaneSeq)
            .one(database.store.db())
            .await
            .expect("entries")
            .expect("one look-up");
        assert_eq!(figures.log_root, Some(last.hash));
        assert!(figures.total.hits > 0);
        let peak = figures.peaks.first().expect("a busiest day");
        assert!(peak.month == month && (1..=figures.total.hits).contains(&peak.busiest), "{peak:?}");

        // The summary of the office counts the same.
        let all = reading.monthly_hits(&staff, month, today).await.expect("hits");
        let own: u64 = all[&agreement.0].iter().map(|month| month.lookups).sum();
        assert_eq!(i64::try_from(own).expect("few"), figures.total.hits);
        service.state.rooms.papers.recapitulation(&staff).await.expect("a summary");

        // The institution reads the office's log root only through its own figures, and nobody reads a neighbour's hits.
        let head = service.player(Role::HeadOfInstitution);
        assert!(reading.monthly_hits(&head, month, today).await.expect("nothing").is_empty());
        database.remove().await.expect("remove");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_row_of_the_log_shows() {
    let database = TestDatabase::sqlite().await.expect("a database");
    let service = Service::start(&database.store).await;
    assert_eq!(service.code(FOUND).await, "01");
    let db = service.state.store.db();
    assert!(ledger::verify(db, &[]).await.is_ok());
    lookup_answers::Entity::update_many()
        .col_expr(lookup_answers::Column::Code, sea_orm::sea_query::Expr::value("13"))
        .exec(db)
        .await
        .expect("changed");
    assert!(ledger::verify(db, &[]).await.is_err());
}
