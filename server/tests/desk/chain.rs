//! The chain shows when somebody changed the history afterwards.

use std::sync::Arc;

use crate::support::request;
use chrono::Utc;
use patuh_domain::actor::Actor;
use patuh_domain::agreement::{AgreementCommand, AgreementEvent, Imported};
use patuh_domain::command::Command;
use patuh_domain::ids::AgreementId;
use patuh_server::audit::{self, FirstBad, Summary, VerifyError};
use patuh_server::clock::ShiftedClock;
use patuh_server::desk::Desk;
use patuh_server::testing::{HandClock, TestDatabase, Town, databases, send};
use sea_orm::{ConnectionTrait, EntityTrait};
use uuid::Uuid;

/// Two process starts of one office, some agreements each.
async fn history(database: &TestDatabase) -> Town {
    let desk = Desk::new(database.store.clone(), Arc::new(HandClock::at(Utc::now())));
    let town = Town::found(&desk, "9921").await.expect("town");
    for _ in 0..3 {
        one_more(&desk, &town).await;
    }
    let restarted = Desk::new(database.store.clone(), Arc::new(HandClock::at(Utc::now())));
    one_more(&restarted, &town).await;
    town
}

async fn one_more(desk: &Desk, town: &Town) {
    let events = vec![AgreementEvent::Requested { institution: town.institution, request: request("rantai") }];
    let imported = Box::new(Imported { institution: town.institution, events });
    let command = AgreementCommand::ImportAgreement { imported };
    let id = AgreementId(Uuid::now_v7());
    send(desk, &Actor::CommandLine, Command::Agreement { office: town.office, id, command }).await.expect("done");
}

async fn verify(database: &TestDatabase) -> Result<Summary, FirstBad> {
    match audit::verify(&database.store.read().await.expect("read"), None).await {
        Ok(summary) => Ok(summary),
        Err(VerifyError::Bad(first)) => Err(first),
        Err(VerifyError::Store(error)) => panic!("{}", error.in_full()),
    }
}

/// Runs each statement on a fresh history and gives what the verifier says.
async fn after(statements: &[&str]) -> Vec<Result<Summary, FirstBad>> {
    let mut answers = Vec::new();
    for database in databases().await.expect("databases") {
        history(&database).await;
        verify(&database).await.expect("whole before");
        // As whoever holds the file would: without foreign keys.
        let on_sqlite = database.store.backend() == sea_orm::DbBackend::Sqlite;
        for statement in statements {
            let off =
                if on_sqlite { "PRAGMA foreign_keys = OFF; " } else { "SET session_replication_role = replica; " };
            database.store.db().execute_unprepared(&format!("{off}{statement}")).await.expect(statement);
        }
        answers.push(verify(&database).await);
        database.remove().await.expect("remove");
    }
    answers
}

async fn is_noticed(statements: &[&str], what: &str) {
    for answer in after(statements).await {
        let first = answer.expect_err("not noticed");
        assert!(first.what.en.contains(what), "{statements:?}: {first:?}");
    }
}

#[tokio::test]
async fn an_untouched_history_holds() {
    for answer in after(&[]).await {
        let summary = answer.expect("whole");
        assert!(summary.lanes >= 3 && summary.entries > 20 && summary.destroyed == 0, "{summary:?}");
    }
}

#[tokio::test]
async fn a_changed_entry_is_noticed() {
    is_noticed(
        &["UPDATE events SET canonical = replace(canonical, 'requested', 'approved') WHERE kind = 'requested'"],
        "was changed",
    )
    .await;
}

#[tokio::test]
async fn a_changed_column_is_noticed() {
    is_noticed(&["UPDATE events SET kind = 'approved' WHERE kind = 'requested'"], "columns").await;
}

#[tokio::test]
async fn a_changed_payload_is_noticed() {
    is_noticed(&["UPDATE payloads SET body = replace(body, 'rantai', 'palsu')"], "payload").await;
}

#[tokio::test]
async fn a_removed_entry_is_noticed() {
    is_noticed(&["DELETE FROM events WHERE position = (SELECT min(position) + 1 FROM events)"], "missing").await;
}

#[tokio::test]
async fn a_removed_lane_is_noticed_by_the_next() {
    let oldest = "(SELECT id FROM lanes WHERE office_id IS NOT NULL ORDER BY id LIMIT 1)";
    is_noticed(
        &[&format!("DELETE FROM events WHERE lane_id = {oldest}"), &format!("DELETE FROM lanes WHERE id = {oldest}")],
        "lane of the history is missing",
    )
    .await;
}

#[tokio::test]
async fn a_removed_row_is_noticed() {
    is_noticed(&["UPDATE institutions SET version = version - 1"], "do not agree").await;
}

#[tokio::test]
async fn a_destroyed_payload_leaves_the_chain_whole() {
    for answer in after(&["DELETE FROM payloads WHERE body LIKE '%rantai%'"]).await {
        assert_eq!(answer.expect("whole").destroyed, 4);
    }
}

#[tokio::test]
async fn a_checkpoint_shows_what_was_cut_off_at_the_end() {
    for database in databases().await.expect("databases") {
        let town = history(&database).await;
        let read = database.store.read().await.expect("read");
        let checkpoint = audit::checkpoint(&read, Utc::now()).await.expect("checkpoint");
        audit::verify(&read, Some(&checkpoint)).await.expect("whole");
        drop(read);

        // The last lane as if its only entry had never been, with everything the entry made.
        let last = "(SELECT id FROM lanes ORDER BY id DESC LIMIT 1)";
        let gone = format!("(SELECT aggregate_id FROM events WHERE lane_id = {last})");
        let off = match database.store.backend() {
            sea_orm::DbBackend::Sqlite => "PRAGMA foreign_keys = OFF;",
            _ => "SET session_replication_role = replica;",
        };
        database
            .store
            .db()
            .execute_unprepared(&format!(
                "{off} DELETE FROM agreements WHERE id IN {gone}; DELETE FROM payloads WHERE aggregate_id IN {gone};
                 DELETE FROM events WHERE lane_id = {last};
                 UPDATE lanes SET head_seq = 0, head_hash = origin_hash WHERE id = {last};"
            ))
            .await
            .expect("cut");
        let read = database.store.read().await.expect("read");
        audit::verify(&read, None).await.expect("nothing to see without the checkpoint");
        let noticed = audit::verify(&read, Some(&checkpoint)).await;
        assert!(matches!(noticed, Err(VerifyError::Bad(_))), "{noticed:?}");
        drop(read);

        // Work goes on and the checkpoint's lanes still count.
        let desk = Desk::new(database.store.clone(), Arc::new(HandClock::at(Utc::now())));
        one_more(&desk, &town).await;
        verify(&database).await.expect("whole");
        database.remove().await.expect("remove");
    }
}

#[tokio::test]
async fn a_shifted_clock_leaves_both_times() {
    for database in databases().await.expect("databases") {
        let then = Utc::now() - chrono::TimeDelta::days(400);
        let desk = Desk::new(database.store.clone(), Arc::new(ShiftedClock::starting_at(then)));
        Town::found(&desk, "9922").await.expect("town");
        let read = database.store.read().await.expect("read");
        audit::verify(&read, None).await.expect("whole");
        let entry = patuh_server::store::entity::events::Entity::find().one(&read).await.expect("query").expect("one");
        let entry: audit::Entry = serde_json::from_str(&entry.canonical).expect("entry");
        let real = entry.real_at.expect("real time");
        assert!((real - entry.recorded_at).num_days() >= 399);
        drop(read);
        database.remove().await.expect("remove");
    }
}
