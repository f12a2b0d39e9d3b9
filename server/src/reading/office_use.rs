//! The use of an office: every agreement the actor may see, over the last 30 days.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::{DateTime, Days, NaiveDate, Utc};
use patuh_app::views::{OfficeUse, OfficeUseRow, UseCounts, UseSlot};
use patuh_domain::actor::Actor;
use patuh_domain::calendar::Moment;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _, Select};
use uuid::Uuid;

use super::card::Card;
use super::usage::{codes, compared, counted, local, sum};
use crate::store::entity::lookup_hours::{Column, Entity};
use crate::store::{Store, StoreError};

const DAYS: u64 = 30;

/// The use of `cards`, which the actor may see.
///
/// # Errors
/// The database can't be read.
pub async fn view(store: &Store, cards: &[Arc<Card>], actor: &Actor, moment: &Moment) -> Result<OfficeUse, StoreError> {
    let from = moment.today() - Days::new(DAYS - 1);
    let since = moment.zone.midnight(from);
    let known: HashMap<Uuid, &Arc<Card>> = cards.iter().map(|card| (card.id.0, card)).collect();
    let by_code: Vec<(Uuid, String, String, i64)> = asked(cards, actor, since)
        .select_only()
        .columns([Column::AgreementId, Column::Outcome, Column::Code])
        .column_as(times(), "times")
        .group_by(Column::AgreementId)
        .group_by(Column::Outcome)
        .group_by(Column::Code)
        .into_tuple()
        .all(store.db())
        .await?;
    let by_hour: Vec<(Uuid, DateTime<Utc>, String, i64)> = asked(cards, actor, since)
        .select_only()
        .columns([Column::AgreementId, Column::Hour, Column::Outcome])
        .column_as(times(), "times")
        .group_by(Column::AgreementId)
        .group_by(Column::Hour)
        .group_by(Column::Outcome)
        .into_tuple()
        .all(store.db())
        .await?;

    let mut slots: BTreeMap<NaiveDate, UseCounts> =
        from.iter_days().take_while(|day| *day <= moment.today()).map(|day| (day, UseCounts::default())).collect();
    let mut active: HashMap<Uuid, std::collections::BTreeSet<NaiveDate>> = HashMap::new();
    for (agreement, hour, outcome, times) in by_hour.iter().filter(|(agreement, ..)| known.contains_key(agreement)) {
        let day = local(*hour, moment.zone).date();
        slots.entry(day).or_default().add(&counted(outcome, *times));
        if outcome == "reserved" {
            active.entry(*agreement).or_default().insert(day);
        }
    }
    let seen: Vec<_> = by_code.into_iter().filter(|(agreement, ..)| known.contains_key(agreement)).collect();
    let mut totals: HashMap<Uuid, UseCounts> = HashMap::new();
    for (agreement, outcome, _, times) in &seen {
        totals.entry(*agreement).or_default().add(&counted(outcome, *times));
    }
    let mut rows: Vec<OfficeUseRow> = totals
        .into_iter()
        .filter_map(|(id, counts)| {
            let card = known.get(&id)?;
            let declared = card.facts.agreement.request().and_then(|request| request.daily_need);
            let days = active.get(&id).map_or(0, |days| u32::try_from(days.len()).unwrap_or(u32::MAX));
            Some(OfficeUseRow {
                agreement: card.id,
                institution: card.facts.institution.profile.name.clone(),
                volume: compared(declared, counts.hits, days),
                counts,
            })
        })
        .collect();
    rows.sort_by(|one, other| (other.counts.all(), &one.institution).cmp(&(one.counts.all(), &other.institution)));
    let used = |card: &Arc<Card>| rows.iter().any(|row| row.agreement == card.id);
    let idle = cards.iter().filter(|card| card.standing.access.granted && !used(card)).count();
    Ok(OfficeUse {
        moment: *moment,
        from,
        total: sum(rows.iter().map(|row| row.counts)),
        slots: slots
            .into_iter()
            .filter_map(|(day, counts)| Some(UseSlot { start: day.and_hms_opt(0, 0, 0)?, counts }))
            .collect(),
        codes: codes(seen.iter().map(|(_, outcome, code, times)| (outcome.as_str(), code.as_str(), *times))),
        rows,
        idle,
    })
}

/// Hours since then, of the offices whose staff the actor is by the office, of others by their agreements.
fn asked(cards: &[Arc<Card>], actor: &Actor, since: DateTime<Utc>) -> Select<Entity> {
    let hours = Entity::find().filter(Column::Hour.gte(since));
    let of_office = actor.is_machine() || actor.memberships().iter().any(|held| held.institution.is_none());
    if of_office {
        let offices: std::collections::BTreeSet<Uuid> = cards.iter().map(|card| card.facts.office.id.0).collect();
        hours.filter(Column::OfficeId.is_in(offices))
    } else {
        hours.filter(Column::AgreementId.is_in(cards.iter().map(|card| card.id.0)))
    }
}

/// The sum of times; PostgreSQL would make it a numeric.
pub(super) fn times() -> Expr {
    Expr::col(Column::Times).sum().cast_as("bigint")
}
