//! The dossiers of the samples folder, and what is said about faulty ones.

use std::path::PathBuf;

use chrono::TimeDelta;
use patuh_domain::access::opens_next;
use patuh_domain::agreement::{Agreement, AgreementEvent, Method, Stage, stage};
use patuh_domain::calendar::{HolidayTable, Moment};
use patuh_domain::dossier::Dossier;
use patuh_domain::ids::{AgreementId, InstitutionId, OfficeId};
use uuid::Uuid;

fn sample(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../samples").join(format!("dossier-{name}.json"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

const NAMES: [&str; 11] = [
    "kecamatan-bridge",
    "kesesuaian-production",
    "lint-findings",
    "portal-poc",
    "provinsi-onboarding",
    "life-addendum",
    "life-changes",
    "life-new-pks",
    "life-refused",
    "life-sanctions",
    "life-successor",
];

#[test]
fn every_sample_is_read_and_written_back_unchanged() {
    for name in NAMES {
        let dossier = Dossier::parse(&sample(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        let written = serde_json::to_string(&dossier).expect("writes");
        assert_eq!(Dossier::parse(&written).as_ref(), Ok(&dossier), "{name}");
    }
}

#[test]
fn the_history_of_a_sample_folds_to_its_facts() {
    for name in NAMES {
        let dossier = Dossier::parse(&sample(name)).expect(name);
        let facts = dossier.facts(HolidayTable::official()).expect(name);
        let mut last = 3;
        let mut ids = || {
            last += 1;
            Uuid::from_u128(last)
        };
        let events = dossier.events(InstitutionId(Uuid::from_u128(2)), &mut ids).expect(name);
        assert!(matches!(events.first(), Some(AgreementEvent::Requested { .. })), "{name}");
        let folded = events.into_iter().fold(None, |agreement, event| {
            Agreement::evolve(agreement, AgreementId(Uuid::from_u128(3)), OfficeId(Uuid::from_u128(1)), event)
        });
        assert_eq!(folded.as_ref(), Some(&facts.agreement), "{name}");
        let accounts = &facts.agreement.accounts;
        assert_eq!(accounts.len(), dossier.user_ids.len(), "{name}");
        assert!(
            accounts.iter().zip(&dossier.user_ids).all(|(account, part)| account.bast == part.bast),
            "{name}: hand-overs are kept"
        );
        assert_eq!(facts.institution.heads, dossier.institution.heads);
        assert_eq!(facts.office.profile.zone, dossier.office.time_zone);
    }
}

#[test]
fn the_parties_come_as_commands() {
    let dossier = Dossier::parse(&sample("portal-poc")).expect("reads");
    assert_eq!(dossier.office_commands().len(), 1);
    assert_eq!(dossier.institution_commands().len(), 1);
}

#[test]
fn an_unknown_field_is_an_error_with_its_place() {
    let json = sample("portal-poc").replace("\"bandwidth_mbps\"", "\"bandwith_mbps\"");
    let line = json.lines().position(|line| line.contains("bandwith_mbps")).expect("there") + 1;
    let error = Dossier::parse(&json).expect_err("a slip of the pen");
    assert_eq!(error.line, Some(line));
    assert!(error.path.starts_with("network"), "{}", error.path);
    assert!(error.text.id.contains("bandwith_mbps"), "{}", error.text.id);
}

#[test]
fn a_wrong_value_deep_inside_is_named_by_its_path() {
    let json = sample("kesesuaian-production").replace("\"lane\": 2", "\"lane\": \"dua\"");
    let error = Dossier::parse(&json).expect_err("no number");
    assert!(error.path.starts_with("service_flows[0].steps"), "{}", error.path);
}

#[test]
fn places_that_disagree_are_named() {
    let other = sample("portal-poc").replace("patuh-dossier/1", "patuh-dossier/9");
    assert_eq!(Dossier::parse(&other).expect_err("another version").path, "schema");
    let app =
        sample("kesesuaian-production").replace("\"application\": \"Lapor Tirtamaya\"", "\"application\": \"Lapor\"");
    assert_eq!(Dossier::parse(&app).expect_err("no such application").path, "poc[0].subject.application");
    let end = sample("portal-poc").replace("\"ends_on\": \"2028-01-15\",", "");
    assert_eq!(Dossier::parse(&end).expect_err("no end").path, "agreement.ends_on");
    let form = sample("portal-poc").replace("\"form\": \"first\"", "\"form\": \"a\"");
    assert_eq!(Dossier::parse(&form).expect_err("an NDA's form").path, "declarations[0].form");
    let half = sample("kesesuaian-production").replace("\"semester\": 2,", "\"semester\": 3,");
    assert!(Dossier::parse(&half).expect_err("no such semester").text.id.contains("semester"));
}

#[test]
fn an_addendum_changes_what_it_names_and_leaves_the_rest() {
    let mut json: serde_json::Value = serde_json::from_str(&sample("portal-poc")).expect("JSON");
    json["amendments"] = serde_json::json!([
        {"effective": "2026-06-01", "card_reader": {"need": "required", "within_months": 6}},
        {"effective": "2026-09-01", "data_balikan": {"fields": ["TAHAP"], "channels": ["form"]}, "duties": {"nda": false}}
    ]);
    let dossier = Dossier::parse(&json.to_string()).unwrap_or_else(|error| panic!("{error}"));
    let agreement = dossier.facts(HolidayTable::official()).expect("facts").agreement;
    let on = |date: &str| agreement.terms_on(date.parse().expect("a date")).expect("terms");
    let (signed, first, second) = (on("2026-05-31"), on("2026-06-01"), on("2026-09-01"));
    assert_eq!((signed.card_reader.within_months, first.card_reader.within_months), (None, Some(6)));
    assert_eq!((&first.methods, &first.data_balikan), (&signed.methods, &signed.data_balikan));
    assert_eq!((second.card_reader, &second.legal_bases), (first.card_reader, &signed.legal_bases));
    assert_eq!(second.data_balikan.as_ref().expect("fields").fields, ["TAHAP"]);
    assert_eq!(second.duties.values().collect::<Vec<_>>(), [&false]);
}

#[test]
fn every_optional_part_is_understood() {
    let mut json: serde_json::Value = serde_json::from_str(&sample("portal-poc")).expect("JSON");
    let letter = serde_json::json!({"number": "1", "date": "2026-03-01"});
    json["sanctions"] = serde_json::json!([
        {"kind": "suspension", "letter": letter, "from": "2026-03-02", "lifted": {"letter": letter, "on": "2026-03-09"}}
    ]);
    json["renewals"] = serde_json::json!([
        {"letter": letter, "received_on": "2026-03-01", "outcome": {"refused": letter}},
        {"letter": letter, "received_on": "2026-03-02", "approval": letter, "outcome":
            {"addendum": {"office_number": "2", "signed_on": "2026-04-01", "ends_on": "2030-01-15"}}},
        {"letter": letter, "received_on": "2026-05-02", "outcome": {"new_agreement": {"signed_on": "2026-06-01"}}},
        {"letter": letter, "received_on": "2026-07-02", "outcome": null}
    ]);
    json["changes"] = serde_json::json!([{"kind": "head", "subject": "Kepala", "happened_on": "2026-03-01"}]);
    json["incidents"] = serde_json::json!([
        {"detected_at": "2026-03-01T02:00:00Z", "subject": "Kebocoran", "notified_at": "2026-03-02T02:00:00Z", "notice": letter}
    ]);
    json["certificates"] = serde_json::json!([
        {"number": "9", "body": "BSN", "scope": "TI", "valid_until": "2027-01-01", "received_on": "2026-03-01"}
    ]);
    json["waivers"] = serde_json::json!([
        {"kind": "iso_certificate", "reason": "Diskominfo", "by": "Petugas", "on": "2026-03-01"}
    ]);
    json["predecessor"] = serde_json::json!({"number": "400.12/01", "cause": "renewal", "bast": letter});
    json["corrections"] = serde_json::json!([
        {"semester": "2026-1", "report": letter, "on": "2026-07-20", "reasons": "Jumlah hit"}
    ]);
    json["agreement"]["duties"] = serde_json::json!({"sptjm": false});
    json["juknis"]["user_id_request_by"] = serde_json::json!("2026-02-01");
    json["ending"] = serde_json::json!({"kind": "ended", "on": "2026-08-01", "letter": letter, "cause": "consent"});
    json["closing"] = serde_json::json!({"bast": {"number": "7", "date": "2026-08-10"}});
    let dossier = Dossier::parse(&json.to_string()).unwrap_or_else(|error| panic!("{error}"));
    let facts = dossier.facts(HolidayTable::official()).expect("facts");
    let agreement = &facts.agreement;
    assert!(agreement.sanctions[0].lifted.is_some());
    assert_eq!(agreement.renewals.iter().filter(|renewal| renewal.outcome.is_some()).count(), 3);
    assert!(agreement.renewals[1].approval.is_some());
    assert!(agreement.incidents[0].notified_at.is_some() && agreement.closing.is_some());
    assert_eq!(agreement.terms[0].duties.len(), 1);
    let before = agreement.predecessor.as_ref().expect("the agreement before");
    assert!(before.bast.is_some() && before.agreement.is_none());
    assert_eq!(agreement.corrections.len(), 1);
    let zone = facts.office.profile.zone;
    let after = Moment::start_of("2026-08-02".parse().expect("a date"), zone);
    assert_eq!(stage(&facts, &after), Stage::Ended);
}

#[test]
fn purposes_and_hours_hold_from_their_day_to_their_last() {
    let mut json: serde_json::Value = serde_json::from_str(&sample("portal-poc")).expect("JSON");
    json["purposes"] = serde_json::json!([
        {"name": "Loket", "methods": ["web_portal"], "elements": ["nik"], "from": "2026-03-02"},
        {"name": "Bantuan", "methods": ["web_portal"], "elements": ["nik", "nama_lengkap"],
         "from": "2026-03-02", "until": "2026-04-30"}
    ]);
    json["hours"] = serde_json::json!([
        {"from": "2026-03-02", "reason": "Jam loket",
         "hours": {"week": {"workdays": {"opens": "07:30", "closes": "16:00"}, "saturday": null, "sunday": null}}},
        {"from": "2026-05-04", "reason": "Kembali", "hours": null}
    ]);
    let dossier = Dossier::parse(&json.to_string()).unwrap_or_else(|error| panic!("{error}"));
    let facts = dossier.facts(HolidayTable::official()).expect("facts");
    let zone = facts.office.profile.zone;
    let names = |date: &str| {
        let moment = Moment::start_of(date.parse().expect("a date"), zone);
        let names = facts.purposes(Method::WebPortal, &moment).into_iter().map(|purpose| purpose.name);
        names.collect::<Vec<_>>().join(", ")
    };
    assert_eq!(names("2026-03-01"), dossier.request.purpose, "none has begun");
    assert_eq!(names("2026-04-30"), "Loket, Bantuan");
    assert_eq!(names("2026-05-01"), "Loket");
    let opens = |date: &str, hour| opens_next(&facts, &Moment::at(zone, date.parse().expect("a date"), hour));
    // A Tuesday: open at ten, closed at six and from the afternoon on, until the office's own hours hold again.
    assert_eq!(opens("2026-03-03", 10), None);
    let morning = Moment::at(zone, "2026-03-03".parse().expect("a date"), 0).instant + TimeDelta::minutes(450);
    assert_eq!(opens("2026-03-03", 6), Some(morning));
    assert_eq!(opens("2026-05-05", 6), None);

    json["hours"][0]["hours"]["week"]["saturday"] = serde_json::json!({"opens": "12:00", "closes": "9:00"});
    let error = Dossier::parse(&json.to_string()).expect_err("closes before it opens");
    assert_eq!(error.path, "hours[0].hours.week.saturday");
    assert!(error.text.id.contains("07:30"), "{}", error.text.id);
}

#[test]
fn a_request_alone_is_a_dossier() {
    let mut json: serde_json::Value = serde_json::from_str(&sample("portal-poc")).expect("JSON");
    let whole = json.as_object_mut().expect("an object");
    whole.retain(|key, _| matches!(key.as_str(), "schema" | "office" | "institution" | "request"));
    let dossier = Dossier::parse(&json.to_string()).unwrap_or_else(|error| panic!("{error}"));
    let facts = dossier.facts(HolidayTable::official()).expect("facts");
    let moment = Moment::start_of("2025-11-05".parse().expect("a date"), facts.office.profile.zone);
    assert_eq!(stage(&facts, &moment), Stage::Requested);
}

#[cfg(feature = "schema")]
#[test]
fn the_published_schema_names_every_part() {
    let schema = serde_json::to_value(patuh_domain::dossier::json_schema()).expect("JSON");
    assert_eq!(schema["title"], "Dossier");
    assert_eq!(schema["additionalProperties"], serde_json::json!(false));
    let parts = schema["properties"].as_object().expect("properties");
    assert!(["office", "agreement", "renewals", "waivers"].iter().all(|part| parts.contains_key(*part)));
}
