//! D23: the addendum with its table of what changes.

use patuh_domain::clause::Article;
use serde::Serialize;

use super::frame::Frame;
use super::parts::{Day, Numbers, PksReference, Reference, Side};
use super::pks::{OriginalPart, Signing};

/// Adendum PKS.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AddendumPaper {
    pub frame: Frame,
    pub office: Side,
    pub institution: Side,
    /// `kedua`, `ketiga`; `null` for the first.
    pub ordinal: Option<String>,
    pub numbers: Numbers,
    pub signed: Signing,
    pub pks: PksReference,
    pub purpose: String,
    /// Addenda before this one, by their first numbers.
    pub earlier: Vec<Reference>,
    /// What it is about: `renewal`, `methods`, or both.
    pub about: Vec<&'static str>,
    /// The letter that asked for it (D22 or D32).
    pub request: Option<Reference>,
    /// The Ditjen's consent.
    pub approval: Option<Reference>,
    pub changes: Vec<ChangeRow>,
    /// The last day of force from now on, for a renewal.
    pub ends_on: Option<Day>,
    pub institution_left: bool,
    pub stamp_line: bool,
    pub originals: Vec<OriginalPart>,
    /// The wording, assembled from the clauses last.
    pub articles: Vec<Article>,
}

/// A place of the agreement, before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangeRow {
    /// E.g. `Pasal 4 ayat (1)`.
    pub place: String,
    pub matter: String,
    /// `null` where the matter is new.
    pub old: Option<String>,
    /// `null` where the matter falls away.
    pub new: Option<String>,
}
