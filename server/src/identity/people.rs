//! People as they sign in, and the actors they are on a day.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Utc};
use patuh_domain::actor::{Actor, Membership, Role};
use patuh_domain::calendar::Zone;
use patuh_domain::ids::{InstitutionId, OfficeId, PersonId};
use sea_orm::{ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use uuid::Uuid;

use crate::store::StoreError;
use crate::store::column::named;
use crate::store::entity::{memberships, offices, persons};

/// People remembered, so that a request asks for memberships only after they changed.
const REMEMBERED: usize = 5_000;

/// Every membership a person ever had, with the zone of its office, whose local date decides.
pub type Held = Arc<[(Membership, Zone)]>;

/// The person with this e-mail address, whatever its case.
///
/// # Errors
/// What the database says.
pub async fn person_by_email(on: &impl ConnectionTrait, email: &str) -> Result<Option<persons::Model>, StoreError> {
    let email = email.trim().to_lowercase();
    Ok(persons::Entity::find().filter(persons::Column::Email.eq(email)).one(on).await?)
}

/// The person as an actor at `now`: with the memberships in force on the local date of each office.
///
/// # Errors
/// What the database says.
pub async fn actor_of(
    on: &impl ConnectionTrait,
    person: &persons::Model,
    now: DateTime<Utc>,
) -> Result<Actor, StoreError> {
    Ok(as_actor(person, &held(on, person.id).await?, now))
}

/// Memberships by person and version of the person.
#[derive(Debug, Default)]
pub(super) struct People {
    known: Mutex<HashMap<Uuid, (i64, Held)>>,
}

impl People {
    /// Like [`actor_of`], from memory while the person's version is the same.
    pub(super) async fn actor_of(
        &self,
        on: &impl ConnectionTrait,
        person: &persons::Model,
        now: DateTime<Utc>,
    ) -> Result<Actor, StoreError> {
        if let Some(held) = self.recall(person) {
            return Ok(as_actor(person, &held, now));
        }
        let held = held(on, person.id).await?;
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert(person.id, (person.version, Arc::clone(&held)));
        drop(known);
        Ok(as_actor(person, &held, now))
    }

    fn recall(&self, person: &persons::Model) -> Option<Held> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(&person.id).filter(|(version, _)| *version == person.version).map(|(_, held)| Arc::clone(held))
    }
}

fn as_actor(person: &persons::Model, held: &Held, now: DateTime<Utc>) -> Actor {
    let memberships = held
        .iter()
        .filter(|(membership, zone)| membership.holds_on(zone.local_date(now)))
        .map(|(membership, _)| membership.clone())
        .collect();
    Actor::Person { id: PersonId(person.id), name: person.name.clone(), memberships }
}

async fn held(on: &impl ConnectionTrait, person: Uuid) -> Result<Held, StoreError> {
    let rows = memberships::Entity::find()
        .filter(memberships::Column::PersonId.eq(person))
        .order_by_asc(memberships::Column::Seq)
        .all(on)
        .await?;
    let zones: HashMap<Uuid, Zone> = offices::Entity::find()
        .filter(offices::Column::Id.is_in(rows.iter().map(|row| row.office_id)))
        .all(on)
        .await?
        .into_iter()
        .map(|office| Ok((office.id, named("zone", &office.zone)?)))
        .collect::<Result<_, StoreError>>()?;
    rows.into_iter()
        .map(|row| {
            let membership = Membership {
                role: named::<Role>("role", &row.role)?,
                office: OfficeId(row.office_id),
                institution: row.institution_id.map(InstitutionId),
                from: row.from_on,
                until: row.until_on,
            };
            Ok((membership, zones.get(&row.office_id).copied().unwrap_or(Zone::Wib)))
        })
        .collect()
}
