//! Many institutions through the door, for trials and benchmarks.

use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use patuh_domain::actor::Actor;
use patuh_domain::calendar::{HolidayTable, Zone};

use super::load::{LoadError, all, founding, import, reason, registration};
use super::nation::Nation;
use super::timetable::Calendar;
use super::{SEED, Town};
use crate::rooms::Rooms;

/// Residents handed to the door at a time.
const AT_ONCE: u32 = 100;

/// How many, where, and since when.
#[derive(Debug, Clone, Copy)]
pub struct Population {
    pub institutions: u32,
    /// How many years back the first requests lie.
    pub years: u32,
    pub seed: u32,
    /// 1: all in the demonstration's first office; more: spread over so many offices of their own.
    pub offices: u32,
}

/// How far it has come.
#[derive(Debug, Clone, Default)]
pub struct Progress {
    pub institutions: u32,
    /// Facts recorded.
    pub events: u64,
    pub refused: u32,
    /// Why the first refused one was refused.
    pub first_reason: Option<String>,
    pub spent: Duration,
}

/// Adds the population to the demonstration; tells `heard` after every hundred. An institution that is refused (as
/// one of a seed that is there already) is counted and left out.
///
/// # Errors
/// [`LoadError`] where an office can't be founded or papers are no dossier, which no seed gives.
pub async fn populate(
    rooms: &Rooms,
    now: DateTime<Utc>,
    population: &Population,
    mut heard: impl FnMut(&Progress),
) -> Result<Progress, LoadError> {
    let begun = Instant::now();
    let towns = towns(rooms, now, population).await?;
    let mut progress = Progress::default();
    let mut first = 0;
    while first < population.institutions {
        let last = population.institutions.min(first + AT_ONCE);
        let mut envelopes = Vec::new();
        for n in first..last {
            let Some(town) = towns.get(n as usize % towns.len()) else { break };
            let resident = Nation { town, seed: population.seed, years: population.years }.resident(n);
            let institution = resident.institution;
            envelopes.extend(registration(town.id, institution, resident.papers.institution_commands()));
            envelopes.push(import(town.id, resident.agreement, institution, &resident.papers)?);
        }
        for answer in rooms.desk.perform_many(&Actor::CommandLine, envelopes).await {
            match answer {
                Ok(done) => progress.events += done.events.len() as u64,
                Err(error) => {
                    progress.refused += 1;
                    progress.first_reason.get_or_insert_with(|| reason(&error));
                }
            }
        }
        first = last;
        progress.institutions = last;
        progress.spent = begun.elapsed();
        heard(&progress);
    }
    Ok(progress)
}

/// The offices of the population, founded where they are new.
async fn towns(rooms: &Rooms, now: DateTime<Utc>, population: &Population) -> Result<Vec<Town>, LoadError> {
    let today = Zone::Wib.local_date(now);
    let calendar = Calendar::new(HolidayTable::official());
    if population.offices <= 1 {
        return Ok(vec![Town::first(today, &calendar, SEED)]);
    }
    // The demonstration's own offices come first.
    let towns: Vec<_> = (2..2 + population.offices as usize)
        .map(|n| Town::numbered(n, today, &calendar, u64::from(population.seed)))
        .collect();
    all(&rooms.desk, &Actor::CommandLine, towns.iter().flat_map(founding).collect()).await?;
    Ok(towns)
}
