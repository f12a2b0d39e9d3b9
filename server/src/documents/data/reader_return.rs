//! D25: SAM cards given back, readers switched off, User IDs closed.

use serde::Serialize;

use super::frame::Frame;
use super::parts::{Day, JuknisReference, PksReference, Reference, Side};
use super::report::ReaderState;

/// BAST pengembalian kartu SAM dan penonaktifan perangkat pembaca.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReturnPaper {
    pub frame: Frame,
    pub office: Side,
    pub institution: Side,
    pub number: Option<String>,
    pub date: Option<Day>,
    pub place: Option<String>,
    pub pks: PksReference,
    pub juknis: JuknisReference,
    pub ended_on: Option<Day>,
    /// The letter by which it ended, where it did not end by its term.
    pub ending: Option<Reference>,
    pub readers: Vec<ReaderState>,
    pub accounts: Vec<ClosedAccount>,
    pub remark: Option<String>,
}

/// A User ID that no longer works.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClosedAccount {
    pub user_id: String,
    pub closed_on: Option<Day>,
}
