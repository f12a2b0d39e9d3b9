//! The ledger's thread: gathers what is wished for, and has it committed.
//!
//! Policy: a thread and a runtime of their own. A commit is a chain of short waits for the database, and on the runtime
//! that serves the calls each of them would end behind calls that are being answered.

use std::time::Duration;

use tokio::runtime::Builder;
use tokio::sync::{mpsc, oneshot};

use super::commit::Committer;
use super::{Ending, Reservation, Reserved, Ticket, Unwritten, Wish};

/// Wishes in one commit.
const TOGETHER: usize = 512;

/// Starts the thread. Where none is to be had the receiver is gone, and whoever wishes is told so.
pub(super) fn start(committer: Committer, wishes: mpsc::Receiver<Wish>) {
    let started = Builder::new_current_thread().enable_all().build().and_then(|runtime| {
        std::thread::Builder::new().name("ledger".to_owned()).spawn(move || runtime.block_on(work(committer, wishes)))
    });
    if let Err(error) = started {
        tracing::error!(%error, "the ledger's thread could not be started");
    }
}

/// What one commit does.
#[derive(Default)]
pub(super) struct Batch {
    pub reservations: Vec<(Reservation, oneshot::Sender<Result<Reserved, Unwritten>>)>,
    pub answers: Vec<(Ticket, Ending, Duration, oneshot::Sender<Result<(), Unwritten>>)>,
    pub flushes: Vec<oneshot::Sender<()>>,
}

impl Batch {
    fn take(&mut self, wish: Wish) {
        match wish {
            Wish::Reserve(reservation, tell) => self.reservations.push((*reservation, tell)),
            Wish::Answer(ticket, ending, latency, tell) => self.answers.push((*ticket, ending, latency, tell)),
            Wish::Refused => {}
            Wish::Flush(tell) => self.flushes.push(tell),
        }
    }

    fn is_urgent(&self) -> bool {
        !(self.reservations.is_empty() && self.answers.is_empty() && self.flushes.is_empty())
    }
}

/// Commits all that is wished for, one commit after the other.
async fn work(mut committer: Committer, mut wishes: mpsc::Receiver<Wish>) {
    loop {
        let first = match committer.waiting.until() {
            None => wishes.recv().await,
            Some(until) => match tokio::time::timeout_at(until, wishes.recv()).await {
                Ok(wish) => wish,
                Err(_) => {
                    committer.commit(Batch::default()).await;
                    continue;
                }
            },
        };
        let Some(first) = first else {
            // Nobody can wish for anything any more.
            committer.commit(Batch::default()).await;
            return;
        };
        let mut batch = Batch::default();
        batch.take(first);
        for _ in 1..TOGETHER {
            let Ok(wish) = wishes.try_recv() else { break };
            batch.take(wish);
        }
        if batch.is_urgent() {
            committer.commit(batch).await;
        }
    }
}
