//! The same key again gives the first outcome and changes nothing (decisions.md 6).
//!
//! Only commands that were done are remembered: a refusal may be asked again once what was missing is there.

use chrono::{DateTime, Utc};
use patuh_app::ports::Done;
use patuh_domain::actor::Actor;
use patuh_domain::command::Command;
use patuh_domain::refusal::{Refusal, Rule};
use patuh_domain::wording::Bilingual;
use sea_orm::{DatabaseTransaction, EntityTrait, IntoActiveModel};

use super::fault::Fault;
use crate::audit;
use crate::store::column::number;
use crate::store::entity::idempotency_keys;
use crate::store::{Aggregate, StoreError};

/// A key with the request it stands for.
pub(super) struct Key {
    actor: String,
    key: String,
    request_sha256: String,
}

impl Key {
    pub(super) fn of(actor: &Actor, key: String, command: &Command) -> Result<Self, StoreError> {
        let actor = match actor {
            Actor::Person { id, .. } => id.to_string(),
            Actor::System => "system".to_owned(),
            Actor::CommandLine => "command_line".to_owned(),
        };
        let request = serde_json_canonicalizer::to_vec(command)?;
        Ok(Self { actor, key, request_sha256: audit::sha256(&[&request]) })
    }

    /// The outcome under this key, where there is one.
    ///
    /// # Errors
    /// A refusal where the key stands for another request.
    pub(super) async fn first_outcome(
        &self,
        db: &DatabaseTransaction,
        aggregate: Aggregate,
    ) -> Result<Option<Done>, Fault> {
        let known = idempotency_keys::Entity::find_by_id((self.actor.clone(), self.key.clone())).one(db).await?;
        let Some(known) = known else { return Ok(None) };
        if known.request_sha256 != self.request_sha256 || known.aggregate_id != aggregate.id() {
            return Err(used_for_another().into());
        }
        let events = audit::recorded_between(db, aggregate, known.first_seq, known.last_seq).await?;
        Ok(Some(Done {
            version: number("idempotency_keys.last_seq", known.last_seq)?,
            events: events.into_iter().filter_map(|recorded| recorded.event).collect(),
            replayed: true,
        }))
    }

    /// Remembers that the request was done: its events are `first` to `last`.
    pub(super) async fn remember(
        self,
        db: &DatabaseTransaction,
        aggregate: Aggregate,
        first: i64,
        last: i64,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let row = idempotency_keys::Model {
            actor: self.actor,
            key: self.key,
            request_sha256: self.request_sha256,
            aggregate: aggregate.name().to_owned(),
            aggregate_id: aggregate.id(),
            first_seq: first,
            last_seq: last,
            recorded_at: at,
        };
        idempotency_keys::Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
        Ok(())
    }
}

fn used_for_another() -> Refusal {
    Refusal::new(
        Rule::Duplicate,
        Bilingual::new("Formulir ini sudah dikirim dengan isi lain.", "This form was sent before with other content."),
        Bilingual::new("Muat ulang halaman, lalu isi kembali.", "Reload the page and fill it in again."),
    )
}
