//! Whether a call is a trial: answered by the simulator although its access is real (decisions.md 33).
//!
//! Only what has not passed its PoC can be tried, so nobody who works with real data is ever turned away from them.

use chrono::{DateTime, Utc};
use patuh_domain::agreement::{Agreement, Method, PocSubject};
use patuh_domain::ids::ApplicationId;

use super::book::Place;

/// Who answers a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trial {
    /// The centre.
    No,
    /// The simulator, because the office has it so until the PoC is passed.
    Sandbox,
    /// The simulator, and codes can be provoked.
    Rehearsal,
}

impl Trial {
    /// How a call of `method` by `application` at this place is answered.
    pub fn of(place: &Place, method: Method, application: Option<ApplicationId>, at: DateTime<Utc>) -> Self {
        let subject = subject_of(&place.facts.agreement, method, application);
        if place.facts.agreement.poc_settled(subject) {
            return Self::No;
        }
        match place.rehearsal {
            Some((rehearsed, until)) if rehearsed == subject && at < until => Self::Rehearsal,
            _ if place.facts.office.settings.sandbox_until_poc => Self::Sandbox,
            _ => Self::No,
        }
    }
}

/// What a call tries: the application, where there is one or only one of the method, else the method itself.
fn subject_of(agreement: &Agreement, method: Method, application: Option<ApplicationId>) -> PocSubject {
    let only = || {
        let mut of_method = agreement.applications.iter().filter(|application| application.method == method);
        of_method.next().filter(|_| of_method.next().is_none()).map(|application| application.id)
    };
    application.or_else(only).map_or(PocSubject::Method(method), PocSubject::Application)
}
