//! What look-ups may be made for, as dated facts of an agreement; and a way to the refusals of one person.

use sea_orm_migration::prelude::*;

use crate::shape::{Shape, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

const OF_PERSON: &str = "lookup_refusals_person";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        Shape::fact("purposes")
            .uuid("id")
            .text("name")
            .text("method_list")
            .text("element_list")
            .date("starts_on")
            .opt_date("ends_on")
            .unique(&["agreement_id", "id"])
            .create(manager)
            .await?;
        let of_person =
            Index::create().name(OF_PERSON).table("lookup_refusals").col("person_id").col("refused_at").to_owned();
        manager.create_index(of_person).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(OF_PERSON).table("lookup_refusals").to_owned()).await?;
        drop_all(manager, &["purposes"]).await
    }
}
