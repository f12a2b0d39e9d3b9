//! The trails of all callers, a bounded number of them.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use patuh_domain::probing::{CallerKind, Finding, Glance, Trail};
use uuid::Uuid;

/// Locks, so that callers hardly ever wait for one another.
const SHELVES: usize = 16;
/// Callers on a shelf: 2,048 in all, at most some twenty megabytes.
const CALLERS: usize = 128;

/// Trails by caller.
pub(super) struct Trails {
    shelves: [Mutex<HashMap<Uuid, Trail>>; SHELVES],
}

impl Default for Trails {
    fn default() -> Self {
        Self { shelves: std::array::from_fn(|_| Mutex::default()) }
    }
}

impl Trails {
    /// Adds a look-up to the trail of `caller`. Where a shelf is full, whoever was quiet longest is forgotten.
    pub(super) fn observe(&self, caller: Uuid, glance: Glance, kind: CallerKind) -> Option<Finding> {
        let mut trails = self.shelf(caller);
        if trails.len() >= CALLERS && !trails.contains_key(&caller) {
            let quietest = trails.iter().min_by_key(|(_, trail)| trail.last()).map(|(id, _)| *id);
            if let Some(quietest) = quietest {
                trails.remove(&quietest);
            }
        }
        trails.entry(caller).or_default().observe(glance, kind)
    }

    /// Wipes the trail of `caller`.
    pub(super) fn forget(&self, caller: Uuid) {
        self.shelf(caller).remove(&caller);
    }

    fn shelf(&self, caller: Uuid) -> MutexGuard<'_, HashMap<Uuid, Trail>> {
        // The last bytes of a UUIDv7 are random.
        let shelf = &self.shelves[usize::from(caller.as_bytes()[15]) % SHELVES];
        shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use patuh_domain::probing::Mask;

    use super::*;

    #[test]
    fn callers_are_bounded_and_the_quietest_goes_first() {
        let trails = Trails::default();
        for number in 0..40_000_u128 {
            let caller = Uuid::from_u128(number << 4);
            trails.observe(caller, Mask::malformed(i64::try_from(number).expect("small")), CallerKind::Program);
        }
        let shelves: Vec<usize> =
            trails.shelves.iter().map(|shelf| shelf.lock().expect("a shelf").len()).filter(|len| *len > 0).collect();
        assert!(shelves.iter().all(|len| *len <= CALLERS), "{shelves:?}");
        let newest = Uuid::from_u128(39_999 << 4);
        assert!(trails.shelf(newest).contains_key(&newest));
    }
}
