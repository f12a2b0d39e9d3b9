//! Evaluations at any time, with points and follow-ups that are done; sanctions that were proposed and set aside; who
//! handed a report in.

use sea_orm_migration::prelude::*;

use crate::shape::{DUTIES, Shape, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 3] = ["evaluation_scores", "follow_ups_done", "set_asides"];

/// The kind of duty that evaluations make.
const FOLLOW_UP: &str = "follow_up";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut submitted_by = ColumnDef::new("submitted_by");
        submitted_by.uuid().null();
        manager.alter_table(Table::alter().table("reports").add_column(&mut submitted_by).take()).await?;
        let mut occasion = ColumnDef::new("occasion");
        occasion.text().null();
        manager.alter_table(Table::alter().table("evaluations").add_column(&mut occasion).take()).await?;
        Shape::items("evaluation_scores", "evaluations")
            .text("criterion")
            .big("weight")
            .big("points")
            .check(r#""weight" BETWEEN 1 AND 100"#)
            .check(r#""points" BETWEEN 0 AND 100"#)
            .create(manager)
            .await?;
        Shape::fact("follow_ups_done")
            .text("what")
            .date("due_on")
            .date("done_on")
            .text("evidence")
            .create(manager)
            .await?;
        Shape::fact("set_asides")
            .text("cause")
            .one_of("step", &["warning", "quota_cut", "suspension", "revocation"])
            .text("reason")
            .opt_date("put_off_until")
            .date("decided_on")
            .text("decided_by")
            .create(manager)
            .await?;
        let mut duties = DUTIES.to_vec();
        duties.push(FOLLOW_UP);
        of_duties(manager, &duties).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        of_duties(manager, &DUTIES).await?;
        drop_all(manager, &TABLES).await?;
        for (table, column) in [("evaluations", "occasion"), ("reports", "submitted_by")] {
            manager.alter_table(Table::alter().table(table).drop_column(column).take()).await?;
        }
        Ok(())
    }
}

/// Makes the tables that name duties anew, for these kinds; what names another is left out.
async fn of_duties(manager: &SchemaManager<'_>, kinds: &[&str]) -> Result<(), DbErr> {
    let waivers = Shape::fact("waivers")
        .one_of("kind", kinds)
        .opt_text("subject")
        .text("reason")
        .text("waived_by")
        .date("waived_on");
    let columns = "agreement_id, seq, office_id, recorded_at, kind, subject, reason, waived_by, waived_on";
    remade(manager, ("waivers", "kind"), waivers, columns, kinds).await?;
    let findings = Shape::items("evaluation_findings", "evaluations")
        .one_of("duty", kinds)
        .opt_text("subject")
        .text("finding")
        .opt_text("evidence")
        .opt_count("score")
        .check(r#""score" <= 100"#);
    let columns = "agreement_id, seq, place, office_id, duty, subject, finding, evidence, score";
    remade(manager, ("evaluation_findings", "duty"), findings, columns, kinds).await
}

/// A CHECK can't be changed on SQLite: the table is made again beside the old one, and its rows copied.
async fn remade(
    manager: &SchemaManager<'_>,
    (table, duty): (&'static str, &str),
    shape: Shape,
    columns: &str,
    kinds: &[&str],
) -> Result<(), DbErr> {
    let before = format!("{table}_before");
    manager.rename_table(Table::rename().table(table, before.clone()).take()).await?;
    shape.create(manager).await?;
    let kinds = kinds.join("', '");
    let copy =
        format!(r#"INSERT INTO "{table}" ({columns}) SELECT {columns} FROM "{before}" WHERE "{duty}" IN ('{kinds}')"#);
    manager.get_connection().execute_unprepared(&copy).await?;
    manager.drop_table(Table::drop().table(before).take()).await
}
