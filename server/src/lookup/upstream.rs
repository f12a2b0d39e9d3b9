//! Asking the centre, and reading what it says: both ages of the envelope, codes or texts, with limits.
//!
//! Policy: what the centre says goes from the bytes straight into a [`Record`](patuh_domain::citizen::Record), which forgets itself; only fields that an
//! agreement can grant are read at all. A code is matched where there is one, the text only where there is none
//! (domain.md 5.1). Anything else is [`Trouble`], for which nobody is charged.

mod reply;

pub use reply::{Reply, read};

use std::time::Duration;

use patuh_domain::citizen::Field;
use patuh_domain::identity::Nik;
use zeroize::Zeroizing;

use super::simulator::{Said, Simulator};

/// How long an answer may take.
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
    #[error("no answer within {} seconds", PATIENCE.as_secs())]
    Late,
    #[error("the service answered with an error")]
    Failed,
    #[error("the answer can't be read")]
    Unreadable,
    #[error("the service refuses the office's own access")]
    OfficeRefused,
}

/// Where questions go.
pub enum Upstream {
    /// The embedded simulator, in demonstrations.
    Simulator(Simulator),
    /// None is set: look-ups are refused with a clear message.
    None,
}

impl Upstream {
    /// Asks, and waits for at most [`PATIENCE`].
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn ask(&self, nik: &Nik, question: &Question) -> Result<Reply, Trouble> {
        let Self::Simulator(simulator) = self else { return Err(Trouble::NotSet) };
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
}
