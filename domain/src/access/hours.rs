//! Hours of access: 06 outside of them (domain.md 5.1; decisions.md 23).
//!
//! The office sets its hours from a day on, an agreement may have its own. Without any, access is open around the clock.

use chrono::{DateTime, Datelike as _, Days, NaiveDate, NaiveTime, TimeDelta, Timelike as _, Utc, Weekday};
use serde::{Deserialize, Serialize};

use super::{Check, CheckKind, Code, Source};
use crate::agreement::Known;
use crate::calendar::{HolidayKind, Moment};
use crate::wording::{Bilingual, Language, date_time};

/// Minutes of a day.
pub const MINUTES: u16 = 24 * 60;
/// How many days ahead the next opening is looked for.
const AHEAD: u64 = 60;

/// Part of a day, in minutes after local midnight: from `opens` up to, not including, `closes`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// 0 to 1439.
    pub opens: u16,
    /// Later than `opens`, up to 1440, the end of the day.
    pub closes: u16,
}

impl Span {
    /// A part of a day, unless it is none.
    pub const fn new(opens: u16, closes: u16) -> Option<Self> {
        if opens < closes && closes <= MINUTES { Some(Self { opens, closes }) } else { None }
    }

    /// A part of a day as written: `07.30` or `07:30` to `16.00`; `24.00` is the end of the day.
    pub fn parse(opens: &str, closes: &str) -> Option<Self> {
        Self::new(minute(opens)?, minute(closes)?)
    }

    /// As written: `07.30 s.d. 16.00`.
    pub fn wording(self, language: Language) -> String {
        let text = |minute: u16| match language {
            Language::Id => format!("{:02}.{:02}", minute / 60, minute % 60),
            Language::En => format!("{:02}:{:02}", minute / 60, minute % 60),
        };
        let between = match language {
            Language::Id => "s.d.",
            Language::En => "to",
        };
        format!("{} {between} {}", text(self.opens), text(self.closes))
    }
}

/// The minute of the day that is written as `07.30` or `07:30`.
fn minute(text: &str) -> Option<u16> {
    let (hour, minute) = text.trim().split_once(['.', ':'])?;
    let digits = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(hour) || minute.len() != 2 || !digits(minute) {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    let at = hour * 60 + minute;
    (minute < 60 && at <= MINUTES).then_some(at)
}

/// When access is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hours {
    /// Around the clock.
    Always,
    /// By the day; `None` is closed all day.
    Week {
        /// Monday to Friday.
        workdays: Option<Span>,
        saturday: Option<Span>,
        /// Sundays and holidays.
        sunday: Option<Span>,
    },
}

impl Hours {
    /// Open at some time of the week.
    pub const fn is_ever_open(&self) -> bool {
        match self {
            Self::Always => true,
            Self::Week { workdays, saturday, sunday } => workdays.is_some() || saturday.is_some() || sunday.is_some(),
        }
    }

    /// In words, such as "Senin–Jumat 07.30 s.d. 16.00; Sabtu tutup; Minggu dan hari libur tutup".
    pub fn wording(&self) -> Bilingual {
        let Self::Week { workdays, saturday, sunday } = self else {
            return Bilingual::new("Sepanjang waktu", "Around the clock");
        };
        let text = |language, closed: &str, names: [&str; 3]| {
            [*workdays, *saturday, *sunday]
                .into_iter()
                .zip(names)
                .map(|(span, name)| {
                    format!("{name} {}", span.map_or_else(|| closed.to_owned(), |span| span.wording(language)))
                })
                .collect::<Vec<_>>()
                .join("; ")
        };
        Bilingual::owned(
            text(Language::Id, "tutup", ["Senin–Jumat", "Sabtu", "Minggu dan hari libur"]),
            text(Language::En, "closed", ["Monday to Friday", "Saturday", "Sundays and holidays"]),
        )
    }
}

/// Hours of an office from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeHours {
    pub from: NaiveDate,
    pub hours: Hours,
}

/// Hours of an agreement from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementHours {
    pub from: NaiveDate,
    /// `None`: those of the office again.
    pub hours: Option<Hours>,
    pub reason: String,
}

impl Known<'_> {
    /// The hours that hold on a day, and whether they are the agreement's own.
    fn hours_on(&self, date: NaiveDate) -> (Hours, Option<NaiveDate>, bool) {
        // Of two for the same day the one recorded last holds.
        let own =
            self.facts.agreement.hours.iter().filter(|change| change.from <= date).max_by_key(|change| change.from);
        if let Some((change, hours)) = own.and_then(|change| Some((change, change.hours?))) {
            return (hours, Some(change.from), true);
        }
        let office =
            self.facts.office.hours.iter().filter(|change| change.from <= date).max_by_key(|change| change.from);
        office.map_or((Hours::Always, None, false), |office| (office.hours, Some(office.from), false))
    }

    fn span_on(&self, date: NaiveDate) -> Option<Span> {
        let (hours, ..) = self.hours_on(date);
        match hours {
            Hours::Always => Some(Span { opens: 0, closes: MINUTES }),
            Hours::Week { workdays, saturday, sunday } => {
                let leave_off = self.facts.office.settings.collective_leave_off;
                let holiday = self.facts.holidays.on(date).iter().any(|row| match row.kind {
                    HolidayKind::National => true,
                    HolidayKind::CollectiveLeave => leave_off,
                });
                match date.weekday() {
                    Weekday::Sun => sunday,
                    _ if holiday => sunday,
                    Weekday::Sat => saturday,
                    _ => workdays,
                }
            }
        }
    }

    /// Now lies within the hours.
    pub(super) fn within_hours(&self) -> bool {
        let time = self.moment.time();
        let now = u16::try_from(time.hour() * 60 + time.minute()).unwrap_or(0);
        self.span_on(self.today).is_some_and(|span| (span.opens..span.closes).contains(&now))
    }

    /// When access opens next, where it is closed now; `None` where it doesn't within two months.
    fn opens_next(&self) -> Option<Moment> {
        (0..=AHEAD).find_map(|ahead| {
            let date = self.today.checked_add_days(Days::new(ahead))?;
            let span = self.span_on(date)?;
            let start = date.and_time(NaiveTime::MIN).checked_add_signed(TimeDelta::minutes(span.opens.into()))?;
            let opens = Moment::new(self.moment.zone.instant(start), self.moment.zone);
            (opens.instant > self.moment.instant).then_some(opens)
        })
    }

    /// The check of the hours, with the next opening where they are over.
    pub(super) fn hours_check(&self) -> Check {
        let label = Bilingual::new("Jam akses", "Hours of access");
        let (kind, code) = (CheckKind::Hours, Code::OutsideHours);
        let (hours, since, own) = self.hours_on(self.today);
        let check = if self.within_hours() {
            let found = self.found(|| {
                let words = hours.wording();
                Bilingual::owned(format!("{}.", words.id), format!("{}.", words.en))
            });
            let check = Check::pass(kind, code, label, found);
            if matches!(hours, Hours::Always) { check } else { check.limited() }
        } else {
            let remedy = match self.opens_next() {
                Some(opens) => Bilingual::owned(
                    format!("Dibuka kembali {}.", date_time(Language::Id, &opens)),
                    format!("Open again {}.", date_time(Language::En, &opens)),
                ),
                None => Bilingual::new(
                    "Minta petugas memeriksa jam akses perjanjian ini.",
                    "Ask the office to look at the hours of this agreement.",
                ),
            };
            let words = hours.wording();
            let found = Bilingual::owned(
                format!("{}: {}.", code.text(), words.id),
                format!("Outside the permitted hours: {}.", words.en),
            );
            Check::fail(kind, code, label, found, remedy)
        };
        match since {
            Some(since) => {
                let document = if own {
                    Bilingual::new("Jam akses perjanjian", "Hours of the agreement")
                } else {
                    Bilingual::new("Jam akses kantor", "Hours of the office")
                };
                check.by(Source::dated(document, since))
            }
            None => check,
        }
    }
}

/// When access under this agreement opens next; `None` while it is open, or where it doesn't within two months.
pub fn opens_next(facts: &crate::agreement::Facts, moment: &Moment) -> Option<DateTime<Utc>> {
    let known = Known::new(facts, moment);
    if known.within_hours() { None } else { known.opens_next().map(|opens| opens.instant) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        assert_eq!(Span::parse("07.30", "16:00"), Some(Span { opens: 450, closes: 960 }));
        assert_eq!(Span::parse(" 7.00 ", "24.00"), Some(Span { opens: 420, closes: 1440 }));
        for (opens, closes) in [
            ("16.00", "07.30"),
            ("07.00", "07.00"),
            ("7", "16.00"),
            ("07.60", "16.00"),
            ("07.00", "24.01"),
            ("+7.00", "8.00"),
            ("07.0", "08.00"),
        ] {
            assert_eq!(Span::parse(opens, closes), None, "{opens} {closes}");
        }
    }

    #[test]
    fn hours_are_told_in_words() {
        let hours = Hours::Week { workdays: Span::parse("07.30", "16.00"), saturday: None, sunday: None };
        assert_eq!(hours.wording().id, "Senin–Jumat 07.30 s.d. 16.00; Sabtu tutup; Minggu dan hari libur tutup");
        assert!(hours.is_ever_open());
        assert!(!Hours::Week { workdays: None, saturday: None, sunday: None }.is_ever_open());
    }
}
