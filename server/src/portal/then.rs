//! The facts as they were recorded at an instant, folded from the history.

use chrono::{DateTime, Utc};
use patuh_domain::agreement::{Agreement, Facts};
use patuh_domain::command::Event;
use patuh_domain::institution::Institution;
use patuh_domain::office::Office;
use sea_orm::ConnectionTrait;

use crate::audit::{Recorded, recorded_between};
use crate::store::{Aggregate, StoreError};

/// `now` as it was recorded at `instant`. `None` where that can't be had: nothing was recorded yet, or what was recorded
/// was destroyed with minutes. Holidays are those of today; no check of a call looks at them.
///
/// # Errors
/// The database can't be read.
pub(super) async fn facts_at<C: ConnectionTrait>(
    db: &C,
    now: &Facts,
    instant: DateTime<Utc>,
) -> Result<Option<Facts>, StoreError> {
    let (office, institution, agreement) = (now.office.id, now.institution.id, now.agreement.id);
    let of_agreement = until(db, Aggregate::Agreement(agreement), instant).await?;
    let of_institution = until(db, Aggregate::Institution(institution), instant).await?;
    let of_office = until(db, Aggregate::Office(office), instant).await?;
    let agreement = match of_agreement {
        Then::Unchanged => Some(now.agreement.clone()),
        Then::Unknown => None,
        Then::Events(events) => events.into_iter().fold(None, |facts, event| match event {
            Event::Agreement { event, .. } => Agreement::evolve(facts, agreement, office, event),
            _ => facts,
        }),
    };
    let institution = match of_institution {
        Then::Unchanged => Some(now.institution.clone()),
        Then::Unknown => None,
        Then::Events(events) => events.into_iter().fold(None, |facts, event| match event {
            Event::Institution { event, .. } => Institution::evolve(facts, institution, office, event),
            _ => facts,
        }),
    };
    let office = match of_office {
        Then::Unchanged => Some(now.office.clone()),
        Then::Unknown => None,
        Then::Events(events) => events.into_iter().fold(None, |facts, event| match event {
            Event::Office { event, .. } => Office::evolve(facts, office, event),
            _ => facts,
        }),
    };
    Ok(agreement.zip(institution).zip(office).map(|((agreement, institution), office)| Facts {
        office,
        institution,
        agreement,
        holidays: now.holidays.clone(),
        usage: Vec::new(),
    }))
}

enum Then {
    /// Nothing was recorded since.
    Unchanged,
    /// What had been recorded.
    Events(Vec<Event>),
    Unknown,
}

async fn until<C: ConnectionTrait>(db: &C, aggregate: Aggregate, instant: DateTime<Utc>) -> Result<Then, StoreError> {
    let all = recorded_between(db, aggregate, 1, i64::MAX).await?;
    if all.iter().all(|entry| entry.at <= instant) {
        return Ok(Then::Unchanged);
    }
    let known: Vec<Recorded> = all.into_iter().filter(|entry| entry.at <= instant).collect();
    let count = known.len();
    let events: Vec<Event> = known.into_iter().filter_map(|entry| entry.event).collect();
    Ok(if events.len() == count { Then::Events(events) } else { Then::Unknown })
}
