//! Agreements that follow others, reports that are to be corrected, and new holders of User IDs.
//!
//! A User ID that passes over is a row of both agreements: closed in the one, open in the other. So it is unique among
//! the open ones.

use sea_orm_migration::prelude::*;

use crate::shape::{Shape, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 3] = ["predecessors", "report_corrections", "holder_changes"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        Shape::fact("predecessors")
            .opt_uuid("predecessor_id")
            .text("number")
            .one_of("cause", &["renewal", "renamed"])
            .opt_letter("bast")
            .index(&["office_id", "predecessor_id"])
            .references(&["office_id", "predecessor_id"], "agreements", &["office_id", "id"])
            .create(manager)
            .await?;
        Shape::fact("report_corrections")
            .semester()
            .letter("report")
            .date("asked_on")
            .text("reasons")
            .opt_text("asked_by")
            .create(manager)
            .await?;
        Shape::fact("holder_changes")
            .uuid("account_id")
            .text("responsible")
            .letter("request")
            .letter("bast")
            .references(&["agreement_id", "account_id"], "accounts", &["agreement_id", "id"])
            .create(manager)
            .await?;
        run(
            manager,
            &[
                "DROP INDEX accounts_user_id",
                "CREATE UNIQUE INDEX accounts_user_id ON accounts (user_id) WHERE closed_on IS NULL",
                "CREATE INDEX accounts_user_id_closed ON accounts (user_id) WHERE closed_on IS NOT NULL",
            ],
        )
        .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(
            manager,
            &[
                "DROP INDEX accounts_user_id_closed",
                "DROP INDEX accounts_user_id",
                "CREATE UNIQUE INDEX accounts_user_id ON accounts (user_id)",
            ],
        )
        .await?;
        drop_all(manager, &TABLES).await
    }
}

async fn run(manager: &SchemaManager<'_>, statements: &[&str]) -> Result<(), DbErr> {
    for statement in statements {
        manager.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}
