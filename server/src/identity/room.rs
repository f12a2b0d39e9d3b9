//! The room of sign-in: what the HTTP layer and the pages ask.

use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use patuh_app::loading::Trouble;
use patuh_app::ports::{Identity, SignedIn};
use patuh_app::views::{InvitationView, SessionRow};
use patuh_domain::ids::PersonId;
use patuh_domain::wording::Language;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, EntityTrait as _, Set};
use uuid::Uuid;

use super::password::{Busy, Passwords};
use super::people::People;
use super::throttle::Throttle;
use super::token::Token;
use super::{real_now, session};
use crate::clock::Clock;
use crate::store::entity::credentials;
use crate::store::{Store, StoreError};

/// Sign-in and sessions on one database.
#[derive(Clone)]
pub struct IdentityRoom {
    pub(super) store: Store,
    pub(super) passwords: Passwords,
    pub(super) throttle: Arc<Throttle>,
    people: Arc<People>,
    clock: Arc<dyn Clock>,
}

/// A password could not be set.
#[derive(Debug, thiserror::Error)]
pub enum SetPasswordError {
    #[error(transparent)]
    Busy(#[from] Busy),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IdentityRoom {
    /// The room on `store`; `clock` is the office's, by which memberships begin and end.
    pub fn new(store: Store, clock: Arc<dyn Clock>) -> Self {
        Self { store, passwords: Passwords::new(), throttle: Arc::default(), people: Arc::default(), clock }
    }

    /// Who comes with this token, with the memberships in force today; `None` where the session ended.
    ///
    /// # Errors
    /// What the database says.
    pub async fn signed_in(&self, token: &Token, language: Language) -> Result<Option<SignedIn>, StoreError> {
        let db = self.store.db();
        let Some((session, person)) = session::find(db, token, real_now()).await? else { return Ok(None) };
        let actor = self.people.actor_of(db, &person, self.clock.now()).await?;
        Ok(Some(SignedIn { actor, email: person.email, language, session: session.id }))
    }

    /// Begins a session without a password: for whoever has just founded the installation.
    ///
    /// # Errors
    /// What the database says.
    pub async fn open_session(&self, person: PersonId, origin: &session::Origin) -> Result<Token, StoreError> {
        session::open(self.store.db(), person.0, origin, real_now()).await
    }

    /// Ends a session.
    ///
    /// # Errors
    /// What the database says.
    pub async fn sign_out(&self, session: Uuid) -> Result<(), StoreError> {
        session::close(self.store.db(), session).await
    }

    /// Ends all sessions of a person; gives how many there were.
    ///
    /// # Errors
    /// What the database says.
    pub async fn sign_out_everywhere(&self, person: PersonId) -> Result<u64, StoreError> {
        session::close_all(self.store.db(), person.0, None).await
    }

    /// Sets the password of a person without knowing the old one: at the founding and for demonstrations.
    ///
    /// # Errors
    /// Too busy, or what the database says. Whether the password will do is for the caller to check.
    pub async fn set_password(&self, person: PersonId, password: String) -> Result<(), SetPasswordError> {
        let hash = self.passwords.hash(password).await?;
        Ok(Self::store_password(self.store.db(), person.0, hash, real_now()).await?)
    }

    /// Sets the same password for many people at once, hashing it once: for demonstrations only.
    ///
    /// # Errors
    /// Too busy, or what the database says.
    pub async fn set_passwords(&self, people: &[PersonId], password: String) -> Result<(), SetPasswordError> {
        let (hash, now) = (self.passwords.hash(password).await?, real_now());
        let writing = self.store.write().await?;
        for person in people {
            Self::store_password(writing.on(), person.0, hash.clone(), now).await?;
        }
        Ok(writing.commit().await?)
    }

    /// The place where passwords are hashed, shared with the secrets of accounts.
    pub const fn passwords(&self) -> &Passwords {
        &self.passwords
    }

    /// When sign-in of a person is open again, if it is locked now.
    ///
    /// # Errors
    /// What the database says.
    pub async fn locked_until(&self, person: PersonId) -> Result<Option<DateTime<Utc>>, StoreError> {
        let credential = credentials::Entity::find_by_id(person.0).one(self.store.db()).await?;
        Ok(credential.and_then(|credential| credential.locked_until).filter(|until| *until > real_now()))
    }

    pub(super) async fn store_password(
        on: &impl ConnectionTrait,
        person: Uuid,
        hash: String,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let credential = credentials::ActiveModel {
            person_id: Set(person),
            password_hash: Set(hash),
            changed_at: Set(now),
            failures: Set(0),
            last_failure_at: Set(None),
            locked_until: Set(None),
        };
        let replacing = OnConflict::column(credentials::Column::PersonId)
            .update_columns([
                credentials::Column::PasswordHash,
                credentials::Column::ChangedAt,
                credentials::Column::Failures,
                credentials::Column::LastFailureAt,
                credentials::Column::LockedUntil,
            ])
            .to_owned();
        credentials::Entity::insert(credential).on_conflict(replacing).exec_without_returning(on).await?;
        Ok(())
    }
}

#[async_trait]
impl Identity for IdentityRoom {
    async fn sessions(&self, signed_in: &SignedIn) -> Result<Vec<SessionRow>, Trouble> {
        let Some(person) = signed_in.actor.person() else { return Ok(Vec::new()) };
        let sessions = session::list(self.store.db(), person.0, real_now()).await.map_err(outage)?;
        let mut rows: Vec<SessionRow> = sessions
            .into_iter()
            .map(|session| SessionRow {
                current: session.id == signed_in.session,
                since: session.created_at,
                last_seen: session.last_seen_at,
                address: session.address,
                agent: session.agent,
            })
            .collect();
        rows.sort_by_key(|row| !row.current);
        Ok(rows)
    }

    async fn invitation(&self, token: &str) -> Result<Option<InvitationView>, Trouble> {
        self.invited(token).await.map_err(outage)
    }
}

fn outage(error: StoreError) -> Trouble {
    tracing::error!(error = %error.in_full(), "sign-in data can't be read");
    Trouble::unavailable()
}
