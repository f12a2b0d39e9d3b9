//! Stage 6: network, quota, applications, operators, User IDs, declarations.

use sea_orm_migration::prelude::*;

use crate::shape::{METHODS, Shape, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 14] = [
    "networks",
    "network_addresses",
    "network_letters",
    "quota_grants",
    "quota_methods",
    "applications",
    "service_flows",
    "operators",
    "access_approvals",
    "accounts",
    "account_methods",
    "account_addresses",
    "account_secrets",
    "declarations",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        Shape::fact("networks")
            .opt_text("ip_lan")
            .one_of("kind", &["closed", "vpn"])
            .opt_text("vpn")
            .opt_count("bandwidth_mbps")
            .text("payer_list")
            .opt_text("provider")
            .opt_text("diskominfo_ip")
            .opt_date("expected_on")
            .opt_text("expected_month")
            .opt_count("expected_week")
            .opt_date("ready_on")
            .check(r#"("expected_month" IS NULL) = ("expected_week" IS NULL)"#)
            .check(r#""expected_on" IS NULL OR "expected_month" IS NULL"#)
            .create(manager)
            .await?;
        Shape::items("network_addresses", "networks")
            .one_of("method", &METHODS)
            .text("address")
            .create(manager)
            .await?;
        Shape::fact("network_letters").letter("letter").create(manager).await?;

        Shape::fact("quota_grants")
            .opt_count("per_day")
            .opt_date("from_on")
            .flag("from_poc")
            .flag("until_poc")
            .opt_letter("reference")
            .check(r#""from_poc" = ("from_on" IS NULL)"#)
            .create(manager)
            .await?;
        Shape::items("quota_methods", "quota_grants").one_of("method", &METHODS).create(manager).await?;

        Shape::fact("applications")
            .uuid("id")
            .date("registered_on")
            .text("name")
            .text("function")
            .text("platform")
            .opt_text("url")
            .one_of("method", &METHODS)
            .text("element_list")
            .opt_text("used_by")
            .opt_text("keeper")
            .flag("mobile")
            .unique(&["agreement_id", "id"])
            .create(manager)
            .await?;
        Shape::fact("service_flows")
            .one_of("method", &METHODS)
            .text("title")
            .text("introduction")
            .text("lane_list")
            .text("steps")
            .create(manager)
            .await?;
        Shape::fact("operators")
            .uuid("id")
            .date("since")
            .opt_date("left_on")
            .text("name")
            .opt_text("staff_number")
            .one_of("staff_status", &["PNS", "PPPK", "Non-ASN"])
            .text("position")
            .unique(&["agreement_id", "id"])
            .create(manager)
            .await?;
        Shape::fact("access_approvals").letter("requested").opt_letter("granted").create(manager).await?;

        Shape::fact("accounts")
            .uuid("id")
            .text("user_id")
            .one_of("kind", &["production", "development", "admin"])
            .letter("request")
            .opt_text("office_region_code")
            .opt_text("local_user_id")
            .text("responsible")
            .opt_count("daily_cap")
            .opt_letter("bast")
            .opt_date("closed_on")
            .unique(&["user_id"])
            .unique(&["agreement_id", "id"])
            .create(manager)
            .await?;
        account_items("account_methods").one_of("method", &METHODS).create(manager).await?;
        account_items("account_addresses").text("address").index(&["address"]).create(manager).await?;
        // The secret itself exists only on the receiver's screen; `reveal_nonce_sha256` makes a refresh of that page free.
        Shape::of("account_secrets")
            .uuid("agreement_id")
            .uuid("account_id")
            .uuid("office_id")
            .text("secret_hash")
            .text("reveal_nonce_sha256")
            .uuid("revealed_to")
            .instant("revealed_at")
            .primary(&["agreement_id", "account_id"])
            .unique(&["account_id"])
            .index(&["revealed_to"])
            .references(&["agreement_id", "account_id"], "accounts", &["agreement_id", "id"])
            .references(&["office_id", "agreement_id"], "agreements", &["office_id", "id"])
            .references(&["revealed_to"], "persons", &["id"])
            .create(manager)
            .await?;

        Shape::fact("declarations")
            .one_of("kind", &["sptjm_first", "sptjm_renewal", "nda_a", "nda_b"])
            .text("signer")
            .opt_uuid("operator_id")
            .date("signed_on")
            .flag("meterai")
            .check(r#""operator_id" IS NULL OR "kind" IN ('nda_a', 'nda_b')"#)
            .index(&["agreement_id", "operator_id"])
            .references(&["agreement_id", "operator_id"], "operators", &["agreement_id", "id"])
            .scan()
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &TABLES).await
    }
}

/// A list of an account, replaced as a whole.
fn account_items(name: &'static str) -> Shape {
    Shape::of(name)
        .uuid("agreement_id")
        .uuid("account_id")
        .big("place")
        .uuid("office_id")
        .primary(&["agreement_id", "account_id", "place"])
        .references(&["agreement_id", "account_id"], "accounts", &["agreement_id", "id"])
        .references(&["office_id", "agreement_id"], "agreements", &["office_id", "id"])
}
