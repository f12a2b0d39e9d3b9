//! Names of things: one type per kind of thing, so that an id can't be handed to the wrong place.
//!
//! All are UUIDv7 made outside (`Ctx::ids`): the domain has no randomness (decisions.md 3).

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    )+};
}

ids! {
    /// A civil registry office (*Disdukcapil*).
    OfficeId,
    /// A user institution (*OPD*, *Lembaga Pengguna*) of an office.
    InstitutionId,
    /// A person who signs in; global, with memberships.
    PersonId,
    /// An agreement (PKS with its Juknis), from request to end.
    AgreementId,
    /// A User ID granted to the institution.
    AccountId,
    /// A person of the institution who works under a User ID.
    OperatorId,
    /// An application of the institution that uses the data.
    ApplicationId,
    /// What look-ups may be made for, as recorded.
    PurposeId,
    /// A stored upload (the scan of a signed document).
    FileId,
    /// A sanction, from its letter to its lifting.
    SanctionId,
    /// A data breach, from detection to the notices.
    IncidentId,
    /// Forbidden input that was seen, for a person to review.
    SuspicionId,
}

/// Where new ids come from: the server gives UUIDv7, tests and imports a series.
pub trait Ids {
    /// An id never given before.
    fn fresh(&mut self) -> Uuid;
}

impl<F: FnMut() -> Uuid> Ids for F {
    fn fresh(&mut self) -> Uuid {
        self()
    }
}
