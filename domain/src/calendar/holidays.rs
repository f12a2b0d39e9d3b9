//! National holidays and *cuti bersama* (domain.md 4). The table shipped is `data/holidays-id.csv`; offices add rows
//! with the number of the decree. A table is a value: another set of rows is another table with another fingerprint.

use std::sync::{Arc, OnceLock};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

const SHIPPED: &str = include_str!("../../data/holidays-id.csv");

/// Days from which a year's national holidays count as entered: decrees list 13 and more, so neither a regional day nor
/// a half-entered year passes for a whole one.
const WHOLE_YEAR: usize = 10;

/// Why a day is off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum HolidayKind {
    /// *Libur nasional*.
    #[serde(rename = "libur_nasional")]
    National,
    /// *Cuti bersama*: off by the office's setting, default on.
    #[serde(rename = "cuti_bersama")]
    CollectiveLeave,
}

impl HolidayKind {
    /// The name in JSON, in the table shipped, and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::National => "libur_nasional",
            Self::CollectiveLeave => "cuti_bersama",
        }
    }

    /// The kind with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::National, Self::CollectiveLeave].into_iter().find(|kind| kind.name() == name)
    }
}

/// One row of the table. A date may have several.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Holiday {
    pub date: NaiveDate,
    pub kind: HolidayKind,
    pub name: String,
    /// An estimate (moon-sighted feasts) rather than a decreed day.
    #[serde(default)]
    pub provisional: bool,
    /// Number of the joint decree, or of the regional one.
    #[serde(default)]
    pub decree: Option<String>,
}

/// The days off that are known, by date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<Holiday>", into = "Vec<Holiday>")]
pub struct HolidayTable {
    rows: Vec<Holiday>,
    years: Vec<i32>,
    fingerprint: String,
}

impl HolidayTable {
    /// The table shipped, 2020 to 2027.
    pub fn official() -> Arc<Self> {
        static OFFICIAL: OnceLock<Arc<HolidayTable>> = OnceLock::new();
        Arc::clone(
            OFFICIAL.get_or_init(|| {
                Arc::new(Self::from(SHIPPED.lines().skip(1).filter_map(parse_row).collect::<Vec<_>>()))
            }),
        )
    }

    /// This table with more rows. A decreed row takes the place of the estimates of the same name in its year; a row
    /// that is there already (date, kind, name) is replaced.
    #[must_use]
    pub fn with_rows(&self, additional: impl IntoIterator<Item = Holiday>) -> Self {
        let mut rows = self.rows.clone();
        for row in additional {
            rows.retain(|known| {
                let same = known.date == row.date && known.kind == row.kind && known.name == row.name;
                let outdone = !row.provisional
                    && known.provisional
                    && known.name == row.name
                    && known.date.year() == row.date.year();
                !same && !outdone
            });
            rows.push(row);
        }
        Self::from(rows)
    }

    /// Every row, by date.
    pub fn rows(&self) -> &[Holiday] {
        &self.rows
    }

    /// The rows of one day.
    pub fn on(&self, date: NaiveDate) -> &[Holiday] {
        let start = self.rows.partition_point(|row| row.date < date);
        let len = self.rows[start..].partition_point(|row| row.date == date);
        &self.rows[start..start + len]
    }

    /// The rows from `from` to `until`, by date.
    pub fn within(&self, from: NaiveDate, until: NaiveDate) -> &[Holiday] {
        let start = self.rows.partition_point(|row| row.date < from);
        let len = self.rows[start..].partition_point(|row| row.date <= until);
        &self.rows[start..start + len]
    }

    /// The national holidays of `year` are known as a whole.
    pub fn covers(&self, year: i32) -> bool {
        self.years.binary_search(&year).is_ok()
    }

    /// The years covered, in order.
    pub fn years(&self) -> &[i32] {
        &self.years
    }

    /// 16 hexadecimal figures that differ whenever the rows do; frozen with a due date when a duty is fulfilled
    /// (decisions.md 18). No protection against forgery.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }
}

impl From<Vec<Holiday>> for HolidayTable {
    fn from(mut rows: Vec<Holiday>) -> Self {
        rows.sort();
        rows.dedup();
        let years = whole_years(&rows);
        let fingerprint = fingerprint(&rows);
        Self { rows, years, fingerprint }
    }
}

impl From<HolidayTable> for Vec<Holiday> {
    fn from(table: HolidayTable) -> Self {
        table.rows
    }
}

/// One line of the table shipped: `date,kind,name,provisional`.
fn parse_row(line: &str) -> Option<Holiday> {
    let mut fields = line.split(',');
    let (date, kind, name, provisional) = (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
    Some(Holiday {
        date: date.parse().ok()?,
        kind: HolidayKind::from_name(kind)?,
        name: name.to_owned(),
        provisional: provisional.trim() == "true",
        decree: None,
    })
}

/// `rows` are sorted by date.
fn whole_years(rows: &[Holiday]) -> Vec<i32> {
    let mut national: Vec<NaiveDate> =
        rows.iter().filter(|row| row.kind == HolidayKind::National).map(|row| row.date).collect();
    national.dedup();
    national
        .chunk_by(|one, other| one.year() == other.year())
        .filter(|year| year.len() >= WHOLE_YEAR)
        .filter_map(|year| year.first().map(Datelike::year))
        .collect()
}

/// FNV-1a over all fields, each ended by a byte that UTF-8 never holds.
fn fingerprint(rows: &[Holiday]) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut feed = |field: &str| {
        for byte in field.bytes().chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    };
    for row in rows {
        feed(&row.date.to_string());
        feed(row.kind.name());
        feed(&row.name);
        feed(if row.provisional { "provisional" } else { "" });
        feed(row.decree.as_deref().unwrap_or_default());
    }
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_shipped_is_understood() {
        assert_eq!(HolidayTable::official().rows().len(), SHIPPED.lines().count() - 1);
    }
}
