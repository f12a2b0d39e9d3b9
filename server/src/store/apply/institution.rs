//! Events of an institution.

use chrono::{DateTime, Utc};
use patuh_domain::ids::{InstitutionId, OfficeId};
use patuh_domain::institution::{InstitutionEvent, InstitutionProfile};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::{add, add_all};
use crate::store::entity::{institution_work_units, institutions};
use crate::store::error::StoreError;
use crate::store::rows;

pub(super) async fn apply<C: ConnectionTrait>(
    db: &C,
    office: OfficeId,
    id: InstitutionId,
    seq: i64,
    at: DateTime<Utc>,
    event: InstitutionEvent,
) -> Result<(), StoreError> {
    match event {
        InstitutionEvent::Registered { profile } if seq == 1 => {
            let (row, units) = rows::institution_rows(id, office, at, profile)?;
            add(db, row).await?;
            add_all(db, units).await
        }
        InstitutionEvent::Registered { profile } | InstitutionEvent::ProfileChanged { profile } => {
            change_profile(db, office, id, at, profile).await
        }
        InstitutionEvent::HeadAppointed { head } => {
            add(db, rows::institution_head_row(id, office, seq, at, head)?).await
        }
        InstitutionEvent::Activated { active } => {
            institutions::Entity::update_many()
                .col_expr(institutions::Column::Active, Expr::value(active))
                .filter(institutions::Column::Id.eq(id.0))
                .exec(db)
                .await?;
            Ok(())
        }
    }
}

async fn change_profile<C: ConnectionTrait>(
    db: &C,
    office: OfficeId,
    id: InstitutionId,
    at: DateTime<Utc>,
    profile: InstitutionProfile,
) -> Result<(), StoreError> {
    let (row, units) = rows::institution_rows(id, office, at, profile)?;
    let institutions::Model {
        id,
        office_id: _,
        version: _,
        recorded_at: _,
        name,
        kind,
        region_code,
        address,
        active: _,
        emblem,
    } = row;
    institutions::Entity::update_many()
        .col_expr(institutions::Column::Name, Expr::value(name))
        .col_expr(institutions::Column::Kind, Expr::value(kind))
        .col_expr(institutions::Column::RegionCode, Expr::value(region_code))
        .col_expr(institutions::Column::Address, Expr::value(address))
        .col_expr(institutions::Column::Emblem, Expr::value(emblem))
        .filter(institutions::Column::Id.eq(id))
        .exec(db)
        .await?;
    institution_work_units::Entity::delete_many()
        .filter(institution_work_units::Column::InstitutionId.eq(id))
        .exec(db)
        .await?;
    add_all(db, units).await
}
