//! Forbidden input (domain.md 5): look-ups "in sequence, in a pattern, close together", seen by the caller's trail.
//!
//! Policy: similar NIKs alone are no attack. Siblings, twins, a village's service day, a school class, elderly people with
//! a birthday that was made up for them: all look alike, and none may alarm. What alarms is a *shape* that honest work
//! doesn't have: serials of one birthday walked through, dates walked in equal steps, or far more numbers that don't exist
//! than this caller's habit. The rules weigh the length of a shape together with its misses, for who guesses misses, and
//! who has a person in front of them rarely does. How well that works: `tests/corpus/README.md`.
//!
//! A trail holds no NIK. [`Mask`] turns it into a [`Glance`] of tags and differences under a key of the process; glances
//! expire, are bounded in number, and are wiped. A [`Finding`] has a [`Picture`] of relative offsets only.

mod finding;
mod glance;
mod misses;
mod progression;
mod runs;
mod tempo;
mod trail;
mod walk;

pub use finding::{Dot, Finding, Kind, Picture, Unit};
pub use glance::{Glance, Mask, Outcome};
pub use trail::{CallerKind, Trail, WINDOW};
