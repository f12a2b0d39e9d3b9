//! D31 and D33: the network's provider, and what programs are joined with.

use serde::Serialize;

use super::frame::Frame;
use super::juknis::NetworkPart;
use super::letter::Correspondence;
use super::parts::{Day, JuknisReference, Person, PksReference, Side};

/// Surat penunjukan penyedia jaringan and permohonan IP LAN.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProviderPaper {
    #[serde(flatten)]
    pub letter: Correspondence,
    pub network: NetworkPart,
    pub methods: Vec<&'static str>,
    /// Where the connection ends.
    pub places: Vec<String>,
}

/// Berita acara penyerahan perlengkapan integrasi. Never a secret.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct IntegrationPaper {
    pub frame: Frame,
    pub office: Side,
    pub institution: Side,
    pub number: Option<String>,
    pub date: Option<Day>,
    pub place: Option<String>,
    pub pks: PksReference,
    pub juknis: JuknisReference,
    pub applications: Vec<String>,
    pub items: Vec<IntegrationPart>,
    /// Who receives.
    pub receiver: Option<Person>,
}

/// An item of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IntegrationPart {
    pub name: String,
    pub remark: Option<String>,
}
