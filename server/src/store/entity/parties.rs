//! Offices, institutions, people, calendar, and the installation itself.

use super::table;

table! {
    /// The installation: one row, made with the database.
    installation = "installation" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        pub demonstration: bool,
        pub created_at: DateTimeUtc,
    }
}

table! {
    /// Civil registry offices.
    offices = "offices" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub version: i64,
        pub recorded_at: DateTimeUtc,
        pub name: String,
        pub government: String,
        pub level: String,
        pub region_code: String,
        pub address: String,
        pub city: String,
        pub postcode: String,
        pub phone: String,
        pub email: String,
        pub website: String,
        pub zone: String,
        pub evaluation_recipient: String,
        pub settings: String,
        pub active: bool,
    }
}

table! {
    /// Terms of office of the heads of offices.
    office_heads = "office_heads" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub office_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub seq: i64,
        pub recorded_at: DateTimeUtc,
        pub name: String,
        pub nip: Option<String>,
        pub rank: Option<String>,
        pub grade: Option<String>,
        pub position: String,
        pub status: String,
        pub since: Date,
    }
}

table! {
    /// Decisions of offices about the wording of clauses.
    office_clauses = "office_clauses" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub office_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub seq: i64,
        pub recorded_at: DateTimeUtc,
        pub document: String,
        pub key: String,
        pub text: Option<String>,
        pub replaced: String,
        pub reason: String,
        pub on_date: Date,
        pub by_name: String,
    }
}

table! {
    /// User institutions.
    institutions = "institutions" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub office_id: Uuid,
        pub version: i64,
        pub recorded_at: DateTimeUtc,
        pub name: String,
        pub kind: String,
        pub region_code: String,
        pub address: String,
        pub active: bool,
        pub emblem: Option<Uuid>,
    }
}

table! {
    /// Places where readers and operators of an institution work.
    institution_work_units = "institution_work_units" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub institution_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub place: i64,
        pub office_id: Uuid,
        pub name: String,
    }
}

table! {
    /// Terms of office of the heads of institutions.
    institution_heads = "institution_heads" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub institution_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub seq: i64,
        pub recorded_at: DateTimeUtc,
        pub name: String,
        pub nip: Option<String>,
        pub rank: Option<String>,
        pub grade: Option<String>,
        pub position: String,
        pub status: String,
        pub since: Date,
        pub office_id: Uuid,
    }
}

table! {
    /// People who sign in.
    persons = "persons" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub version: i64,
        pub recorded_at: DateTimeUtc,
        pub name: String,
        pub email: String,
        pub active: bool,
    }
}

table! {
    /// Roles of people at offices and institutions.
    memberships = "memberships" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        pub seq: i64,
        pub recorded_at: DateTimeUtc,
        pub role: String,
        pub office_id: Uuid,
        pub institution_id: Option<Uuid>,
        pub from_on: Date,
        pub until_on: Option<Date>,
    }
}

table! {
    /// The calendar's version: one row.
    calendar = "calendar" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub version: i64,
    }
}

table! {
    /// Holidays added to the official table, national or of an office.
    holidays = "holidays" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub seq: i64,
        #[sea_orm(primary_key, auto_increment = false)]
        pub place: i64,
        pub recorded_at: DateTimeUtc,
        pub date: Date,
        pub kind: String,
        pub name: String,
        pub decree: Option<String>,
        pub office_id: Option<Uuid>,
    }
}
