//! Which originals an issued file holds, and the wording kept beside it.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLE: &str = "issued_documents";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let known = Expr::cust(r#""originals" IN ('single', 'first', 'second', 'both')"#);
        let mut originals = ColumnDef::new("originals");
        // What was issued before had a place for the stamp at both signatures.
        originals.text().not_null().default("single").check(known);
        let whole = Expr::cust(r#"length("text_sha256") = 64"#);
        let mut text = ColumnDef::new("text_sha256");
        text.text().null().check(whole);
        for column in [&mut originals, &mut text] {
            manager.alter_table(Table::alter().table(TABLE).add_column(column).take()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["originals", "text_sha256"] {
            manager.alter_table(Table::alter().table(TABLE).drop_column(column).take()).await?;
        }
        Ok(())
    }
}
