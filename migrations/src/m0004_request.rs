//! Agreements, and stages 1 to 4: request, review, forwarding, approval, teams.

use sea_orm_migration::prelude::*;

use crate::shape::{METHODS, Shape, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 13] = [
    "agreements",
    "requests",
    "request_methods",
    "takeups",
    "checklists",
    "checklist_items",
    "returns",
    "completions",
    "forwardings",
    "approvals",
    "teams",
    "team_members",
    "contacts",
];

const PARTIES: [&str; 2] = ["office", "institution"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        Shape::of("agreements")
            .uuid("id")
            .uuid("office_id")
            .uuid("institution_id")
            .big("version")
            .instant("recorded_at")
            .primary(&["id"])
            .unique(&["office_id", "id"])
            .index(&["office_id", "institution_id"])
            .references(&["office_id", "institution_id"], "institutions", &["office_id", "id"])
            .create(manager)
            .await?;

        Shape::fact("requests")
            .letter("letter")
            .text("subject")
            .text("purpose")
            .opt_count("daily_need")
            .opt_text("balikan_field_list")
            .opt_text("balikan_channel_list")
            .opt_count("term_years")
            .date("received_on")
            .check(r#"("balikan_field_list" IS NULL) = ("balikan_channel_list" IS NULL)"#)
            .scan()
            .create(manager)
            .await?;
        Shape::items("request_methods", "requests")
            .one_of("method", &METHODS)
            .text("element_list")
            .text("address_part_list")
            .text("mandatory_list")
            .create(manager)
            .await?;
        Shape::fact("takeups").date("taken_up_on").create(manager).await?;
        Shape::fact("checklists").date("checked_on").create(manager).await?;
        Shape::items("checklist_items", "checklists")
            .text("requirement")
            .flag("present")
            .opt_text("remark")
            .create(manager)
            .await?;
        Shape::fact("returns").date("returned_on").text("reasons").create(manager).await?;
        Shape::fact("completions").date("completed_on").create(manager).await?;
        Shape::fact("forwardings").letter("letter").create(manager).await?;
        Shape::fact("approvals")
            .letter("letter")
            .text("subject")
            .text("signed_by")
            .one_of("kind", &["new", "renewal", "change"])
            .scan()
            .create(manager)
            .await?;
        Shape::fact("teams").one_of("party", &PARTIES).letter("letter").create(manager).await?;
        Shape::items("team_members", "teams")
            .text("name")
            .opt_text("nip")
            .opt_text("rank")
            .opt_text("grade")
            .text("position")
            .create(manager)
            .await?;
        Shape::fact("contacts")
            .one_of("party", &PARTIES)
            .text("name")
            .text("position")
            .text("phone")
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &TABLES).await
    }
}
