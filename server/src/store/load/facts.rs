//! Everything that the standing of agreements follows from.

use std::collections::{BTreeSet, HashMap};

use patuh_domain::agreement::Facts;
use patuh_domain::ids::{AgreementId, InstitutionId, OfficeId};
use sea_orm::ConnectionTrait;

use super::{Versioned, agreements, holiday_tables, institutions, offices};
use crate::store::error::StoreError;

/// The facts of one agreement, if there is one of this id.
///
/// # Errors
/// The database can't be read.
pub async fn facts<C: ConnectionTrait>(db: &C, id: AgreementId) -> Result<Option<Versioned<Facts>>, StoreError> {
    Ok(facts_many(db, &[id]).await?.pop())
}

/// The facts of these agreements, in no particular order; unknown ids are left out. The number of queries doesn't depend
/// on how many they are.
///
/// # Errors
/// The database can't be read.
pub async fn facts_many<C: ConnectionTrait>(db: &C, ids: &[AgreementId]) -> Result<Vec<Versioned<Facts>>, StoreError> {
    let agreements = agreements(db, ids).await?;
    let office_ids: BTreeSet<OfficeId> = agreements.iter().map(|known| known.value.office).collect();
    let institution_ids: BTreeSet<InstitutionId> = agreements.iter().map(|known| known.value.institution).collect();
    let office_ids: Vec<OfficeId> = office_ids.into_iter().collect();
    let institution_ids: Vec<InstitutionId> = institution_ids.into_iter().collect();
    let offices: HashMap<_, _> =
        offices(db, &office_ids).await?.into_iter().map(|known| (known.value.id, known.value)).collect();
    let institutions: HashMap<_, _> =
        institutions(db, &institution_ids).await?.into_iter().map(|known| (known.value.id, known.value)).collect();
    let holidays = holiday_tables(db, &office_ids).await?;
    Ok(agreements
        .into_iter()
        .filter_map(|known| {
            // Foreign keys hold that both are there.
            Some(Versioned {
                version: known.version,
                value: Facts {
                    office: offices.get(&known.value.office)?.clone(),
                    institution: institutions.get(&known.value.institution)?.clone(),
                    holidays: holidays.get(&known.value.office)?.clone(),
                    agreement: known.value,
                    // Nothing is counted until look-ups are.
                    usage: Vec::new(),
                },
            })
        })
        .collect())
}
