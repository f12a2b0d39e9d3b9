//! Numbers that don't exist.

use super::finding::{Finding, Kind, Unit};
use super::glance::Glance;

/// Look-ups that are looked back on.
pub(super) const BACK: usize = 20;
/// (of the last, so many missed) for a caller without a habit yet, or with a poor one: a list that nobody cleaned in
/// years misses one in four.
const POOR: [(usize, usize); 3] = [(10, 10), (14, 12), (BACK, 13)];
/// The same for a caller who hardly ever misses.
const CLEAN: [(usize, usize); 2] = [(8, 6), (BACK, 8)];

/// When a habit is known, in look-ups.
const KNOWN: u32 = 150;
/// The share of misses below which a habit is clean.
const CLEAN_SHARE: f32 = 0.06;
/// How fast a habit follows, once known.
const FOLLOWS: f32 = 0.01;

/// How often a caller misses, without the last [`BACK`] look-ups: an attack mustn't become the habit it is compared with.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Habit {
    seen: u32,
    share: f32,
}

impl Habit {
    pub(super) fn note(&mut self, missed: bool) {
        self.seen = self.seen.saturating_add(1);
        let by = FOLLOWS.max(1.0 / self.seen as f32);
        self.share += by * (f32::from(u8::from(missed)) - self.share);
    }

    fn is_clean(self) -> bool {
        self.seen >= KNOWN && self.share <= CLEAN_SHARE
    }
}

/// Looks at all glances, newest first.
pub(super) fn found<'g>(glances: impl Iterator<Item = &'g Glance>, habit: Habit) -> Option<Finding> {
    let last: Vec<&Glance> = glances.take(BACK).collect();
    let limits: &[(usize, usize)] = if habit.is_clean() { &CLEAN } else { &POOR };
    let misses = |of: usize| last.iter().take(of).filter(|glance| glance.missed()).count();
    let too_many = limits.iter().any(|(of, limit)| last.len() >= *of && misses(*of) >= *limit);
    too_many.then(|| Finding::of(Kind::ManyMisses, Unit::None, last.into_iter().rev(), |_| 0))
}
