//! What a command makes happen, or why it is not possible (invariant 2; domain.md 2 to 4).

use serde::Serialize;

use super::{AgreementAction, AgreementCommand, AgreementEvent, Facts};
use crate::actor::Actor;
use crate::calendar::Moment;
use crate::command::Ctx;
use crate::refusal::Refusal;
use crate::wording::Bilingual;

/// The standard requirements of the completeness check (D01, D02, D03): key and name.
pub const REQUIREMENTS: &[(&str, Bilingual)] = &[];

/// An action a page may offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Possible {
    pub action: AgreementAction,
    /// Possible now, or what is missing.
    pub allowed: Result<(), Refusal>,
}

/// Decides `command`.
///
/// # Errors
/// A [`Refusal`].
pub fn decide(
    facts: Option<&Facts>,
    command: AgreementCommand,
    ctx: &mut Ctx<'_>,
) -> Result<Vec<AgreementEvent>, Refusal> {
    let _ = (facts, command, ctx);
    Err(Refusal::unknown_aggregate())
}

/// What `actor` can do with the agreement at `moment`.
pub fn lawful(facts: &Facts, actor: &Actor, moment: &Moment) -> Vec<Possible> {
    let _ = (facts, actor, moment);
    Vec::new()
}
