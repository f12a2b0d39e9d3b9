//! What the ledger writes, and the lines by which the chain vouches for it.

use chrono::{DateTime, Utc};
use patuh_domain::access::CounterKey;
use uuid::Uuid;

use super::{Ending, Refusal, Reservation};
use crate::store::entity::{lookup_answers, lookup_refusals, lookups};

/// A place in the chain.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link {
    pub lane: Uuid,
    pub seq: i64,
}

/// The counter's name in the database.
pub(super) fn counter_name(counter: CounterKey) -> String {
    match counter {
        CounterKey::Grant(place) => format!("grant:{place}"),
        CounterKey::Method(method) => format!("method:{}", method.name()),
        CounterKey::Cut(id) => format!("cut:{id}"),
        CounterKey::Application(id) => format!("application:{id}"),
        CounterKey::Account(id) => format!("account:{id}"),
    }
}

pub(super) fn lookup(wish: &Reservation, counters: &[String], at: DateTime<Utc>, link: Link) -> lookups::Model {
    let elements: Vec<&str> = wish.elements.iter().map(|element| element.name()).collect();
    lookups::Model {
        id: wish.id,
        office_id: wish.office.0,
        agreement_id: wish.agreement.0,
        account_id: wish.account.0,
        method: wish.method.name().to_owned(),
        application_id: wish.application.map(|id| id.0),
        person_id: wish.person.map(|id| id.0),
        purpose: wish.purpose.clone(),
        address: wish.address.clone(),
        day: wish.day,
        counter_list: list(counters),
        element_list: list(&elements),
        nik_key: wish.nik_key,
        nik_hash: wish.nik_hash.clone(),
        reserved_at: at,
        lane_id: link.lane,
        lane_seq: link.seq,
    }
}

pub(super) fn answer(
    row: &lookups::Model,
    ending: Ending,
    latency: std::time::Duration,
    at: DateTime<Utc>,
    link: Link,
) -> lookup_answers::Model {
    lookup_answers::Model {
        lookup_id: row.id,
        office_id: row.office_id,
        code: match ending {
            Ending::Answered(code) => Some(code.number().to_owned()),
            Ending::Refunded => None,
        },
        refunded: matches!(ending, Ending::Refunded),
        latency_us: i64::try_from(latency.as_micros()).unwrap_or(i64::MAX),
        answered_at: at,
        lane_id: link.lane,
        lane_seq: link.seq,
    }
}

pub(super) fn refusal(refusal: &Refusal, times: u32, at: DateTime<Utc>, link: Link) -> lookup_refusals::Model {
    lookup_refusals::Model {
        id: refusal.id,
        office_id: refusal.office.0,
        agreement_id: refusal.agreement.0,
        account_id: refusal.account.0,
        method: refusal.method.name().to_owned(),
        person_id: refusal.person.map(|id| id.0),
        code: refusal.code.number().to_owned(),
        reason: refusal.reason.clone(),
        address: refusal.address.clone(),
        times: i64::from(times),
        refused_at: at,
        lane_id: link.lane,
        lane_seq: link.seq,
    }
}

/// The row as text, every column with its length before it, so that no two rows are the same text.
pub(super) fn lookup_line(row: &lookups::Model) -> String {
    line(
        'L',
        &[
            &row.id.to_string(),
            &row.office_id.to_string(),
            &row.agreement_id.to_string(),
            &row.account_id.to_string(),
            &row.method,
            &row.application_id.map(|id| id.to_string()).unwrap_or_default(),
            &row.person_id.map(|id| id.to_string()).unwrap_or_default(),
            row.purpose.as_deref().unwrap_or_default(),
            &row.address,
            &row.day.to_string(),
            &row.counter_list,
            &row.element_list,
            &row.nik_key.to_string(),
            &row.nik_hash,
            &row.reserved_at.timestamp_micros().to_string(),
        ],
    )
}

pub(super) fn answer_line(row: &lookup_answers::Model) -> String {
    line(
        'A',
        &[
            &row.lookup_id.to_string(),
            &row.office_id.to_string(),
            row.code.as_deref().unwrap_or_default(),
            if row.refunded { "refunded" } else { "" },
            &row.latency_us.to_string(),
            &row.answered_at.timestamp_micros().to_string(),
        ],
    )
}

pub(super) fn refusal_line(row: &lookup_refusals::Model) -> String {
    line(
        'R',
        &[
            &row.id.to_string(),
            &row.office_id.to_string(),
            &row.agreement_id.to_string(),
            &row.account_id.to_string(),
            &row.method,
            &row.person_id.map(|id| id.to_string()).unwrap_or_default(),
            &row.code,
            &row.reason,
            &row.address,
            &row.times.to_string(),
            &row.refused_at.timestamp_micros().to_string(),
        ],
    )
}

fn line(kind: char, columns: &[&str]) -> String {
    columns.iter().fold(String::from(kind), |mut line, column| {
        line.push_str(&format!("{}:{column}", column.len()));
        line
    })
}

/// A JSON array of names without anything to escape.
fn list<T: AsRef<str>>(names: &[T]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("\"{}\"", name.as_ref())).collect();
    format!("[{}]", quoted.join(","))
}
