//! D27: the notice of a data breach, to the authority and to those concerned.

use serde::Serialize;

use super::letter::Correspondence;
use super::parts::{ContactPart, Count, Side};

/// Pemberitahuan insiden kebocoran data.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct IncidentPaper {
    #[serde(flatten)]
    pub letter: Correspondence,
    /// Who gives the notice.
    pub author: Side,
    pub subject: Option<String>,
    pub data: Option<String>,
    pub course: Option<String>,
    pub persons: Option<Count>,
    /// Since when it is known, with the hour.
    pub detected: Option<String>,
    /// The end of the 3 x 24 hours.
    pub deadline: Option<String>,
    pub handling: Option<String>,
    pub contact: Option<String>,
    pub contacts: Vec<ContactPart>,
}
