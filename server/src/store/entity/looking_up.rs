//! Look-ups and what they count on. Written by `lookup::ledger` alone.

use super::table;

table! {
    /// Hits of a local day on one counter of an agreement.
    hit_counters = "hit_counters" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub agreement_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub counter: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub day: Date,
        pub office_id: Uuid,
        pub hits: i64,
    }
}

table! {
    /// The day on which an office counted last.
    counting_days = "counting_days" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub office_id: Uuid,
        pub day: Date,
    }
}

table! {
    /// One entry of the ledger's chain for each commit and office.
    lookup_batches = "lookup_batches" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub lane_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub lane_seq: i64,
        pub office_id: Uuid,
        pub recorded_at: DateTimeUtc,
        pub canonical: String,
        pub hash: String,
    }
}

table! {
    /// A call that was forwarded; written before it was.
    lookups = "lookups" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub office_id: Uuid,
        pub agreement_id: Uuid,
        pub account_id: Uuid,
        pub method: String,
        pub application_id: Option<Uuid>,
        pub person_id: Option<Uuid>,
        pub purpose: Option<String>,
        pub address: String,
        pub day: Date,
        pub counter_list: String,
        pub element_list: String,
        pub nik_key: i64,
        pub nik_hash: String,
        pub reserved_at: DateTimeUtc,
        pub lane_id: Uuid,
        pub lane_seq: i64,
    }
}

table! {
    /// How a forwarded call was answered; written before the answer went out.
    lookup_answers = "lookup_answers" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub lookup_id: Uuid,
        pub office_id: Uuid,
        pub code: Option<String>,
        pub refunded: bool,
        pub latency_us: i64,
        pub answered_at: DateTimeUtc,
        pub lane_id: Uuid,
        pub lane_seq: i64,
    }
}

table! {
    /// Calls that ended here, free of charge.
    lookup_refusals = "lookup_refusals" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub office_id: Uuid,
        pub agreement_id: Uuid,
        pub account_id: Uuid,
        pub method: String,
        pub person_id: Option<Uuid>,
        pub code: String,
        pub reason: String,
        pub address: String,
        pub times: i64,
        pub refused_at: DateTimeUtc,
        pub lane_id: Uuid,
        pub lane_seq: i64,
    }
}
