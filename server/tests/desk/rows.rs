//! Folding the events equals loading the rows (decisions.md 1), on every backend.

use std::sync::Arc;

use crate::support::{KINDS, Made, dossiers, event};
use chrono::{TimeZone, Utc};
use patuh_domain::agreement::{Agreement, AgreementEvent};
use patuh_domain::command::Event;
use patuh_domain::ids::{AgreementId, OfficeId};
use patuh_server::desk::Desk;
use patuh_server::store::{Aggregate, Store, apply, load};
use patuh_server::testing::{HandClock, Town, databases};
use proptest::prelude::*;
use uuid::Uuid;

/// Writes the events as rows and compares what is loaded with what they fold to, after each event or at the end.
async fn assert_rows_hold(store: &Store, office: OfficeId, events: Vec<AgreementEvent>, each: bool) {
    let id = AgreementId(Uuid::now_v7());
    let at = Utc.with_ymd_and_hms(2026, 11, 21, 1, 2, 3).single().expect("instant");
    let mut folded = None;
    let last = events.len();
    for (n, event) in events.into_iter().enumerate() {
        let writing = store.write().await.expect("turn");
        let (before, seq) = (i64::try_from(n).expect("small"), i64::try_from(n + 1).expect("small"));
        let wrapped = Event::Agreement { office, id, event: event.clone() };
        apply::apply(writing.on(), seq, at, wrapped).await.unwrap_or_else(|error| panic!("{event:?}: {error:?}"));
        apply::advance(writing.on(), Aggregate::Agreement(id), before, seq).await.expect("version");
        writing.commit().await.expect("commit");
        folded = Agreement::evolve(folded, id, office, event.clone());
        if each || n + 1 == last {
            let loaded = load::agreement(&store.read().await.expect("read"), id).await.expect("load").expect("there");
            assert_eq!(loaded.version, u64::try_from(seq).expect("positive"));
            assert_eq!(Some(loaded.value), folded, "after {event:?}");
        }
    }
}

#[tokio::test]
async fn dossiers_come_back_as_they_went_in() {
    for database in databases().await.expect("databases") {
        let desk = Desk::new(database.store.clone(), Arc::new(HandClock::at(Utc::now())));
        let town = Town::found(&desk, "9971").await.expect("town");
        for (name, dossier) in dossiers() {
            let events = dossier.events(town.institution, &mut Uuid::now_v7).expect("events");
            assert!(events.len() > 5, "{name}");
            assert_rows_hold(&database.store, town.office, events, false).await;
        }
        database.remove().await.expect("remove");
    }
}

#[tokio::test]
async fn every_kind_of_event_in_every_form_comes_back() {
    for database in databases().await.expect("databases") {
        let desk = Desk::new(database.store.clone(), Arc::new(HandClock::at(Utc::now())));
        let town = Town::found(&desk, "9972").await.expect("town");
        for variant in 0..12 {
            let mut made = Made::default();
            let events = (0..KINDS).map(|kind| event(kind, variant, town.institution, &mut made)).collect();
            assert_rows_hold(&database.store, town.office, events, variant == 0).await;
        }
        database.remove().await.expect("remove");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn invariant_random_walks_fold_to_what_is_loaded(
        steps in prop::collection::vec((0..KINDS, any::<u8>()), 1..60),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("runtime");
        runtime.block_on(async {
            for database in databases().await.expect("databases") {
                let desk = Desk::new(database.store.clone(), Arc::new(HandClock::at(Utc::now())));
                let town = Town::found(&desk, "9973").await.expect("town");
                let mut made = Made::default();
                let mut events = vec![event(0, 0, town.institution, &mut made)];
                events.extend(steps.iter().map(|(kind, variant)| event(*kind, *variant, town.institution, &mut made)));
                assert_rows_hold(&database.store, town.office, events, false).await;
                database.remove().await.expect("remove");
            }
        });
    }
}
