//! What letters share: the blocks above the text, and to whom they go.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::frame::Frame;
use super::kind::Form;
use super::parts::{Day, PksReference, Side};

/// The blocks above the text of a letter (domain.md 8).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Opening {
    pub number: Option<String>,
    pub place: Option<String>,
    pub date: Option<Day>,
    /// *Sifat*.
    pub nature: &'static str,
    /// *Lampiran*, e.g. `1 (satu) berkas`.
    pub enclosures: String,
    /// *Hal*.
    pub subject: String,
    /// Lines of the addressee.
    pub to: Vec<String>,
    pub to_place: String,
    /// *Melalui*: who passes it on; usually nobody.
    pub through: Vec<String>,
}

/// A letter under an agreement: its frame, both sides, who sends it to whom, and how the agreement is cited. Papers
/// hold it flattened among what is their own.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Correspondence {
    pub frame: Frame,
    pub office: Side,
    pub institution: Side,
    pub letter: Opening,
    pub copies: Vec<String>,
    pub pks: PksReference,
    pub purpose: Option<String>,
}

/// To whom a kind of letter goes; offices differ, so they may say otherwise (domain.md 8).
///
/// In every line `{kepala_kantor}`, `{pimpinan}`, `{kepala_daerah}`, `{diskominfo}` and `{kota}` stand for the head of
/// the office, the head of the institution, the regional head, the agency of the network and the city of the office.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Addressing {
    pub to: Vec<String>,
    /// Where the addressee sits.
    pub place: String,
    pub through: Vec<String>,
    /// *Tembusan*.
    pub copies: Vec<String>,
}

/// What an office has set for some kinds; the others go the usual way.
pub type AddressTable = BTreeMap<Form, Addressing>;

const DIRJEN: &str = "Direktur Jenderal Kependudukan dan Pencatatan Sipil";
const MINISTRY: &str = "Kementerian Dalam Negeri";
/// The Dirjen on one line, as in copies.
const DIRJEN_COPY: &str = "Direktur Jenderal Kependudukan dan Pencatatan Sipil Kementerian Dalam Negeri";

impl Addressing {
    /// The usual way of a kind of letter; empty for papers that are no letters.
    pub fn usual(form: Form) -> Self {
        let way = |to: &[&str], place: &str, copies: &[&str]| Self {
            to: to.iter().map(|line| (*line).to_owned()).collect(),
            place: place.to_owned(),
            through: Vec::new(),
            copies: copies.iter().map(|line| (*line).to_owned()).collect(),
        };
        match form {
            Form::D04 | Form::D29a => way(&[DIRJEN, MINISTRY], "Jakarta", &["{pimpinan}"]),
            Form::D01 | Form::D15 | Form::D22 | Form::D24 => way(&["{kepala_kantor}"], "{kota}", &[]),
            Form::D16 | Form::D20 => way(&["{pimpinan}"], "{kota}", &[]),
            Form::D17 | Form::D26 => way(&["{pimpinan}"], "{kota}", &[DIRJEN_COPY]),
            Form::D21 => way(&["{pimpinan}"], "{kota}", &[DIRJEN_COPY, "{kepala_daerah}"]),
            Form::D27 => way(&["Ketua Lembaga Pelindungan Data Pribadi"], "Jakarta", &[DIRJEN_COPY]),
            Form::D29b => way(
                &[DIRJEN, MINISTRY],
                "Jakarta",
                &["Direktur Fasilitasi Pemanfaatan Data dan Dokumen Kependudukan", "{pimpinan}"],
            ),
            Form::D30 => way(
                &[DIRJEN, MINISTRY, "u.p. Subdirektorat Monitoring, Evaluasi, dan Dokumentasi"],
                "Jakarta",
                &["{pimpinan}"],
            ),
            Form::D31 => way(&["{kepala_kantor}"], "{kota}", &["{diskominfo}"]),
            Form::D32 => way(&["{kepala_kantor}"], "{kota}", &[]),
            _ => Self::default(),
        }
    }
}
