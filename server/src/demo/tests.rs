//! The demonstration tells what it says it tells, on any day it is made.

use std::collections::BTreeSet;

use chrono::{Days, TimeDelta};
use patuh_domain::agreement::{Agreement, Facts, Stage, decide, standing};
use patuh_domain::calendar::Moment;
use patuh_domain::command::{Command, Ctx};
use patuh_domain::duty::{DutyKind, DutyState};
use patuh_domain::policy;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("date")
}

fn requirements() -> Vec<String> {
    patuh_domain::agreement::REQUIREMENTS.iter().map(|(key, _)| (*key).to_owned()).collect()
}

/// What the door would make of a story today.
fn rehearse(scene: &Scene, story: &Story) -> (Facts, Moment) {
    let zone = scene.town.office.time_zone;
    let moment = Moment::new(zone.midnight(scene.town.today) + TimeDelta::hours(10), zone);
    let papers = story.past.clone().unwrap_or_else(|| {
        course::dossier(
            &story.applicant,
            &timetable::Timetable::from_request(&scene.town.calendar, scene.town.today),
            course::Reached::Requested,
            &scene.town.calendar,
        )
    });
    let mut facts = papers.facts(HolidayTable::official()).expect("papers");
    facts.office.id = scene.town.id;
    facts.institution.id = story.institution;
    facts.institution.office = scene.town.id;
    facts.institution.heads = story.applicant.institution.heads.clone();
    facts.agreement.institution = story.institution;
    let mut counter = 1_000_000_u128;
    let mut ids = || {
        counter += 1;
        uuid::Uuid::from_u128(counter)
    };
    let mut begun = story.past.is_some();
    for (n, play) in story.plays.iter().enumerate() {
        let actor = scene
            .players
            .iter()
            .find(|player| player.role == play.by && player.institution.is_none_or(|own| own == story.institution))
            .unwrap_or_else(|| panic!("{}: nobody plays {:?}", story.applicant.institution.name, play.by))
            .actor();
        let command = (play.command)(&facts.agreement)
            .unwrap_or_else(|| panic!("{}: play {n} has no command", story.applicant.institution.name));
        let action = command.action();
        let asked = Command::Agreement { office: scene.town.id, id: story.agreement, command: command.clone() };
        policy::may(&actor, &asked, Some(scene.town.id), Some(story.institution))
            .unwrap_or_else(|refusal| panic!("{}: {action:?} {refusal:?}", story.applicant.institution.name));
        let mut ctx = Ctx { actor: &actor, moment, ids: &mut ids };
        let events = decide(begun.then_some(&facts), command, &mut ctx).unwrap_or_else(|refusal| {
            panic!("{} ({}): {action:?} {refusal:?}", story.applicant.institution.name, scene.town.today)
        });
        for event in events {
            let before = begun.then(|| facts.agreement.clone());
            facts.agreement = Agreement::evolve(before, story.agreement, scene.town.id, event).expect("facts");
            begun = true;
        }
    }
    (facts, moment)
}

fn days() -> Vec<NaiveDate> {
    let first = day("2026-01-02");
    (0..24).filter_map(|n| first.checked_add_days(Days::new(n * 29))).collect()
}

#[test]
fn every_story_stands_where_it_says_on_any_day() {
    for today in days() {
        for scene in demonstration(today, &HolidayTable::official(), &requirements()) {
            for story in &scene.stories {
                let (facts, moment) = rehearse(&scene, story);
                let stage = standing(&facts, &moment).stage;
                assert_eq!(stage, story.stage, "{} on {today}", story.applicant.institution.name);
            }
        }
    }
}

#[test]
fn every_stage_and_overlay_is_there() {
    let today = day("2026-11-21");
    let scenes = demonstration(today, &HolidayTable::official(), &requirements());
    let first = &scenes[0];
    let standings: Vec<_> = first
        .stories
        .iter()
        .map(|story| rehearse(first, story))
        .map(|(facts, moment)| standing(&facts, &moment))
        .collect();
    let stages: BTreeSet<_> = standings.iter().map(|standing| standing.stage).collect();
    assert_eq!(stages.len(), Stage::ALL.len(), "{stages:?}");
    assert!(standings.iter().any(|standing| standing.suspended));
    assert!(standings.iter().any(|standing| standing.access_revoked));
    let duties: BTreeSet<_> =
        standings.iter().flat_map(|standing| &standing.duties).map(|duty| (duty.kind, duty.state)).collect();
    for expected in [
        (DutyKind::SemesterReport, DutyState::Overdue),
        (DutyKind::SemesterReport, DutyState::FulfilledLate),
        (DutyKind::SemesterReport, DutyState::Fulfilled),
        (DutyKind::IsoCertificate, DutyState::Overdue),
        (DutyKind::IsoCertificate, DutyState::DueSoon),
        (DutyKind::Evaluation, DutyState::Overdue),
        (DutyKind::RenewalLetter, DutyState::DueSoon),
        (DutyKind::Nda, DutyState::Upcoming),
        (DutyKind::Sptjm, DutyState::Upcoming),
        (DutyKind::BreachNotice, DutyState::DueSoon),
    ] {
        assert!(duties.contains(&expected), "{expected:?} in {duties:?}");
    }
}

#[test]
fn the_shared_agreement_gives_access_by_every_method() {
    let today = day("2026-11-21");
    let scenes = demonstration(today, &HolidayTable::official(), &requirements());
    let (facts, moment) = rehearse(&scenes[0], &scenes[0].stories[0]);
    let found = standing(&facts, &moment);
    assert_eq!(found.access.methods.len(), 4);
    assert!(found.access.accounts.iter().all(|account| account.granted), "{:?}", found.access.accounts);
    let account = facts.agreement.accounts.iter().find(|account| account.user_id == WEB_SERVICE_USER).expect("account");
    assert_eq!(account.local_user_id.as_deref(), Some(WEB_SERVICE_CUSTOMER));
    assert_eq!(account.ip_addresses, [WEB_SERVICE_ADDRESS]);
}

#[test]
fn accounts_are_those_that_outsiders_know() {
    let scenes = demonstration(day("2026-11-21"), &HolidayTable::official(), &[]);
    let emails: BTreeSet<_> = scenes
        .iter()
        .flat_map(|scene| &scene.players)
        .filter(|player| player.signs_in)
        .map(|player| player.email.as_str())
        .collect();
    for local in
        ["petugas", "kepala", "evaluator", "kepala.opd", "admin.opd", "operator", "auditor", "admin", "petugas2"]
    {
        assert!(emails.contains(format!("{local}@demo.patuh.test").as_str()), "{local}");
    }
}

#[test]
fn numbers_and_user_ids_are_each_used_once() {
    let scenes = demonstration(day("2026-11-21"), &HolidayTable::official(), &requirements());
    for scene in &scenes {
        let facts: Vec<_> = scene.stories.iter().map(|story| rehearse(scene, story).0).collect();
        let numbers: Vec<_> =
            facts.iter().filter_map(|facts| facts.agreement.pks.as_ref()).map(|pks| &pks.office_number).collect();
        assert_eq!(numbers.iter().collect::<BTreeSet<_>>().len(), numbers.len());
        let names: BTreeSet<_> = scene.stories.iter().map(|story| &story.applicant.institution.name).collect();
        assert_eq!(names.len(), scene.stories.len());
    }
    let users: Vec<_> = scenes
        .iter()
        .flat_map(|scene| scene.stories.iter().map(|story| rehearse(scene, story).0))
        .flat_map(|facts| facts.agreement.accounts)
        .map(|account| account.user_id)
        .collect();
    assert_eq!(users.iter().collect::<BTreeSet<_>>().len(), users.len(), "{users:?}");
}

#[test]
fn dossiers_of_the_past_are_well_formed() {
    for scene in demonstration(day("2026-11-21"), &HolidayTable::official(), &[]) {
        for past in scene.stories.iter().filter_map(|story| story.past.as_ref()) {
            let json = serde_json::to_string(past).expect("json");
            patuh_domain::dossier::Dossier::parse(&json).expect("dossier");
        }
    }
}
