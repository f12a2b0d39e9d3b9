//! What the texts hold: terms, PKS, Juknis, addenda (domain.md 3).

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::MethodGrant;
use crate::duty::DutyKind;
use crate::ids::FileId;
use crate::letter::Letter;

/// How the headings of the PKS are laid out (D06).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PksLayout {
    /// Ten *Pasal*.
    Articles,
    /// Eleven *BAB*, definitions first.
    Chapters,
}

/// How the Juknis is laid out (D07).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum JuknisLayout {
    /// *Kriteria / Petunjuk*.
    Criteria,
    /// *Pembahasan / Kesepakatan*.
    Discussion,
}

/// Who signs the Juknis; any of the practised combinations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum JuknisSigners {
    Heads,
    HeadAndOfficer,
    TechnicalOfficers,
    TeamsAndHeads,
}

/// How the term is worded; the end itself is [`Pks::ends_on`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "wording", rename_all = "snake_case", deny_unknown_fields)]
pub enum Term {
    /// "n years from signature", without a date.
    Years { years: u8 },
    /// "until the same day".
    Until { until: NaiveDate },
    /// "from ... to ...".
    Range {},
    /// Years and a date together.
    YearsAndUntil { years: u8, until: NaiveDate },
}

/// When the ISO/IEC 27001 certificate is due (4.1); agreements before 2023 have no rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "rule", rename_all = "snake_case", deny_unknown_fields)]
pub enum IsoRule {
    MonthsAfterSignature { months: u8 },
    FixedDate { date: NaiveDate },
}

/// Whether card readers must be procured (4.10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReaderNeed {
    None,
    AsNeeded,
    Required,
}

/// The reader clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReaderClause {
    pub need: ReaderNeed,
    /// Months after signature, when there is a date.
    #[serde(default)]
    pub within_months: Option<u8>,
}

/// How data balikan comes in (5.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum BalikanChannel {
    WebService,
    Upload,
    Form,
    PopUp,
    Media,
}

/// What the institution sends back, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DataBalikan {
    /// Field names as the PKS gives them, e.g. `JENIS_BANTUAN`.
    pub fields: Vec<String>,
    pub channels: Vec<BalikanChannel>,
}

/// The substance of both texts, as negotiated; later versions come by addendum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// From which day these terms hold.
    pub effective: NaiveDate,
    pub layout: PksLayout,
    pub methods: Vec<MethodGrant>,
    /// Keys of the legal catalogue, in order.
    pub legal_bases: Vec<String>,
    pub data_balikan: Option<DataBalikan>,
    pub iso_27001: Option<IsoRule>,
    pub card_reader: ReaderClause,
    /// Duties this agreement has (`true`) or lacks (`false`) against the default (decisions.md 34).
    pub duties: BTreeMap<DutyKind, bool>,
}

/// One of the two texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Text {
    Pks,
    Juknis,
}

/// The signed PKS.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pks {
    pub office_number: String,
    pub institution_number: String,
    pub signed_on: NaiveDate,
    /// The place of signing.
    pub signed_at: String,
    pub term: Term,
    /// The last day of force, inclusive.
    pub ends_on: NaiveDate,
    pub scan: Option<FileId>,
}

/// The signed Juknis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Juknis {
    pub number: String,
    pub institution_number: Option<String>,
    pub date: NaiveDate,
    pub place: String,
    pub layout: JuknisLayout,
    pub signers: JuknisSigners,
    /// Initials box on every page.
    pub initials: bool,
    /// A day for the User ID request, where one is agreed (4.14).
    pub user_id_request_by: Option<NaiveDate>,
    pub scan: Option<FileId>,
}

/// A renewal addendum: the same agreement goes on without a gap (decisions.md 15).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addendum {
    pub office_number: String,
    pub institution_number: Option<String>,
    pub signed_on: NaiveDate,
    /// The new last day of force.
    pub ends_on: NaiveDate,
    pub scan: Option<FileId>,
}

/// A signed document's reference, where only number and date matter.
pub type Bast = Letter;
