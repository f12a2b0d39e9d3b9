//! The centre's service of an office and how it does.

use chrono::{DateTime, Utc};
use patuh_domain::calendar::Moment;
use patuh_domain::ids::{AccountId, OfficeId};
use patuh_domain::wording::Bilingual;

/// What answers look-ups of an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UpstreamSource {
    /// The office's own setting.
    Office,
    /// That of the installation.
    Installation,
    /// The embedded simulator, with invented people.
    Simulator,
    /// Nothing: look-ups are refused.
    Nothing,
}

/// The centre's service as an office's page shows it.
#[derive(Debug, Clone)]
pub struct UpstreamView {
    pub office: OfficeId,
    /// Version of the office.
    pub version: u64,
    pub moment: Moment,
    pub source: UpstreamSource,
    pub own: Option<OwnUpstream>,
    pub pulse: Option<UpstreamPulse>,
    pub may_change: bool,
}

/// What the office has set; never its password.
#[derive(Debug, Clone)]
pub struct OwnUpstream {
    pub address: String,
    pub pin: Option<String>,
    pub user_id: Option<String>,
}

/// How the service did last.
#[derive(Debug, Clone)]
pub struct UpstreamPulse {
    pub last_success_at: Option<DateTime<Utc>>,
    pub latency_ms: Option<u64>,
    pub last_failure_at: Option<DateTime<Utc>>,
    pub last_failure: Option<Bilingual>,
    pub failing_since: Option<DateTime<Utc>>,
}

/// A password of a User ID: when it was shown and used, never what it is.
#[derive(Debug, Clone)]
pub struct SecretRow {
    pub account: AccountId,
    pub shown_at: DateTime<Utc>,
    /// Until when it works, where a newer one replaced it.
    pub until: Option<DateTime<Utc>>,
    pub last_used_at: Option<DateTime<Utc>>,
    /// When and from where it was last tried after its end.
    pub misused: Option<(DateTime<Utc>, String)>,
}
