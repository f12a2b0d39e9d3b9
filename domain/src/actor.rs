//! Who acts: a person with memberships, or the system.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ids::{InstitutionId, OfficeId, PersonId};

/// What a person may do (domain.md 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// *Petugas kerja sama*: everything about agreements.
    CooperationStaff,
    /// *Kepala dinas*: approves and signs.
    HeadOfOffice,
    /// *Evaluator*: reviews reports, reads access figures.
    Evaluator,
    /// *Pimpinan Lembaga Pengguna*: requests, SPTJM, own NDA, reports.
    HeadOfInstitution,
    /// *Admin OPD*: prepares drafts, manages own operators.
    InstitutionAdmin,
    /// *Pejabat teknis*: drafting team, initials and signs the Juknis.
    TechnicalOfficer,
    /// *Operator*: own NDA, look-ups, cards, data balikan.
    Operator,
    /// Read-only, everything incl. the audit trail.
    Auditor,
    /// Accounts and settings; no population data.
    SystemAdmin,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 9] = [
        Self::CooperationStaff,
        Self::HeadOfOffice,
        Self::Evaluator,
        Self::HeadOfInstitution,
        Self::InstitutionAdmin,
        Self::TechnicalOfficer,
        Self::Operator,
        Self::Auditor,
        Self::SystemAdmin,
    ];

    /// The name in JSON and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::CooperationStaff => "cooperation_staff",
            Self::HeadOfOffice => "head_of_office",
            Self::Evaluator => "evaluator",
            Self::HeadOfInstitution => "head_of_institution",
            Self::InstitutionAdmin => "institution_admin",
            Self::TechnicalOfficer => "technical_officer",
            Self::Operator => "operator",
            Self::Auditor => "auditor",
            Self::SystemAdmin => "system_admin",
        }
    }

    /// The role of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Held at an office; the others are held at an institution.
    pub const fn is_of_office(self) -> bool {
        matches!(
            self,
            Self::CooperationStaff | Self::HeadOfOffice | Self::Evaluator | Self::Auditor | Self::SystemAdmin
        )
    }
}

/// A role somewhere, for a time.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Membership {
    pub role: Role,
    pub office: OfficeId,
    /// For roles held at an institution (and technical officers of one).
    pub institution: Option<InstitutionId>,
    pub from: NaiveDate,
    /// The last day, inclusive.
    pub until: Option<NaiveDate>,
}

impl Membership {
    /// In force on `date`.
    pub fn holds_on(&self, date: NaiveDate) -> bool {
        self.from <= date && self.until.is_none_or(|until| date <= until)
    }
}

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Actor {
    /// A signed-in person with the memberships in force now.
    Person { id: PersonId, name: String, memberships: Vec<Membership> },
    /// Midnight's work and other automatic steps (decisions.md 20).
    System,
    /// Whoever holds the machine: `patuh` on the command line.
    CommandLine,
}

impl Actor {
    /// As written in the history.
    pub fn name(&self) -> &str {
        match self {
            Self::Person { name, .. } => name,
            Self::System => "Sistem",
            Self::CommandLine => "Baris perintah",
        }
    }

    /// The person, where there is one.
    pub const fn person(&self) -> Option<PersonId> {
        match self {
            Self::Person { id, .. } => Some(*id),
            Self::System | Self::CommandLine => None,
        }
    }

    /// Memberships in force; none for machines.
    pub fn memberships(&self) -> &[Membership] {
        match self {
            Self::Person { memberships, .. } => memberships,
            Self::System | Self::CommandLine => &[],
        }
    }

    /// Acts without memberships: system and command line.
    pub const fn is_machine(&self) -> bool {
        matches!(self, Self::System | Self::CommandLine)
    }

    /// Holds `role` at `office`, whatever the institution.
    pub fn is(&self, role: Role, office: OfficeId) -> bool {
        self.memberships().iter().any(|held| held.role == role && held.office == office)
    }

    /// Holds `role` at `institution`.
    pub fn is_at(&self, role: Role, institution: InstitutionId) -> bool {
        self.memberships().iter().any(|held| held.role == role && held.institution == Some(institution))
    }

    /// May know that the institution's agreements exist: staff of its office, people of the institution, machines
    /// (invariant 6).
    pub fn sees(&self, office: OfficeId, institution: InstitutionId) -> bool {
        self.is_machine()
            || self.memberships().iter().any(|held| match held.institution {
                Some(own) => own == institution,
                // Technical officers of the office are of no institution either.
                None => held.office == office,
            })
    }
}
