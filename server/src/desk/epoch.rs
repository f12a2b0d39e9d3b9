//! Epochs: a number per office that moves with every commit, so that no process answers from stale facts (decisions.md 24).

use std::collections::BTreeSet;

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

use super::Committed;
use crate::store::entity::office_epochs;
use crate::store::{Aggregate, StoreError};

/// Moves the epochs of the offices concerned once; a national matter moves all. What happens to a person's account moves
/// none: access under an agreement doesn't follow from it.
pub(super) async fn advance(db: &DatabaseTransaction, changed: &[Committed]) -> Result<(), StoreError> {
    let plus_one = || Expr::col(office_epochs::Column::Epoch).add(1);
    if changed.iter().any(|change| change.aggregate == Aggregate::Calendar && change.office.is_none()) {
        office_epochs::Entity::update_many().col_expr(office_epochs::Column::Epoch, plus_one()).exec(db).await?;
    }
    let offices: BTreeSet<Uuid> = changed.iter().filter_map(|change| change.office).map(|office| office.0).collect();
    for office in offices {
        advance_one(db, office).await?;
    }
    Ok(())
}

/// Moves the epoch of one office, also for machinery by which answers change.
pub(crate) async fn advance_one(db: &DatabaseTransaction, office: Uuid) -> Result<(), StoreError> {
    let moved = office_epochs::Entity::update_many()
        .col_expr(office_epochs::Column::Epoch, Expr::col(office_epochs::Column::Epoch).add(1))
        .filter(office_epochs::Column::OfficeId.eq(office))
        .exec(db)
        .await?
        .rows_affected;
    if moved == 0 {
        let row = office_epochs::Model { office_id: office, epoch: 1 };
        office_epochs::Entity::insert(row.into_active_model()).exec_without_returning(db).await?;
    }
    Ok(())
}
