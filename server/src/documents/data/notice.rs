//! D20 and D21: reminders, warnings, sanctions and their lifting.

use serde::Serialize;

use super::letter::Correspondence;
use super::parts::{Count, Day, JuknisReference, Reference};

/// Surat pengingat or teguran.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NoticePaper {
    #[serde(flatten)]
    pub letter: Correspondence,
    pub juknis: JuknisReference,
    /// 0 for the reminder, 1 to 3 for the warnings.
    pub step: u8,
    /// `Surat Pengingat`, `Surat Teguran Kedua`.
    pub title: &'static str,
    /// The duty with its subject, for the middle of a sentence.
    pub duty: Option<String>,
    /// Where it comes from.
    pub clause: Option<String>,
    pub due: Option<Day>,
    /// Calendar days late on the day of the letter.
    pub late: Option<Count>,
    /// What a warning says besides.
    pub basis: Option<String>,
    /// Letters before this one on the same duty.
    pub earlier: Vec<EarlierNotice>,
    /// What is to be done.
    pub action: Option<String>,
    pub until: Option<Day>,
    /// What follows if nothing is done.
    pub consequence: &'static str,
}

/// A letter that went before: proof of notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EarlierNotice {
    pub title: &'static str,
    pub letter: Reference,
}

/// Surat penangguhan, pencabutan, pengurangan kuota, or pemulihan.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SanctionPaper {
    #[serde(flatten)]
    pub letter: Correspondence,
    pub juknis: JuknisReference,
    /// `suspension`, `revocation` or `quota_cut`.
    pub kind: &'static str,
    /// The letter lifts it.
    pub lifting: bool,
    pub basis: Option<String>,
    pub earlier: Vec<EarlierNotice>,
    /// Duties that are late on the day of the letter.
    pub overdue: Vec<String>,
    /// Day and time from which it acts, or from which access is open again.
    pub from: Option<String>,
    pub methods: Vec<&'static str>,
    pub user_ids: Vec<String>,
    /// Hits a day that a cut leaves.
    pub per_day: Option<Count>,
    /// What was granted before a cut.
    pub granted: Option<String>,
    pub lift_condition: Option<String>,
    /// The letter of the sanction that is lifted.
    pub sanction: Option<Reference>,
}
