//! What happens while the agreement lives, and how it ends (domain.md 2, 4).

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{Addendum, Assessment, ChangeDetails, Demand, IncidentDetails, Method, RenewalWish, ReportContent};
use crate::calendar::Semester;
use crate::duty::DutyKind;
use crate::ids::{FileId, IncidentId, PersonId, SanctionId};
use crate::letter::Letter;

/// An ISO/IEC 27001 certificate handed in (4.1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    pub number: String,
    /// The certification body.
    pub body: String,
    pub scope: String,
    pub valid_until: NaiveDate,
    /// The day the office received it.
    pub received_on: NaiveDate,
}

/// How a report came in (domain.md 4.4; issue of channels).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReportChannel {
    Patuh,
    Paper,
    Email,
    /// The national page *pemanfaatanonline*.
    National,
}

/// A semester report received (4.4, D18).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    pub semester: Semester,
    pub letter: Letter,
    pub received_on: NaiveDate,
    pub channel: ReportChannel,
    /// What it says; `None` where only its receipt is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<ReportContent>,
    pub scan: Option<FileId>,
    /// Who handed it in or recorded it; whoever it was doesn't evaluate it. `None` where a machine brought it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submitted_by: Option<PersonId>,
    /// The due date in force when it came in; a later change of holidays leaves it (decisions.md 18).
    pub frozen_due: Option<NaiveDate>,
}

/// The evaluator's request for a corrected report. The next report of the semester answers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CorrectionRequest {
    pub semester: Semester,
    /// The letter of the report that is to be corrected.
    pub report: Letter,
    pub on: NaiveDate,
    pub reasons: String,
    /// Who asked, as printed; unknown in old records.
    #[serde(default)]
    pub by: Option<String>,
}

/// What an evaluation concludes (D19).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Conclusion {
    Continue,
    WithNotes,
    Warning,
    Suspend,
}

/// The office's evaluation of a report (4.5, D19), or one at any time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evaluation {
    /// Of the report; of one at any time, in which it was completed.
    pub semester: Semester,
    /// Why it was made outside the order of reports; `None` for that of a report.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occasion: Option<String>,
    pub completed_on: NaiveDate,
    pub conclusion: Conclusion,
    /// The letter that sent it to the Minister through the Dirjen, or to the regional head.
    pub forwarded: Option<Letter>,
    /// What was found; `None` where only the conclusion is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assessment: Option<Assessment>,
    pub frozen_due: Option<NaiveDate>,
}

impl Evaluation {
    /// The one of the report of `semester`.
    pub fn is_of(&self, semester: Semester) -> bool {
        self.semester == semester && self.occasion.is_none()
    }
}

/// A report passed on to the Dirjen (4.13, D30).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportForwarding {
    pub semester: Semester,
    pub letter: Letter,
    pub frozen_due: Option<NaiveDate>,
}

/// What changed at the institution (4.6) or in the use of the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    Head,
    Structure,
    Name,
    Bandwidth,
    Quota,
    UserId,
    Method,
    Elements,
    Application,
}

impl ChangeKind {
    /// An event that the institution must give notice of (4.6).
    pub const fn needs_notice(self) -> bool {
        matches!(self, Self::Head | Self::Structure | Self::Name)
    }
}

/// A change, from its happening or request to the decision on it (D24, D26, D32).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Change {
    pub kind: ChangeKind,
    /// What changed, in words.
    pub subject: String,
    /// The day it happened, or was asked for.
    pub happened_on: NaiveDate,
    /// Notice or request letter.
    #[serde(default)]
    pub letter: Option<Letter>,
    /// The office's or the Ditjen's answer.
    #[serde(default)]
    pub decision: Option<Letter>,
    /// The decision allows it.
    #[serde(default)]
    pub granted: Option<bool>,
    #[serde(default)]
    pub details: ChangeDetails,
}

/// A step of the ladder, in the order of weight (domain.md 4, sanctions).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SanctionKind {
    /// *Teguran*.
    Warning,
    /// *Pengurangan kuota*.
    QuotaCut,
    /// *Penangguhan*: access stops, duties go on.
    Suspension,
    /// *Pencabutan hak akses*.
    Revocation,
}

/// A proposed step that a person set aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetAside {
    /// What it was proposed for ([`super::Proposal::cause`]).
    pub cause: String,
    pub step: SanctionKind,
    pub reason: String,
    /// The last day on which it isn't proposed; `None` is for good.
    pub until: Option<NaiveDate>,
    pub on: NaiveDate,
    pub by: String,
}

/// The lifting of a sanction (*pemulihan*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lift {
    pub letter: Letter,
    /// Access is open again from this instant.
    pub at: DateTime<Utc>,
}

/// A sanction. Suspension and revocation are overlays on the stage, not stages (decisions.md 12).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sanction {
    pub id: SanctionId,
    pub kind: SanctionKind,
    pub letter: Letter,
    /// What it rests on, in words.
    pub basis: String,
    /// It acts from this instant.
    pub from: DateTime<Utc>,
    /// Hits per day left by a quota cut.
    pub per_day: Option<u32>,
    /// What must happen for it to be lifted.
    pub lift_condition: Option<String>,
    /// What a warning demands.
    #[serde(default)]
    pub demand: Demand,
    pub lifted: Option<Lift>,
}

/// How a renewal was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RenewalOutcome {
    /// Prolongs the same agreement.
    Addendum(Addendum),
    /// A successor agreement was signed.
    NewAgreement { signed_on: NaiveDate },
    /// Refused by letter.
    Refused(Letter),
}

impl RenewalOutcome {
    /// From which day it counts.
    pub const fn effective(&self) -> NaiveDate {
        match self {
            Self::Addendum(addendum) => addendum.signed_on,
            Self::NewAgreement { signed_on } => *signed_on,
            Self::Refused(letter) => letter.date,
        }
    }
}

/// A renewal letter and what became of it (4.8).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Renewal {
    pub letter: Letter,
    pub received_on: NaiveDate,
    #[serde(default)]
    pub wish: RenewalWish,
    /// The Ditjen's approval of the renewal, where it has come.
    pub approval: Option<Letter>,
    pub outcome: Option<RenewalOutcome>,
    pub frozen_due: Option<NaiveDate>,
}

/// A KTP-el reader with its SAM (domain.md 5.4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Reader {
    pub brand: String,
    pub serial: String,
    /// The work unit where it stands.
    pub place: String,
    pub sam_id: Option<String>,
    /// Reference of the SAM's configuration file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub configuration: Option<String>,
    /// In which state it is, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    pub personalised_on: Option<NaiveDate>,
    pub activated_on: Option<NaiveDate>,
    pub deactivated_on: Option<NaiveDate>,
}

/// A data breach (4.12).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incident {
    pub id: IncidentId,
    pub detected_at: DateTime<Utc>,
    /// What happened, to whose data; no population data.
    pub subject: String,
    #[serde(default)]
    pub details: IncidentDetails,
    /// When the data subjects and the authority were told.
    pub notified_at: Option<DateTime<Utc>>,
    pub notice: Option<Letter>,
}

/// The closing duties done (4.7, D25).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    pub bast: Letter,
    pub remark: Option<String>,
    pub frozen_due: Option<NaiveDate>,
}

/// A duty waived by a person with a reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiver {
    pub kind: DutyKind,
    pub subject: Option<String>,
    pub reason: String,
    pub by: String,
    pub on: NaiveDate,
}

/// Why an agreement in force ended before its term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EndCause {
    /// By consent of both.
    Consent,
    /// The institution has a new name: a new PKS is needed.
    Renamed,
    /// The institution was dissolved.
    Dissolved,
}

/// How the life of an agreement was cut short; at most one counts, the first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// *Ditarik pemohon*, before signing.
    Withdrawn { on: NaiveDate, letter: Option<Letter>, reason: String },
    /// *Ditolak*, before signing: by the Ditjen or by the office.
    Rejected { letter: Letter, reason: String },
    /// In force, ended otherwise than by its term. `on` is the last day of force.
    Ended { on: NaiveDate, letter: Letter, cause: EndCause },
    /// *Pengakhiran* for non-performance (PKS art. 9). `on` is the first day without force.
    Terminated { on: NaiveDate, letter: Letter, reason: String },
}

impl Ending {
    /// From which day it is known.
    pub const fn effective(&self) -> NaiveDate {
        match self {
            Self::Withdrawn { on, .. } | Self::Terminated { on, .. } => *on,
            Self::Rejected { letter, .. } | Self::Ended { letter, .. } => letter.date,
        }
    }
}

/// What the access ledger counted in a calendar month, for 4.11.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthUse {
    /// First day of the month.
    pub month: NaiveDate,
    pub lookups: u64,
    pub balikan: u64,
}

/// The methods a reader clause or a quota speaks of, by name, for messages.
pub fn method_names(methods: &[Method]) -> String {
    methods.iter().map(|method| method.label()).collect::<Vec<_>>().join(", ")
}
