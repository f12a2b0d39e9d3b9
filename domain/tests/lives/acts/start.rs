//! The first agenda: the request, and what comes whatever becomes of it.

use chrono::{Datelike as _, NaiveDate, TimeDelta};

use super::Act;
use crate::life::Walk;
use crate::world::Temper;

impl Walk {
    pub fn begin(&mut self) {
        self.after(0, Act::Submit);
        let (first, last) = (self.world.today.year(), self.until.year());
        for year in first..=last {
            let autumn = NaiveDate::from_ymd_opt(year - 1, 10, 10).expect("a day");
            if year > 2027 && self.world.rng.chance(70) {
                let late = i64::from(self.world.rng.pick(&[0, 0, 0, 60, 120]));
                self.on(autumn.max(self.world.today) + TimeDelta::days(late), Act::Holidays(year, true));
            }
            if self.world.rng.chance(25) {
                let day = NaiveDate::from_yo_opt(year, self.world.rng.between(1, 365)).expect("a day");
                self.on(day, Act::Holidays(year, false));
            }
            if self.world.rng.chance(3) {
                let day = NaiveDate::from_yo_opt(year, self.world.rng.between(1, 365)).expect("a day");
                self.on(day, Act::OfficeHours);
            }
        }
    }

    /// What may happen once the PKS is signed until `ends`.
    pub fn live_until(&mut self, ends: NaiveDate) {
        let days = u32::try_from((ends - self.world.today).num_days().max(1)).expect("some days");
        for (percent, act) in [
            (70, Act::NewHead),
            (30, Act::NewHead),
            (30, Act::Sanction),
            (25, Act::Sanction),
            (15, Act::Incident),
            (25, Act::Waive),
            (15, Act::Waive),
            (25, Act::Lock),
            (20, Act::Cap),
            (20, Act::Addresses),
            (12, Act::Hours),
            (20, Act::Register),
            (25, Act::Quota),
            (30, Act::Hire),
            (20, Act::RequestUserId(0)),
            (10, Act::CloseUserId),
            (15, Act::Change(0)),
            (3, Act::Terminate),
            (3, Act::End),
        ] {
            if self.world.rng.chance(percent) {
                self.soon(1, days, act);
            }
        }
        for (kind, percent) in [(1, 25), (2, 8)] {
            if self.world.rng.chance(percent) {
                let happened = self.world.today + TimeDelta::days(i64::from(self.world.rng.between(0, days)));
                let number = self.world.rng.between(1, 1_000_000);
                let later = happened + TimeDelta::days(i64::from(self.world.rng.between(0, 40)));
                self.on(later, Act::Notice { kind, happened, number });
            }
        }
        let (percent, early) = match self.world.temper {
            Temper::Careful => (100, self.world.rng.between(61, 170)),
            Temper::Average => (90, self.world.rng.between(5, 120)),
            Temper::Careless => (60, self.world.rng.between(0, 80)),
        };
        if self.world.rng.chance(percent) {
            self.on(ends - TimeDelta::days(i64::from(early)), Act::Renewal(0));
        }
        let late = i64::from(self.world.rng.between(1, 250));
        self.on(ends + TimeDelta::days(late), Act::Close(0));
    }

    /// Semesters end whether somebody reports or not.
    pub fn expect_reports(&mut self) {
        for year in self.world.today.year()..=self.until.year() {
            for (half, month, day) in [(1, 6, 30), (2, 12, 31)] {
                let end = NaiveDate::from_ymd_opt(year, month, day).expect("a day");
                let delay: i64 = match self.world.rng.between(0, 19) {
                    0 => continue,
                    1 => -i64::from(self.world.rng.between(0, 20)),
                    2..=13 => i64::from(self.world.rng.between(1, 16)),
                    14..=17 => i64::from(self.world.rng.between(14, 60)),
                    _ => i64::from(self.world.rng.between(60, 250)),
                };
                self.on(end + TimeDelta::days(delay), Act::Report(year, half));
            }
        }
    }
}
