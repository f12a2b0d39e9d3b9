//! What the system does by itself where an office switched it on (domain.md 4, sanctions; decisions.md 20).
//!
//! Policy: a step of its own is a command like any other, with its basis and a letter number authorised beforehand, so that
//! access never follows from a late date alone. It is taken once for a report: whoever lifts it has decided.

use super::{AgreementCommand, Facts, SanctionKind, standing};
use crate::calendar::{Moment, Semester};
use crate::duty::{Duty, DutyKind, DutyState};
use crate::letter::Letter;

/// The suspension for a report that is late beyond the office's measure, at the beginning of today; `None` where none is
/// to be imposed.
pub fn automatic_suspension(facts: &Facts, moment: &Moment) -> Option<AgreementCommand> {
    let settings = &facts.office.settings;
    let (most, number) = settings.auto_suspend_days.zip(settings.auto_suspend_number.as_ref())?;
    let standing = standing(facts, moment);
    if !standing.stage.in_force() || standing.suspended || standing.access_revoked {
        return None;
    }
    let basis = standing.duties.iter().filter(|duty| is_late(duty, most)).map(basis).find(|basis| {
        !facts.agreement.sanctions.iter().any(|known| known.kind == SanctionKind::Suspension && known.basis == *basis)
    })?;
    Some(AgreementCommand::Suspend {
        letter: Letter { number: number.clone(), date: moment.today() },
        basis,
        lift_condition: Some("Laporan pemanfaatan data disampaikan".to_owned()),
        from: moment.zone.midnight(moment.today()),
    })
}

fn is_late(duty: &Duty, most: u32) -> bool {
    duty.kind == DutyKind::SemesterReport
        && duty.state == DutyState::Overdue
        && duty.days.is_some_and(|days| days < -i64::from(most))
}

/// Names the report, by which the step is known again.
fn basis(duty: &Duty) -> String {
    let subject = duty.subject.as_deref().unwrap_or_default();
    let semester = subject.parse::<Semester>().map_or_else(|_| subject.to_owned(), Semester::short);
    format!("Laporan pemanfaatan data semester {semester} belum disampaikan")
}
