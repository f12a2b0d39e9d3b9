//! How fast a caller is, against what a person can and what the program used to.

use super::finding::{Finding, Kind, Unit};
use super::glance::Glance;

/// Different people a person can look up within [`MINUTE`], with a reader that types for them.
const BY_HAND: usize = 40;
const MINUTE: i64 = 60;
/// A program is hurried when a minute has this many times its usual best, and at least so many.
const HURRIED: u32 = 10;
const AT_LEAST: u32 = 120;
/// Minutes of work after which the usual best is known.
const KNOWN: u32 = 60;
/// Look-ups of which [`MISSED`] in a hundred are missed, when a hurry isn't a payroll's day.
const BACK: usize = 40;
const MISSED: usize = 25;

/// The pace of a caller, by minutes in which it worked.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Pace {
    minute: i64,
    now: u32,
    minutes: u32,
    /// Look-ups of a busy minute, slowly forgotten.
    best: u32,
}

impl Pace {
    pub(super) fn note(&mut self, at: i64) {
        let minute = at.div_euclid(MINUTE);
        if minute != self.minute {
            self.minutes = self.minutes.saturating_add(1);
            self.best = self.now.max(self.best - self.best / 64);
            (self.minute, self.now) = (minute, 0);
        }
        self.now = self.now.saturating_add(1);
    }

    const fn is_hurried(self) -> bool {
        self.minutes >= KNOWN && self.now >= AT_LEAST && self.now >= self.best.saturating_mul(HURRIED)
    }
}

/// Looks at a person's glances, newest first.
pub(super) fn by_hand<'g>(glances: impl Iterator<Item = &'g Glance>) -> Option<Finding> {
    let last: Vec<&Glance> = glances.take(BY_HAND).collect();
    let (newest, oldest) = (last.first()?, last.last()?);
    let too_fast = last.len() == BY_HAND && newest.at - oldest.at < MINUTE;
    too_fast.then(|| Finding::of(Kind::Tempo, Unit::None, last.into_iter().rev(), |_| 0))
}

/// Looks at a program's glances, newest first.
pub(super) fn by_program<'g>(glances: impl Iterator<Item = &'g Glance>, pace: Pace) -> Option<Finding> {
    if !pace.is_hurried() {
        return None;
    }
    let last: Vec<&Glance> = glances.take(BACK).collect();
    let misses = last.iter().filter(|glance| glance.missed()).count();
    let too_many = last.len() == BACK && misses * 100 >= BACK * MISSED;
    too_many.then(|| Finding::of(Kind::Tempo, Unit::None, last.into_iter().rev(), |_| 0))
}
