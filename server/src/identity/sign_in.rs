//! Signing in and changing the password, against somebody who guesses.
//!
//! Every attempt is written down as a failure before the password is compared and taken back when it was right, so that
//! many attempts at once can't slip past the lock.

use std::net::IpAddr;

use chrono::{DateTime, Utc};
use patuh_domain::ids::PersonId;
use patuh_domain::wording::Bilingual;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use uuid::Uuid;

use super::lockout::Attempts;
use super::password::{Busy, PasswordFault};
use super::people::person_by_email;
use super::real_now;
use super::room::IdentityRoom;
use super::session::{self, Origin};
use super::token::Token;
use crate::store::StoreError;
use crate::store::entity::credentials;

/// How often another attempt at the same instant may come first.
const RACES: usize = 50;

/// Why somebody wasn't let in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// Address or password is wrong; which one is not said.
    #[error("address or password is wrong")]
    Wrong,
    /// Too many failures, of the account or from this address; accounts that don't exist lock the same way.
    #[error("locked until {0}")]
    Locked(DateTime<Utc>),
    /// The new password isn't accepted.
    #[error("the new password is not accepted: {0:?}")]
    Fault(PasswordFault),
    #[error(transparent)]
    Busy(#[from] Busy),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl SignInError {
    /// What happened and what to do.
    pub fn text(&self, now: DateTime<Utc>) -> Bilingual {
        match self {
            Self::Wrong => Bilingual::new(
                "Surel atau kata sandi tidak cocok. Periksa keduanya; bila lupa, minta undangan baru kepada admin.",
                "E-mail address or password do not match. Check both; if you forgot it, ask your admin for a new \
                 invitation.",
            ),
            Self::Locked(until) => {
                let minutes = ((*until - now).num_seconds() + 59) / 60;
                let minutes = minutes.max(1);
                Bilingual::owned(
                    format!("Terlalu banyak percobaan. Coba lagi {minutes} menit lagi."),
                    format!("Too many attempts. Try again in {minutes} minute{}.", if minutes == 1 { "" } else { "s" }),
                )
            }
            Self::Fault(fault) => fault.text(),
            Self::Busy(_) | Self::Store(_) => Bilingual::new(
                "Server sedang sibuk dan belum dapat memeriksa kata sandi. Coba lagi sebentar.",
                "The server is busy and can't check the password yet. Try again in a moment.",
            ),
        }
    }
}

impl IdentityRoom {
    /// Signs in with e-mail address and password; gives the token of the new session.
    ///
    /// # Errors
    /// [`SignInError::Wrong`], also for people who were switched off; [`SignInError::Locked`]; or an outage.
    pub async fn sign_in(&self, email: &str, password: String, origin: &Origin) -> Result<Token, SignInError> {
        let now = real_now();
        if let Some(until) = origin.address.and_then(|address| self.throttle.blocked(address, now)) {
            return Err(SignInError::Locked(until));
        }
        let db = self.store.db();
        let person = person_by_email(db, email).await?;
        let credential = match &person {
            Some(person) => credentials::Entity::find_by_id(person.id).one(db).await.map_err(StoreError::from)?,
            None => None,
        };
        let Some((person, credential)) = person.zip(credential) else {
            self.throttle.attempt_unknown(&email.trim().to_lowercase(), now).map_err(SignInError::Locked)?;
            self.passwords.matches(password, None).await?;
            return Err(self.wrong(origin.address, now));
        };
        if !self.compare(credential, password, now).await? || !person.active {
            return Err(self.wrong(origin.address, now));
        }
        Ok(session::open(db, person.id, origin, now).await?)
    }

    /// Changes the password of somebody who is signed in and knows the old one; ends all other sessions.
    ///
    /// # Errors
    /// As for signing in, or [`SignInError::Fault`].
    pub async fn change_password(
        &self,
        person: PersonId,
        email: &str,
        session: Uuid,
        old: String,
        new: String,
    ) -> Result<(), SignInError> {
        PasswordFault::check(&new, email).map_err(SignInError::Fault)?;
        let now = real_now();
        let db = self.store.db();
        let credential = credentials::Entity::find_by_id(person.0).one(db).await.map_err(StoreError::from)?;
        let Some(credential) = credential else { return Err(SignInError::Wrong) };
        if !self.compare(credential, old, now).await? {
            return Err(SignInError::Wrong);
        }
        let hash = self.passwords.hash(new).await?;
        let writing = self.store.write().await?;
        Self::store_password(writing.on(), person.0, hash, now).await?;
        session::close_all(writing.on(), person.0, Some(session)).await?;
        Ok(writing.commit().await?)
    }

    fn wrong(&self, address: Option<IpAddr>, now: DateTime<Utc>) -> SignInError {
        if let Some(address) = address {
            self.throttle.failed(address, now);
        }
        SignInError::Wrong
    }

    /// Whether the password is right; counts the attempt.
    async fn compare(
        &self,
        mut credential: credentials::Model,
        password: String,
        now: DateTime<Utc>,
    ) -> Result<bool, SignInError> {
        let person = credential.person_id;
        let mut counted = false;
        for _ in 0..RACES {
            let attempts = attempts_of(&credential);
            if let Some(until) = attempts.locked(now) {
                return Err(SignInError::Locked(until));
            }
            counted = self.count(person, attempts, attempts.after_failure(now)).await?;
            if counted {
                break;
            }
            let again = credentials::Entity::find_by_id(person).one(self.store.db()).await;
            credential = match again.map_err(StoreError::from)? {
                Some(credential) => credential,
                None => return Err(SignInError::Wrong),
            };
        }
        if !counted {
            return Err(SignInError::Busy(Busy));
        }
        if !self.passwords.matches(password, Some(credential.password_hash)).await? {
            return Ok(false);
        }
        credentials::Entity::update_many()
            .col_expr(credentials::Column::Failures, Expr::value(0))
            .col_expr(credentials::Column::LockedUntil, Expr::value(Option::<DateTime<Utc>>::None))
            .filter(credentials::Column::PersonId.eq(person))
            .exec(self.store.db())
            .await
            .map_err(StoreError::from)?;
        Ok(true)
    }

    /// Writes the failure down, unless another attempt came first.
    async fn count(&self, person: Uuid, before: Attempts, after: Attempts) -> Result<bool, StoreError> {
        let mut counting = credentials::Entity::update_many()
            .col_expr(credentials::Column::Failures, Expr::value(after.failures))
            .col_expr(credentials::Column::LastFailureAt, Expr::value(after.last_failure_at))
            .col_expr(credentials::Column::LockedUntil, Expr::value(after.locked_until))
            .filter(credentials::Column::PersonId.eq(person))
            .filter(credentials::Column::Failures.eq(before.failures));
        counting = match before.last_failure_at {
            Some(last) => counting.filter(credentials::Column::LastFailureAt.eq(last)),
            None => counting.filter(credentials::Column::LastFailureAt.is_null()),
        };
        Ok(counting.exec(self.store.db()).await?.rows_affected == 1)
    }
}

const fn attempts_of(credential: &credentials::Model) -> Attempts {
    Attempts {
        failures: credential.failures,
        last_failure_at: credential.last_failure_at,
        locked_until: credential.locked_until,
    }
}
