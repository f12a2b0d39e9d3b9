//! The first administrator from the command line, or a new link for one who is locked out.

use chrono::NaiveDate;
use patuh_app::ports::{Desk as _, DeskError, Envelope};
use patuh_domain::actor::{Actor, Membership, Role};
use patuh_domain::command::Command;
use patuh_domain::ids::{OfficeId, PersonId};
use patuh_domain::person::PersonCommand;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use uuid::Uuid;

use super::people::person_by_email;
use super::token::Token;
use crate::rooms::Rooms;
use crate::store::column::named;
use crate::store::entity::offices;
use crate::store::{StoreError, load};

/// Who shall administer which office.
#[derive(Debug, Clone)]
pub struct NewAdmin {
    pub email: String,
    pub name: String,
    /// Region code or id; may be left out where there is one office only.
    pub office: Option<String>,
}

/// Why it wasn't done.
#[derive(Debug, thiserror::Error)]
pub enum AdminError {
    #[error(
        "kantor tidak ditemukan; sebutkan kode wilayahnya dengan --office · \
         the office was not found; name its region code with --office"
    )]
    NoOffice,
    #[error("{0}")]
    Refused(String),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Registers the person, or finds the one there is, gives the role of system admin, and makes an invitation.
///
/// # Errors
/// There is no such office, the door refuses, or the database does.
pub async fn create_admin(rooms: &Rooms, new: NewAdmin) -> Result<Token, AdminError> {
    let office = office(rooms, new.office.as_deref()).await?;
    let zone = named("offices.zone", &office.zone)?;
    let today = patuh_domain::calendar::Moment::new(rooms.clock.now(), zone).today();
    let membership = membership(OfficeId(office.id), today);
    let person = match person_by_email(rooms.store.db(), &new.email).await? {
        Some(known) => {
            let id = PersonId(known.id);
            if !is_admin(rooms, id, OfficeId(office.id), today).await? {
                perform(rooms, id, PersonCommand::Join { membership }).await?;
            }
            id
        }
        None => {
            let id = PersonId(Uuid::now_v7());
            let command = PersonCommand::Register { name: new.name, email: new.email, membership };
            perform(rooms, id, command).await?;
            id
        }
    };
    Ok(rooms.identity.invite(person, person).await?)
}

async fn office(rooms: &Rooms, named: Option<&str>) -> Result<offices::Model, AdminError> {
    let query = match named {
        Some(named) => match named.parse::<Uuid>() {
            Ok(id) => offices::Entity::find_by_id(id),
            Err(_) => offices::Entity::find().filter(offices::Column::RegionCode.eq(named)),
        },
        None => offices::Entity::find(),
    };
    let mut found = query.all(rooms.store.db()).await.map_err(StoreError::from)?;
    match (found.pop(), found.is_empty()) {
        (Some(office), true) => Ok(office),
        _ => Err(AdminError::NoOffice),
    }
}

async fn is_admin(rooms: &Rooms, id: PersonId, office: OfficeId, today: NaiveDate) -> Result<bool, StoreError> {
    let db = rooms.store.read().await?;
    let person = load::person(&db, id).await?;
    Ok(person.is_some_and(|person| {
        person
            .value
            .memberships
            .iter()
            .any(|held| held.role == Role::SystemAdmin && held.office == office && held.holds_on(today))
    }))
}

const fn membership(office: OfficeId, from: NaiveDate) -> Membership {
    Membership { role: Role::SystemAdmin, office, institution: None, from, until: None }
}

async fn perform(rooms: &Rooms, id: PersonId, command: PersonCommand) -> Result<(), AdminError> {
    let envelope = Envelope {
        command: Command::Person { id, command },
        expected_version: None,
        idempotency_key: Uuid::now_v7().to_string(),
    };
    match rooms.desk.perform(&Actor::CommandLine, envelope).await {
        Ok(_) => Ok(()),
        Err(DeskError::Refused(refusal)) => {
            Err(AdminError::Refused(format!("{} {} · {}", refusal.what.id, refusal.remedy.id, refusal.what.en)))
        }
        Err(error) => Err(AdminError::Refused(error.to_string())),
    }
}
