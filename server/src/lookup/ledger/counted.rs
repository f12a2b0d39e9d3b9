//! Do counters and hours say what the rows say?
//!
//! Policy: both are sums that pages and quotas read instead of the rows, so that the rows decide. A demonstration tells
//! its past in sums alone: days, or hours before the first row of an agreement, are left alone where there are no rows. A
//! count too high grants nothing.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, DurationRound as _, NaiveDate, TimeDelta, Utc};
use patuh_domain::wording::Bilingual;
use sea_orm::sea_query::{Alias, Expr, ExprTrait as _, IntoCondition as _};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, FromQueryResult, JoinType, QueryFilter as _, QuerySelect as _,
    RelationDef,
};
use uuid::Uuid;

use crate::audit::{FirstBad, VerifyError};
use crate::store::StoreError;
use crate::store::column::parsed;
use crate::store::entity::{hit_counters, lookup_answers, lookup_hours, lookup_refusals, lookups};

/// Checks every counter, and the hours of every agreement.
///
/// # Errors
/// The first that doesn't hold, or the database can't be read.
pub(super) async fn check<C: ConnectionTrait>(db: &C) -> Result<(), VerifyError> {
    check_counters(db).await?;
    check_hours(db).await
}

#[derive(FromQueryResult)]
struct Counted {
    agreement_id: Uuid,
    day: NaiveDate,
    counter_list: String,
    hits: i64,
    refunded: i64,
}

/// A counter stands at the look-ups that were counted on it and not given back.
async fn check_counters<C: ConnectionTrait>(db: &C) -> Result<(), VerifyError> {
    let counted = lookups::Entity::find()
        .join(JoinType::LeftJoin, refunds())
        .select_only()
        .columns([lookups::Column::AgreementId, lookups::Column::Day, lookups::Column::CounterList])
        .column_as(lookups::Column::Id.count(), "hits")
        .column_as(lookup_answers::Column::LookupId.count(), "refunded")
        .group_by(lookups::Column::AgreementId)
        .group_by(lookups::Column::Day)
        .group_by(lookups::Column::CounterList)
        .into_model::<Counted>()
        .all(db)
        .await?;
    let mut days: BTreeSet<(Uuid, NaiveDate)> = BTreeSet::new();
    let mut expected: BTreeMap<(Uuid, NaiveDate, String), i64> = BTreeMap::new();
    for Counted { agreement_id, day, counter_list, hits, refunded } in counted {
        days.insert((agreement_id, day));
        for counter in parsed::<Vec<String>>("lookups.counter_list", &counter_list)? {
            *expected.entry((agreement_id, day, counter)).or_default() += hits - refunded;
        }
    }
    for row in hit_counters::Entity::find().all(db).await? {
        let should = expected.remove(&(row.agreement_id, row.day, row.counter)).unwrap_or_default();
        if row.hits != should && days.contains(&(row.agreement_id, row.day)) {
            return Err(counter_bad(row.agreement_id, row.day));
        }
    }
    match expected.into_iter().find(|(_, hits)| *hits != 0) {
        Some(((agreement, day, _), _)) => Err(counter_bad(agreement, day)),
        None => Ok(()),
    }
}

/// Look-ups with the answer that gave the hit back.
fn refunds() -> RelationDef {
    lookups::Entity::belongs_to(lookup_answers::Entity)
        .from(lookups::Column::Id)
        .to(lookup_answers::Column::LookupId)
        .on_condition(|_, answers| Expr::col((answers, Alias::new("refunded"))).eq(true).into_condition())
        .into()
}

fn counter_bad(agreement: Uuid, day: NaiveDate) -> VerifyError {
    VerifyError::Bad(FirstBad {
        lane: None,
        lane_seq: None,
        aggregate_id: Some(agreement),
        what: Bilingual::owned(
            format!("Hitungan hit tanggal {day} tidak sama dengan catatan pencarian."),
            format!("The count of hits on {day} is not what the look-ups say."),
        ),
    })
}

/// User ID, method, how it ended, and its code.
type Use = (Uuid, String, String, String);

/// Hours of an agreement add up to its rows.
async fn check_hours<C: ConnectionTrait>(db: &C) -> Result<(), VerifyError> {
    for (agreement, first) in first_rows(db).await? {
        let since = first.duration_trunc(TimeDelta::hours(1)).unwrap_or(first);
        if told_by_hours(db, agreement, since).await? != told_by_rows(db, agreement).await? {
            return Err(VerifyError::Bad(FirstBad {
                lane: None,
                lane_seq: None,
                aggregate_id: Some(agreement),
                what: Bilingual::new(
                    "Angka pemakaian per jam tidak sama dengan catatan pencarian.",
                    "The use by the hour is not what the look-ups say.",
                ),
            }));
        }
    }
    Ok(())
}

/// When the first row of each agreement was written.
async fn first_rows<C: ConnectionTrait>(db: &C) -> Result<BTreeMap<Uuid, DateTime<Utc>>, StoreError> {
    let looked_up: Vec<(Uuid, DateTime<Utc>)> = lookups::Entity::find()
        .select_only()
        .column(lookups::Column::AgreementId)
        .column_as(lookups::Column::ReservedAt.min(), "first")
        .group_by(lookups::Column::AgreementId)
        .into_tuple()
        .all(db)
        .await?;
    let refused: Vec<(Uuid, DateTime<Utc>)> = lookup_refusals::Entity::find()
        .select_only()
        .column(lookup_refusals::Column::AgreementId)
        .column_as(lookup_refusals::Column::RefusedAt.min(), "first")
        .group_by(lookup_refusals::Column::AgreementId)
        .into_tuple()
        .all(db)
        .await?;
    let mut first = BTreeMap::new();
    for (agreement, at) in looked_up.into_iter().chain(refused) {
        let known = first.entry(agreement).or_insert(at);
        *known = Ord::min(at, *known);
    }
    Ok(first)
}

async fn told_by_hours<C: ConnectionTrait>(
    db: &C,
    agreement: Uuid,
    since: DateTime<Utc>,
) -> Result<BTreeMap<Use, i64>, StoreError> {
    let rows: Vec<(Uuid, String, String, String, i64)> = lookup_hours::Entity::find()
        .select_only()
        .columns([
            lookup_hours::Column::AccountId,
            lookup_hours::Column::Method,
            lookup_hours::Column::Outcome,
            lookup_hours::Column::Code,
        ])
        .column_as(Expr::col(lookup_hours::Column::Times).sum().cast_as("bigint"), "times")
        .filter(lookup_hours::Column::AgreementId.eq(agreement))
        .filter(lookup_hours::Column::Hour.gte(since))
        .group_by(lookup_hours::Column::AccountId)
        .group_by(lookup_hours::Column::Method)
        .group_by(lookup_hours::Column::Outcome)
        .group_by(lookup_hours::Column::Code)
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(account, method, outcome, code, times)| ((account, method, outcome, code), times))
        .filter(|(_, times)| *times != 0)
        .collect())
}

async fn told_by_rows<C: ConnectionTrait>(db: &C, agreement: Uuid) -> Result<BTreeMap<Use, i64>, StoreError> {
    let mut told: BTreeMap<Use, i64> = BTreeMap::new();
    // Answered with this code, given back without one, or cut off before either.
    let ended: Vec<(Uuid, String, Option<bool>, Option<String>, i64)> = lookups::Entity::find()
        .join(JoinType::LeftJoin, answers())
        .select_only()
        .columns([lookups::Column::AccountId, lookups::Column::Method])
        .columns([lookup_answers::Column::Refunded, lookup_answers::Column::Code])
        .column_as(lookups::Column::Id.count(), "times")
        .filter(lookups::Column::AgreementId.eq(agreement))
        .group_by(lookups::Column::AccountId)
        .group_by(lookups::Column::Method)
        .group_by(lookup_answers::Column::Refunded)
        .group_by(lookup_answers::Column::Code)
        .into_tuple()
        .all(db)
        .await?;
    for (account, method, refunded, code, times) in ended {
        *told.entry((account, method.clone(), "reserved".to_owned(), String::new())).or_default() += times;
        let outcome = match (refunded, &code) {
            (None, _) => continue,
            (Some(_), Some(_)) => "answered",
            (Some(_), None) => "refunded",
        };
        *told.entry((account, method, outcome.to_owned(), code.unwrap_or_default())).or_default() += times;
    }
    let refused: Vec<(Uuid, String, String, i64)> = lookup_refusals::Entity::find()
        .select_only()
        .columns([lookup_refusals::Column::AccountId, lookup_refusals::Column::Method, lookup_refusals::Column::Code])
        .column_as(Expr::col(lookup_refusals::Column::Times).sum().cast_as("bigint"), "times")
        .filter(lookup_refusals::Column::AgreementId.eq(agreement))
        .group_by(lookup_refusals::Column::AccountId)
        .group_by(lookup_refusals::Column::Method)
        .group_by(lookup_refusals::Column::Code)
        .into_tuple()
        .all(db)
        .await?;
    for (account, method, code, times) in refused {
        *told.entry((account, method, "refused".to_owned(), code)).or_default() += times;
    }
    Ok(told)
}

/// Look-ups with their answers.
fn answers() -> RelationDef {
    lookups::Entity::belongs_to(lookup_answers::Entity)
        .from(lookups::Column::Id)
        .to(lookup_answers::Column::LookupId)
        .into()
}
