//! The rules of Patuh: facts, commands, events, and what follows from them.
//!
//! Pure: no I/O, no clock, no randomness, no async; compiles for the browser. Facts come in, decisions go out
//! (ARCHITECTURE.md, invariants 1 and 2). Terms are those of the field: an *agreement* is the PKS with its Juknis, an
//! *office* is the Disdukcapil, an *institution* the OPD that uses the data.

pub mod access;
pub mod actor;
pub mod addressing;
pub mod agreement;
pub mod calendar;
pub mod citizen;
pub mod clause;
pub mod command;
pub mod dossier;
pub mod duty;
pub mod head;
pub mod identity;
pub mod ids;
pub mod institution;
pub mod legal;
pub mod letter;
pub mod lint;
pub mod measure;
pub mod numbering;
pub mod office;
pub mod person;
pub mod policy;
pub mod probing;
pub mod refusal;
pub mod stationery;
pub mod wording;
