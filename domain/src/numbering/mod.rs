//! Numbers of letters and texts: which were given under an agreement, and which comes next in the register of a side.
//!
//! Offices number as their registers go, in many shapes. What comes next is learnt from the numbers given so far and is
//! a suggestion only; where they don't show it, nothing is suggested.

mod given;
mod next;

pub use given::{Given, fields_of, given};
pub use next::{NextNumber, next};
