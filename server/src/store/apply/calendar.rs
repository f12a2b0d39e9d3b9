//! Events of the calendar.

use chrono::{DateTime, Utc};
use patuh_domain::command::CalendarEvent;
use sea_orm::ConnectionTrait;

use super::{CALENDAR, add, add_all};
use crate::store::entity::calendar;
use crate::store::error::StoreError;
use crate::store::rows;

pub(super) async fn apply<C: ConnectionTrait>(
    db: &C,
    seq: i64,
    at: DateTime<Utc>,
    event: CalendarEvent,
) -> Result<(), StoreError> {
    if seq == 1 {
        add(db, calendar::Model { id: CALENDAR, version: 0 }).await?;
    }
    match event {
        CalendarEvent::HolidaysAdded { rows } => add_all(db, rows::holiday_rows(seq, at, rows)?).await,
    }
}
