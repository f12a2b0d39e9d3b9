//! What only documents print of an act, and two acts of their own: reminders, and hand-overs of what programs need.
//!
//! A column `particulars` holds a JSON object that is read and written whole and never searched; absent where nothing
//! was said.

use sea_orm_migration::prelude::*;

use crate::shape::{Shape, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

const MADE: [&str; 3] = ["reminders", "integration_handovers", "integration_items"];

/// Tables of acts with something to print.
const ACTS: [&str; 8] =
    ["requests", "poc_requests", "poc_schedules", "poc_results", "changes", "sanctions", "renewals", "incidents"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for act in ACTS {
            add_text(manager, act, "particulars").await?;
        }
        add_text(manager, "checklists", "officer").await?;
        Shape::fact("reminders").text("duty").letter("letter").opt_date("until").create(manager).await?;
        Shape::fact("integration_handovers").letter("bast").opt_text("receiver").create(manager).await?;
        Shape::items("integration_items", "integration_handovers").text("name").opt_text("remark").create(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &MADE).await?;
        drop_column(manager, "checklists", "officer").await?;
        for act in ACTS {
            drop_column(manager, act, "particulars").await?;
        }
        Ok(())
    }
}

async fn add_text(manager: &SchemaManager<'_>, table: &'static str, column: &'static str) -> Result<(), DbErr> {
    let mut definition = ColumnDef::new(column);
    definition.text().null();
    manager.alter_table(Table::alter().table(table).add_column(&mut definition).take()).await
}

async fn drop_column(manager: &SchemaManager<'_>, table: &'static str, column: &'static str) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table(table).drop_column(column).take()).await
}
