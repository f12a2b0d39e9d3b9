//! What was seen is written down, and acted on.

use chrono::DateTime;
use patuh_app::ports::{Desk as _, DeskError, Envelope};
use patuh_domain::actor::Actor;
use patuh_domain::agreement::AgreementCommand;
use patuh_domain::command::Command;
use patuh_domain::ids::SuspicionId;
use patuh_domain::office::ProbingPolicy;
use patuh_domain::probing::Finding;
use patuh_domain::refusal::Rule;
use uuid::Uuid;

use super::{Watch, Watched};
use crate::store::apply::{add, add_all};
use crate::store::entity::suspicions;
use crate::store::{Store, StoreError};

impl Watch {
    /// A row without anything of a citizen; then, where the office wants it, a lock.
    pub(super) async fn record(&self, watched: &Watched, finding: &Finding) -> Result<(), StoreError> {
        let id = SuspicionId(Uuid::now_v7());
        let now = self.clock.now();
        let instant = |seconds| DateTime::from_timestamp(seconds, 0).unwrap_or(now);
        let row = suspicions::Model {
            id: id.0,
            office_id: watched.office.0,
            agreement_id: watched.agreement.0,
            account_id: watched.account.0,
            person_id: watched.person.map(|person| person.0),
            method: watched.method.name().to_owned(),
            kind: finding.kind.name().to_owned(),
            times: i64::from(finding.times),
            misses: i64::from(finding.misses),
            from_at: instant(finding.from),
            until_at: instant(finding.until),
            found_at: now,
            picture: serde_json::to_string(&finding.picture)?,
        };
        let writing = self.store.write().await?;
        add(writing.on(), row).await?;
        writing.commit().await?;
        tracing::warn!(account = %watched.account, kind = finding.kind.name(), "forbidden input was seen");
        if watched.policy == ProbingPolicy::Lock {
            self.lock(watched, id, finding).await;
        }
        Ok(())
    }

    async fn lock(&self, watched: &Watched, suspicion: SuspicionId, finding: &Finding) {
        let label = finding.kind.label();
        let command = AgreementCommand::LockAccount {
            account: watched.account,
            reason: format!("Pola input terlarang: {} ({} permintaan).", label.id, finding.times),
            suspicion: Some(suspicion),
        };
        let command = Command::Agreement { office: watched.office, id: watched.agreement, command };
        let key = format!("probing-{suspicion}");
        let envelope = Envelope { command, expected_version: None, idempotency_key: key };
        match self.desk.perform(&Actor::System, envelope).await {
            Ok(_) => {}
            // Another person's pattern under the same User ID was first.
            Err(DeskError::Refused(refusal)) if refusal.rule == Rule::Duplicate => {}
            Err(error) => tracing::error!(?error, "a User ID could not be locked after forbidden input"),
        }
    }
}

/// Adds what was seen in a past that was invented for a demonstration.
///
/// # Errors
/// The database can't be written.
pub async fn add_past(store: &Store, rows: Vec<suspicions::Model>) -> Result<(), StoreError> {
    let writing = store.write().await?;
    add_all(writing.on(), rows).await?;
    writing.commit().await
}
