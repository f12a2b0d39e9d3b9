//! What access needs: quota, applications, purposes, hours, people, User IDs, declarations, trials.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::agreement::{
    AccountKind, Element, HolderChange, Method, Protocol, QuotaStart, StaffStatus, TrialMeeting, TrialWish, Verdict,
};
use crate::letter::Letter;

/// A quota grant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct QuotaPart {
    pub methods: Vec<Method>,
    /// `null` is unlimited.
    pub per_day: Option<u32>,
    pub from: QuotaFrom,
    #[serde(default)]
    pub until_poc: bool,
    #[serde(default)]
    pub reference: Option<Letter>,
}

/// A date, or `"poc"`: from the day the PoC is passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum QuotaFrom {
    On(NaiveDate),
    Poc(PocWord),
}

/// The word `"poc"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PocWord {
    Poc,
}

impl From<QuotaFrom> for QuotaStart {
    fn from(from: QuotaFrom) -> Self {
        match from {
            QuotaFrom::On(date) => Self::On(date),
            QuotaFrom::Poc(PocWord::Poc) => Self::Poc,
        }
    }
}

/// An application of the institution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ApplicationPart {
    pub name: String,
    pub function: String,
    pub platform: String,
    #[serde(default)]
    pub url: Option<String>,
    pub method: Method,
    pub elements: Vec<Element>,
    #[serde(default)]
    pub used_by: Option<String>,
    #[serde(default)]
    pub keeper: Option<String>,
    #[serde(default)]
    pub mobile: bool,
    /// For applications that came after the Juknis.
    #[serde(default)]
    pub registered_on: Option<NaiveDate>,
}

/// What look-ups may be made for (domain.md 5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PurposePart {
    pub name: String,
    pub methods: Vec<Method>,
    pub elements: Vec<Element>,
    /// The first day.
    pub from: NaiveDate,
    /// The last day, once it was ended.
    #[serde(default)]
    pub until: Option<NaiveDate>,
}

/// Hours of access of the agreement, from a day on (06 outside of them).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HoursPart {
    pub from: NaiveDate,
    pub reason: String,
    /// `null`: those of the office again.
    pub hours: Option<OpenPart>,
}

/// When access is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OpenPart {
    Always,
    Week(WeekPart),
}

/// By the day; `null` is closed all day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WeekPart {
    /// Monday to Friday.
    pub workdays: Option<SpanPart>,
    pub saturday: Option<SpanPart>,
    /// Sundays and holidays.
    pub sunday: Option<SpanPart>,
}

/// Part of a day in local time, such as `07:30` to `16:00`; `24:00` is the end of the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SpanPart {
    pub opens: String,
    pub closes: String,
}

/// A person who works under a User ID.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OperatorPart {
    pub name: String,
    #[serde(default)]
    pub staff_number: Option<String>,
    pub staff_status: StaffStatus,
    pub position: String,
    #[serde(default)]
    pub nda: Option<NdaPart>,
    /// For operators who came later.
    #[serde(default)]
    pub since: Option<NaiveDate>,
    #[serde(default)]
    pub left_on: Option<NaiveDate>,
}

/// An operator's NDA.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NdaPart {
    pub form: DeclarationForm,
    pub signed_on: NaiveDate,
    #[serde(default)]
    pub meterai: bool,
}

/// A User ID.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct UserIdPart {
    pub user_id: String,
    pub kind: AccountKind,
    pub methods: Vec<Method>,
    pub request: Letter,
    #[serde(default)]
    pub office_region_code: Option<String>,
    #[serde(default)]
    pub local_user_id: Option<String>,
    #[serde(default)]
    pub ip_addresses: Vec<String>,
    #[serde(default)]
    pub bast: Option<Letter>,
    pub responsible: String,
    /// Who answered for it later, each by form and minutes.
    #[serde(default)]
    pub holders: Vec<HolderChange>,
    #[serde(default)]
    pub daily_cap: Option<u32>,
    #[serde(default)]
    pub closed_on: Option<NaiveDate>,
}

/// SPTJM or NDA.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DeclarationWord {
    Sptjm,
    Nda,
}

/// First or renewal form of an SPTJM; form (a) or (b) of an NDA.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DeclarationForm {
    First,
    Renewal,
    A,
    B,
}

/// A declaration of the head.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DeclarationPart {
    pub kind: DeclarationWord,
    pub form: DeclarationForm,
    pub signer: String,
    pub signed_on: NaiveDate,
    #[serde(default)]
    pub meterai: bool,
}

/// An application by name, or a method.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SubjectPart {
    Application(String),
    Method(Method),
}

/// The trial of one subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PocPart {
    pub subject: SubjectPart,
    #[serde(default)]
    pub request: Option<Letter>,
    /// Of the request (D15).
    #[serde(default)]
    pub wish: TrialWish,
    #[serde(default)]
    pub scheduled_on: Option<NaiveDate>,
    #[serde(default)]
    pub confirmation: Option<Letter>,
    /// Of the confirmation (D16).
    #[serde(default)]
    pub meeting: TrialMeeting,
    #[serde(default)]
    pub result: Option<PocResultPart>,
}

/// The result of a trial.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PocResultPart {
    pub verdict: Verdict,
    #[serde(default)]
    pub letter: Option<Letter>,
    #[serde(default)]
    pub remark: Option<String>,
    /// What was checked, and by whom (D17).
    #[serde(default)]
    pub protocol: Protocol,
}
