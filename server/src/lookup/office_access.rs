//! By what the centre knows an office: kept encrypted with a key outside the database, never shown again.
//!
//! A set of credentials is written once and named by the office's facts; another set has another name, so that whoever
//! holds a client for the old name knows that it is old.

use chrono::{SubsecRound as _, Utc};
use patuh_domain::ids::OfficeId;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, Set};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::upstream::Office;
use crate::machinery::{Keys, seal};
use crate::store::entity::upstream_credentials;
use crate::store::{Store, StoreError};

const PURPOSE: &str = "credentials at the centre";

/// The credentials of all offices.
#[derive(Clone)]
pub struct OfficeAccess {
    store: Store,
    keys: Keys,
}

/// Why they can't be had.
#[derive(Debug, thiserror::Error)]
pub enum AccessError {
    #[error(transparent)]
    Sealed(#[from] seal::Unopenable),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl OfficeAccess {
    /// The credentials in `store`.
    pub const fn new(store: Store, keys: Keys) -> Self {
        Self { store, keys }
    }

    /// Writes a set down and names it.
    ///
    /// # Errors
    /// [`AccessError`].
    pub async fn keep(&self, office: OfficeId, access: &Office) -> Result<Uuid, AccessError> {
        let id = Uuid::now_v7();
        let text = Zeroizing::new(serde_json::to_vec(access).map_err(|_| seal::Unopenable)?);
        let row = upstream_credentials::ActiveModel {
            id: Set(id),
            office_id: Set(office.0),
            user_id: Set(access.user_id.clone()),
            sealed: Set(seal::seal(&self.keys, PURPOSE, &place(office, id), &text)?),
            recorded_at: Set(Utc::now().trunc_subsecs(6)),
        };
        let written = upstream_credentials::Entity::insert(row).exec_without_returning(self.store.db()).await;
        written.map_err(StoreError::from)?;
        Ok(id)
    }

    /// The set of this name.
    ///
    /// # Errors
    /// [`AccessError`]; a set that isn't there can't be opened either.
    pub async fn find(&self, office: OfficeId, id: Uuid) -> Result<Office, AccessError> {
        let row = self.row(office, id).await?.ok_or(seal::Unopenable)?;
        let text = seal::open(&self.keys, PURPOSE, &place(office, id), &row.sealed)?;
        Ok(serde_json::from_slice(&text).map_err(|_| seal::Unopenable)?)
    }

    /// The User ID of a set: the one thing of it that is shown.
    ///
    /// # Errors
    /// The database can't be read.
    pub async fn user_id(&self, office: OfficeId, id: Uuid) -> Result<Option<String>, StoreError> {
        Ok(self.row(office, id).await?.map(|row| row.user_id))
    }

    /// Destroys every set of an office but the one of this name.
    ///
    /// # Errors
    /// The database can't be written.
    pub async fn forget_others(&self, office: OfficeId, kept: Option<Uuid>) -> Result<(), StoreError> {
        let mut old =
            upstream_credentials::Entity::delete_many().filter(upstream_credentials::Column::OfficeId.eq(office.0));
        if let Some(kept) = kept {
            old = old.filter(upstream_credentials::Column::Id.ne(kept));
        }
        old.exec(self.store.db()).await?;
        Ok(())
    }

    async fn row(&self, office: OfficeId, id: Uuid) -> Result<Option<upstream_credentials::Model>, StoreError> {
        Ok(upstream_credentials::Entity::find()
            .filter(upstream_credentials::Column::OfficeId.eq(office.0))
            .filter(upstream_credentials::Column::Id.eq(id))
            .one(self.store.db())
            .await?)
    }
}

fn place(office: OfficeId, id: Uuid) -> [u8; 32] {
    let mut place = [0; 32];
    place[..16].copy_from_slice(office.0.as_bytes());
    place[16..].copy_from_slice(id.as_bytes());
    place
}
