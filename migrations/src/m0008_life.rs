//! What happens while an agreement lives, and how it ends.

use sea_orm_migration::prelude::*;

use crate::shape::{DUTIES, Shape, drop_all};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 12] = [
    "certificates",
    "reports",
    "evaluations",
    "report_forwardings",
    "changes",
    "sanctions",
    "renewals",
    "readers",
    "incidents",
    "closings",
    "waivers",
    "endings",
];

const CHANGES: [&str; 9] =
    ["head", "structure", "name", "bandwidth", "quota", "user_id", "method", "elements", "application"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        Shape::fact("certificates")
            .text("number")
            .text("body")
            .text("scope")
            .date("valid_until")
            .date("received_on")
            .create(manager)
            .await?;
        Shape::fact("reports")
            .semester()
            .letter("letter")
            .date("received_on")
            .one_of("channel", &["patuh", "paper", "email", "national"])
            .opt_date("frozen_due")
            .scan()
            .create(manager)
            .await?;
        Shape::fact("evaluations")
            .semester()
            .date("completed_on")
            .one_of("conclusion", &["continue", "with_notes", "warning", "suspend"])
            .opt_letter("forwarded")
            .opt_date("frozen_due")
            .create(manager)
            .await?;
        Shape::fact("report_forwardings").semester().letter("letter").opt_date("frozen_due").create(manager).await?;
        Shape::fact("changes")
            .one_of("kind", &CHANGES)
            .text("subject")
            .date("happened_on")
            .opt_letter("letter")
            .opt_letter("decision")
            .opt_flag("granted")
            .create(manager)
            .await?;
        Shape::fact("sanctions")
            .uuid("id")
            .one_of("kind", &["warning", "quota_cut", "suspension", "revocation"])
            .letter("letter")
            .text("basis")
            .instant("from_at")
            .opt_count("per_day")
            .opt_text("lift_condition")
            .opt_letter("lift")
            .opt_instant("lifted_at")
            .check(r#"("lift_number" IS NULL) = ("lifted_at" IS NULL)"#)
            .unique(&["agreement_id", "id"])
            .create(manager)
            .await?;
        // An addendum has numbers, a signing day and a new end; a new agreement a signing day; a refusal its letter.
        Shape::fact("renewals")
            .letter("letter")
            .date("received_on")
            .opt_letter("approval")
            .opt_one_of("outcome", &["addendum", "new_agreement", "refused"])
            .opt_text("addendum_office_number")
            .opt_text("addendum_institution_number")
            .opt_date("outcome_signed_on")
            .opt_date("addendum_ends_on")
            .opt_letter("refusal")
            .opt_date("frozen_due")
            .check(r#"("addendum_office_number" IS NOT NULL) = ("outcome" IS NOT NULL AND "outcome" = 'addendum')"#)
            .check(r#"("addendum_ends_on" IS NOT NULL) = ("outcome" IS NOT NULL AND "outcome" = 'addendum')"#)
            .check(
                r#"("outcome_signed_on" IS NOT NULL)
                    = ("outcome" IS NOT NULL AND "outcome" IN ('addendum', 'new_agreement'))"#,
            )
            .check(r#"("refusal_number" IS NOT NULL) = ("outcome" IS NOT NULL AND "outcome" = 'refused')"#)
            .scan()
            .create(manager)
            .await?;
        Shape::fact("readers")
            .text("brand")
            .text("serial")
            .text("place")
            .opt_text("sam_id")
            .opt_date("personalised_on")
            .opt_date("activated_on")
            .opt_date("deactivated_on")
            .create(manager)
            .await?;
        Shape::fact("incidents")
            .uuid("id")
            .instant("detected_at")
            .text("subject")
            .opt_instant("notified_at")
            .opt_letter("notice")
            .unique(&["agreement_id", "id"])
            .create(manager)
            .await?;
        Shape::fact("closings").letter("bast").opt_text("remark").opt_date("frozen_due").create(manager).await?;
        Shape::fact("waivers")
            .one_of("kind", &DUTIES)
            .opt_text("subject")
            .text("reason")
            .text("waived_by")
            .date("waived_on")
            .create(manager)
            .await?;
        // At most one ending counts, the first.
        Shape::fact("endings")
            .one_of("kind", &["withdrawn", "rejected", "ended", "terminated"])
            .opt_date("ended_on")
            .opt_letter("letter")
            .opt_text("reason")
            .opt_one_of("cause", &["consent", "renamed", "dissolved"])
            .check(r#"("ended_on" IS NULL) = ("kind" = 'rejected')"#)
            .check(r#""letter_number" IS NOT NULL OR "kind" = 'withdrawn'"#)
            .check(r#"("reason" IS NULL) = ("kind" = 'ended')"#)
            .check(r#"("cause" IS NOT NULL) = ("kind" = 'ended')"#)
            .unique(&["agreement_id"])
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &TABLES).await
    }
}
