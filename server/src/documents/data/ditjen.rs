//! D29 and D30: letters to the Ditjen after the approval: for the access, for a User ID, with a report.

use serde::Serialize;

use super::access::UserPart;
use super::handover::AccountPart;
use super::letter::Correspondence;
use super::parts::{JuknisReference, Reference};
use super::renewal::ReportLine;

/// Surat permohonan persetujuan akses DWH Terpusat.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AccessRequestPaper {
    #[serde(flatten)]
    pub letter: Correspondence,
    pub juknis: JuknisReference,
    pub approval: Option<Reference>,
    pub methods: Vec<&'static str>,
    /// Orders of the drafting teams, office first.
    pub orders: Vec<Reference>,
    /// Letters that asked for User IDs.
    pub user_id_letters: Vec<Reference>,
    pub ip_lan: Option<String>,
}

/// Surat permohonan User Admin or User ID.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UserRequestPaper {
    #[serde(flatten)]
    pub letter: Correspondence,
    pub juknis: JuknisReference,
    pub approval: Option<Reference>,
    pub request: Option<Reference>,
    pub user: UserPart,
    pub account: Option<AccountPart>,
}

/// Surat pengantar laporan semester.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReportCoverPaper {
    #[serde(flatten)]
    pub letter: Correspondence,
    pub juknis: JuknisReference,
    pub report: Option<ReportLine>,
    /// How it came in, for the middle of a sentence.
    pub channel: Option<&'static str>,
}
