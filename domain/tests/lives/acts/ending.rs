//! Renewals and their answers, and the ends of an agreement (stages 9 to 12).

use chrono::TimeDelta;
use patuh_domain::agreement::{AgreementCommand as C, *};

use super::Act;
use crate::evaluator::{later, months_from};
use crate::life::Walk;
use crate::world::Temper;

impl Walk {
    pub fn renewal(&mut self, tries: u32) {
        let received_on = self.world.lately();
        let before = i64::from(self.world.rng.pick(&[0, 0, 5]));
        let letter = self.world.letter(received_on - TimeDelta::days(before));
        if !self.asks(C::ReceiveRenewal { letter, received_on, wish: RenewalWish::default() }) {
            if tries < 2 {
                self.after(5, Act::Renewal(tries + 1));
            }
            return;
        }
        let careful = self.world.temper == Temper::Careful;
        let patience = if careful { 50 } else { 200 };
        if careful && self.world.rng.chance(80) || self.world.rng.chance(60) {
            self.soon(0, patience, Act::RenewalSptjm(0));
        }
        if self.world.rng.chance(40) {
            self.soon(0, 60, Act::RenewalApproval);
        }
        match self.world.rng.between(0, 19) {
            0 => self.soon(1, 250, Act::Refuse),
            1 if !careful => {}
            _ => self.soon(10, patience + 100, Act::Addendum(0)),
        }
        if self.world.rng.chance(5) {
            self.soon(100, 500, Act::Close(9));
        }
    }

    pub fn renewal_approval(&mut self) {
        let letter = self.world.letter(self.world.today);
        self.asks(C::RecordRenewalApproval { letter });
    }

    pub fn addendum(&mut self, tries: u32) {
        let Some(ends) = self.world.agreement.as_ref().and_then(Agreement::ends_on) else { return };
        let signed_on = self.world.lately();
        let months = self.world.rng.pick(&[24, 24, 24, 12, 36]);
        let ends_on = months_from(ends, months);
        let addendum = Addendum {
            office_number: "400.12/77/DUKCAPIL/2028".to_owned(),
            institution_number: None,
            signed_on,
            ends_on,
            scan: None,
        };
        if self.asks(C::SignAddendum { addendum }) {
            self.live_until(ends_on);
        } else if tries < 3 {
            self.soon(1, 40, Act::Addendum(tries + 1));
        }
    }

    pub fn refuse(&mut self) {
        let date = self.world.lately();
        let letter = self.world.letter(date);
        if self.asks(C::RefuseRenewal { letter }) && self.world.rng.chance(40) {
            self.soon(1, 30, Act::Renewal(0));
        }
    }

    pub fn terminate(&mut self) {
        let date = self.world.lately();
        let letter = self.world.letter(date);
        let ahead = self.world.rng.pick(&[0, 10, 60]);
        let on = later(self.world.today, ahead);
        if self.asks(C::Terminate { on, letter, reason: "Wanprestasi".to_owned() }) {
            self.soon(1, 120, Act::Close(5));
        }
    }

    pub fn end(&mut self) {
        let date = self.world.lately();
        let letter = self.world.letter(date);
        let ahead = i64::from(self.world.rng.pick(&[0, 0, 10, 60, 80])) - 20;
        let on = self.world.today + TimeDelta::days(ahead);
        let cause = self.world.rng.pick(&[EndCause::Consent, EndCause::Renamed, EndCause::Dissolved]);
        if self.asks(C::End { on, letter, cause }) {
            self.soon(1, 120, Act::Close(5));
        }
    }

    pub fn close(&mut self, tries: u32) {
        let date = self.world.lately();
        let bast = self.world.letter(date);
        if !self.asks(C::RecordClosing { bast, remark: None }) && tries < 4 {
            self.soon(10, 200, Act::Close(tries + 1));
        }
    }
}
