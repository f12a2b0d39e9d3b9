//! Days, months and working days, counted on the fingers: one day after the other.

use chrono::{Datelike, Days, NaiveDate, TimeDelta, Weekday};
use patuh_domain::calendar::{DueDate, Holiday, HolidayKind, Zone};

/// The rows of the holiday table, and whether *cuti bersama* is off.
#[derive(Clone, Copy)]
pub struct WorkCalendar<'a> {
    pub rows: &'a [Holiday],
    pub collective_leave_off: bool,
}

impl WorkCalendar<'_> {
    /// National holiday, or *cuti bersama* where it is off.
    pub fn is_holiday(&self, date: NaiveDate) -> bool {
        let (mut low, mut high) = (0, self.rows.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.rows[middle].date < date { low = middle + 1 } else { high = middle }
        }
        self.rows[low..]
            .iter()
            .take_while(|row| row.date == date)
            .any(|row| row.kind == HolidayKind::National || self.collective_leave_off)
    }

    pub fn is_working_day(&self, date: NaiveDate) -> bool {
        !matches!(date.weekday(), Weekday::Sat | Weekday::Sun) && !self.is_holiday(date)
    }

    /// Ten national holidays make a known year.
    fn is_known(&self, year: i32) -> bool {
        let mut days: Vec<_> = self
            .rows
            .iter()
            .filter(|row| row.kind == HolidayKind::National && row.date.year() == year)
            .map(|row| row.date)
            .collect();
        days.dedup();
        days.len() >= 10
    }

    /// Day 1 is the first working day after `trigger` (domain.md 4).
    pub fn working_days_after(&self, trigger: NaiveDate, n: u32) -> DueDate {
        let (mut day, mut left, mut missing) = (trigger, n, None);
        let mut judged = None;
        while left > 0 {
            day = tomorrow(day);
            if judged != Some(day.year()) {
                judged = Some(day.year());
                if missing.is_none() && !self.is_known(day.year()) {
                    missing = judged;
                }
            }
            if self.is_working_day(day) {
                left -= 1;
            }
        }
        match missing {
            None => DueDate::Fixed(day),
            Some(missing_year) => DueDate::Provisional { date: day, missing_year },
        }
    }
}

/// Further than this nobody counts working days on the fingers.
pub const NEAR: i64 = 60;

impl WorkCalendar<'_> {
    /// Working days from one day, not counted, to another; negative backwards, `None` where it is far.
    pub fn working_days_between(&self, from: NaiveDate, until: NaiveDate) -> Option<i64> {
        if until < from {
            return self.working_days_between(until, from).map(|days| -days);
        }
        if (until - from).num_days() > NEAR {
            return None;
        }
        let (mut day, mut count) = (from, 0);
        while day < until {
            day = tomorrow(day);
            count += i64::from(self.is_working_day(day));
        }
        Some(count)
    }
}

/// WIB, WITA and WIT are 7, 8 and 9 hours ahead.
pub fn zone_offset(zone: Zone) -> TimeDelta {
    TimeDelta::hours(match zone {
        Zone::Wib => 7,
        Zone::Wita => 8,
        Zone::Wit => 9,
    })
}

pub fn tomorrow(day: NaiveDate) -> NaiveDate {
    day.succ_opt().expect("a day follows")
}

pub fn yesterday(day: NaiveDate) -> NaiveDate {
    day.pred_opt().expect("a day precedes")
}

pub fn later(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(u64::from(days))).expect("a day follows")
}

/// The same day of another month, or the last one that month has.
pub fn months_from(day: NaiveDate, months: i32) -> NaiveDate {
    let month0 = day.year() * 12 + i32::try_from(day.month0()).expect("a month") + months;
    let (year, month) = (month0.div_euclid(12), u32::try_from(month0.rem_euclid(12)).expect("a month") + 1);
    (1..=day.day()).rev().find_map(|number| NaiveDate::from_ymd_opt(year, month, number)).expect("a day")
}

/// 30 June or 31 December.
pub fn semester_end(day: NaiveDate) -> NaiveDate {
    let (month, last) = if day.month() <= 6 { (6, 30) } else { (12, 31) };
    NaiveDate::from_ymd_opt(day.year(), month, last).expect("a day")
}

/// `2026-1`.
pub fn semester_name(day: NaiveDate) -> String {
    format!("{}-{}", day.year(), if day.month() <= 6 { 1 } else { 2 })
}
