//! D05: the order that appoints one side's drafting team.

use serde::Serialize;

use super::frame::Frame;
use super::parts::{Day, Person, Reference, Side};

/// Surat Perintah tim penyusun Juknis.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TeamPaper {
    pub frame: Frame,
    /// The side that gives the order.
    pub side: Side,
    pub office: Side,
    pub institution: Side,
    pub number: Option<String>,
    pub place: Option<String>,
    pub date: Option<Day>,
    /// The letter that asked for the data (D01).
    pub request: Option<Reference>,
    /// The letter that allowed it.
    pub approval: Option<Reference>,
    /// Regulations in full.
    pub bases: Vec<String>,
    pub purpose: Option<String>,
    pub members: Vec<Person>,
}
