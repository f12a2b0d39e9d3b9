//! Local dates, months, semesters and working days.
//!
//! All dates of duties are the office's local dates (domain.md 4). There is no clock here: now comes in as a
//! [`Moment`]. A count of working days that leaves the covered years says so instead of guessing (decisions.md 18).

mod due;
mod holidays;
mod moment;
mod months;
mod semester;
mod working_days;
mod zone;

pub use due::{DueDate, YearNotCovered};
pub use holidays::{Holiday, HolidayKind, HolidayTable};
pub use moment::Moment;
pub use months::{add_months, month_end, month_start};
pub use semester::{Half, Semester, SemesterError};
pub use working_days::WorkingDays;
pub use zone::Zone;

#[cfg(test)]
mod tests;
