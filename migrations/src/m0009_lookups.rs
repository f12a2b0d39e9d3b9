//! Look-ups: counters, who asked when under what, how it was answered, what was refused. Nothing about the citizen but a
//! keyed hash of the NIK.

use sea_orm_migration::prelude::*;

use crate::shape::{METHODS, Shape, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 6] =
    ["hit_counters", "counting_days", "lookup_batches", "lookups", "lookup_answers", "lookup_refusals"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        Shape::of("hit_counters")
            .uuid("agreement_id")
            .text("counter")
            .date("day")
            .uuid("office_id")
            .big("hits")
            .primary(&["agreement_id", "counter", "day"])
            .check(r#""hits" >= 0"#)
            .references(&["office_id", "agreement_id"], "agreements", &["office_id", "id"])
            .create(manager)
            .await?;
        // The day on which the office counted last: it never moves back, whatever the machine's clock does.
        Shape::of("counting_days")
            .uuid("office_id")
            .date("day")
            .primary(&["office_id"])
            .references(&["office_id"], "offices", &["id"])
            .create(manager)
            .await?;
        // One entry for each commit, chained within a lane (an office and the start of a process).
        Shape::of("lookup_batches")
            .uuid("lane_id")
            .big("lane_seq")
            .uuid("office_id")
            .instant("recorded_at")
            .text("canonical")
            .text("hash")
            .primary(&["lane_id", "lane_seq"])
            .index(&["office_id"])
            .check(r#""lane_seq" > 0 AND length("hash") = 64"#)
            .references(&["office_id"], "offices", &["id"])
            .create(manager)
            .await?;
        Shape::of("lookups")
            .uuid("id")
            .uuid("office_id")
            .uuid("agreement_id")
            .uuid("account_id")
            .one_of("method", &METHODS)
            .opt_uuid("application_id")
            .opt_uuid("person_id")
            .opt_text("purpose")
            .text("address")
            .date("day")
            .text("counter_list")
            .text("element_list")
            .big("nik_key")
            .text("nik_hash")
            .instant("reserved_at")
            .uuid("lane_id")
            .big("lane_seq")
            .primary(&["id"])
            .unique(&["office_id", "id"])
            .index(&["agreement_id", "reserved_at"])
            .index(&["office_id", "nik_hash"])
            .index(&["person_id", "reserved_at"])
            .index(&["lane_id", "lane_seq"])
            .check(r#"length("nik_hash") = 64"#)
            .references(&["office_id", "agreement_id"], "agreements", &["office_id", "id"])
            .references(&["lane_id", "lane_seq"], "lookup_batches", &["lane_id", "lane_seq"])
            .create(manager)
            .await?;
        // A look-up without an answer was cut off by a crash: it stays counted, and its outcome isn't known.
        Shape::of("lookup_answers")
            .uuid("lookup_id")
            .uuid("office_id")
            .opt_text("code")
            .flag("refunded")
            .big("latency_us")
            .instant("answered_at")
            .uuid("lane_id")
            .big("lane_seq")
            .primary(&["lookup_id"])
            .index(&["lane_id", "lane_seq"])
            .check(r#"("code" IS NULL) = "refunded""#)
            .references(&["office_id", "lookup_id"], "lookups", &["office_id", "id"])
            .references(&["lane_id", "lane_seq"], "lookup_batches", &["lane_id", "lane_seq"])
            .create(manager)
            .await?;
        Shape::of("lookup_refusals")
            .uuid("id")
            .uuid("office_id")
            .uuid("agreement_id")
            .uuid("account_id")
            .one_of("method", &METHODS)
            .opt_uuid("person_id")
            .text("code")
            .text("reason")
            .text("address")
            .big("times")
            .instant("refused_at")
            .uuid("lane_id")
            .big("lane_seq")
            .primary(&["id"])
            .index(&["agreement_id", "refused_at"])
            .index(&["lane_id", "lane_seq"])
            .check(r#""times" > 0"#)
            .references(&["office_id", "agreement_id"], "agreements", &["office_id", "id"])
            .references(&["lane_id", "lane_seq"], "lookup_batches", &["lane_id", "lane_seq"])
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &TABLES).await
    }
}
