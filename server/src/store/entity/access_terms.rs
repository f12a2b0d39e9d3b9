//! What changes while access is in use.

use super::{fact, table};

table! {
    /// Hours of access of an office, from a day on.
    office_hours = "office_hours" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub office_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub seq: i64,
        pub recorded_at: DateTimeUtc,
        pub from_on: Date,
        pub hours: String,
    }
}

fact! {
    /// Hours of access of an agreement, from a day on.
    agreement_hours = "agreement_hours" {
        pub from_on: Date,
        pub hours: Option<String>,
        pub reason: String,
    }
}

fact! {
    /// Addresses of a User ID's callers, from an instant on.
    address_changes = "address_changes" {
        pub account_id: Uuid,
        pub from_at: DateTimeUtc,
        pub address_list: String,
    }
}

fact! {
    /// Persons who answer for a User ID after the first.
    holder_changes = "holder_changes" {
        pub account_id: Uuid,
        pub responsible: String,
        pub request_number: String,
        pub request_date: Date,
        pub bast_number: String,
        pub bast_date: Date,
    }
}

fact! {
    /// The own cap of a User ID, from an instant on.
    cap_changes = "cap_changes" {
        pub account_id: Uuid,
        pub from_at: DateTimeUtc,
        pub per_day: Option<i64>,
    }
}

table! {
    /// Passwords of User IDs that a newer one replaced. Written by `machinery::secrets` alone.
    earlier_secrets = "earlier_secrets" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub agreement_id: Uuid,
        pub account_id: Uuid,
        pub office_id: Uuid,
        pub secret_hash: String,
        pub mark: Option<String>,
        pub reveal_nonce_sha256: String,
        pub revealed_to: Uuid,
        pub revealed_at: DateTimeUtc,
        pub until: DateTimeUtc,
        pub last_used_at: Option<DateTimeUtc>,
        pub misused_at: Option<DateTimeUtc>,
        pub misused_from: Option<String>,
    }
}

table! {
    /// Where an office reaches the centre's service; the last row counts.
    office_upstreams = "office_upstreams" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub office_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub seq: i64,
        pub recorded_at: DateTimeUtc,
        pub address: Option<String>,
        pub pin: Option<String>,
        pub credentials_id: Option<Uuid>,
    }
}

table! {
    /// By what the centre knows an office, encrypted. Written by `lookup::office_access` alone.
    upstream_credentials = "upstream_credentials" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub office_id: Uuid,
        pub user_id: String,
        pub sealed: String,
        pub recorded_at: DateTimeUtc,
    }
}

table! {
    /// How the centre's service did for an office. Written by `lookup::pulse` alone.
    upstream_pulses = "upstream_pulses" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub office_id: Uuid,
        pub last_success_at: Option<DateTimeUtc>,
        pub latency_us: Option<i64>,
        pub last_failure_at: Option<DateTimeUtc>,
        pub last_failure: Option<String>,
        pub failing_since: Option<DateTimeUtc>,
    }
}
