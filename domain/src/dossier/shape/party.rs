//! The two parties.

use serde::{Deserialize, Serialize};

use crate::calendar::Zone;
use crate::head::Head;
use crate::institution::InstitutionKind;
use crate::office::{EvaluationRecipient, Level};

/// The office, PIHAK KESATU.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OfficePart {
    pub name: String,
    pub government: String,
    pub level: Level,
    pub region_code: String,
    pub address: String,
    pub city: String,
    #[serde(default)]
    pub postcode: String,
    #[serde(default)]
    pub phone: String,
    #[serde(default)]
    pub email: String,
    #[serde(default)]
    pub website: String,
    /// `Asia/Jakarta`, `Asia/Makassar` or `Asia/Jayapura`.
    pub time_zone: Zone,
    pub evaluation_recipient: EvaluationRecipient,
    pub heads: Vec<Head>,
}

/// The institution, PIHAK KEDUA.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct InstitutionPart {
    pub name: String,
    pub kind: InstitutionKind,
    pub region_code: String,
    pub address: String,
    #[serde(default)]
    pub work_units: Vec<String>,
    pub heads: Vec<Head>,
}
