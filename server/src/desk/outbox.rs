//! What must leave the house because of an event: noted in the same transaction, worked off later (invariant 4).
//!
//! Policy: a message names what happened and whom it concerns by the aggregate and its version, nothing more; the worker
//! composes the text from the history. What an import tells of the past is told to nobody.

use chrono::{DateTime, Utc};
use patuh_domain::agreement::{AgreementEvent, Ending};
use patuh_domain::command::Event;
use patuh_domain::person::PersonEvent;
use sea_orm::{DatabaseTransaction, EntityTrait, IntoActiveModel};
use uuid::Uuid;

use super::attempt::office_of;
use crate::store::entity::outbox;
use crate::store::{Aggregate, StoreError};

/// Adds a message for each event that somebody must hear of; the first event has the sequence `first_seq`.
pub(super) async fn note(
    db: &DatabaseTransaction,
    at: DateTime<Utc>,
    first_seq: i64,
    events: &[Event],
) -> Result<(), StoreError> {
    let messages: Vec<_> = (first_seq..)
        .zip(events)
        .filter_map(|(seq, event)| Some((seq, event, notice(event)?)))
        .map(|(seq, event, kind)| {
            let aggregate = Aggregate::of(event);
            outbox::Model {
                id: Uuid::now_v7(),
                office_id: office_of(event).map(|office| office.0),
                kind: kind.to_owned(),
                aggregate: aggregate.name().to_owned(),
                aggregate_id: aggregate.id(),
                seq,
                recorded_at: at,
                due_at: at,
                attempts: 0,
                done_at: None,
                last_error: None,
            }
            .into_active_model()
        })
        .collect();
    if !messages.is_empty() {
        outbox::Entity::insert_many(messages).exec_without_returning(db).await?;
    }
    Ok(())
}

/// Which message an event sends: where the ball passes to the other side, or access opens or closes.
const fn notice(event: &Event) -> Option<&'static str> {
    let Event::Agreement { event, .. } = event else {
        return match event {
            Event::Person { event: PersonEvent::Registered { .. }, .. } => Some("person_registered"),
            _ => None,
        };
    };
    match event {
        AgreementEvent::Requested { .. } => Some("request_received"),
        AgreementEvent::Returned { .. } => Some("request_returned"),
        AgreementEvent::Approved { .. } => Some("request_approved"),
        AgreementEvent::EndingRecorded { ending: Ending::Rejected { .. } } => Some("request_rejected"),
        AgreementEvent::EndingRecorded { .. } => Some("agreement_ended"),
        AgreementEvent::AccountHandedOver { .. } => Some("account_handed_over"),
        AgreementEvent::PocScheduled { .. } => Some("poc_scheduled"),
        AgreementEvent::PocConcluded { .. } => Some("poc_concluded"),
        AgreementEvent::ReportReceived { .. } => Some("report_received"),
        AgreementEvent::ReportEvaluated { .. } => Some("report_evaluated"),
        AgreementEvent::Reminded { .. } => Some("duty_reminded"),
        AgreementEvent::SanctionImposed { .. } => Some("sanction_imposed"),
        AgreementEvent::SanctionLifted { .. } => Some("sanction_lifted"),
        AgreementEvent::RenewalReceived { .. } => Some("renewal_received"),
        AgreementEvent::RenewalConcluded { .. } => Some("renewal_concluded"),
        AgreementEvent::IncidentDetected { .. } => Some("incident_detected"),
        _ => None,
    }
}
