//! Random lives of agreements over ten years, decided by the door, compared with an evaluator written a second time from
//! the rules (`evaluator/`). `PATUH_LIVES=100000` for more than by default, `PATUH_LIVES_SEED` for others;
//! `PATUH_LIVES_SHOW=seed` shows one of them. The same seed is the same life, looked at on the same moments.

mod acts;
mod compare;
mod days;
mod evaluator;
mod life;
mod rng;
mod shrink;
mod world;

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use compare::{Tally, calls, compare, fold, forgotten, is_paperwork};
use days::{Depth, moments};
use evaluator::Call;
use life::{Life, live};
use patuh_domain::agreement::{AgreementAction, AgreementEvent, Facts, Stage};
use patuh_domain::calendar::Moment;
use rng::Rng;
use shrink::Case;

const THREADS: u64 = 2;
/// From here on everything that can be must have been seen.
const TELLING: u64 = 1_000;
/// As many as take some seconds: without optimisation fewer.
const LIVES: u64 = if cfg!(debug_assertions) { 100 } else { 3_000 };
/// From here on fewer moments of each.
const MANY: u64 = 20_000;
/// Lives after which a long run says how far it is.
const PROGRESS: u64 = 10_000;

/// Every so many-th life is compared day by day.
const DAY_BY_DAY: u64 = 100;

/// At how many moments an ordinary life is looked at.
const fn moments_of_each(lives: u64) -> usize {
    if lives < MANY { 40 } else { 16 }
}

/// Sorts of differences after which nothing more is learnt.
const ENOUGH: usize = 40;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// Differences by sort: how many, and the first of each told in full.
type Differences = BTreeMap<String, (u64, String)>;

/// What one thread, and at last the whole run, has seen.
#[derive(Default)]
struct Seen {
    tally: Tally,
    differences: Differences,
    done: BTreeMap<AgreementAction, [u32; 2]>,
}

impl Seen {
    fn note(&mut self, class: String, example: impl FnOnce() -> String) {
        self.differences.entry(class).or_insert_with(|| (0, example())).0 += 1;
    }

    fn add(&mut self, other: Self) {
        self.tally.add(other.tally);
        for (class, (count, example)) in other.differences {
            self.differences.entry(class).or_insert((0, example)).0 += count;
        }
        for (action, [accepted, refused]) in other.done {
            let known = self.done.entry(action).or_default();
            *known = [known[0] + accepted, known[1] + refused];
        }
    }

    /// Lives the life of this seed and looks at it from all sides.
    fn examine(&mut self, seed: u64, count: usize) -> Life {
        let life = live(seed);
        let mut rng = Rng::new(seed ^ 0x5eed);
        self.tally.lives += 1;
        for (action, [accepted, refused]) in &life.done {
            let known = self.done.entry(*action).or_default();
            *known = [known[0] + accepted, known[1] + refused];
        }
        for kept in &life.frozen_otherwise {
            self.note("kept due date".to_owned(), || format!("seed {seed}: {kept}"));
        }
        let every = calls(&life.facts.agreement);
        let depth = if seed.is_multiple_of(DAY_BY_DAY) { Depth::EveryDay } else { Depth::Some(count) };
        let poor: Vec<_> = life.events.iter().filter(|event| !is_paperwork(event)).cloned().collect();
        let poor = fold(&life.facts, &poor).expect("a request");
        for (number, moment) in moments(&life, depth, &mut rng).into_iter().enumerate() {
            let rng = &mut Rng::new(seed.wrapping_mul(7_919).wrapping_add(number as u64));
            let some: Vec<_> = if every.is_empty() { Vec::new() } else { (0..2).map(|_| rng.pick(&every)).collect() };
            self.compare(&life, &life.facts, &life.events, &moment, &some);
            if number % 8 == 0 {
                for difference in forgotten(&life.facts, &poor, &moment, &some) {
                    self.note(difference.class(), || format!("seed {seed}: {difference:?}"));
                }
            }
            // What was known at some earlier recording.
            if number % 16 == 0 {
                let (_, known) = rng.pick(&life.recorded);
                let facts = fold(&life.facts, &life.events[..known]).expect("a request");
                self.compare(&life, &facts, &life.events[..known], &moment, &some);
            }
        }
        life
    }

    fn compare(&mut self, life: &Life, facts: &Facts, events: &[AgreementEvent], moment: &Moment, calls: &[Call]) {
        for difference in compare(facts, events, moment, calls, &mut self.tally) {
            let class = difference.class();
            self.note(class, || shrink::told(&Case { life, events, calls, difference }));
        }
    }
}

#[test]
fn lives_agree_with_an_evaluator_written_apart() {
    let first = number("PATUH_LIVES_SEED").unwrap_or(1);
    let count = number("PATUH_LIVES").unwrap_or(LIVES);
    let each = moments_of_each(count);
    let next = AtomicU64::new(first);
    let total = Mutex::new(Seen::default());
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                let mut seen = Seen::default();
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= first + count || seen.differences.len() >= ENOUGH {
                        break;
                    }
                    let life = seen.examine(seed, each);
                    let lived = seed + 1 - first;
                    if lived.is_multiple_of(PROGRESS) {
                        println!("{lived} lives");
                    }
                    if number("PATUH_LIVES_SHOW") == Some(seed) {
                        println!("{:#?}\n{:#?}", life.facts.office.settings, life.events);
                    }
                }
                total.lock().expect("the other thread is well").add(seen);
            });
        }
    });
    let Seen { tally, differences, done } = total.into_inner().expect("both threads are well");
    println!("lives: seeds from {first}, {tally:?}");
    for (action, [accepted, refused]) in &done {
        println!("  {:<24} {accepted:>9} done {refused:>9} refused", action.name());
    }
    if count >= TELLING {
        let unseen: Vec<_> = Stage::ALL.iter().filter(|stage| !tally.stages.contains_key(stage.name())).collect();
        assert!(unseen.is_empty(), "no life came to {unseen:?}");
        let answers = ["open", "03", "04", "06", "07", "16", "17"];
        assert!(answers.iter().all(|answer| tally.answers.contains_key(answer)), "{:?}", tally.answers);
    }
    let told: Vec<_> = differences
        .iter()
        .map(|(class, (count, example))| format!("{count} times {class}, first\n{example}"))
        .collect();
    assert!(told.is_empty(), "{} sorts of difference\n\n{}", told.len(), told.join("\n\n"));
}
