//! D14: the hand-over of User IDs. Never a password.

use serde::Serialize;

use super::frame::Frame;
use super::parts::{Day, JuknisReference, PksReference, Reference, Side};

/// Berita Acara Serah Terima User ID.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HandoverPaper {
    pub frame: Frame,
    pub office: Side,
    pub institution: Side,
    pub number: Option<String>,
    pub date: Option<Day>,
    pub place: Option<String>,
    pub pks: PksReference,
    pub juknis: JuknisReference,
    /// The letter that asked for them.
    pub request: Option<Reference>,
    pub accounts: Vec<AccountPart>,
    pub responsible: Option<String>,
}

/// A User ID handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AccountPart {
    pub user_id: String,
    pub local_user_id: Option<String>,
    /// `Production`, `Development` or `Admin`.
    pub kind: &'static str,
    pub methods: Vec<&'static str>,
    /// In words, e.g. `200 (dua ratus) sampai lulus PoC, selanjutnya tidak terbatas`.
    pub quota: String,
    pub ip_addresses: Vec<String>,
}
