//! D11 and D13: what heads and operators declare.

use patuh_domain::clause::Article;
use serde::Serialize;

use super::frame::Frame;
use super::parts::{Day, JuknisReference, Person, PksReference, Side};

/// SPTJM, first form.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SptjmPaper {
    pub frame: Frame,
    pub office: Side,
    pub institution: Side,
    pub signer: Option<Person>,
    pub show_rank: bool,
    pub pks: PksReference,
    pub juknis: JuknisReference,
    pub purpose: Option<String>,
    pub place: Option<String>,
    pub date: Option<Day>,
    /// The wording, assembled from the clauses last.
    pub articles: Vec<Article>,
}

/// NDA, both forms.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NdaPaper {
    pub frame: Frame,
    pub institution: Side,
    pub signer: Option<Person>,
    pub show_rank: bool,
    /// Whose written consent is needed.
    pub consent: String,
    pub meterai: bool,
    /// Form (b): its own reference.
    pub reference: Option<String>,
    /// Form (b): the control of SNI ISO/IEC 27001 it serves.
    pub control: &'static str,
    /// Form (b): where the signer works.
    pub location: Option<String>,
    /// Form (b): only where the office asks for it.
    pub home_address: Option<String>,
    pub place: Option<String>,
    pub date: Option<Day>,
    /// The wording, assembled from the clauses last.
    pub articles: Vec<Article>,
}
