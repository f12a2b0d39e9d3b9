//! How the centre's service does for each office, written down for pages and other processes: at once where that changes,
//! else now and then.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use patuh_domain::ids::OfficeId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait as _, Set};

use super::upstream::{Pulse, Trouble};
use crate::store::entity::upstream_pulses;
use crate::store::{Store, StoreError};

/// How often what hasn't changed is written down.
const NOW_AND_THEN: Duration = Duration::from_secs(30);

/// The pulses of all offices.
#[derive(Clone)]
pub struct Pulses {
    store: Store,
    written: Arc<Mutex<HashMap<OfficeId, Instant>>>,
}

impl Pulses {
    /// The pulses in `store`.
    pub fn new(store: Store) -> Self {
        Self { store, written: Arc::default() }
    }

    /// Has a pulse written down, where it `changed` or it is time to. Nobody waits for it.
    pub fn note(&self, office: OfficeId, pulse: Pulse, changed: bool) {
        {
            let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
            let fresh = written.get(&office).is_some_and(|at| at.elapsed() < NOW_AND_THEN);
            if fresh && !changed {
                return;
            }
            written.insert(office, Instant::now());
        }
        let store = self.store.clone();
        tokio::spawn(async move {
            if let Err(error) = write(&store, office, pulse).await {
                tracing::warn!(error = %error.in_full(), "how the centre does can't be written down");
            }
        });
    }

    /// What was written down last for these offices.
    ///
    /// # Errors
    /// The database can't be read.
    pub async fn of(&self, office: OfficeId) -> Result<Option<upstream_pulses::Model>, StoreError> {
        Ok(upstream_pulses::Entity::find_by_id(office.0).one(self.store.db()).await?)
    }
}

async fn write(store: &Store, office: OfficeId, pulse: Pulse) -> Result<(), StoreError> {
    let row = upstream_pulses::ActiveModel {
        office_id: Set(office.0),
        last_success_at: Set(pulse.last_success),
        latency_us: Set(pulse.latency.map(|latency| i64::try_from(latency.as_micros()).unwrap_or(i64::MAX))),
        last_failure_at: Set(pulse.last_failure.map(|(at, _)| at)),
        last_failure: Set(pulse.last_failure.map(|(_, trouble)| word(trouble))),
        failing_since: Set(pulse.failing_since),
    };
    use upstream_pulses::Column;
    let columns =
        [Column::LastSuccessAt, Column::LatencyUs, Column::LastFailureAt, Column::LastFailure, Column::FailingSince];
    upstream_pulses::Entity::insert(row)
        .on_conflict(OnConflict::column(Column::OfficeId).update_columns(columns).to_owned())
        .exec_without_returning(store.db())
        .await?;
    Ok(())
}

/// The word under which a trouble is written down; pages have a sentence for each.
pub fn word(trouble: Trouble) -> String {
    match trouble {
        Trouble::NotSet => "not_set".to_owned(),
        Trouble::Unreachable => "unreachable".to_owned(),
        Trouble::Certificate(presented) => format!("certificate {}", super::upstream::Pin(presented)),
        Trouble::Late => "late".to_owned(),
        Trouble::Failed => "failed".to_owned(),
        Trouble::Unreadable => "unreadable".to_owned(),
        Trouble::OfficeRefused(code) => format!("refused {code}"),
        Trouble::Busy => "busy".to_owned(),
        Trouble::Resting => "resting".to_owned(),
    }
}
