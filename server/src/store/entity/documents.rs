//! Documents as issued, and the jobs that make many at once.

use super::{fact, table};

fact! {
    /// Issued documents; the bytes lie in the data directory under their SHA-256.
    issued_documents = "issued_documents" {
        pub kind: String,
        pub subject: Option<String>,
        pub issuer: String,
        pub number: Option<String>,
        pub code: String,
        pub base_url: Option<String>,
        pub template_sha256: String,
        pub input_sha256: String,
        pub output_sha256: String,
        pub compiler: String,
        pub pages: i64,
        pub size: i64,
        pub incomplete: bool,
        pub version: i64,
        pub issued_on: Date,
        pub issued_by: String,
        pub revoked_on: Option<Date>,
        pub revoke_reason: Option<String>,
        pub originals: String,
        pub text_sha256: Option<String>,
    }
}

table! {
    /// Many documents at once: what was asked, how far it is. Written by `machinery::print_jobs`.
    print_jobs = "print_jobs" {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub office_id: Uuid,
        pub requested_by: Uuid,
        pub kind: String,
        pub issues: bool,
        pub phase: String,
        pub agreement_list: String,
        pub failures: String,
        pub reason: Option<String>,
        pub total: i64,
        pub done: i64,
        pub files: i64,
        pub created_at: DateTimeUtc,
        pub moved_at: Option<DateTimeUtc>,
        pub finished_at: Option<DateTimeUtc>,
        pub expires_at: DateTimeUtc,
    }
}
