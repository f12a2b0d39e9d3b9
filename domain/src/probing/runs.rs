//! Numbers of one region and birthday.

use super::finding::{Finding, Kind, Unit};
use super::glance::Glance;
use super::progression::{Point, Progression, best};

/// Terms of equal steps. Twins and triplets make three, guessing a smudged digit four.
const STEPS: u32 = 5;
/// The same among newborns: a hospital reports those of one day one after the other.
const STEPS_OF_NEWBORNS: u32 = 10;
/// Serials that lie close to one another, in any order.
const CLOSE: usize = 6;
/// Of which so many suffice with [`CLOSE_MISSES`].
const CLOSE_WITH_MISSES: usize = 5;
const CLOSE_MISSES: usize = 3;
/// How far apart *close* is.
const GAP: i32 = 2;
/// Numbers with one prefix in any order: with this many misses, and without.
const SAME_WITH_MISSES: usize = 8;
const SAME_MISSES: usize = 6;
const SAME: usize = 9;
/// Birthdays of newborns are shared by more people who are registered together.
const NEWBORNS: usize = 6;

/// Looks at the glances with the newest one's prefix, oldest first.
pub(super) fn found(same: &[&Glance]) -> Option<Finding> {
    let newest = same.last()?;
    if same.len() < STEPS as usize {
        return None;
    }
    let newborn = newest.is_newborn();
    let points: Vec<Point> =
        same.iter().map(|glance| Point { value: i32::from(glance.serial), missed: glance.missed() }).collect();
    let finding = |kind| Some(Finding::of(kind, Unit::Serial, same.iter().copied(), |glance| i32::from(glance.serial)));

    let steps = best(&points, |progression: &Progression| progression.length);
    if steps.length >= if newborn { STEPS_OF_NEWBORNS } else { STEPS } {
        return finding(if steps.step.abs() == 1 { Kind::SerialRun } else { Kind::ConstantStep });
    }
    let more = if newborn { NEWBORNS } else { 0 };
    let (close, close_misses) = close(&points);
    if close >= CLOSE + more || (close >= CLOSE_WITH_MISSES + more && close_misses >= CLOSE_MISSES) {
        return finding(Kind::SerialRun);
    }
    let misses = points.iter().filter(|point| point.missed).count();
    if same.len() >= SAME + more || (same.len() >= SAME_WITH_MISSES + more && misses >= SAME_MISSES) {
        return finding(Kind::SamePrefix);
    }
    None
}

/// The longest chain of serials at most [`GAP`] apart that holds the newest one, and its misses.
fn close(points: &[Point]) -> (usize, usize) {
    let Some(newest) = points.last() else { return (0, 0) };
    let mut sorted: Vec<&Point> = points.iter().collect();
    sorted.sort_unstable_by_key(|point| point.value);
    let (mut chain, mut misses, mut holds, mut before) = (0, 0, false, i32::MIN);
    for point in sorted {
        if point.value.saturating_sub(before) > GAP {
            if holds {
                break;
            }
            (chain, misses) = (0, 0);
        }
        chain += 1;
        misses += usize::from(point.missed);
        holds |= point.value == newest.value;
        before = point.value;
    }
    (chain, misses)
}
