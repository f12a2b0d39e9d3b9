//! Uploads, sign-in, drafts, idempotency, outbox, epochs. Each table is written by one module.

use super::table;

table! {
    /// Uploads; the bytes lie in the data directory under their SHA-256. Written by the upload handler.
    files = "files" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub office_id: Uuid,
        pub sha256: String,
        pub size: i64,
        pub media_type: String,
        pub name: String,
        pub uploaded_by: Uuid,
        pub uploaded_at: DateTimeUtc,
    }
}

table! {
    /// Emblems of letterheads, checked when they came in; the bytes lie with those of `files`. Written by the upload
    /// handler.
    emblems = "emblems" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub office_id: Uuid,
        pub sha256: String,
        pub size: i64,
        pub media_type: String,
        pub name: String,
        pub uploaded_by: Uuid,
        pub uploaded_at: DateTimeUtc,
    }
}

table! {
    /// Passwords (argon2 strings) and failures of sign-in. Written by `identity`.
    credentials = "credentials" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: Uuid,
        pub password_hash: String,
        pub changed_at: DateTimeUtc,
        pub failures: i64,
        pub last_failure_at: Option<DateTimeUtc>,
        pub locked_until: Option<DateTimeUtc>,
    }
}

table! {
    /// Secret links to the calendar of duties. Written by `machinery::calendar_links`.
    calendar_links = "calendar_links" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub person_id: Uuid,
        pub token_sha256: String,
        pub created_at: DateTimeUtc,
    }
}

table! {
    /// One-time links that set the first password. Written by `identity`.
    invitations = "invitations" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub token_sha256: String,
        pub person_id: Uuid,
        pub invited_by: Uuid,
        pub created_at: DateTimeUtc,
        pub expires_at: DateTimeUtc,
        pub used_at: Option<DateTimeUtc>,
    }
}

table! {
    /// Sessions; of the token only the SHA-256. Written by `identity`.
    sessions = "sessions" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub token_sha256: String,
        pub person_id: Uuid,
        pub created_at: DateTimeUtc,
        pub last_seen_at: DateTimeUtc,
        pub expires_at: DateTimeUtc,
        pub address: String,
        pub agent: String,
    }
}

table! {
    /// Kept forms: values and errors as JSON, bound to a person. Written by the form handlers.
    drafts = "drafts" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub person_id: Uuid,
        pub form: String,
        pub field_values: String,
        pub errors: String,
        pub saved_at: DateTimeUtc,
    }
}

table! {
    /// Commands done, by actor and key, with where their events are. Written by `desk`.
    idempotency_keys = "idempotency_keys" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub actor: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: String,
        pub request_sha256: String,
        pub aggregate: String,
        pub aggregate_id: Uuid,
        /// The first event's sequence; one more than `last_seq` where there was none.
        pub first_seq: i64,
        pub last_seq: i64,
        pub recorded_at: DateTimeUtc,
    }
}

table! {
    /// What must leave the house because of an event. Added by `desk` with the event, worked off by the outbox worker.
    outbox = "outbox" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub office_id: Option<Uuid>,
        pub kind: String,
        pub aggregate: String,
        pub aggregate_id: Uuid,
        pub seq: i64,
        pub recorded_at: DateTimeUtc,
        pub due_at: DateTimeUtc,
        pub attempts: i64,
        pub done_at: Option<DateTimeUtc>,
        pub last_error: Option<String>,
    }
}

table! {
    /// Grows with every committed command of an office, so that no process answers from stale facts. Written by `desk`.
    office_epochs = "office_epochs" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub office_id: Uuid,
        pub epoch: i64,
    }
}
