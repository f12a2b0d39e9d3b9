//! Rehearsals of a PoC: when an application is tried against the simulator, and what was found.

use sea_orm_migration::prelude::*;

use crate::shape::{Shape, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 2] = ["rehearsals", "rehearsal_checks"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // The subject is a name such as `application:…` or `method:web_portal`.
        Shape::of("rehearsals")
            .uuid("id")
            .uuid("office_id")
            .uuid("agreement_id")
            .text("subject")
            .opt_uuid("account_id")
            .uuid("started_by")
            .instant("started_at")
            .instant("open_until")
            .opt_instant("finished_at")
            .primary(&["id"])
            .unique(&["office_id", "id"])
            .index(&["agreement_id", "subject"])
            .index(&["office_id", "open_until"])
            .check(r#""open_until" > "started_at""#)
            .references(&["office_id", "agreement_id"], "agreements", &["office_id", "id"])
            .references(&["started_by"], "persons", &["id"])
            .create(manager)
            .await?;
        Shape::of("rehearsal_checks")
            .uuid("rehearsal_id")
            .text("check_key")
            .uuid("office_id")
            .one_of("outcome", &["passed", "failed", "not_applicable"])
            .opt_text("remark")
            .uuid("recorded_by")
            .instant("recorded_at")
            .primary(&["rehearsal_id", "check_key"])
            .references(&["office_id", "rehearsal_id"], "rehearsals", &["office_id", "id"])
            .references(&["recorded_by"], "persons", &["id"])
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &TABLES).await
    }
}
