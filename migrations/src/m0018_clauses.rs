//! Clauses that an office worded for itself.

use sea_orm_migration::prelude::*;

use crate::shape::{Shape, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // One row for each decision: the latest of a clause counts, the others are its history.
        Shape::of("office_clauses")
            .uuid("office_id")
            .big("seq")
            .instant("recorded_at")
            .text("document")
            .text("key")
            .opt_text("text")
            .text("replaced")
            .text("reason")
            .date("on_date")
            .text("by_name")
            .primary(&["office_id", "seq"])
            .references(&["office_id"], "offices", &["id"])
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["office_clauses"]).await
    }
}
