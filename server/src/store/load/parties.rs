//! Offices, institutions, people, holidays.

use std::collections::HashMap;
use std::sync::Arc;

use patuh_domain::calendar::{Holiday, HolidayTable};
use patuh_domain::ids::{InstitutionId, OfficeId, PersonId};
use patuh_domain::institution::Institution;
use patuh_domain::office::Office;
use patuh_domain::person::Person;
use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder};
use uuid::Uuid;

use super::{Versioned, grouped, rows_of};
use crate::store::apply::CALENDAR;
use crate::store::column::number;
use crate::store::entity;
use crate::store::error::StoreError;
use crate::store::rows;

/// One office.
///
/// # Errors
/// The database can't be read.
pub async fn office<C: ConnectionTrait>(db: &C, id: OfficeId) -> Result<Option<Versioned<Office>>, StoreError> {
    Ok(offices(db, &[id]).await?.pop())
}

/// The offices of these ids; unknown ids are left out.
///
/// # Errors
/// The database can't be read.
pub async fn offices<C: ConnectionTrait>(db: &C, ids: &[OfficeId]) -> Result<Vec<Versioned<Office>>, StoreError> {
    let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
    let heads = rows_of::<entity::office_heads::Entity, C>(db, "office_id", &ids, &["office_id", "seq"]).await?;
    let mut heads = grouped(heads, |row| row.office_id);
    let order = ["office_id", "seq"];
    let hours = rows_of::<entity::office_hours::Entity, C>(db, "office_id", &ids, &order).await?;
    let mut hours = grouped(hours, |row| row.office_id);
    let upstreams = rows_of::<entity::office_upstreams::Entity, C>(db, "office_id", &ids, &order).await?;
    let mut upstreams = grouped(upstreams, |row| row.office_id);
    let clauses = rows_of::<entity::office_clauses::Entity, C>(db, "office_id", &ids, &["office_id", "seq"]).await?;
    let mut clauses = grouped(clauses, |row| row.office_id);
    rows_of::<entity::offices::Entity, C>(db, "id", &ids, &[])
        .await?
        .into_iter()
        .map(|row| {
            let version = number("offices.version", row.version)?;
            let heads = heads.remove(&row.id).unwrap_or_default();
            let hours = hours.remove(&row.id).unwrap_or_default();
            let upstreams = upstreams.remove(&row.id).unwrap_or_default();
            let clauses = clauses.remove(&row.id).unwrap_or_default();
            Ok(Versioned { version, value: rows::office(row, heads, hours, upstreams, clauses)? })
        })
        .collect()
}

/// One institution.
///
/// # Errors
/// The database can't be read.
pub async fn institution<C: ConnectionTrait>(
    db: &C,
    id: InstitutionId,
) -> Result<Option<Versioned<Institution>>, StoreError> {
    Ok(institutions(db, &[id]).await?.pop())
}

/// The institutions of these ids; unknown ids are left out.
///
/// # Errors
/// The database can't be read.
pub async fn institutions<C: ConnectionTrait>(
    db: &C,
    ids: &[InstitutionId],
) -> Result<Vec<Versioned<Institution>>, StoreError> {
    let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
    let units =
        rows_of::<entity::institution_work_units::Entity, C>(db, "institution_id", &ids, &["institution_id", "place"])
            .await?;
    let mut units = grouped(units, |row| row.institution_id);
    let heads =
        rows_of::<entity::institution_heads::Entity, C>(db, "institution_id", &ids, &["institution_id", "seq"]).await?;
    let mut heads = grouped(heads, |row| row.institution_id);
    rows_of::<entity::institutions::Entity, C>(db, "id", &ids, &[])
        .await?
        .into_iter()
        .map(|row| {
            let version = number("institutions.version", row.version)?;
            let units = units.remove(&row.id).unwrap_or_default();
            let heads = heads.remove(&row.id).unwrap_or_default();
            Ok(Versioned { version, value: rows::institution(row, units, heads)? })
        })
        .collect()
}

/// One person.
///
/// # Errors
/// The database can't be read.
pub async fn person<C: ConnectionTrait>(db: &C, id: PersonId) -> Result<Option<Versioned<Person>>, StoreError> {
    Ok(people(db, &[id]).await?.pop())
}

/// The people of these ids; unknown ids are left out.
///
/// # Errors
/// The database can't be read.
pub async fn people<C: ConnectionTrait>(db: &C, ids: &[PersonId]) -> Result<Vec<Versioned<Person>>, StoreError> {
    let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
    let memberships = rows_of::<entity::memberships::Entity, C>(db, "person_id", &ids, &["person_id", "seq"]).await?;
    let mut memberships = grouped(memberships, |row| row.person_id);
    rows_of::<entity::persons::Entity, C>(db, "id", &ids, &[])
        .await?
        .into_iter()
        .map(|row| {
            let version = number("persons.version", row.version)?;
            let memberships = memberships.remove(&row.id).unwrap_or_default();
            Ok(Versioned { version, value: rows::person(row, memberships)? })
        })
        .collect()
}

/// The version of the calendar; 0 while nothing was added to the official table.
///
/// # Errors
/// The database can't be read.
pub async fn calendar_version<C: ConnectionTrait>(db: &C) -> Result<u64, StoreError> {
    match entity::calendar::Entity::find_by_id(CALENDAR).one(db).await? {
        Some(row) => number("calendar.version", row.version),
        None => Ok(0),
    }
}

/// The table of holidays of each of these offices: the official one with what was added.
///
/// # Errors
/// The database can't be read.
pub async fn holiday_tables<C: ConnectionTrait>(
    db: &C,
    offices: &[OfficeId],
) -> Result<HashMap<OfficeId, Arc<HolidayTable>>, StoreError> {
    let added: Vec<(Option<Uuid>, Holiday)> = entity::holidays::Entity::find()
        .order_by_asc(entity::holidays::Column::Seq)
        .order_by_asc(entity::holidays::Column::Place)
        .all(db)
        .await?
        .into_iter()
        .map(rows::holiday)
        .collect::<Result<_, _>>()?;
    let official = HolidayTable::official();
    Ok(offices
        .iter()
        .map(|office| {
            let own: Vec<Holiday> = added
                .iter()
                .filter(|(only, _)| only.is_none_or(|only| only == office.0))
                .map(|(_, holiday)| holiday.clone())
                .collect();
            let table = if own.is_empty() { official.clone() } else { Arc::new(official.with_rows(own)) };
            (*office, table)
        })
        .collect())
}
