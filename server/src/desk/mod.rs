//! The one door: every change of a legal fact passes here (architecture.md, invariant 2).
//!
//! Policy: a command is done in one transaction or not at all: facts are loaded, the role is checked, the domain decides,
//! rows, history, outbox, epoch and idempotency key are written, then it is committed and made known. The rules are the
//! domain's; the desk itself only holds what one aggregate can't know: that what is referred to exists in the same office,
//! and that a number, User ID or address isn't given twice. A conflict with another process is tried again; the version the
//! actor saw is compared on every try.

mod attempt;
mod clash;
pub(crate) mod epoch;
mod fault;
mod idempotency;
mod known;
mod outbox;

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use patuh_app::ports::{Desk as DeskPort, DeskError, Done, Envelope};
use patuh_domain::actor::Actor;
use patuh_domain::ids::OfficeId;
use tokio::sync::{Mutex, broadcast};

use crate::audit;
use crate::clock::Clock;
use crate::store::{Aggregate, Store, Writing};
use attempt::Attempt;
use fault::Fault;
use known::Known;

/// How often a command is tried when other processes get in the way.
const TRIES: u32 = 8;
/// Commands of a batch that share a transaction.
const BATCH: usize = 200;
/// Commits a slow listener may be behind before it has to load everything anew.
const BACKLOG: usize = 4_096;

/// The door.
pub struct Desk {
    store: Store,
    clock: Arc<dyn Clock>,
    history: Mutex<audit::Writer>,
    committed: broadcast::Sender<Committed>,
}

/// An aggregate has a new version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Committed {
    pub aggregate: Aggregate,
    /// The office concerned; `None` for people and national matters.
    pub office: Option<OfficeId>,
    pub version: u64,
}

/// A command done within a transaction that isn't committed yet.
struct Outcome {
    done: Done,
    /// `None` where nothing changed.
    committed: Option<Committed>,
}

impl Desk {
    /// A desk that writes to `store` and begins its own lanes of the history.
    pub fn new(store: Store, clock: Arc<dyn Clock>) -> Self {
        let (committed, _) = broadcast::channel(BACKLOG);
        Self { store, clock, history: Mutex::new(audit::Writer::new()), committed }
    }

    /// Hears of every commit of this process from now on. Whoever lags behind too far is told so and loads anew.
    pub fn watch(&self) -> broadcast::Receiver<Committed> {
        self.committed.subscribe()
    }

    /// Many commands by one actor, in their order, some hundreds to a transaction; each stands or falls alone. For
    /// imports and demonstration data.
    ///
    /// A command that falls over because the database does takes its batch with it: those answers are
    /// [`DeskError::Unavailable`], and the same keys can be sent again.
    pub async fn perform_many(&self, actor: &Actor, envelopes: Vec<Envelope>) -> Vec<Result<Done, DeskError>> {
        let mut answers = Vec::with_capacity(envelopes.len());
        for batch in envelopes.chunks(BATCH) {
            answers.append(&mut self.batch(actor, batch).await);
        }
        answers
    }

    async fn batch(&self, actor: &Actor, envelopes: &[Envelope]) -> Vec<Result<Done, DeskError>> {
        for tried in 1..=TRIES {
            match self.try_batch(actor, envelopes).await {
                Ok(outcomes) => {
                    return outcomes
                        .into_iter()
                        .map(|outcome| outcome.map(|outcome| self.tell(outcome)).map_err(Fault::into_error))
                        .collect();
                }
                Err(fault) if fault.is_conflict() && tried < TRIES => wait(tried).await,
                Err(fault) => {
                    let reason = fault.in_full();
                    tracing::error!(reason, "a batch of commands failed");
                    return envelopes.iter().map(|_| Err(DeskError::Unavailable(reason.clone()))).collect();
                }
            }
        }
        Vec::new()
    }

    /// # Errors
    /// The transaction as a whole fell.
    async fn try_batch(&self, actor: &Actor, envelopes: &[Envelope]) -> Result<Vec<Result<Outcome, Fault>>, Fault> {
        let writing = self.store.write().await?;
        let mut history = self.history.lock().await;
        let mut chain = history.chain();
        let mut known = Known::default();
        let mut offices = Vec::new();
        let mut outcomes = Vec::with_capacity(envelopes.len());
        for envelope in envelopes {
            let savepoint = writing.savepoint().await?;
            let before = chain.clone();
            let attempt = Attempt { db: &savepoint, clock: self.clock.as_ref(), actor };
            match attempt.run(&mut known, &mut chain, envelope.clone()).await {
                Ok(outcome) => {
                    savepoint.commit().await.map_err(crate::store::StoreError::from)?;
                    offices.extend(outcome.committed);
                    outcomes.push(Ok(outcome));
                }
                Err(fault) if fault.is_conflict() => return Err(fault),
                Err(fault) => {
                    savepoint.rollback().await.map_err(crate::store::StoreError::from)?;
                    chain = before;
                    known.forget(&envelope.command);
                    outcomes.push(Err(fault));
                }
            }
        }
        self.finish(writing, &mut history, chain, &offices).await?;
        Ok(outcomes)
    }

    async fn try_one(&self, actor: &Actor, envelope: Envelope) -> Result<Outcome, Fault> {
        let writing = self.store.write().await?;
        let mut history = self.history.lock().await;
        let mut chain = history.chain();
        let mut known = Known::default();
        let attempt = Attempt { db: writing.on(), clock: self.clock.as_ref(), actor };
        let outcome = attempt.run(&mut known, &mut chain, envelope).await?;
        let changed: Vec<Committed> = outcome.committed.into_iter().collect();
        self.finish(writing, &mut history, chain, &changed).await?;
        Ok(outcome)
    }

    /// Moves the epochs of the offices concerned and commits.
    async fn finish(
        &self,
        writing: Writing<'_>,
        history: &mut audit::Writer,
        chain: audit::Chain,
        changed: &[Committed],
    ) -> Result<(), Fault> {
        epoch::advance(writing.on(), changed).await?;
        writing.commit().await?;
        history.committed(chain);
        Ok(())
    }

    fn tell(&self, outcome: Outcome) -> Done {
        if let Some(committed) = outcome.committed {
            // Nobody listening is no fault.
            let _ = self.committed.send(committed);
        }
        outcome.done
    }
}

#[async_trait]
impl DeskPort for Desk {
    async fn perform(&self, actor: &Actor, envelope: Envelope) -> Result<Done, DeskError> {
        let mut tried = 1;
        loop {
            match self.try_one(actor, envelope.clone()).await {
                Ok(outcome) => return Ok(self.tell(outcome)),
                Err(fault) if (fault.is_conflict() || fault.is_taken()) && tried < TRIES => {
                    wait(tried).await;
                    tried += 1;
                }
                Err(fault) => {
                    if fault.is_ours() {
                        tracing::error!(reason = fault.in_full(), "a command failed");
                    }
                    return Err(fault.into_error());
                }
            }
        }
    }
}

/// Longer each time, and not in step with the other process.
async fn wait(tried: u32) {
    let spread = u64::from(rand::random::<u8>() % 16);
    tokio::time::sleep(Duration::from_millis((5 << tried.min(7)) + spread)).await;
}
