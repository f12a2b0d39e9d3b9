//! What an office measures by: its settings, evaluations and their follow-ups, and the ladder of sanctions.

mod decide_common;

use decide_common::*;
use patuh_domain::actor::{Actor, Membership, Role};
use patuh_domain::agreement::{AgreementCommand as C, *};
use patuh_domain::calendar::{Moment, Semester, Zone};
use patuh_domain::duty::{DutyKind, DutyState, duties};
use patuh_domain::ids::PersonId;
use patuh_domain::measure::{Criterion, LadderStep, ReturnReason};
use patuh_domain::office::{Office, OfficeCommand, OfficeSettings};
use patuh_domain::refusal::{Refusal, Rule};
use uuid::Uuid;

const REPORT: &str = "semester_report:2026-1";

fn change(settings: OfficeSettings) -> Result<(), Refusal> {
    let office = World::new().office;
    let command = OfficeCommand::ChangeSettings { settings: Box::new(settings) };
    Office::decide(Some(&office), command, &office_head(), day("2026-07-01")).map(|_| ())
}

fn field(refused: Result<(), Refusal>) -> String {
    refused.expect_err("refused").field.map(String::from).unwrap_or_default()
}

#[test]
fn settings_that_contradict_themselves_are_refused_by_the_door_itself() {
    let usual = OfficeSettings::default;
    assert_eq!(change(usual()), Ok(()));
    assert_eq!(field(change(OfficeSettings { auto_suspend_days: Some(30), ..usual() })), "auto_suspend_number");
    let blank = Some(" ".to_owned());
    let without = OfficeSettings { auto_suspend_days: Some(30), auto_suspend_number: blank, ..usual() };
    assert_eq!(field(change(without)), "auto_suspend_number");
    let criterion = |name: &str, weight| Criterion { name: name.to_owned(), weight };
    let weights = |criteria| change(OfficeSettings { criteria, ..usual() });
    assert_eq!(field(weights(vec![criterion("Kelengkapan", 0)])), "criterion");
    assert_eq!(field(weights(vec![criterion("Kelengkapan", 10), criterion("Kelengkapan", 20)])), "criterion");
    assert_eq!(weights(Vec::new()), Ok(()), "an office may give no points");
    let reason = |text: &str| ReturnReason { text: text.to_owned(), basis: None };
    assert_eq!(field(change(OfficeSettings { reasons: vec![reason("")], ..usual() })), "reason");
    let left_out = REQUIREMENTS.iter().map(|(key, _)| (*key).to_owned()).collect();
    assert_eq!(field(change(OfficeSettings { left_out, ..usual() })), "standard");
    use SanctionKind as S;
    let ladder = |kinds: &[S]| {
        let ladder = kinds.iter().map(|kind| LadderStep { kind: *kind, days: 7 }).collect();
        change(OfficeSettings { ladder, ..usual() })
    };
    assert_eq!(ladder(&[S::Warning, S::Warning, S::Suspension]), Ok(()));
    assert_eq!(field(ladder(&[S::Suspension, S::Warning])), "step");
    assert_eq!(field(ladder(&[S::Suspension, S::Suspension])), "step");
    assert_eq!(field(ladder(&[S::Warning; 4])), "step");
}

#[test]
fn a_file_is_checked_by_what_the_office_asks_for_now() {
    let settings = OfficeSettings {
        left_out: vec!["identitas_narahubung".to_owned()],
        requirements: vec!["Surat kuasa".to_owned()],
        ..OfficeSettings::default()
    };
    let asked: Vec<String> = requirements_of(&settings).map(|(key, _)| key).collect();
    assert_eq!(asked.len(), REQUIREMENTS.len());
    assert!(asked.contains(&"Surat kuasa".to_owned()) && !asked.contains(&"identitas_narahubung".to_owned()));
}

fn proposed(world: &World, today: &str) -> Vec<Proposal> {
    let facts = world.facts().expect("facts");
    let moment = Moment::at(Zone::Wib, day(today), 10);
    proposals(&facts, &standing(&facts, &moment))
}

fn steps(world: &World, today: &str) -> Vec<ProposedStep> {
    proposed(world, today).into_iter().map(|proposal| proposal.step).collect()
}

fn warn(number: &str, date: &str) -> C {
    let demand = Demand { duty: Some(REPORT.to_owned()), ..Demand::default() };
    C::Warn { letter: letter(number, date), basis: "Laporan semester belum disampaikan".to_owned(), demand }
}

fn report(date: &str) -> C {
    C::SubmitReport {
        semester: "2026-1".parse().expect("a semester"),
        letter: letter("400.9/60", date),
        received_on: day(date),
        channel: ReportChannel::Patuh,
        content: None,
        scan: None,
    }
}

/// The report of the first semester is due on 14 July 2026.
#[test]
fn the_ladder_is_climbed_step_by_step_and_never_by_itself() {
    use ProposedStep::{Impose, Lift};
    use SanctionKind::{QuotaCut, Revocation, Suspension, Warning};
    let mut world = in_production();
    assert_eq!(steps(&world, "2026-07-14"), []);
    assert_eq!(steps(&world, "2026-07-15"), [Impose(Warning)]);
    let first = proposed(&world, "2026-07-20").remove(0);
    assert_eq!((first.cause.as_str(), first.since), (REPORT, day("2026-07-15")));
    assert_eq!(
        first.reasons[0].id,
        "Laporan semester I 2026 belum dipenuhi: jatuh tempo 14 Jul 2026, terlambat 6 hari."
    );
    let rule = first.rule.clone().expect("a step of the ladder");
    assert_eq!(rule.id, "Jenjang sanksi kantor: langkah 1 dari 6, 0 hari setelah jatuh tempo.");
    assert_eq!(first.until, Some(day("2026-07-27")));

    world.does(&office_head(), "2026-07-20", warn("T1", "2026-07-20"));
    assert_eq!(steps(&world, "2026-07-27"), [], "the days of the letter");
    let second = proposed(&world, "2026-07-28").remove(0);
    assert_eq!(second.step, Impose(Warning));
    assert_eq!(second.reasons[1].id, "Teguran T1 sejak 20 Jul 2026 belum dipenuhi.");
    world.does(&office_head(), "2026-07-28", warn("T2", "2026-07-28"));
    world.does(&office_head(), "2026-08-05", warn("T3", "2026-08-05"));
    assert_eq!(steps(&world, "2026-08-19"), []);
    assert_eq!(steps(&world, "2026-08-20"), [Impose(QuotaCut)]);
    // A person may go further than proposed; what was jumped over is not gone back to.
    world.does(
        &office_head(),
        "2026-08-20",
        C::Suspend {
            letter: letter("S1", "2026-08-20"),
            basis: "Laporan semester belum disampaikan".to_owned(),
            lift_condition: Some("laporan diterima".to_owned()),
            from: morning("2026-08-20"),
        },
    );
    assert_eq!(steps(&world, "2026-09-19"), []);
    assert_eq!(steps(&world, "2026-09-20"), [Impose(Revocation)]);
    assert!(!steps(&world, "2027-06-01").contains(&Impose(Suspension)), "it stands already");

    world.does(&institution_head(), "2026-09-21", report("2026-09-21"));
    let sanction = world.agreement.as_ref().expect("facts").sanctions[3].id;
    let lifting = proposed(&world, "2026-09-22");
    assert_eq!(lifting.iter().map(|proposal| proposal.step).collect::<Vec<_>>(), [Lift(sanction)]);
    assert_eq!(lifting[0].reasons[0].id, "Laporan semester I 2026 dipenuhi");
    let at = morning("2026-09-22");
    world.does(&office_head(), "2026-09-22", C::Lift { sanction, letter: letter("P1", "2026-09-22"), at });
    assert_eq!(steps(&world, "2026-09-23"), []);
}

#[test]
fn a_proposal_is_set_aside_with_a_reason_and_comes_back() {
    let mut world = in_production();
    let set_aside = |until: Option<&str>, reason: &str| C::SetAside {
        cause: REPORT.to_owned(),
        step: SanctionKind::Warning,
        until: until.map(day),
        reason: reason.to_owned(),
    };
    assert_eq!(world.refused(&staff(), "2026-07-14", set_aside(None, "x")).rule, Rule::Duplicate);
    assert_eq!(world.refused(&staff(), "2026-07-15", set_aside(None, " ")).rule, Rule::Field);
    assert_eq!(world.refused(&staff(), "2026-07-15", set_aside(Some("2026-07-14"), "x")).rule, Rule::DateOrder);
    world.does(&staff(), "2026-07-15", set_aside(Some("2026-07-31"), "Pimpinan berjanji menyampaikan"));
    assert_eq!(steps(&world, "2026-07-31"), []);
    assert_eq!(steps(&world, "2026-08-01"), [ProposedStep::Impose(SanctionKind::Warning)]);
    world.does(&staff(), "2026-08-01", set_aside(None, "Diselesaikan dalam rapat"));
    assert_eq!(steps(&world, "2027-01-01"), []);
    // A step taken after all begins the ladder again from there.
    world.does(&office_head(), "2026-08-03", warn("T1", "2026-08-03"));
    assert_eq!(steps(&world, "2026-08-11"), [ProposedStep::Impose(SanctionKind::Warning)]);
}

fn evaluate(date: &str, conclusion: Conclusion, assessment: Option<Assessment>) -> C {
    let semester = "2026-1".parse().expect("a semester");
    C::EvaluateReport { semester, completed_on: day(date), conclusion, forwarded: None, assessment }
}

#[test]
fn who_handed_a_report_in_does_not_evaluate_it() {
    let mut world = in_production();
    let both = Actor::Person {
        id: PersonId(Uuid::from_u128(77)),
        name: "Rangkap Contoh".to_owned(),
        memberships: [Role::CooperationStaff, Role::Evaluator]
            .map(|role| Membership { role, office: OFFICE, institution: None, from: day("2020-01-01"), until: None })
            .into(),
    };
    world.does(&both, "2026-07-08", report("2026-07-08"));
    let refused = world.refused(&both, "2026-07-09", evaluate("2026-07-09", Conclusion::Continue, None));
    assert_eq!(refused.rule, Rule::FourEyes);
    world.does(&evaluator(), "2026-07-09", evaluate("2026-07-09", Conclusion::Continue, None));
}

#[test]
fn follow_ups_are_duties_until_they_are_shown_to_be_done() {
    let mut world = in_production();
    let follow_up = FollowUp { what: "Perbarui daftar operator".to_owned(), by: day("2026-08-14") };
    let given =
        |criterion: &Criterion, points| Score { criterion: criterion.name.clone(), weight: criterion.weight, points };
    let criteria = world.office.settings.criteria.clone();
    let found = |points: u8| Assessment {
        follow_ups: vec![follow_up.clone()],
        scores: vec![given(&criteria[0], points), given(&criteria[3], 40)],
        ..Assessment::default()
    };
    world.does(&institution_head(), "2026-07-08", report("2026-07-08"));
    let too_many = evaluate("2026-07-20", Conclusion::WithNotes, Some(found(101)));
    assert_eq!(world.refused(&evaluator(), "2026-07-20", too_many).field.as_deref(), Some("score"));
    world.does(&evaluator(), "2026-07-20", evaluate("2026-07-20", Conclusion::WithNotes, Some(found(80))));
    let made = world.agreement.as_ref().expect("facts").evaluations[0].clone();
    assert_eq!(made.assessment.and_then(|assessment| assessment.points()), Some(67));

    // What was given stays as it was, whatever the office measures by later; a form opened before is not taken.
    world.office.settings.criteria.clear();
    let again = C::EvaluateUnscheduled {
        occasion: "Pengaduan".to_owned(),
        completed_on: day("2026-07-21"),
        conclusion: Conclusion::Continue,
        forwarded: None,
        assessment: Some(Assessment { follow_ups: Vec::new(), ..found(80) }),
    };
    assert_eq!(world.refused(&evaluator(), "2026-07-21", again).field.as_deref(), Some("score"));
    let made = world.agreement.as_ref().expect("facts").evaluations[0].clone();
    assert_eq!(made.assessment.map(|assessment| assessment.scores.len()), Some(2));

    let state = |world: &World, today: &str| {
        let all = duties(&world.facts().expect("facts"), &Moment::at(Zone::Wib, day(today), 10));
        all.into_iter().find(|duty| duty.kind == DutyKind::FollowUp).map(|duty| duty.state)
    };
    assert_eq!(state(&world, "2026-08-14"), Some(DutyState::DueSoon));
    assert_eq!(state(&world, "2026-08-15"), Some(DutyState::Overdue));
    assert_eq!(steps(&world, "2026-08-15"), [ProposedStep::Impose(SanctionKind::Warning)]);
    let done = |by: &str, on: &str, evidence: &str| C::FulfilFollowUp {
        done: FollowUpDone { what: follow_up.what.clone(), by: day(by), on: day(on), evidence: evidence.to_owned() },
    };
    assert_eq!(
        world.refused(&evaluator(), "2026-08-16", done("2026-08-13", "2026-08-16", "Surat")).rule,
        Rule::Unknown
    );
    assert_eq!(
        world.refused(&evaluator(), "2026-08-16", done("2026-08-14", "2026-07-19", "Surat")).rule,
        Rule::DateOrder
    );
    assert_eq!(
        world.refused(&institution_head(), "2026-08-16", done("2026-08-14", "2026-08-16", "Surat")).rule,
        Rule::Role
    );
    world.does(&evaluator(), "2026-08-16", done("2026-08-14", "2026-08-16", "Surat 400.9/71"));
    assert_eq!(state(&world, "2026-08-17"), Some(DutyState::FulfilledLate));
    assert_eq!(steps(&world, "2026-08-17"), []);
}

#[test]
fn an_evaluation_at_any_time_leaves_the_report_to_be_evaluated() {
    let mut world = in_production();
    let at_any_time = |date: &str| C::EvaluateUnscheduled {
        occasion: "Pengaduan warga".to_owned(),
        completed_on: day(date),
        conclusion: Conclusion::Suspend,
        forwarded: None,
        assessment: None,
    };
    assert_eq!(world.refused(&staff(), "2026-05-04", at_any_time("2026-05-04")).rule, Rule::Role);
    world.does(&evaluator(), "2026-05-04", at_any_time("2026-05-04"));
    assert_eq!(world.refused(&evaluator(), "2026-05-05", at_any_time("2026-05-05")).rule, Rule::Duplicate);
    assert_eq!(steps(&world, "2026-05-04"), [ProposedStep::Impose(SanctionKind::Suspension)]);
    world.does(&institution_head(), "2026-07-08", report("2026-07-08"));
    let open = |world: &World, today: &str| {
        let all = duties(&world.facts().expect("facts"), &Moment::at(Zone::Wib, day(today), 10));
        all.iter().any(|duty| duty.id == "evaluation:2026-1" && duty.state.is_open())
    };
    assert!(open(&world, "2026-07-09"));
    world.does(&evaluator(), "2026-07-10", evaluate("2026-07-10", Conclusion::Continue, None));
    assert!(!open(&world, "2026-07-11"));

    let semester: Semester = "2026-1".parse().expect("a semester");
    let forward = |occasion: Option<&str>, date: &str| C::ForwardEvaluation {
        semester,
        occasion: occasion.map(ToOwned::to_owned),
        letter: letter("400.12/95", date),
    };
    assert_eq!(world.refused(&staff(), "2026-07-12", forward(None, "2026-07-09")).rule, Rule::DateOrder);
    world.does(&staff(), "2026-07-12", forward(None, "2026-07-12"));
    assert_eq!(world.refused(&staff(), "2026-07-13", forward(None, "2026-07-13")).rule, Rule::Duplicate);
    world.does(&staff(), "2026-07-13", forward(Some("Pengaduan warga"), "2026-07-13"));
    let made = &world.agreement.as_ref().expect("facts").evaluations;
    assert!(made.iter().all(|made| made.forwarded.is_some()));
    assert_eq!(world.refused(&staff(), "2026-07-14", forward(None, "2026-07-14")).rule, Rule::Duplicate);
}
