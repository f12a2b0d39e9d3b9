//! Forms of commands: what they ask, and how an answer becomes a command.
//!
//! A form is data ([`FormSpec`]): pages draw it, the server reads the answer with the parser beside it, and a refused
//! answer is shown again with everything that was typed (decisions.md 11). No rule is decided here: a parser only
//! turns text into types; whether the command is possible is for the domain to say.

pub mod account;
pub mod action;
pub mod addressing;
pub mod clause;
pub mod hours;
pub mod institution;
pub mod labels;
pub mod measure;
pub mod office;
pub mod person;
pub mod reader;
pub mod request;
pub mod spec;
pub mod stationery;
pub mod suspicion;
pub mod upstream;
pub mod view;

pub use reader::Reader;
pub use spec::{Choice, FieldKind, FieldSpec, FormSpec};
