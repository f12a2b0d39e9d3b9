//! Locks on User IDs and reviews of suspicions: what follows from forbidden input (domain.md 5).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::{AccountId, SuspicionId};
use crate::wording::Bilingual;

/// A User ID is locked: whoever asks under it is refused with 17 until it is unlocked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountLock {
    pub account: AccountId,
    pub reason: String,
    /// Name of who locked it; "Sistem" where the office lets the detector do it.
    pub by: String,
    pub from: DateTime<Utc>,
    /// What was seen, where something was.
    pub suspicion: Option<SuspicionId>,
    pub unlocked: Option<Unlock>,
}

/// The end of a lock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unlock {
    pub at: DateTime<Utc>,
    pub by: String,
    pub remark: String,
}

/// What a suspicion turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SuspicionVerdict {
    /// Honest work that looked alike.
    Harmless,
    /// Forbidden input; warning and sanction are steps of their own.
    Forbidden,
}

impl SuspicionVerdict {
    /// Every verdict.
    pub const ALL: [Self; 2] = [Self::Harmless, Self::Forbidden];

    /// The name in JSON, in forms and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Harmless => "harmless",
            Self::Forbidden => "forbidden",
        }
    }

    /// As told to people.
    pub const fn label(self) -> Bilingual {
        match self {
            Self::Harmless => Bilingual::new("Tidak berbahaya", "Harmless"),
            Self::Forbidden => Bilingual::new("Pelanggaran", "Forbidden"),
        }
    }
}

/// What happens to the User ID with a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AfterReview {
    /// It stays as it is.
    Leave,
    Lock,
    Unlock,
}

impl AfterReview {
    /// As asked of people.
    pub const fn label(self) -> Bilingual {
        match self {
            Self::Leave => Bilingual::new("Biarkan seperti sekarang", "Leave as it is"),
            Self::Lock => Bilingual::new("Kunci User ID", "Lock the User ID"),
            Self::Unlock => Bilingual::new("Buka kunci User ID", "Unlock the User ID"),
        }
    }
}

/// A person has looked at a suspicion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuspicionReview {
    pub suspicion: SuspicionId,
    pub account: AccountId,
    pub verdict: SuspicionVerdict,
    pub remark: String,
    pub by: String,
    pub at: DateTime<Utc>,
}
