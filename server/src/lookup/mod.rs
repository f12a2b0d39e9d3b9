//! The lookup gateway: every NIK look-up passes here (architecture.md, "How a lookup flows").
//!
//! Parse ([`wire`]), authenticate ([`credentials`]), decide on the access book ([`book`]) without I/O, reserve in the
//! [`ledger`] before asking [`upstream`], keep only what is granted, complete in the ledger, answer ([`gate`]). Nothing
//! about the citizen is stored but a keyed hash of the NIK.

pub mod book;
pub mod centres;
pub mod credentials;
pub mod gate;
pub mod ledger;
pub mod nik_hash;
pub mod office_access;
pub mod probing;
pub mod pulse;
pub mod rehearsed;
pub mod simulator;
pub mod trial;
pub mod upstream;
pub mod wire;

pub use gate::{Answer, Customer, Gate, PersonCall, Program, Told};
