//! What the program needs to work and the door doesn't own: uploads, sign-in, drafts, outbox, epochs.

use sea_orm_migration::prelude::*;

use crate::shape::{Shape, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 8] =
    ["files", "credentials", "invitations", "sessions", "drafts", "idempotency_keys", "outbox", "office_epochs"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        Shape::of("files")
            .uuid("id")
            .uuid("office_id")
            .text("sha256")
            .big("size")
            .one_of("media_type", &["application/pdf", "image/jpeg", "image/png"])
            .text("name")
            .uuid("uploaded_by")
            .instant("uploaded_at")
            .primary(&["id"])
            .unique(&["office_id", "id"])
            .index(&["uploaded_by"])
            .check(r#""size" BETWEEN 1 AND 20971520"#)
            .check(r#"length("sha256") = 64"#)
            .references(&["office_id"], "offices", &["id"])
            .references(&["uploaded_by"], "persons", &["id"])
            .create(manager)
            .await?;

        // Passwords are kept as argon2 strings, tokens as SHA-256 in hexadecimal: a copy of the database opens nothing.
        Shape::of("credentials")
            .uuid("person_id")
            .text("password_hash")
            .instant("changed_at")
            .big("failures")
            .opt_instant("last_failure_at")
            .opt_instant("locked_until")
            .primary(&["person_id"])
            .check(r#""failures" >= 0"#)
            .references(&["person_id"], "persons", &["id"])
            .create(manager)
            .await?;
        Shape::of("invitations")
            .text("token_sha256")
            .uuid("person_id")
            .uuid("invited_by")
            .instant("created_at")
            .instant("expires_at")
            .opt_instant("used_at")
            .primary(&["token_sha256"])
            .index(&["person_id"])
            .check(r#"length("token_sha256") = 64"#)
            .references(&["person_id"], "persons", &["id"])
            .create(manager)
            .await?;
        Shape::of("sessions")
            .uuid("id")
            .text("token_sha256")
            .uuid("person_id")
            .instant("created_at")
            .instant("last_seen_at")
            .instant("expires_at")
            .text("address")
            .text("agent")
            .primary(&["id"])
            .unique(&["token_sha256"])
            .index(&["person_id"])
            .check(r#"length("token_sha256") = 64"#)
            .references(&["person_id"], "persons", &["id"])
            .create(manager)
            .await?;
        Shape::of("drafts")
            .uuid("id")
            .uuid("person_id")
            .text("form")
            .text("field_values")
            .text("errors")
            .instant("saved_at")
            .primary(&["id"])
            .index(&["person_id", "form"])
            .references(&["person_id"], "persons", &["id"])
            .create(manager)
            .await?;

        Shape::of("idempotency_keys")
            .text("actor")
            .text("key")
            .text("request_sha256")
            .one_of("aggregate", &["agreement", "institution", "office", "person", "calendar"])
            .uuid("aggregate_id")
            .big("first_seq")
            .big("last_seq")
            .instant("recorded_at")
            .primary(&["actor", "key"])
            .index(&["recorded_at"])
            .create(manager)
            .await?;
        Shape::of("outbox")
            .uuid("id")
            .opt_uuid("office_id")
            .text("kind")
            .one_of("aggregate", &["agreement", "institution", "office", "person", "calendar"])
            .uuid("aggregate_id")
            .big("seq")
            .instant("recorded_at")
            .instant("due_at")
            .big("attempts")
            .opt_instant("done_at")
            .opt_text("last_error")
            .primary(&["id"])
            .unique(&["aggregate_id", "seq", "kind"])
            .index(&["done_at", "due_at"])
            .index(&["office_id"])
            .references(&["office_id"], "offices", &["id"])
            .create(manager)
            .await?;
        Shape::of("office_epochs")
            .uuid("office_id")
            .big("epoch")
            .primary(&["office_id"])
            .references(&["office_id"], "offices", &["id"])
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &TABLES).await
    }
}
