//! The rooms of the server, for commands that work on the database.
//!
//! `PATUH_NOW` sets the office's clock, on demonstration data only (decisions.md 32): a day (`2026-11-21`, nine o'clock
//! in Jakarta) or an instant (`2026-11-21T02:00:00Z`).

use std::sync::Arc;

use anyhow::{Context as _, bail};
use chrono::{DateTime, NaiveDate, Utc};
use patuh_domain::calendar::{Moment, Zone};

use super::migrate;
use crate::clock::{Clock, RealClock, ShiftedClock};
use crate::config::Config;
use crate::demo;
use crate::rooms::Rooms;
use crate::store::Store;

/// The environment variable that sets the clock.
const NOW: &str = "PATUH_NOW";

/// Opens and migrates the database of `config`. `demo`: an empty one is about to become a demonstration.
///
/// # Errors
/// Where the data folder, the key or the database can't be had, or the clock is to be set on real data.
pub(super) async fn rooms(config: &Config, demo: bool) -> anyhow::Result<Rooms> {
    config.prepare_data_dir()?;
    let secret = config.secret()?;
    config.upstream()?;
    let store = migrate::open(config).await?;
    let clock = clock(&store, demo).await?;
    Ok(Rooms::new(config, store, secret, clock))
}

async fn clock(store: &Store, demo: bool) -> anyhow::Result<Arc<dyn Clock>> {
    let Some(text) = std::env::var(NOW).ok().filter(|text| !text.trim().is_empty()) else {
        return Ok(Arc::new(RealClock));
    };
    let instant = instant(text.trim()).with_context(|| {
        format!(
            "{NOW}={text} bukan tanggal atau waktu; tulis seperti 2026-11-21 · \
             {NOW}={text} is neither date nor time; write it like 2026-11-21"
        )
    })?;
    let invented = demo::is_demonstration(store).await? || (demo && demo::is_empty(store).await?);
    if !invented {
        bail!(
            "{NOW} hanya berlaku pada data peragaan; hapus variabel itu · \
             {NOW} is for demonstration data only; unset it"
        );
    }
    Ok(Arc::new(ShiftedClock::starting_at(instant)))
}

fn instant(text: &str) -> anyhow::Result<DateTime<Utc>> {
    if let Ok(date) = text.parse::<NaiveDate>() {
        return Ok(Moment::at(Zone::Wib, date, 9).instant);
    }
    Ok(DateTime::parse_from_rfc3339(text)?.to_utc())
}

#[cfg(test)]
mod tests {
    use super::instant;

    #[test]
    fn a_day_or_an_instant_sets_the_clock() {
        assert_eq!(instant("2026-11-21").expect("day"), instant("2026-11-21T02:00:00Z").expect("instant"));
        assert!(instant("besok").is_err());
    }
}
