//! What happens while the agreement lives, and how it ends.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::agreement::{
    Addendum, Assessment, Conclusion, Demand, EndCause, IncidentDetails, RenewalWish, ReportChannel, ReportContent,
    SanctionKind,
};
use crate::calendar::{Half, Semester};
use crate::duty::DutyKind;
use crate::letter::Letter;

/// 1 (January to June) or 2 (July to December).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct HalfNumber(pub Half);

impl TryFrom<u8> for HalfNumber {
    type Error = &'static str;

    fn try_from(number: u8) -> Result<Self, Self::Error> {
        match number {
            1 => Ok(Self(Half::First)),
            2 => Ok(Self(Half::Second)),
            _ => Err("a semester is 1 or 2"),
        }
    }
}

impl From<HalfNumber> for u8 {
    fn from(number: HalfNumber) -> Self {
        match number.0 {
            Half::First => 1,
            Half::Second => 2,
        }
    }
}

/// The semester that a year and a number name.
pub(in crate::dossier) const fn semester(year: i32, number: HalfNumber) -> Semester {
    Semester { year, half: number.0 }
}

/// A semester report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReportPart {
    pub year: i32,
    #[cfg_attr(feature = "schema", schemars(with = "u8", range(min = 1, max = 2)))]
    pub semester: HalfNumber,
    pub letter: Letter,
    pub received_on: NaiveDate,
    pub channel: ReportChannel,
    #[serde(default)]
    pub content: Option<ReportContent>,
}

/// An evaluation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EvaluationPart {
    pub year: i32,
    #[cfg_attr(feature = "schema", schemars(with = "u8", range(min = 1, max = 2)))]
    pub semester: HalfNumber,
    pub completed_on: NaiveDate,
    pub conclusion: Conclusion,
    /// Why it was made outside the order of reports.
    #[serde(default)]
    pub occasion: Option<String>,
    #[serde(default)]
    pub forwarded: Option<Letter>,
    #[serde(default)]
    pub assessment: Option<Assessment>,
}

/// A sanction; dates count from the start of the local day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SanctionPart {
    pub kind: SanctionKind,
    pub letter: Letter,
    #[serde(default)]
    pub basis: Option<String>,
    pub from: NaiveDate,
    /// Hits per day left by a quota cut.
    #[serde(default)]
    pub per_day: Option<u32>,
    #[serde(default)]
    pub lift_condition: Option<String>,
    /// What a warning demands (D20).
    #[serde(default)]
    pub demand: Demand,
    #[serde(default)]
    pub lifted: Option<LiftPart>,
}

/// The lifting of a sanction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LiftPart {
    pub letter: Letter,
    pub on: NaiveDate,
}

/// A renewal letter and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RenewalPart {
    pub letter: Letter,
    pub received_on: NaiveDate,
    #[serde(default)]
    pub wish: RenewalWish,
    #[serde(default)]
    pub approval: Option<Letter>,
    #[serde(default)]
    pub outcome: Option<OutcomePart>,
}

/// How a renewal was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OutcomePart {
    Addendum(AddendumPart),
    NewAgreement(SuccessorPart),
    Refused(Letter),
}

/// A renewal addendum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AddendumPart {
    pub office_number: String,
    #[serde(default)]
    pub institution_number: Option<String>,
    pub signed_on: NaiveDate,
    pub ends_on: NaiveDate,
}

/// A successor agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SuccessorPart {
    pub signed_on: NaiveDate,
}

impl From<&AddendumPart> for Addendum {
    fn from(part: &AddendumPart) -> Self {
        Self {
            office_number: part.office_number.clone(),
            institution_number: part.institution_number.clone(),
            signed_on: part.signed_on,
            ends_on: part.ends_on,
            scan: None,
        }
    }
}

/// A data breach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct IncidentPart {
    pub detected_at: DateTime<Utc>,
    pub subject: String,
    /// The account for its notice (D27); no population data.
    #[serde(default)]
    pub details: IncidentDetails,
    #[serde(default)]
    pub notified_at: Option<DateTime<Utc>>,
    #[serde(default)]
    pub notice: Option<Letter>,
}

/// A letter that tells others something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum NoticePart {
    /// A semester report passed on to the Dirjen.
    ReportForwarded {
        year: i32,
        #[cfg_attr(feature = "schema", schemars(with = "u8", range(min = 1, max = 2)))]
        semester: HalfNumber,
        letter: Letter,
    },
}

/// The closing duties done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ClosingPart {
    pub bast: Letter,
    #[serde(default)]
    pub remark: Option<String>,
}

/// How the life of the agreement was cut short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum EndingPart {
    Withdrawn {
        on: NaiveDate,
        #[serde(default)]
        letter: Option<Letter>,
        reason: String,
    },
    Rejected {
        letter: Letter,
        reason: String,
    },
    /// `on` is the last day of force.
    Ended {
        on: NaiveDate,
        letter: Letter,
        cause: EndCause,
    },
    /// `on` is the first day without force.
    Terminated {
        on: NaiveDate,
        letter: Letter,
        reason: String,
    },
}

/// A duty waived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WaiverPart {
    pub kind: DutyKind,
    #[serde(default)]
    pub subject: Option<String>,
    pub reason: String,
    pub by: String,
    pub on: NaiveDate,
}
