//! What only documents print of an act: optional, written by the person who acts, and nothing follows from it.
//!
//! Old records and dossiers have none of it; a document then shows dots in its place.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Method;
use crate::access::Code;
use crate::letter::Letter;
use crate::wording::Bilingual;

/// What the technical study says besides the six matters of the request (D02).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Study {
    /// Law or decree that charges the institution with the service.
    pub legal_task: Option<String>,
    /// Why these elements and no others.
    pub need: Option<String>,
    /// How the expected look-ups per day are reckoned.
    pub reckoning: Option<String>,
}

/// What a request for a trial says besides its subjects (D15).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct TrialWish {
    /// Versions of the applications, as written.
    pub versions: Option<String>,
    pub wished_on: Option<NaiveDate>,
    /// Who is to be called; the agreement's contact persons where empty.
    pub contact: Option<String>,
}

/// How a trial is met (D16).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct TrialMeeting {
    /// E.g. `09.00 WIB sampai selesai`.
    pub time: Option<String>,
    pub place: Option<String>,
    pub participants: Vec<String>,
    /// What the institution prepares.
    pub preparations: Vec<String>,
}

/// The outcome of one check of a trial.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CheckOutcome {
    Passed,
    Failed,
    NotApplicable,
}

impl CheckOutcome {
    /// Every outcome.
    pub const ALL: [Self; 3] = [Self::Passed, Self::Failed, Self::NotApplicable];

    /// The name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::NotApplicable => "not_applicable",
        }
    }
}

/// One check of a trial (D17).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PocCheck {
    /// One of [`poc_checks`], e.g. `masking` or `code_13`.
    pub key: String,
    pub outcome: CheckOutcome,
    #[serde(default)]
    pub remark: Option<String>,
}

/// The protocol of a trial (D17).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Protocol {
    pub checks: Vec<PocCheck>,
    /// Who tried it, of both sides, as printed.
    pub officers: Vec<String>,
}

/// The checks of a trial before those of the response codes: key and name.
const FIRST_CHECKS: [(&str, Bilingual); 5] = [
    ("purpose", Bilingual::new("Pemanfaatan sesuai dengan tujuan perjanjian", "Used for the purpose of the agreement")),
    (
        "elements",
        Bilingual::new("Elemen yang ditampilkan sama dengan elemen yang diberikan", "Elements shown are those granted"),
    ),
    ("masking", Bilingual::new("Penyamaran data pada tampilan", "Data are masked on screen")),
    ("closed_network", Bilingual::new("Akses hanya melalui jaringan tertutup", "Access by the closed network only")),
    (REGISTERED, Bilingual::new("Panggilan dari alamat IP terdaftar", "Calls from registered addresses")),
];

const REGISTERED: &str = "registered_ip";

/// Those that follow the response codes.
const LAST_CHECKS: [(&str, Bilingual); 3] = [
    ("no_storage", Bilingual::new("Data Kependudukan tidak disimpan", "No population data are stored")),
    ("logging", Bilingual::new("Pencatatan akses (log)", "Accesses are logged")),
    ("quota", Bilingual::new("Akses berhenti ketika kuota habis", "Access stops when the quota is used up")),
];

/// Every check of a trial by `method`, in the order of the protocol: key and name. Registered addresses and response
/// codes belong to programs (documents.md, D17).
pub fn poc_checks(method: Method) -> Vec<(String, Bilingual)> {
    let program = method.is_web_service();
    let named = |(key, name): (&str, Bilingual)| (key.to_owned(), name);
    let first = FIRST_CHECKS.into_iter().filter(|(key, _)| program || *key != REGISTERED);
    let codes = Code::ALL.into_iter().filter(|_| program).map(|code| {
        let number = code.number();
        let name = Bilingual::owned(format!("Penanganan kode jawaban {number}"), format!("Response code {number}"));
        (format!("code_{number}"), name)
    });
    first.map(named).chain(codes).chain(LAST_CHECKS.into_iter().map(named)).collect()
}

/// What a change letter says of the change itself (D24, D26, D32).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct ChangeDetails {
    pub before: Option<String>,
    pub after: Option<String>,
    pub reason: Option<String>,
    /// From when it is to hold, or holds.
    pub from: Option<NaiveDate>,
    /// The decree that a change of head, structure or name rests on, as written.
    pub decree: Option<String>,
    /// Conditions of the answer.
    pub conditions: Option<String>,
}

/// What a warning demands (D20).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Demand {
    /// The duty it is about, by its id in the standing, e.g. `semester_report:2026-1`.
    pub duty: Option<String>,
    /// What is to be done.
    pub action: Option<String>,
    /// Until when.
    pub until: Option<NaiveDate>,
}

/// A reminder of a duty, sent before any warning (D20). No sanction: it is proof of notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Reminder {
    /// The duty's id in the standing.
    pub duty: String,
    pub letter: Letter,
    #[serde(default)]
    pub until: Option<NaiveDate>,
}

/// What a renewal letter wishes (D22).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct RenewalWish {
    pub reasons: Option<String>,
    pub years: Option<u8>,
}

/// The account of a breach (D27). No population data.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct IncidentDetails {
    /// Which kinds of data.
    pub data: Option<String>,
    /// When and how it came about.
    pub course: Option<String>,
    /// How many persons are concerned, as far as known.
    pub persons: Option<u32>,
    /// Handling and recovery.
    pub handling: Option<String>,
    /// Who can be asked; the agreement's contact persons where empty.
    pub contact: Option<String>,
}

/// One item handed over for the integration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct IntegrationItem {
    pub name: String,
    /// Version, form or amount; never a secret.
    #[serde(default)]
    pub remark: Option<String>,
}

/// What a program needs, handed over by minutes (D33). Secrets are revealed in the application, never written here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct IntegrationHandover {
    pub bast: Letter,
    pub items: Vec<IntegrationItem>,
    /// Who receives it, where it isn't the head.
    #[serde(default)]
    pub receiver: Option<String>,
}

/// The usual items of an integration (documents.md, D33).
pub const INTEGRATION_ITEMS: [&str; 5] = [
    "Spesifikasi JSON web service",
    "Tabel Master",
    "Skrip dan token data balikan",
    "User ID SIFILMA",
    "Buku petunjuk SIFILMA",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checks_of_a_program_name_every_code_and_those_of_people_none() {
        let keys = |method| poc_checks(method).into_iter().map(|(key, _)| key).collect::<Vec<_>>();
        let program = keys(Method::WebServiceCallNik);
        assert_eq!(program.first().map(String::as_str), Some("purpose"));
        assert_eq!(program.iter().filter(|key| key.starts_with("code_")).count(), Code::ALL.len());
        assert_eq!(program.last().map(String::as_str), Some("quota"));
        let portal = keys(Method::WebPortal);
        assert_eq!(portal, ["purpose", "elements", "masking", "closed_network", "no_storage", "logging", "quota"]);
    }
}
