//! Several processes at one database, and a process that is killed.

use std::io::{BufRead, BufReader};
use std::process::{Command as Process, Stdio};
use std::sync::Arc;

use crate::support::{date, request};
use chrono::{TimeDelta, Utc};
use patuh_app::ports::{Desk as _, DeskError, Envelope};
use patuh_domain::actor::{Actor, Role};
use patuh_domain::agreement::{AgreementCommand, AgreementEvent, Imported};
use patuh_domain::command::Command;
use patuh_domain::ids::{AgreementId, InstitutionId, OfficeId};
use patuh_domain::institution::InstitutionCommand;
use patuh_server::audit;
use patuh_server::desk::Desk;
use patuh_server::store::{Store, load};
use patuh_server::testing::{HandClock, TestDatabase, Town, databases, envelope, head, send};
use uuid::Uuid;

/// Tells the test's own program to be the process that is killed: database and office.
const VICTIM: &str = "PATUH_TEST_VICTIM";

async fn process_at(url: &str) -> Desk {
    let store = Store::connect(url).await.expect("connect");
    Desk::new(store, Arc::new(HandClock::at(Utc::now())))
}

fn import(office: OfficeId, institution: InstitutionId, id: AgreementId) -> Command {
    let events = vec![
        AgreementEvent::Requested { institution, request: request(id) },
        AgreementEvent::TakenUp { on: date(2024, 3, 4) },
    ];
    let command = AgreementCommand::ImportAgreement { imported: Box::new(Imported { institution, events }) };
    Command::Agreement { office, id, command }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_processes_never_lose_each_others_work() {
    for database in databases().await.expect("databases") {
        let one = Arc::new(process_at(&database.url).await);
        let two = Arc::new(process_at(&database.url).await);
        let town = Town::found(&one, "9931").await.expect("town");
        let mut tasks = tokio::task::JoinSet::new();
        for (n, desk) in [one.clone(), two.clone(), one.clone(), two.clone()].into_iter().enumerate() {
            let (office, institution) = (town.office, town.institution);
            tasks.spawn(async move {
                for _ in 0..10 {
                    let id = AgreementId(Uuid::now_v7());
                    send(&desk, &Actor::CommandLine, import(office, institution, id)).await.expect("import");
                    // All at the same institution.
                    let command = InstitutionCommand::Activate { active: n % 2 == 0 };
                    let command = Command::Institution { office, id: institution, command };
                    send(&desk, &Actor::CommandLine, command).await.expect("activate");
                }
            });
        }
        while let Some(task) = tasks.join_next().await {
            task.expect("task");
        }
        let read = database.store.read().await.expect("read");
        audit::verify(&read, None).await.expect("chain");
        let institution = load::institution(&read, town.institution).await.expect("load").expect("there");
        assert_eq!(institution.version, 2 + 40);
        drop(read);
        database.remove().await.expect("remove");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_who_saw_the_same_version_one_is_told() {
    for database in databases().await.expect("databases") {
        let one = process_at(&database.url).await;
        let two = process_at(&database.url).await;
        let town = Town::found(&one, "9932").await.expect("town");
        let staff = town.actor(Role::CooperationStaff);
        for round in 0..8 {
            let seen = load::institution(&database.store.read().await.expect("read"), town.institution)
                .await
                .expect("load")
                .expect("there")
                .version;
            let appoint = |name: &str| {
                let since = date(2025, 1, 1) + TimeDelta::days(round);
                let command = InstitutionCommand::AppointHead { head: head(name, "Kepala Dinas Sosial", since) };
                let command = Command::Institution { office: town.office, id: town.institution, command };
                Envelope { expected_version: Some(seen), ..envelope(command) }
            };
            let (first, second) = tokio::join!(
                one.perform(&staff, appoint("Sari Kusuma")),
                two.perform(&staff, appoint("Dewi Anggraini"))
            );
            let (won, lost) = if first.is_ok() { (first, second) } else { (second, first) };
            assert_eq!(won.expect("one wins").version, seen + 1);
            match lost {
                Err(DeskError::Stale { current_version, changes }) => {
                    assert_eq!((current_version, changes.len()), (seen + 1, 1));
                }
                other => panic!("not stale: {other:?}"),
            }
        }
        database.remove().await.expect("remove");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_key_at_once_is_done_once() {
    for database in databases().await.expect("databases") {
        let one = process_at(&database.url).await;
        let two = process_at(&database.url).await;
        let town = Town::found(&one, "9933").await.expect("town");
        let sent = envelope(import(town.office, town.institution, AgreementId(Uuid::now_v7())));
        let (first, second) =
            tokio::join!(one.perform(&Actor::CommandLine, sent.clone()), two.perform(&Actor::CommandLine, sent));
        let (first, second) = (first.expect("done"), second.expect("done"));
        assert_ne!(first.replayed, second.replayed);
        assert_eq!((first.version, first.events), (second.version, second.events));
        database.remove().await.expect("remove");
    }
}

#[tokio::test]
async fn what_was_answered_survives_a_kill() {
    if let Ok(victim) = std::env::var(VICTIM) {
        work_until_killed(&victim).await;
        return;
    }
    for database in databases().await.expect("databases") {
        let desk = process_at(&database.url).await;
        let town = Town::found(&desk, "9934").await.expect("town");
        for _ in 0..3 {
            kill_in_the_middle(&database, &town).await;
        }
        database.remove().await.expect("remove");
    }
}

async fn kill_in_the_middle(database: &TestDatabase, town: &Town) {
    let victim = format!("{}\n{}\n{}", database.url, town.office, town.institution);
    let mut child = Process::new(std::env::current_exe().expect("own program"))
        .args(["together::what_was_answered_survives_a_kill", "--exact", "--nocapture", "--test-threads=1"])
        .env(VICTIM, victim)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("spawn");
    let lines = BufReader::new(child.stdout.take().expect("output")).lines();
    let mut answered = Vec::new();
    for line in lines {
        let Ok(line) = line else { break };
        if let Some(id) = line.strip_prefix("done ") {
            answered.push(id.parse::<AgreementId>().expect("id"));
        }
        if answered.len() == 25 {
            child.kill().expect("kill");
            break;
        }
    }
    child.wait().expect("end");
    assert_eq!(answered.len(), 25);
    let store = Store::connect(&database.url).await.expect("opens again");
    let read = store.read().await.expect("read");
    let there = load::agreements(&read, &answered).await.expect("load");
    assert_eq!(there.len(), answered.len());
    assert!(there.iter().all(|known| known.version == 2 && known.value.taken_up.len() == 1));
    audit::verify(&read, None).await.expect("chain");
    drop(read);
    store.close().await.expect("close");
}

async fn work_until_killed(victim: &str) {
    let mut parts = victim.lines();
    let desk = process_at(parts.next().expect("url")).await;
    let office: OfficeId = parts.next().expect("office").parse().expect("office");
    let institution: InstitutionId = parts.next().expect("institution").parse().expect("institution");
    loop {
        let id = AgreementId(Uuid::now_v7());
        send(&desk, &Actor::CommandLine, import(office, institution, id)).await.expect("done");
        println!("\ndone {id}");
    }
}
