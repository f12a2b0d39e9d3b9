//! When an account stops listening: after five failures, each a quarter of an hour apart at most, and longer each time.

use chrono::{DateTime, TimeDelta, Utc};

/// Failures until the account locks.
pub const FAILURES: i64 = 5;
/// How long failures count together, and the first lock.
pub const WINDOW: TimeDelta = TimeDelta::minutes(15);
/// The longest lock, and how long earlier locks are remembered.
const LONGEST: TimeDelta = TimeDelta::hours(24);

/// What is known of failed attempts. Kept for accounts in the database, for unknown addresses in memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Attempts {
    pub failures: i64,
    pub last_failure_at: Option<DateTime<Utc>>,
    pub locked_until: Option<DateTime<Utc>>,
}

impl Attempts {
    /// Until when nobody is let in, if so at `now`.
    pub fn locked(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.locked_until.filter(|until| *until > now)
    }

    /// The same after another failure at `now`: the fifth locks for 15 minutes, the tenth for 30, and so on doubling up
    /// to a day. Failures further apart than 15 minutes don't add up; locks are forgotten after a day.
    #[must_use]
    pub fn after_failure(&self, now: DateTime<Utc>) -> Self {
        let since = self.last_failure_at.map(|last| now - last);
        let counted = match since {
            Some(since) if since <= WINDOW.max(self.lock_length()) => self.failures,
            Some(since) if since <= LONGEST => self.failures / FAILURES * FAILURES,
            _ => 0,
        };
        let mut next = Self { failures: counted + 1, last_failure_at: Some(now), locked_until: None };
        if next.failures % FAILURES == 0 {
            next.locked_until = Some(now + next.lock_length());
        }
        next
    }

    fn lock_length(&self) -> TimeDelta {
        let locks = self.failures / FAILURES;
        if locks == 0 {
            return TimeDelta::zero();
        }
        let doubled = u32::try_from(locks - 1).unwrap_or(u32::MAX).min(7);
        (WINDOW * 2_i32.pow(doubled)).min(LONGEST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: i64) -> DateTime<Utc> {
        DateTime::<Utc>::UNIX_EPOCH + TimeDelta::minutes(minutes)
    }

    fn failing(times: i64, mut attempts: Attempts, start: i64) -> Attempts {
        for minute in 0..times {
            attempts = attempts.after_failure(at(start + minute));
        }
        attempts
    }

    #[test]
    fn five_failures_lock_for_a_quarter_of_an_hour() {
        let four = failing(4, Attempts::default(), 0);
        assert_eq!(four.locked(at(4)), None);
        let five = failing(5, Attempts::default(), 0);
        assert_eq!(five.locked(at(5)), Some(at(19)));
        assert_eq!(five.locked(at(19)), None);
    }

    #[test]
    fn the_next_lock_is_longer_and_a_day_forgives() {
        let again = failing(5, failing(5, Attempts::default(), 0), 20);
        assert_eq!(again.locked(at(25)), Some(at(24 + 30)));
        let ever: Attempts = (0..20).fold(Attempts::default(), |attempts, day| failing(5, attempts, day * 1000));
        assert!(ever.locked_until.is_some_and(|until| until - at(19_004) <= TimeDelta::hours(24)));
        let forgiven = failing(1, again, 24 * 60 + 60);
        assert_eq!(forgiven.failures, 1);
    }

    #[test]
    fn slow_failures_do_not_add_up() {
        let slow = (0..20).fold(Attempts::default(), |attempts, hour| attempts.after_failure(at(hour * 60)));
        assert_eq!(slow.locked_until, None);
    }
}
