//! What comes next, and with whom the ball lies (domain.md 2). The first step is *the* next step.
//!
//! Steps that bring the agreement into its next stage come first, then persons without an NDA, then duties by their
//! dates. In the stages of access a missing SPTJM of the head goes before everything: nothing works without it.

mod access;
mod dated;
mod paperwork;

pub use dated::answer_to;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::{AgreementAction as A, AgreementAction, Facts, Known, Stage};
use crate::calendar::Moment;
use crate::duty::{Duty, Responsible, duties_of};
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
/// left to do.
pub fn next_steps(facts: &Facts, stage: Stage, moment: &Moment) -> Vec<NextStep> {
    let known = Known::new(facts, moment);
    let duties = duties_of(&known);
    next_steps_of(&known, stage, &duties)
}

/// [`next_steps`] for facts and duties already derived.
pub(crate) fn next_steps_of(known: &Known<'_>, stage: Stage, duties: &[Duty]) -> Vec<NextStep> {
    let mut plan = Plan { known, duties, steps: Vec::new(), told_ndas: false };
    match stage {
        Stage::Requested => plan.requested(),
        Stage::UnderReview => plan.under_review(),
        Stage::AwaitingApproval => plan.awaiting_approval(),
        Stage::Drafting | Stage::Signing => plan.texts(),
        Stage::Onboarding => plan.onboarding(),
        Stage::ProofOfConcept => {
            plan.sptjm();
            plan.trials();
        }
        Stage::Production => plan.sptjm(),
        Stage::Renewing | Stage::Bridged => {
            plan.sptjm();
            plan.renewal(stage);
        }
        Stage::Ended | Stage::Terminated => {}
        Stage::Rejected | Stage::Withdrawn => return Vec::new(),
    }
    if stage.in_force() {
        plan.sanctions();
        plan.ndas();
    }
    plan.corrections();
    plan.by_duties(stage);
    plan.steps
}

struct Plan<'a> {
    known: &'a Known<'a>,
    duties: &'a [Duty],
    steps: Vec<NextStep>,
    told_ndas: bool,
}

impl Plan<'_> {
    fn step(&mut self, command: A, who: Responsible, why: Bilingual, since: Option<NaiveDate>) {
        self.steps.push(NextStep { command, who, why, waiting_since: since });
    }

    fn say(&mut self, command: A, who: Responsible, (id, en): (&'static str, &'static str), since: Option<NaiveDate>) {
        self.step(command, who, Bilingual::new(id, en), since);
    }
}

/// A text that ends with one full stop, also where a name ends with one.
fn sentence(mut text: String) -> String {
    if !text.ends_with('.') {
        text.push('.');
    }
    text
}

/// Up to three names, and how many more. Names have commas of their own.
fn shortened(names: &[String]) -> Bilingual {
    let shown = names.iter().take(3).map(String::as_str).collect::<Vec<_>>().join("; ");
    match names.len().saturating_sub(3) {
        0 => Bilingual::same(shown),
        more => Bilingual::owned(format!("{shown}; dan {more} lainnya"), format!("{shown}; and {more} more")),
    }
}

fn indonesian<S: Serializer>(text: &Bilingual, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&text.id)
}
