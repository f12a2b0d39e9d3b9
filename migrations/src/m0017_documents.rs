//! Documents as issued, and the jobs that make many at once.

use sea_orm_migration::prelude::*;

use crate::shape::{Shape, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 2] = ["issued_documents", "print_jobs"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // The bytes lie in the data directory under their SHA-256.
        Shape::fact("issued_documents")
            .text("kind")
            .opt_text("subject")
            .one_of("issuer", &["office", "institution"])
            .opt_text("number")
            .text("code")
            .text("template_sha256")
            .text("input_sha256")
            .text("output_sha256")
            .text("compiler")
            .big("pages")
            .big("size")
            .flag("incomplete")
            .big("version")
            .date("issued_on")
            .text("issued_by")
            .opt_date("revoked_on")
            .opt_text("revoke_reason")
            .check(r#"length("code") = 12"#)
            .check(r#"length("template_sha256") = 64"#)
            .check(r#"length("input_sha256") = 64"#)
            .check(r#"length("output_sha256") = 64"#)
            .check(r#""pages" > 0 AND "size" > 0 AND "version" > 0"#)
            .check(r#"("revoked_on" IS NULL) = ("revoke_reason" IS NULL)"#)
            .unique(&["code"])
            .index(&["output_sha256"])
            .create(manager)
            .await?;
        // The finished ZIP lies in the data directory until it expires.
        Shape::of("print_jobs")
            .uuid("id")
            .uuid("office_id")
            .uuid("requested_by")
            .text("kind")
            .flag("issues")
            .one_of("phase", &["waiting", "running", "done", "failed"])
            .text("agreement_list")
            .text("failures")
            .opt_text("reason")
            .big("total")
            .big("done")
            .big("files")
            .instant("created_at")
            .opt_instant("moved_at")
            .opt_instant("finished_at")
            .instant("expires_at")
            .primary(&["id"])
            .index(&["office_id", "created_at"])
            .index(&["requested_by"])
            .check(r#""total" > 0 AND "done" >= 0 AND "files" >= 0"#)
            .references(&["office_id"], "offices", &["id"])
            .references(&["requested_by"], "persons", &["id"])
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &TABLES).await
    }
}
