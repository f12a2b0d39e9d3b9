//! How an office wants its documents to look: settings of the office, with defaults that serve one that has none.

use serde::{Deserialize, Serialize};

use crate::addressing::AddressTable;
use crate::ids::FileId;

/// The typeface of the text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Typeface {
    /// Liberation Sans, like Arial.
    #[default]
    Sans,
    /// Liberation Serif, like Times.
    Serif,
    /// TeX Gyre Bonum, like Bookman.
    Bookman,
}

/// Whose written consent the NDA asks for (D13).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Consent {
    #[default]
    Ditjen,
    Institution,
}

/// The document-control header some offices want on declarations (D11 to D13).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormHeader {
    /// E.g. `FR.01-SOP-08/DITJEN-DUKCAPIL`.
    pub number: Option<String>,
    pub revision: Option<String>,
    /// The effective date, as written.
    pub effective: Option<String>,
    /// Classification above the header, e.g. `INTERNAL`.
    pub banner: Option<String>,
}

/// The look of the office's documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Stationery {
    pub typeface: Typeface,
    /// Size of the text in points, 10 to 12.
    pub size: u8,
    /// A line for the official stamp beside PKS signatures.
    pub stamp_line: bool,
    /// The PKS has the clauses on guidance at the second party's cost.
    pub guidance: bool,
    /// The access address stands at the Ditjen in the topology, not at the office.
    pub access_at_ditjen: bool,
    pub consent: Consent,
    /// The request goes to the regional head, *c.q.* the office, not straight to the office (D01).
    pub to_regional_head: bool,
    /// Declarations show rank and NIP under the signature.
    pub show_rank: bool,
    pub form_header: Option<FormHeader>,
    /// The emblem of the office's letterhead, an upload; `None` prints the neutral one.
    pub emblem: Option<FileId>,
    /// To whom letters go, where it isn't the usual way.
    pub addressing: AddressTable,
}

impl Default for Stationery {
    fn default() -> Self {
        Self {
            typeface: Typeface::Sans,
            size: 11,
            stamp_line: false,
            guidance: true,
            access_at_ditjen: false,
            consent: Consent::Ditjen,
            to_regional_head: false,
            show_rank: true,
            form_header: None,
            emblem: None,
            addressing: AddressTable::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::institution::InstitutionProfile;

    #[test]
    fn what_was_recorded_before_there_were_emblems_is_read() {
        let look: Stationery = serde_json::from_str(r#"{"typeface":"serif","size":12}"#).expect("a look");
        assert_eq!(look, Stationery { typeface: Typeface::Serif, size: 12, ..Stationery::default() });
        let old = r#"{"name":"Dinas Sosial","kind":"opd","region_code":"9901","address":"x","work_units":[]}"#;
        assert_eq!(serde_json::from_str::<InstitutionProfile>(old).expect("a profile").emblem, None);
    }
}
