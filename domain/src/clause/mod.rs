//! The wording of agreements, clause by clause.
//!
//! The product's own wording is data under `templates/documents/clauses`, one file per document: articles with clauses
//! of stable keys, each with its text, the condition under which it stands, and the clauses below it. [`assemble`]
//! makes the text of one agreement of it: conditions and placeholders from the agreement's data, numbers and
//! cross-references computed. An office may replace the text of any clause; structure and numbering stay computed, so
//! they can't break.

mod assemble;
mod compare;
mod diff;
mod own;
mod prose;
mod script;
mod values;

pub use assemble::{Article, Assembled, BrokenReference, Clause, assemble};
pub use compare::{Difference, differences};
pub use diff::{Change, word_changes};
pub use own::{OwnClause, adaptable, check, own_clause};
pub use prose::{MAX_CHARACTERS, Mark, Piece, Prose, ProseError, Token, plain};
pub use script::{ArticleText, ClauseText, Script, scripts};
pub use values::Values;

#[cfg(test)]
mod tests;
