//! A renewal lived through hour by hour by a virtual clock: everything in time, late or never, by the door. Counted are
//! hours of access without a basis, and hours lost although everything was there. Both must be 0.
//!
//! What there must be is written here a second time, in plain dates (domain.md 2 and 4.2; decisions.md 14, 15, 19).

use chrono::{Days, NaiveDate, TimeDelta};
use patuh_domain::access::{Caller, decide};
use patuh_domain::agreement::{AgreementAction as A, AgreementCommand as C, *};
use patuh_domain::calendar::{Moment, Zone, add_months};
use patuh_domain::duty::{DutyKind, DutyState, duties};

mod decide_common;
use decide_common::*;
#[allow(dead_code)]
#[path = "lives/rng.rs"]
mod rng;
use rng::Rng;

/// Years lived by default: as many as take some seconds. `PATUH_YEARS=2000` for more.
const YEARS: u64 = if cfg!(debug_assertions) { 8 } else { 100 };
/// The hour of the day at which people act.
const ACTING: u32 = 10;
const ENDS: &str = "2028-01-15";
const SUCCESSOR: &str = "Ratih Contoh, M.M.";

/// What people do, each on a day; `None` is never.
#[derive(Debug, Clone, Copy)]
struct Plan {
    letter: Option<NaiveDate>,
    form: Option<NaiveDate>,
    approval: Option<NaiveDate>,
    addendum: Option<NaiveDate>,
    refusal: Option<NaiveDate>,
    /// A new head, and when he signs what the day asks for.
    head: Option<(NaiveDate, NaiveDate)>,
}

/// What was done so far, as the door accepted it.
#[derive(Debug, Clone, Copy, Default)]
struct Done {
    letter: Option<NaiveDate>,
    form: bool,
    form_of_successor: bool,
    first_of_successor: bool,
    prolonged: bool,
    refused: bool,
    head_changed: bool,
}

/// Hours, by what they were.
#[derive(Debug, Default)]
struct Hours {
    open: u64,
    bridged: u64,
    rightly_closed: u64,
    without_basis: u64,
    lost: u64,
}

impl Plan {
    fn of(rng: &mut Rng) -> Self {
        let ends = day(ENDS);
        let mut some = |percent: u32, low: i64, high: i64| {
            let spread = u32::try_from(high - low).expect("a span");
            let on = ends + TimeDelta::days(low + i64::from(rng.between(0, spread)));
            rng.chance(percent).then_some(on)
        };
        let letter = some(90, -150, 5);
        let form = some(75, -60, 60);
        let approval = some(60, -40, 100);
        let addendum = some(70, -30, 220);
        let refusal = some(12, -30, 200);
        let head = some(40, -140, 150);
        let head = head.map(|since| (since, since + Days::new(u64::from(rng.between(0, 40)))));
        Self { letter, form, approval, addendum, refusal, head }
    }

    /// Does what is planned for `today`; what the door refuses didn't happen.
    fn act(&self, world: &mut World, done: &mut Done, today: NaiveDate) {
        let (text, is_today) = (today.to_string(), |planned: Option<NaiveDate>| planned == Some(today));
        let mut asks = |command| world.perform(&staff(), &text, command).is_ok();
        if is_today(self.letter) {
            let sent = letter("400.9/300", &text);
            let command = C::ReceiveRenewal { letter: sent, received_on: today, wish: RenewalWish::default() };
            done.letter = asks(command).then_some(today);
        }
        if is_today(self.form) {
            let signed = asks(declare(DeclarationKind::SptjmRenewal, None, &text));
            if done.head_changed { done.form_of_successor |= signed } else { done.form |= signed }
        }
        if is_today(self.head.map(|(_, signs)| signs)) && done.head_changed {
            done.first_of_successor |= asks(declare(DeclarationKind::SptjmFirst, None, &text));
            done.form_of_successor |= asks(declare(DeclarationKind::SptjmRenewal, None, &text));
        }
        if is_today(self.approval) {
            asks(C::RecordRenewalApproval { letter: letter("400.8/1", &text) });
        }
        if is_today(self.addendum) {
            let addendum = Addendum {
                office_number: "400.12/300".to_owned(),
                institution_number: None,
                signed_on: today,
                ends_on: day("2030-01-15"),
                scan: None,
            };
            done.prolonged |= asks(C::SignAddendum { addendum });
        }
        if is_today(self.refusal) {
            done.refused |= asks(C::RefuseRenewal { letter: letter("400.12/9", &text) });
        }
    }
}

impl Done {
    /// Past the term: a letter came in time, somebody signed the renewal form, nobody has answered, and six months are
    /// not over.
    fn is_bridged(&self, today: NaiveDate) -> bool {
        let ends = day(ENDS);
        let in_time = self.letter.is_some_and(|on| on <= ends);
        let signed = self.form || self.form_of_successor;
        today > ends && !self.prolonged && !self.refused && in_time && signed && today <= add_months(ends, 6)
    }

    /// The term or the bridge carries, and the present head has signed the form of the day.
    fn has_basis(&self, today: NaiveDate) -> bool {
        let in_term = self.prolonged || today <= day(ENDS);
        let by_present = match (in_term, self.head_changed) {
            (true, false) => true,
            (true, true) => self.first_of_successor || self.prolonged && self.form_of_successor,
            (false, false) => self.form,
            (false, true) => self.form_of_successor,
        };
        (in_term || self.is_bridged(today)) && by_present
    }
}

#[test]
fn nobody_asks_without_a_basis_and_nobody_who_did_everything_is_locked_out() {
    let seeds = std::env::var("PATUH_YEARS").ok().and_then(|count| count.parse().ok()).unwrap_or(YEARS);
    let mut total = Hours::default();
    let mut ready_drafts = 0_u64;
    for seed in 1..=seeds {
        let plan = Plan::of(&mut Rng::new(seed));
        let (mut world, mut done) = (in_production(), Done::default());
        let mut today = day("2027-08-10");
        while today <= day("2028-09-10") {
            if let Some((since, _)) = plan.head.filter(|(since, _)| *since == today) {
                // Appointed from the beginning of the day.
                world.institution.heads.push(head(SUCCESSOR, &since.to_string()));
                done.head_changed = true;
            }
            hours(&world, &done, today, 0..ACTING, &mut total);
            plan.act(&mut world, &mut done, today);
            hours(&world, &done, today, ACTING..24, &mut total);
            ready_drafts += u64::from(letter_is_called_for(&world, &done, today));
            today = today + Days::new(1);
        }
        assert_eq!((total.without_basis, total.lost), (0, 0), "seed {seed}: {plan:?}");
    }
    println!("{seeds} years from seed 1: {total:?}, {ready_drafts} days with a letter to send");
    assert!(total.open > 0 && total.bridged > 0 && total.rightly_closed > 0 && ready_drafts > 0, "{total:?}");
}

/// Looks at each hour of a part of a day: its first instant and its last microsecond.
fn hours(world: &World, done: &Done, today: NaiveDate, part: std::ops::Range<u32>, total: &mut Hours) {
    let facts = world.facts().expect("an agreement");
    let request = call(world.account(), Method::WebPortal, Caller::Operator(world.operator_id()));
    let open = |instant| decide(&facts, &request, &Moment { instant, zone: Zone::Wib }).refusal().is_none();
    let midnight = Zone::Wib.midnight(today);
    let basis = done.has_basis(today);
    for hour in part {
        let begin = midnight + TimeDelta::hours(i64::from(hour));
        let last = begin + TimeDelta::hours(1) - TimeDelta::microseconds(1);
        let (first, end) = (open(begin), open(last));
        total.without_basis += u64::from((first || end) && !basis);
        total.lost += u64::from((!first || !end) && basis);
        total.open += u64::from(first && basis);
        total.bridged += u64::from(first && basis && done.is_bridged(today));
        total.rightly_closed += u64::from(!first && !basis);
    }
}

/// From 90 days before its due date on, until it is sent, the letter lies ready and the next steps name it.
fn letter_is_called_for(world: &World, done: &Done, today: NaiveDate) -> bool {
    let facts = world.facts().expect("an agreement");
    let moment = Moment::at(Zone::Wib, today, 12);
    let due = day("2027-11-15");
    let waits = done.letter.is_none() && today <= day(ENDS);
    let duty = duties(&facts, &moment).into_iter().find(|duty| duty.kind == DutyKind::RenewalLetter && waits);
    let Some(duty) = duty else { return false };
    assert_eq!(duty.due.map(|due| due.date()), Some(due));
    let near = today >= due - Days::new(90);
    assert_eq!(matches!(duty.state, DutyState::DueSoon | DutyState::Overdue), near, "{today}");
    let named =
        next_steps(&facts, stage(&facts, &moment), &moment).iter().any(|step| step.command == A::ReceiveRenewal);
    assert_eq!(named, near, "{today}");
    near
}

#[test]
fn the_ready_letter_is_called_for_twice_until_it_is_sent() {
    let mut world = in_production();
    let call = |world: &World, date: &str| {
        let moment = Moment::at(Zone::Wib, day(date), 10);
        RenewalCall::of(&standing(&world.facts().expect("an agreement"), &moment)).map(|call| (call.days, call.again))
    };
    // The letter is due on 15 November 2027: two months before the end of 15 January 2028.
    for (date, called) in [
        ("2027-08-16", None),
        ("2027-08-17", Some((90, false))),
        ("2027-09-15", Some((61, false))),
        ("2027-09-16", Some((60, true))),
        ("2027-11-15", Some((0, true))),
        ("2027-11-16", Some((-1, true))),
        ("2028-01-15", Some((-61, true))),
        ("2028-01-16", None),
    ] {
        assert_eq!(call(&world, date), called, "{date}");
    }
    let sent = letter("400.9/300", "2027-10-01");
    let received = C::ReceiveRenewal { letter: sent, received_on: day("2027-10-01"), wish: RenewalWish::default() };
    world.does(&institution_head(), "2027-10-01", received);
    assert_eq!(call(&world, "2027-10-02"), None, "what was sent is called for no more");
}

#[test]
fn without_the_form_it_stops_at_the_midnight_that_ends_the_last_day() {
    let mut world = in_production();
    let sent = letter("400.9/300", "2027-11-01");
    let received = C::ReceiveRenewal { letter: sent, received_on: day("2027-11-03"), wish: RenewalWish::default() };
    world.does(&institution_head(), "2027-11-03", received);
    let midnight = Zone::Wib.midnight(day("2028-01-16"));
    let open = |world: &World, instant| {
        standing(&world.facts().expect("an agreement"), &Moment { instant, zone: Zone::Wib }).access.granted
    };
    assert!(open(&world, midnight - TimeDelta::microseconds(1)));
    assert!(!open(&world, midnight));
    world.does(&institution_head(), "2028-01-10", declare(DeclarationKind::SptjmRenewal, None, "2028-01-10"));
    assert!(open(&world, midnight));
    assert!(!open(&world, Zone::Wib.midnight(day("2028-07-16"))), "six months later it is over");
}
