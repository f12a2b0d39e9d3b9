//! The centre's service as each office reaches it: where, with which credentials, and how it did.

use sea_orm_migration::prelude::*;

use crate::shape::{Shape, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 3] = ["office_upstreams", "upstream_credentials", "upstream_pulses"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // The last row counts; without an address the service of the installation is used again.
        Shape::of("office_upstreams")
            .uuid("office_id")
            .big("seq")
            .instant("recorded_at")
            .opt_text("address")
            .opt_text("pin")
            .opt_uuid("credentials_id")
            .primary(&["office_id", "seq"])
            .check(r#""address" IS NOT NULL OR ("pin" IS NULL AND "credentials_id" IS NULL)"#)
            .references(&["office_id"], "offices", &["id"])
            .create(manager)
            .await?;
        // Encrypted with a key outside the database.
        Shape::of("upstream_credentials")
            .uuid("id")
            .uuid("office_id")
            .text("user_id")
            .text("sealed")
            .instant("recorded_at")
            .primary(&["id"])
            .index(&["office_id"])
            .references(&["office_id"], "offices", &["id"])
            .create(manager)
            .await?;
        Shape::of("upstream_pulses")
            .uuid("office_id")
            .opt_instant("last_success_at")
            .opt_count("latency_us")
            .opt_instant("last_failure_at")
            .opt_text("last_failure")
            .opt_instant("failing_since")
            .primary(&["office_id"])
            .references(&["office_id"], "offices", &["id"])
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &TABLES).await
    }
}
