//! Of a life that differs, only the facts that matter.

use patuh_domain::agreement::AgreementEvent as E;

use crate::compare::{Difference, Tally, compare, fold};
use crate::evaluator::Call;
use crate::life::Life;

/// A difference of a life, with all that is needed to look into it.
pub struct Case<'a> {
    pub life: &'a Life,
    /// The whole life, or what was recorded by then.
    pub events: &'a [E],
    pub calls: &'a [Call],
    pub difference: Difference,
}

/// Seed, moment, both verdicts, and the facts without which they would agree.
pub fn told(case: &Case<'_>) -> String {
    let Case { life, difference, calls, .. } = case;
    let mut events = case.events.to_vec();
    let still = |events: &[E]| {
        let facts = fold(&life.facts, events)?;
        let found = compare(&facts, events, &difference.moment, calls, &mut Tally::default());
        found.into_iter().find(|found| found.about == difference.about && found.class() == difference.class())
    };
    let mut last = case.difference.clone();
    let mut index = events.len();
    while index > 0 {
        index -= 1;
        let mut fewer = events.clone();
        fewer.remove(index);
        if let Some(found) = still(&fewer) {
            events = fewer;
            last = found;
        }
    }
    let facts: Vec<String> =
        events.iter().map(|event| serde_json::to_string(event).unwrap_or_else(|_| format!("{event:?}"))).collect();
    let call = difference.about.strip_prefix("call ").and_then(|number| calls.get(number.parse::<usize>().ok()?));
    let heads: Vec<String> = life
        .facts
        .institution
        .heads
        .iter()
        .map(|head| format!("{} {} {}", head.name, head.since, head.status.name()))
        .collect();
    let settings = &life.facts.office.settings;
    format!(
        "seed {} at {} ({} local): {}\n  product:   {}\n  evaluator: {}\n  call: {call:?}\n  heads: {heads:?}, grace {}, \
         head signs {}, bridge {}\n  {}",
        life.seed,
        difference.moment.instant,
        difference.moment.today(),
        difference.about,
        last.product,
        last.evaluator,
        settings.head_grace_days,
        settings.head_signs_nda,
        settings.bridge_months,
        facts.join("\n  ")
    )
}
