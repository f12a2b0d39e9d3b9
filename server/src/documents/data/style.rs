//! How an office wants its documents to look, and whether a document is a draft.

pub use patuh_domain::addressing::AddressTable;
use patuh_domain::stationery::Stationery;
pub use patuh_domain::stationery::{Consent, FormHeader, Typeface};

/// The office's wishes; the defaults serve an office that has none.
#[derive(Debug, Clone, PartialEq)]
pub struct Style {
    pub typeface: Typeface,
    /// Size of the text in points, 10 to 12.
    pub size: f64,
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
    /// To whom letters go, where it isn't the usual way.
    pub addressing: AddressTable,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            typeface: Typeface::Sans,
            size: 11.0,
            stamp_line: false,
            guidance: true,
            access_at_ditjen: false,
            consent: Consent::Ditjen,
            to_regional_head: false,
            show_rank: true,
            form_header: None,
            addressing: AddressTable::new(),
        }
    }
}

impl From<&Stationery> for Style {
    fn from(settings: &Stationery) -> Self {
        let Stationery {
            typeface,
            size,
            stamp_line,
            guidance,
            access_at_ditjen,
            consent,
            to_regional_head,
            show_rank,
            form_header,
            emblem: _,
            addressing,
        } = settings.clone();
        Self {
            typeface,
            size: f64::from(size),
            stamp_line,
            guidance,
            access_at_ditjen,
            consent,
            to_regional_head,
            show_rank,
            form_header,
            addressing,
        }
    }
}

/// Whether the paper is a draft or issued.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Issue {
    /// With watermark.
    #[default]
    Draft,
    /// With watermark, and with a code of which the verification page says that it is a draft.
    Coded(Verification),
    /// Without watermark; with the code that leads to the verification page, once it has one.
    Final(Option<Verification>),
}

/// The short code of an issued document and where it leads: `{base_url}/v/{code}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    pub base_url: String,
    pub code: String,
}
