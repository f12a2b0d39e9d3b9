//! Days off that are about to be added, and what they would move.

use chrono::NaiveDate;
use patuh_domain::calendar::Holiday;
use patuh_domain::duty::Duty;
use patuh_domain::ids::AgreementId;
use patuh_domain::wording::Bilingual;

/// What came of looking at a list of days off; nothing is recorded yet.
#[derive(Debug, Clone, Default)]
pub struct HolidayCheck {
    /// As typed.
    pub list: String,
    pub decree: String,
    /// What is wrong, with the line where it is one's.
    pub errors: Vec<(Option<u64>, Bilingual)>,
    /// Empty while anything is wrong.
    pub rows: Vec<Holiday>,
    /// Open duties that would fall due on another day.
    pub moves: Vec<DueMove>,
}

/// A duty that falls due on another day.
#[derive(Debug, Clone)]
pub struct DueMove {
    pub agreement: AgreementId,
    pub institution: String,
    /// As it would be.
    pub duty: Duty,
    pub before: NaiveDate,
    pub after: NaiveDate,
}
