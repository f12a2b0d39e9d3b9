//! `access::decide` alone.

use std::hint::black_box;
use std::time::Instant;

use anyhow::{Context as _, ensure};
use chrono::Utc;
use patuh_domain::access::{AccessRequest, Caller, Decision, Presented, decide, decide_effective};
use patuh_domain::agreement::Method;
use patuh_domain::calendar::{Moment, Zone};
use patuh_server::demo::WEB_SERVICE_USER;
use patuh_server::store::load;
use serde::Serialize;

use crate::looked_up::{House, program};

const TIMES: usize = 50_000;

/// How long decisions take.
#[derive(Debug, Clone, Serialize)]
pub struct Decided {
    /// Where no fact lies in the future, as the gate decides.
    pub effective: Taken,
    /// Where one may.
    pub copying: Taken,
}

/// Microseconds.
#[derive(Debug, Clone, Serialize)]
pub struct Taken {
    pub p50_us: f64,
    pub p99_us: f64,
}

/// Decides the same granted call many times.
pub async fn measure() -> anyhow::Result<Decided> {
    let house = House::new(None).await?;
    let (_, id) = program(house.store()).await?;
    let facts = load::facts(house.store().db(), id).await?.context("no agreement")?.value;
    let account = facts.agreement.accounts.iter().find(|account| account.user_id == WEB_SERVICE_USER);
    let request = AccessRequest {
        presented: Presented::SignedIn,
        account: account.context("no account")?.id,
        caller: Caller::Program { address: [127, 0, 0, 1].into() },
        method: Method::WebServiceCallNik,
        application: None,
        purpose: None,
        elements: Vec::new(),
        within_hours: true,
        nik_well_formed: true,
        used: Vec::new(),
    };
    let zone = facts.office.profile.zone;
    ensure!(facts.agreement.is_all_effective(&Moment::new(Utc::now(), zone)), "facts of the future");
    house.remove().await?;
    let effective = timed(|moment| decide_effective(black_box(&facts), black_box(&request), moment), zone)?;
    let copying = timed(|moment| decide(black_box(&facts), black_box(&request), moment), zone)?;
    Ok(Decided { effective, copying })
}

fn timed(decide: impl Fn(&Moment) -> Decision, zone: Zone) -> anyhow::Result<Taken> {
    let mut took = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        let moment = Moment::new(Utc::now(), zone);
        let began = Instant::now();
        let decision = black_box(decide(&moment));
        took.push(began.elapsed().as_nanos());
        ensure!(matches!(decision, Decision::Granted { .. }), "not granted");
    }
    took.sort_unstable();
    let at = |place: usize| took.get(place).map_or(0.0, |nanos| *nanos as f64 / 1_000.0);
    Ok(Taken { p50_us: at(TIMES / 2), p99_us: at(TIMES * 99 / 100) })
}
