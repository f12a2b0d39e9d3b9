//! The stage from facts and a date, case by case (decisions.md 12 to 16).

use patuh_domain::agreement::*;
use patuh_domain::calendar::{Moment, Zone};
use patuh_domain::duty::DutyState;
use patuh_domain::ids::AgreementId;

mod standing_common;
use standing_common::*;

fn on(facts: &Facts, date: &str) -> Stage {
    stage(facts, &at(date))
}

fn request(date: &str) -> Request {
    Request {
        letter: letter("470/118", date),
        subject: "Permohonan".to_owned(),
        purpose: "bantuan sosial".to_owned(),
        daily_need: None,
        methods: vec![grant(Method::WebPortal)],
        data_balikan: None,
        term_years: Some(2),
        received_on: day(date),
        study: Study::default(),
        scan: None,
    }
}

fn requested() -> Facts {
    let mut facts = running();
    let blank = Agreement::blank(AgreementId(id(3)), facts.office.id, facts.institution.id);
    facts.agreement = blank;
    facts.agreement.requests.push(request("2025-11-03"));
    facts
}

#[test]
fn stages_one_to_five() {
    let mut facts = requested();
    facts.agreement.taken_up.push(day("2025-11-07"));
    facts.agreement.forwarding = Some(letter("470/512", "2025-11-12"));
    facts.agreement.approval = Some(Approval {
        letter: letter("400/0921", "2025-12-19"),
        subject: "Persetujuan".to_owned(),
        signed_by: "Direktur Jenderal".to_owned(),
        kind: ApprovalKind::New,
        scan: None,
    });
    facts.agreement.terms.push(terms("2025-12-20", &[Method::WebPortal]));
    facts.agreement.finals = vec![(Text::Pks, day("2026-01-10")), (Text::Juknis, day("2026-01-12"))];
    facts.agreement.pks = Some(pks("2026-01-15", "2028-01-15"));
    facts.agreement.juknis = Some(juknis("2026-01-20"));
    for (date, expected) in [
        ("2025-11-03", Stage::Requested),
        ("2025-11-07", Stage::UnderReview),
        ("2025-11-12", Stage::AwaitingApproval),
        ("2025-12-19", Stage::Drafting),
        ("2026-01-10", Stage::Drafting),
        ("2026-01-12", Stage::Signing),
        // A signed PKS without Juknis stays in Signing, without access.
        ("2026-01-15", Stage::Signing),
        ("2026-01-19", Stage::Signing),
        ("2026-01-20", Stage::Onboarding),
    ] {
        assert_eq!(on(&facts, date), expected, "{date}");
    }
}

#[test]
fn a_return_goes_back_to_the_applicant_until_taken_up_again() {
    let mut facts = requested();
    let agreement = &mut facts.agreement;
    agreement.taken_up.push(day("2025-11-07"));
    agreement.returns.push(Return { on: day("2025-11-07"), reasons: "Kajian teknis belum ada".to_owned() });
    assert_eq!(on(&facts, "2025-11-08"), Stage::Requested);
    facts.agreement.requests.push(request("2025-11-20"));
    assert_eq!(on(&facts, "2025-11-20"), Stage::Requested);
    facts.agreement.taken_up.push(day("2025-11-20"));
    assert_eq!(on(&facts, "2025-11-20"), Stage::UnderReview);
    assert_eq!(on(&facts, "2025-11-19"), Stage::Requested, "as known then");
}

#[test]
fn withdrawn_and_rejected_only_before_the_signature() {
    let mut facts = requested();
    facts.agreement.ending =
        Some(Ending::Withdrawn { on: day("2025-11-30"), letter: None, reason: "Batal".to_owned() });
    assert_eq!(on(&facts, "2025-11-29"), Stage::Requested);
    assert_eq!(on(&facts, "2025-11-30"), Stage::Withdrawn);
    facts.agreement.ending =
        Some(Ending::Rejected { letter: letter("400/1", "2025-12-01"), reason: "Tidak disetujui".to_owned() });
    assert_eq!(on(&facts, "2025-12-01"), Stage::Rejected);
}

#[test]
fn proof_of_concept_until_every_initial_subject_is_settled() {
    let mut facts = signed("2026-01-15", "2028-01-15");
    let agreement = &mut facts.agreement;
    agreement.terms[0] = terms("2026-01-15", &[Method::WebPortal, Method::WebServiceCallNik]);
    let first = application(30, Method::WebServiceCallNik, "2026-01-15");
    let later = application(31, Method::WebServiceCallNik, "2026-06-01");
    let (first_id, later_id) = (first.id, later.id);
    agreement.applications.extend([first, later]);
    // Recorded as not required before anything was handed over: that alone is no production.
    agreement.poc_results.push(PocResult {
        verdict: Verdict::NotRequired,
        letter: None,
        ..passed(PocSubject::Method(Method::WebPortal), "2026-01-15")
    });
    agreement.accounts.push(account(20, &[Method::WebPortal], "2026-01-19", Some("2026-02-02")));
    assert_eq!(on(&facts, "2026-02-01"), Stage::Onboarding);
    assert_eq!(on(&facts, "2026-02-02"), Stage::ProofOfConcept);
    let failed = PocResult { verdict: Verdict::NeedsWork, ..passed(PocSubject::Application(first_id), "2026-03-01") };
    facts.agreement.poc_results.push(failed);
    assert_eq!(on(&facts, "2026-03-02"), Stage::ProofOfConcept);
    facts.agreement.poc_results.push(passed(PocSubject::Application(first_id), "2026-03-20"));
    assert_eq!(on(&facts, "2026-03-20"), Stage::Production);
    // A later application never moves the stage back, tried or not.
    assert_eq!(on(&facts, "2026-06-02"), Stage::Production);
    facts
        .agreement
        .poc_results
        .push(PocResult { verdict: Verdict::Failed, ..passed(PocSubject::Application(later_id), "2026-07-01") });
    assert_eq!(on(&facts, "2026-07-02"), Stage::Production);
}

#[test]
fn suspension_and_revocation_are_overlays() {
    let mut facts = running();
    let from = Moment::at(Zone::Wib, day("2026-05-04"), 13);
    facts.agreement.sanctions.push(sanction(40, SanctionKind::Suspension, from));
    let before = standing(&facts, &Moment::at(Zone::Wib, day("2026-05-04"), 12));
    assert!(!before.suspended && before.access.granted);
    let during = standing(&facts, &from);
    assert_eq!(during.stage, Stage::Production);
    assert!(during.suspended && !during.access_revoked && !during.access.granted);
    assert!(!during.duties.is_empty(), "duties continue");
    let lifted_at = Moment::at(Zone::Wib, day("2026-05-20"), 9).instant;
    facts.agreement.sanctions[0].lifted = Some(Lift { letter: letter("400.12/950", "2026-05-20"), at: lifted_at });
    assert!(standing(&facts, &at("2026-05-19")).suspended);
    assert!(standing(&facts, &at("2026-05-20")).access.granted);
    facts.agreement.sanctions.push(sanction(41, SanctionKind::Revocation, at("2026-08-01")));
    let revoked = standing(&facts, &at("2026-08-01"));
    assert!(revoked.access_revoked && !revoked.access.granted && revoked.stage == Stage::Production);
    assert!(!standing(&facts, &at("2028-02-01")).access_revoked, "no overlay on an ended agreement");
}

fn bridged() -> Facts {
    let mut facts = running();
    facts.agreement.renewals.push(renewal("2027-11-01"));
    facts.agreement.declarations.push(declaration(DeclarationKind::SptjmRenewal, HEAD, None, "2028-01-10"));
    facts
}

#[test]
fn the_bridge_lasts_six_months_by_default() {
    let mut facts = bridged();
    assert_eq!(on(&facts, "2027-10-31"), Stage::Production);
    assert_eq!(on(&facts, "2027-11-01"), Stage::Renewing);
    assert_eq!(on(&facts, "2028-01-15"), Stage::Renewing);
    assert_eq!(on(&facts, "2028-01-16"), Stage::Bridged);
    assert_eq!(on(&facts, "2028-07-15"), Stage::Bridged);
    assert_eq!(on(&facts, "2028-07-16"), Stage::Ended);
    facts.office.settings.bridge_months = 3;
    assert_eq!(on(&facts, "2028-04-15"), Stage::Bridged);
    assert_eq!(on(&facts, "2028-04-16"), Stage::Ended);
}

#[test]
fn no_bridge_for_a_renewal_letter_after_the_end() {
    let mut facts = bridged();
    facts.agreement.renewals[0] = renewal("2028-01-16");
    assert_eq!(on(&facts, "2028-01-16"), Stage::Ended);
}

#[test]
fn a_late_sptjm_resumes_until_closing() {
    let mut facts = bridged();
    let form = facts.agreement.declarations.last_mut().expect("renewal form");
    form.signed_on = day("2028-02-20");
    assert_eq!(on(&facts, "2028-02-19"), Stage::Ended);
    assert_eq!(on(&facts, "2028-02-20"), Stage::Bridged);
    assert!(standing(&facts, &at("2028-02-20")).access.granted);
    let closing = |date| Closing { bast: letter("470/30", date), remark: None, frozen_due: None };
    facts.agreement.closing = Some(closing("2028-02-10"));
    assert_eq!(on(&facts, "2028-02-20"), Stage::Ended);
    facts.agreement.closing = Some(closing("2028-03-10"));
    assert_eq!(on(&facts, "2028-03-09"), Stage::Bridged);
    assert_eq!(on(&facts, "2028-03-10"), Stage::Ended);
}

#[test]
fn the_bridge_ends_with_a_refusal_a_letter_or_a_successor() {
    let mut facts = bridged();
    facts.agreement.renewals[0].outcome = Some(RenewalOutcome::Refused(letter("400/9", "2028-03-01")));
    assert_eq!(on(&facts, "2028-02-29"), Stage::Bridged);
    assert_eq!(on(&facts, "2028-03-01"), Stage::Ended);
    facts.agreement.renewals[0].outcome = Some(RenewalOutcome::NewAgreement { signed_on: day("2028-03-02") });
    assert_eq!(on(&facts, "2028-03-01"), Stage::Bridged);
    assert_eq!(on(&facts, "2028-03-02"), Stage::Ended);
    facts.agreement.renewals[0].outcome = None;
    facts.agreement.ending =
        Some(Ending::Ended { on: day("2028-03-31"), letter: letter("400/10", "2028-03-15"), cause: EndCause::Consent });
    assert_eq!(on(&facts, "2028-03-31"), Stage::Bridged);
    assert_eq!(on(&facts, "2028-04-01"), Stage::Ended);
}

#[test]
fn an_addendum_prolongs_without_a_gap() {
    let mut facts = bridged();
    facts.agreement.renewals[0].outcome = Some(RenewalOutcome::Addendum(Addendum {
        office_number: "400.12/11".to_owned(),
        institution_number: None,
        signed_on: day("2028-03-01"),
        ends_on: day("2030-01-15"),
        scan: None,
    }));
    assert_eq!(on(&facts, "2028-02-29"), Stage::Bridged);
    assert_eq!(on(&facts, "2028-03-01"), Stage::Production);
    assert_eq!(on(&facts, "2030-01-15"), Stage::Production);
    assert_eq!(on(&facts, "2030-01-16"), Stage::Ended);
    let period = facts.force_days(&at("2029-01-01"));
    assert_eq!(period, vec![Period { from: day("2026-01-15"), until: day("2030-01-15") }]);
}

#[test]
fn a_new_head_keeps_the_bridge_but_not_the_access() {
    let mut facts = bridged();
    facts.institution.heads.push(head(SECOND_HEAD, "2028-03-01"));
    let found = standing(&facts, &at("2028-03-01"));
    assert_eq!(found.stage, Stage::Bridged);
    assert_eq!(found.access.refusal.map(|code| code.number()), Some("16"));
    facts.agreement.declarations.push(declaration(DeclarationKind::SptjmRenewal, SECOND_HEAD, None, "2028-03-05"));
    assert!(standing(&facts, &at("2028-03-05")).access.granted);
}

#[test]
fn an_addendum_never_closes_what_was_open_the_day_before() {
    let mut facts = bridged();
    facts.institution.heads.push(head(SECOND_HEAD, "2028-03-01"));
    facts.agreement.declarations.push(declaration(DeclarationKind::SptjmRenewal, SECOND_HEAD, None, "2028-03-05"));
    facts.agreement.renewals[0].outcome = Some(RenewalOutcome::Addendum(Addendum {
        office_number: "400.12/11".to_owned(),
        institution_number: None,
        signed_on: day("2028-04-01"),
        ends_on: day("2030-01-15"),
        scan: None,
    }));
    for today in ["2028-03-31", "2028-04-01", "2030-01-15"] {
        assert!(standing(&facts, &at(today)).access.granted, "{today}: the form of the present head was signed");
    }
    assert_eq!(state(&facts, "sptjm", "2028-04-01"), Some(DutyState::Fulfilled));
    // The next head signs anew.
    facts.institution.heads.push(head(HEAD, "2028-06-01"));
    assert!(!standing(&facts, &at("2028-06-01")).access.granted);
}

#[test]
fn ended_and_terminated_by_letter() {
    let mut facts = running();
    facts.agreement.ending =
        Some(Ending::Ended { on: day("2026-09-30"), letter: letter("400/10", "2026-09-01"), cause: EndCause::Renamed });
    assert_eq!(on(&facts, "2026-09-30"), Stage::Production);
    assert_eq!(on(&facts, "2026-10-01"), Stage::Ended);
    facts.agreement.ending = Some(Ending::Terminated {
        on: day("2026-09-30"),
        letter: letter("400/10", "2026-09-01"),
        reason: "Laporan tidak pernah disampaikan".to_owned(),
    });
    assert_eq!(on(&facts, "2026-09-29"), Stage::Production);
    assert_eq!(on(&facts, "2026-09-30"), Stage::Terminated);
    assert!(!facts.in_force_on(day("2026-09-30"), &at("2026-10-30")));
}
