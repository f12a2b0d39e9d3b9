//! Clauses an office worded for itself: facts of the office, each with its reason and the wording it replaced.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::prose::Prose;
use super::script::{ClauseText, Script};
use crate::refusal::{Refusal, Rule};
use crate::wording::Bilingual;

/// An office's decision about one clause; the latest of a clause counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnClause {
    /// `D06`.
    pub document: String,
    pub key: String,
    /// The office's text; `None` where the product's own was restored.
    pub text: Option<String>,
    /// The product's text at that time: when it changes, the office's is looked at again.
    pub replaced: String,
    pub reason: String,
    /// From this day on; texts signed before keep theirs.
    pub on: NaiveDate,
    /// Who decided it.
    pub by: String,
}

/// The office's text of a clause on `date`, where it has one.
pub fn own_clause<'a>(all: &'a [OwnClause], document: &str, key: &str, date: NaiveDate) -> Option<&'a OwnClause> {
    let of_clause = |own: &&OwnClause| own.document == document && own.key == key && own.on <= date;
    all.iter().rev().find(of_clause).filter(|own| own.text.is_some())
}

impl OwnClause {
    /// The product's own text has changed since, or the clause is gone.
    pub fn is_obsolete(&self) -> bool {
        Script::of(&self.document)
            .and_then(|script| script.clause(&self.key))
            .is_none_or(|now| now.text != self.replaced)
    }
}

/// The clause that `document` and `key` name.
///
/// # Errors
/// A refusal where there is none, or it has no text of its own.
pub fn adaptable(document: &str, key: &str) -> Result<(&'static Script, &'static ClauseText), Refusal> {
    let script = Script::of(document);
    let clause = script.and_then(|script| script.clause(key)).filter(|clause| !clause.text.is_empty());
    script.zip(clause).ok_or_else(Refusal::unknown_aggregate)
}

/// `text` can stand as a clause of `script`: it can be read, and everything it names is there.
///
/// # Errors
/// A refusal at the field `text` that says what is wrong.
pub fn check(script: &Script, text: &str) -> Result<(), Refusal> {
    let prose = Prose::read(text).map_err(|fault| {
        let (what, remedy) = fault.words();
        Refusal::new(Rule::Field, what, remedy).at("text")
    })?;
    if let Some(unknown) = prose.placeholders().find(|name| !script.placeholders.contains_key(*name)) {
        return Err(Refusal::new(
            Rule::Field,
            Bilingual::owned(
                format!("Isian {{{unknown}}} tidak dikenal."),
                format!("There is no placeholder {{{unknown}}}."),
            ),
            Bilingual::new("Pakai isian dari daftar di bawah.", "Use one of those listed below."),
        )
        .at("text"));
    }
    if let Some(unknown) = prose.references().find(|key| !script.can_cite(key)) {
        return Err(Refusal::new(
            Rule::Field,
            Bilingual::owned(
                format!("Klausul {unknown} yang dirujuk tidak ada."),
                format!("It refers to {unknown}, which does not exist."),
            ),
            Bilingual::new("Pakai kunci dari daftar klausul.", "Use a key from the list of clauses."),
        )
        .at("text"));
    }
    Ok(())
}
