use std::collections::HashSet;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::calendar::{Moment, Zone};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

#[test]
fn invariant_different_numbers_have_different_words() {
    let mut seen = HashSet::new();
    for number in 0..200_000 {
        assert!(seen.insert(number_in_words(number)), "{number}");
    }
}

#[test]
fn large_numbers() {
    assert_eq!(number_in_words(1_001_000), "satu juta seribu");
    assert_eq!(number_in_words(2_000_000_000), "dua miliar");
    assert_eq!(
        number_in_words(u64::MAX),
        "delapan belas kuintiliun empat ratus empat puluh enam kuadriliun tujuh ratus empat puluh empat triliun \
         tujuh puluh tiga miliar tujuh ratus sembilan juta lima ratus lima puluh satu ribu enam ratus lima belas"
    );
}

#[test]
fn figures() {
    assert_eq!(amount(2), "2 (dua)");
    assert_eq!((thousands(0), thousands(999), thousands(1_000)), ("0".into(), "999".into(), "1.000".into()));
    assert_eq!(thousands_in(Language::En, 1_234_567), "1,234,567");
    assert_eq!(
        (roman(12), roman(4), roman(2026), roman(0)),
        ("XII".into(), "IV".into(), "MMXXVI".into(), String::new())
    );
}

#[test]
fn dates() {
    let date = day("2026-08-17");
    assert_eq!(long_date(date), "17 Agustus 2026");
    assert_eq!(short_date(date), "17 Agu 2026");
    assert_eq!(short_date_in(Language::En, date), "17 Aug 2026");
    assert_eq!(weekday_date(Language::Id, date), "Senin, 17 Agustus 2026");
    assert_eq!(weekday_date(Language::En, date), "Monday, 17 August 2026");
    assert_eq!(month_year(Language::Id, date), "Agustus 2026");
    let moment = Moment::at(Zone::Wita, date, 14);
    assert_eq!(date_time(Language::Id, &moment), "17 Agu 2026 14.00 WITA");
    assert_eq!(date_time(Language::En, &moment), "17 Aug 2026 14:00 WITA");
}

#[test]
fn ranges_do_not_repeat_what_both_ends_share() {
    let range = |from, until| date_range(Language::Id, day(from), day(until));
    assert_eq!(range("2026-01-01", "2026-06-30"), "1 Januari s.d. 30 Juni 2026");
    assert_eq!(range("2026-06-01", "2026-06-30"), "1 s.d. 30 Juni 2026");
    assert_eq!(range("2025-12-31", "2026-01-02"), "31 Desember 2025 s.d. 2 Januari 2026");
    assert_eq!(range("2026-06-30", "2026-06-30"), "30 Juni 2026");
    assert_eq!(range("2025-06-01", "2026-06-01"), "1 Juni 2025 s.d. 1 Juni 2026");
}

#[test]
fn spans() {
    let said = |text: Bilingual| (text.id.into_owned(), text.en.into_owned());
    let today = day("2026-11-21");
    assert_eq!(said(relative_day(today, today)), ("hari ini".into(), "today".into()));
    assert_eq!(said(relative_day(today, day("2026-11-24"))), ("3 hari lagi".into(), "in 3 days".into()));
    assert_eq!(said(relative_day(today, day("2026-11-19"))), ("2 hari lalu".into(), "2 days ago".into()));
    assert_eq!(
        said(until_due(-24, DayUnit::Working)),
        ("terlambat 24 hari kerja".into(), "24 working days late".into())
    );
    assert_eq!(said(until_due(1, DayUnit::Working)), ("1 hari kerja lagi".into(), "in 1 working day".into()));
    assert_eq!(said(until_due(0, DayUnit::Calendar)), ("jatuh tempo hari ini".into(), "due today".into()));
    assert_eq!(said(early_or_late(5, DayUnit::Calendar)), ("5 hari lebih awal".into(), "5 days early".into()));
}

#[test]
fn counted_things() {
    let agreements = Noun::new("perjanjian", "agreement", "agreements");
    assert_eq!(agreements.count_of(1), Bilingual::new("1 perjanjian", "1 agreement"));
    assert_eq!(agreements.count_of(1_200), Bilingual::new("1.200 perjanjian", "1,200 agreements"));
}

#[test]
fn languages() {
    for language in Language::ALL {
        assert_eq!(Language::from_code(language.code()), Some(language));
        assert_eq!(serde_json::to_value(language).expect("JSON"), language.code());
    }
    let pair = Bilingual::new("ya", "yes");
    let text = serde_json::to_string(&pair).expect("JSON");
    assert_eq!(serde_json::from_str::<Bilingual>(&text).expect("JSON"), pair);
}

proptest! {
    #[test]
    fn invariant_words_have_no_loose_ends(number in any::<u64>()) {
        let words = number_in_words(number);
        prop_assert!(!words.is_empty() && words == words.split_whitespace().collect::<Vec<_>>().join(" "));
    }

    #[test]
    fn invariant_grouping_keeps_the_figures(number in any::<u64>()) {
        prop_assert_eq!(thousands(number).replace('.', "").parse::<u64>(), Ok(number));
        prop_assert!(thousands(number).split('.').skip(1).all(|group| group.len() == 3));
    }
}
