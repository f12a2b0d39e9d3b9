//! D03 and D04: what the office makes of a request.

use serde::Serialize;

use super::frame::Frame;
use super::letter::Opening;
use super::parts::{Balikan, Count, Day, MethodPart, Reference, Side};

/// Lembar verifikasi kelengkapan berkas.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChecklistPaper {
    pub frame: Frame,
    pub office: Side,
    pub institution: Side,
    pub request: Option<Reference>,
    pub received_on: Option<Day>,
    pub purpose: Option<String>,
    pub items: Vec<ChecklistRow>,
    /// `null` while nothing is checked.
    pub complete: Option<bool>,
    /// What must change, where the file went back.
    pub reasons: Option<String>,
    /// Who checked.
    pub officer: Option<String>,
    pub place: Option<String>,
    pub date: Option<Day>,
}

/// A requirement with its result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChecklistRow {
    pub name: String,
    /// `null` while it isn't checked.
    pub present: Option<bool>,
    pub remark: Option<String>,
}

/// Surat permohonan persetujuan pemanfaatan data.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ApprovalRequestPaper {
    pub frame: Frame,
    pub office: Side,
    pub institution: Side,
    pub letter: Opening,
    pub request: Option<Reference>,
    /// *Hal* of the request.
    pub request_subject: Option<String>,
    pub completed_on: Option<Day>,
    pub purpose: Option<String>,
    pub daily_need: Option<Count>,
    pub methods: Vec<MethodPart>,
    pub same_elements: bool,
    pub balikan: Option<Balikan>,
    /// The wished term in years.
    pub years: Option<Count>,
    pub copies: Vec<String>,
}
