//! What changes while access is in use: hours, callers' addresses, caps, passwords.

use sea_orm_migration::prelude::*;

use crate::shape::{Shape, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 5] = ["office_hours", "agreement_hours", "address_changes", "cap_changes", "earlier_secrets"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        Shape::of("office_hours")
            .uuid("office_id")
            .big("seq")
            .instant("recorded_at")
            .date("from_on")
            .text("hours")
            .primary(&["office_id", "seq"])
            .references(&["office_id"], "offices", &["id"])
            .create(manager)
            .await?;
        // Without hours of its own those of the office hold again.
        Shape::fact("agreement_hours").date("from_on").opt_text("hours").text("reason").create(manager).await?;
        Shape::fact("address_changes")
            .uuid("account_id")
            .instant("from_at")
            .text("address_list")
            .references(&["agreement_id", "account_id"], "accounts", &["agreement_id", "id"])
            .create(manager)
            .await?;
        Shape::fact("cap_changes")
            .uuid("account_id")
            .instant("from_at")
            .opt_count("per_day")
            .references(&["agreement_id", "account_id"], "accounts", &["agreement_id", "id"])
            .create(manager)
            .await?;
        // Passwords that a newer one replaced: they work until then, and are recognised afterwards.
        Shape::of("earlier_secrets")
            .uuid("id")
            .uuid("agreement_id")
            .uuid("account_id")
            .uuid("office_id")
            .text("secret_hash")
            .opt_text("mark")
            .text("reveal_nonce_sha256")
            .uuid("revealed_to")
            .instant("revealed_at")
            .instant("until")
            .opt_instant("last_used_at")
            .opt_instant("misused_at")
            .opt_text("misused_from")
            .primary(&["id"])
            .index(&["account_id"])
            .references(&["agreement_id", "account_id"], "accounts", &["agreement_id", "id"])
            .references(&["office_id", "agreement_id"], "agreements", &["office_id", "id"])
            .create(manager)
            .await?;
        for column in ["mark", "last_used_at"] {
            let mut added = ColumnDef::new(column);
            if column == "mark" {
                added.text()
            } else {
                added.timestamp_with_time_zone()
            };
            manager.alter_table(Table::alter().table("account_secrets").add_column(&mut added).take()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["mark", "last_used_at"] {
            manager.alter_table(Table::alter().table("account_secrets").drop_column(column).take()).await?;
        }
        drop_all(manager, &TABLES).await
    }
}
