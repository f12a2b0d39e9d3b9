//! Persons at the gate: an operator or the head, at the portal.
//!
//! They signed in with a session, so nothing is presented; all other checks are those of programs. The number of the form
//! is the number of the look-up, so that a form which is sent twice looks up once.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Instant;

use patuh_domain::access::{self, AccessRequest, Caller, Decision, Presented, decide, walk};
use patuh_domain::agreement::{Method, PurposeKey};
use patuh_domain::calendar::Moment;
use patuh_domain::identity::Nik;
use patuh_domain::ids::{OfficeId, PersonId};
use uuid::Uuid;

use super::{Answer, Ask, DECIDED_ANEW, Gate, Step};
use crate::lookup::nik_hash;
use crate::lookup::upstream::Question;
use crate::store::StoreError;

/// A look-up by a person.
pub struct PersonCall {
    /// The number of the request, under which a refusal is written down.
    pub number: Uuid,
    /// The number of the form, under which the look-up is.
    pub form: Uuid,
    pub person: PersonId,
    pub user_id: String,
    pub caller: Caller,
    pub purpose: Option<PurposeKey>,
    /// Where the connection comes from.
    pub address: IpAddr,
    pub nik: Nik,
}

/// What a person is told.
pub enum Told {
    /// The answer, and the number it is written down under, where it is.
    Once { id: Option<Uuid>, answer: Answer },
    /// The same form had been sent before.
    Again,
}

/// A User ID as a person finds it before asking.
#[derive(Debug, Clone, Default)]
pub struct Looked {
    /// The checks of a look-up made now.
    pub steps: Vec<access::Step>,
    /// Hits left; -1 is unlimited.
    pub left: i64,
    /// The smallest limit of the day, where there is one.
    pub per_day: Option<u32>,
}

impl Gate {
    /// Answers a person.
    pub async fn person(self: &Arc<Self>, call: PersonCall) -> Told {
        match self.try_person(call).await {
            Ok(told) => told,
            Err(error) => {
                tracing::error!(reason = error.in_full(), "a look-up could not be decided");
                Told::Once { id: None, answer: Answer::Unavailable }
            }
        }
    }

    async fn try_person(self: &Arc<Self>, call: PersonCall) -> Result<Told, StoreError> {
        let PersonCall { number, form, person, user_id, caller, purpose, address, nik } = call;
        let began = Instant::now();
        let ask = Ask {
            number,
            form: Some(form),
            presented: Presented::SignedIn,
            caller,
            method: Method::WebPortal,
            application: None,
            person: Some(person),
            purpose,
            address,
            nik: Some(nik),
            question: Question::CallNik,
        };
        for _ in 0..=DECIDED_ANEW {
            let Some(place) = self.book.find(&user_id).await? else { break };
            match self.step(&place, &ask).await? {
                Step::Granted(passed) => {
                    return Ok(Told::Once { id: Some(form), answer: self.pass(ask, passed, began).await });
                }
                Step::Answered(answer) => {
                    let id = matches!(answer, Answer::Coded { .. } | Answer::Closed { .. }).then_some(number);
                    return Ok(Told::Once { id, answer });
                }
                Step::Again => return Ok(Told::Again),
                Step::Stale => self.book.refresh().await?,
            }
        }
        Ok(Told::Once { id: None, answer: Answer::Unavailable })
    }

    /// How a person finds a User ID now, on the same book as a look-up; `None` where nobody has it.
    ///
    /// # Errors
    /// The database can't be read, where it had to be.
    pub async fn looked_at(
        &self,
        user_id: &str,
        caller: Caller,
        purpose: Option<PurposeKey>,
    ) -> Result<Option<Looked>, StoreError> {
        let Some(place) = self.book.find(user_id).await? else { return Ok(None) };
        let facts = &place.facts;
        let moment = Moment::new(self.clock.now(), facts.office.profile.zone);
        let request = AccessRequest {
            presented: Presented::SignedIn,
            account: place.account,
            caller,
            method: Method::WebPortal,
            application: None,
            purpose,
            elements: Vec::new(),
            within_hours: true,
            nik_well_formed: true,
            used: Vec::new(),
        };
        let mut steps = walk(facts, &request, &moment);
        // Nothing was typed yet.
        steps.retain(|step| step.check.kind != access::CheckKind::Nik);
        let (left, per_day) = match decide(facts, &request, &moment) {
            Decision::Granted { limits, .. } => (
                self.ledger.left(facts.agreement.id, moment.today(), &limits).await?,
                limits.iter().filter_map(|limit| limit.per_day).min(),
            ),
            Decision::Refused { .. } => (0, None),
        };
        Ok(Some(Looked { steps, left, per_day }))
    }

    /// The hashes under which look-ups of this number may have been written down in an office: one for each key that is
    /// kept.
    pub fn nik_hashes(&self, office: OfficeId, nik: &Nik) -> Vec<String> {
        nik_hash::every(&self.keys, office, nik).map(|hash| hash.hash).collect()
    }
}
