//! Forbidden input that was seen, its review, locks on User IDs, and look-ups by the hour.

use sea_orm_migration::prelude::*;

use crate::shape::{METHODS, Shape, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 4] = ["suspicions", "account_locks", "suspicion_reviews", "lookup_hours"];

const KINDS: [&str; 6] = ["serial_run", "constant_step", "date_sweep", "same_prefix", "many_misses", "tempo"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // What was seen, without anything of a citizen: the picture holds relative offsets.
        Shape::of("suspicions")
            .uuid("id")
            .uuid("office_id")
            .uuid("agreement_id")
            .uuid("account_id")
            .opt_uuid("person_id")
            .one_of("method", &METHODS)
            .one_of("kind", &KINDS)
            .big("times")
            .big("misses")
            .instant("from_at")
            .instant("until_at")
            .instant("found_at")
            .text("picture")
            .primary(&["id"])
            .unique(&["office_id", "id"])
            .index(&["agreement_id", "found_at"])
            .index(&["office_id", "found_at"])
            .check(r#""times" > 0 AND "misses" >= 0 AND "misses" <= "times""#)
            .references(&["office_id", "agreement_id"], "agreements", &["office_id", "id"])
            .create(manager)
            .await?;
        Shape::fact("account_locks")
            .uuid("account_id")
            .text("reason")
            .text("locked_by")
            .instant("locked_at")
            .opt_uuid("suspicion_id")
            .opt_instant("unlocked_at")
            .opt_text("unlocked_by")
            .opt_text("unlock_remark")
            .check(r#"("unlocked_at" IS NULL) = ("unlocked_by" IS NULL)"#)
            .check(r#"("unlocked_at" IS NULL) = ("unlock_remark" IS NULL)"#)
            .index(&["agreement_id", "account_id"])
            .references(&["agreement_id", "account_id"], "accounts", &["agreement_id", "id"])
            .create(manager)
            .await?;
        Shape::fact("suspicion_reviews")
            .uuid("suspicion_id")
            .uuid("account_id")
            .one_of("verdict", &["harmless", "forbidden"])
            .text("remark")
            .text("reviewed_by")
            .instant("reviewed_at")
            .index(&["office_id", "suspicion_id"])
            .references(&["agreement_id", "account_id"], "accounts", &["agreement_id", "id"])
            .create(manager)
            .await?;
        // How often what came out in each hour, so that a term of ten million look-ups is read in a few thousand rows.
        // Nil ids stand for no application and no person: a key has no gaps.
        Shape::of("lookup_hours")
            .uuid("agreement_id")
            .instant("hour")
            .uuid("account_id")
            .one_of("method", &METHODS)
            .uuid("application_id")
            .uuid("person_id")
            .one_of("outcome", &["reserved", "answered", "refunded", "refused"])
            .text("code")
            .uuid("office_id")
            .big("times")
            .primary(&[
                "agreement_id",
                "hour",
                "account_id",
                "method",
                "application_id",
                "person_id",
                "outcome",
                "code",
            ])
            .index(&["office_id", "hour"])
            .check(r#""times" > 0"#)
            .references(&["office_id", "agreement_id"], "agreements", &["office_id", "id"])
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &TABLES).await
    }
}
