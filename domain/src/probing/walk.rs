//! Birthdays of one region, walked.

use super::finding::{Finding, Kind, Unit};
use super::glance::Glance;
use super::progression::{Point, Progression, best, is_term};

/// What a walk must weigh: a step counts one, a miss two more. Lists sorted by birthday have long stretches of equal steps
/// where a class is large, but their numbers exist.
const WEIGHT: u32 = 14;
/// Terms at least, whatever the misses.
const TERMS: u32 = 6;
/// Newborns are registered day by day.
const NEWBORNS: u32 = 10;

/// Looks at the glances of the newest one's region, oldest first.
pub(super) fn found(there: &[&Glance]) -> Option<Finding> {
    let newest = *there.last()?;
    if there.len() < TERMS as usize {
        return None;
    }
    let weigh = |walk: &Progression| walk.length + 2 * walk.misses;
    let enough = |walk: &Progression| {
        let more = if newest.is_newborn() { NEWBORNS } else { 0 };
        walk.length >= TERMS + more && weigh(walk) >= WEIGHT + more
    };
    let by = |unit, value: fn(&Glance) -> i32, comparable: &dyn Fn(&Glance) -> bool| {
        let points: Vec<Point> = there
            .iter()
            .filter(|glance| comparable(glance))
            .map(|glance| Point { value: value(glance), missed: glance.missed() })
            .collect();
        let walk = best(&points, weigh);
        enough(&walk).then(|| {
            let terms = there
                .iter()
                .copied()
                .filter(|glance| comparable(glance) && is_term(&walk, value(newest), value(glance)));
            Finding::of(Kind::DateSweep, unit, terms, value)
        })
    };
    by(Unit::Day, |glance| glance.day, &|_| true)
        .or_else(|| by(Unit::Month, |glance| glance.month, &|glance| glance.monthday == newest.monthday))
}
