//! How well duties are kept, as points: for evaluations and summaries (D19, D28).

use super::{Duty, DutyState};

/// Points of a duty kept on time.
const ON_TIME: u8 = 100;
/// Points of a duty kept late.
const LATE: u8 = 50;

impl Duty {
    /// 100 on time, 50 late, 0 overdue; `None` while nothing is owed, and for what was waived.
    pub const fn points(&self) -> Option<u8> {
        match self.state {
            DutyState::Fulfilled => Some(ON_TIME),
            DutyState::FulfilledLate => Some(LATE),
            DutyState::Overdue => Some(0),
            DutyState::NotYet | DutyState::Upcoming | DutyState::DueSoon | DutyState::Waived => None,
        }
    }
}

/// The mean of the points of all duties that have some, rounded; `None` where none has.
pub fn score<'a>(duties: impl IntoIterator<Item = &'a Duty>) -> Option<u8> {
    mean(duties.into_iter().filter_map(Duty::points))
}

/// The mean of points, rounded; `None` of nothing.
pub fn mean(points: impl IntoIterator<Item = u8>) -> Option<u8> {
    let points: Vec<u32> = points.into_iter().map(u32::from).collect();
    let count = u32::try_from(points.len()).ok().filter(|count| *count > 0)?;
    u8::try_from((points.iter().sum::<u32>() + count / 2) / count).ok()
}
