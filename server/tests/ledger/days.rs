//! Local midnight under load, and a clock that steps back.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use chrono::{Days, TimeDelta, Utc};
use patuh_domain::calendar::{Moment, Zone};
use patuh_server::testing::{HandClock, databases};
use sea_orm::ConnectionTrait as _;

use crate::support::{FOUND, Service, first_bad, somebody};

const QUOTA: i64 = 20;

#[tokio::test(flavor = "multi_thread")]
async fn the_day_turns_at_each_zone_s_midnight_under_load() {
    for database in databases().await.expect("databases") {
        for (zone, name) in [(Zone::Wib, "Asia/Jakarta"), (Zone::Wita, "Asia/Makassar"), (Zone::Wit, "Asia/Jayapura")] {
            // A day later in each zone, for the counted day never moves back.
            let days = Days::new(3 + 2 * (zone as u64));
            let today = zone.local_date(Utc::now()).checked_add_days(days).expect("a date");
            let tomorrow = today.succ_opt().expect("a date");
            let clock = HandClock::at(Moment::at(zone, tomorrow, 0).instant - TimeDelta::seconds(1));
            let service = Arc::new(Service::start(&database.store, Arc::new(clock.clone())).await);
            let db = database.store.db();
            db.execute_unprepared(&format!("UPDATE offices SET zone = '{name}'")).await.expect("another zone");
            if zone == Zone::Wib {
                service.cut_to(u32::try_from(QUOTA).expect("small")).await;
            }
            let asked = Arc::new(AtomicU32::new(0));
            let clients: Vec<_> = (0..64)
                .map(|client: u32| {
                    let (service, asked, clock) = (Arc::clone(&service), Arc::clone(&asked), clock.clone());
                    tokio::spawn(async move {
                        let mut granted = 0;
                        for call in 0..4 {
                            // In the middle of it midnight comes.
                            if asked.fetch_add(1, Ordering::Relaxed) == 120 {
                                clock.pass(TimeDelta::seconds(2));
                            }
                            granted += i64::from(service.code(&somebody(client * 4 + call)).await == "01");
                        }
                        granted
                    })
                })
                .collect();
            let mut granted = 0;
            for client in clients {
                granted += client.await.expect("a client");
            }
            let hits = service.hits().await;
            assert_eq!(hits.get(&today).copied(), Some(QUOTA), "{name}: the old day");
            assert_eq!(hits.get(&tomorrow).copied(), Some(QUOTA), "{name}: the new day");
            assert_eq!(granted, 2 * QUOTA, "{name}");
        }
        assert_eq!(first_bad(&database.store).await, None);
        database.remove().await.expect("remove");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_steps_back_gives_no_day_back() {
    for database in databases().await.expect("databases") {
        let today = Zone::Wib.local_date(Utc::now()).succ_opt().expect("a date");
        let morning = Moment::at(Zone::Wib, today, 1).instant;
        // The cut is in force on both days.
        let clock = HandClock::at(morning - TimeDelta::hours(6));
        let service = Service::start(&database.store, Arc::new(clock.clone())).await;
        service.cut_to(2).await;
        clock.set(morning);
        for expected in ["01", "01", "05"] {
            assert_eq!(service.code(FOUND).await, expected);
        }
        clock.set(morning - TimeDelta::hours(3));
        assert_eq!(service.code(FOUND).await, "05", "yesterday is over");
        drop(service);
        let again = Service::start(&database.store, Arc::new(clock.clone())).await;
        assert_eq!(again.code(FOUND).await, "05", "after a restart as well");
        assert_eq!(again.hits().await.into_iter().collect::<Vec<_>>(), [(today, 2)]);
        clock.set(morning + TimeDelta::days(1));
        assert_eq!(again.code(FOUND).await, "01", "the next day begins");
        assert_eq!(again.hits().await.len(), 2);
        drop(again);
        database.remove().await.expect("remove");
    }
}
