//! Asking the centre, and reading what it says: both ages of the envelope, codes or texts, with limits.
//!
//! Policy: what the centre says goes from the bytes straight into a [`Record`](patuh_domain::citizen::Record), which
//! forgets itself; only fields that an agreement can grant are read at all. A code is matched where there is one, the
//! text only where there is none (domain.md 5.1). Anything else is [`Trouble`], for which nobody is charged.

mod breaker;
mod connect;
mod http;
mod pin;
mod reply;

pub use breaker::{Breaker, Pulse};
pub use http::{Address, Centre, NotAnAddress, Office};
pub use pin::{NotAPin, Pin};
pub use reply::{Reply, read};

use std::time::Duration;

use patuh_domain::access::Code;
use patuh_domain::citizen::Field;
use patuh_domain::identity::Nik;
use zeroize::Zeroizing;

use super::simulator::{Said, Simulator};

/// How long an answer may take, from the first attempt to connect.
pub const PATIENCE: Duration = Duration::from_secs(10);
/// The longest answer, in bytes.
const LONGEST: usize = 64 * 1024;

/// What is asked.
pub enum Question {
    CallNik,
    Verify {
        threshold: u8,
        /// Fields with what to compare; wiped with the question.
        given: Vec<(Field, Zeroizing<String>)>,
    },
}

/// Why there is no answer. Nobody is charged for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    #[error("no upstream service is set")]
    NotSet,
    #[error("the service can't be reached")]
    Unreachable,
    /// The certificate isn't the one that is pinned; holds the SHA-256 of the one presented.
    #[error("the service presents another certificate than the one pinned")]
    Certificate([u8; 32]),
    #[error("no answer in time")]
    Late,
    #[error("the service answered with an error")]
    Failed,
    #[error("the answer can't be read")]
    Unreadable,
    /// 03, 04 or 05: the office's own access, sender or quota.
    #[error("the service refuses the office's own access ({0})")]
    OfficeRefused(Code),
    #[error("too many calls are under way to the service")]
    Busy,
    /// It failed so often that it is left alone for some seconds.
    #[error("the service is left alone for a moment after failing repeatedly")]
    Resting,
}

/// Where questions go.
pub enum Upstream {
    /// The embedded simulator, in demonstrations.
    Simulator(Simulator),
    /// The centre's service, by HTTP.
    Centre(Box<Centre>),
    /// None is set: every question fails, and its hit is given back.
    None,
}

impl Upstream {
    /// Asks, and waits for at most [`PATIENCE`].
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn ask(&self, nik: &Nik, question: &Question) -> Result<Reply, Trouble> {
        match self {
            Self::Simulator(simulator) => simulated(simulator, nik, question).await,
            Self::Centre(centre) => Box::pin(centre.ask(nik, question)).await,
            Self::None => Err(Trouble::NotSet),
        }
    }
}

async fn simulated(simulator: &Simulator, nik: &Nik, question: &Question) -> Result<Reply, Trouble> {
    let asking = async {
        match question {
            Question::CallNik => simulator.call_nik(nik.expose()).await,
            Question::Verify { threshold, given } => {
                let given: Vec<_> = given.iter().map(|(field, value)| (field.key(), value.as_str())).collect();
                simulator.verify(nik.expose(), *threshold, &given).await
            }
        }
    };
    let said = match tokio::time::timeout(PATIENCE, asking).await {
        Err(_) | Ok(Said::Nothing) => return Err(Trouble::Late),
        Ok(Said::Error) => return Err(Trouble::Failed),
        Ok(Said::Bytes(bytes)) => Zeroizing::new(bytes),
    };
    if said.len() > LONGEST {
        return Err(Trouble::Unreadable);
    }
    read(&said)
}
