//! Forms that were sent before: a look-up by a person carries the number of its form, and is written down once.

use std::collections::HashSet;

use uuid::Uuid;

use super::Reservation;
use super::pen::Pen;
use crate::store::StoreError;

/// Numbers that a person's look-up can't have any more. Programs number their calls anew and aren't asked for.
///
/// # Errors
/// The database can't be read.
pub(super) async fn taken(
    pen: &mut Pen,
    wishes: impl Iterator<Item = &Reservation>,
) -> Result<HashSet<Uuid>, StoreError> {
    let numbers: Vec<Uuid> = wishes.filter(|wish| wish.person.is_some()).map(|wish| wish.id).collect();
    if numbers.is_empty() {
        return Ok(HashSet::new());
    }
    pen.taken(&numbers).await
}
