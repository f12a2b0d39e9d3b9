//! The watch on forbidden input (domain.md 5): every look-up leaves a trail, and what a trail shows is recorded.
//!
//! Policy: the rules are the domain's (`patuh_domain::probing`). Trails live in memory under a key of this process and a
//! bounded number of callers; nothing of a citizen leaves it. A look-up costs a few microseconds here. What is found is
//! written down before the look-up that completed it is answered, and where the office wants it the User ID is locked
//! through the door by then: nobody gets one look-up more than it takes to see what they do.

mod record;
mod trails;

use std::sync::Arc;

use chrono::NaiveDate;
use patuh_domain::access::Code;
use patuh_domain::agreement::Method;
use patuh_domain::identity::Nik;
use patuh_domain::ids::{AccountId, AgreementId, OfficeId, PersonId};
use patuh_domain::office::ProbingPolicy;
use patuh_domain::probing::{CallerKind, Mask, Outcome};

use super::book::Place;
use crate::clock::Clock;
use crate::desk::Desk;
use crate::store::Store;
pub use record::add_past;
use trails::Trails;

/// Whose look-up it is, and what the office wants done.
#[derive(Debug, Clone, Copy)]
pub struct Watched {
    pub office: OfficeId,
    pub agreement: AgreementId,
    pub account: AccountId,
    /// A person has a trail of their own, whatever the User ID.
    pub person: Option<PersonId>,
    pub method: Method,
    pub policy: ProbingPolicy,
    /// The office's local date.
    pub today: NaiveDate,
}

/// The watch of this process.
pub struct Watch {
    store: Store,
    clock: Arc<dyn Clock>,
    desk: Arc<Desk>,
    mask: Mask,
    trails: Trails,
}

impl Watched {
    /// A look-up under the account of `place`.
    pub fn at(place: &Place, person: Option<PersonId>, method: Method, today: NaiveDate) -> Self {
        let agreement = &place.facts.agreement;
        Self {
            office: agreement.office,
            agreement: agreement.id,
            account: place.account,
            person,
            method,
            policy: place.facts.office.settings.probing,
            today,
        }
    }

    const fn kind(&self) -> CallerKind {
        if self.person.is_some() { CallerKind::Person } else { CallerKind::Program }
    }
}

impl Watch {
    /// A watch that remembers nothing yet.
    pub fn new(store: Store, clock: Arc<dyn Clock>, desk: Arc<Desk>) -> Self {
        Self { store, clock, desk, mask: Mask::new(rand::random()), trails: Trails::default() }
    }

    /// Takes a look-up as it was answered; `None` is what has not the form of a NIK.
    pub async fn look(&self, watched: &Watched, nik: Option<&Nik>, code: Code) {
        if watched.policy == ProbingPolicy::Off {
            return;
        }
        let at = self.clock.now().timestamp();
        let glance = match (nik, outcome(code)) {
            (Some(nik), Some(outcome)) => self.mask.glance(nik, outcome, at, watched.today),
            (None, _) => Mask::malformed(at),
            // Whatever else it was, nothing was learnt about anybody.
            (Some(_), None) => return,
        };
        let caller = watched.person.map_or(watched.account.0, |person| person.0);
        let Some(finding) = self.trails.observe(caller, glance, watched.kind()) else { return };
        if watched.policy == ProbingPolicy::Lock {
            // Locked until a person has looked at it; whatever comes after that is seen anew.
            self.trails.forget(caller);
        }
        // Rare and large.
        if let Err(error) = Box::pin(self.record(watched, &finding)).await {
            tracing::error!(reason = error.in_full(), "forbidden input was seen and could not be recorded");
        }
    }
}

/// What an answer tells of whether the number exists; `None` for answers that tell nothing.
const fn outcome(code: Code) -> Option<Outcome> {
    match code {
        Code::Found | Code::Deceased | Code::DuplicateRecord | Code::RecordInactive => Some(Outcome::Found),
        Code::NotFound | Code::NikMalformed => Some(Outcome::NotFound),
        _ => None,
    }
}
