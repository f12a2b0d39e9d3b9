//! Nothing of the citizen is kept anywhere: canary people go through everything that can happen to a look-up, and then
//! every file is searched for them, in every form.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use patuh_app::views::{FormErrors, Posted};
use patuh_domain::actor::Role;
use patuh_server::clock::{Clock, RealClock};
use patuh_server::demo::{WEB_SERVICE_CUSTOMER, WEB_SERVICE_USER};
use patuh_server::lookup::simulator::{Conduct, Fault, Said, Simulator};
use patuh_server::testing::TestDatabase;
use serde_json::{Value, json};
use tracing_subscriber::fmt::MakeWriter;

use crate::program::{Line, Server, done, patuh};
use crate::scan::Scanner;
use crate::support::{FOUND, Service, asking};

/// Canary people, and what is known of them.
struct Canaries {
    people: Vec<Value>,
    scanner: Scanner,
}

impl Canaries {
    async fn new() -> Self {
        let mut people = Vec::new();
        let mut values = Vec::new();
        for nik in [FOUND, "9901010107890001", "9901014107890002", "9901011509770123", "9901015509770777"] {
            let Said::Bytes(bytes) = Simulator::default().call_nik(nik).await else { panic!("nothing said of {nik}") };
            let person: Value = serde_json::from_slice::<Value>(&bytes).expect("JSON")["content"][0].take();
            for key in ["NIK", "NO_KK", "NAMA_LGKP", "ALAMAT", "NAMA_LGKP_IBU"] {
                values.push(person[key].as_str().unwrap_or_else(|| panic!("{key} of {person}")).to_owned());
            }
            people.push(person);
        }
        // Others, of whom nothing is told.
        let refused = ["9901011203400003", "9901012507850004", "9901011708880005", "9901010902750006"];
        values.extend(refused.map(ToOwned::to_owned));
        people.extend(refused.map(|nik| json!({ "NIK": nik, "NAMA_LGKP": "TANPA NAMA" })));
        Self { people, scanner: Scanner::of(&values) }
    }

    /// Bodies of calls in which each of them comes, well and badly made.
    fn calls(&self) -> Vec<(String, String)> {
        let customer = |operation: &str| format!("/dukcapil/get_json/{WEB_SERVICE_CUSTOMER}/{operation}");
        let mut calls = Vec::new();
        for person in &self.people {
            let nik = person["NIK"].as_str().expect("a NIK");
            let good = asking(nik);
            let with = |key: &str, value: Value| {
                let mut body = good.clone();
                body[key] = value;
                body.to_string()
            };
            calls.push((customer("CALL_NIK"), good.to_string()));
            let mut compared = good.clone();
            for key in ["NAMA_LGKP", "ALAMAT", "NO_KK", "NAMA_LGKP_IBU"] {
                compared[key] = person[key].clone();
            }
            calls.push((customer("CALL_VERIFY_BY_ELEMEN"), compared.to_string()));
            calls.push((customer("CALL_NIK"), with("password", json!(person["NAMA_LGKP"]))));
            calls.push((customer("CALL_NIK"), with("user_id", json!(nik))));
            calls.push((customer("CALL_NIK"), with("user_id", json!(""))));
            calls.push((customer("CALL_NIK"), with("ip_user", json!(nik))));
            calls.push((customer("CALL_NIK"), with("nik", json!(format!("{nik}1")))));
            calls.push((customer("CALL_NIK"), with("NIK", json!([nik]))));
            let cut_short = compared.to_string();
            calls.push((customer("CALL_NIK"), cut_short[..cut_short.len() - 3].to_owned()));
            // In the address, where it has no business.
            calls.push((format!("/dukcapil/get_json/{nik}/CALL_NIK"), good.to_string()));
            calls.push((customer(nik), good.to_string()));
            calls.push((format!("/pencarian/{nik}?nik={nik}"), good.to_string()));
        }
        calls
    }
}

#[test]
fn nothing_of_the_citizen_is_on_disk_after_load_a_kill_and_a_backup() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let canaries = runtime.block_on(Canaries::new());
    let folder = tempfile::tempdir().expect("a folder");
    let here = folder.path();
    let url = format!("sqlite://{}", here.join("data/patuh.db").display());
    done(patuh(here, &url, &["demo"]));
    let log = || OpenOptions::new().create(true).append(true).open(here.join("log")).expect("a log");

    let mut server = Server::start(here, &url, log(), "trace");
    let mut found = 0;
    let mut line = Line::open(server.address).expect("a connection");
    for (path, body) in canaries.calls() {
        let heard = line.post(&path, "application/json", &body).expect("an answer");
        found += usize::from(heard.status == 200 && heard.body.contains("NAMA_LGKP"));
        assert!(heard.status < 500, "{path} {body}: {}", heard.body);
    }
    assert!(found >= 10, "the canaries were looked up: {found}");
    for person in &canaries.people {
        let text = |key: &str| person[key].as_str().unwrap_or_default().replace(' ', "+");
        let form = format!("email={}&password={}", text("NIK"), text("NAMA_LGKP"));
        line.post("/masuk", "application/x-www-form-urlencoded", &form).expect("an answer");
    }
    // Killed in the midst of it.
    let clients: Vec<_> = (0..4)
        .map(|_| {
            let (calls, address) = (canaries.calls(), server.address);
            std::thread::spawn(move || {
                let mut line = Line::open(address).expect("a connection");
                while calls.iter().all(|(path, body)| line.post(path, "application/json", body).is_ok()) {}
            })
        })
        .collect();
    std::thread::sleep(Duration::from_millis(300));
    server.kill();
    for client in clients {
        client.join().expect("a client");
    }
    nowhere(&canaries, here);

    let _again = Server::start(here, &url, log(), "trace");
    done(patuh(here, &url, &["backup", "cadangan"]));
    done(patuh(here, &url, &["audit", "verify"]));
    nowhere(&canaries, here);
    assert!(here.join("cadangan").is_dir() && here.join("data/patuh.db").is_file());
    let (_, seen) = Scanner::of(&[WEB_SERVICE_USER]).below(here);
    assert!(seen.len() >= 2, "the database and its backup are among what is searched: {seen:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_the_citizen_is_kept_when_the_centre_or_we_fail() {
    let canaries = Canaries::new().await;
    let told = Told::default();
    tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(told.clone()).init();
    let hook = told.clone();
    std::panic::set_hook(Box::new(move |info| hook.add(info.to_string().as_bytes())));

    let database = TestDatabase::sqlite().await.expect("a database");
    let clock = Arc::new(FragileClock::default());
    for fault in [None, Some(Fault::Garbage), Some(Fault::Error), Some(Fault::Login)] {
        let conduct = Conduct { fault: fault.map(|fault| (fault, 1)), ..Conduct::default() };
        let shared: Arc<dyn Clock> = clock.clone();
        let service = Service::with(&database.store, shared, Some(conduct)).await;
        for (path, body) in canaries.calls() {
            service.send(&path, body).await;
        }
        // A handler that panics with the call in its hands, and later the ledger itself.
        clock.broken.store(true, Ordering::Relaxed);
        for person in &canaries.people {
            let body = asking(person["NIK"].as_str().expect("a NIK")).to_string();
            let (status, _) = service.send(&format!("/dukcapil/get_json/{WEB_SERVICE_CUSTOMER}/CALL_NIK"), body).await;
            assert!(status.is_server_error(), "{status}");
        }
        tokio::time::sleep(Duration::from_millis(700)).await;
        clock.broken.store(false, Ordering::Relaxed);
        let (status, answer) = service
            .send(&format!("/dukcapil/get_json/{WEB_SERVICE_CUSTOMER}/CALL_NIK"), asking(FOUND).to_string())
            .await;
        assert_eq!(status.is_success(), fault.is_none(), "works again after the panics: {answer}");

        let typist = service.player(Role::Operator).person().expect("a person");
        for person in &canaries.people {
            let nik = person["NIK"].as_str().expect("a NIK");
            let typed = [("nik", nik), ("subject", nik), ("remark", "catatan")];
            let typed = Posted::from_pairs(typed.map(|(name, value)| (name.to_owned(), value.to_owned())));
            let rooms = &service.state.rooms;
            rooms.drafts.keep(typist, "/pencarian", None, &typed, &FormErrors::default()).await.expect("a draft");
        }
        service.state.rooms.lookups.ledger().flush().await;
    }
    // What panicked is gone from the log's sight, but was told.
    let text = told.take();
    assert!(text.windows(9).any(|bytes| bytes == b"broken it"), "panics are among what is searched");
    assert!(text.len() > 10_000, "the log is among what is searched");
    assert_eq!(canaries.scanner.first_in(&text), None);
    let file = database.url.trim_start_matches("sqlite://").split('?').next().expect("a path");
    nowhere(&canaries, Path::new(file).parent().expect("a folder"));
}

fn nowhere(canaries: &Canaries, folder: &Path) {
    let (files, found) = canaries.scanner.below(folder);
    assert!(files >= 2, "there is something to search");
    assert!(found.is_empty(), "{found:#?}");
}

/// A clock that can break.
#[derive(Default)]
struct FragileClock {
    broken: AtomicBool,
}

impl Clock for FragileClock {
    fn now(&self) -> DateTime<Utc> {
        assert!(!self.broken.load(Ordering::Relaxed), "the clock: somebody has broken it");
        RealClock.now()
    }
}

/// What was told on any way.
#[derive(Clone, Default)]
struct Told(Arc<Mutex<Vec<u8>>>);

impl Told {
    fn add(&self, bytes: &[u8]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
    }

    fn take(&self) -> Vec<u8> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Told {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.add(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Told {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}
