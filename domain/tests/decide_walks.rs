//! Agreements walked by the persons concerned, through stages 1 to 8 and to every ending.

mod decide_common;

use decide_common::*;
use patuh_domain::agreement::{AgreementAction as A, AgreementCommand as C, *};
use patuh_domain::calendar::{Moment, Semester, Zone};
use patuh_domain::duty::{DutyState, Responsible, duties};
use patuh_domain::refusal::Rule;

#[track_caller]
fn next_is(world: &World, today: &str, command: A, who: Responsible) {
    let steps = world.next(today);
    let first = steps.first().unwrap_or_else(|| panic!("nothing next on {today}"));
    assert_eq!((first.command, first.who), (command, who), "on {today}: {}", first.why.id);
}

#[test]
fn from_request_to_production() {
    let mut world = World::new();
    world.does(&institution_head(), "2025-11-03", request("2025-11-03"));
    assert_eq!(world.stage("2025-11-03"), Stage::Requested);
    next_is(&world, "2025-11-03", A::TakeUp, Responsible::Office);
    assert_eq!(world.next("2025-11-05")[0].waiting_since, Some(day("2025-11-03")));

    world.does(&staff(), "2025-11-07", C::TakeUp { on: day("2025-11-07") });
    assert_eq!(world.stage("2025-11-07"), Stage::UnderReview);
    next_is(&world, "2025-11-07", A::CheckCompleteness, Responsible::Office);

    world.does(&staff(), "2025-11-08", checklist("2025-11-08", &["kajian_teknis"]));
    next_is(&world, "2025-11-08", A::ReturnForChanges, Responsible::Office);
    let early = world.refused(&staff(), "2025-11-08", C::Forward { letter: letter("1", "2025-11-08") });
    assert_eq!(early.rule, Rule::Missing);
    world.does(
        &staff(),
        "2025-11-08",
        C::ReturnForChanges { on: day("2025-11-08"), reasons: "Kajian teknis belum ada".to_owned() },
    );
    assert_eq!(world.stage("2025-11-08"), Stage::Requested);
    next_is(&world, "2025-11-08", A::SubmitRequest, Responsible::HeadOfInstitution);
    world.does(&institution_head(), "2025-11-09", request("2025-11-09"));
    next_is(&world, "2025-11-09", A::TakeUp, Responsible::Office);
    world.does(&staff(), "2025-11-10", C::TakeUp { on: day("2025-11-10") }).does(
        &staff(),
        "2025-11-10",
        checklist("2025-11-10", &[]),
    );
    next_is(&world, "2025-11-10", A::Forward, Responsible::Office);
    world.does(&office_head(), "2025-11-12", C::Forward { letter: letter("400.12/512", "2025-11-12") });
    assert_eq!(world.stage("2025-11-12"), Stage::AwaitingApproval);
    next_is(&world, "2025-11-12", A::RecordApproval, Responsible::Office);
    world.does(&staff(), "2025-12-22", approval("2025-12-19"));
    assert_eq!(world.stage("2025-12-22"), Stage::Drafting);
    next_is(&world, "2025-12-22", A::AppointTeam, Responsible::HeadOfOffice);

    let world = in_production();
    assert_eq!(world.stage("2026-01-12"), Stage::Signing);
    assert_eq!(world.stage("2026-01-15"), Stage::Onboarding);
    assert_eq!(world.stage("2026-02-02"), Stage::ProofOfConcept);
    assert_eq!(world.stage("2026-02-27"), Stage::Production);
    let agreement = world.agreement.as_ref().expect("an agreement");
    let terms = agreement.terms_on(day("2026-01-15")).expect("terms");
    assert_eq!(terms.effective, day("2026-01-15"), "the terms hold from the signature");
    next_is(&world, "2026-01-16", A::RecordDeclaration, Responsible::HeadOfInstitution);
    next_is(&world, "2026-02-03", A::RequestPoc, Responsible::HeadOfInstitution);
    next_is(&world, "2026-02-10", A::SchedulePoc, Responsible::Office);
    next_is(&world, "2026-02-26", A::RecordPocResult, Responsible::Office);
}

#[test]
fn onboarding_says_what_is_missing_one_by_one() {
    let mut world = signed(&[Method::WebServiceCallNik]);
    world.office.settings.second_approval = true;
    let bast = |date| letter("BAST-1", date);
    let missing = |world: &World, today: &str| {
        let possible = world.lawful(&staff(), today);
        let hand_over = possible.into_iter().find(|possible| possible.action == A::HandOverUserId).expect("offered");
        hand_over.allowed.err().map(|refusal| refusal.what.id.into_owned())
    };
    assert!(missing(&world, "2026-01-16").is_some_and(|what| what.contains("User ID belum diminta")));
    world.does(&institution_head(), "2026-01-19", user_id("2026-01-19", &[Method::WebServiceCallNik]));
    let account = world.account();
    assert!(missing(&world, "2026-01-19").is_some_and(|what| what.contains("Persetujuan akses dari Ditjen")));
    world.does(&staff(), "2026-01-20", C::RequestAccessApproval { letter: letter("973/1", "2026-01-20") }).does(
        &staff(),
        "2026-01-25",
        C::RecordAccessApproval { letter: letter("400/2", "2026-01-25") },
    );
    assert!(missing(&world, "2026-01-25").is_some_and(|what| what.contains("SPTJM")));
    world.does(&institution_head(), "2026-01-26", declare(DeclarationKind::SptjmFirst, None, "2026-01-26"));
    assert!(missing(&world, "2026-01-26").is_some_and(|what| what.contains("NDA")));
    world.does(&institution_head(), "2026-01-26", declare(DeclarationKind::NdaA, None, "2026-01-26"));
    assert!(missing(&world, "2026-01-26").is_some_and(|what| what.contains("Jaringan")));
    world.does(&admin(), "2026-01-30", network(Some("2026-01-30")));
    assert!(missing(&world, "2026-01-30").is_some_and(|what| what.contains("Alamat IP")));
    let refusal = world.refused(
        &staff(),
        "2026-01-30",
        C::RegisterAddresses { account, ip_addresses: vec!["10.20.4.1555".to_owned()], from: None },
    );
    assert_eq!(refusal.field.as_deref(), Some("ip_addresses"));
    world.does(
        &staff(),
        "2026-01-30",
        C::RegisterAddresses { account, ip_addresses: vec!["10.20.4.15".to_owned()], from: None },
    );
    assert_eq!(missing(&world, "2026-01-30"), None);
    next_is(&world, "2026-01-30", A::HandOverUserId, Responsible::Office);
    let early = world.refused(&staff(), "2026-01-30", C::HandOverUserId { account, bast: bast("2026-01-29") });
    assert_eq!((early.rule, early.field.as_deref()), (Rule::DateOrder, Some("bast_date")));
    world.does(&staff(), "2026-01-30", C::HandOverUserId { account, bast: bast("2026-01-30") });
    assert_eq!(world.stage("2026-01-30"), Stage::ProofOfConcept);
}

#[test]
fn before_the_signature_it_can_be_withdrawn_or_rejected() {
    let withdraw = |on: &str| C::Withdraw { on: day(on), letter: None, reason: "Anggaran dialihkan".to_owned() };
    let mut world = World::new();
    world.does(&institution_head(), "2025-11-03", request("2025-11-03")).does(
        &institution_head(),
        "2025-11-05",
        withdraw("2025-11-05"),
    );
    assert_eq!(world.stage("2025-11-05"), Stage::Withdrawn);
    assert_eq!(world.stage("2025-11-04"), Stage::Requested);
    assert!(world.next("2025-11-06").is_empty());
    assert_eq!(world.refused(&staff(), "2025-11-06", C::TakeUp { on: day("2025-11-06") }).rule, Rule::Stage);

    let mut world = World::new();
    let reason = "Tujuan tidak sesuai".to_owned();
    world.does(&institution_head(), "2025-11-03", request("2025-11-03")).does(
        &office_head(),
        "2025-11-09",
        C::Reject { letter: letter("400.12/500", "2025-11-09"), reason },
    );
    assert_eq!(world.stage("2025-11-09"), Stage::Rejected);

    let mut world = signed(&[Method::WebPortal]);
    assert_eq!(world.refused(&institution_head(), "2026-01-17", withdraw("2026-01-17")).rule, Rule::Stage);
}

#[test]
fn a_signed_pks_without_juknis_stays_in_signing() {
    let mut world = World::new();
    world
        .does(&institution_head(), "2025-11-03", request("2025-11-03"))
        .does(&staff(), "2025-11-07", C::TakeUp { on: day("2025-11-07") })
        .does(&staff(), "2025-11-10", checklist("2025-11-10", &[]))
        .does(&staff(), "2025-11-12", C::Forward { letter: letter("400.12/512", "2025-11-12") })
        .does(&staff(), "2025-12-22", approval("2025-12-19"));
    let early = world.refused(&technical(), "2026-01-08", C::MarkFinal { text: Text::Pks, on: day("2026-01-08") });
    assert_eq!(early.rule, Rule::Missing);
    world.does(&technical(), "2026-01-08", terms("2026-01-15", &[Method::WebPortal])).does(
        &technical(),
        "2026-01-08",
        C::MarkFinal { text: Text::Pks, on: day("2026-01-08") },
    );
    let without_network =
        world.refused(&technical(), "2026-01-08", C::MarkFinal { text: Text::Juknis, on: day("2026-01-08") });
    assert_eq!(without_network.rule, Rule::Missing);
    let open = world.refused(&technical(), "2026-01-08", terms("2026-01-15", &[Method::WebPortal]));
    assert_eq!(open.rule, Rule::Missing, "a final text is opened before its terms change");
    world.does(&staff(), "2026-01-15", pks("2026-01-15", "2028-01-15"));
    assert_eq!(world.stage("2026-01-15"), Stage::Signing);
    assert_eq!(world.refused(&staff(), "2026-01-15", juknis("2026-01-15")).rule, Rule::Missing);
    world
        .does(&admin(), "2026-01-16", network(None))
        .does(&technical(), "2026-01-16", C::MarkFinal { text: Text::Juknis, on: day("2026-01-16") })
        .does(&staff(), "2026-01-18", juknis("2026-01-17"));
    assert_eq!(world.stage("2026-01-18"), Stage::Onboarding);
}

#[test]
fn a_later_application_has_its_own_trial_and_never_moves_the_stage_back() {
    let mut world = handed_over(&[Method::WebPortal]);
    let portal = PocSubject::Method(Method::WebPortal);
    world.does(
        &staff(),
        "2026-02-10",
        C::RecordPocResult {
            subject: portal,
            verdict: Verdict::NotRequired,
            letter: None,
            remark: None,
            protocol: Protocol::default(),
            on: day("2026-02-10"),
        },
    );
    assert_eq!(world.stage("2026-02-10"), Stage::Production);
    let register = C::RegisterApplication {
        name: "Sapa Warga".to_owned(),
        function: "Layanan aduan".to_owned(),
        platform: "web".to_owned(),
        url: None,
        method: Method::WebPortal,
        elements: vec![Element::Nik],
        used_by: None,
        keeper: None,
        mobile: false,
        on: day("2026-03-01"),
    };
    world.does(&admin(), "2026-03-01", register.clone());
    assert_eq!(world.refused(&admin(), "2026-03-01", register).rule, Rule::Duplicate);
    assert_eq!(world.stage("2026-03-01"), Stage::Production);
    let application = world.agreement.as_ref().expect("facts").applications[0].id;
    let subject = PocSubject::Application(application);
    let result = |verdict, date: &str| C::RecordPocResult {
        subject,
        verdict,
        letter: Some(letter("400.12/70", date)),
        remark: None,
        protocol: Protocol::default(),
        on: day(date),
    };
    assert_eq!(world.refused(&staff(), "2026-03-02", result(Verdict::Passed, "2026-03-02")).rule, Rule::Missing);
    let ask =
        C::RequestPoc { subjects: vec![subject], letter: letter("400.9/50", "2026-03-02"), wish: TrialWish::default() };
    let set = |confirmed: &str, on: &str| C::SchedulePoc {
        subjects: vec![subject],
        scheduled_on: day(on),
        confirmation: letter("400.12/60", confirmed),
        meeting: TrialMeeting::default(),
    };
    world.does(&institution_head(), "2026-03-02", ask.clone());
    assert_eq!(world.refused(&institution_head(), "2026-03-02", ask).rule, Rule::Duplicate);
    world.does(&staff(), "2026-03-03", set("2026-03-03", "2026-03-10"));
    let early = world.refused(&staff(), "2026-03-09", result(Verdict::Passed, "2026-03-09"));
    assert_eq!(early.rule, Rule::DateOrder);
    world
        .does(&staff(), "2026-03-10", result(Verdict::NeedsWork, "2026-03-10"))
        .does(
            &institution_head(),
            "2026-03-12",
            C::RequestPoc {
                subjects: vec![subject],
                letter: letter("400.9/51", "2026-03-12"),
                wish: TrialWish::default(),
            },
        )
        .does(&staff(), "2026-03-13", set("2026-03-13", "2026-03-20"))
        .does(&staff(), "2026-03-20", result(Verdict::Passed, "2026-03-20"));
    assert!(world.agreement.as_ref().expect("facts").poc_settled(subject));
}

#[test]
fn reports_are_received_forwarded_and_evaluated_by_another_person() {
    let mut world = in_production();
    let semester: Semester = "2026-1".parse().expect("a semester");
    let report = |date: &str| C::SubmitReport {
        semester,
        letter: letter(&format!("400.9/{date}"), date),
        received_on: day(date),
        channel: ReportChannel::Patuh,
        content: None,
        scan: None,
    };
    let evaluate = |date: &str| C::EvaluateReport {
        semester,
        completed_on: day(date),
        conclusion: Conclusion::Continue,
        forwarded: None,
        assessment: None,
    };
    let none = C::SubmitReport {
        semester: "2025-2".parse().expect("a semester"),
        letter: letter("x", "2026-01-16"),
        received_on: day("2026-01-16"),
        channel: ReportChannel::Paper,
        content: None,
        scan: None,
    };
    assert_eq!(world.refused(&institution_head(), "2026-07-08", none).rule, Rule::Missing);
    let forward = C::ForwardReport { semester, letter: letter("400.12/90", "2026-07-10") };
    world.does(&institution_head(), "2026-07-08", report("2026-07-08"));
    let received = world.agreement.as_ref().expect("facts").reports[0].clone();
    assert_eq!(received.frozen_due, Some(day("2026-07-14")));
    assert_eq!(world.refused(&institution_head(), "2026-07-08", report("2026-07-08")).rule, Rule::Duplicate);
    world.does(&institution_head(), "2026-07-09", report("2026-07-09"));
    assert_eq!(world.refused(&staff(), "2026-07-20", evaluate("2026-07-20")).rule, Rule::Role);
    world.does(&staff(), "2026-07-10", forward).does(&evaluator(), "2026-07-20", evaluate("2026-07-20"));
    assert_eq!(world.refused(&institution_head(), "2026-07-21", report("2026-07-21")).rule, Rule::Duplicate);
    let late = world.refused(&evaluator(), "2026-07-22", evaluate("2026-07-22"));
    assert_eq!(late.rule, Rule::Duplicate);
}

#[test]
fn sanctions_stand_until_lifted() {
    let mut world = in_production();
    let suspend = |date: &str| C::Suspend {
        letter: letter("400.12/200", date),
        basis: "Laporan semester belum disampaikan".to_owned(),
        lift_condition: Some("laporan diterima".to_owned()),
        from: morning(date),
    };
    world
        .does(
            &office_head(),
            "2026-08-01",
            C::Warn { letter: letter("T1", "2026-08-01"), basis: "Teguran".to_owned(), demand: Demand::default() },
        )
        .does(&office_head(), "2026-08-10", suspend("2026-08-10"));
    assert_eq!(world.refused(&office_head(), "2026-08-11", suspend("2026-08-11")).rule, Rule::Duplicate);
    let facts = world.facts().expect("facts");
    let moment = Moment::at(Zone::Wib, day("2026-08-11"), 12);
    assert!(standing(&facts, &moment).suspended);
    assert!(world.next("2026-08-11").iter().any(|step| step.command == A::Lift));
    let (warning, suspension) = (facts.agreement.sanctions[0].id, facts.agreement.sanctions[1].id);
    let lift = |sanction, date: &str| C::Lift { sanction, letter: letter("P1", date), at: morning(date) };
    assert_eq!(world.refused(&staff(), "2026-08-12", lift(warning, "2026-08-12")).rule, Rule::Stage);
    world.does(&office_head(), "2026-08-12", lift(suspension, "2026-08-12"));
    assert_eq!(world.refused(&staff(), "2026-08-13", lift(suspension, "2026-08-13")).rule, Rule::Duplicate);
    world.does(
        &office_head(),
        "2026-09-01",
        C::RevokeAccess {
            letter: letter("C1", "2026-09-01"),
            basis: "Data disebarluaskan".to_owned(),
            lift_condition: None,
            from: morning("2026-09-01"),
        },
    );
    assert_eq!(world.refused(&office_head(), "2026-09-02", suspend("2026-09-02")).rule, Rule::Duplicate);
    let bast = letter("BAST-9", "2026-09-05");
    world.does(&staff(), "2026-09-05", C::RecordClosing { bast, remark: None });
    assert!(world.agreement.as_ref().expect("facts").accounts.iter().all(|account| account.closed_on.is_some()));
}

#[test]
fn an_addendum_prolongs_and_a_refusal_ends() {
    let renewal = C::ReceiveRenewal {
        letter: letter("400.9/300", "2027-11-01"),
        received_on: day("2027-11-03"),
        wish: RenewalWish::default(),
    };
    let addendum = |signed_on: &str, ends_on: &str| C::SignAddendum {
        addendum: Addendum {
            office_number: "400.12/300".to_owned(),
            institution_number: None,
            signed_on: day(signed_on),
            ends_on: day(ends_on),
            scan: None,
        },
    };
    let mut world = in_production();
    assert_eq!(world.refused(&staff(), "2027-12-01", addendum("2027-12-01", "2030-01-15")).rule, Rule::Missing);
    world.does(&institution_head(), "2027-11-03", renewal.clone());
    assert_eq!(world.refused(&institution_head(), "2027-11-04", renewal.clone()).rule, Rule::Duplicate);
    assert_eq!(world.stage("2027-11-03"), Stage::Renewing);
    next_is(&world, "2027-11-04", A::RecordRenewalApproval, Responsible::Office);
    world.does(&staff(), "2027-12-10", C::RecordRenewalApproval { letter: letter("400.8/1", "2027-12-08") });
    let shorter = world.refused(&staff(), "2027-12-15", addendum("2027-12-15", "2028-01-01"));
    assert_eq!(shorter.field.as_deref(), Some("ends_on"));
    world.does(&office_head(), "2027-12-15", addendum("2027-12-15", "2030-01-15"));
    assert_eq!(world.stage("2028-01-16"), Stage::Production);
    assert_eq!(world.stage("2030-01-16"), Stage::Ended);

    let mut world = in_production();
    world.does(&institution_head(), "2027-11-03", renewal);
    let renewal_form = declare(DeclarationKind::SptjmRenewal, None, "2028-01-10");
    world.does(&institution_head(), "2028-01-10", renewal_form);
    assert_eq!(world.stage("2028-01-16"), Stage::Bridged);
    world.does(&office_head(), "2028-02-01", C::RefuseRenewal { letter: letter("400.12/9", "2028-02-01") });
    assert_eq!(world.stage("2028-02-01"), Stage::Ended);
}

#[test]
fn without_a_renewal_there_is_no_renewal_form() {
    let mut world = in_production();
    let form = || declare(DeclarationKind::SptjmRenewal, None, "2027-11-05");
    assert_eq!(world.refused(&institution_head(), "2027-11-05", form()).rule, Rule::Missing);
    let late = C::ReceiveRenewal {
        letter: letter("400.9/300", "2028-01-20"),
        received_on: day("2028-01-20"),
        wish: RenewalWish::default(),
    };
    assert_eq!(world.refused(&staff(), "2028-01-20", late).rule, Rule::DateOrder);
}

#[test]
fn a_renewal_form_signed_late_resumes_the_agreement() {
    let mut world = in_production();
    let renewal = C::ReceiveRenewal {
        letter: letter("400.9/300", "2027-11-01"),
        received_on: day("2027-11-03"),
        wish: RenewalWish::default(),
    };
    world.does(&institution_head(), "2027-11-03", renewal);
    assert_eq!(world.stage("2028-01-20"), Stage::Ended);
    world.does(&institution_head(), "2028-01-20", declare(DeclarationKind::SptjmRenewal, None, "2028-01-20"));
    assert_eq!(world.stage("2028-01-20"), Stage::Bridged);
}

#[test]
fn it_ends_by_term_by_consent_or_by_termination() {
    let mut world = in_production();
    world.does(
        &office_head(),
        "2026-10-01",
        C::Terminate {
            on: day("2026-10-15"),
            letter: letter("400.12/400", "2026-10-01"),
            reason: "Kewajiban tidak dipenuhi".to_owned(),
        },
    );
    assert_eq!(world.stage("2026-10-14"), Stage::Production);
    assert_eq!(world.stage("2026-10-15"), Stage::Terminated);
    let end = |on: &str| C::End { on: day(on), letter: letter("400.12/401", "2026-10-02"), cause: EndCause::Consent };
    assert_eq!(world.refused(&staff(), "2026-10-02", end("2026-10-10")).rule, Rule::Duplicate);

    let mut world = in_production();
    let beyond = world.refused(&staff(), "2026-10-02", end("2028-02-01"));
    assert_eq!(beyond.field.as_deref(), Some("on"));
    world.does(&staff(), "2026-10-02", end("2026-10-31"));
    assert_eq!(world.stage("2026-10-31"), Stage::Production);
    assert_eq!(world.stage("2026-11-01"), Stage::Ended);
    assert!(world.next("2026-11-02").iter().any(|step| step.command == A::RecordClosing));
    let bast = letter("BAST-2", "2026-11-05");
    world.does(&staff(), "2026-11-05", C::RecordClosing { bast: bast.clone(), remark: None });
    assert_eq!(world.refused(&staff(), "2026-11-06", C::RecordClosing { bast, remark: None }).rule, Rule::Duplicate);

    let world = in_production();
    assert_eq!(world.stage("2028-01-15"), Stage::Production);
    assert_eq!(world.stage("2028-01-16"), Stage::Ended);
}

#[test]
fn a_new_head_signs_anew() {
    let mut world = in_production();
    world.institution.heads.push(head("Ratih Contoh, M.M.", "2026-06-01"));
    next_is(&world, "2026-06-02", A::RecordDeclaration, Responsible::HeadOfInstitution);
    world.does(&staff(), "2026-06-03", declare(DeclarationKind::SptjmFirst, None, "2026-06-03"));
    let signer = &world.agreement.as_ref().expect("facts").declarations.last().expect("signed").signer;
    assert_eq!(signer, "Ratih Contoh, M.M.");
    let again = declare(DeclarationKind::SptjmFirst, None, "2026-06-04");
    assert_eq!(world.refused(&staff(), "2026-06-04", again).rule, Rule::Duplicate);
}

#[test]
fn a_waived_duty_is_closed_with_its_reason() {
    let mut world = in_production();
    let waive = |kind| C::WaiveDuty {
        kind,
        subject: None,
        reason: "Sertifikasi dilakukan Diskominfo".to_owned(),
        on: day("2026-07-01"),
    };
    world.does(&staff(), "2026-07-01", waive(patuh_domain::duty::DutyKind::IsoCertificate));
    let facts = world.facts().expect("facts");
    let all = duties(&facts, &Moment::at(Zone::Wib, day("2026-08-01"), 9));
    let iso = all.iter().find(|duty| duty.kind.name() == "iso_certificate").expect("a duty");
    assert_eq!(iso.state, DutyState::Waived);
    let closed = world.refused(&staff(), "2026-07-02", waive(patuh_domain::duty::DutyKind::Closing));
    assert_eq!(closed.rule, Rule::Missing);
}
