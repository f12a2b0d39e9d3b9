//! What letters share: the blocks above the text.

use serde::Serialize;

use super::frame::Frame;
use super::parts::{Day, PksReference, Side};

/// The blocks above the text of a letter (domain.md 8).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Opening {
    pub number: Option<String>,
    pub place: Option<String>,
    pub date: Option<Day>,
    /// *Sifat*.
    pub nature: &'static str,
    /// *Lampiran*, e.g. `1 (satu) berkas`.
    pub enclosures: String,
    /// *Hal*.
    pub subject: String,
    /// Lines of the addressee.
    pub to: Vec<String>,
    pub to_place: String,
    /// *Melalui*: who passes it on; usually nobody.
    pub through: Vec<String>,
}

/// A letter under an agreement: its frame, both sides, who sends it to whom, and how the agreement is cited. Papers
/// hold it flattened among what is their own.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Correspondence {
    pub frame: Frame,
    pub office: Side,
    pub institution: Side,
    pub letter: Opening,
    pub copies: Vec<String>,
    pub pks: PksReference,
    pub purpose: Option<String>,
}
