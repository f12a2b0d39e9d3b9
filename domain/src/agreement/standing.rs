//! Everything that follows from the facts at a moment, in the shape of `patuh standing --json` (contract.md).

use chrono::NaiveDate;
use serde::Serialize;

use super::{Facts, Known, NextStep, SanctionKind, Stage, next_steps_of};
use crate::access::{AccessNow, access_of};
use crate::calendar::Moment;
use crate::duty::{Duty, duties_of};

/// Where an agreement stands at a moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// The office's local date.
    pub today: NaiveDate,
    pub stage: Stage,
    /// Overlay: access is suspended (*penangguhan*).
    pub suspended: bool,
    /// Overlay: the right of access is revoked (*pencabutan hak akses*).
    pub access_revoked: bool,
    pub access: AccessNow,
    /// By kind, then subject.
    pub duties: Vec<Duty>,
    pub next: Vec<NextStep>,
}

/// The standing at `moment`; what is effective later is as if unknown (decisions.md 0).
pub fn standing(facts: &Facts, moment: &Moment) -> Standing {
    let known = Known::new(facts, moment);
    let stage = known.stage();
    let duties = duties_of(&known);
    Standing {
        today: known.today,
        stage,
        suspended: known.is_under(SanctionKind::Suspension),
        access_revoked: known.is_under(SanctionKind::Revocation),
        access: access_of(&known),
        next: next_steps_of(&known, stage, &duties),
        duties,
    }
}

impl Known<'_> {
    /// A sanction of this kind lies over a stage in force.
    pub(crate) fn is_under(&self, kind: SanctionKind) -> bool {
        self.stage().in_force() && self.sanction(kind).is_some()
    }
}
