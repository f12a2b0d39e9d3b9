//! The database: rows in, facts out.
//!
//! Facts are rows of ordinary tables, one noun a table. A row of an agreement carries the sequence of the event that made
//! it; the history itself is `audit`'s. Small lists that are read and written whole are JSON text in columns ending in
//! `_list` (elements of a request or application, legal bases, payers, lanes); lists that are looked up one by one are
//! tables (methods and elements of the terms, methods of a grant, methods and addresses of an account). `settings`,
//! `steps` and `duty_map` are opaque JSON.

pub mod apply;
pub mod column;
mod connect;
pub mod entity;
mod error;
pub mod load;
pub mod rows;
mod scope;

pub use apply::Aggregate;
pub use connect::{Store, Writing};
pub use error::StoreError;
pub use load::Versioned;
