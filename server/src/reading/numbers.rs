//! The next numbers of a side's registers, learnt from the letters the actor sees.

use std::sync::Arc;

use patuh_domain::actor::Actor;
use patuh_domain::agreement::{AgreementAction, Facts, Party};
use patuh_domain::calendar::Moment;
use patuh_domain::ids::{InstitutionId, OfficeId};
use patuh_domain::numbering::{Given, NextNumber, fields_of, given, next};

/// Whose register it is: the office's, or that of one of its institutions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Register {
    Office(OfficeId),
    Institution(InstitutionId),
}

impl Register {
    /// The register that `actor` keeps where `office` and `institution` deal with each other: each its own side's.
    pub fn of(actor: &Actor, office: OfficeId, institution: InstitutionId) -> Option<Self> {
        let held = actor.memberships();
        if held.iter().any(|held| held.institution.is_none() && held.office == office) {
            return Some(Self::Office(office));
        }
        let own = held.iter().any(|held| held.institution == Some(institution));
        own.then_some(Self::Institution(institution))
    }

    /// The register of an institution that `actor` belongs to, the first.
    pub fn of_institution(actor: &Actor) -> Option<Self> {
        actor.memberships().iter().find_map(|held| held.institution).map(Self::Institution)
    }

    const fn party(self) -> Party {
        match self {
            Self::Office(_) => Party::Office,
            Self::Institution(_) => Party::Institution,
        }
    }

    fn holds(self, facts: &Facts) -> bool {
        match self {
            Self::Office(office) => facts.office.id == office,
            Self::Institution(institution) => facts.institution.id == institution,
        }
    }
}

/// What can be told of the next number for each field of `action` that this register numbers.
pub fn of_action(
    all: &[Arc<Facts>],
    register: Register,
    action: AgreementAction,
    moment: &Moment,
) -> Vec<(&'static str, NextNumber)> {
    let own: Vec<&Facts> = all.iter().map(AsRef::as_ref).filter(|facts| register.holds(facts)).collect();
    let party = register.party();
    let known: Vec<Given<'_>> =
        own.iter().flat_map(|facts| given(&facts.agreement)).filter(|given| given.party == party).collect();
    // The pattern is the office's own.
    let pattern = match register {
        Register::Office(_) => own.first().map(|facts| facts.office.settings.number_pattern.as_str()),
        Register::Institution(_) => None,
    };
    fields_of(party, action)
        .filter_map(|field| Some((field, next((action, field), &known, pattern, moment.today())?)))
        .collect()
}
