//! Counters found at their limit a moment ago, so that calls beyond it are refused without a commit each.
//!
//! Policy: hits fall only when one is given back. This process notices its own refunds at once, and those of another after
//! [`TRUSTED`]: until then a call may be refused that would have been granted, never the other way round.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use patuh_domain::access::{CounterKey, Limit};
use uuid::Uuid;

/// How long a counter is taken to stand where a commit found it.
const TRUSTED: Duration = Duration::from_millis(100);

/// Counters at their limit.
#[derive(Clone, Default)]
pub(super) struct Full(Arc<Mutex<HashMap<Key, Found>>>);

/// Of an agreement, on a day.
type Key = (Uuid, NaiveDate, CounterKey);

/// How a commit found a counter.
struct Found {
    hits: i64,
    at: Instant,
}

impl Full {
    /// Is one of these limits reached, as far as is known?
    pub(super) fn holds(&self, agreement: Uuid, day: NaiveDate, limits: &[Limit]) -> bool {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        limits.iter().any(|limit| match (limit.per_day, all.get(&(agreement, day, limit.counter))) {
            (Some(per_day), Some(found)) => i64::from(per_day) <= found.hits && found.at.elapsed() < TRUSTED,
            _ => false,
        })
    }

    /// A commit found the counter there, which no call could be counted on.
    pub(super) fn note(&self, agreement: Uuid, day: NaiveDate, counter: CounterKey, hits: i64) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, found| found.at.elapsed() < TRUSTED);
        all.insert((agreement, day, counter), Found { hits, at: Instant::now() });
    }

    /// A hit of the agreement was given back.
    pub(super) fn forget(&self, agreement: Uuid) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).retain(|(known, ..), _| *known != agreement);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_counter_is_full_for_a_moment_up_to_its_hits_and_until_one_is_given_back() {
        let full = Full::default();
        let (agreement, day) = (Uuid::now_v7(), NaiveDate::default());
        let limit = |per_day| [Limit { counter: CounterKey::Grant(0), per_day }];
        full.note(agreement, day, CounterKey::Grant(0), 3);
        assert!(full.holds(agreement, day, &limit(Some(3))));
        assert!(!full.holds(agreement, day, &limit(Some(4))), "the limit was raised since");
        assert!(!full.holds(agreement, day, &limit(None)));
        assert!(!full.holds(agreement, day.succ_opt().expect("a day"), &limit(Some(3))));
        full.forget(agreement);
        assert!(!full.holds(agreement, day, &limit(Some(3))));
    }
}
