//! D01: the request letter with its six matters.

use serde::Serialize;

use super::frame::Frame;
use super::letter::Opening;
use super::parts::{Balikan, ContactPart, Count, MethodPart, Side};

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
