//! How the centre does: what was seen last, and a pause after repeated failures.
//!
//! A centre that hangs would hold every call for as long as we are patient. After a few failures in a row it is left
//! alone for some seconds: calls are answered at once, and one at a time tries again.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use chrono::{DateTime, SubsecRound as _, Utc};

use super::Trouble;

/// Failures in a row before it is left alone.
const FAILURES: u32 = 5;
/// The first pause; each further one is twice as long.
const FIRST_PAUSE: Duration = Duration::from_secs(2);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// What is known of the centre.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pulse {
    pub last_success: Option<DateTime<Utc>>,
    /// How long the last success took.
    pub latency: Option<Duration>,
    pub last_failure: Option<(DateTime<Utc>, Trouble)>,
    /// Since when it fails without a success between.
    pub failing_since: Option<DateTime<Utc>>,
}

/// The pulse, and whether to call.
#[derive(Debug, Default)]
pub struct Breaker {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    pulse: Pulse,
    failures: u32,
    /// Left alone until then.
    until: Option<Instant>,
    /// How it does has changed, and nobody took note yet.
    changed: bool,
}

impl Breaker {
    /// Whether a call may go out now.
    pub fn lets_through(&self) -> bool {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        match state.until {
            Some(until) if now < until => false,
            Some(_) => {
                // This one tries; the others wait until it is known how that went, or for another pause.
                state.until = Some(now + pause(state.failures));
                true
            }
            None => true,
        }
    }

    /// It answered, after this long.
    pub fn answered(&self, latency: Duration) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.failures = 0;
        state.until = None;
        state.pulse.latency = Some(latency);
        let begins = state.pulse.last_success.is_none();
        let recovers = state.pulse.failing_since.take().is_some();
        state.changed |= begins || recovers;
        state.pulse.last_success = Some(now());
    }

    /// It failed.
    pub fn failed(&self, trouble: Trouble) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let at = now();
        let other = state.pulse.last_failure.is_none_or(|(_, last)| last != trouble);
        let begins = state.pulse.failing_since.is_none();
        state.pulse.failing_since.get_or_insert(at);
        state.pulse.last_failure = Some((at, trouble));
        // The office's own access is refused at once: nothing hangs, and the next call may be another's fault.
        if !matches!(trouble, Trouble::OfficeRefused(_)) {
            state.failures = state.failures.saturating_add(1);
            if state.failures >= FAILURES {
                state.until = Some(Instant::now() + pause(state.failures));
            }
        }
        state.changed |= begins || other;
    }

    /// Whether how it does has changed since this was asked last.
    pub fn take_change(&self) -> bool {
        std::mem::take(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner).changed)
    }

    /// What is known.
    pub fn pulse(&self) -> Pulse {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).pulse
    }
}

fn pause(failures: u32) -> Duration {
    FIRST_PAUSE.saturating_mul(1 << failures.saturating_sub(FAILURES).min(8)).min(LONGEST_PAUSE)
}

fn now() -> DateTime<Utc> {
    Utc::now().trunc_subsecs(6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_left_alone_after_failures_in_a_row_and_forgiven_by_a_success() {
        let breaker = Breaker::default();
        breaker.failed(Trouble::Late);
        assert!(breaker.take_change(), "it begins to fail");
        for _ in 1..FAILURES {
            assert!(breaker.lets_through());
            breaker.failed(Trouble::Late);
            assert!(!breaker.take_change());
        }
        assert!(!breaker.lets_through());
        breaker.answered(Duration::from_millis(3));
        assert!(breaker.take_change(), "it does well again");
        assert!(breaker.lets_through());
        assert_eq!(breaker.pulse().failing_since, None);
        assert!(breaker.pulse().last_failure.is_some_and(|(_, trouble)| trouble == Trouble::Late));
    }

    #[test]
    fn a_refused_office_is_no_reason_to_stop_calling() {
        let breaker = Breaker::default();
        for _ in 0..20 {
            breaker.failed(Trouble::OfficeRefused(patuh_domain::access::Code::QuotaUsedUp));
        }
        assert!(breaker.lets_through());
        assert_eq!(pause(FAILURES), FIRST_PAUSE);
        assert_eq!(pause(u32::MAX), LONGEST_PAUSE);
    }
}
