//! The pages, one folder or file a noun. The table of their paths is `routes.rs`.

pub mod about;
pub mod account;
pub mod agreement;
pub mod audit;
pub mod calendar;
pub mod clause;
pub mod declaration;
pub mod finding;
pub mod framed;
pub mod help;
pub mod home;
pub mod institution;
pub mod issued;
pub mod lookup;
pub mod not_found;
pub mod person;
pub mod print_job;
pub mod register;
pub mod settings;
pub mod sign_in;
pub mod suspicion;
pub mod trouble;
pub mod upstream;
pub mod usage;
mod usage_parts;
pub mod verify;
