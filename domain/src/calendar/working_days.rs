//! Counting working days: Monday to Friday, minus national holidays, minus *cuti bersama* by setting (domain.md 4).

use chrono::{Datelike, NaiveDate, Weekday};

use super::{HolidayKind, HolidayTable, YearNotCovered};

/// An office's view of the table.
#[derive(Debug, Clone, Copy)]
pub struct WorkingDays<'a> {
    pub table: &'a HolidayTable,
    /// *Cuti bersama* are days off.
    pub collective_leave_off: bool,
}

impl<'a> WorkingDays<'a> {
    /// Counts with `table`.
    pub const fn new(table: &'a HolidayTable, collective_leave_off: bool) -> Self {
        Self { table, collective_leave_off }
    }

    /// Work is done on `date`, as far as the table knows.
    pub fn is_working_day(&self, date: NaiveDate) -> bool {
        !is_weekend(date)
            && !self.table.on(date).iter().any(|row| match row.kind {
                HolidayKind::National => true,
                HolidayKind::CollectiveLeave => self.collective_leave_off,
            })
    }

    /// The `n`-th working day after `date`; day 1 is the first working day after it, `n` = 0 is `date` itself.
    ///
    /// # Errors
    /// [`YearNotCovered`] with a provisional date where the count enters a year whose holidays are not set.
    pub fn due_after(&self, date: NaiveDate, n: u32) -> Result<NaiveDate, YearNotCovered> {
        let mut left = n;
        let mut due = date;
        let mut missing = None;
        for day in date.iter_days().skip(1) {
            if left == 0 {
                break;
            }
            due = day;
            if missing.is_none() && !self.table.covers(day.year()) {
                missing = Some(day.year());
            }
            if self.is_working_day(day) {
                left -= 1;
            }
        }
        match missing {
            None => Ok(due),
            Some(year) => Err(YearNotCovered { year, provisional: due }),
        }
    }

    /// Working days after `from` up to and including `until`; negative when `until` lies before `from`. Years not
    /// covered count by Monday to Friday, minus the holidays known.
    pub fn between(&self, from: NaiveDate, until: NaiveDate) -> i64 {
        if until < from {
            return -self.between(until, from);
        }
        let off = self
            .table
            .within(from, until)
            .chunk_by(|one, other| one.date == other.date)
            .filter_map(|rows| rows.first())
            .filter(|row| row.date > from && !is_weekend(row.date) && !self.is_working_day(row.date))
            .count();
        weekdays_until(until) - weekdays_until(from) - i64::try_from(off).unwrap_or(i64::MAX)
    }
}

fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Days from Monday to Friday up to and including `date`, since 1 January of the year 1, a Monday.
fn weekdays_until(date: NaiveDate) -> i64 {
    let days = i64::from(date.num_days_from_ce());
    days.div_euclid(7) * 5 + days.rem_euclid(7).min(5)
}
