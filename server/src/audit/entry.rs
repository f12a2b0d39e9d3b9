//! What an entry of the chain says.

use chrono::{DateTime, Utc};
use patuh_domain::actor::Actor;
use patuh_domain::command::{CalendarEvent, Event};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::store::StoreError;

/// The bytes that are hashed are this as canonical JSON. Fields are never renamed or removed; new ones are optional.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The shape of entries; 1.
    pub version: u32,
    pub lane: Uuid,
    pub lane_seq: i64,
    /// Hash of the entry before, or of the lane's origin.
    pub previous: String,
    pub office: Option<Uuid>,
    pub aggregate: String,
    pub aggregate_id: Uuid,
    /// The aggregate's version after the event.
    pub seq: i64,
    pub kind: String,
    pub actor: EntryActor,
    pub recorded_at: DateTime<Utc>,
    /// The world's time, where the office's clock was shifted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub real_at: Option<DateTime<Utc>>,
    /// SHA-256 over the payload's salt and body.
    pub payload: String,
}

/// Who, without a name: the name is in the person's row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum EntryActor {
    Person { id: Uuid },
    System,
    CommandLine,
}

impl EntryActor {
    /// The name in the database.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Person { .. } => "person",
            Self::System => "system",
            Self::CommandLine => "command_line",
        }
    }

    /// The person, where there is one.
    pub const fn person(&self) -> Option<Uuid> {
        match self {
            Self::Person { id } => Some(*id),
            Self::System | Self::CommandLine => None,
        }
    }
}

impl From<&Actor> for EntryActor {
    fn from(actor: &Actor) -> Self {
        match actor {
            Actor::Person { id, .. } => Self::Person { id: id.0 },
            Actor::System => Self::System,
            Actor::CommandLine => Self::CommandLine,
        }
    }
}

/// The event's name as in its JSON, e.g. `pks_signed`.
///
/// # Errors
/// The event isn't written as JSON.
pub(super) fn kind_of(event: &Event) -> Result<String, StoreError> {
    let json = match event {
        Event::Agreement { event, .. } => serde_json::to_value(event)?,
        Event::Institution { event, .. } => serde_json::to_value(event)?,
        Event::Office { event, .. } => serde_json::to_value(event)?,
        Event::Person { event, .. } => serde_json::to_value(event)?,
        Event::Calendar { event: event @ CalendarEvent::HolidaysAdded { .. } } => serde_json::to_value(event)?,
    };
    match json.get("event").and_then(|name| name.as_str()) {
        Some(name) => Ok(name.to_owned()),
        None => Err(StoreError::Unreadable { column: "events.kind", value: json.to_string() }),
    }
}

/// The office in whose lane the event goes: none for people and for national matters.
pub(super) fn office_of(event: &Event) -> Option<Uuid> {
    match event {
        Event::Agreement { office, .. } | Event::Institution { office, .. } => Some(office.0),
        Event::Office { id, .. } => Some(id.0),
        Event::Person { .. } | Event::Calendar { .. } => None,
    }
}
