//! Look-ups by the hour: what pages and reports of use read instead of millions of rows.
//!
//! Policy: written in the transaction that counts, so that it can't differ from the rows; a few added numbers per commit,
//! whatever the number of calls. An answer counts in the hour in which its hit was reserved. What was reserved and neither
//! answered nor refunded was cut off by a crash.

use std::collections::BTreeMap;

use chrono::{DateTime, DurationRound as _, TimeDelta, Utc};
use uuid::Uuid;

use crate::store::apply::add_all;
use crate::store::entity::{hit_counters, lookup_answers, lookup_hours, lookup_refusals, lookups};
use crate::store::{Store, StoreError};

/// Columns of the key besides the agreement, in its order: hour, account, method, application, person, outcome, code.
type Key = (Uuid, DateTime<Utc>, Uuid, String, Uuid, Uuid, &'static str, String);

/// What a commit adds, with the office of each key.
#[derive(Default)]
pub(super) struct Hours(BTreeMap<Key, (Uuid, i64)>);

impl Hours {
    pub(super) fn reserved(&mut self, row: &lookups::Model) {
        self.add(of_lookup(row, "reserved", String::new()), row.office_id, 1);
    }

    pub(super) fn answered(&mut self, row: &lookups::Model, answer: &lookup_answers::Model) {
        let key = match &answer.code {
            Some(code) => of_lookup(row, "answered", code.clone()),
            None => of_lookup(row, "refunded", String::new()),
        };
        self.add(key, row.office_id, 1);
    }

    pub(super) fn refused(&mut self, row: &lookup_refusals::Model) {
        let key = (
            row.agreement_id,
            hour(row.refused_at),
            row.account_id,
            row.method.clone(),
            Uuid::nil(),
            row.person_id.unwrap_or_default(),
            "refused",
            row.code.clone(),
        );
        self.add(key, row.office_id, row.times);
    }

    /// As rows, to be added to what is there.
    pub(super) fn rows(self) -> Vec<lookup_hours::Model> {
        self.0
            .into_iter()
            .map(
                |(
                    (agreement_id, hour, account_id, method, application_id, person_id, outcome, code),
                    (office_id, times),
                )| lookup_hours::Model {
                    agreement_id,
                    hour,
                    account_id,
                    method,
                    application_id,
                    person_id,
                    outcome: outcome.to_owned(),
                    code,
                    office_id,
                    times,
                },
            )
            .collect()
    }

    fn add(&mut self, key: Key, office: Uuid, times: i64) {
        self.0.entry(key).or_insert((office, 0)).1 += times;
    }
}

fn of_lookup(row: &lookups::Model, outcome: &'static str, code: String) -> Key {
    (
        row.agreement_id,
        hour(row.reserved_at),
        row.account_id,
        row.method.clone(),
        row.application_id.unwrap_or_default(),
        row.person_id.unwrap_or_default(),
        outcome,
        code,
    )
}

/// The full hour before; zones differ by whole hours, so that it lies in one local day.
fn hour(at: DateTime<Utc>) -> DateTime<Utc> {
    at.duration_trunc(TimeDelta::hours(1)).unwrap_or(at)
}

/// Adds hours and counters of a past that was invented for a demonstration.
///
/// # Errors
/// The database can't be written.
pub async fn add_past(
    store: &Store,
    hours: Vec<lookup_hours::Model>,
    counters: Vec<hit_counters::Model>,
) -> Result<(), StoreError> {
    let writing = store.write().await?;
    add_all(writing.on(), hours).await?;
    add_all(writing.on(), counters).await?;
    writing.commit().await
}
