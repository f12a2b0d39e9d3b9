//! The gate: one call from presentation to answer.
//!
//! Policy: what a call gets is `patuh_domain::access::decide`'s word; the gate finds out what that needs and does what
//! follows. Whoever asks (`program`) is brought to an `Ask`, which `step` decides and reserves, and which
//! `forward` carries to the centre. An answer that can't be written down isn't given.

mod forward;
mod person;
mod program;
mod step;

use std::sync::Arc;

use chrono::{DateTime, Utc};
use patuh_domain::access::Code;
use patuh_domain::citizen::Record;

use super::book::Book;
use super::centres::Centres;
use super::credentials::Credentials;
use super::ledger::Ledger;
use super::probing::Watch;
use super::simulator::Conduct;
use super::upstream::{Centre, Office, Trouble};
use crate::clock::Clock;
use crate::config::Config;
use crate::desk::Desk;
use crate::identity::Passwords;
use crate::machinery::{Keys, Secrets};
use crate::store::Store;

pub use person::{Looked, PersonCall, Told};
pub use program::{Customer, Program};
use step::{Ask, Step};

/// How often a call is decided anew because the facts moved while it was on its way.
const DECIDED_ANEW: u32 = 5;

/// What whoever asked is told.
#[derive(Debug)]
pub enum Answer {
    /// 01, with what is granted or the verdicts.
    Found { record: Box<Record>, quota_limiter: i64 },
    /// Any other code.
    Coded { code: Code, quota_limiter: i64 },
    /// 06, with when access opens next; `None` where it doesn't within two months.
    Closed { opens: Option<DateTime<Utc>>, quota_limiter: i64 },
    /// The centre fails; no hit is counted.
    Upstream(Trouble),
    /// This server can't at the moment; no hit is counted, or at most one without an outcome.
    Unavailable,
}

/// The gate of this process.
pub struct Gate {
    clock: Arc<dyn Clock>,
    keys: Keys,
    book: Book,
    credentials: Credentials,
    secrets: Secrets,
    ledger: Ledger,
    watch: Watch,
    centres: Centres,
}

impl Gate {
    /// A gate on what is stored; `desk` tells it what is committed.
    pub fn new(store: Store, clock: Arc<dyn Clock>, keys: Keys, passwords: Passwords, desk: &Arc<Desk>) -> Self {
        Self {
            book: Book::new(store.clone(), desk),
            watch: Watch::new(store.clone(), Arc::clone(&clock), Arc::clone(desk)),
            secrets: Secrets::new(store.clone(), keys.clone(), passwords.clone()),
            credentials: Credentials::new(keys.clone(), passwords),
            ledger: Ledger::new(store.clone(), Arc::clone(&clock)),
            centres: Centres::new(store, keys.clone()),
            clock,
            keys,
        }
    }

    /// The same with this simulator, whatever the database is: for tests and rehearsals.
    #[must_use]
    pub fn with_simulator(self, conduct: Conduct) -> Self {
        Self { centres: self.centres.with_simulator(conduct), ..self }
    }

    /// The same with this service for every office.
    #[must_use]
    pub fn with_centre(self, centre: Centre) -> Self {
        Self { centres: self.centres.with_centre(centre), ..self }
    }

    /// The same with the service that the installation sets. A setting that can't be read stops a start before; here it
    /// is as good as none.
    #[must_use]
    pub fn with_settings(self, config: &Config) -> Self {
        match config.upstream() {
            Ok(Some((address, pin))) => match Centre::new(&address, pin, Office::default()) {
                Ok(centre) => self.with_centre(centre),
                Err(trouble) => {
                    tracing::error!(%trouble, "the centre's service can't be used");
                    self
                }
            },
            Ok(None) => self,
            Err(error) => {
                tracing::error!(error = format!("{error:#}"), "the centre's service is not set as it should be");
                self
            }
        }
    }

    /// The services of offices.
    pub const fn centres(&self) -> &Centres {
        &self.centres
    }

    /// The ledger, to wait for what it still has to write.
    pub const fn ledger(&self) -> &Ledger {
        &self.ledger
    }
}
