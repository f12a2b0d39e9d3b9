//! Forbidden input, locks, and look-ups by the hour.

use super::{fact, table};

table! {
    /// Forbidden input that was seen; never changed. Written by `lookup::probing` alone.
    suspicions = "suspicions" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub office_id: Uuid,
        pub agreement_id: Uuid,
        pub account_id: Uuid,
        pub person_id: Option<Uuid>,
        pub method: String,
        pub kind: String,
        pub times: i64,
        pub misses: i64,
        pub from_at: DateTimeUtc,
        pub until_at: DateTimeUtc,
        pub found_at: DateTimeUtc,
        pub picture: String,
    }
}

fact! {
    account_locks = "account_locks" {
        pub account_id: Uuid,
        pub reason: String,
        pub locked_by: String,
        pub locked_at: DateTimeUtc,
        pub suspicion_id: Option<Uuid>,
        pub unlocked_at: Option<DateTimeUtc>,
        pub unlocked_by: Option<String>,
        pub unlock_remark: Option<String>,
    }
}

fact! {
    suspicion_reviews = "suspicion_reviews" {
        pub suspicion_id: Uuid,
        pub account_id: Uuid,
        pub verdict: String,
        pub remark: String,
        pub reviewed_by: String,
        pub reviewed_at: DateTimeUtc,
    }
}

table! {
    /// Look-ups of an hour that came out alike. Written by `lookup::ledger` alone, in the transaction that counts them.
    lookup_hours = "lookup_hours" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub agreement_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub hour: DateTimeUtc,
        #[sea_orm(primary_key, auto_increment = false)]
        pub account_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub method: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub application_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub outcome: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub code: String,
        pub office_id: Uuid,
        pub times: i64,
    }
}
