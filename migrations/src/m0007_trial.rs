//! Stage 7: Proof of Concept.

use sea_orm_migration::prelude::*;

use crate::shape::{METHODS, Shape, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 5] =
    ["poc_requests", "poc_request_subjects", "poc_schedules", "poc_schedule_subjects", "poc_results"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        Shape::fact("poc_requests").letter("letter").create(manager).await?;
        subject(Shape::items("poc_request_subjects", "poc_requests")).create(manager).await?;
        Shape::fact("poc_schedules").date("scheduled_on").letter("confirmation").create(manager).await?;
        subject(Shape::items("poc_schedule_subjects", "poc_schedules")).create(manager).await?;
        subject(Shape::fact("poc_results"))
            .one_of("verdict", &["passed", "needs_work", "failed", "not_required"])
            .date("effective")
            .opt_letter("letter")
            .opt_text("remark")
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &TABLES).await
    }
}

/// What is tried: an application, or a method that has none.
fn subject(shape: Shape) -> Shape {
    shape
        .opt_uuid("application_id")
        .opt_one_of("method", &METHODS)
        .check(r#"("application_id" IS NULL) <> ("method" IS NULL)"#)
        .index(&["agreement_id", "application_id"])
        .references(&["agreement_id", "application_id"], "applications", &["agreement_id", "id"])
}
