//! D06: the agreement.

use patuh_domain::agreement::Originals;
use patuh_domain::clause::Article;
use serde::Serialize;

use super::frame::Frame;
use super::parts::{Balikan, Clauses, Count, Day, Iso, MethodPart, Numbers, ReaderPart, Reference, Side};

/// Perjanjian Kerja Sama.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PksPaper {
    pub frame: Frame,
    /// `articles` or `chapters`.
    pub layout: &'static str,
    pub office: Side,
    pub institution: Side,
    pub numbers: Numbers,
    pub signed: Signing,
    pub purpose: String,
    /// Citations of the legal bases, in order; the approval letter follows them.
    pub bases: Vec<String>,
    pub approval: Option<ApprovalPart>,
    pub methods: Vec<MethodPart>,
    pub balikan: Option<Balikan>,
    pub iso: Option<Iso>,
    pub reader: ReaderPart,
    pub network: Option<Payers>,
    pub term: Option<TermPart>,
    pub ends_on: Option<Day>,
    pub clauses: Clauses,
    pub originals: Vec<OriginalPart>,
    /// The wording, assembled from the clauses last.
    pub articles: Vec<Article>,
}

/// One original: what it is called at the foot of its pages, and the sides at whose signature the stamp goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OriginalPart {
    pub name: Option<&'static str>,
    pub meterai: Vec<&'static str>,
}

/// When and where it is signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Signing {
    pub on: Option<Day>,
    pub at: Option<String>,
}

/// The approval letter as the last legal basis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ApprovalPart {
    pub letter: Reference,
    pub subject: String,
    /// `Direktur Jenderal`, or Plh.
    pub signed_by: String,
}

/// Who bears the cost of the network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Payers {
    pub paid_by: Vec<&'static str>,
}

/// The wording of the term; the end itself stands beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TermPart {
    /// `years`, `until`, `range` or `years_and_until`.
    pub wording: &'static str,
    pub years: Option<Count>,
    pub until: Option<Day>,
}

impl OriginalPart {
    /// What a file of `originals` holds.
    pub fn of(originals: Originals) -> Vec<Self> {
        let first = || Self { name: Some("asli pertama, untuk PIHAK KESATU"), meterai: vec!["institution"] };
        let second = || Self { name: Some("asli kedua, untuk PIHAK KEDUA"), meterai: vec!["office"] };
        match originals {
            Originals::Single => vec![Self { name: None, meterai: vec!["office", "institution"] }],
            Originals::First => vec![first()],
            Originals::Second => vec![second()],
            Originals::Both => vec![first(), second()],
        }
    }
}
