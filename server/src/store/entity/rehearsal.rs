//! Rehearsals of a PoC. Written by `machinery::rehearsals` alone.

use super::table;

table! {
    /// An application or method tried against the simulator.
    rehearsals = "rehearsals" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub office_id: Uuid,
        pub agreement_id: Uuid,
        pub subject: String,
        pub account_id: Option<Uuid>,
        pub started_by: Uuid,
        pub started_at: DateTimeUtc,
        pub open_until: DateTimeUtc,
        pub finished_at: Option<DateTimeUtc>,
    }
}

table! {
    /// What was found at one check; the latest word holds.
    rehearsal_checks = "rehearsal_checks" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub rehearsal_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub check_key: String,
        pub office_id: Uuid,
        pub outcome: String,
        pub remark: Option<String>,
        pub recorded_by: Uuid,
        pub recorded_at: DateTimeUtc,
    }
}
