//! Calendar months, clamped to the month's end (domain.md 4).

use chrono::{Datelike, Months, NaiveDate};

/// `date` moved by whole months; a day the month lacks becomes its last (31 August - 2 = 30 June). Beyond the range of
/// dates it stops at the range's end.
pub fn add_months(date: NaiveDate, months: i32) -> NaiveDate {
    let span = Months::new(months.unsigned_abs());
    if months < 0 {
        date.checked_sub_months(span).unwrap_or(NaiveDate::MIN)
    } else {
        date.checked_add_months(span).unwrap_or(NaiveDate::MAX)
    }
}

/// The first day of the month of `date`.
pub fn month_start(date: NaiveDate) -> NaiveDate {
    date.with_day(1).unwrap_or(date)
}

/// The last day of the month of `date`.
pub fn month_end(date: NaiveDate) -> NaiveDate {
    add_months(month_start(date), 1).pred_opt().unwrap_or(date)
}
