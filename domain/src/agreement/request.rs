//! Stages 1 to 4: request, review, forwarding, approval, teams (domain.md 2).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{DataBalikan, MethodGrant, Study};
use crate::ids::FileId;
use crate::letter::Letter;

/// A request letter as submitted: its six matters are user, purpose, elements, methods, data balikan and term (D01).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    pub letter: Letter,
    /// *Hal* of the letter.
    pub subject: String,
    /// What the data is for; the agreement's purpose.
    pub purpose: String,
    /// Expected look-ups per day.
    pub daily_need: Option<u32>,
    /// Methods with their elements; empty where only the letter is known (imports).
    pub methods: Vec<MethodGrant>,
    pub data_balikan: Option<DataBalikan>,
    /// Wished term in years.
    pub term_years: Option<u8>,
    /// The day the office received it.
    pub received_on: NaiveDate,
    /// What its technical study says.
    #[serde(default)]
    pub study: Study,
    /// The signed letter, scanned.
    pub scan: Option<FileId>,
}

/// One line of the completeness check (D03).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ChecklistItem {
    /// The requirement, from [`super::REQUIREMENTS`] or the office's own.
    pub requirement: String,
    pub present: bool,
    #[serde(default)]
    pub remark: Option<String>,
}

/// The completeness check as last filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    pub on: NaiveDate,
    /// Who checked, as printed; unknown in old records.
    #[serde(default)]
    pub officer: Option<String>,
    pub items: Vec<ChecklistItem>,
}

impl Checklist {
    /// Every requirement is met.
    pub fn is_complete(&self) -> bool {
        !self.items.is_empty() && self.items.iter().all(|item| item.present)
    }
}

/// A return to the applicant with what must change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Return {
    pub on: NaiveDate,
    pub reasons: String,
}

/// What an approval letter approves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ApprovalKind {
    /// The first use of the data.
    New,
    /// *Perpanjangan*.
    Renewal,
    /// Methods or elements of an agreement in force.
    Change,
}

/// The letter of the Ditjen that allows the use of the data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    pub letter: Letter,
    pub subject: String,
    /// *Direktur Jenderal*, or Plh.
    pub signed_by: String,
    pub kind: ApprovalKind,
    pub scan: Option<FileId>,
}

/// One of the two sides of an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// PIHAK KESATU.
    Office,
    /// PIHAK KEDUA.
    Institution,
}

/// A member of a drafting team; staff without civil-servant status have no NIP.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TeamMember {
    pub name: String,
    pub nip: Option<String>,
    pub rank: Option<String>,
    pub grade: Option<String>,
    pub position: String,
}

/// The drafting team of one side, appointed by *Surat Perintah* (D05).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    pub party: Party,
    pub order: Letter,
    pub members: Vec<TeamMember>,
}

/// A person to call, named in the Juknis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Contact {
    pub party: Party,
    pub name: String,
    pub position: String,
    pub phone: String,
}
