//! Forms that were sent before: a look-up by a person carries the number of its form, and is written down once.

use std::collections::HashSet;

use sea_orm::{ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QuerySelect as _};
use uuid::Uuid;

use super::Reservation;
use crate::store::StoreError;
use crate::store::entity::lookups;

/// Numbers that a person's look-up can't have any more. Programs number their calls anew and aren't asked for.
///
/// # Errors
/// The database can't be read.
pub(super) async fn taken<C: ConnectionTrait>(
    db: &C,
    wishes: impl Iterator<Item = &Reservation>,
) -> Result<HashSet<Uuid>, StoreError> {
    let numbers: Vec<Uuid> = wishes.filter(|wish| wish.person.is_some()).map(|wish| wish.id).collect();
    if numbers.is_empty() {
        return Ok(HashSet::new());
    }
    let taken: Vec<Uuid> = lookups::Entity::find()
        .select_only()
        .column(lookups::Column::Id)
        .filter(lookups::Column::Id.is_in(numbers))
        .into_tuple()
        .all(db)
        .await?;
    Ok(taken.into_iter().collect())
}
