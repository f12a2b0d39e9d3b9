//! What the program needs to work and the door doesn't own: kept forms, uploads, secrets of accounts, keys,
//! rehearsals.
//!
//! Policy: each table is written by one module here (decisions.md 5). Nothing of it decides about agreements.

pub mod calendar_links;
pub mod drafts;
pub mod files;
pub mod keys;
pub mod print_jobs;
pub mod rehearsals;
pub mod seal;
pub mod secrets;
pub mod vault;

pub use calendar_links::CalendarLinks;
pub use drafts::Drafts;
pub use files::{Accepted, FileFault, Files};
pub use keys::Keys;
pub use print_jobs::PrintJobs;
pub use rehearsals::Rehearsals;
pub use secrets::Secrets;
pub use vault::Vault;
