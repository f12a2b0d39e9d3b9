//! Findings: what in an agreement's facts and texts looks wrong. They warn and never block; each says how it is mended
//! (documents.md, *Lints*).
//!
//! [`findings`] looks at recorded facts, [`paper`] at the data of one document, [`clauses`] at the wording an office
//! made its own. All are pure.

mod clauses;
mod dates;
mod declarations;
mod finding;
mod kinds;
mod letters;
mod paper;
mod people;
mod substance;
mod text;

pub use clauses::clauses;
pub use finding::{Finding, Mend};
pub use kinds::Lint;
pub use paper::{LARGEST_PDF, large_pdf, paper};
pub use text::{TextSlip, slips};

use crate::agreement::{Ending, Facts};
use crate::calendar::Moment;

/// Every finding in the recorded facts as known at `moment`, in the order of [`Lint::ALL`].
///
/// A request that was withdrawn or rejected has none: nobody will mend it.
pub fn findings(facts: &Facts, moment: &Moment) -> Vec<Finding> {
    if matches!(facts.agreement.ending, Some(Ending::Withdrawn { .. } | Ending::Rejected { .. })) {
        return Vec::new();
    }
    let mut found = Vec::new();
    dates::check(facts, moment, &mut found);
    letters::check(facts, &mut found);
    people::check(facts, moment, &mut found);
    substance::check(facts, moment, &mut found);
    declarations::check(facts, &mut found);
    text::check(facts, &mut found);
    found.sort_by_key(|finding| finding.lint);
    found
}

#[cfg(test)]
mod tests;
