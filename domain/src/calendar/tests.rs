use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn holiday(date: &str, kind: HolidayKind, name: &str, provisional: bool) -> Holiday {
    Holiday { date: day(date), kind, name: name.to_owned(), provisional, decree: None }
}

/// Days of the years covered, with room for counts that stay inside.
fn covered_days() -> impl Strategy<Value = NaiveDate> {
    (0..365 * 7_i64).prop_map(|offset| day("2020-01-01") + TimeDelta::days(offset))
}

fn any_days() -> impl Strategy<Value = NaiveDate> {
    (-40_000..80_000_i64).prop_map(|offset| day("2000-01-01") + TimeDelta::days(offset))
}

#[test]
fn the_day_turns_at_local_midnight() {
    let instant: DateTime<Utc> = "2026-06-30T15:30:00Z".parse().expect("an instant");
    assert_eq!(Zone::Wib.local_date(instant), day("2026-06-30"));
    assert_eq!(Zone::Wita.local_date(instant), day("2026-06-30"));
    assert_eq!(Zone::Wit.local_date(instant), day("2026-07-01"));
    assert_eq!(Moment::at(Zone::Wit, day("2026-07-01"), 0), Moment::start_of(day("2026-07-01"), Zone::Wit));
    assert_eq!(Moment::at(Zone::Wib, day("2026-06-30"), 24).today(), day("2026-07-01"));
}

#[test]
fn zones_are_written_as_iana_names() {
    for zone in Zone::ALL {
        assert_eq!(serde_json::to_value(zone).expect("JSON"), zone.name());
        assert_eq!(Zone::from_name(zone.name()), Some(zone));
    }
}

#[test]
fn due_dates_are_a_date_or_say_which_year_is_missing() {
    let fixed = DueDate::from(day("2026-01-15"));
    assert_eq!(serde_json::to_string(&fixed).expect("JSON"), r#""2026-01-15""#);
    let table = HolidayTable::official();
    let provisional = DueDate::from(WorkingDays::new(&table, true).due_after(day("2027-12-31"), 10));
    let text = serde_json::to_string(&provisional).expect("JSON");
    assert_eq!(text, r#"{"provisional":"2028-01-14","missing_year":2028}"#);
    assert_eq!(serde_json::from_str::<DueDate>(&text).expect("JSON"), provisional);
    assert_eq!(
        provisional.caveat().map(|caveat| caveat.id.into_owned()).as_deref(),
        Some("hari libur tahun 2028 belum ditetapkan")
    );
}

#[test]
fn the_table_shipped_covers_2020_to_2027() {
    assert_eq!(HolidayTable::official().years(), (2020..=2027).collect::<Vec<_>>());
}

#[test]
fn a_single_added_day_does_not_cover_a_year() {
    let official = HolidayTable::official();
    let more = official.with_rows([holiday("2028-01-03", HolidayKind::National, "Hari jadi daerah", false)]);
    assert!(!more.covers(2028));
    assert_ne!(more.fingerprint(), official.fingerprint());
    let gap = WorkingDays::new(&more, true).due_after(day("2027-12-31"), 1).expect_err("2028 is missing");
    assert_eq!(gap, YearNotCovered { year: 2028, provisional: day("2028-01-04") });
}

#[test]
fn a_whole_added_year_is_covered() {
    let rows = (1..=12).map(|month| holiday(&format!("2028-{month:02}-10"), HolidayKind::National, "Libur", false));
    let table = HolidayTable::official().with_rows(rows);
    assert!(table.covers(2028));
    assert_eq!(WorkingDays::new(&table, true).due_after(day("2027-12-31"), 6), Ok(day("2028-01-11")));
}

#[test]
fn a_decreed_row_takes_the_place_of_the_estimate() {
    let official = HolidayTable::official();
    assert!(official.on(day("2027-03-10")).iter().any(|row| row.provisional));
    let decreed = official.with_rows([holiday("2027-03-11", HolidayKind::National, "Hari Raya Idul Fitri", false)]);
    assert!(decreed.on(day("2027-03-10")).is_empty());
    assert_eq!(decreed.on(day("2027-03-11")).len(), 2);
    assert_eq!(decreed.with_rows([]), decreed);
}

#[test]
fn a_table_survives_json() {
    let table = HolidayTable::official();
    let text = serde_json::to_string(&*table).expect("JSON");
    assert_eq!(serde_json::from_str::<HolidayTable>(&text).expect("JSON"), *table);
}

#[test]
fn semesters_touching_a_span() {
    let names = |from, until| {
        Semester::touching(day(from), day(until)).map(|semester| semester.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(names("2024-06-30", "2025-07-01"), ["2024-1", "2024-2", "2025-1", "2025-2"]);
    assert_eq!(names("2025-03-01", "2025-03-01"), ["2025-1"]);
    assert!(names("2025-03-02", "2025-03-01").is_empty());
}

#[test]
fn what_is_no_semester_is_refused() {
    for text in ["", "2026", "2026-3", "2026-01", "26-1", "2026-1 ", "+026-1"] {
        assert_eq!(text.parse::<Semester>(), Err(SemesterError), "{text}");
    }
}

proptest! {
    #[test]
    fn invariant_due_date_is_a_working_day(date in covered_days(), n in 1_u32..30, off: bool) {
        let table = HolidayTable::official();
        let days = WorkingDays::new(&table, off);
        let due = days.due_after(date, n).expect("inside the years covered");
        prop_assert!(days.is_working_day(due));
        prop_assert_eq!(days.between(date, due), i64::from(n));
        prop_assert_eq!(days.due_after(date, 0), Ok(date));
    }

    #[test]
    fn invariant_due_date_grows_with_n_and_with_the_start(date in covered_days(), n in 0_u32..30, off: bool) {
        let table = HolidayTable::official();
        let days = WorkingDays::new(&table, off);
        let due = days.due_after(date, n).expect("covered");
        prop_assert!(due < days.due_after(date, n + 1).expect("covered"));
        let tomorrow = date + TimeDelta::days(1);
        prop_assert!(due <= days.due_after(tomorrow, n).expect("covered"));
    }

    #[test]
    fn invariant_leave_never_makes_a_due_date_earlier(date in covered_days(), n in 0_u32..30) {
        let table = HolidayTable::official();
        let with_leave = WorkingDays::new(&table, true).due_after(date, n).expect("covered");
        prop_assert!(WorkingDays::new(&table, false).due_after(date, n).expect("covered") <= with_leave);
    }

    #[test]
    fn invariant_between_is_antisymmetric_and_additive(a in any_days(), b in 0_i64..400, c in 0_i64..400) {
        let table = HolidayTable::official();
        let days = WorkingDays::new(&table, true);
        let (middle, end) = (a + TimeDelta::days(b), a + TimeDelta::days(b + c));
        prop_assert_eq!(days.between(a, end), -days.between(end, a));
        prop_assert_eq!(days.between(a, end), days.between(a, middle) + days.between(middle, end));
        let counted = a.iter_days().skip(1).take_while(|day| *day <= end).filter(|day| days.is_working_day(*day)).count();
        prop_assert_eq!(usize::try_from(days.between(a, end)), Ok(counted));
    }

    #[test]
    fn invariant_months_land_in_the_month_meant(date in any_days(), months in -600_i32..600) {
        let moved = add_months(date, months);
        let index = |date: NaiveDate| date.year() * 12 + date.month0().cast_signed();
        prop_assert_eq!(index(moved), index(date) + months);
        prop_assert!(moved.day() == date.day() || (moved.day() < date.day() && moved == month_end(moved)));
    }

    #[test]
    fn invariant_a_day_lies_in_its_semester(date in any_days()) {
        let semester = Semester::of(date);
        prop_assert!(semester.first_day() <= date && date <= semester.last_day());
        prop_assert_eq!(semester.last_day().succ_opt(), Some(semester.next().first_day()));
        prop_assert_eq!(semester.next().previous(), semester);
        prop_assert_eq!(semester.to_string().parse::<Semester>(), Ok(semester));
    }

    #[test]
    fn invariant_midnight_begins_its_day(date in any_days(), which in 0_usize..3) {
        let zone = Zone::ALL[which];
        let start = zone.midnight(date);
        prop_assert_eq!(zone.local_date(start), date);
        let before = start - TimeDelta::microseconds(1);
        prop_assert_eq!(Some(zone.local_date(before)), date.pred_opt());
    }

    #[test]
    fn invariant_order_of_rows_makes_no_other_table(seed in any::<u64>()) {
        let table = HolidayTable::official();
        let mut rows = table.rows().to_vec();
        let turn = usize::try_from(seed % rows.len() as u64).expect("small");
        rows.rotate_left(turn);
        prop_assert_eq!(HolidayTable::from(rows), (*table).clone());
    }
}
