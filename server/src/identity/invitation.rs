//! Invitations: a one-time link with which somebody sets the first password, or a new one after forgetting it.
//!
//! The link is shown once to the admin who makes it and works for seven days; a newer one makes it void. Setting the
//! password ends the person's sessions.

use chrono::{DateTime, TimeDelta, Utc};
use patuh_app::views::InvitationView;
use patuh_domain::ids::PersonId;
use patuh_domain::wording::Bilingual;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait as _, ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, Set};
use uuid::Uuid;

use super::password::{Busy, PasswordFault};
use super::real_now;
use super::room::IdentityRoom;
use super::session::{self, Origin};
use super::token::Token;
use crate::store::StoreError;
use crate::store::entity::{invitations, persons};

/// How long an invitation works.
pub const VALID: TimeDelta = TimeDelta::days(7);

/// Why an invitation didn't work.
#[derive(Debug, thiserror::Error)]
pub enum InvitationError {
    /// Unknown, used, replaced by a newer one, or older than seven days.
    #[error("the invitation is void")]
    Void,
    #[error("the password is not accepted: {0:?}")]
    Fault(PasswordFault),
    #[error(transparent)]
    Busy(#[from] Busy),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl InvitationError {
    /// What happened and what to do.
    pub const fn text(&self) -> Bilingual {
        match self {
            Self::Void => Bilingual::new(
                "Undangan ini sudah dipakai, diganti, atau lewat tujuh hari. Minta undangan baru kepada admin.",
                "This invitation was used, replaced, or is older than seven days. Ask your admin for a new one.",
            ),
            Self::Fault(fault) => fault.text(),
            Self::Busy(_) | Self::Store(_) => Bilingual::new(
                "Server sedang sibuk. Coba lagi sebentar; undangannya tetap berlaku.",
                "The server is busy. Try again in a moment; the invitation stays valid.",
            ),
        }
    }
}

impl IdentityRoom {
    /// Makes an invitation for `person` and voids earlier ones. The token is for `/undangan/{token}`.
    ///
    /// # Errors
    /// What the database says.
    pub async fn invite(&self, person: PersonId, by: PersonId) -> Result<Token, StoreError> {
        let (now, token) = (real_now(), Token::fresh());
        let writing = self.store.write().await?;
        invitations::Entity::delete_many()
            .filter(invitations::Column::PersonId.eq(person.0))
            .filter(invitations::Column::UsedAt.is_null())
            .exec(writing.on())
            .await?;
        invitations::ActiveModel {
            token_sha256: Set(token.digest()),
            person_id: Set(person.0),
            invited_by: Set(by.0),
            created_at: Set(now),
            expires_at: Set(now + VALID),
            used_at: Set(None),
        }
        .insert(writing.on())
        .await?;
        writing.commit().await?;
        Ok(token)
    }

    /// Whom the invitation is for, while it works.
    ///
    /// # Errors
    /// What the database says.
    pub async fn invited(&self, token: &str) -> Result<Option<InvitationView>, StoreError> {
        let found = valid(self.store.db(), token, real_now()).await?;
        Ok(found.map(|(invitation, person)| InvitationView {
            name: person.name,
            email: person.email,
            expires_at: invitation.expires_at,
        }))
    }

    /// Sets the password with an invitation and signs the person in.
    ///
    /// # Errors
    /// [`InvitationError::Void`], [`InvitationError::Fault`], or an outage; then the invitation still works.
    pub async fn accept(&self, token: &str, password: String, origin: &Origin) -> Result<Token, InvitationError> {
        let now = real_now();
        let Some((_, person)) = valid(self.store.db(), token, now).await? else {
            return Err(InvitationError::Void);
        };
        PasswordFault::check(&password, &person.email).map_err(InvitationError::Fault)?;
        let hash = self.passwords.hash(password).await?;

        let writing = self.store.write().await?;
        let Some((invitation, person)) = valid(writing.on(), token, now).await? else {
            return Err(InvitationError::Void);
        };
        invitations::Entity::update_many()
            .col_expr(invitations::Column::UsedAt, Expr::value(now))
            .filter(invitations::Column::TokenSha256.eq(invitation.token_sha256))
            .exec(writing.on())
            .await
            .map_err(StoreError::from)?;
        Self::store_password(writing.on(), person.id, hash, now).await?;
        session::close_all(writing.on(), person.id, None).await?;
        let session = session::open(writing.on(), person.id, origin, now).await?;
        writing.commit().await?;
        Ok(session)
    }
}

async fn valid(
    on: &impl ConnectionTrait,
    token: &str,
    now: DateTime<Utc>,
) -> Result<Option<(invitations::Model, persons::Model)>, StoreError> {
    let Some(token) = Token::read(token) else { return Ok(None) };
    let invitation = invitations::Entity::find_by_id(token.digest())
        .filter(invitations::Column::UsedAt.is_null())
        .filter(invitations::Column::ExpiresAt.gt(now))
        .one(on)
        .await?;
    let Some(invitation) = invitation else { return Ok(None) };
    let person = find_person(on, invitation.person_id).await?;
    Ok(person.filter(|person| person.active).map(|person| (invitation, person)))
}

async fn find_person(on: &impl ConnectionTrait, id: Uuid) -> Result<Option<persons::Model>, StoreError> {
    Ok(persons::Entity::find_by_id(id).one(on).await?)
}
