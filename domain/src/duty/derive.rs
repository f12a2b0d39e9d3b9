//! All duties of an agreement, each kind from the file of its subject.

use super::clock::Clock;
use super::{Duty, declarations, events, milestones, reports};
use crate::agreement::{Facts, Known};
use crate::calendar::Moment;

/// The duties of an agreement at `moment`, by kind and subject, each with an id of its own. None before the PKS is
/// signed. Which kinds an agreement has: its terms, else the defaults of domain.md 4 and the office's settings.
pub fn duties(facts: &Facts, moment: &Moment) -> Vec<Duty> {
    duties_of(&Known::new(facts, moment))
}

pub(crate) fn duties_of(known: &Known<'_>) -> Vec<Duty> {
    let Some(pks) = &known.agreement.pks else { return Vec::new() };
    let clock = Clock::new(known);
    let mut duties = Vec::new();
    duties.extend(milestones::certificates(&clock, pks));
    duties.extend(declarations::sptjm(&clock));
    duties.extend(declarations::ndas(&clock));
    duties.extend(reports::semesters(&clock));
    duties.extend(reports::follow_ups(&clock));
    duties.extend(events::notices(&clock, pks));
    duties.extend(events::closing(&clock));
    duties.extend(milestones::renewals(&clock, pks));
    duties.extend(milestones::user_id_request(&clock));
    duties.extend(milestones::handovers(&clock));
    duties.extend(milestones::network(&clock));
    duties.extend(milestones::readers(&clock, pks));
    duties.extend(events::balikan(&clock));
    duties.extend(events::breaches(&clock));
    duties.sort_by(|one, other| (one.kind, &one.subject).cmp(&(other.kind, &other.subject)));
    number_repeated(&mut duties);
    duties
}

/// Two persons of one name, two incidents of one description: the second and later ids get a number.
fn number_repeated(duties: &mut [Duty]) {
    let mut seen: std::collections::HashMap<String, u32> = std::collections::HashMap::new();
    for duty in duties {
        let count = seen.entry(duty.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            duty.id = format!("{}#{count}", duty.id);
        }
    }
}
