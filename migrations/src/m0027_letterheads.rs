//! Emblems of letterheads, and where the code of an issued document leads.

use sea_orm_migration::prelude::*;

use crate::shape::{Shape, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Uploads like those in `files`, but checked to be emblems; the bytes lie in the same folder.
        Shape::of("emblems")
            .uuid("id")
            .uuid("office_id")
            .text("sha256")
            .big("size")
            .one_of("media_type", &["image/png", "image/jpeg", "image/svg+xml"])
            .text("name")
            .uuid("uploaded_by")
            .instant("uploaded_at")
            .primary(&["id"])
            .unique(&["office_id", "id"])
            .index(&["uploaded_by"])
            .check(r#""size" BETWEEN 1 AND 307200"#)
            .check(r#"length("sha256") = 64"#)
            .references(&["office_id"], "offices", &["id"])
            .references(&["uploaded_by"], "persons", &["id"])
            .create(manager)
            .await?;
        // Which of them an institution uses; that of the office stands in its settings.
        add(manager, "institutions", ColumnDef::new("emblem").uuid().null()).await?;
        add(manager, "issued_documents", ColumnDef::new("base_url").text().null()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in [("issued_documents", "base_url"), ("institutions", "emblem")] {
            manager.alter_table(Table::alter().table(table).drop_column(column).take()).await?;
        }
        drop_all(manager, &["emblems"]).await
    }
}

async fn add(manager: &SchemaManager<'_>, table: &'static str, column: &mut ColumnDef) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table(table).add_column(column).take()).await
}
