//! The gate: one call from presentation to answer.
//!
//! Policy: what a call gets is `patuh_domain::access::decide`'s word; the gate finds out what that needs and does what
//! follows. Whoever asks ([`program`]) is brought to an [`Ask`], which [`step`] decides and reserves, and which
//! [`forward`] carries to the centre. An answer that can't be written down isn't given.

mod forward;
mod person;
mod program;
mod step;

use std::sync::Arc;

use patuh_domain::access::Code;
use patuh_domain::citizen::Record;
use patuh_domain::identity::Nik;
use tokio::sync::OnceCell;
use uuid::Uuid;

use super::book::Book;
use super::credentials::Credentials;
use super::ledger::Ledger;
use super::probing::Watch;
use super::simulator::{Conduct, Simulator};
use super::trial::Trial;
use super::upstream::{Trouble, Upstream};
use crate::clock::Clock;
use crate::demo;
use crate::desk::Desk;
use crate::identity::Passwords;
use crate::machinery::Keys;
use crate::store::{Store, StoreError};

pub use person::{Looked, PersonCall, Told};
pub use program::{Customer, Program};
use step::{Ask, Step};

/// The version of the key under which NIKs are hashed.
const NIK_KEY: i64 = 1;
/// How often a call is decided anew because the facts moved while it was on its way.
const DECIDED_ANEW: u32 = 5;

/// What whoever asked is told.
#[derive(Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "made once a look-up and passed on at once; most answers are the large one"
)]
pub enum Answer {
    /// 01, with what is granted or the verdicts.
    Found { record: Record, quota_limiter: i64 },
    /// Any other code.
    Coded { code: Code, quota_limiter: i64 },
    /// The centre fails; no hit is counted.
    Upstream(Trouble),
    /// This server can't at the moment; no hit is counted, or at most one without an outcome.
    Unavailable,
}

/// The gate of this process.
pub struct Gate {
    store: Store,
    clock: Arc<dyn Clock>,
    keys: Keys,
    book: Book,
    credentials: Credentials,
    ledger: Ledger,
    watch: Watch,
    upstream: OnceCell<Upstream>,
    /// Answers trials, whatever the centre is.
    sandbox: Upstream,
}

impl Gate {
    /// A gate on what is stored; `desk` tells it what is committed.
    pub fn new(store: Store, clock: Arc<dyn Clock>, keys: Keys, passwords: Passwords, desk: &Arc<Desk>) -> Self {
        Self {
            book: Book::new(store.clone(), desk),
            watch: Watch::new(store.clone(), Arc::clone(&clock), Arc::clone(desk)),
            credentials: Credentials::new(keys.clone(), passwords),
            ledger: Ledger::new(store.clone(), Arc::clone(&clock)),
            upstream: OnceCell::new(),
            sandbox: Upstream::Simulator(Simulator::default()),
            store,
            clock,
            keys,
        }
    }

    /// The same with this simulator, whatever the database is: for tests and rehearsals.
    #[must_use]
    pub fn with_simulator(self, conduct: Conduct) -> Self {
        Self { upstream: OnceCell::new_with(Some(Upstream::Simulator(Simulator::new(conduct)))), ..self }
    }

    /// The ledger, to wait for what it still has to write.
    pub const fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// The keyed hash by which a citizen's question can be answered; another one in each office.
    fn nik_hash(&self, office: Uuid, nik: &Nik) -> String {
        let code = self.keys.code("nik of look-ups, 1", &[office.as_bytes(), nik.expose().as_bytes()]);
        code.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// In a demonstration the simulator; elsewhere none, until one is set.
    async fn upstream(&self) -> Result<&Upstream, StoreError> {
        if let Some(set) = self.upstream.get() {
            return Ok(set);
        }
        if !demo::is_demonstration(&self.store).await? {
            return Ok(&NO_UPSTREAM);
        }
        Ok(self.upstream.get_or_init(async || Upstream::Simulator(Simulator::default())).await)
    }

    /// Who answers a call.
    async fn upstream_of(&self, trial: Trial) -> Result<&Upstream, StoreError> {
        match trial {
            Trial::No => self.upstream().await,
            Trial::Sandbox | Trial::Rehearsal => Ok(&self.sandbox),
        }
    }
}

static NO_UPSTREAM: Upstream = Upstream::None;
