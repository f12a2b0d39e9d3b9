//! Agreements that follow others: a renewal by a new PKS, and a new name (domain.md 2; decisions.md 15).

use patuh_domain::access::{Caller, decide};
use patuh_domain::agreement::{AgreementAction as A, AgreementCommand as C, *};
use patuh_domain::calendar::{Moment, Zone};
use patuh_domain::command::Ctx;
use patuh_domain::duty::{DutyKind, DutyState, duties};
use patuh_domain::ids::AgreementId;
use patuh_domain::refusal::Rule;
use uuid::Uuid;

mod decide_common;
use decide_common::*;

fn moment(date: &str) -> Moment {
    Moment::at(Zone::Wib, day(date), 10)
}

fn renewing() -> World {
    let mut world = in_production();
    let received = C::ReceiveRenewal {
        letter: letter("400.9/300", "2027-11-01"),
        received_on: day("2027-11-03"),
        wish: RenewalWish::default(),
    };
    world.does(&institution_head(), "2027-11-03", received);
    world
}

/// The agreement that follows `old`, with both texts signed on 2028-01-10 and everything that access needs.
fn successor_of(old: &World) -> World {
    let before = old.facts().expect("an agreement");
    let predecessor = succession(&before, &moment("2027-11-05")).expect("a renewal is in process");
    assert_eq!((predecessor.cause, predecessor.number.as_str()), (Succession::Renewal, "400.12/07/DUKCAPIL/2026"));
    let C::SubmitRequest { institution, request } = request("2027-11-05") else { panic!("a request") };
    let mut world = World::new();
    world
        .does(&institution_head(), "2027-11-05", C::SucceedAgreement { institution, request, predecessor })
        .does(&staff(), "2027-11-07", C::TakeUp { on: day("2027-11-07") })
        .does(&staff(), "2027-11-10", checklist("2027-11-10", &[]))
        .does(&office_head(), "2027-11-12", C::Forward { letter: letter("400.12/1512", "2027-11-12") })
        .does(&staff(), "2027-12-22", approval("2027-12-19"))
        .does(&office_head(), "2028-01-03", team(Party::Office, "2028-01-03"))
        .does(&institution_head(), "2028-01-03", team(Party::Institution, "2028-01-03"))
        .does(&technical(), "2028-01-05", terms("2028-01-10", &[Method::WebPortal]))
        .does(&admin(), "2028-01-05", network(Some("2028-01-05")))
        .does(&technical(), "2028-01-06", C::MarkFinal { text: Text::Pks, on: day("2028-01-06") })
        .does(&technical(), "2028-01-06", C::MarkFinal { text: Text::Juknis, on: day("2028-01-06") })
        .does(&office_head(), "2028-01-10", pks("2028-01-10", "2030-01-10"))
        .does(&staff(), "2028-01-10", juknis("2028-01-10"));
    world
}

fn signed_by_the_head(world: &mut World) {
    world
        .does(&institution_head(), "2028-01-11", declare(DeclarationKind::SptjmFirst, None, "2028-01-11"))
        .does(&institution_head(), "2028-01-11", declare(DeclarationKind::NdaA, None, "2028-01-11"))
        .does(&admin(), "2028-01-11", register_operator("2028-01-11"));
    let operator_id = world.operator_id();
    world.does(&operator(), "2028-01-11", declare(DeclarationKind::NdaA, Some(operator_id), "2028-01-11"));
}

/// Both agreements as the door would leave them.
fn passed(new: &mut World, old: &mut World, date: &str) -> Result<(), patuh_domain::refusal::Refusal> {
    let (facts, before) = (new.facts().expect("new"), old.facts().expect("old"));
    let actor = staff();
    let mut ids = || Uuid::from_u128(9);
    let ctx = Ctx { actor: &actor, moment: moment(date), ids: &mut ids };
    let passing = take_over(&facts, &before, letter("400.12/20/DUKCAPIL/2028", date), &ctx)?;
    for (world, events) in [(old, passing.given), (new, passing.taken)] {
        for event in events {
            world.agreement = Agreement::evolve(world.agreement.take(), AGREEMENT, OFFICE, event);
        }
    }
    Ok(())
}

fn is_open(world: &World, date: &str) -> bool {
    let facts = world.facts().expect("an agreement");
    let request = call(world.account(), Method::WebPortal, Caller::Operator(world.operator_id()));
    decide(&facts, &request, &moment(date)).refusal().is_none()
}

#[test]
fn only_a_renewal_or_a_new_name_makes_another_agreement_follow() {
    let world = in_production();
    let facts = world.facts().expect("an agreement");
    assert_eq!(succession(&facts, &moment("2027-11-05")).expect_err("nothing is in process").rule, Rule::Missing);
    let mut renamed = in_production();
    let letter = letter("400.12/77", "2026-09-01");
    renamed.does(&staff(), "2026-09-01", C::End { on: day("2026-09-30"), letter, cause: EndCause::Renamed });
    let facts = renamed.facts().expect("an agreement");
    let predecessor = succession(&facts, &moment("2026-09-02")).expect("a new PKS is needed");
    assert_eq!((predecessor.agreement, predecessor.cause), (Some(AGREEMENT), Succession::Renamed));
    let offered = renamed.lawful(&institution_head(), "2026-09-02");
    assert!(offered.iter().any(|possible| possible.action == A::SucceedAgreement && possible.allowed.is_ok()));
    assert!(matches!(AGREEMENT, AgreementId(_)));
}

#[test]
fn what_is_in_use_passes_over_without_a_gap_and_nothing_is_left_to_close() {
    let mut old = renewing();
    let mut new = successor_of(&old);
    assert_eq!(new.stage("2028-01-10"), Stage::Onboarding);
    assert_eq!(passed(&mut new, &mut old, "2028-01-10").expect_err("no SPTJM yet").rule, Rule::Missing);
    signed_by_the_head(&mut new);
    assert_eq!(new.next("2028-01-11").first().map(|step| step.command), Some(A::TakeOver));
    assert!(is_open(&old, "2028-01-11"), "until then access goes on by the agreement before");
    passed(&mut new, &mut old, "2028-01-12").expect("all is there");

    assert!(!is_open(&old, "2028-01-12"), "each User ID works in one place");
    assert!(is_open(&new, "2028-01-12"));
    assert_eq!(new.stage("2028-01-12"), Stage::Production, "what was tried needs no trial again");
    let (old_account, account) = (old.agreement.as_ref().expect("old"), new.agreement.as_ref().expect("new"));
    assert_eq!(old_account.accounts[0].id, account.accounts[0].id, "the same User ID with its password");
    assert_eq!(account.operators.len(), 1, "an operator registered before isn't there twice");
    assert_eq!(passed(&mut new, &mut old, "2028-01-13").expect_err("once").rule, Rule::Duplicate);

    // The old term runs out; nothing is left to close, and both report the semester they share.
    let (facts, after) = (old.facts().expect("old"), new.facts().expect("new"));
    assert_eq!(old.stage("2028-01-20"), Stage::Ended);
    let list = duties(&facts, &moment("2028-01-20"));
    let closing = list.iter().find(|duty| duty.kind == DutyKind::Closing).expect("a line");
    assert_eq!(closing.state, DutyState::Waived);
    let bast = letter("470/30", "2028-01-20");
    assert_eq!(old.refused(&staff(), "2028-01-20", C::RecordClosing { bast, remark: None }).rule, Rule::Duplicate);
    for facts in [facts, after] {
        let reports = duties(&facts, &moment("2028-07-20"));
        assert!(reports.iter().any(|duty| duty.id == "semester_report:2028-1"), "{reports:#?}");
    }
}

#[test]
fn nothing_passes_over_while_a_user_id_is_locked() {
    let mut old = renewing();
    let mut new = successor_of(&old);
    signed_by_the_head(&mut new);
    let account = old.account();
    old.does(&staff(), "2028-01-11", C::LockAccount { account, reason: "pola".to_owned(), suspicion: None });
    assert_eq!(passed(&mut new, &mut old, "2028-01-12").expect_err("locked").rule, Rule::Missing);
}

#[test]
fn a_closed_user_id_that_was_locked_holds_nothing_up() {
    let mut old = renewing();
    let mut new = successor_of(&old);
    signed_by_the_head(&mut new);
    let account = old.account();
    old.does(&staff(), "2028-01-11", C::LockAccount { account, reason: "pola".to_owned(), suspicion: None });
    old.does(&staff(), "2028-01-11", C::CloseUserId { account, on: day("2028-01-11") });
    passed(&mut new, &mut old, "2028-01-12").expect("as the refusal said");
    assert!(new.agreement.as_ref().expect("new").accounts.is_empty(), "what was closed stays closed");
}

fn suspend(number: &str, date: &str) -> C {
    C::Suspend {
        letter: letter(number, date),
        basis: "Laporan semester belum disampaikan".to_owned(),
        lift_condition: None,
        from: morning(date),
    }
}

fn cut(number: &str, date: &str, per_day: u32) -> C {
    C::CutQuota {
        letter: letter(number, date),
        basis: "Laporan semester belum disampaikan".to_owned(),
        per_day,
        lift_condition: None,
        from: morning(date),
    }
}

fn lift(world: &World, date: &str) -> C {
    let sanction = world.agreement.as_ref().and_then(|agreement| agreement.sanctions.last()).expect("a sanction").id;
    C::Lift { sanction, letter: letter("400.12/960", date), at: morning(date) }
}

#[test]
fn what_is_suspended_or_revoked_does_not_come_open_by_passing_over() {
    let revoke = C::RevokeAccess {
        letter: letter("400.12/951", "2028-01-05"),
        basis: "Data dipakai di luar tujuan".to_owned(),
        lift_condition: None,
        from: morning("2028-01-05"),
    };
    for (measure, said) in [(suspend("400.12/950", "2028-01-05"), "ditangguhkan"), (revoke, "dicabut")] {
        let mut old = renewing();
        let mut new = successor_of(&old);
        signed_by_the_head(&mut new);
        old.does(&office_head(), "2028-01-05", measure);
        let refusal = passed(&mut new, &mut old, "2028-01-12").expect_err("it would come open");
        assert_eq!(refusal.rule, Rule::Missing);
        assert!(refusal.what.id.contains(said) && refusal.what.id.contains("400.12/95"), "{}", refusal.what.id);
        assert!(refusal.remedy.id.contains("surat pemulihan") && refusal.remedy.en.contains("lifts it"));
        assert!(!is_open(&old, "2028-01-12"));

        let lifting = lift(&old, "2028-01-12");
        old.does(&office_head(), "2028-01-12", lifting);
        passed(&mut new, &mut old, "2028-01-12").expect("lifted");
        assert!(is_open(&new, "2028-01-12"));
    }
}

#[test]
fn a_suspension_that_is_still_to_begin_counts_as_well() {
    let mut old = renewing();
    let mut new = successor_of(&old);
    signed_by_the_head(&mut new);
    let C::Suspend { letter, basis, lift_condition, .. } = suspend("400.12/952", "2028-01-12") else { panic!("one") };
    let later = C::Suspend { letter, basis, lift_condition, from: morning("2028-01-20") };
    old.does(&office_head(), "2028-01-12", later);
    assert!(is_open(&old, "2028-01-12"));
    assert_eq!(passed(&mut new, &mut old, "2028-01-12").expect_err("it would never begin").rule, Rule::Missing);
}

#[test]
fn a_sanction_may_stand_on_the_agreement_that_takes_over_instead() {
    let mut old = renewing();
    let mut new = successor_of(&old);
    signed_by_the_head(&mut new);
    old.does(&office_head(), "2028-01-11", suspend("400.12/953", "2028-01-11"));
    new.does(&office_head(), "2028-01-12", suspend("400.12/954", "2028-01-12"));
    passed(&mut new, &mut old, "2028-01-12").expect("it goes along");
    assert!(!is_open(&new, "2028-01-12"), "and still holds");
    let lifting = lift(&new, "2028-01-13");
    new.does(&office_head(), "2028-01-13", lifting);
    assert!(is_open(&new, "2028-01-13"));
}

#[test]
fn a_cut_quota_stays_cut_at_least_as_far() {
    let mut old = renewing();
    let mut new = successor_of(&old);
    signed_by_the_head(&mut new);
    old.does(&office_head(), "2028-01-11", cut("400.12/955", "2028-01-11", 50));
    let refusal = passed(&mut new, &mut old, "2028-01-12").expect_err("200 again");
    assert!(refusal.what.id.contains("50 hit per hari"), "{}", refusal.what.id);
    new.does(&office_head(), "2028-01-12", cut("400.12/956", "2028-01-12", 60));
    assert_eq!(passed(&mut new, &mut old, "2028-01-12").expect_err("a milder one").rule, Rule::Missing);
    let lifting = lift(&new, "2028-01-12");
    new.does(&office_head(), "2028-01-12", lifting);
    new.does(&office_head(), "2028-01-12", cut("400.12/957", "2028-01-12", 50));
    passed(&mut new, &mut old, "2028-01-12").expect("no milder");
    let found = standing(&new.facts().expect("new"), &moment("2028-01-12"));
    assert_eq!(found.access.methods[&Method::WebPortal].per_day, Some(50));
}

#[test]
fn a_warning_holds_no_passing_over_up() {
    let mut old = renewing();
    let mut new = successor_of(&old);
    signed_by_the_head(&mut new);
    let warning = C::Warn {
        letter: letter("400.12/958", "2028-01-11"),
        basis: "Laporan semester terlambat".to_owned(),
        demand: Demand::default(),
    };
    old.does(&office_head(), "2028-01-11", warning);
    passed(&mut new, &mut old, "2028-01-12").expect("nothing is held up");
}

#[test]
fn a_corrected_report_stands_beside_the_first() {
    let mut world = in_production();
    let report = |number: &str, date: &str| C::SubmitReport {
        semester: "2026-1".parse().expect("a semester"),
        letter: letter(number, date),
        received_on: day(date),
        channel: ReportChannel::Patuh,
        content: None,
        scan: None,
    };
    let ask = |on: &str| C::AskCorrection {
        semester: "2026-1".parse().expect("a semester"),
        on: day(on),
        reasons: "Jumlah hit tidak sesuai pencatatan".to_owned(),
    };
    assert_eq!(world.refused(&evaluator(), "2026-07-01", ask("2026-07-01")).rule, Rule::Duplicate);
    world.does(&institution_head(), "2026-07-06", report("400.9/50", "2026-07-06"));
    assert_eq!(world.refused(&staff(), "2026-07-07", ask("2026-07-07")).rule, Rule::Role, "only who evaluates");
    world.does(&evaluator(), "2026-07-07", ask("2026-07-07"));
    assert_eq!(world.refused(&evaluator(), "2026-07-08", ask("2026-07-08")).rule, Rule::Duplicate);
    assert_eq!(world.next("2026-07-08").first().map(|step| step.command), Some(A::SubmitReport));
    assert_eq!(
        world.refused(&institution_head(), "2026-07-08", report("400.9/50", "2026-07-06")).rule,
        Rule::Duplicate
    );
    world.does(&institution_head(), "2026-07-09", report("400.9/51", "2026-07-09"));
    let agreement = world.agreement.as_ref().expect("an agreement");
    assert_eq!(agreement.reports.len(), 2, "both versions stay");
    assert!(agreement.awaits_correction("2026-1".parse().expect("a semester")).is_none());
    let facts = world.facts().expect("an agreement");
    let list = duties(&facts, &moment("2026-07-10"));
    let duty = list.iter().find(|duty| duty.id == "semester_report:2026-1").expect("a duty");
    assert_eq!(duty.fulfilled_on, Some(day("2026-07-06")), "the first fulfilled the duty");
}

#[test]
fn another_person_answers_for_a_user_id_from_the_minutes_on() {
    let mut world = in_production();
    let change = |name: &str, form: &str, bast: &str, account| C::ChangeHolder {
        account,
        holder: HolderChange {
            responsible: name.to_owned(),
            request: letter("400.9/70", form),
            bast: letter("400.12/71", bast),
        },
    };
    let account = world.account();
    let none = world.refused(&staff(), "2026-05-04", change(HEAD, "2026-05-01", "2026-05-04", account));
    assert_eq!(none.rule, Rule::Duplicate, "nobody takes over from himself");
    let order = world.refused(&staff(), "2026-05-04", change(OPERATOR_NAME, "2026-05-04", "2026-05-01", account));
    assert_eq!(order.rule, Rule::DateOrder);
    world.does(&staff(), "2026-05-04", change(OPERATOR_NAME, "2026-05-01", "2026-05-04", account));
    let agreement = world.agreement.as_ref().expect("an agreement");
    let account = agreement.account(account).expect("there");
    assert_eq!(account.responsible_on(day("2026-05-03")), HEAD);
    assert_eq!(account.responsible_on(day("2026-05-04")), OPERATOR_NAME);
}

#[test]
fn in_production_a_quota_names_the_letter_of_the_ditjen() {
    let mut world = in_production();
    let quota = |reference: Option<&str>| C::GrantQuota {
        grant: QuotaGrant {
            methods: vec![Method::WebPortal],
            per_day: Some(500),
            from: QuotaStart::On(day("2026-05-01")),
            until_poc: false,
            reference: reference.map(|number| letter(number, "2026-04-20")),
        },
    };
    let refused = world.refused(&staff(), "2026-05-01", quota(None));
    assert_eq!((refused.rule, refused.field.as_deref()), (Rule::Missing, Some("reference_number")));
    world.does(&staff(), "2026-05-01", quota(Some("400.8.1.2/3311/Dukcapil")));
    // Before production it is part of the Juknis and needs none.
    handed_over(&[Method::WebPortal]).does(
        &staff(),
        "2026-02-03",
        C::GrantQuota {
            grant: QuotaGrant {
                methods: vec![Method::WebPortal],
                per_day: Some(100),
                from: QuotaStart::On(day("2026-02-03")),
                until_poc: false,
                reference: None,
            },
        },
    );
}
