//! Offices, institutions, people, calendar.

use chrono::{DateTime, Utc};
use patuh_domain::actor::Membership;
use patuh_domain::calendar::{Holiday, HolidayKind};
use patuh_domain::clause::OwnClause;
use patuh_domain::command::HolidayRow;
use patuh_domain::head::Head;
use patuh_domain::ids::{FileId, InstitutionId, OfficeId, PersonId};
use patuh_domain::institution::{Institution, InstitutionProfile};
use patuh_domain::office::{Office, OfficeProfile, OfficeSettings};
use patuh_domain::person::Person;
use uuid::Uuid;

use crate::store::column::{json, name, named, parsed, place};
use crate::store::entity::{
    holidays, institution_heads, institution_work_units, institutions, memberships, office_clauses, office_heads,
    office_hours, office_upstreams, offices, persons,
};
use crate::store::error::StoreError;

pub fn office_row(id: OfficeId, at: DateTime<Utc>, profile: OfficeProfile) -> Result<offices::Model, StoreError> {
    let OfficeProfile {
        name: title,
        government,
        level,
        region_code,
        address,
        city,
        postcode,
        phone,
        email,
        website,
        zone,
        evaluation_recipient,
    } = profile;
    Ok(offices::Model {
        id: id.0,
        version: 0,
        recorded_at: at,
        name: title,
        government,
        level: name(&level)?,
        region_code,
        address,
        city,
        postcode,
        phone,
        email,
        website,
        zone: name(&zone)?,
        evaluation_recipient: name(&evaluation_recipient)?,
        settings: json(&OfficeSettings::default())?,
        active: true,
    })
}

pub fn office(
    row: offices::Model,
    heads: Vec<office_heads::Model>,
    hours: Vec<office_hours::Model>,
    upstreams: Vec<office_upstreams::Model>,
    clauses: Vec<office_clauses::Model>,
) -> Result<Office, StoreError> {
    Ok(Office {
        id: OfficeId(row.id),
        profile: OfficeProfile {
            name: row.name,
            government: row.government,
            level: named("offices.level", &row.level)?,
            region_code: row.region_code,
            address: row.address,
            city: row.city,
            postcode: row.postcode,
            phone: row.phone,
            email: row.email,
            website: row.website,
            zone: named("offices.zone", &row.zone)?,
            evaluation_recipient: named("offices.evaluation_recipient", &row.evaluation_recipient)?,
        },
        heads: heads
            .into_iter()
            .map(|head| {
                Ok(Head {
                    name: head.name,
                    nip: head.nip,
                    rank: head.rank,
                    grade: head.grade,
                    position: head.position,
                    status: named("office_heads.status", &head.status)?,
                    since: head.since,
                })
            })
            .collect::<Result<_, StoreError>>()?,
        settings: parsed("offices.settings", &row.settings)?,
        hours: hours.into_iter().map(super::office_hours).collect::<Result<_, StoreError>>()?,
        upstream: upstreams.into_iter().next_back().and_then(super::office_upstream),
        clauses: clauses.into_iter().map(office_clause).collect(),
        active: row.active,
    })
}

pub fn office_clause_row(office: OfficeId, seq: i64, at: DateTime<Utc>, clause: OwnClause) -> office_clauses::Model {
    let OwnClause { document, key, text, replaced, reason, on, by } = clause;
    office_clauses::Model {
        office_id: office.0,
        seq,
        recorded_at: at,
        document,
        key,
        text,
        replaced,
        reason,
        on_date: on,
        by_name: by,
    }
}

fn office_clause(row: office_clauses::Model) -> OwnClause {
    OwnClause {
        document: row.document,
        key: row.key,
        text: row.text,
        replaced: row.replaced,
        reason: row.reason,
        on: row.on_date,
        by: row.by_name,
    }
}

pub fn office_head_row(
    office: OfficeId,
    seq: i64,
    at: DateTime<Utc>,
    head: Head,
) -> Result<office_heads::Model, StoreError> {
    let Head { name: person, nip, rank, grade, position, status, since } = head;
    Ok(office_heads::Model {
        office_id: office.0,
        seq,
        recorded_at: at,
        name: person,
        nip,
        rank,
        grade,
        position,
        status: name(&status)?,
        since,
    })
}

pub fn institution_rows(
    id: InstitutionId,
    office: OfficeId,
    at: DateTime<Utc>,
    profile: InstitutionProfile,
) -> Result<(institutions::Model, Vec<institution_work_units::Model>), StoreError> {
    let InstitutionProfile { name: title, kind, region_code, address, work_units, emblem } = profile;
    let row = institutions::Model {
        id: id.0,
        office_id: office.0,
        version: 0,
        recorded_at: at,
        name: title,
        kind: name(&kind)?,
        region_code,
        address,
        active: true,
        emblem: emblem.map(|emblem| emblem.0),
    };
    let units = work_units
        .into_iter()
        .enumerate()
        .map(|(index, unit)| {
            Ok(institution_work_units::Model {
                institution_id: id.0,
                place: place(index)?,
                office_id: office.0,
                name: unit,
            })
        })
        .collect::<Result<_, StoreError>>()?;
    Ok((row, units))
}

pub fn institution(
    row: institutions::Model,
    units: Vec<institution_work_units::Model>,
    heads: Vec<institution_heads::Model>,
) -> Result<Institution, StoreError> {
    Ok(Institution {
        id: InstitutionId(row.id),
        office: OfficeId(row.office_id),
        profile: InstitutionProfile {
            name: row.name,
            kind: named("institutions.kind", &row.kind)?,
            region_code: row.region_code,
            address: row.address,
            work_units: units.into_iter().map(|unit| unit.name).collect(),
            emblem: row.emblem.map(FileId),
        },
        heads: heads
            .into_iter()
            .map(|head| {
                Ok(Head {
                    name: head.name,
                    nip: head.nip,
                    rank: head.rank,
                    grade: head.grade,
                    position: head.position,
                    status: named("institution_heads.status", &head.status)?,
                    since: head.since,
                })
            })
            .collect::<Result<_, StoreError>>()?,
        active: row.active,
    })
}

pub fn institution_head_row(
    institution: InstitutionId,
    office: OfficeId,
    seq: i64,
    at: DateTime<Utc>,
    head: Head,
) -> Result<institution_heads::Model, StoreError> {
    let Head { name: person, nip, rank, grade, position, status, since } = head;
    Ok(institution_heads::Model {
        institution_id: institution.0,
        seq,
        recorded_at: at,
        name: person,
        nip,
        rank,
        grade,
        position,
        status: name(&status)?,
        since,
        office_id: office.0,
    })
}

pub fn person_row(id: PersonId, at: DateTime<Utc>, name: String, email: String) -> persons::Model {
    persons::Model { id: id.0, version: 0, recorded_at: at, name, email, active: true }
}

pub fn person(row: persons::Model, memberships: Vec<memberships::Model>) -> Result<Person, StoreError> {
    Ok(Person {
        id: PersonId(row.id),
        name: row.name,
        email: row.email,
        memberships: memberships.into_iter().map(membership).collect::<Result<_, _>>()?,
        active: row.active,
    })
}

pub fn membership_row(
    person: PersonId,
    seq: i64,
    at: DateTime<Utc>,
    membership: Membership,
) -> Result<memberships::Model, StoreError> {
    let Membership { role, office, institution, from, until } = membership;
    Ok(memberships::Model {
        person_id: person.0,
        seq,
        recorded_at: at,
        role: name(&role)?,
        office_id: office.0,
        institution_id: institution.map(|institution| institution.0),
        from_on: from,
        until_on: until,
    })
}

pub fn membership(row: memberships::Model) -> Result<Membership, StoreError> {
    Ok(Membership {
        role: named("memberships.role", &row.role)?,
        office: OfficeId(row.office_id),
        institution: row.institution_id.map(InstitutionId),
        from: row.from_on,
        until: row.until_on,
    })
}

pub fn holiday_rows(seq: i64, at: DateTime<Utc>, rows: Vec<HolidayRow>) -> Result<Vec<holidays::Model>, StoreError> {
    rows.into_iter()
        .enumerate()
        .map(|(index, row)| {
            let HolidayRow { date, kind, name, decree, office } = row;
            Ok(holidays::Model {
                seq,
                place: place(index)?,
                recorded_at: at,
                date,
                kind,
                name,
                decree,
                office_id: office.map(|office| office.0),
            })
        })
        .collect()
}

/// The office that alone has the holiday, and the holiday; a row added by decree is no estimate.
pub fn holiday(row: holidays::Model) -> Result<(Option<Uuid>, Holiday), StoreError> {
    let kind = HolidayKind::from_name(&row.kind)
        .ok_or_else(|| StoreError::Unreadable { column: "holidays.kind", value: row.kind.clone() })?;
    Ok((row.office_id, Holiday { date: row.date, kind, name: row.name, provisional: false, decree: row.decree }))
}
