//! Secret links to the calendar of duties: one a person, known to the database by its digest.

use chrono::{DateTime, Utc};
use patuh_domain::ids::PersonId;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, Set};

use crate::identity::Token;
use crate::store::entity::{calendar_links, persons};
use crate::store::{Store, StoreError};

/// The links of all persons.
#[derive(Clone)]
pub struct CalendarLinks {
    store: Store,
}

impl CalendarLinks {
    /// The links in `store`.
    pub const fn new(store: Store) -> Self {
        Self { store }
    }

    /// A new link of this person; the one before stops working.
    ///
    /// # Errors
    /// What the database says.
    pub async fn renew(&self, person: PersonId, now: DateTime<Utc>) -> Result<Token, StoreError> {
        let token = Token::fresh();
        let row = calendar_links::ActiveModel {
            person_id: Set(person.0),
            token_sha256: Set(token.digest()),
            created_at: Set(now),
        };
        let replacing = OnConflict::column(calendar_links::Column::PersonId)
            .update_columns([calendar_links::Column::TokenSha256, calendar_links::Column::CreatedAt])
            .to_owned();
        calendar_links::Entity::insert(row).on_conflict(replacing).exec_without_returning(self.store.db()).await?;
        Ok(token)
    }

    /// The person's link stops working.
    ///
    /// # Errors
    /// What the database says.
    pub async fn withdraw(&self, person: PersonId) -> Result<(), StoreError> {
        calendar_links::Entity::delete_by_id(person.0).exec(self.store.db()).await?;
        Ok(())
    }

    /// Whose link this is; nobody's where the person may not sign in.
    ///
    /// # Errors
    /// What the database says.
    pub async fn owner(&self, token: &Token) -> Result<Option<persons::Model>, StoreError> {
        let link = calendar_links::Entity::find()
            .filter(calendar_links::Column::TokenSha256.eq(token.digest()))
            .one(self.store.db())
            .await?;
        let Some(link) = link else { return Ok(None) };
        let person = persons::Entity::find_by_id(link.person_id).one(self.store.db()).await?;
        Ok(person.filter(|person| person.active))
    }
}
