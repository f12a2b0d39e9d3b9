//! Refusals on their way into the ledger: rows up to a number per account and minute, beyond that counts.

use std::collections::HashMap;

use patuh_domain::access::Code;
use patuh_domain::ids::AccountId;
use tokio::time::Instant;

use super::{REFUSALS_WAIT, Refusal};

/// Rows of one account in a minute.
const ROWS_A_MINUTE: u32 = 60;
const MINUTE: std::time::Duration = std::time::Duration::from_secs(60);

/// What waits for the next commit.
#[derive(Default)]
pub(super) struct Waiting {
    rows: Vec<(Refusal, u32)>,
    /// Where in `rows` further refusals of an account with the same code are counted.
    counted: HashMap<(AccountId, Code), usize>,
    minutes: HashMap<AccountId, (Instant, u32)>,
    since: Option<Instant>,
}

impl Waiting {
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// When it must be written at the latest.
    pub(super) fn until(&self) -> Instant {
        self.since.unwrap_or_else(Instant::now) + REFUSALS_WAIT
    }

    pub(super) fn is_due(&self) -> bool {
        !self.is_empty() && self.until() <= Instant::now()
    }

    pub(super) fn add(&mut self, refusal: Refusal) {
        let now = Instant::now();
        self.since.get_or_insert(now);
        let minute = self.minutes.entry(refusal.account).or_insert((now, 0));
        if now.duration_since(minute.0) >= MINUTE {
            *minute = (now, 0);
        }
        minute.1 = minute.1.saturating_add(1);
        if minute.1 <= ROWS_A_MINUTE {
            self.rows.push((refusal, 1));
            return;
        }
        let key = (refusal.account, refusal.code);
        match self.counted.get(&key).and_then(|place| self.rows.get_mut(*place)) {
            Some((_, times)) => *times = times.saturating_add(1),
            None => {
                self.counted.insert(key, self.rows.len());
                self.rows.push((refusal, 1));
            }
        }
    }

    /// Everything that waits, with how many times.
    pub(super) fn rows(&self) -> &[(Refusal, u32)] {
        &self.rows
    }

    /// It is written.
    pub(super) fn clear(&mut self) {
        self.rows.clear();
        self.counted.clear();
        self.since = None;
        self.minutes.retain(|_, (began, _)| began.elapsed() < MINUTE);
    }

    /// It couldn't be written and is tried again later.
    pub(super) fn put_off(&mut self) {
        self.since = Some(Instant::now());
    }
}
