//! What would follow if the texts were signed on a day, or how it will stand on another (decisions.md 32).

use chrono::NaiveDate;

use super::{Facts, Juknis, JuknisSigners, Pks, Term};
use crate::calendar::{Moment, add_months};

/// Years of a term where the request names none (domain.md 3).
const USUAL_YEARS: u8 = 2;
/// Noon: no part of the day's edges.
const HOUR: u8 = 12;

/// What is supposed. Nothing of it is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Supposed {
    /// PKS and Juknis signed on this day; counts only where the PKS isn't signed yet.
    pub signed_on: Option<NaiveDate>,
    /// The last day of force; by itself the term of the request from the signature on.
    pub ends_on: Option<NaiveDate>,
    /// The day looked at; by itself the day of the signature, else today.
    pub on: Option<NaiveDate>,
}

impl Supposed {
    /// The facts as they would be, and the moment at which to look at them.
    pub fn on(&self, facts: &Facts, now: &Moment) -> (Facts, Moment) {
        let mut facts = facts.clone();
        let signed_on = self.signed_on.filter(|_| facts.agreement.pks.is_none());
        if let Some(signed_on) = signed_on {
            self.sign(&mut facts, signed_on);
        }
        let day = self.on.or(signed_on).unwrap_or(now.today());
        let moment = if day == now.today() { *now } else { Moment::at(now.zone, day, HOUR) };
        (facts, moment)
    }

    fn sign(&self, facts: &mut Facts, signed_on: NaiveDate) {
        let years = facts.agreement.request().and_then(|request| request.term_years).unwrap_or(USUAL_YEARS);
        let ends_on = self.ends_on.unwrap_or_else(|| add_months(signed_on, i32::from(years) * 12));
        let city = facts.office.profile.city.clone();
        let layout = facts.office.settings.juknis_layout;
        facts.agreement.pks = Some(Pks {
            office_number: String::new(),
            institution_number: String::new(),
            signed_on,
            signed_at: city.clone(),
            term: Term::Years { years },
            ends_on,
            scan: None,
        });
        facts.agreement.juknis.get_or_insert(Juknis {
            number: String::new(),
            institution_number: None,
            date: signed_on,
            place: city,
            layout,
            signers: JuknisSigners::TechnicalOfficers,
            initials: true,
            user_id_request_by: None,
            scan: None,
        });
    }
}
