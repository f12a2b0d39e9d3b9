//! Who may do what (domain.md 1), from one table of role and action.

use crate::actor::Actor;
use crate::command::Command;
use crate::ids::{InstitutionId, OfficeId};
use crate::refusal::Refusal;

/// Whether `actor` may ask `command` of an aggregate at `office`, and of `institution` where it has one.
///
/// # Errors
/// [`crate::refusal::Rule::Role`] with the role that may; a foreign aggregate gives [`Refusal::unknown_aggregate`].
pub fn may(
    actor: &Actor,
    command: &Command,
    office: Option<OfficeId>,
    institution: Option<InstitutionId>,
) -> Result<(), Refusal> {
    let _ = (actor, command, office, institution);
    Err(Refusal::unknown_aggregate())
}
