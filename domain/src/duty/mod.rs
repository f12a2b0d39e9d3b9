//! Duties of an agreement and their clocks (domain.md 4; decisions.md 16 to 18).

mod clock;
mod declarations;
mod derive;
mod events;
mod kind;
mod milestones;
mod reports;
mod score;

pub use derive::duties;
pub(crate) use derive::duties_of;
pub use events::breach_notice_of;
pub use kind::{Blocks, Duty, DutyKind, DutyState, Responsible};
pub use score::{mean, score};
