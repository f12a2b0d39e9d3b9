//! Acts that are letters first: reminders, the account of a breach, the protocol of a trial, the hand-over of an
//! integration.

mod decide_common;

use decide_common::*;
use patuh_domain::agreement::{AgreementCommand as C, *};
use patuh_domain::refusal::Rule;

const LATE: &str = "iso_certificate";

fn remind(duty: &str, date: &str, until: Option<&str>) -> C {
    C::Remind {
        reminder: Reminder { duty: duty.to_owned(), letter: letter("400.12/801", date), until: until.map(day) },
    }
}

#[test]
fn only_a_duty_that_is_open_is_called_to_mind() {
    let mut world = in_production();
    assert_eq!(world.refused(&staff(), "2026-03-10", remind(LATE, "2026-03-10", None)).rule, Rule::Duplicate);
    // The certificate was due on 15 July.
    let early = world.refused(&staff(), "2026-07-20", remind(LATE, "2026-07-20", Some("2026-07-01")));
    assert_eq!((early.rule, early.field.as_deref()), (Rule::DateOrder, Some("until")));
    let unknown = world.refused(&staff(), "2026-07-20", remind("semester_report:1999-1", "2026-07-20", None));
    assert_eq!((unknown.rule, unknown.field.as_deref()), (Rule::Missing, Some("duty")));
    world.does(&staff(), "2026-07-20", remind(LATE, "2026-07-20", Some("2026-08-03")));
    let again = remind(LATE, "2026-07-20", Some("2026-08-03"));
    assert_eq!(world.refused(&staff(), "2026-07-21", again).rule, Rule::Duplicate);
    assert_eq!(world.refused(&institution_head(), "2026-07-21", remind(LATE, "2026-07-21", None)).rule, Rule::Role);
    let warn = |duty: &str| C::Warn {
        letter: letter("400.12/820", "2026-08-10"),
        basis: "Sertifikat belum diserahkan".to_owned(),
        demand: Demand { duty: Some(duty.to_owned()), action: None, until: Some(day("2026-08-24")) },
    };
    assert_eq!(world.refused(&office_head(), "2026-08-10", warn("closing")).rule, Rule::Missing);
    world.does(&office_head(), "2026-08-10", warn(LATE));
    let facts = world.agreement.as_ref().expect("facts");
    assert_eq!(facts.reminders.len(), 1);
    assert_eq!(facts.sanctions[0].demand.duty.as_deref(), Some(LATE));
}

#[test]
fn a_breach_is_described_until_it_is_told() {
    let mut world = in_production();
    let details = |handling: &str| IncidentDetails {
        handling: Some(handling.to_owned()),
        persons: Some(12),
        ..IncidentDetails::default()
    };
    let report = C::ReportIncident {
        detected_at: morning("2026-05-04"),
        subject: "Berkas terkirim ke alamat salah".to_owned(),
        details: IncidentDetails::default(),
    };
    world.does(&operator(), "2026-05-04", report);
    let incident = world.agreement.as_ref().expect("facts").incidents[0].id;
    let describe = |handling: &str| C::DescribeIncident { incident, details: details(handling) };
    assert_eq!(world.refused(&operator(), "2026-05-04", describe("dihapus")).rule, Rule::Role);
    world.does(&admin(), "2026-05-04", describe("dihapus"));
    world.does(&admin(), "2026-05-05", describe("dihapus dan dinyatakan tertulis"));
    let known = world.agreement.as_ref().expect("facts").incidents[0].details.clone();
    assert_eq!(known, details("dihapus dan dinyatakan tertulis"));
    let notify = C::NotifyIncident { incident, at: morning("2026-05-06"), notice: letter("470/77", "2026-05-06") };
    world.does(&institution_head(), "2026-05-06", notify);
    assert_eq!(world.refused(&admin(), "2026-05-07", describe("lain")).rule, Rule::Duplicate);
}

#[test]
fn a_trial_is_not_passed_with_a_failed_check() {
    let mut world = handed_over(&[Method::WebPortal]);
    let subject = PocSubject::Method(Method::WebPortal);
    let early = TrialWish { wished_on: Some(day("2026-02-01")), ..TrialWish::default() };
    let ask = |wish| C::RequestPoc { subjects: vec![subject], letter: letter("400.9/50", "2026-02-10"), wish };
    let refused = world.refused(&institution_head(), "2026-02-10", ask(early));
    assert_eq!(refused.field.as_deref(), Some("wished_on"));
    world.does(&institution_head(), "2026-02-10", ask(TrialWish::default()));
    world.does(
        &staff(),
        "2026-02-12",
        C::SchedulePoc {
            subjects: vec![subject],
            scheduled_on: day("2026-02-20"),
            confirmation: letter("400.12/33", "2026-02-12"),
            meeting: TrialMeeting::default(),
        },
    );
    let check = |key: &str, outcome| PocCheck { key: key.to_owned(), outcome, remark: None };
    let result = |verdict, checks| C::RecordPocResult {
        subject,
        verdict,
        letter: Some(letter("400.12/40", "2026-02-23")),
        remark: None,
        protocol: Protocol { checks, officers: Vec::new() },
        on: day("2026-02-23"),
    };
    let failed = vec![check("purpose", CheckOutcome::Passed), check("masking", CheckOutcome::Failed)];
    let refused = world.refused(&staff(), "2026-02-23", result(Verdict::Passed, failed.clone()));
    assert_eq!(refused.field.as_deref(), Some("verdict"));
    // Response codes belong to programs, and a check is made once.
    let foreign = vec![check("code_13", CheckOutcome::Passed)];
    assert_eq!(world.refused(&staff(), "2026-02-23", result(Verdict::Passed, foreign)).field.as_deref(), Some("check"));
    let twice = vec![check("purpose", CheckOutcome::Passed), check("purpose", CheckOutcome::Passed)];
    assert_eq!(world.refused(&staff(), "2026-02-23", result(Verdict::Passed, twice)).rule, Rule::Duplicate);
    world.does(&staff(), "2026-02-23", result(Verdict::NeedsWork, failed));
    assert_eq!(world.agreement.as_ref().expect("facts").poc_results[0].protocol.checks.len(), 2);
}

#[test]
fn what_programs_need_is_handed_over_where_there_are_programs() {
    let handover = |names: &[&str]| C::HandOverIntegration {
        handover: IntegrationHandover {
            bast: letter("400.12/1210", "2026-02-10"),
            items: names.iter().map(|name| IntegrationItem { name: (*name).to_owned(), remark: None }).collect(),
            receiver: None,
        },
    };
    let mut portal = handed_over(&[Method::WebPortal]);
    assert_eq!(portal.refused(&staff(), "2026-02-10", handover(&["Tabel Master"])).rule, Rule::Duplicate);
    let mut program = handed_over(&[Method::WebServiceCallNik]);
    assert_eq!(program.refused(&staff(), "2026-02-10", handover(&[])).field.as_deref(), Some("item"));
    assert_eq!(
        program.refused(&staff(), "2026-02-10", handover(&["Tabel Master", "Tabel Master"])).rule,
        Rule::Duplicate
    );
    program.does(&staff(), "2026-02-10", handover(&INTEGRATION_ITEMS));
    assert_eq!(program.agreement.as_ref().expect("facts").integration[0].items.len(), INTEGRATION_ITEMS.len());
}
