//! The worked values of dates, words and numbers. `PATUH_VECTORS` names another directory of the same files.

use std::fs;
use std::path::PathBuf;

use chrono::NaiveDate;
use patuh_domain::calendar::{HolidayTable, WorkingDays, add_months};
use patuh_domain::identity::{Nik, Sex};
use patuh_domain::wording::{Language, date_in_words, number_in_words};
use serde::Deserialize;
use serde::de::DeserializeOwned;

fn vectors<T: DeserializeOwned>(name: &str) -> T {
    let folder = std::env::var_os("PATUH_VECTORS")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/vectors"), PathBuf::from);
    let path = folder.join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[derive(Deserialize)]
struct WorkingDaysCase {
    after: NaiveDate,
    working_days: u32,
    cuti_bersama_off: bool,
    expect: String,
}

#[test]
fn working_days() {
    let table = HolidayTable::official();
    for case in vectors::<Vec<WorkingDaysCase>>("working-days.json") {
        let counted = WorkingDays::new(&table, case.cuti_bersama_off).due_after(case.after, case.working_days);
        let found = counted.map_or_else(|_| "year_not_covered".to_owned(), |due| due.to_string());
        assert_eq!(
            found, case.expect,
            "{} + {} (cuti bersama off: {})",
            case.after, case.working_days, case.cuti_bersama_off
        );
    }
}

#[derive(Deserialize)]
struct MonthCase {
    date: NaiveDate,
    months: i32,
    expect: NaiveDate,
}

#[test]
fn month_arithmetic() {
    for case in vectors::<Vec<MonthCase>>("month-arithmetic.json") {
        assert_eq!(add_months(case.date, case.months), case.expect, "{} + {}", case.date, case.months);
    }
}

#[derive(Deserialize)]
struct WordingCases {
    numbers: Vec<NumberCase>,
    dates: Vec<DateCase>,
}

#[derive(Deserialize)]
struct NumberCase {
    n: u64,
    expect: String,
}

#[derive(Deserialize)]
struct DateCase {
    date: NaiveDate,
    expect: String,
}

#[test]
fn wording() {
    let cases: WordingCases = vectors("wording.json");
    for case in cases.numbers {
        assert_eq!(number_in_words(case.n), case.expect, "{}", case.n);
    }
    for case in cases.dates {
        assert_eq!(date_in_words(case.date), case.expect, "{}", case.date);
    }
}

#[derive(Deserialize)]
struct NikCase {
    input: String,
    expect: String,
    why: Option<String>,
    sex: Option<String>,
    born: Option<NaiveDate>,
}

#[test]
fn nik() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 21).expect("a date");
    for case in vectors::<Vec<NikCase>>("nik.json") {
        let (verdict, why, read) = match Nik::parse(&case.input) {
            Err(error) => ("reject", Some(error.kind()), None),
            Ok(nik) => match nik.warnings().first() {
                Some(warning) => ("warn", Some(warning.kind()), Some(nik)),
                None => ("ok", None, Some(nik)),
            },
        };
        assert_eq!((verdict, why), (case.expect.as_str(), case.why.as_deref()), "{}", case.input);
        if let Some(sex) = case.sex {
            let found = read.as_ref().map(Nik::sex).as_ref().map(|sex: &Sex| sex.label().in_(Language::Id).to_owned());
            assert_eq!(found, Some(sex), "{}", case.input);
        }
        if let Some(born) = case.born {
            assert_eq!(read.as_ref().map(|nik| nik.born(today)), Some(born), "{}", case.input);
        }
    }
}
