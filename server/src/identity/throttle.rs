//! Counts of failures that no account has: by the caller's address, and by e-mail addresses nobody has.
//!
//! Kept in memory and bounded: a restart forgives, and the accounts themselves are locked in the database.

use std::collections::HashMap;
use std::hash::Hash;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

use super::lockout::{Attempts, WINDOW};

/// Failures of one address within a quarter of an hour; a whole office may sit behind it.
const FAILURES_OF_ADDRESS: usize = 40;
/// Addresses remembered; when there are more, those that failed longest ago go.
const REMEMBERED: usize = 20_000;

/// Failures by address and by unknown account.
#[derive(Debug, Default)]
pub struct Throttle {
    addresses: Mutex<HashMap<IpAddr, Vec<DateTime<Utc>>>>,
    unknown: Mutex<HashMap<String, Attempts>>,
}

impl Throttle {
    /// Until when `address` is not listened to, if so at `now`.
    pub fn blocked(&self, address: IpAddr, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let mut addresses = self.addresses.lock().unwrap_or_else(PoisonError::into_inner);
        let failures = addresses.get_mut(&network(address))?;
        failures.retain(|at| *at + WINDOW > now);
        (failures.len() >= FAILURES_OF_ADDRESS).then(|| failures.first().map_or(now, |first| *first + WINDOW))
    }

    /// `address` failed at `now`.
    pub fn failed(&self, address: IpAddr, now: DateTime<Utc>) {
        let mut addresses = self.addresses.lock().unwrap_or_else(PoisonError::into_inner);
        make_room(&mut addresses, |failures| failures.last().copied(), now);
        addresses.entry(network(address)).or_default().push(now);
    }

    /// An attempt on an account that doesn't exist, treated as one that does: counted, and locked after five.
    ///
    /// # Errors
    /// Until when it is locked.
    pub fn attempt_unknown(&self, email: &str, now: DateTime<Utc>) -> Result<(), DateTime<Utc>> {
        let mut unknown = self.unknown.lock().unwrap_or_else(PoisonError::into_inner);
        make_room(&mut unknown, |attempts| attempts.last_failure_at, now);
        let attempts = unknown.entry(email.to_owned()).or_default();
        if let Some(until) = attempts.locked(now) {
            return Err(until);
        }
        *attempts = attempts.after_failure(now);
        Ok(())
    }
}

/// Callers with IPv6 have a whole network to choose addresses from: the first 64 bits stand for all.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(six) => match six.to_ipv4_mapped() {
            Some(four) => IpAddr::V4(four),
            None => IpAddr::V6((u128::from(six) & !u128::from(u64::MAX)).into()),
        },
    }
}

fn make_room<K: Eq + Hash + Clone, V>(
    kept: &mut HashMap<K, V>,
    last: impl Fn(&V) -> Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) {
    if kept.len() < REMEMBERED {
        return;
    }
    kept.retain(|_, value| last(value).is_some_and(|at| at + TimeDelta::hours(24) > now));
    if kept.len() >= REMEMBERED {
        let mut by_age: Vec<_> = kept.iter().map(|(key, value)| (last(value), key.clone())).collect();
        by_age.sort_unstable_by_key(|(at, _)| *at);
        for (_, key) in by_age.into_iter().take(REMEMBERED / 10) {
            kept.remove(&key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_keeps_failing_is_not_listened_to_for_a_while() {
        let (throttle, now) = (Throttle::default(), Utc::now());
        let address: IpAddr = "198.51.100.7".parse().expect("address");
        for _ in 0..FAILURES_OF_ADDRESS {
            assert_eq!(throttle.blocked(address, now), None);
            throttle.failed(address, now);
        }
        assert_eq!(throttle.blocked(address, now), Some(now + WINDOW));
        assert_eq!(throttle.blocked("198.51.100.8".parse().expect("address"), now), None);
        assert_eq!(throttle.blocked(address, now + WINDOW), None);
    }

    #[test]
    fn neighbours_in_an_ipv6_network_are_one_caller() {
        let one: IpAddr = "2001:db8:1:2::1".parse().expect("address");
        let other: IpAddr = "2001:db8:1:2:ffff::9".parse().expect("address");
        let far: IpAddr = "2001:db8:1:3::1".parse().expect("address");
        assert_eq!(network(one), network(other));
        assert_ne!(network(one), network(far));
        assert_eq!(network("::ffff:198.51.100.7".parse().expect("address")).to_string(), "198.51.100.7");
    }

    #[test]
    fn unknown_accounts_lock_like_known_ones() {
        let (throttle, now) = (Throttle::default(), Utc::now());
        for _ in 0..5 {
            assert_eq!(throttle.attempt_unknown("siapa@contoh.test", now), Ok(()));
        }
        assert_eq!(throttle.attempt_unknown("siapa@contoh.test", now), Err(now + WINDOW));
        assert_eq!(throttle.attempt_unknown("lain@contoh.test", now), Ok(()));
    }
}
