//! All duties of an agreement.

use super::Duty;
use crate::agreement::{Facts, Known};
use crate::calendar::Moment;

/// The duties of an agreement at `moment`, by kind and subject. None before the PKS is signed.
pub fn duties(facts: &Facts, moment: &Moment) -> Vec<Duty> {
    duties_of(&Known::new(facts, moment))
}

pub(crate) fn duties_of(known: &Known<'_>) -> Vec<Duty> {
    let _ = known;
    Vec::new()
}
