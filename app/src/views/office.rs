//! Offices, institutions, people, sessions, audit.

use chrono::{DateTime, NaiveDate, Utc};
use patuh_domain::actor::Role;
use patuh_domain::ids::{AgreementId, InstitutionId, PersonId};
use patuh_domain::institution::Institution;
use patuh_domain::office::Office;
use patuh_domain::person::Person;
use patuh_domain::policy::Deed;

use super::{HistoryEntry, RegisterRow};

/// An institution in a list.
#[derive(Debug, Clone)]
pub struct InstitutionRow {
    pub id: InstitutionId,
    pub name: String,
    pub kind: patuh_domain::institution::InstitutionKind,
    pub head: Option<String>,
    pub agreements: usize,
    pub overdue: usize,
    pub active: bool,
}

/// One institution.
#[derive(Debug, Clone)]
pub struct InstitutionView {
    pub institution: Institution,
    pub version: u64,
    pub agreements: Vec<RegisterRow>,
    pub people: Vec<PersonRow>,
    pub history: Vec<HistoryEntry>,
    /// May the actor change it?
    pub may_change: bool,
    pub today: NaiveDate,
}

/// A person in a list.
#[derive(Debug, Clone)]
pub struct PersonRow {
    pub id: PersonId,
    pub name: String,
    pub email: String,
    /// Role with the place it is held at.
    pub roles: Vec<(Role, String)>,
    pub active: bool,
    pub last_seen: Option<DateTime<Utc>>,
}

/// One person's account.
#[derive(Debug, Clone)]
pub struct PersonView {
    pub person: Person,
    pub version: u64,
    /// Role, place, from, until.
    pub places: Vec<(Role, String, NaiveDate, Option<NaiveDate>)>,
    pub locked_until: Option<DateTime<Utc>>,
    pub may_change: bool,
    pub history: Vec<HistoryEntry>,
}

/// One office with its settings.
#[derive(Debug, Clone)]
pub struct OfficeView {
    pub office: Office,
    pub version: u64,
    /// What the actor may do to it.
    pub may: Vec<Deed>,
    /// Last year the holiday table covers, and rows that are estimates.
    pub holidays_until: i32,
    pub holidays: Vec<(NaiveDate, String, bool, bool)>,
}

impl OfficeView {
    /// May the actor do this to the office?
    pub fn may(&self, deed: Deed) -> bool {
        self.may.contains(&deed)
    }
}

/// A session of the signed-in person.
#[derive(Debug, Clone)]
pub struct SessionRow {
    pub current: bool,
    pub since: DateTime<Utc>,
    pub last_seen: DateTime<Utc>,
    pub address: String,
    pub agent: String,
}

/// Whom an invitation is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationView {
    pub name: String,
    pub email: String,
    pub expires_at: DateTime<Utc>,
}

/// What the audit page asks for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AuditQuery {
    pub search: String,
    pub agreement: Option<AgreementId>,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    pub before: Option<i64>,
}

/// A page of the audit trail.
#[derive(Debug, Clone)]
pub struct AuditPage {
    /// Entry with the institution or person it concerns.
    pub entries: Vec<(HistoryEntry, String)>,
    pub more: bool,
    pub total: i64,
}
