//! `audit::verify` walks the look-ups too, and names the first entry that doesn't hold.

use std::sync::Arc;

use patuh_server::audit::{self, VerifyError};
use patuh_server::clock::RealClock;
use patuh_server::store::Store;
use patuh_server::store::entity::{lookup_answers, lookup_batches, lookup_refusals};
use patuh_server::testing::databases;
use sea_orm::{ColumnTrait as _, ConnectionTrait as _, DbBackend, EntityTrait as _, QueryFilter as _, QueryOrder as _};

use crate::support::{FOUND, Service, first_bad};

/// Changes what whoever holds the file could change, and what is found wrong with it.
const TAMPERED: [(&str, &str, bool); 13] = [
    ("UPDATE lookup_answers SET code = '13'", "A row of look-ups of this entry was changed.", true),
    ("UPDATE lookups SET address = '10.9.9.9'", "A row of look-ups of this entry was changed.", true),
    ("UPDATE lookups SET nik_hash = replace(nik_hash, '0', '1')", "A row of look-ups of this entry was changed.", true),
    ("UPDATE lookup_refusals SET times = times + 1", "A row of look-ups of this entry was changed.", true),
    ("DELETE FROM lookup_refusals", "Rows of look-ups of this entry are missing or were added.", true),
    ("DELETE FROM lookup_answers", "Rows of look-ups of this entry are missing or were added.", true),
    ("UPDATE lookup_batches SET hash = replace(hash, 'a', 'b')", "An entry of look-ups was changed.", true),
    (
        "UPDATE lookup_batches SET lane_seq = lane_seq + 1000 WHERE lane_seq > 1",
        "An entry of look-ups is missing.",
        true,
    ),
    ("UPDATE lookups SET lane_seq = 900", "Rows of look-ups of this entry are missing or were added.", true),
    ("UPDATE hit_counters SET hits = hits - 1", "The count of hits on ", false),
    ("DELETE FROM hit_counters", "The count of hits on ", false),
    ("UPDATE lookup_hours SET times = times + 1 WHERE outcome = 'answered'", "The use by the hour ", false),
    ("DELETE FROM lookup_hours WHERE outcome = 'refused'", "The use by the hour ", false),
];

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_changed_shows() {
    for database in databases().await.expect("databases") {
        let store = &database.store;
        two_starts(store).await;
        assert_eq!(first_bad(store).await, None);
        for (statement, expected, names_entry) in TAMPERED {
            let found = after(store, statement).await.unwrap_or_else(|| panic!("nothing found after {statement}"));
            assert!(found.what.en.starts_with(expected), "{statement}: {found:?}");
            assert_eq!(found.lane.is_some() && found.lane_seq.is_some(), names_entry, "{statement}: {found:?}");
        }
        assert_eq!(first_bad(store).await, None, "everything was undone");
        database.remove().await.expect("remove");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_cut_off_at_the_end_shows_against_a_checkpoint() {
    for database in databases().await.expect("databases") {
        let store = &database.store;
        two_starts(store).await;
        let read = store.read().await.expect("a snapshot");
        let checkpoint = audit::checkpoint(&read, chrono::Utc::now()).await.expect("a checkpoint");
        assert_eq!(checkpoint.lookups.len(), 2, "a lane for each start");
        let held = audit::verify(&read, Some(&checkpoint)).await.expect("whole");
        assert_eq!((held.lookups.lanes, held.lookups.rows > 0), (2, true));
        read.commit().await.expect("read");

        let last = lookup_batches::Entity::find()
            .order_by_desc(lookup_batches::Column::LaneId)
            .order_by_desc(lookup_batches::Column::LaneSeq)
            .one(store.db())
            .await
            .expect("readable")
            .expect("an entry");
        cut_off(store, &last).await;
        let read = store.read().await.expect("a snapshot");
        match audit::verify(&read, Some(&checkpoint)).await {
            Err(VerifyError::Bad(first)) => {
                assert_eq!((first.lane, first.lane_seq), (Some(last.lane_id), Some(last.lane_seq)));
                assert!(first.what.en.contains("checkpoint"), "{first:?}");
            }
            other => panic!("{other:?}"),
        }
        drop(read);
        database.remove().await.expect("remove");
    }
}

/// Look-ups and a refusal, and the same after a restart.
async fn two_starts(store: &Store) {
    for _ in 0..2 {
        let service = Service::start(store, Arc::new(RealClock)).await;
        assert_eq!(service.code(FOUND).await, "01");
        assert_eq!(service.code("9901011708880005").await, "13");
        assert_eq!(service.code("x").await, "15");
        service.state.rooms.lookups.ledger().flush().await;
    }
}

/// What the verifier finds after this statement, which is undone.
async fn after(store: &Store, statement: &str) -> Option<patuh_server::audit::FirstBad> {
    use sea_orm::TransactionTrait as _;

    let writing = store.db().begin().await.expect("a transaction");
    let off = match store.backend() {
        DbBackend::Sqlite => "PRAGMA defer_foreign_keys = ON; ",
        _ => "SET LOCAL session_replication_role = replica; ",
    };
    writing.execute_unprepared(&format!("{off}{statement}")).await.expect(statement);
    let found = patuh_server::lookup::ledger::verify(&writing, &[]).await;
    writing.rollback().await.expect("undone");
    match found {
        Ok(_) => None,
        Err(VerifyError::Bad(first)) => Some(first),
        Err(VerifyError::Store(error)) => panic!("{}", error.in_full()),
    }
}

/// Takes the entry away with its rows.
async fn cut_off(store: &Store, entry: &lookup_batches::Model) {
    macro_rules! delete {
        ($table:ident) => {
            $table::Entity::delete_many()
                .filter($table::Column::LaneId.eq(entry.lane_id))
                .filter($table::Column::LaneSeq.eq(entry.lane_seq))
                .exec(store.db())
                .await
                .expect("deleted")
        };
    }
    delete!(lookup_answers);
    delete!(lookup_refusals);
    delete!(lookup_batches);
}
