//! The history: a chain of entries in lanes, and the payloads they vouch for.

use sea_orm_migration::prelude::*;

use crate::shape::{Shape, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 3] = ["lanes", "events", "payloads"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // No foreign key to offices: the history of an office stands before and after the office's row.
        Shape::of("lanes")
            .uuid("id")
            .opt_uuid("office_id")
            .instant("started_at")
            .text("origin")
            .text("origin_hash")
            .big("head_seq")
            .text("head_hash")
            .primary(&["id"])
            .index(&["office_id"])
            .check(r#""head_seq" >= 0"#)
            .check(r#"length("origin_hash") = 64 AND length("head_hash") = 64"#)
            .create(manager)
            .await?;
        Shape::of("events")
            .serial("position")
            .uuid("lane_id")
            .big("lane_seq")
            .text("canonical")
            .text("hash")
            .opt_uuid("office_id")
            .one_of("aggregate", &["agreement", "institution", "office", "person", "calendar"])
            .uuid("aggregate_id")
            .big("seq")
            .text("kind")
            .one_of("actor_kind", &["person", "system", "command_line"])
            .opt_uuid("actor_id")
            .instant("recorded_at")
            .unique(&["lane_id", "lane_seq"])
            .unique(&["aggregate_id", "seq"])
            .index(&["office_id", "position"])
            .index(&["actor_id"])
            .check(r#""lane_seq" > 0 AND "seq" > 0"#)
            .check(r#"length("hash") = 64"#)
            .check(r#"("actor_kind" = 'person') = ("actor_id" IS NOT NULL)"#)
            .references(&["lane_id"], "lanes", &["id"])
            .create(manager)
            .await?;
        // Personal data sits here alone and can be destroyed with minutes; the chain keeps only the salted digest.
        Shape::of("payloads")
            .uuid("aggregate_id")
            .big("seq")
            .text("salt")
            .text("body")
            .primary(&["aggregate_id", "seq"])
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &TABLES).await
    }
}
