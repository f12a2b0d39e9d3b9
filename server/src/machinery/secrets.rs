//! Passwords of User IDs: made at the moment of the reveal, shown once, kept as argon2id only (decisions.md 7, 10, 30).
//! A newer password takes the place of the one in use, which works on until a set time and is recognised afterwards.
//!
//! The form that reveals carries a number. The password follows from that number and the key of the installation, so
//! loading the answer again within ten minutes shows the same once more and changes nothing; any other number is a second
//! reveal and is refused.

use chrono::{DateTime, SubsecRound as _, TimeDelta, Utc};
use patuh_app::views::SecretRow;
use patuh_domain::ids::{AccountId, AgreementId, OfficeId, PersonId};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait as _, DatabaseTransaction, EntityTrait as _, QueryFilter as _, QueryOrder as _, Set};
use uuid::Uuid;

use super::keys::Keys;
use crate::identity::{Busy, Passwords, digest};
use crate::store::entity::{account_secrets, earlier_secrets};
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
            mark: Set(Some(mark_of(&self.keys, to.account, &password))),
            last_used_at: Set(None),
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

    /// The passwords of these accounts go on under the agreement to which the accounts passed over.
    ///
    /// # Errors
    /// What the database says.
    pub async fn pass_over(
        db: &DatabaseTransaction,
        accounts: &[AccountId],
        to: AgreementId,
    ) -> Result<(), StoreError> {
        for account in accounts {
            account_secrets::Entity::update_many()
                .col_expr(account_secrets::Column::AgreementId, Expr::value(to.0))
                .filter(account_secrets::Column::AccountId.eq(account.0))
                .exec(db)
                .await?;
            earlier_secrets::Entity::update_many()
                .col_expr(earlier_secrets::Column::AgreementId, Expr::value(to.0))
                .filter(earlier_secrets::Column::AccountId.eq(account.0))
                .exec(db)
                .await?;
        }
        Ok(())
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

    /// Makes another password for `nonce` in place of the one in use, which works until `until`. [`Reveal::Past`] where
    /// none was revealed yet.
    ///
    /// # Errors
    /// Too busy, or what the database says.
    pub async fn rotate(&self, to: Receiver, nonce: &str, until: DateTime<Utc>) -> Result<Reveal, RevealError> {
        let now = Utc::now().trunc_subsecs(6);
        let mark = digest(nonce.as_bytes());
        let password = self.password(to.account, nonce);
        let Some(present) = self.find(to.account).await? else { return Ok(Reveal::Past(now)) };
        if present.reveal_nonce_sha256 == mark {
            return Ok(again(&present, to.person, &mark, now, password));
        }
        let hash = self.passwords.hash(password.clone()).await?;
        let writing = self.store.write().await?;
        let before = present.reveal_nonce_sha256.clone();
        let replaced = account_secrets::Entity::update_many()
            .col_expr(account_secrets::Column::SecretHash, Expr::value(hash))
            .col_expr(account_secrets::Column::RevealNonceSha256, Expr::value(mark))
            .col_expr(account_secrets::Column::RevealedTo, Expr::value(to.person.0))
            .col_expr(account_secrets::Column::RevealedAt, Expr::value(now))
            .col_expr(account_secrets::Column::Mark, Expr::value(mark_of(&self.keys, to.account, &password)))
            .col_expr(account_secrets::Column::LastUsedAt, Expr::value(Option::<DateTime<Utc>>::None))
            .filter(account_secrets::Column::AccountId.eq(to.account.0))
            .filter(account_secrets::Column::RevealNonceSha256.eq(before))
            .exec(writing.on())
            .await
            .map_err(StoreError::from)?;
        if replaced.rows_affected == 0 {
            // Somebody was quicker; theirs is the newest.
            return Ok(Reveal::Past(now));
        }
        let earlier = earlier_secrets::ActiveModel {
            id: Set(Uuid::now_v7()),
            agreement_id: Set(present.agreement_id),
            account_id: Set(present.account_id),
            office_id: Set(present.office_id),
            secret_hash: Set(present.secret_hash),
            mark: Set(present.mark),
            reveal_nonce_sha256: Set(present.reveal_nonce_sha256),
            revealed_to: Set(present.revealed_to),
            revealed_at: Set(present.revealed_at),
            until: Set(until.trunc_subsecs(6)),
            last_used_at: Set(present.last_used_at),
            misused_at: Set(None),
            misused_from: Set(None),
        };
        let added = earlier_secrets::Entity::insert(earlier).exec_without_returning(writing.on()).await;
        added.map_err(StoreError::from)?;
        writing.commit().await?;
        Ok(Reveal::Shown { password, at: now })
    }

    /// Takes a rotation back whose receipt was refused: the password before is the one in use again.
    ///
    /// # Errors
    /// What the database says.
    pub async fn rotate_back(&self, account: AccountId, nonce: &str) -> Result<(), StoreError> {
        let writing = self.store.write().await?;
        let before = earlier_secrets::Entity::find()
            .filter(earlier_secrets::Column::AccountId.eq(account.0))
            .order_by_desc(earlier_secrets::Column::Id)
            .one(writing.on())
            .await?;
        let Some(before) = before else { return Ok(()) };
        let restored = account_secrets::Entity::update_many()
            .col_expr(account_secrets::Column::SecretHash, Expr::value(before.secret_hash))
            .col_expr(account_secrets::Column::RevealNonceSha256, Expr::value(before.reveal_nonce_sha256))
            .col_expr(account_secrets::Column::RevealedTo, Expr::value(before.revealed_to))
            .col_expr(account_secrets::Column::RevealedAt, Expr::value(before.revealed_at))
            .col_expr(account_secrets::Column::Mark, Expr::value(before.mark))
            .col_expr(account_secrets::Column::LastUsedAt, Expr::value(before.last_used_at))
            .filter(account_secrets::Column::AccountId.eq(account.0))
            .filter(account_secrets::Column::RevealNonceSha256.eq(digest(nonce.as_bytes())))
            .exec(writing.on())
            .await?;
        if restored.rows_affected > 0 {
            earlier_secrets::Entity::delete_by_id(before.id).exec(writing.on()).await?;
        }
        writing.commit().await
    }

    /// Ends now whatever still works beside the newest password of an account.
    ///
    /// # Errors
    /// What the database says.
    pub async fn revoke_earlier(&self, account: AccountId) -> Result<(), StoreError> {
        let now = Utc::now().trunc_subsecs(6);
        earlier_secrets::Entity::update_many()
            .col_expr(earlier_secrets::Column::Until, Expr::value(now))
            .filter(earlier_secrets::Column::AccountId.eq(account.0))
            .filter(earlier_secrets::Column::Until.gt(now))
            .exec(self.store.db())
            .await?;
        Ok(())
    }

    /// Notes that a program signed in with a password: the newest of the account where `earlier` names no other.
    ///
    /// # Errors
    /// What the database says.
    pub async fn used(&self, account: AccountId, earlier: Option<Uuid>) -> Result<(), StoreError> {
        let now = Utc::now().trunc_subsecs(6);
        match earlier {
            None => {
                account_secrets::Entity::update_many()
                    .col_expr(account_secrets::Column::LastUsedAt, Expr::value(now))
                    .filter(account_secrets::Column::AccountId.eq(account.0))
                    .exec(self.store.db())
                    .await?;
            }
            Some(id) => {
                earlier_secrets::Entity::update_many()
                    .col_expr(earlier_secrets::Column::LastUsedAt, Expr::value(now))
                    .filter(earlier_secrets::Column::Id.eq(id))
                    .exec(self.store.db())
                    .await?;
            }
        }
        Ok(())
    }

    /// Notes that a password was tried after its end.
    ///
    /// # Errors
    /// What the database says.
    pub async fn misused(&self, earlier: Uuid, address: &str) -> Result<(), StoreError> {
        earlier_secrets::Entity::update_many()
            .col_expr(earlier_secrets::Column::MisusedAt, Expr::value(Utc::now().trunc_subsecs(6)))
            .col_expr(earlier_secrets::Column::MisusedFrom, Expr::value(address))
            .filter(earlier_secrets::Column::Id.eq(earlier))
            .exec(self.store.db())
            .await?;
        Ok(())
    }

    /// Every password of an agreement's accounts, the newest of each first, then by their end.
    ///
    /// # Errors
    /// What the database says.
    pub async fn of_agreement(&self, agreement: AgreementId) -> Result<Vec<SecretRow>, StoreError> {
        let newest = account_secrets::Entity::find()
            .filter(account_secrets::Column::AgreementId.eq(agreement.0))
            .all(self.store.db())
            .await?;
        let earlier = earlier_secrets::Entity::find()
            .filter(earlier_secrets::Column::AgreementId.eq(agreement.0))
            .order_by_desc(earlier_secrets::Column::Until)
            .all(self.store.db())
            .await?;
        let newest = newest.into_iter().map(|row| SecretRow {
            account: AccountId(row.account_id),
            shown_at: row.revealed_at,
            until: None,
            last_used_at: row.last_used_at,
            misused: None,
        });
        let earlier = earlier.into_iter().map(|row| SecretRow {
            account: AccountId(row.account_id),
            shown_at: row.revealed_at,
            until: Some(row.until),
            last_used_at: row.last_used_at,
            misused: row.misused_at.map(|at| (at, row.misused_from.unwrap_or_default())),
        });
        Ok(newest.chain(earlier).collect())
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
            mark: Set(Some(mark_of(&self.keys, to.account, &password))),
            secret_hash: Set(self.passwords.hash(password).await?),
            reveal_nonce_sha256: Set(digest(Uuid::now_v7().as_bytes())),
            revealed_to: Set(to.person.0),
            revealed_at: Set(Utc::now().trunc_subsecs(6)),
            last_used_at: Set(None),
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

/// A code by which a password is recognised without being known; only this installation can make it.
pub fn mark_of(keys: &Keys, account: AccountId, password: &str) -> String {
    let code = keys.code("program password", &[account.0.as_bytes(), password.as_bytes()]);
    code.iter().map(|byte| format!("{byte:02x}")).collect()
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
