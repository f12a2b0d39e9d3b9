//! The three time zones of Indonesia. None has summer time, so a fixed offset is exact.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// The time zone of an office (domain.md 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Zone {
    /// West: UTC+7.
    #[serde(rename = "Asia/Jakarta")]
    Wib,
    /// Central: UTC+8.
    #[serde(rename = "Asia/Makassar")]
    Wita,
    /// East: UTC+9.
    #[serde(rename = "Asia/Jayapura")]
    Wit,
}

impl Zone {
    /// Every zone, from west to east.
    pub const ALL: [Self; 3] = [Self::Wib, Self::Wita, Self::Wit];

    /// Hours ahead of UTC.
    pub const fn hours(self) -> i32 {
        match self {
            Self::Wib => 7,
            Self::Wita => 8,
            Self::Wit => 9,
        }
    }

    /// What is printed behind a time.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Wib => "WIB",
            Self::Wita => "WITA",
            Self::Wit => "WIT",
        }
    }

    /// The IANA name, as in JSON and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Wib => "Asia/Jakarta",
            Self::Wita => "Asia/Makassar",
            Self::Wit => "Asia/Jayapura",
        }
    }

    /// The zone with this IANA name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|zone| zone.name() == name)
    }

    /// The date on the office's wall calendar.
    pub fn local_date(self, instant: DateTime<Utc>) -> NaiveDate {
        self.local(instant).date()
    }

    /// The time on the office's clock.
    pub fn local_time(self, instant: DateTime<Utc>) -> NaiveTime {
        self.local(instant).time()
    }

    /// The instant at which the local day `date` begins.
    pub fn midnight(self, date: NaiveDate) -> DateTime<Utc> {
        self.instant(date.and_time(NaiveTime::MIN))
    }

    /// The instant of a local date and time.
    pub fn instant(self, local: NaiveDateTime) -> DateTime<Utc> {
        local.and_utc().checked_sub_signed(self.offset()).unwrap_or(DateTime::<Utc>::MIN_UTC)
    }

    fn local(self, instant: DateTime<Utc>) -> NaiveDateTime {
        instant.checked_add_signed(self.offset()).unwrap_or(DateTime::<Utc>::MAX_UTC).naive_utc()
    }

    fn offset(self) -> TimeDelta {
        TimeDelta::hours(i64::from(self.hours()))
    }
}
