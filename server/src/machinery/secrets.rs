//! Passwords of User IDs: made at the moment of the reveal, shown once, kept as argon2id only (decisions.md 7, 10, 30).
//!
//! The form that reveals carries a number. The password follows from that number and the key of the installation, so
//! loading the answer again within ten minutes shows the same once more and changes nothing; any other number is a second
//! reveal and is refused.

use chrono::{DateTime, SubsecRound as _, TimeDelta, Utc};
use patuh_domain::ids::{AccountId, AgreementId, OfficeId, PersonId};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, Set};
use uuid::Uuid;

use super::keys::Keys;
use crate::identity::{Busy, Passwords, digest};
use crate::store::entity::account_secrets;
use crate::store::{Store, StoreError};

/// For how long the answer may be loaded again.
const SHOWN_AGAIN: TimeDelta = TimeDelta::minutes(10);
/// Small letters and digits without those that are mistaken for each other (0 o, 1 l i, u v).
const LETTERS: &[u8; 29] = b"abcdefghjkmnpqrstwxyz23456789";
/// 27 letters of 29 are 131 bits.
const LENGTH: usize = 27;
const GROUP: usize = 9;

/// What became of a reveal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reveal {
    /// The password, to be shown now; `at` is when it was first.
    Shown { password: String, at: DateTime<Utc> },
    /// It was shown before, at this time.
    Past(DateTime<Utc>),
}

/// A reveal failed.
#[derive(Debug, thiserror::Error)]
pub enum RevealError {
    #[error(transparent)]
    Busy(#[from] Busy),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Whose secret is revealed, and to whom.
#[derive(Debug, Clone, Copy)]
pub struct Receiver {
    pub office: OfficeId,
    pub agreement: AgreementId,
    pub account: AccountId,
    pub person: PersonId,
}

/// The secrets of accounts.
#[derive(Clone)]
pub struct Secrets {
    store: Store,
    keys: Keys,
    passwords: Passwords,
}

impl Secrets {
    /// The secrets in `store`.
    pub const fn new(store: Store, keys: Keys, passwords: Passwords) -> Self {
        Self { store, keys, passwords }
    }

    /// Makes the password for `nonce` and writes its hash down, if none was written before.
    ///
    /// # Errors
    /// Too busy, or what the database says.
    pub async fn reveal(&self, to: Receiver, nonce: &str) -> Result<Reveal, RevealError> {
        let now = Utc::now().trunc_subsecs(6);
        let mark = digest(nonce.as_bytes());
        let password = self.password(to.account, nonce);
        if let Some(earlier) = self.find(to.account).await? {
            return Ok(again(&earlier, to.person, &mark, now, password));
        }
        let row = account_secrets::ActiveModel {
            agreement_id: Set(to.agreement.0),
            account_id: Set(to.account.0),
            office_id: Set(to.office.0),
            secret_hash: Set(self.passwords.hash(password.clone()).await?),
            reveal_nonce_sha256: Set(mark.clone()),
            revealed_to: Set(to.person.0),
            revealed_at: Set(now),
        };
        let written = account_secrets::Entity::insert(row)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(self.store.db())
            .await
            .map_err(StoreError::from)?;
        if written == 1 {
            return Ok(Reveal::Shown { password, at: now });
        }
        // Somebody was quicker.
        let earlier = self.find(to.account).await?;
        Ok(earlier.map_or(Reveal::Past(now), |earlier| again(&earlier, to.person, &mark, now, password)))
    }

    /// Takes a reveal back whose receipt was refused; only the one of this nonce.
    ///
    /// # Errors
    /// What the database says.
    pub async fn take_back(&self, account: AccountId, nonce: &str) -> Result<(), StoreError> {
        account_secrets::Entity::delete_many()
            .filter(account_secrets::Column::AccountId.eq(account.0))
            .filter(account_secrets::Column::RevealNonceSha256.eq(digest(nonce.as_bytes())))
            .exec(self.store.db())
            .await?;
        Ok(())
    }

    /// Writes down a known password, for demonstration data.
    ///
    /// # Errors
    /// Too busy, or what the database says.
    pub async fn set(&self, to: Receiver, password: String) -> Result<(), RevealError> {
        let row = account_secrets::ActiveModel {
            agreement_id: Set(to.agreement.0),
            account_id: Set(to.account.0),
            office_id: Set(to.office.0),
            secret_hash: Set(self.passwords.hash(password).await?),
            reveal_nonce_sha256: Set(digest(Uuid::now_v7().as_bytes())),
            revealed_to: Set(to.person.0),
            revealed_at: Set(Utc::now().trunc_subsecs(6)),
        };
        account_secrets::Entity::insert(row).exec_without_returning(self.store.db()).await.map_err(StoreError::from)?;
        Ok(())
    }

    /// Accounts of an agreement whose password was revealed.
    ///
    /// # Errors
    /// What the database says.
    pub async fn revealed(&self, agreement: AgreementId) -> Result<Vec<AccountId>, StoreError> {
        let rows = account_secrets::Entity::find()
            .filter(account_secrets::Column::AgreementId.eq(agreement.0))
            .all(self.store.db())
            .await?;
        Ok(rows.into_iter().map(|row| AccountId(row.account_id)).collect())
    }

    async fn find(&self, account: AccountId) -> Result<Option<account_secrets::Model>, StoreError> {
        Ok(account_secrets::Entity::find()
            .filter(account_secrets::Column::AccountId.eq(account.0))
            .one(self.store.db())
            .await?)
    }

    fn password(&self, account: AccountId, nonce: &str) -> String {
        readable(&self.keys, account, nonce)
    }
}

fn again(
    earlier: &account_secrets::Model,
    person: PersonId,
    mark: &str,
    now: DateTime<Utc>,
    password: String,
) -> Reveal {
    let same = earlier.reveal_nonce_sha256 == mark
        && earlier.revealed_to == person.0
        && now - earlier.revealed_at <= SHOWN_AGAIN;
    if same { Reveal::Shown { password, at: earlier.revealed_at } } else { Reveal::Past(earlier.revealed_at) }
}

/// At least 128 bits in letters that can be read out on the telephone, in groups. Bytes that would favour some letters
/// are skipped; more come from a counter.
fn readable(keys: &Keys, account: AccountId, nonce: &str) -> String {
    let letters = LETTERS;
    let fair = 256 / letters.len() * letters.len();
    (0_u32..)
        .flat_map(|round| keys.code("account secret", &[account.0.as_bytes(), nonce.as_bytes(), &round.to_be_bytes()]))
        .map(usize::from)
        .filter(|byte| *byte < fair)
        .map(|byte| char::from(letters[byte % letters.len()]))
        .take(LENGTH)
        .enumerate()
        .fold(String::with_capacity(LENGTH + LENGTH / GROUP), |mut out, (place, letter)| {
            if place > 0 && place % GROUP == 0 {
                out.push('-');
            }
            out.push(letter);
            out
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Secret;

    #[test]
    fn the_password_is_long_readable_and_bound_to_its_number() {
        let folder = tempfile::tempdir().expect("folder");
        let keys = Keys::new(Secret::read_or_create(&folder.path().join("key")).expect("key"));
        let account = AccountId(Uuid::now_v7());
        let password = readable(&keys, account, "satu");
        assert_eq!(password.len(), LENGTH + 2);
        assert!(password.chars().all(|c| c == '-' || c.is_ascii_alphanumeric()), "{password}");
        assert!(!password.contains(['0', 'o', '1', 'l', 'i', 'u', 'v']), "{password}");
        assert_eq!(password, readable(&keys, account, "satu"));
        assert_ne!(password, readable(&keys, account, "dua"));
        assert_ne!(password, readable(&keys, AccountId(Uuid::now_v7()), "satu"));
    }
}
