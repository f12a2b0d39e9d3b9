//! Secret links by which a calendar program reads the duties that a person sees.

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
        // One link a person; the token is kept as SHA-256 in hexadecimal: a copy of the database opens nothing.
        Shape::of("calendar_links")
            .uuid("person_id")
            .text("token_sha256")
            .instant("created_at")
            .primary(&["person_id"])
            .unique(&["token_sha256"])
            .check(r#"length("token_sha256") = 64"#)
            .references(&["person_id"], "persons", &["id"])
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["calendar_links"]).await
    }
}
