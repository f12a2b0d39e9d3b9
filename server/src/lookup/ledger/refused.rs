//! Refusals on their way into the ledger: rows up to a number per account and minute, beyond that counts.
//!
//! Policy: whoever refuses leaves it here and goes on; the ledger's thread takes all that lies here with its next commit,
//! or half a second after the first.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use patuh_domain::access::Code;
use patuh_domain::ids::AccountId;
use tokio::time::Instant;

use super::Refusal;

/// Rows of one account in a minute.
const ROWS_A_MINUTE: u32 = 60;
const MINUTE: Duration = Duration::from_secs(60);
/// How long a refusal waits for a commit.
const PATIENCE: Duration = Duration::from_millis(500);
/// Rows that can wait, should the database be away.
const ROWS: usize = 4_096;

/// What waits for the next commit.
#[derive(Clone, Default)]
pub(super) struct Waiting(Arc<Mutex<Rows>>);

#[derive(Default)]
struct Rows {
    /// Refusals, and how many times each stands for.
    rows: Vec<(Refusal, u32)>,
    /// Where in `rows` further refusals of an account with the same code are counted.
    counted: HashMap<(AccountId, Code), usize>,
    minutes: HashMap<AccountId, (Instant, u32)>,
    since: Option<Instant>,
}

/// How a refusal found what waits.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Added {
    /// It is the first: somebody must be told that it waits.
    First,
    Further,
    /// Too many wait: it is dropped.
    Dropped,
}

impl Waiting {
    /// When it must be written at the latest; `None` when nothing waits.
    pub(super) fn until(&self) -> Option<Instant> {
        self.rows().since.map(|since| since + PATIENCE)
    }

    pub(super) fn add(&self, refusal: Refusal) -> Added {
        let mut waiting = self.rows();
        let now = Instant::now();
        let first = waiting.since.is_none();
        waiting.since.get_or_insert(now);
        let minute = waiting.minutes.entry(refusal.account).or_insert((now, 0));
        if now.duration_since(minute.0) >= MINUTE {
            *minute = (now, 0);
        }
        minute.1 = minute.1.saturating_add(1);
        let counts = minute.1 > ROWS_A_MINUTE;
        let key = (refusal.account, refusal.code);
        let known = waiting.counted.get(&key).copied().filter(|_| counts);
        if let Some((_, times)) = known.and_then(|place| waiting.rows.get_mut(place)) {
            *times = times.saturating_add(1);
            return Added::Further;
        }
        let place = waiting.rows.len();
        if place >= ROWS {
            return Added::Dropped;
        }
        if counts {
            waiting.counted.insert(key, place);
        }
        waiting.rows.push((refusal, 1));
        if first { Added::First } else { Added::Further }
    }

    /// Takes everything that waits, with how many times.
    pub(super) fn take(&self) -> Vec<(Refusal, u32)> {
        let mut waiting = self.rows();
        waiting.counted.clear();
        waiting.since = None;
        waiting.minutes.retain(|_, (began, _)| began.elapsed() < MINUTE);
        std::mem::take(&mut waiting.rows)
    }

    /// Couldn't be written and is tried again later, before what came since.
    pub(super) fn put_back(&self, mut rows: Vec<(Refusal, u32)>) {
        if rows.is_empty() {
            return;
        }
        let mut waiting = self.rows();
        waiting.counted.values_mut().for_each(|place| *place += rows.len());
        rows.append(&mut waiting.rows);
        waiting.rows = rows;
        waiting.since = Some(Instant::now());
    }

    fn rows(&self) -> MutexGuard<'_, Rows> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
