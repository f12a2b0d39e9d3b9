//! `patuh demo`: demonstration data, and institutions in any number for trials (decisions.md 35).

use std::io::Write as _;

use anyhow::bail;
use patuh_domain::wording::thousands;

use super::open;
use super::table::table;
use crate::config::Config;
use crate::demo::nation::{MAX_INSTITUTIONS, MAX_SEED};
use crate::demo::{
    self, PASSWORD, Player, Population, Progress, WEB_SERVICE_CUSTOMER, WEB_SERVICE_SECRET, WEB_SERVICE_USER,
};
use crate::rooms::Rooms;

/// Create demonstration data in an empty database, and print the accounts.
#[derive(Debug, clap::Args)]
pub struct Demo {
    /// So many invented institutions more, each with an agreement.
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = clap::value_parser!(u32).range(..=i64::from(MAX_INSTITUTIONS)))]
    institutions: u32,
    /// How many years back their first requests lie.
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=20))]
    years: u32,
    /// Another seed makes other institutions.
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = clap::value_parser!(u32).range(..=i64::from(MAX_SEED)))]
    seed: u32,
    /// Over how many offices they are spread; 1 puts all into the demonstration's office.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=90))]
    offices: u32,
}

impl Demo {
    /// Makes the data.
    ///
    /// # Errors
    /// The database holds real data or can't be had.
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        let rooms = open::rooms(config, true).await?;
        load(&rooms).await?;
        if self.institutions == 0 {
            return Ok(());
        }
        let population =
            Population { institutions: self.institutions, years: self.years, seed: self.seed, offices: self.offices };
        let all = self.institutions;
        let told = demo::populate(&rooms, rooms.clock.now(), &population, |progress| tell(progress, all)).await?;
        eprintln!();
        println!("{}", summary(&told));
        if let Some(reason) = told.first_reason {
            bail!(
                "{0} perintah ditolak; yang pertama: {reason} · {0} commands were refused; see the first",
                told.refused
            );
        }
        Ok(())
    }
}

/// Makes the demonstration where the database is empty, and prints who can sign in.
///
/// # Errors
/// The database holds real data or can't be had.
pub(super) async fn load(rooms: &Rooms) -> anyhow::Result<()> {
    let players = demo::load(rooms, rooms.clock.now()).await?;
    print!("{}", accounts(&players));
    Ok(())
}

fn accounts(players: &[Player]) -> String {
    let rows = players.iter().map(|player| {
        let role = player.role.label();
        vec![player.email.clone(), player.name.clone(), role.id.into_owned(), role.en.into_owned()]
    });
    format!(
        "Data peragaan, semuanya rekaan · Demonstration, all invented. Kata sandi · password: {PASSWORD}\n{}\
         \x20 Web service: {WEB_SERVICE_USER} / {WEB_SERVICE_SECRET} (id {WEB_SERVICE_CUSTOMER})\n",
        table(&["Akun", "Nama", "Peran", "Role"], rows.collect())
    )
}

fn tell(progress: &Progress, all: u32) {
    eprint!(
        "\r{} / {} ({} per menit · per minute)   ",
        thousands(progress.institutions.into()),
        thousands(all.into()),
        thousands(per_minute(progress))
    );
    // Where there is no terminal, nothing is lost.
    let _ = std::io::stderr().flush();
}

fn summary(progress: &Progress) -> String {
    format!(
        "{} lembaga, {} peristiwa, {} detik · institutions, events, seconds ({} per menit · institutions per minute)",
        thousands(progress.institutions.into()),
        thousands(progress.events),
        progress.spent.as_secs(),
        thousands(per_minute(progress))
    )
}

fn per_minute(progress: &Progress) -> u64 {
    let millis = u64::try_from(progress.spent.as_millis()).unwrap_or(u64::MAX).max(1);
    u64::from(progress.institutions) * 60_000 / millis
}
