//! The ledger: hits are counted and calls written down before anything goes upstream, answers before they go out
//! (decisions.md 22, 24 to 27; architecture.md, invariant 4).
//!
//! Policy: one thread per process commits what many calls want in one transaction (group commit). Within that transaction
//! the office's epoch is compared, so that no hit is granted on stale facts, and counters are read from the database, so
//! that any number of processes may share it. Rows are added and never changed; a look-up without an answer was cut off by
//! a crash and stays counted. Refusals wait for the next commit or half a second, and are rows up to a number per account
//! and minute, beyond that counts. Every commit adds an entry to the ledger's own chain, which vouches for its rows.

mod again;
mod chain;
mod commit;
mod counted;
mod full;
mod hours;
mod pen;
mod refused;
mod rows;
mod seen;
mod verify;
mod work;

pub use hours::add_past;
pub use verify::{Held, heads, verify};

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::NaiveDate;
use patuh_domain::access::{Check, Code, Limit};
use patuh_domain::agreement::{Element, Method};
use patuh_domain::ids::{AccountId, AgreementId, ApplicationId, OfficeId, PersonId};
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

use crate::clock::Clock;
use crate::store::entity::lookups;
use crate::store::{Store, StoreError};
use commit::Committer;
use full::Full;
use pen::Key;
use refused::{Added, Waiting};
use seen::Seen;

/// Wishes that can wait for a commit; whoever finds the queue full waits for a place.
const QUEUE: usize = 4_096;

/// A call that `access::decide` granted.
#[derive(Debug, Clone)]
pub struct Reservation {
    pub id: Uuid,
    pub office: OfficeId,
    pub agreement: AgreementId,
    pub account: AccountId,
    pub method: Method,
    pub application: Option<ApplicationId>,
    pub person: Option<PersonId>,
    pub purpose: Option<String>,
    pub address: String,
    /// The office's local date.
    pub day: NaiveDate,
    pub elements: Vec<Element>,
    /// Keyed hash of the NIK, in hexadecimal.
    pub nik_hash: String,
    /// The version of the key.
    pub nik_key: i64,
    /// In locking order.
    pub limits: Vec<Limit>,
    /// The epoch of the facts that were decided on.
    pub epoch: i64,
}

/// What became of a reservation.
#[derive(Debug)]
pub enum Reserved {
    /// Counted and written down.
    Granted {
        ticket: Ticket,
        /// Hits left, the least of all counters; -1 when all are unlimited.
        left: i64,
    },
    /// A counter stands at its limit: 05.
    UsedUp,
    /// A look-up of this number is written down already: nothing was counted again.
    Again,
    /// The facts have moved since: decide again.
    Stale,
}

/// A hit that was counted: for the answer, or for giving it back.
#[derive(Debug)]
pub struct Ticket {
    row: Arc<lookups::Model>,
    counters: Vec<Key>,
}

/// How a call ended.
#[derive(Debug, Clone, Copy)]
pub enum Ending {
    Answered(Code),
    /// The centre failed: the hit is given back to the day on which it was counted.
    Refunded,
}

/// A call that ended here.
#[derive(Debug, Clone)]
pub struct Refusal {
    pub id: Uuid,
    pub office: OfficeId,
    pub agreement: AgreementId,
    pub account: AccountId,
    pub method: Method,
    pub person: Option<PersonId>,
    pub code: Code,
    /// The check that stood against it.
    pub check: Box<Check>,
    pub address: String,
}

/// The ledger can't: nothing was counted, or the answer couldn't be written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the ledger can't be written")]
pub struct Unwritten;

/// The way to the ledger's thread, which starts with the first wish.
pub struct Ledger {
    store: Store,
    clock: Arc<dyn Clock>,
    seen: Seen,
    full: Full,
    waiting: Waiting,
    /// To the thread; none before the first wish.
    wishes: Mutex<Option<mpsc::Sender<Wish>>>,
}

enum Wish {
    Reserve(Box<Reservation>, oneshot::Sender<Result<Reserved, Unwritten>>),
    Answer(Box<Ticket>, Ending, Duration, oneshot::Sender<Result<(), Unwritten>>),
    /// Refusals wait.
    Refused,
    /// Answered once everything before is written.
    Flush(oneshot::Sender<()>),
}

impl Ledger {
    /// A ledger in `store`.
    pub fn new(store: Store, clock: Arc<dyn Clock>) -> Self {
        Self {
            store,
            clock,
            seen: Seen::default(),
            full: Full::default(),
            waiting: Waiting::default(),
            wishes: Mutex::new(None),
        }
    }

    /// Counts a hit on every counter and writes the call down, or does nothing.
    ///
    /// # Errors
    /// [`Unwritten`]; nothing is counted.
    pub async fn reserve(&self, reservation: Reservation) -> Result<Reserved, Unwritten> {
        let Reservation { agreement, day, limits, person, .. } = &reservation;
        // A person's form may have been sent before, which only the rows can tell.
        if person.is_none() && self.full.holds(agreement.0, *day, limits) {
            return Ok(Reserved::UsedUp);
        }
        let (tell, told) = oneshot::channel();
        self.wish(Wish::Reserve(Box::new(reservation), tell)).await?;
        told.await.map_err(|_| Unwritten)?
    }

    /// Writes down how a call ended, after `latency`; must be done before it is answered.
    ///
    /// # Errors
    /// [`Unwritten`]; the hit stays counted.
    pub async fn answer(&self, ticket: Ticket, ending: Ending, latency: Duration) -> Result<(), Unwritten> {
        let (tell, told) = oneshot::channel();
        self.wish(Wish::Answer(Box::new(ticket), ending, latency, tell)).await?;
        told.await.map_err(|_| Unwritten)?
    }

    /// Has a refusal written down within a second. Where too many wait it is dropped, and said so in the log.
    pub fn refuse(&self, refusal: Refusal) {
        let thread = self.sender();
        match self.waiting.add(refusal) {
            // A thread without room in its queue is awake.
            Added::First => drop(thread.try_send(Wish::Refused)),
            Added::Further => {}
            Added::Dropped => tracing::warn!("a refusal was not written down: too many wait"),
        }
    }

    /// Hits left on these counters as this process saw them last, the least of all; -1 when all are unlimited. For
    /// telling, not for deciding.
    ///
    /// # Errors
    /// The database can't be read, where nothing was seen yet on this day.
    pub async fn left(&self, agreement: AgreementId, day: NaiveDate, limits: &[Limit]) -> Result<i64, StoreError> {
        if limits.iter().all(|limit| limit.per_day.is_none()) {
            return Ok(-1);
        }
        self.seen.left(&self.store, agreement.0, day, limits).await
    }

    /// Waits until everything wished so far is written, or can't be.
    pub async fn flush(&self) {
        let (tell, told) = oneshot::channel();
        if self.wish(Wish::Flush(tell)).await.is_ok() {
            // A thread that is gone has nothing left to write.
            let _ = told.await;
        }
    }

    async fn wish(&self, wish: Wish) -> Result<(), Unwritten> {
        self.sender().send(wish).await.map_err(|_| Unwritten)
    }

    /// Starts the thread with the first wish, and again should it have panicked: its connection is gone then, and with it
    /// what wasn't committed.
    fn sender(&self) -> mpsc::Sender<Wish> {
        let mut wishes = self.wishes.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sender) = wishes.as_ref().filter(|sender| !sender.is_closed()) {
            return sender.clone();
        }
        let (sender, receiver) = mpsc::channel(QUEUE);
        let (seen, full, waiting) = (self.seen.clone(), self.full.clone(), self.waiting.clone());
        work::start(Committer::new(self.store.clone(), Arc::clone(&self.clock), seen, full, waiting), receiver);
        wishes.insert(sender).clone()
    }
}
