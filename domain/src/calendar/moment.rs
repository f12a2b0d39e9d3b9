//! Now, as every decision takes it (decisions.md 2).

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::Zone;

/// An instant seen from an office: legal facts go by its local date, access by the instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    pub instant: DateTime<Utc>,
    pub zone: Zone,
}

impl Moment {
    /// `instant` seen from `zone`.
    pub const fn new(instant: DateTime<Utc>, zone: Zone) -> Self {
        Self { instant, zone }
    }

    /// A full hour (0 to 24) of a local day; 24 is the following midnight.
    pub fn at(zone: Zone, date: NaiveDate, hour: u8) -> Self {
        let start = zone.midnight(date);
        let instant = start.checked_add_signed(TimeDelta::hours(i64::from(hour))).unwrap_or(start);
        Self { instant, zone }
    }

    /// The beginning of a local day.
    pub fn start_of(date: NaiveDate, zone: Zone) -> Self {
        Self { instant: zone.midnight(date), zone }
    }

    /// The office's local date.
    pub fn today(&self) -> NaiveDate {
        self.zone.local_date(self.instant)
    }

    /// The office's local time.
    pub fn time(&self) -> NaiveTime {
        self.zone.local_time(self.instant)
    }
}
