//! Offices, institutions, people, calendar.

use sea_orm_migration::prelude::*;

use crate::shape::{Shape, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 10] = [
    "installation",
    "offices",
    "office_heads",
    "institutions",
    "institution_work_units",
    "institution_heads",
    "persons",
    "memberships",
    "calendar",
    "holidays",
];

const ROLES: [&str; 9] = [
    "cooperation_staff",
    "head_of_office",
    "evaluator",
    "head_of_institution",
    "institution_admin",
    "technical_officer",
    "operator",
    "auditor",
    "system_admin",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        Shape::of("installation")
            .big("id")
            .flag("demonstration")
            .instant("created_at")
            .primary(&["id"])
            .check(r#""id" = 1"#)
            .create(manager)
            .await?;

        Shape::of("offices")
            .uuid("id")
            .big("version")
            .instant("recorded_at")
            .text("name")
            .text("government")
            .one_of("level", &["provinsi", "kabupaten", "kota"])
            .text("region_code")
            .text("address")
            .text("city")
            .text("postcode")
            .text("phone")
            .text("email")
            .text("website")
            .one_of("zone", &["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"])
            .one_of("evaluation_recipient", &["dirjen", "gubernur", "bupati", "wali_kota"])
            .text("settings")
            .flag("active")
            .primary(&["id"])
            .unique(&["region_code"])
            .create(manager)
            .await?;
        heads("office_heads", "office_id").references(&["office_id"], "offices", &["id"]).create(manager).await?;

        Shape::of("institutions")
            .uuid("id")
            .uuid("office_id")
            .big("version")
            .instant("recorded_at")
            .text("name")
            .one_of("kind", &["opd", "kecamatan", "badan_hukum"])
            .text("region_code")
            .text("address")
            .flag("active")
            .primary(&["id"])
            .unique(&["office_id", "id"])
            .references(&["office_id"], "offices", &["id"])
            .create(manager)
            .await?;
        Shape::of("institution_work_units")
            .uuid("institution_id")
            .big("place")
            .uuid("office_id")
            .text("name")
            .primary(&["institution_id", "place"])
            .references(&["office_id", "institution_id"], "institutions", &["office_id", "id"])
            .create(manager)
            .await?;
        heads("institution_heads", "institution_id")
            .uuid("office_id")
            .references(&["office_id", "institution_id"], "institutions", &["office_id", "id"])
            .create(manager)
            .await?;

        Shape::of("persons")
            .uuid("id")
            .big("version")
            .instant("recorded_at")
            .text("name")
            .text("email")
            .flag("active")
            .primary(&["id"])
            .unique(&["email"])
            .check(r#""email" = lower("email")"#)
            .create(manager)
            .await?;
        Shape::of("memberships")
            .uuid("person_id")
            .big("seq")
            .instant("recorded_at")
            .one_of("role", &ROLES)
            .uuid("office_id")
            .opt_uuid("institution_id")
            .date("from_on")
            .opt_date("until_on")
            .primary(&["person_id", "seq"])
            .index(&["office_id", "institution_id"])
            .check(
                r#"CASE WHEN "role" = 'technical_officer' THEN 1
                        WHEN "role" IN ('head_of_institution', 'institution_admin', 'operator')
                        THEN CASE WHEN "institution_id" IS NULL THEN 0 ELSE 1 END
                        ELSE CASE WHEN "institution_id" IS NULL THEN 1 ELSE 0 END END = 1"#,
            )
            .references(&["person_id"], "persons", &["id"])
            .references(&["office_id"], "offices", &["id"])
            .references(&["office_id", "institution_id"], "institutions", &["office_id", "id"])
            .create(manager)
            .await?;

        Shape::of("calendar").uuid("id").big("version").primary(&["id"]).create(manager).await?;
        Shape::of("holidays")
            .big("seq")
            .big("place")
            .instant("recorded_at")
            .date("date")
            .one_of("kind", &["libur_nasional", "cuti_bersama"])
            .text("name")
            .opt_text("decree")
            .opt_uuid("office_id")
            .primary(&["seq", "place"])
            .index(&["office_id"])
            .references(&["office_id"], "offices", &["id"])
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &TABLES).await
    }
}

/// Terms of office, in the order of recording.
fn heads(name: &'static str, owner: &'static str) -> Shape {
    Shape::of(name)
        .uuid(owner)
        .big("seq")
        .instant("recorded_at")
        .text("name")
        .opt_text("nip")
        .opt_text("rank")
        .opt_text("grade")
        .text("position")
        .one_of("status", &["definitive", "plt", "plh"])
        .date("since")
        .primary(&[owner, "seq"])
}
