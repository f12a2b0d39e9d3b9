//! Events of an office.

use chrono::{DateTime, Utc};
use patuh_domain::ids::OfficeId;
use patuh_domain::office::{OfficeEvent, OfficeProfile};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::add;
use crate::store::column::json;
use crate::store::entity::offices;
use crate::store::error::StoreError;
use crate::store::rows;

pub(super) async fn apply<C: ConnectionTrait>(
    db: &C,
    id: OfficeId,
    seq: i64,
    at: DateTime<Utc>,
    event: OfficeEvent,
) -> Result<(), StoreError> {
    match event {
        OfficeEvent::Founded { profile } if seq == 1 => add(db, rows::office_row(id, at, profile)?).await,
        OfficeEvent::Founded { profile } | OfficeEvent::ProfileChanged { profile } => {
            change_profile(db, id, at, profile).await
        }
        OfficeEvent::HeadAppointed { head } => add(db, rows::office_head_row(id, seq, at, head)?).await,
        OfficeEvent::SettingsChanged { settings } => {
            offices::Entity::update_many()
                .col_expr(offices::Column::Settings, Expr::value(json(&settings)?))
                .filter(offices::Column::Id.eq(id.0))
                .exec(db)
                .await?;
            Ok(())
        }
        OfficeEvent::HoursSet { hours } => add(db, rows::office_hours_row(id, seq, at, hours)?).await,
        OfficeEvent::UpstreamSet { upstream } => add(db, rows::office_upstream_row(id, seq, at, upstream)).await,
        OfficeEvent::ClauseWorded { clause } => add(db, rows::office_clause_row(id, seq, at, clause)).await,
        OfficeEvent::Activated { active } => {
            offices::Entity::update_many()
                .col_expr(offices::Column::Active, Expr::value(active))
                .filter(offices::Column::Id.eq(id.0))
                .exec(db)
                .await?;
            Ok(())
        }
    }
}

async fn change_profile<C: ConnectionTrait>(
    db: &C,
    id: OfficeId,
    at: DateTime<Utc>,
    profile: OfficeProfile,
) -> Result<(), StoreError> {
    let offices::Model {
        id,
        version: _,
        recorded_at: _,
        name,
        government,
        level,
        region_code,
        address,
        city,
        postcode,
        phone,
        email,
        website,
        zone,
        evaluation_recipient,
        settings: _,
        active: _,
    } = rows::office_row(id, at, profile)?;
    offices::Entity::update_many()
        .col_expr(offices::Column::Name, Expr::value(name))
        .col_expr(offices::Column::Government, Expr::value(government))
        .col_expr(offices::Column::Level, Expr::value(level))
        .col_expr(offices::Column::RegionCode, Expr::value(region_code))
        .col_expr(offices::Column::Address, Expr::value(address))
        .col_expr(offices::Column::City, Expr::value(city))
        .col_expr(offices::Column::Postcode, Expr::value(postcode))
        .col_expr(offices::Column::Phone, Expr::value(phone))
        .col_expr(offices::Column::Email, Expr::value(email))
        .col_expr(offices::Column::Website, Expr::value(website))
        .col_expr(offices::Column::Zone, Expr::value(zone))
        .col_expr(offices::Column::EvaluationRecipient, Expr::value(evaluation_recipient))
        .filter(offices::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}
