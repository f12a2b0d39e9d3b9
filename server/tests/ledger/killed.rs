//! `kill -9` of the real program under load, again and again: nothing granted above the quota, no count lost, nothing
//! answered that isn't written down.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use patuh_server::clock::RealClock;
use patuh_server::demo::WEB_SERVICE_CUSTOMER;
use patuh_server::store::Store;
use patuh_server::store::entity::lookup_answers;
use patuh_server::testing::{POSTGRES, TestDatabase};
use sea_orm::EntityTrait as _;
use uuid::Uuid;

use crate::program::{Line, Server, done, patuh};
use crate::support::{Service, asking, first_bad, somebody};

/// What all clients were answered, by number.
type Told = Arc<Mutex<BTreeMap<Uuid, String>>>;

/// How a server is loaded and killed.
#[derive(Clone, Copy)]
struct Trial {
    servers: usize,
    /// Of each server.
    clients: u32,
    quota: u32,
    kills: usize,
}

// Two hundred kills on SQLite in all, in four parts that run side by side.

#[test]
fn kills_under_one_client_lose_nothing_on_sqlite() {
    on_sqlite(Trial { servers: 1, clients: 1, quota: 300, kills: 10 });
}

#[test]
fn kills_under_a_few_clients_lose_nothing_on_sqlite() {
    on_sqlite(Trial { servers: 1, clients: 8, quota: 1_000, kills: 10 });
}

#[test]
fn kills_under_many_clients_lose_nothing_on_sqlite() {
    on_sqlite(Trial { servers: 1, clients: 32, quota: 1_500, kills: 10 });
}

#[test]
fn kills_of_either_of_two_processes_lose_nothing_on_sqlite() {
    on_sqlite(Trial { servers: 2, clients: 8, quota: 1_000, kills: 10 });
}

#[test]
fn kills_of_either_of_two_processes_lose_nothing_on_postgresql() {
    let Some(server) = std::env::var(POSTGRES).ok().filter(|server| !server.is_empty()) else {
        eprintln!("{POSTGRES} is not set: not tried");
        return;
    };
    let trial = Trial { servers: 2, clients: 8, quota: 1_500, kills: 24 };
    let database = block_on(TestDatabase::postgres(&server)).expect("a database");
    let folder = tempfile::tempdir().expect("a folder");
    demonstration(folder.path(), &database.url, trial.quota);
    let told = load_and_kill(folder.path(), &database.url, trial);
    block_on(check(&database.url, &told, trial.quota));
    block_on(database.remove()).expect("removed");
}

/// Five rounds of kills, each on a fresh copy.
fn on_sqlite(trial: Trial) {
    let template = tempfile::tempdir().expect("a folder");
    let url = |folder: &Path| format!("sqlite://{}", folder.join("patuh.db").display());
    demonstration(template.path(), &url(template.path()), trial.quota);
    let mut cut_off = 0;
    for _ in 0..5 {
        let folder = tempfile::tempdir().expect("a folder");
        copy(template.path(), folder.path());
        let told = load_and_kill(folder.path(), &url(folder.path()), trial);
        cut_off += block_on(check(&url(folder.path()), &told, trial.quota));
    }
    assert!(cut_off > 0, "not one kill came between reservation and answer: they don't try what they should");
}

/// The demonstration with a quota.
fn demonstration(folder: &Path, url: &str, quota: u32) {
    done(patuh(folder, url, &["demo"]));
    block_on(async {
        let store = Store::connect(url).await.expect("the demonstration");
        Service::start(&store, Arc::new(RealClock)).await.cut_to(quota).await;
        store.close().await.expect("closed");
    });
}

/// Keeps so many servers under load, kills one after the other at a random moment, and uses up the quota at the end.
fn load_and_kill(folder: &Path, url: &str, trial: Trial) -> BTreeMap<Uuid, String> {
    let told = Told::default();
    let start = || Life::start(folder, url, trial.clients, &told);
    let mut lives: Vec<Life> = (0..trial.servers).map(|_| start()).collect();
    for kill in 0..trial.kills {
        let life = &mut lives[kill % trial.servers];
        life.wait_for_an_answer();
        std::thread::sleep(Duration::from_micros(u64::from(rand::random::<u16>())));
        life.kill();
        *life = start();
    }
    for life in &mut lives {
        // Clients stop when the quota is used up.
        life.hang_up();
    }
    drop(lives);
    std::mem::take(&mut told.lock().expect("nobody panicked"))
}

/// A server with its clients.
struct Life {
    server: Server,
    clients: Vec<JoinHandle<()>>,
    answers: Arc<AtomicU32>,
    killed: Arc<AtomicBool>,
}

impl Life {
    fn start(folder: &Path, url: &str, clients: u32, told: &Told) -> Self {
        let log = tempfile::tempfile().expect("a log");
        let server = Server::start(folder, url, log, "off");
        let (answers, killed) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicBool::new(false)));
        let clients = (0..clients)
            .map(|client| {
                let (address, told) = (server.address, Arc::clone(told));
                let (answers, killed) = (Arc::clone(&answers), Arc::clone(&killed));
                let cut_off = move |error| assert!(killed.load(Ordering::SeqCst), "cut off without a kill: {error}");
                std::thread::spawn(move || {
                    let mut line = match Line::open(address) {
                        Ok(line) => line,
                        Err(error) => return cut_off(error),
                    };
                    let path = format!("/dukcapil/get_json/{WEB_SERVICE_CUSTOMER}/CALL_NIK");
                    for call in 0.. {
                        let body = asking(&somebody(client * 1_000 + call)).to_string();
                        // Cut off: whatever became of the call, this client was told nothing.
                        let heard = match line.post(&path, "application/json", &body) {
                            Ok(heard) => heard,
                            Err(error) => return cut_off(error),
                        };
                        let code = heard.code();
                        answers.fetch_add(1, Ordering::Relaxed);
                        told.lock().expect("nobody panicked").insert(heard.number, code.clone());
                        match code.as_str() {
                            "01" => {}
                            "05" => return,
                            other => panic!("{other}: {}", heard.body),
                        }
                    }
                })
            })
            .collect();
        Self { server, clients, answers, killed }
    }

    fn wait_for_an_answer(&self) {
        while self.answers.load(Ordering::Relaxed) == 0 && !self.clients.iter().all(JoinHandle::is_finished) {
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    fn kill(&mut self) {
        self.killed.store(true, Ordering::SeqCst);
        self.server.kill();
        self.hang_up();
    }

    fn hang_up(&mut self) {
        for client in self.clients.drain(..) {
            client.join().expect("a client");
        }
    }
}

/// The clients' ledger is the server's, but for calls that were cut off; gives how many those are.
async fn check(url: &str, told: &BTreeMap<Uuid, String>, quota: u32) -> u64 {
    let store = Store::connect(url).await.expect("the database");
    assert_eq!(first_bad(&store).await, None);
    let service = Service::start(&store, Arc::new(RealClock)).await;
    let (written, answered) = service.written().await;
    let hits: i64 = service.hits().await.into_values().sum();
    assert_eq!(hits, i64::from(quota), "used up, and not one above");
    assert_eq!(written, u64::from(quota), "every hit is written down");
    let codes: BTreeMap<Uuid, Option<String>> = lookup_answers::Entity::find()
        .all(store.db())
        .await
        .expect("answers")
        .into_iter()
        .map(|row| (row.lookup_id, row.code))
        .collect();
    for (number, code) in told {
        let expected = (code != "05").then(|| Some(code.clone()));
        assert_eq!(codes.get(number).cloned(), expected, "{number} was answered {code}");
    }
    drop(service);
    store.close().await.expect("closed");
    written - answered
}

/// Database and data folder.
fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.file_type().expect("a kind").is_dir() {
            std::fs::create_dir_all(&target).expect("a folder");
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), &target).expect("a copy");
        }
    }
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime").block_on(future)
}
