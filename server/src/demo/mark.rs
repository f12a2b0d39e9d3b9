//! The mark of a database whose data is invented (decisions.md 32): set once, when it is made, and never taken away.

use chrono::{DateTime, SubsecRound as _, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait as _, PaginatorTrait as _, Set};

use crate::store::entity::{installation, offices};
use crate::store::{Store, StoreError};

/// The one row of the table.
const ROW: i64 = 1;

/// The data was made as a demonstration.
///
/// # Errors
/// What the database says.
pub async fn is_demonstration(store: &Store) -> Result<bool, StoreError> {
    let row = installation::Entity::find_by_id(ROW).one(store.db()).await?;
    Ok(row.is_some_and(|row| row.demonstration))
}

/// There is no office yet.
///
/// # Errors
/// What the database says.
pub async fn is_empty(store: &Store) -> Result<bool, StoreError> {
    Ok(offices::Entity::find().count(store.db()).await? == 0)
}

/// Marks the database.
///
/// # Errors
/// What the database says.
pub(super) async fn set(store: &Store, now: DateTime<Utc>) -> Result<(), StoreError> {
    let row =
        installation::ActiveModel { id: Set(ROW), demonstration: Set(true), created_at: Set(now.trunc_subsecs(6)) };
    installation::Entity::insert(row)
        .on_conflict(
            OnConflict::column(installation::Column::Id).update_column(installation::Column::Demonstration).to_owned(),
        )
        .exec_without_returning(store.db())
        .await?;
    Ok(())
}
