//! The people of the demonstration: who signs in, and in which role.

use chrono::NaiveDate;
use patuh_domain::actor::{Actor, Membership, Role};
use patuh_domain::ids::{InstitutionId, OfficeId, PersonId};
use patuh_domain::person::PersonCommand;

/// The password of every demonstration account; outsiders rely on it.
pub const PASSWORD: &str = "demo-patuh-2026";

/// The User ID of the web service with its customer id and secret; outsiders rely on them.
pub const WEB_SERVICE_USER: &str = "demo-ws";
/// The customer id in the web service's address.
pub const WEB_SERVICE_CUSTOMER: &str = "demo";
/// The password of [`WEB_SERVICE_USER`].
pub const WEB_SERVICE_SECRET: &str = "demo-ws-rahasia";
/// The address from which [`WEB_SERVICE_USER`] may call.
pub const WEB_SERVICE_ADDRESS: &str = "127.0.0.1";

/// Somebody of the demonstration.
#[derive(Debug, Clone)]
pub struct Player {
    pub id: PersonId,
    pub name: String,
    pub email: String,
    pub role: Role,
    pub office: OfficeId,
    pub institution: Option<InstitutionId>,
    pub since: NaiveDate,
    /// Signs in with [`PASSWORD`]; the others have no password yet.
    pub signs_in: bool,
}

impl Player {
    /// As the door sees him.
    pub fn actor(&self) -> Actor {
        Actor::Person { id: self.id, name: self.name.clone(), memberships: vec![self.membership()] }
    }

    /// Registers him.
    pub fn registration(&self) -> PersonCommand {
        PersonCommand::Register { name: self.name.clone(), email: self.email.clone(), membership: self.membership() }
    }

    fn membership(&self) -> Membership {
        Membership {
            role: self.role,
            office: self.office,
            institution: self.institution,
            from: self.since,
            until: None,
        }
    }
}

/// The demonstration accounts of the first office: local part of the address, name, role.
pub const OFFICE_ACCOUNTS: [(&str, &str, Role); 5] = [
    ("petugas", "Rina Paramita", Role::CooperationStaff),
    ("kepala", HEAD_OF_OFFICE, Role::HeadOfOffice),
    ("evaluator", "Bagas Pradipta", Role::Evaluator),
    ("auditor", "Hesti Larasati", Role::Auditor),
    ("admin", "Yoga Sukmana", Role::SystemAdmin),
];

/// The demonstration accounts of the first office's institution in production.
pub const OPD_ACCOUNTS: [(&str, &str, Role); 3] = [
    ("kepala.opd", HEAD_OF_OPD, Role::HeadOfInstitution),
    ("admin.opd", ADMIN_OF_OPD, Role::InstitutionAdmin),
    ("operator", OPERATOR_OF_OPD, Role::Operator),
];

/// Heads the first office.
pub const HEAD_OF_OFFICE: &str = "Drs. Panji Mahardika, M.Si.";
/// Heads the institution in production.
pub const HEAD_OF_OPD: &str = "Dra. Sekar Wulandari, M.AP.";
/// Prepares drafts there, and answers for the program's User ID.
pub const ADMIN_OF_OPD: &str = "Danu Kurniawan";
/// Looks up NIKs there.
pub const OPERATOR_OF_OPD: &str = "Melati Anggraini";
