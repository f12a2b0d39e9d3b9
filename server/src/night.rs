//! What the system does by itself, through the door like everybody (decisions.md 20).

use patuh_app::ports::{Desk as _, Envelope};
use patuh_domain::actor::Actor;
use patuh_domain::agreement::automatic_suspension;
use patuh_domain::calendar::Moment;
use patuh_domain::command::Command;

use crate::rooms::Rooms;
use crate::store::StoreError;

/// Takes every step that is due now; the same steps again change nothing. Gives how many were taken.
///
/// # Errors
/// The database can't be read.
pub async fn automatic_steps(rooms: &Rooms) -> Result<usize, StoreError> {
    let mut taken = 0;
    for card in rooms.reading.cards(&Actor::System).await? {
        let facts = &card.facts;
        if facts.office.settings.auto_suspend_days.is_none() {
            continue;
        }
        let moment = Moment::new(rooms.clock.now(), facts.office.profile.zone);
        let Some(command) = automatic_suspension(facts, &moment) else { continue };
        let envelope = Envelope {
            command: Command::Agreement { office: facts.office.id, id: card.id, command },
            // Decided on these facts alone; whatever came between is looked at the next time.
            expected_version: Some(card.version),
            idempotency_key: format!("automatic-suspension:{}:{}", card.id, card.version),
        };
        match rooms.desk.perform(&Actor::System, envelope).await {
            Ok(_) => taken += 1,
            Err(error) => tracing::warn!(agreement = %card.id, ?error, "an automatic suspension was not recorded"),
        }
    }
    Ok(taken)
}
