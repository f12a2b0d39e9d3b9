//! A random life of an agreement over ten years, driven by an agenda: the clock jumps from one act to the next.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, TimeDelta};
use patuh_domain::agreement::{AgreementAction, AgreementCommand as C, AgreementEvent, Ending, Facts};

use crate::acts::Act;
use crate::rng::Rng;
use crate::world::World;

const YEARS: i64 = 10;

/// A life as it was recorded.
pub struct Life {
    pub seed: u64,
    pub start: NaiveDate,
    pub facts: Facts,
    pub events: Vec<AgreementEvent>,
    pub recorded: Vec<(NaiveDate, usize)>,
    pub done: BTreeMap<AgreementAction, [u32; 2]>,
    pub frozen_otherwise: Vec<String>,
}

/// The world with what is to come.
pub struct Walk {
    pub world: World,
    pub until: NaiveDate,
    agenda: BTreeSet<(NaiveDate, u64, Act)>,
    next: u64,
}

impl Walk {
    /// `act` is to be done in so many days.
    pub fn after(&mut self, days: u32, act: Act) {
        self.on(self.world.today + TimeDelta::days(i64::from(days)), act);
    }

    pub fn on(&mut self, day: NaiveDate, act: Act) {
        self.next += 1;
        if day >= self.world.today && day <= self.until {
            self.agenda.insert((day, self.next, act));
        }
    }

    /// Some days from now.
    pub fn soon(&mut self, low: u32, high: u32, act: Act) {
        let days = self.world.rng.between(low, high);
        self.after(days, act);
    }

    /// Rejected or withdrawn: nothing more can happen.
    fn is_given_up(&self) -> bool {
        let ending = self.world.agreement.as_ref().and_then(|agreement| agreement.ending.as_ref());
        matches!(ending, Some(Ending::Withdrawn { .. } | Ending::Rejected { .. }))
    }

    pub fn asks(&mut self, command: C) -> bool {
        self.world.perform(command)
    }
}

/// The life of this seed.
pub fn live(seed: u64) -> Life {
    let world = World::new(Rng::new(seed));
    let start = world.today;
    let until = start + TimeDelta::days(365 * YEARS + 2);
    let mut walk = Walk { world, until, agenda: BTreeSet::new(), next: 0 };
    walk.begin();
    while let Some((day, _, act)) = walk.agenda.pop_first() {
        walk.world.today = day;
        if walk.is_given_up() {
            break;
        }
        walk.perform(act);
    }
    let World { events, recorded, done, frozen_otherwise, .. } = &walk.world;
    Life {
        seed,
        start,
        events: events.clone(),
        recorded: recorded.clone(),
        done: done.clone(),
        frozen_otherwise: frozen_otherwise.clone(),
        facts: walk.world.facts().expect("a request begins every life"),
    }
}
