//! Forbidden input, for those who judge it.

use chrono::{DateTime, Utc};
use patuh_domain::agreement::{AccountLock, Method, SuspicionReview};
use patuh_domain::calendar::Moment;
use patuh_domain::ids::{AccountId, AgreementId, OfficeId, SuspicionId};
use patuh_domain::probing::{Kind, Picture};

/// Which suspicions a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SuspicionQuery {
    /// Those that were reviewed too.
    pub all: bool,
    pub agreement: Option<AgreementId>,
    /// From 1.
    pub page: u64,
}

/// Forbidden input that was seen.
#[derive(Debug, Clone)]
pub struct SuspicionRow {
    pub id: SuspicionId,
    pub agreement: AgreementId,
    pub institution: String,
    pub account: AccountId,
    pub user_id: String,
    /// Who asked, where it was a person.
    pub person: Option<String>,
    pub method: Method,
    pub kind: Kind,
    pub times: i64,
    pub misses: i64,
    pub from: DateTime<Utc>,
    pub until: DateTime<Utc>,
    pub found_at: DateTime<Utc>,
    pub picture: Picture,
    /// The review that holds.
    pub review: Option<SuspicionReview>,
    /// The User ID is locked now.
    pub locked: bool,
}

/// A page of them, newest first.
#[derive(Debug, Clone)]
pub struct Suspicions {
    pub rows: Vec<SuspicionRow>,
    pub total: u64,
    pub per_page: u64,
    pub moment: Moment,
}

/// One with all that is decided about it.
#[derive(Debug, Clone)]
pub struct SuspicionView {
    pub row: SuspicionRow,
    pub office: OfficeId,
    /// Of the agreement, for the form.
    pub version: u64,
    /// Oldest first.
    pub reviews: Vec<SuspicionReview>,
    /// Locks on the User ID, oldest first.
    pub locks: Vec<AccountLock>,
    /// The actor may judge it.
    pub may_review: bool,
    pub moment: Moment,
}
