//! People who sign in, as their admins see them.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use patuh_app::views::{PersonRow, PersonView};
use patuh_domain::actor::{Actor, Membership};
use patuh_domain::ids::{InstitutionId, PersonId};
use patuh_domain::person::Person;
use patuh_domain::policy::{Deed, Sight, may_do, may_see};
use sea_orm::{ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QuerySelect as _};
use uuid::Uuid;

use super::history;
use super::place::short_name;
use super::stack::Stack;
use crate::store::entity::{memberships, sessions};
use crate::store::load;
use crate::store::{Aggregate, Store, StoreError};

const LAST_ENTRIES: u64 = 20;

/// People whose accounts `actor` may see, by name.
///
/// # Errors
/// The database can't be read.
pub async fn list(
    store: &Store,
    stacks: &[Arc<Stack>],
    actor: &Actor,
    search: &str,
) -> Result<Vec<PersonRow>, StoreError> {
    rows(store, stacks, actor, search, None).await
}

/// People of one institution, likewise.
///
/// # Errors
/// The database can't be read.
pub async fn of_institution(
    store: &Store,
    stacks: &[Arc<Stack>],
    actor: &Actor,
    institution: InstitutionId,
) -> Result<Vec<PersonRow>, StoreError> {
    rows(store, stacks, actor, "", Some(institution)).await
}

/// One account; `None` where `actor` may not see it. Everybody sees the own one.
///
/// # Errors
/// The database can't be read.
pub async fn view(
    store: &Store,
    stacks: &[Arc<Stack>],
    actor: &Actor,
    id: PersonId,
    locked_until: Option<DateTime<Utc>>,
) -> Result<Option<PersonView>, StoreError> {
    let db = store.read().await?;
    let Some(person) = load::person(&db, id).await? else { return Ok(None) };
    let visible: Vec<&Membership> = person.value.memberships.iter().filter(|held| sees(actor, held)).collect();
    let is_self = actor.person() == Some(id);
    if visible.is_empty() && !is_self && !actor.is_machine() {
        return Ok(None);
    }
    let places = person
        .value
        .memberships
        .iter()
        .filter(|held| is_self || sees(actor, held))
        .map(|held| (held.role, place(stacks, held), held.from, held.until))
        .collect();
    let history = history::last(&db, Aggregate::Person(id), LAST_ENTRIES).await?;
    db.commit().await?;
    let may_change =
        visible.iter().any(|held| may_do(actor, Deed::GiveRole, Some(held.office), held.institution).is_ok());
    Ok(Some(PersonView {
        version: person.version,
        places,
        locked_until: locked_until.filter(|_| may_change),
        may_change,
        history,
        person: person.value,
    }))
}

/// Name of the place of a membership.
fn place(stacks: &[Arc<Stack>], held: &Membership) -> String {
    let stack = stacks.iter().find(|stack| stack.office.value.id == held.office);
    let name = stack.and_then(|stack| match held.institution {
        Some(institution) => stack.institutions.get(&institution).map(|known| &known.value.profile.name),
        None => Some(&stack.office.value.profile.name),
    });
    name.map_or_else(|| "–".to_owned(), |name| short_name(name))
}

async fn rows(
    store: &Store,
    stacks: &[Arc<Stack>],
    actor: &Actor,
    search: &str,
    institution: Option<InstitutionId>,
) -> Result<Vec<PersonRow>, StoreError> {
    let db = store.read().await?;
    let ids = ids(&db, stacks, institution).await?;
    let people: Vec<Person> = load::people(&db, &ids)
        .await?
        .into_iter()
        .map(|person| person.value)
        .filter(|person| person.memberships.iter().any(|held| sees(actor, held)))
        .filter(|person| matches(person, search))
        .collect();
    let seen = last_seen(&db, &people).await?;
    db.commit().await?;
    let mut rows: Vec<PersonRow> = people
        .into_iter()
        .map(|person| PersonRow {
            id: person.id,
            roles: person
                .memberships
                .iter()
                .filter(|held| sees(actor, held) && holds(stacks, held))
                .map(|held| (held.role, place(stacks, held)))
                .collect(),
            last_seen: seen.get(&person.id.0).copied(),
            name: person.name,
            email: person.email,
            active: person.active,
        })
        .collect();
    rows.sort_by_key(|row| (!row.active, row.name.to_lowercase(), row.id));
    Ok(rows)
}

async fn ids<C: ConnectionTrait>(
    db: &C,
    stacks: &[Arc<Stack>],
    institution: Option<InstitutionId>,
) -> Result<Vec<PersonId>, StoreError> {
    let mut query = memberships::Entity::find()
        .select_only()
        .column(memberships::Column::PersonId)
        .filter(memberships::Column::OfficeId.is_in(stacks.iter().map(|stack| stack.office.value.id.0)));
    if let Some(institution) = institution {
        query = query.filter(memberships::Column::InstitutionId.eq(institution.0));
    }
    let found: BTreeSet<Uuid> = query.distinct().into_tuple().all(db).await?.into_iter().collect();
    Ok(found.into_iter().map(PersonId).collect())
}

async fn last_seen<C: ConnectionTrait>(db: &C, people: &[Person]) -> Result<HashMap<Uuid, DateTime<Utc>>, StoreError> {
    let rows: Vec<(Uuid, DateTime<Utc>)> = sessions::Entity::find()
        .select_only()
        .columns([sessions::Column::PersonId, sessions::Column::LastSeenAt])
        .filter(sessions::Column::PersonId.is_in(people.iter().map(|person| person.id.0)))
        .into_tuple()
        .all(db)
        .await?;
    let mut seen: HashMap<Uuid, DateTime<Utc>> = HashMap::new();
    for (person, at) in rows {
        let latest = seen.entry(person).or_insert(at);
        *latest = at.max(*latest);
    }
    Ok(seen)
}

fn sees(actor: &Actor, held: &Membership) -> bool {
    may_see(actor, Sight::People, Some(held.office), held.institution)
}

/// Held today by the office's date.
fn holds(stacks: &[Arc<Stack>], held: &Membership) -> bool {
    let stack = stacks.iter().find(|stack| stack.office.value.id == held.office);
    stack.is_none_or(|stack| held.holds_on(stack.today()))
}

fn matches(person: &Person, search: &str) -> bool {
    let found_by = format!("{} {}", person.name, person.email).to_lowercase();
    search.to_lowercase().split_whitespace().all(|word| found_by.contains(word))
}
