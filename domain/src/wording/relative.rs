//! Spans seen from today: "3 hari lagi", "terlambat 24 hari kerja".

use chrono::NaiveDate;

use super::{Bilingual, Language, thousands_in};

/// What days are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayUnit {
    Calendar,
    Working,
}

/// Where `date` lies from `today`: "hari ini", "besok", "3 hari lagi", "2 hari lalu".
pub fn relative_day(today: NaiveDate, date: NaiveDate) -> Bilingual {
    match (date - today).num_days() {
        0 => Bilingual::new("hari ini", "today"),
        1 => Bilingual::new("besok", "tomorrow"),
        -1 => Bilingual::new("kemarin", "yesterday"),
        days if days > 0 => ahead(days, DayUnit::Calendar),
        days => {
            let span = span(days, DayUnit::Calendar);
            Bilingual::owned(format!("{} lalu", span.id), format!("{} ago", span.en))
        }
    }
}

/// How long a due date is off: `days` ahead of it (positive), or past it (negative).
pub fn until_due(days: i64, unit: DayUnit) -> Bilingual {
    match days {
        0 => Bilingual::new("jatuh tempo hari ini", "due today"),
        days if days > 0 => ahead(days, unit),
        days => late(days, unit),
    }
}

/// How a fulfilled duty met its date: `days` early (positive), or late (negative).
pub fn early_or_late(days: i64, unit: DayUnit) -> Bilingual {
    match days {
        0 => Bilingual::new("tepat pada hari jatuh tempo", "on the due date"),
        days if days > 0 => {
            let span = span(days, unit);
            Bilingual::owned(format!("{} lebih awal", span.id), format!("{} early", span.en))
        }
        days => late(days, unit),
    }
}

fn ahead(days: i64, unit: DayUnit) -> Bilingual {
    let span = span(days, unit);
    Bilingual::owned(format!("{} lagi", span.id), format!("in {}", span.en))
}

fn late(days: i64, unit: DayUnit) -> Bilingual {
    let span = span(days, unit);
    Bilingual::owned(format!("terlambat {}", span.id), format!("{} late", span.en))
}

/// The length alone: "24 hari kerja", "1 working day".
fn span(days: i64, unit: DayUnit) -> Bilingual {
    let count = days.unsigned_abs();
    let (id, one, many) = match unit {
        DayUnit::Calendar => ("hari", "day", "days"),
        DayUnit::Working => ("hari kerja", "working day", "working days"),
    };
    let en = if count == 1 { one } else { many };
    Bilingual::owned(
        format!("{} {id}", thousands_in(Language::Id, count)),
        format!("{} {en}", thousands_in(Language::En, count)),
    )
}
