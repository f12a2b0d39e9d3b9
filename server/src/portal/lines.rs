//! Calls as the ledger holds them, as lines of lists.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use patuh_app::views::{LookupLine, LookupOutcome};
use patuh_domain::access::Code;
use patuh_domain::agreement::{Agreement, Method};
use patuh_domain::ids::AccountId;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use uuid::Uuid;

use crate::store::StoreError;
use crate::store::column::named;
use crate::store::entity::{lookup_answers, lookup_refusals, lookups, persons};

/// A call as the ledger holds it.
#[derive(Debug, Clone)]
pub(super) enum Call {
    /// With its answer, unless a crash cut it off.
    Forwarded(lookups::Model, Option<lookup_answers::Model>),
    Refused(lookup_refusals::Model),
}

impl Call {
    pub(super) const fn id(&self) -> Uuid {
        match self {
            Self::Forwarded(row, _) => row.id,
            Self::Refused(row) => row.id,
        }
    }

    pub(super) const fn at(&self) -> DateTime<Utc> {
        match self {
            Self::Forwarded(row, _) => row.reserved_at,
            Self::Refused(row) => row.refused_at,
        }
    }

    pub(super) const fn agreement(&self) -> Uuid {
        match self {
            Self::Forwarded(row, _) => row.agreement_id,
            Self::Refused(row) => row.agreement_id,
        }
    }

    pub(super) const fn account(&self) -> AccountId {
        match self {
            Self::Forwarded(row, _) => AccountId(row.account_id),
            Self::Refused(row) => AccountId(row.account_id),
        }
    }

    pub(super) const fn person(&self) -> Option<Uuid> {
        match self {
            Self::Forwarded(row, _) => row.person_id,
            Self::Refused(row) => row.person_id,
        }
    }

    pub(super) fn address(&self) -> &str {
        match self {
            Self::Forwarded(row, _) => &row.address,
            Self::Refused(row) => &row.address,
        }
    }

    pub(super) fn method(&self) -> Result<Method, StoreError> {
        match self {
            Self::Forwarded(row, _) => named("lookups.method", &row.method),
            Self::Refused(row) => named("lookup_refusals.method", &row.method),
        }
    }

    pub(super) fn outcome(&self) -> Result<LookupOutcome, StoreError> {
        Ok(match self {
            Self::Forwarded(_, None) => LookupOutcome::Unknown,
            Self::Forwarded(_, Some(answer)) => match &answer.code {
                Some(code) => LookupOutcome::Answered(code_of("lookup_answers.code", code)?),
                None => LookupOutcome::Refunded,
            },
            Self::Refused(row) => LookupOutcome::Refused(code_of("lookup_refusals.code", &row.code)?),
        })
    }

    /// As a line. `names` are those of [`names`].
    pub(super) fn line(&self, agreement: &Agreement, names: &HashMap<Uuid, String>) -> Result<LookupLine, StoreError> {
        let account = agreement.account(self.account());
        Ok(LookupLine {
            id: self.id(),
            at: self.at(),
            user_id: account.map(|account| account.user_id.clone()).unwrap_or_default(),
            method: self.method()?,
            purpose: match self {
                Self::Forwarded(row, _) => row.purpose.clone(),
                Self::Refused(_) => None,
            },
            who: self.person().map(|person| names.get(&person).cloned().unwrap_or_default()),
            outcome: self.outcome()?,
            times: match self {
                Self::Forwarded(..) => 1,
                Self::Refused(row) => u32::try_from(row.times).unwrap_or(u32::MAX),
            },
        })
    }
}

/// The call of this number.
///
/// # Errors
/// The database can't be read.
pub(super) async fn call<C: ConnectionTrait>(db: &C, id: Uuid) -> Result<Option<Call>, StoreError> {
    if let Some(row) = lookups::Entity::find_by_id(id).one(db).await? {
        let answer = lookup_answers::Entity::find_by_id(id).one(db).await?;
        return Ok(Some(Call::Forwarded(row, answer)));
    }
    Ok(lookup_refusals::Entity::find_by_id(id).one(db).await?.map(Call::Refused))
}

/// The last calls under an agreement, newest first.
///
/// # Errors
/// The database can't be read.
pub(super) async fn of_agreement<C: ConnectionTrait>(
    db: &C,
    agreement: Uuid,
    person: Option<Uuid>,
    limit: u64,
) -> Result<Vec<Call>, StoreError> {
    let mut forwarded = lookups::Entity::find().filter(lookups::Column::AgreementId.eq(agreement));
    let mut refused = lookup_refusals::Entity::find().filter(lookup_refusals::Column::AgreementId.eq(agreement));
    if let Some(person) = person {
        forwarded = forwarded.filter(lookups::Column::PersonId.eq(person));
        refused = refused.filter(lookup_refusals::Column::PersonId.eq(person));
    }
    newest(db, forwarded, refused, limit).await
}

/// The last calls of a person, newest first.
///
/// # Errors
/// The database can't be read.
pub(super) async fn of_person<C: ConnectionTrait>(db: &C, person: Uuid, limit: u64) -> Result<Vec<Call>, StoreError> {
    let forwarded = lookups::Entity::find().filter(lookups::Column::PersonId.eq(person));
    let refused = lookup_refusals::Entity::find().filter(lookup_refusals::Column::PersonId.eq(person));
    newest(db, forwarded, refused, limit).await
}

async fn newest<C: ConnectionTrait>(
    db: &C,
    forwarded: sea_orm::Select<lookups::Entity>,
    refused: sea_orm::Select<lookup_refusals::Entity>,
    limit: u64,
) -> Result<Vec<Call>, StoreError> {
    let forwarded = forwarded.order_by_desc(lookups::Column::ReservedAt).limit(limit).all(db).await?;
    let mut calls = with_answers(db, forwarded).await?;
    let refused = refused.order_by_desc(lookup_refusals::Column::RefusedAt).limit(limit).all(db).await?;
    calls.extend(refused.into_iter().map(Call::Refused));
    calls.sort_by_key(|call| std::cmp::Reverse((call.at(), call.id())));
    calls.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(calls)
}

/// Look-ups with their answers, in the order given.
///
/// # Errors
/// The database can't be read.
pub(super) async fn with_answers<C: ConnectionTrait>(
    db: &C,
    rows: Vec<lookups::Model>,
) -> Result<Vec<Call>, StoreError> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let mut answers: HashMap<Uuid, lookup_answers::Model> = lookup_answers::Entity::find()
        .filter(lookup_answers::Column::LookupId.is_in(ids))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.lookup_id, row))
        .collect();
    Ok(rows
        .into_iter()
        .map(|row| {
            let answer = answers.remove(&row.id);
            Call::Forwarded(row, answer)
        })
        .collect())
}

/// The names of those who asked.
///
/// # Errors
/// The database can't be read.
pub(super) async fn names<C: ConnectionTrait>(db: &C, calls: &[Call]) -> Result<HashMap<Uuid, String>, StoreError> {
    let people: BTreeSet<Uuid> = calls.iter().filter_map(Call::person).collect();
    if people.is_empty() {
        return Ok(HashMap::new());
    }
    let names = persons::Entity::find()
        .select_only()
        .columns([persons::Column::Id, persons::Column::Name])
        .filter(persons::Column::Id.is_in(people))
        .into_tuple::<(Uuid, String)>()
        .all(db)
        .await?;
    Ok(names.into_iter().collect())
}

fn code_of(column: &'static str, text: &str) -> Result<Code, StoreError> {
    Code::parse(text).ok_or_else(|| StoreError::Unreadable { column, value: text.to_owned() })
}
