//! What pages read: views made of facts, scoped to who looks.
//!
//! Policy: lists come from the shelf, which keeps the facts of an office with what follows from them in memory and asks
//! the database only whether something changed; nothing here writes. Whoever may not see something gets the same answer
//! as for what doesn't exist.

mod audit_trail;
mod card;
mod changes;
mod declarations;
mod drafts;
mod findings;
mod history;
mod holidays;
mod home;
mod incidents;
mod institutions;
mod numbers;
mod office_use;
mod offices;
mod one_agreement;
mod oversight;
mod people;
mod place;
mod register;
pub mod rehearsal;
mod room;
mod shelf;
mod stack;
mod suspicions;
pub mod upstream;
mod usage;
mod usual;

pub(crate) use card::Card;
pub(crate) use declarations::same_person;
pub use place::short_name;
pub(crate) use room::OrTrouble;
pub use room::ReadingRoom;
