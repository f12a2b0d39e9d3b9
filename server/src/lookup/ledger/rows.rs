//! What the ledger writes, and the lines by which the chain vouches for it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use patuh_domain::access::CounterKey;
use uuid::Uuid;

use super::pen::Key;
use super::{Ending, Refusal, Reservation};
use crate::store::entity::{lookup_answers, lookup_batches, lookup_hours, lookup_refusals, lookups};

/// Columns of `lookups`.
pub(super) const LOOKUP: [&str; 17] = [
    "id",
    "office_id",
    "agreement_id",
    "account_id",
    "method",
    "application_id",
    "person_id",
    "purpose",
    "address",
    "day",
    "counter_list",
    "element_list",
    "nik_key",
    "nik_hash",
    "reserved_at",
    "lane_id",
    "lane_seq",
];
/// Columns of `lookup_answers`.
pub(super) const ANSWER: [&str; 8] =
    ["lookup_id", "office_id", "code", "refunded", "latency_us", "answered_at", "lane_id", "lane_seq"];
/// Columns of `lookup_refusals`.
pub(super) const REFUSAL: [&str; 13] = [
    "id",
    "office_id",
    "agreement_id",
    "account_id",
    "method",
    "person_id",
    "code",
    "reason",
    "address",
    "times",
    "refused_at",
    "lane_id",
    "lane_seq",
];

/// Columns of `lookup_hours`; `times` last, the rest but the office is the key.
pub(super) const HOUR: [&str; 10] = [
    "agreement_id",
    "hour",
    "account_id",
    "method",
    "application_id",
    "person_id",
    "outcome",
    "code",
    "office_id",
    "times",
];

/// What a commit adds.
#[derive(Default)]
pub(super) struct Rows {
    pub batches: Vec<lookup_batches::Model>,
    pub lookups: Vec<Arc<lookups::Model>>,
    pub answers: Vec<lookup_answers::Model>,
    pub refusals: Vec<lookup_refusals::Model>,
    pub hours: Vec<lookup_hours::Model>,
}

impl Rows {
    /// The lines of an entry of the chain, by office.
    pub(super) fn lines(&self) -> BTreeMap<Uuid, Vec<String>> {
        let mut lines: BTreeMap<Uuid, Vec<String>> = BTreeMap::new();
        for row in &self.lookups {
            lines.entry(row.office_id).or_default().push(lookup_line(row));
        }
        for row in &self.answers {
            lines.entry(row.office_id).or_default().push(answer_line(row));
        }
        for row in &self.refusals {
            lines.entry(row.office_id).or_default().push(refusal_line(row));
        }
        lines
    }
}

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

/// The row of a call that counts on `counters`, all on one day.
pub(super) fn lookup(wish: &Reservation, counters: &[Key], at: DateTime<Utc>, link: Link) -> lookups::Model {
    let names: Vec<&str> = counters.iter().map(|(_, name, _)| name.as_str()).collect();
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
        day: counters.first().map_or(wish.day, |(.., day)| *day),
        counter_list: list(&names),
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
        reason: serde_json::to_string(&refusal.check).unwrap_or_default(),
        address: refusal.address.clone(),
        times: i64::from(times),
        refused_at: at,
        lane_id: link.lane,
        lane_seq: link.seq,
    }
}

/// The row as text, every column with its length before it, so that no two rows are the same text.
pub(super) fn lookup_line(row: &lookups::Model) -> String {
    let mut line = Line::of('L');
    line.uuid(Some(row.id));
    line.uuid(Some(row.office_id));
    line.uuid(Some(row.agreement_id));
    line.uuid(Some(row.account_id));
    line.text(&row.method);
    line.uuid(row.application_id);
    line.uuid(row.person_id);
    line.text(row.purpose.as_deref().unwrap_or_default());
    line.text(&row.address);
    line.text(&row.day.to_string());
    line.text(&row.counter_list);
    line.text(&row.element_list);
    line.number(row.nik_key);
    line.text(&row.nik_hash);
    line.number(row.reserved_at.timestamp_micros());
    line.0
}

pub(super) fn answer_line(row: &lookup_answers::Model) -> String {
    let mut line = Line::of('A');
    line.uuid(Some(row.lookup_id));
    line.uuid(Some(row.office_id));
    line.text(row.code.as_deref().unwrap_or_default());
    line.text(if row.refunded { "refunded" } else { "" });
    line.number(row.latency_us);
    line.number(row.answered_at.timestamp_micros());
    line.0
}

pub(super) fn refusal_line(row: &lookup_refusals::Model) -> String {
    let mut line = Line::of('R');
    line.uuid(Some(row.id));
    line.uuid(Some(row.office_id));
    line.uuid(Some(row.agreement_id));
    line.uuid(Some(row.account_id));
    line.text(&row.method);
    line.uuid(row.person_id);
    line.text(&row.code);
    line.text(&row.reason);
    line.text(&row.address);
    line.number(row.times);
    line.number(row.refused_at.timestamp_micros());
    line.0
}

/// A line in the making.
struct Line(String);

impl Line {
    fn of(kind: char) -> Self {
        let mut line = String::with_capacity(640);
        line.push(kind);
        Self(line)
    }

    fn text(&mut self, text: &str) {
        // Writing to a string doesn't fail.
        let _ = write!(self.0, "{}:{text}", text.len());
    }

    /// An id, or nothing.
    fn uuid(&mut self, id: Option<Uuid>) {
        match id {
            Some(id) => self.text(id.hyphenated().encode_lower(&mut Uuid::encode_buffer())),
            None => self.text(""),
        }
    }

    fn number(&mut self, number: i64) {
        self.text(&number.to_string());
    }
}

/// A JSON array of names without anything to escape.
fn list<T: AsRef<str>>(names: &[T]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("\"{}\"", name.as_ref())).collect();
    format!("[{}]", quoted.join(","))
}
