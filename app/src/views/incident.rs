//! Breaches of every agreement that an office has, as a list.

use chrono::{DateTime, Utc};
use patuh_domain::calendar::Moment;
use patuh_domain::duty::Duty;
use patuh_domain::ids::{AgreementId, IncidentId};

/// Whether the persons concerned and the authority were told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IncidentState {
    /// Nobody was told yet: the clock runs.
    Open,
    Told,
}

/// What the address of the list says: `?cari=&keadaan=&hal=`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IncidentQuery {
    /// Of the institution's name and of what happened.
    pub search: String,
    pub state: Option<IncidentState>,
    /// From 1.
    pub page: u32,
}

/// One page of the list: open ones first, the most urgent before; then those told of, the latest before.
#[derive(Debug, Clone)]
pub struct Incidents {
    pub moment: Moment,
    pub rows: Vec<IncidentRow>,
    pub total: usize,
    pub per_page: usize,
    /// By the search alone.
    pub open: usize,
    pub told: usize,
}

/// An incident with its agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncidentRow {
    pub agreement: AgreementId,
    pub institution: String,
    /// The agreement's number.
    pub number: String,
    pub id: IncidentId,
    pub subject: String,
    pub detected_at: DateTime<Utc>,
    pub notified_at: Option<DateTime<Utc>>,
    /// The duty to tell of it; none where the agreement has none.
    pub duty: Option<Duty>,
    /// This person may record the notice now.
    pub can_notify: bool,
}
