//! The time, where the program takes it.
//!
//! Policy: nothing but a clock asks the machine for the time, and it is cut to microseconds at once, which is what both
//! databases keep. A shifted clock runs only on demonstration data (decisions.md 32); sessions and TLS use real time.

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};

/// Where now comes from.
pub trait Clock: Send + Sync {
    /// Now, as the office's work sees it.
    fn now(&self) -> DateTime<Utc>;

    /// Now, as the world sees it.
    fn real(&self) -> DateTime<Utc> {
        Utc::now().trunc_subsecs(6)
    }

    /// The office's time is not the world's.
    fn is_shifted(&self) -> bool {
        false
    }
}

/// The machine's time.
#[derive(Debug, Clone, Copy, Default)]
pub struct RealClock;

impl Clock for RealClock {
    fn now(&self) -> DateTime<Utc> {
        self.real()
    }
}

/// Runs like the machine's time, but was set to another instant at the start.
#[derive(Debug, Clone, Copy)]
pub struct ShiftedClock {
    ahead: TimeDelta,
}

impl ShiftedClock {
    /// A clock that shows `instant` now and runs on from there.
    pub fn starting_at(instant: DateTime<Utc>) -> Self {
        Self { ahead: instant - Utc::now() }
    }
}

impl Clock for ShiftedClock {
    fn now(&self) -> DateTime<Utc> {
        (Utc::now() + self.ahead).trunc_subsecs(6)
    }

    fn is_shifted(&self) -> bool {
        true
    }
}
