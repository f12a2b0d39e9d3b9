//! The worked agreements and dossiers. `PATUH_VECTORS` names another directory of the same files.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use patuh_domain::agreement::{IsoRule, Method, ReaderClause, ReaderNeed, standing};
use patuh_domain::calendar::{DueDate, HolidayTable, Moment};
use patuh_domain::dossier::Dossier;
use patuh_domain::duty::{DutyKind, duties};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

mod standing_common;
mod standing_expected;
use standing_common::{at, running, signed};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn vectors<T: DeserializeOwned>(name: &str) -> T {
    let folder = std::env::var_os("PATUH_VECTORS").map_or_else(|| root().join("tests/vectors"), PathBuf::from);
    let text = read(&folder.join(name));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[derive(Deserialize)]
struct AgreementCase {
    signed_on: NaiveDate,
    ends_on: NaiveDate,
    iso_rule: String,
    expect: AgreementExpected,
}

#[derive(Deserialize)]
struct AgreementExpected {
    iso_certificate_due: String,
    renewal_letter_due: NaiveDate,
    reader_procurement_due: NaiveDate,
    first_day_without_access: NaiveDate,
    semester_reports: Vec<ReportCase>,
}

#[derive(Deserialize)]
struct ReportCase {
    year: i32,
    semester: u8,
    due: String,
}

fn printed(due: Option<DueDate>) -> String {
    match due {
        None => "none".to_owned(),
        Some(DueDate::Fixed(date)) => date.to_string(),
        Some(DueDate::Provisional { .. }) => "year_not_covered".to_owned(),
    }
}

#[test]
fn agreements() {
    for case in vectors::<Vec<AgreementCase>>("agreements.json") {
        let mut facts = signed(&case.signed_on.to_string(), &case.ends_on.to_string());
        let terms = &mut facts.agreement.terms[0];
        terms.iso_27001 = match case.iso_rule.as_str() {
            "none" => None,
            "signed+6m" => Some(IsoRule::MonthsAfterSignature { months: 6 }),
            date => Some(IsoRule::FixedDate { date: date.parse().expect("date") }),
        };
        terms.card_reader = ReaderClause { need: ReaderNeed::Required, within_months: Some(12) };
        // The due dates are the same while it runs and long after it ended.
        for today in [case.signed_on, case.ends_on, case.first_beyond()] {
            let found = duties(&facts, &at(&today.to_string()));
            let due = |id: &str| found.iter().find(|duty| duty.id == id).and_then(|duty| duty.due);
            let who = format!("{} on {today}", case.signed_on);
            assert_eq!(printed(due("iso_certificate")), case.expect.iso_certificate_due, "{who}");
            assert_eq!(printed(due("renewal_letter")), case.expect.renewal_letter_due.to_string(), "{who}");
            assert_eq!(printed(due("reader_procurement")), case.expect.reader_procurement_due.to_string(), "{who}");
            let reports: Vec<_> = found
                .iter()
                .filter(|duty| duty.kind == DutyKind::SemesterReport)
                .map(|duty| (duty.subject.clone().unwrap_or_default(), printed(duty.due)))
                .collect();
            let expected: Vec<_> = case
                .expect
                .semester_reports
                .iter()
                .map(|report| (format!("{}-{}", report.year, report.semester), report.due.clone()))
                .collect();
            assert_eq!(reports, expected, "{who}");
        }
    }
}

impl AgreementCase {
    fn first_beyond(&self) -> NaiveDate {
        self.expect.first_day_without_access + chrono::Days::new(400)
    }
}

#[test]
fn first_day_without_access() {
    for case in vectors::<Vec<AgreementCase>>("agreements.json") {
        let mut facts = running();
        let shift = case.signed_on.to_string();
        let agreement = &mut facts.agreement;
        agreement.pks = Some(standing_common::pks(&shift, &case.ends_on.to_string()));
        agreement.juknis = Some(standing_common::juknis(&shift));
        agreement.terms[0].effective = case.signed_on;
        agreement.accounts[0] = standing_common::account(20, &[Method::WebPortal], &shift, Some(&shift));
        agreement.operators[0].since = case.signed_on;
        for declaration in &mut agreement.declarations {
            declaration.signed_on = case.signed_on;
        }
        let granted = |date: NaiveDate| standing(&facts, &at(&date.to_string())).access.granted;
        let first_without = case.expect.first_day_without_access;
        assert!(granted(first_without - chrono::Days::new(1)), "{shift}");
        assert!(!granted(first_without), "{shift}");
    }
}

#[test]
fn standings_of_the_sample_dossiers() {
    for case in standing_expected::cases(&root()) {
        let who = format!("{} on {}", case.dossier, case.today);
        let dossier = Dossier::parse(&read(&case.file(&root()))).unwrap_or_else(|error| panic!("{who}: {error}"));
        let facts = dossier.facts(HolidayTable::official()).unwrap_or_else(|error| panic!("{who}: {error}"));
        let moment = Moment::start_of(case.today, facts.office.profile.zone);
        case.check(&serde_json::to_value(standing(&facts, &moment)).expect("a standing is JSON"));
    }
}

#[test]
fn the_standing_has_the_shape_of_the_contract() {
    let found = serde_json::to_value(standing(&running(), &at("2026-11-21"))).expect("a standing is JSON");
    for key in ["today", "stage", "suspended", "access_revoked", "access", "duties", "next"] {
        assert!(found.get(key).is_some(), "{key}");
    }
    assert_eq!(found["access"]["accounts"][0]["user_id"], "wanasari-20");
    assert_eq!(found["access"]["accounts"][0]["refusal"], Value::Null);
    assert!(found["access"]["why"].is_string());
    let report = found["duties"].as_array().expect("duties").iter().find(|duty| duty["id"] == "semester_report:2027-2");
    let due = &report.expect("the last full semester")["due"];
    assert_eq!(due["missing_year"], 2028);
    assert!(due["provisional"].is_string());
    for duty in found["duties"].as_array().expect("duties") {
        for key in ["id", "kind", "subject", "who", "due", "due_at", "state", "days", "working_days", "blocks", "basis"]
        {
            assert!(duty.get(key).is_some(), "{key} of {}", duty["id"]);
        }
    }
}
