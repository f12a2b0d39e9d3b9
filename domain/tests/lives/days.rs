//! On which moments a life is looked at: around everything that changes, and at random.

use std::collections::BTreeSet;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use patuh_domain::calendar::{Moment, Zone};
use patuh_domain::duty::duties;
use serde_json::Value;

use crate::evaluator::{tomorrow, yesterday};
use crate::life::Life;
use crate::rng::Rng;

/// How thoroughly a life is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// So many moments.
    Some(usize),
    /// Every day of it.
    EveryDay,
}

/// The moments at which a life is compared.
pub fn moments(life: &Life, depth: Depth, rng: &mut Rng) -> Vec<Moment> {
    let zone = life.facts.office.profile.zone;
    let last = life.start + TimeDelta::days(3652);
    // Long after the last act nothing is new.
    let until = life.recorded.last().map_or(last, |(on, _)| last.min(*on + TimeDelta::days(500)));
    let length = u32::try_from((until - life.start).num_days()).expect("ten years");
    if depth == Depth::EveryDay {
        let days = std::iter::successors(Some(life.start), |day| Some(tomorrow(*day))).take_while(|day| *day <= last);
        return days.map(|day| at_some_time(zone, day, rng)).collect();
    }
    let Depth::Some(count) = depth else { return Vec::new() };
    let (mut dates, mut instants) = (BTreeSet::new(), BTreeSet::new());
    if let Ok(written) = serde_json::to_value(&life.facts.agreement) {
        collect(&written, &mut dates, &mut instants);
    }
    dates.extend(life.facts.institution.heads.iter().map(|head| head.since));
    dates.extend(life.facts.office.hours.iter().map(|hours| hours.from));
    for _ in 0..3 {
        let day = life.start + TimeDelta::days(i64::from(rng.between(0, length)));
        for duty in duties(&life.facts, &Moment::at(zone, day, 12)) {
            if let Some(due) = duty.due {
                let window = life.facts.office.settings.windows.get(&duty.kind).copied();
                let window = window.unwrap_or_else(|| duty.kind.default_window());
                dates.insert(due.date());
                dates.insert(due.date() - Days::new(u64::from(window)));
            }
            instants.extend(duty.due_at);
        }
    }
    let dates: Vec<NaiveDate> =
        dates.into_iter().filter(|day| *day >= life.start - Days::new(100) && *day <= until).collect();
    let instants: Vec<DateTime<Utc>> = instants.into_iter().collect();
    (0..count)
        .map(|number| {
            // Its own series: more moments are the same ones and others.
            let rng = &mut Rng::new(life.seed.wrapping_mul(1_000_003).wrapping_add(number as u64));
            let random = life.start + TimeDelta::days(i64::from(rng.between(0, length)));
            match number % 8 {
                0 if !instants.is_empty() => {
                    let instant = rng.pick(&instants);
                    let nudge = rng.pick(&[-1, 0, 1]);
                    Moment { instant: instant + TimeDelta::microseconds(nudge), zone }
                }
                1 => at_some_time(zone, random, rng),
                _ if dates.is_empty() => at_some_time(zone, random, rng),
                _ => {
                    let day = rng.pick(&dates);
                    let day = rng.pick(&[day, day, yesterday(day), tomorrow(day)]);
                    at_some_time(zone, day, rng)
                }
            }
        })
        .collect()
}

/// Often just after midnight, or just before the next.
fn at_some_time(zone: Zone, day: NaiveDate, rng: &mut Rng) -> Moment {
    let midnight = zone.midnight(day);
    let instant = match rng.between(0, 5) {
        0 => midnight,
        1 => midnight + TimeDelta::days(1) - TimeDelta::microseconds(1),
        _ => midnight + TimeDelta::seconds(i64::from(rng.between(0, 86_399))),
    };
    Moment { instant, zone }
}

/// Every date and instant written anywhere in the facts.
fn collect(value: &Value, dates: &mut BTreeSet<NaiveDate>, instants: &mut BTreeSet<DateTime<Utc>>) {
    match value {
        Value::String(text) => {
            if let Ok(date) = text.parse() {
                dates.insert(date);
            } else if let Ok(instant) = text.parse() {
                instants.insert(instant);
            }
        }
        Value::Array(list) => list.iter().for_each(|value| collect(value, dates, instants)),
        Value::Object(map) => map.values().for_each(|value| collect(value, dates, instants)),
        _ => {}
    }
}
