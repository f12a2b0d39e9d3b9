//! Between facts of the domain and rows: for every noun one function there and one back.
//!
//! Policy: facts are taken apart without `..` and rows are built without it, so a new field or column is a compile error
//! until it is stored.

mod access_terms;
mod documents;
mod life;
mod onboarding;
mod parties;
mod purpose;
mod request;
mod text;
mod trial;
mod watching;

use chrono::{DateTime, Utc};
use uuid::Uuid;

pub use access_terms::*;
pub use documents::*;
pub use life::*;
pub use onboarding::*;
pub use parties::*;
pub use purpose::*;
pub use request::*;
pub use text::*;
pub use trial::*;
pub use watching::*;

/// Where a fact of an agreement goes.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    pub agreement: Uuid,
    pub office: Uuid,
    /// The agreement's version after the event.
    pub seq: i64,
    pub at: DateTime<Utc>,
}
