//! The history: lanes, chained entries, payloads. Written by `audit` alone.

use super::table;

table! {
    /// One append-only lane per writer: office (or none) and process start.
    lanes = "lanes" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub office_id: Option<Uuid>,
        pub started_at: DateTimeUtc,
        /// Canonical JSON: the lane's own name and the heads of the office's other lanes when it began.
        pub origin: String,
        pub origin_hash: String,
        pub head_seq: i64,
        pub head_hash: String,
    }
}

table! {
    /// Entries of the chain. The columns after `hash` repeat what `canonical` holds, for queries.
    events = "events" {
        #[sea_orm(primary_key)]
        pub position: i64,
        pub lane_id: Uuid,
        pub lane_seq: i64,
        pub canonical: String,
        pub hash: String,
        pub office_id: Option<Uuid>,
        pub aggregate: String,
        pub aggregate_id: Uuid,
        pub seq: i64,
        pub kind: String,
        pub actor_kind: String,
        pub actor_id: Option<Uuid>,
        pub recorded_at: DateTimeUtc,
    }
}

table! {
    /// What happened, as JSON; can be destroyed without breaking the chain.
    payloads = "payloads" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub aggregate_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub seq: i64,
        pub salt: String,
        pub body: String,
    }
}
