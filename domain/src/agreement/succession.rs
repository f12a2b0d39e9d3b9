//! How one agreement follows another (decisions.md 15).

use serde::{Deserialize, Serialize};

use crate::ids::AgreementId;
use crate::letter::Letter;

/// Why an agreement follows another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Succession {
    /// A renewal by a new PKS: what is in use passes over.
    Renewal,
    /// The institution has a new name; the agreement under the old one ended.
    Renamed,
}

/// The agreement that one follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Predecessor {
    /// `None` where it is known by its number only (imports).
    pub agreement: Option<AgreementId>,
    /// The office's number of its PKS.
    pub number: String,
    pub cause: Succession,
    /// The minutes by which User IDs and readers passed over; `None` until they did.
    pub bast: Option<Letter>,
}
