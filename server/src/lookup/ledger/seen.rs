//! Counters as this process saw them last, so that a refusal can tell what is left without a query.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;
use patuh_domain::access::Limit;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use uuid::Uuid;

use super::rows::counter_name;
use crate::store::entity::hit_counters;
use crate::store::{Store, StoreError};

/// By agreement: a day, and the hits of its counters on that day.
#[derive(Clone, Default)]
pub(super) struct Seen(Arc<Mutex<HashMap<Uuid, (NaiveDate, HashMap<String, i64>)>>>);

impl Seen {
    /// Takes over what a commit left behind. Only agreements of which a whole day was read are kept up.
    pub(super) fn note(&self, agreement: Uuid, counter: &str, day: NaiveDate, hits: i64) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((known, counters)) = all.get_mut(&agreement)
            && *known == day
        {
            counters.insert(counter.to_owned(), hits);
        }
    }

    /// The least of what is left on `limits`.
    pub(super) async fn left(
        &self,
        store: &Store,
        agreement: Uuid,
        day: NaiveDate,
        limits: &[Limit],
    ) -> Result<i64, StoreError> {
        if let Some(left) = self.known(agreement, day, limits) {
            return Ok(left);
        }
        let rows = hit_counters::Entity::find()
            .filter(hit_counters::Column::AgreementId.eq(agreement))
            .filter(hit_counters::Column::Day.eq(day))
            .all(store.db());
        // Rare and large.
        let rows = Box::pin(rows).await?;
        let counters = rows.into_iter().map(|row| (row.counter, row.hits)).collect();
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(agreement, (day, counters));
        Ok(self.known(agreement, day, limits).unwrap_or_default())
    }

    fn known(&self, agreement: Uuid, day: NaiveDate, limits: &[Limit]) -> Option<i64> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (_, counters) = all.get(&agreement).filter(|(known, _)| *known == day)?;
        let hits = |limit: &Limit| counters.get(&counter_name(limit.counter)).copied().unwrap_or_default();
        limits.iter().filter_map(|limit| Some((i64::from(limit.per_day?) - hits(limit)).max(0))).min()
    }
}
