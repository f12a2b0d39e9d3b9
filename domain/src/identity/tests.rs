use chrono::{Datelike, NaiveDate, TimeDelta};
use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

#[test]
fn the_century_is_the_latest_not_in_the_future() {
    let nik = Nik::parse("9901012111260001").expect("a NIK");
    assert_eq!(nik.born(day("2026-11-21")), day("2026-11-21"));
    assert_eq!(nik.born(day("2026-11-20")), day("1926-11-21"));
    let leap = Nik::parse("9901012902000001").expect("2000 was a leap year");
    assert_eq!(leap.born(day("2026-11-21")), day("2000-02-29"));
}

#[test]
fn nothing_prints_in_full() {
    let nik = Nik::parse("9901014505900001").expect("a NIK");
    let card = FamilyCardNumber::parse("9901 0112 0390 0017").expect("a family card number");
    for text in [format!("{nik}"), format!("{nik:?}"), format!("{card}"), format!("{card:?}")] {
        assert!(text.contains("**********") && !text.contains("4505900") && !text.contains("1203900"), "{text}");
    }
    assert_eq!((nik.expose(), nik.masked().as_str()), ("9901014505900001", "9901**********01"));
}

#[test]
fn programs_send_exact_digits() {
    assert_eq!(Nik::parse_exact(" 9901014505900001"), Err(NikError::Digits));
    assert_eq!(Nik::parse_exact("٩٩٠١٠١٤٥٠٥٩٠٠٠٠١"), Err(NikError::Digits));
    assert_eq!(Nik::parse_exact(""), Err(NikError::Length { found: 0 }));
    assert!(Nik::parse_exact("9901014505900001").is_ok());
}

#[test]
fn family_card_numbers_are_sixteen_digits() {
    assert_eq!(FamilyCardNumber::parse("990101120390001"), Err(FamilyCardError::Length { found: 15 }));
    assert_eq!(FamilyCardNumber::parse("99010112039000l7"), Err(FamilyCardError::Digits));
}

#[test]
fn a_region_of_a_known_kabupaten_is_named_in_the_warning() {
    let nik = Nik::parse("1101990505900001").expect("a NIK");
    let [NikWarning::UnknownRegion { code, within }] = &nik.warnings()[..] else {
        panic!("one warning");
    };
    assert_eq!((code.as_str(), *within), ("110199", regions::lookup("1101").map(|region| region.name)));
}

#[test]
fn regions_by_code() {
    let region = regions::lookup("11").expect("a provinsi");
    assert_eq!((region.name, region.level), ("Aceh", regions::RegionLevel::Provinsi));
    assert_eq!(
        regions::lookup("13.12.11").expect("a kecamatan").name,
        "Sasak Ranah Pasisie (Pesisir, Pasisir, Pesisie)"
    );
    assert_eq!(regions::path("131211").iter().map(|region| region.code).collect::<Vec<_>>(), ["13", "1312", "131211"]);
    assert_eq!(regions::lookup("9901"), None);
    assert!(regions::is_synthetic("9901"));
}

#[test]
fn a_sound_nip() {
    let nip = Nip::new("19750820 200501 1 004");
    assert_eq!(nip.check(), []);
    assert_eq!(nip.grouped(), "19750820 200501 1 004");
    assert_eq!((nip.birth_date(), nip.sex()), (Some(day("1975-08-20")), Some(Sex::Male)));
}

#[test]
fn faulty_nips_are_kept_and_explained() {
    let long = Nip::new("1975082020050110040");
    assert_eq!(long.check(), [NipFinding::Length { found: 19 }]);
    assert_eq!(long.grouped(), "1975082020050110040");
    assert_eq!(Nip::new("19750820-200501").check(), [NipFinding::Digits]);
    assert_eq!(Nip::new("197513402005013004").check(), [NipFinding::BirthDate, NipFinding::Sex]);
    let contract = Nip::new("199001012022211003").check();
    assert_eq!(contract, [NipFinding::AppointmentMonth { found: 21 }]);
    assert!(contract.iter().all(NipFinding::is_warning));
}

#[test]
fn nik_and_nip_of_one_person() {
    let nik = Nik::parse("9901016008750001").expect("a NIK");
    assert_eq!(cross_check(&nik, &Nip::new("197508202005012004")), []);
    assert_eq!(cross_check(&nik, &Nip::new("197508202005011004")), [Mismatch::Sex]);
    assert_eq!(cross_check(&nik, &Nip::new("197508212005011004")), [Mismatch::BirthDate, Mismatch::Sex]);
    assert_eq!(cross_check(&nik, &Nip::new("1975082120050110041")), []);
}

proptest! {
    #[test]
    fn invariant_a_nik_tells_what_it_was_made_of(
        region in 990_000_u32..1_000_000,
        age in 0_i64..36_000,
        woman: bool,
        serial in 1_u32..=9999,
    ) {
        let today = day("2026-11-21");
        let born = today - TimeDelta::days(age);
        let shift = if woman { 40 } else { 0 };
        let text = format!(
            "{region}{:02}{:02}{:02}{serial:04}",
            born.day() + shift,
            born.month(),
            born.year().rem_euclid(100)
        );
        let nik = Nik::parse(&text).expect("well made");
        prop_assert_eq!(nik.born(today), born);
        prop_assert_eq!(nik.sex(), if woman { Sex::Female } else { Sex::Male });
        prop_assert_eq!(nik.serial(), serial);
        prop_assert_eq!(nik.region_code(), region.to_string());
        prop_assert_eq!(nik.expose(), text);
        prop_assert!(nik.warnings().is_empty());
    }

    #[test]
    fn invariant_reading_never_fails_otherwise_than_by_error(text in ".{0,24}") {
        if let Ok(nik) = Nik::parse(&text) {
            prop_assert_eq!(nik.expose().len(), 16);
        }
        let _ = FamilyCardNumber::parse(&text);
        let nip = Nip::new(&text);
        let _ = (nip.check(), nip.grouped(), nip.birth_date(), nip.sex());
    }

    #[test]
    fn invariant_a_sound_nip_prints_and_reads_back(
        offset in 0_i64..20_000,
        month in 1_u32..=12,
        sex in 1_u32..=2,
        serial in 0_u32..1000,
    ) {
        let born = day("1950-01-01") + TimeDelta::days(offset);
        let text = format!("{}2010{month:02}{sex}{serial:03}", born.format("%Y%m%d"));
        let nip = Nip::new(&text);
        prop_assert_eq!(nip.check(), []);
        prop_assert_eq!(nip.birth_date(), Some(born));
        prop_assert_eq!(Nip::new(&nip.grouped()), nip);
    }
}
