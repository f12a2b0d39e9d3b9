//! Who is at the other end: passwords, sessions, lock-out, invitations.
//!
//! Policy: passwords are kept as argon2id, tokens as their SHA-256, so a copy of the database opens nothing. Whoever
//! signs in wrongly learns nothing about which accounts exist: the answer, its time and the lock-out are the same for an
//! unknown address. Sessions, invitations and lock-outs run on real time, also where the office's clock is shifted
//! (decisions.md 32).

mod admin;
mod invitation;
mod lockout;
mod password;
mod people;
mod room;
mod session;
mod sign_in;
mod throttle;
mod token;

pub use admin::{AdminError, NewAdmin, create_admin};
pub use invitation::{InvitationError, VALID as INVITATION_VALID};
pub use password::{Busy, PasswordFault, Passwords};
pub use people::{actor_of, person_by_email};
pub use room::{IdentityRoom, SetPasswordError};
pub use session::{CurrentSession, Origin};
pub use sign_in::SignInError;
pub use throttle::Throttle;
pub use token::Token;
pub(crate) use token::{digest, hex};

use chrono::{DateTime, SubsecRound, Utc};

/// Real time, as precise as both databases keep it.
pub(crate) fn real_now() -> DateTime<Utc> {
    Utc::now().trunc_subsecs(6)
}
