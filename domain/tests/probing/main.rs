//! How well forbidden input is told from honest work: recall and false alarms over the synthetic corpus that
//! `tests/corpus/README.md` describes. Every figure is printed; run with `--no-capture` to see them.

mod attacks;
mod honest;
mod world;

use std::collections::BTreeMap;

use attacks::Attack;
use honest::Work;
use patuh_domain::probing::{Finding, Glance, Kind, Mask, Outcome, Trail, WINDOW};
use world::{Dice, Look, Session, World};

const SEED: u64 = 20_260_701;
const ATTACKS: u64 = 3_000;
const SESSIONS: u64 = 10_000;

/// Plays a session; what was found, and after how many look-ups of the attacker.
fn play(world: &World, mask: &Mask, session: &Session) -> Option<(Finding, u32)> {
    let mut trail = Trail::default();
    let mut tries = 0;
    for look in &session.looks {
        tries += u32::from(look.attack);
        if let Some(finding) = trail.observe(glance(world, mask, look), session.caller) {
            return Some((finding, tries));
        }
    }
    None
}

fn glance(world: &World, mask: &Mask, look: &Look) -> Glance {
    match &look.nik {
        Some(nik) => {
            let outcome = if world.exists(nik) { Outcome::Found } else { Outcome::NotFound };
            mask.glance(nik, outcome, look.at, world::today())
        }
        None => Mask::malformed(look.at),
    }
}

#[test]
fn attacks_are_seen_within_twenty_lookups_and_slow_ones_within_fifty() {
    let (world, mask) = (World::new(SEED), Mask::new([42; 32]));
    println!("{:<28} {:>8} {:>9} {:>8} {:>8} {:>8}", "attack", "sessions", "detected", "recall", "median", "worst");
    let (mut all, mut seen) = (0_u64, 0_u64);
    for attack in Attack::ALL.into_iter().chain([Attack::FirstOfRandomDays]) {
        let mut after = Vec::new();
        let mut missed = 0_u64;
        for number in 0..ATTACKS / Attack::ALL.len() as u64 {
            let mut dice = Dice::new(SEED ^ (number << 8) ^ attack as u64);
            let session = attack.session(&world, &mut dice);
            match play(&world, &mask, &session) {
                Some((_, tries)) if tries > 0 && tries <= attack.within() => after.push(tries),
                _ => missed += 1,
            }
        }
        after.sort_unstable();
        let sessions = after.len() as u64 + missed;
        // What can't be told from honest work is shown, and not promised.
        if Attack::ALL.contains(&attack) {
            all += sessions;
            seen += after.len() as u64;
        }
        println!(
            "{:<28} {sessions:>8} {:>9} {:>7.2}% {:>8} {:>8}",
            attack.name(),
            after.len(),
            after.len() as f64 * 100.0 / sessions as f64,
            after.get(after.len() / 2).copied().unwrap_or_default(),
            after.last().copied().unwrap_or_default(),
        );
    }
    println!("recall {seen} of {all}: {:.2}%", seen as f64 * 100.0 / all as f64);
    assert!(seen * 1000 >= all * 995, "{seen} of {all} attacks were seen");
}

#[test]
fn honest_work_alarms_at_most_once_in_ten_thousand_sessions() {
    let (world, mask) = (World::new(SEED), Mask::new([42; 32]));
    let mut alarms: Vec<(Work, Kind)> = Vec::new();
    let mut counts: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    for number in 0..SESSIONS {
        let mut dice = Dice::new(SEED ^ (number << 20));
        let work = Work::drawn(&mut dice);
        let session = work.session(&world, &mut dice);
        let count = counts.entry(work.name()).or_default();
        count.0 += 1;
        count.1 += session.looks.len() as u64;
        if let Some((finding, ..)) = play(&world, &mask, &session) {
            alarms.push((work, finding.kind));
        }
    }
    println!("{:<28} {:>8} {:>9}", "honest work", "sessions", "look-ups");
    for (name, (sessions, looks)) in &counts {
        println!("{name:<28} {sessions:>8} {looks:>9}");
    }
    println!("false alarms: {} of {SESSIONS} {alarms:?}", alarms.len());
    assert!(alarms.len() <= 1, "{alarms:?}");
}

#[test]
fn a_family_with_twins_and_a_smudged_card_are_left_alone() {
    let (world, mask) = (World::new(SEED), Mask::new([42; 32]));
    for number in 0..300 {
        let mut dice = Dice::new(number);
        for work in [Work::Families, Work::SmudgedCard, Work::VillageDay] {
            let session = work.session(&world, &mut dice);
            assert!(play(&world, &mask, &session).is_none(), "{} {number}", work.name());
        }
    }
}

#[test]
fn one_attack_is_one_finding_and_the_rest_is_counted() {
    let (world, mask) = (World::new(SEED), Mask::new([42; 32]));
    let mut dice = Dice::new(1);
    let mut session = Attack::Serials.session(&world, &mut dice);
    let first = session.looks[0].clone();
    session.looks = (0..400).map(|number| Attack::serial_after(&first, number, i64::from(number) * 2)).collect();
    let mut trail = Trail::default();
    let mut findings = Vec::new();
    for look in &session.looks {
        findings.extend(trail.observe(glance(&world, &mask, look), session.caller));
    }
    assert_eq!(findings.len(), 1);
    for number in 400..420 {
        let look = Attack::serial_after(&first, number, 3_600);
        findings.extend(trail.observe(glance(&world, &mask, &look), session.caller));
    }
    assert!(findings.len() == 2 && findings[1].times > 300, "{findings:?}");
}

#[test]
fn a_picture_tells_no_number() {
    let (world, mask) = (World::new(SEED), Mask::new([42; 32]));
    for attack in Attack::ALL {
        let mut dice = Dice::new(9);
        let session = attack.session(&world, &mut dice);
        let Some((finding, ..)) = play(&world, &mask, &session) else { continue };
        let dots = &finding.picture.dots;
        assert!((5..=60).contains(&dots.len()), "{attack:?} {finding:?}");
        assert_eq!((dots[0].offset, dots[0].after), (0, 0));
        // The same attack elsewhere, by somebody else, gives the same picture: it holds nothing of where and who.
        let json = serde_json::to_string(&finding.picture).expect("JSON");
        for nik in session.looks.iter().filter_map(|look| look.nik.as_ref()) {
            assert!(!json.contains(&nik.expose()[..12]) && !json.contains(&nik.expose()[..6]), "{json}");
        }
    }
}

#[test]
fn a_trail_is_bounded_and_forgets() {
    let (world, mask) = (World::new(SEED), Mask::new([42; 32]));
    let mut dice = Dice::new(5);
    let mut trail = Trail::default();
    let session = Work::Payroll.session(&world, &mut dice);
    for look in session.looks.iter().cycle().take(WINDOW * 4) {
        trail.observe(glance(&world, &mask, look), session.caller);
    }
    assert!(std::mem::size_of::<Glance>() <= 48);
    // Four days later a serial run that began before is not remembered.
    let start = Attack::Serials.session(&world, &mut Dice::new(1)).looks[0].clone();
    let mut trail = Trail::default();
    for number in 0..8 {
        let look = Attack::serial_after(&start, number, i64::from(number) * 24 * 3_600);
        let found = trail.observe(glance(&world, &mask, &look), session.caller);
        assert!(found.is_none(), "{number}");
    }
}
