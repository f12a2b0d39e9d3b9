//! Deciding and reserving, whoever asks: without I/O up to the ledger.

use std::net::IpAddr;
use std::sync::Arc;

use patuh_domain::access::{AccessRequest, Caller, Check, Code, Decision, Limit, Presented, opens_next};
use patuh_domain::agreement::{AddressPart, Element, Facts, Method, PurposeKey};
use patuh_domain::calendar::Moment;
use patuh_domain::identity::Nik;
use patuh_domain::ids::{ApplicationId, OfficeId, PersonId};
use uuid::Uuid;

use super::{Answer, Gate};
use crate::lookup::book::Place;
use crate::lookup::ledger::{Refusal, Reservation, Reserved, Ticket};
use crate::lookup::nik_hash::{self, NikHash};
use crate::lookup::probing::Watched;
use crate::lookup::simulator::{Provoked, provoked};
use crate::lookup::trial::Trial;
use crate::lookup::upstream::{Question, Upstream};
use crate::store::StoreError;

/// A call as it is decided.
pub(super) struct Ask {
    /// The number of the request, under which it is written down.
    pub number: Uuid,
    /// The number of the form, where it came by one: the look-up is written down under it, once.
    pub form: Option<Uuid>,
    pub presented: Presented,
    pub caller: Caller,
    pub method: Method,
    /// May be left out where the method has just one.
    pub application: Option<ApplicationId>,
    /// Who asks, where it is a person.
    pub person: Option<PersonId>,
    /// What for; programs name nothing, and a person may leave it out where there is just one purpose.
    pub purpose: Option<PurposeKey>,
    /// Where the connection comes from.
    pub address: IpAddr,
    /// `None` where it has not the form of one.
    pub nik: Option<Nik>,
    pub question: Question,
}

/// What became of a call before it is forwarded.
pub(super) enum Step {
    /// Counted and written down.
    Granted(Passed),
    Answered(Answer),
    /// The same form had been sent before.
    Again,
    /// The facts have moved: read the book anew and decide again.
    Stale,
}

/// What a granted call carries on.
pub(super) struct Passed {
    pub office: OfficeId,
    pub elements: Vec<Element>,
    pub parts: Vec<AddressPart>,
    pub ticket: Ticket,
    pub upstream: Arc<Upstream>,
    pub left: i64,
    pub trial: Trial,
    pub watched: Watched,
}

impl Gate {
    /// Decides the call on what the book says, and reserves a hit where it is granted.
    ///
    /// # Errors
    /// The database can't be read, where it had to be.
    pub(super) async fn step(&self, place: &Place, ask: &Ask) -> Result<Step, StoreError> {
        let moment = Moment::new(self.clock.now(), place.facts.office.profile.zone);
        let watched = Watched::at(place, ask.person, ask.method, moment.today());
        let request = AccessRequest {
            presented: ask.presented,
            account: place.account,
            caller: ask.caller,
            method: ask.method,
            application: ask.application,
            purpose: ask.purpose,
            elements: asked(&ask.question),
            within_hours: true,
            nik_well_formed: ask.nik.is_some(),
            used: Vec::new(),
        };
        let (limits, elements, purpose) = match place.decide(&request, &moment) {
            Decision::Granted { limits, elements, purpose, .. } => (limits, elements, purpose),
            Decision::Refused { code, check, limits } => {
                self.refuse(place, ask, code, check);
                if code == Code::NikMalformed {
                    self.watch.look(&watched, None, code).await;
                }
                let left = match limits {
                    Some(limits) => self.left(place, &limits, &moment).await?,
                    None => 0,
                };
                return Ok(Step::Answered(match code {
                    Code::OutsideHours => {
                        Answer::Closed { opens: opens_next(&place.facts, &moment), quota_limiter: left }
                    }
                    code => Answer::Coded { code, quota_limiter: left },
                }));
            }
        };
        let Some(nik) = ask.nik.as_ref() else {
            return Ok(Step::Answered(Answer::Coded { code: Code::NikMalformed, quota_limiter: 0 }));
        };
        let trial = Trial::of(place, ask.method, ask.application, moment.instant);
        if trial == Trial::Rehearsal
            && let Some(Provoked::Code(code)) = provoked(nik)
        {
            self.refuse(place, ask, code, Box::new(Check::rehearsed(code)));
            return Ok(Step::Answered(Answer::Coded {
                code,
                quota_limiter: self.left(place, &limits, &moment).await?,
            }));
        }
        let upstream = match trial {
            Trial::No => self.centres.of(&place.facts.office).await?,
            Trial::Sandbox | Trial::Rehearsal => self.centres.sandbox(),
        };
        let parts = address_parts(&place.facts, ask.method, &moment);
        if !asks_for_something(&ask.question, &elements, &parts) {
            return Ok(Step::Answered(Answer::Coded { code: Code::ParameterMissing, quota_limiter: 0 }));
        }
        let reservation =
            Reservation { purpose: Some(purpose), ..self.reservation(place, ask, nik, &moment, &elements, limits) };
        match self.ledger.reserve(reservation).await {
            Ok(Reserved::Granted { ticket, left }) => Ok(Step::Granted(Passed {
                office: place.facts.office.id,
                elements,
                parts,
                ticket,
                upstream,
                left,
                trial,
                watched,
            })),
            Ok(Reserved::UsedUp) => {
                self.refuse(place, ask, Code::QuotaUsedUp, Box::new(Check::used_up()));
                Ok(Step::Answered(Answer::Coded { code: Code::QuotaUsedUp, quota_limiter: 0 }))
            }
            Ok(Reserved::Again) => Ok(Step::Again),
            Ok(Reserved::Stale) => Ok(Step::Stale),
            Err(_) => Ok(Step::Answered(Answer::Unavailable)),
        }
    }

    fn reservation(
        &self,
        place: &Place,
        ask: &Ask,
        nik: &Nik,
        moment: &Moment,
        elements: &[Element],
        limits: Vec<Limit>,
    ) -> Reservation {
        let agreement = &place.facts.agreement;
        let NikHash { key: nik_key, hash: nik_hash } = nik_hash::newest(&self.keys, agreement.office, nik);
        let application = agreement.applications.iter().find(|known| match ask.application {
            Some(id) => known.id == id,
            // Without a name it is the only one of the method, which a program speaks for; a person works without.
            None => matches!(ask.caller, Caller::Program { .. }) && known.method == ask.method,
        });
        Reservation {
            id: ask.form.unwrap_or(ask.number),
            office: agreement.office,
            agreement: agreement.id,
            account: place.account,
            method: ask.method,
            application: application.map(|application| application.id),
            person: ask.person,
            purpose: None,
            address: ask.address.to_canonical().to_string(),
            day: moment.today(),
            elements: elements.to_vec(),
            nik_hash,
            nik_key,
            limits,
            epoch: place.epoch,
        }
    }

    fn refuse(&self, place: &Place, ask: &Ask, code: Code, check: Box<Check>) {
        let agreement = &place.facts.agreement;
        self.ledger.refuse(Refusal {
            id: ask.number,
            office: agreement.office,
            agreement: agreement.id,
            account: place.account,
            method: ask.method,
            person: ask.person,
            code,
            check,
            address: ask.address.to_canonical().to_string(),
        });
    }

    /// Hits left on these counters.
    async fn left(&self, place: &Place, limits: &[Limit], moment: &Moment) -> Result<i64, StoreError> {
        self.ledger.left(place.facts.agreement.id, moment.today(), limits).await
    }
}

/// The elements a comparison asks for; a look-up asks for all.
fn asked(question: &Question) -> Vec<Element> {
    match question {
        Question::CallNik => Vec::new(),
        Question::Verify { given, .. } => {
            let mut elements: Vec<Element> = given.iter().map(|(field, _)| field.element()).collect();
            elements.dedup();
            elements
        }
    }
}

/// A comparison needs a field that is granted, not only its element.
fn asks_for_something(question: &Question, elements: &[Element], parts: &[AddressPart]) -> bool {
    match question {
        Question::CallNik => true,
        Question::Verify { given, .. } => given.iter().any(|(field, _)| field.is_granted(elements, parts)),
    }
}

fn address_parts(facts: &Facts, method: Method, moment: &Moment) -> Vec<AddressPart> {
    let grants = facts.agreement.methods_on(moment.today());
    grants.iter().find(|grant| grant.method == method).map(|grant| grant.address_parts.clone()).unwrap_or_default()
}
