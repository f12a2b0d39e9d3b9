//! `patuh standing`: where the agreement of a dossier stands on a day, without any database (decisions.md 32).

use std::path::PathBuf;

use anyhow::anyhow;
use chrono::{NaiveDate, TimeDelta, Utc};
use patuh_domain::agreement::{Standing as Found, standing};
use patuh_domain::calendar::{HolidayTable, Moment, Zone};
use patuh_domain::dossier::Dossier;

use super::dossier_file;
use super::standing_text;

/// Show where the agreement of a dossier stands: stage, access, duties, next steps.
#[derive(Debug, clap::Args)]
pub struct Standing {
    /// The dossier, a JSON file of the form patuh-dossier/1.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// On which day, such as 2026-11-21; without it today, in the zone of the office.
    #[arg(long, value_name = "DATE")]
    today: Option<NaiveDate>,
    /// As JSON, for programs.
    #[arg(long)]
    json: bool,
}

impl Standing {
    /// Prints the standing.
    ///
    /// # Errors
    /// The dossier can't be read or understood.
    pub fn run(self) -> anyhow::Result<()> {
        let dossier = dossier_file::read(&self.file)?;
        let today = self.today.unwrap_or_else(|| dossier.office.time_zone.local_date(Utc::now()));
        let found = standing_on(&dossier, today)?;
        if self.json {
            println!("{}", serde_json::to_string_pretty(&found)?);
        } else {
            print!("{}", standing_text::page(&dossier, &found));
        }
        Ok(())
    }
}

/// The standing at the end of the local day `today`, with the holidays that are shipped.
///
/// # Errors
/// Two places of the dossier disagree.
pub fn standing_on(dossier: &Dossier, today: NaiveDate) -> anyhow::Result<Found> {
    let facts =
        dossier.facts(HolidayTable::official()).map_err(|fault| anyhow!("{} · {}", fault.text.id, fault.text.en))?;
    Ok(standing(&facts, &end_of(today, dossier.office.time_zone)))
}

/// The last instant of a local day.
fn end_of(today: NaiveDate, zone: Zone) -> Moment {
    let midnight = Moment::at(zone, today, 24).instant;
    Moment::new(midnight.checked_sub_signed(TimeDelta::microseconds(1)).unwrap_or(midnight), zone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_day_belongs_to_it() {
        for zone in Zone::ALL {
            let today = NaiveDate::from_ymd_opt(2026, 11, 21).expect("date");
            assert_eq!(end_of(today, zone).today(), today);
        }
    }
}
