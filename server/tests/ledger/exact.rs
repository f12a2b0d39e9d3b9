//! Any number of clients and processes, one count: what was answered is what is counted and written down.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use chrono::{TimeDelta, Utc};
use patuh_domain::agreement::AgreementCommand;
use patuh_server::clock::RealClock;
use patuh_server::store::Store;
use patuh_server::store::entity::{lookup_answers, sanctions};
use patuh_server::testing::{HandClock, databases};
use sea_orm::{EntityTrait as _, QueryOrder as _};
use uuid::Uuid;

use crate::support::{FOUND, Service, first_bad, somebody};

const CLIENTS: u32 = 64;
const QUOTA: u32 = 23;
const RUNS: u32 = 8;

#[tokio::test(flavor = "multi_thread")]
async fn what_clients_were_answered_is_what_is_counted_and_written_down() {
    for database in databases().await.expect("databases") {
        let clock = HandClock::at(Utc::now());
        let service = Arc::new(Service::start(&database.store, Arc::new(clock.clone())).await);
        service.cut_to(QUOTA).await;
        let mut answered = BTreeMap::new();
        // Every day the quota is full again.
        for run in 0..RUNS {
            let of_run = all_at_once(&[Arc::clone(&service)], 2, run).await;
            assert_eq!(counted(&of_run), QUOTA as usize, "run {run}");
            answered.extend(of_run);
            clock.pass(TimeDelta::days(1));
        }
        let hits = service.hits().await;
        assert_eq!(hits.values().copied().collect::<Vec<_>>(), vec![i64::from(QUOTA); RUNS as usize]);
        let written: BTreeMap<Uuid, Option<String>> = lookup_answers::Entity::find()
            .all(database.store.db())
            .await
            .expect("answers")
            .into_iter()
            .map(|row| (row.lookup_id, row.code))
            .collect();
        answered.retain(|_, code| code != "05");
        let told: BTreeMap<Uuid, Option<String>> =
            answered.into_iter().map(|(number, code)| (number, Some(code))).collect();
        assert_eq!(told, written, "the clients' ledger is the server's");
        assert_eq!(first_bad(&database.store).await, None);
        drop(service);
        database.remove().await.expect("remove");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_share_one_quota() {
    for database in databases().await.expect("databases") {
        // Two servers that know nothing of each other but the database.
        let other = Store::connect(&database.url).await.expect("a second connection");
        let first = Service::start(&database.store, Arc::new(RealClock)).await;
        first.cut_to(QUOTA).await;
        let second = Service::start(&other, Arc::new(RealClock)).await;
        let both = [Arc::new(first), Arc::new(second)];
        let answered = all_at_once(&both, 3, 0).await;
        assert_eq!(counted(&answered), QUOTA as usize);
        for service in &both {
            assert_eq!(service.code(FOUND).await, "05");
            assert_eq!(service.hits().await.into_values().sum::<i64>(), i64::from(QUOTA));
            assert_eq!(service.written().await, (u64::from(QUOTA), u64::from(QUOTA)));
        }
        assert_eq!(first_bad(&database.store).await, None);
        drop(both);
        other.close().await.expect("closed");
        database.remove().await.expect("remove");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stale_book_never_grants() {
    for database in databases().await.expect("databases") {
        let other = Store::connect(&database.url).await.expect("a second connection");
        let here = Service::start(&database.store, Arc::new(RealClock)).await;
        let there = Service::start(&other, Arc::new(RealClock)).await;
        let mut written = 0;
        for _ in 0..3 {
            assert_eq!(here.code(FOUND).await, "01", "the book is read");
            written += 1;
            // Committed by another process, of which this one hears nothing.
            let letter = there.letter("2");
            let from = Utc::now() - TimeDelta::seconds(1);
            let basis = "Uji coba penangguhan".to_owned();
            there.perform(AgreementCommand::Suspend { letter, basis, lift_condition: None, from }).await;
            assert_eq!(here.code(FOUND).await, "16", "the very next call");
            assert_eq!(here.written().await.0, written);

            let sanction = sanctions::Entity::find()
                .order_by_desc(sanctions::Column::Id)
                .one(database.store.db())
                .await
                .expect("sanctions")
                .expect("the suspension");
            let sanction = patuh_domain::ids::SanctionId(sanction.id);
            there.perform(AgreementCommand::Lift { sanction, letter: there.letter("3"), at: Utc::now() }).await;
            // Refusing on a stale book harms nobody for long: the epochs are looked at once a second.
            while here.code(FOUND).await != "01" {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            written += 1;
        }
        drop((here, there));
        other.close().await.expect("closed");
        database.remove().await.expect("remove");
    }
}

/// Everybody calls at once, `calls` times each; what each call was answered, by number.
async fn all_at_once(services: &[Arc<Service>], calls: u32, run: u32) -> BTreeMap<Uuid, String> {
    let clients: Vec<_> = (0..CLIENTS)
        .map(|client| {
            let service = Arc::clone(&services[client as usize % services.len()]);
            tokio::spawn(async move {
                let mut answered = Vec::new();
                for call in 0..calls {
                    let person = (run * CLIENTS + client) * calls + call;
                    // Nobody of that NIK counts as well.
                    let nik = if person.is_multiple_of(5) { "9901011708880005".to_owned() } else { somebody(person) };
                    answered.push(service.numbered(&nik).await);
                }
                answered
            })
        })
        .collect();
    let mut answered = BTreeMap::new();
    for client in clients {
        answered.extend(client.await.expect("a client"));
    }
    answered
}

fn counted(answered: &BTreeMap<Uuid, String>) -> usize {
    assert!(answered.values().all(|code| ["01", "13", "05"].contains(&code.as_str())), "{answered:?}");
    answered.values().filter(|code| *code != "05").count()
}
