//! D01: the request letter with its six matters.

use serde::Serialize;

use super::frame::Frame;
use super::parts::{Balikan, ContactPart, Count, Day, MethodPart, Side};

/// Surat permohonan pemanfaatan data.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RequestPaper {
    pub frame: Frame,
    pub office: Side,
    pub institution: Side,
    pub letter: Opening,
    pub purpose: Option<String>,
    /// Expected requests a day.
    pub daily_need: Option<Count>,
    pub methods: Vec<MethodPart>,
    /// Every method asks for the same elements.
    pub same_elements: bool,
    pub balikan: Option<Balikan>,
    /// The wished term in years.
    pub years: Option<Count>,
    pub contacts: Vec<ContactPart>,
    pub copies: Vec<String>,
}

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
}
