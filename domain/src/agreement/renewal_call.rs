//! When an institution is called to ask for a renewal, with the letter lying ready (4.8): first from its window on, by
//! default 90 days before the letter is due, and again from 60 days before.

use chrono::NaiveDate;

use super::Standing;
use crate::duty::{DutyKind, DutyState};

/// Days before the due date from which the call is the second one.
const SECOND_CALL: i64 = 60;

/// A renewal letter that can be sent and wasn't yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RenewalCall {
    /// The last day on which the letter is in time.
    pub due: NaiveDate,
    /// Days to it, negative when it is past.
    pub days: i64,
    /// It was called for before.
    pub again: bool,
}

impl RenewalCall {
    /// The call that `standing` makes; none before the window, after the letter, or once the agreement is over.
    pub fn of(standing: &Standing) -> Option<Self> {
        if !standing.stage.in_force() {
            return None;
        }
        let near = |state| matches!(state, DutyState::DueSoon | DutyState::Overdue);
        let duty = standing.duties.iter().find(|duty| duty.kind == DutyKind::RenewalLetter && near(duty.state))?;
        let due = duty.due?.date();
        let days = (due - standing.today).num_days();
        Some(Self { due, days, again: days <= SECOND_CALL })
    }
}
