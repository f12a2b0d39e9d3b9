//! How things are said: numbers, dates and spans in Indonesian, and in English beside it.
//!
//! Indonesian is the language of screens and paper, English the second one (domain.md, introduction). Texts of
//! agreements spell dates and amounts out (domain.md 8). Only the grammar of values lives here; sentences of pages
//! belong to the words tables of the app.

mod counts;
mod dates;
mod language;
mod numbers;
mod relative;

pub use counts::Noun;
pub use dates::{
    clock, date_in_words, date_range, date_time, long_date, long_date_in, month_name, month_year, short_date,
    short_date_in, weekday, weekday_date,
};
pub use language::{Bilingual, Language};
pub use numbers::{amount, number_in_words, roman, thousands, thousands_in};
pub use relative::{DayUnit, early_or_late, relative_day, until_due};

#[cfg(test)]
mod tests;
