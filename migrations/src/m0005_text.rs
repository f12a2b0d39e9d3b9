//! The texts: terms, their methods and elements, finality, PKS and Juknis.

use sea_orm_migration::prelude::*;

use crate::shape::{METHODS, Shape, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 6] = ["terms", "term_methods", "term_elements", "finals", "pks", "juknis"];

const ELEMENTS: [&str; 9] = [
    "nomor_kk",
    "nik",
    "nama_lengkap",
    "jenis_kelamin",
    "tempat_lahir",
    "tanggal_lahir",
    "status_perkawinan",
    "jenis_pekerjaan",
    "alamat",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        Shape::fact("terms")
            .date("effective")
            .one_of("layout", &["articles", "chapters"])
            .text("legal_basis_list")
            .opt_text("balikan_field_list")
            .opt_text("balikan_channel_list")
            .opt_one_of("iso_rule", &["months_after_signature", "fixed_date"])
            .opt_count("iso_months")
            .opt_date("iso_date")
            .one_of("reader_need", &["none", "as_needed", "required"])
            .opt_count("reader_months")
            .text("duty_map")
            .check(r#"("balikan_field_list" IS NULL) = ("balikan_channel_list" IS NULL)"#)
            .check(r#"("iso_months" IS NOT NULL) = ("iso_rule" IS NOT NULL AND "iso_rule" = 'months_after_signature')"#)
            .check(r#"("iso_date" IS NOT NULL) = ("iso_rule" IS NOT NULL AND "iso_rule" = 'fixed_date')"#)
            .create(manager)
            .await?;
        Shape::items("term_methods", "terms")
            .one_of("method", &METHODS)
            .text("address_part_list")
            .text("mandatory_list")
            .create(manager)
            .await?;
        // `place` is the method's, `element_place` the element's within it.
        Shape::of("term_elements")
            .uuid("agreement_id")
            .big("seq")
            .big("place")
            .big("element_place")
            .uuid("office_id")
            .one_of("element", &ELEMENTS)
            .primary(&["agreement_id", "seq", "place", "element_place"])
            .references(&["agreement_id", "seq", "place"], "term_methods", &["agreement_id", "seq", "place"])
            .references(&["office_id", "agreement_id"], "agreements", &["office_id", "id"])
            .create(manager)
            .await?;
        Shape::fact("finals")
            .one_of("text", &["pks", "juknis"])
            .date("final_on")
            .opt_count("reopened_seq")
            .check(r#""reopened_seq" > "seq""#)
            .create(manager)
            .await?;
        Shape::fact("pks")
            .text("office_number")
            .text("institution_number")
            .date("signed_on")
            .text("signed_at")
            .one_of("term_wording", &["years", "until", "range", "years_and_until"])
            .opt_count("term_years")
            .opt_date("term_until")
            .date("ends_on")
            .check(r#"("term_years" IS NOT NULL) = ("term_wording" IN ('years', 'years_and_until'))"#)
            .check(r#"("term_until" IS NOT NULL) = ("term_wording" IN ('until', 'years_and_until'))"#)
            .check(r#""ends_on" >= "signed_on""#)
            .scan()
            .index(&["office_id", "office_number"])
            .index(&["office_id", "institution_number"])
            .create(manager)
            .await?;
        Shape::fact("juknis")
            .text("number")
            .opt_text("institution_number")
            .date("dated")
            .text("place")
            .one_of("layout", &["criteria", "discussion"])
            .one_of("signers", &["heads", "head_and_officer", "technical_officers", "teams_and_heads"])
            .flag("initials")
            .opt_date("user_id_request_by")
            .scan()
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &TABLES).await
    }
}
