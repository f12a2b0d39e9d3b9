//! The trail of one caller: a bounded, expiring window of glances, its habits, and the rules over both.

use std::collections::VecDeque;

use zeroize::Zeroize as _;

use super::finding::Finding;
use super::glance::Glance;
use super::misses::{BACK, Habit};
use super::tempo::Pace;
use super::{misses, runs, tempo, walk};

/// Look-ups that are remembered at most: 10 KB a caller.
pub const WINDOW: usize = 256;
/// Seconds for which a look-up is remembered: a slow drip of one in half an hour shows within a day.
const REMEMBERED: i64 = 72 * 3600;
/// Seconds for which shapes after a finding are only counted, so that one attack is one finding or a few.
const QUIET: i64 = 30 * 60;

/// Who leaves the trail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallerKind {
    Person,
    Program,
}

/// What is remembered of one caller.
#[derive(Default)]
pub struct Trail {
    window: VecDeque<Glance>,
    habit: Habit,
    pace: Pace,
    quiet_until: i64,
    /// Look-ups and misses of shapes seen while quiet.
    counted: (u32, u32),
}

impl Trail {
    /// Takes a look-up; tells what shape it completes. A NIK that is asked again is the same person at the counter or a
    /// program that tries once more, and is left out.
    pub fn observe(&mut self, glance: Glance, caller: CallerKind) -> Option<Finding> {
        self.forget(glance.at);
        if !glance.is_malformed() && self.window.iter().any(|seen| seen.whole == glance.whole && !seen.is_malformed()) {
            return None;
        }
        let is_new_prefix = !self.window.iter().any(|seen| seen.prefix == glance.prefix);
        if self.window.len() == WINDOW {
            self.drop_oldest();
        }
        self.window.push_back(glance);
        self.pace.note(glance.at);
        if let Some(earlier) = self.window.iter().rev().nth(BACK) {
            self.habit.note(earlier.missed());
        }
        let finding = self.shape(&glance, is_new_prefix).or_else(|| {
            let newest_first = || self.window.iter().rev();
            misses::found(newest_first(), self.habit).or_else(|| match caller {
                CallerKind::Person => tempo::by_hand(newest_first()),
                CallerKind::Program => tempo::by_program(newest_first(), self.pace),
            })
        })?;
        // What was seen is told; the same glances mustn't tell it again.
        self.wipe();
        self.tell(finding)
    }

    /// When it was last added to, in seconds since the epoch.
    pub fn last(&self) -> Option<i64> {
        self.window.back().map(|glance| glance.at)
    }

    /// Shapes by the digits themselves.
    fn shape(&self, glance: &Glance, is_new_prefix: bool) -> Option<Finding> {
        if glance.is_malformed() {
            return None;
        }
        if !is_new_prefix {
            let same: Vec<&Glance> = self.window.iter().filter(|seen| seen.prefix == glance.prefix).collect();
            if let Some(finding) = runs::found(&same) {
                return Some(finding);
            }
        }
        let there: Vec<&Glance> =
            self.window.iter().filter(|seen| seen.place == glance.place && !seen.is_malformed()).collect();
        walk::found(&there)
    }

    /// Reports a finding, or only counts it where one was reported a short while ago.
    fn tell(&mut self, mut finding: Finding) -> Option<Finding> {
        if finding.until < self.quiet_until {
            self.counted.0 = self.counted.0.saturating_add(finding.times);
            self.counted.1 = self.counted.1.saturating_add(finding.misses);
            return None;
        }
        let (times, misses) = std::mem::take(&mut self.counted);
        finding.times = finding.times.saturating_add(times);
        finding.misses = finding.misses.saturating_add(misses);
        self.quiet_until = finding.until + QUIET;
        Some(finding)
    }

    fn forget(&mut self, now: i64) {
        while self.window.front().is_some_and(|glance| glance.at < now - REMEMBERED) {
            self.drop_oldest();
        }
    }

    fn drop_oldest(&mut self) {
        // The place is overwritten before it is given up: a popped glance would stay in the buffer.
        if let Some(oldest) = self.window.front_mut() {
            oldest.zeroize();
        }
        self.window.pop_front();
    }

    fn wipe(&mut self) {
        for glance in &mut self.window {
            glance.zeroize();
        }
        self.window.clear();
    }
}

impl Drop for Trail {
    fn drop(&mut self) {
        self.wipe();
    }
}
