//! When things happen to an agreement: a plausible day for each step, on working days, from a date of request or of
//! signature.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use patuh_domain::calendar::{HolidayTable, WorkingDays, add_months};

/// Counts working days, also in years whose holidays are not set yet.
#[derive(Debug, Clone)]
pub struct Calendar {
    table: Arc<HolidayTable>,
}

impl Calendar {
    /// By the holidays of `table`.
    pub const fn new(table: Arc<HolidayTable>) -> Self {
        Self { table }
    }

    /// The holidays themselves.
    pub fn table(&self) -> Arc<HolidayTable> {
        Arc::clone(&self.table)
    }

    /// The `n`-th working day after `date`.
    pub fn after(&self, date: NaiveDate, n: u32) -> NaiveDate {
        self.working().due_after(date, n).unwrap_or_else(|gap| gap.provisional)
    }

    /// `date`, or the last working day before it.
    pub fn latest(&self, date: NaiveDate) -> NaiveDate {
        let mut days = (0..60).filter_map(|back| date.checked_sub_days(Days::new(back)));
        days.find(|day| self.working().is_working_day(*day)).unwrap_or(date)
    }

    /// The working day with `n` working days from it to `date`.
    pub fn before(&self, date: NaiveDate, n: usize) -> NaiveDate {
        let days = (1..).map_while(|back| date.checked_sub_days(Days::new(back)));
        let mut working = days.filter(|day| self.working().is_working_day(*day));
        working.nth(n.saturating_sub(1)).unwrap_or(date)
    }

    /// The last working day at least `days` before `date`.
    pub fn days_before(&self, date: NaiveDate, days: u64) -> NaiveDate {
        self.latest(date.checked_sub_days(Days::new(days)).unwrap_or(date))
    }

    /// The last working day at least `months` before `date`.
    pub fn months_before(&self, date: NaiveDate, months: u32) -> NaiveDate {
        self.latest(add_months(date, -i32::try_from(months).unwrap_or_default()))
    }

    fn working(&self) -> WorkingDays<'_> {
        WorkingDays::new(&self.table, true)
    }
}

/// The day of each step up to production, whether it has come or not.
#[derive(Debug, Clone)]
pub struct Timetable {
    pub requested: NaiveDate,
    pub taken_up: NaiveDate,
    pub complete: NaiveDate,
    pub forwarded: NaiveDate,
    pub approved: NaiveDate,
    pub teams: NaiveDate,
    pub finals: NaiveDate,
    pub signed: NaiveDate,
    pub network: NaiveDate,
    pub declared: NaiveDate,
    pub account_asked: NaiveDate,
    pub access_asked: NaiveDate,
    pub handed_over: NaiveDate,
    pub poc_asked: NaiveDate,
    pub poc_confirmed: NaiveDate,
    pub poc: NaiveDate,
    pub poc_result: NaiveDate,
}

impl Timetable {
    /// Of a request made on `requested`.
    pub fn from_request(calendar: &Calendar, requested: NaiveDate) -> Self {
        Self::new(calendar, requested, calendar.after(requested, 45))
    }

    /// Of an agreement signed on `signed`.
    pub fn to_signature(calendar: &Calendar, signed: NaiveDate) -> Self {
        Self::new(calendar, calendar.days_before(signed, 100), signed)
    }

    fn new(calendar: &Calendar, requested: NaiveDate, signed: NaiveDate) -> Self {
        let before = |n| calendar.after(requested, n);
        let after = |n| calendar.after(signed, n);
        Self {
            requested,
            taken_up: before(2),
            complete: before(5),
            forwarded: before(7),
            approved: before(27),
            teams: before(31),
            finals: before(40),
            signed,
            network: after(4),
            declared: after(5),
            account_asked: after(6),
            access_asked: after(7),
            handed_over: after(11),
            poc_asked: after(14),
            poc_confirmed: after(16),
            poc: after(21),
            poc_result: after(23),
        }
    }
}
