//! Dates and times as they are written: in figures with month names, and spelled out for agreements (domain.md 8).

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use super::{Language, number_in_words};
use crate::calendar::Moment;

const MONTHS_ID: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const SHORT_ID: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"];
const SHORT_EN: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAYS_ID: [&str; 7] = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"];
const DAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// "15 Januari 2026".
pub fn long_date(date: NaiveDate) -> String {
    long_date_in(Language::Id, date)
}

/// "15 Januari 2026" or "15 January 2026".
pub fn long_date_in(language: Language, date: NaiveDate) -> String {
    format!("{} {} {}", date.day(), month_name(language, date), date.year())
}

/// "15 Jan 2026", with the short forms of domain.md 8.
pub fn short_date(date: NaiveDate) -> String {
    short_date_in(Language::Id, date)
}

/// "15 Agu 2026" or "15 Aug 2026".
pub fn short_date_in(language: Language, date: NaiveDate) -> String {
    let names = match language {
        Language::Id => &SHORT_ID,
        Language::En => &SHORT_EN,
    };
    format!("{} {} {}", date.day(), names[date.month0() as usize], date.year())
}

/// "Kamis, 15 Januari 2026" or "Thursday, 15 January 2026".
pub fn weekday_date(language: Language, date: NaiveDate) -> String {
    format!("{}, {}", weekday(language, date), long_date_in(language, date))
}

/// "Januari 2026" or "January 2026": the month in which `date` lies.
pub fn month_year(language: Language, date: NaiveDate) -> String {
    format!("{} {}", month_name(language, date), date.year())
}

/// Both ends, without repeating what they share: "1 s.d. 30 Juni 2026", "1 Januari s.d. 30 Juni 2026".
pub fn date_range(language: Language, from: NaiveDate, until: NaiveDate) -> String {
    let start = if from.year() != until.year() {
        long_date_in(language, from)
    } else if from.month() != until.month() {
        format!("{} {}", from.day(), month_name(language, from))
    } else if from != until {
        from.day().to_string()
    } else {
        return long_date_in(language, until);
    };
    let to = match language {
        Language::Id => "s.d.",
        Language::En => "to",
    };
    format!("{start} {to} {}", long_date_in(language, until))
}

/// As agreements open: "Kamis tanggal satu bulan Januari tahun dua ribu dua puluh enam" (domain.md 8).
pub fn date_in_words(date: NaiveDate) -> String {
    format!(
        "{} tanggal {} bulan {} tahun {}",
        weekday(Language::Id, date),
        number_in_words(u64::from(date.day())),
        month_name(Language::Id, date),
        number_in_words(u64::from(date.year().unsigned_abs()))
    )
}

/// The day of the week, e.g. "Kamis".
pub fn weekday(language: Language, date: NaiveDate) -> &'static str {
    let names = match language {
        Language::Id => &DAYS_ID,
        Language::En => &DAYS_EN,
    };
    names[date.weekday().num_days_from_monday() as usize]
}

/// The month of `date`, e.g. "Januari".
pub fn month_name(language: Language, date: NaiveDate) -> &'static str {
    let names = match language {
        Language::Id => &MONTHS_ID,
        Language::En => &MONTHS_EN,
    };
    names[date.month0() as usize]
}

/// "14.30" or "14:30".
pub fn clock(language: Language, time: NaiveTime) -> String {
    let separator = match language {
        Language::Id => '.',
        Language::En => ':',
    };
    format!("{:02}{separator}{:02}", time.hour(), time.minute())
}

/// Local date and time with the zone: "15 Jan 2026 14.30 WIB".
pub fn date_time(language: Language, moment: &Moment) -> String {
    format!("{} {} {}", short_date_in(language, moment.today()), clock(language, moment.time()), moment.zone.label())
}
