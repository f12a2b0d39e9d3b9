//! What semester reports say and evaluations find, and the configuration files of SAM cards.

use sea_orm_migration::prelude::*;

use crate::shape::{DUTIES, Shape, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 2] = ["evaluation_findings", "evaluation_follow_ups"];

/// Columns added to tables of facts, all of them optional.
const TEXTS: [(&str, &str); 9] = [
    ("reports", "storage_remark"),
    ("reports", "incident_remark"),
    ("reports", "benefits"),
    ("reports", "obstacles"),
    ("reports", "plans"),
    ("evaluations", "notes"),
    ("evaluations", "evaluator"),
    ("readers", "configuration"),
    ("readers", "condition"),
];
const FLAGS: [(&str, &str); 2] = [("reports", "nothing_stored"), ("evaluations", "complete")];
const COUNTS: [(&str, &str); 2] = [("reports", "hits"), ("reports", "balikan")];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in TEXTS {
            add(manager, table, ColumnDef::new(column).text().null()).await?;
        }
        for (table, column) in FLAGS {
            add(manager, table, ColumnDef::new(column).boolean().null()).await?;
        }
        for (table, column) in COUNTS {
            let rule = Expr::cust(format!(r#""{column}" >= 0"#));
            add(manager, table, ColumnDef::new(column).big_integer().null().check(rule)).await?;
        }
        Shape::items("evaluation_findings", "evaluations")
            .one_of("duty", &DUTIES)
            .opt_text("subject")
            .text("finding")
            .opt_text("evidence")
            .opt_count("score")
            .check(r#""score" <= 100"#)
            .create(manager)
            .await?;
        Shape::items("evaluation_follow_ups", "evaluations").text("what").date("due_on").create(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &TABLES).await?;
        for (table, column) in TEXTS.into_iter().chain(FLAGS).chain(COUNTS) {
            manager.alter_table(Table::alter().table(table).drop_column(column).take()).await?;
        }
        Ok(())
    }
}

async fn add(manager: &SchemaManager<'_>, table: &'static str, column: &mut ColumnDef) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table(table).add_column(column).take()).await
}
