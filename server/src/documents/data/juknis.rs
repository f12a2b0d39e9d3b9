//! D07: the technical guidelines with their annexes.

use patuh_domain::agreement::Topology;
use patuh_domain::clause::Article;
use serde::Serialize;

use super::frame::Frame;
use super::parts::{
    Balikan, Clauses, ContactPart, Count, Day, Iso, MethodPart, Numbers, Person, PksReference, ReaderPart, Reference,
    Side,
};

/// Petunjuk Teknis.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct JuknisPaper {
    pub frame: Frame,
    /// `criteria` or `discussion`.
    pub layout: &'static str,
    pub office: Side,
    pub institution: Side,
    pub numbers: Numbers,
    /// The institution numbers it too.
    pub two_numbers: bool,
    pub date: Option<Day>,
    pub place: Option<String>,
    pub pks: PksReference,
    pub purpose: String,
    pub participants: Vec<Participant>,
    pub network: NetworkPart,
    /// The form for a User ID has an eighth field.
    pub local_user_id: bool,
    pub quota: Vec<QuotaPart>,
    pub methods: Vec<MethodPart>,
    /// Codes of the web service with their texts (domain.md 5.1).
    pub codes: Vec<CodePart>,
    /// What portal users read where no data is shown.
    pub portal_texts: Vec<&'static str>,
    pub applications: Vec<ApplicationPart>,
    pub iso: Option<Iso>,
    pub balikan: Option<Balikan>,
    pub balikan_address: Option<String>,
    pub reader: ReaderPart,
    pub reader_due: Option<Day>,
    pub work_units: Vec<String>,
    pub renewal_by: Option<Day>,
    pub contacts: Vec<ContactPart>,
    pub clauses: Clauses,
    pub signers: Vec<Signer>,
    /// Heads who acknowledge below the signers.
    pub acknowledging: Vec<Signer>,
    /// Lampiran I.
    pub topology: Topology,
    pub flows: Vec<FlowPart>,
    /// The wording, assembled from the clauses last.
    pub articles: Vec<Article>,
}

/// A person at the discussion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Participant {
    pub name: String,
    pub position: String,
    pub party: String,
}

/// The connection.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct NetworkPart {
    /// `closed` or `vpn`.
    pub kind: &'static str,
    pub vpn: Option<String>,
    pub ip_lan: Option<String>,
    pub provider: Option<String>,
    /// In Mbps, grouped.
    pub bandwidth: Option<String>,
    pub paid_by: Vec<&'static str>,
    pub expected: Option<ExpectedPart>,
}

/// When the connection is expected: a day, or a week of a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExpectedPart {
    pub on: Option<Day>,
    pub week: Option<u8>,
    /// `Februari 2026`.
    pub month: Option<String>,
}

/// A quota grant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuotaPart {
    pub methods: Vec<&'static str>,
    /// `null` is unlimited.
    pub per_day: Option<Count>,
    /// `date` or `poc`.
    pub from: &'static str,
    pub until_poc: bool,
    pub reference: Option<Reference>,
}

/// A response code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CodePart {
    pub code: &'static str,
    pub text: &'static str,
}

/// A row of the register of applications.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ApplicationPart {
    pub name: String,
    pub function: String,
    pub platform: String,
    pub url: Option<String>,
    pub method: &'static str,
    pub elements: Vec<&'static str>,
    pub used_by: Option<String>,
    pub keeper: Option<String>,
}

/// A signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Signer {
    /// `office` or `institution`.
    pub party: &'static str,
    pub person: Option<Person>,
}

/// Lampiran II and on: the course of a service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FlowPart {
    pub title: String,
    pub method: &'static str,
    pub introduction: String,
    pub lanes: Vec<String>,
    pub steps: Vec<StepPart>,
}

/// A step; a finished one leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StepPart {
    pub number: u32,
    pub lane: usize,
    pub text: String,
    pub next: Vec<NextPart>,
}

/// Where a step leads, and on which condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NextPart {
    pub to: u32,
    pub when: Option<String>,
}
