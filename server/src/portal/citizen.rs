//! Who looked a citizen's data up: found by keyed hashes of the number, in the offices whose staff the actor is.

use std::collections::HashMap;
use std::sync::Arc;

use patuh_app::views::CitizenRow;
use patuh_domain::identity::Nik;
use patuh_domain::ids::{AgreementId, OfficeId};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use super::lines::{self, Call};
use crate::lookup::Gate;
use crate::reading::Card;
use crate::store::StoreError;
use crate::store::column::parsed;
use crate::store::entity::lookups;

/// Look-ups that are told at most.
const TOLD: u64 = 500;

/// The look-ups of this number under agreements of `office`, newest first, and whether there are older ones.
///
/// # Errors
/// The database can't be read.
pub(super) async fn looked_up<C: ConnectionTrait>(
    db: &C,
    gate: &Gate,
    cards: &[Arc<Card>],
    office: OfficeId,
    nik: &Nik,
) -> Result<(Vec<CitizenRow>, bool), StoreError> {
    let hashes = gate.nik_hashes(office, nik);
    let mut rows = lookups::Entity::find()
        .filter(lookups::Column::OfficeId.eq(office.0))
        .filter(lookups::Column::NikHash.is_in(hashes))
        .order_by_desc(lookups::Column::ReservedAt)
        .limit(TOLD + 1)
        .all(db)
        .await?;
    let more = rows.len() as u64 > TOLD;
    rows.truncate(usize::try_from(TOLD).unwrap_or(usize::MAX));
    let calls = lines::with_answers(db, rows).await?;
    let names = lines::names(db, &calls).await?;
    let known: HashMap<AgreementId, &Arc<Card>> = cards.iter().map(|card| (card.id, card)).collect();
    let mut told = Vec::with_capacity(calls.len());
    for call in &calls {
        let Some(card) = known.get(&AgreementId(call.agreement())) else { continue };
        let Call::Forwarded(row, _) = call else { continue };
        told.push(CitizenRow {
            line: call.line(&card.facts.agreement, &names)?,
            institution: card.facts.institution.profile.name.clone(),
            number: card.row.number.clone(),
            elements: parsed("lookups.element_list", &row.element_list)?,
        });
    }
    Ok((told, more))
}
