//! Passwords of programs: argon2 once, then a keyed digest in memory (decisions.md 30).
//!
//! Policy: a digest belongs to one argon2 string; another string (a new password) starts over. Once the right digest is
//! known, anything else is wrong without hashing. Before that, passwords found wrong are remembered, so that a program
//! which repeats a wrong one costs a hash once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use patuh_domain::ids::AccountId;

use crate::identity::{Busy, Passwords};
use crate::machinery::Keys;

/// Wrong passwords remembered of an account.
const WRONG: usize = 32;

/// What is known of passwords since the start.
pub struct Credentials {
    keys: Keys,
    passwords: Passwords,
    known: Mutex<HashMap<AccountId, Known>>,
}

struct Known {
    secret: Arc<str>,
    right: Option<[u8; 32]>,
    wrong: Vec<[u8; 32]>,
}

impl Credentials {
    /// Nothing is known yet.
    pub fn new(keys: Keys, passwords: Passwords) -> Self {
        Self { keys, passwords, known: Mutex::new(HashMap::new()) }
    }

    /// Whether `password` is the one of `secret`, an argon2 string.
    ///
    /// # Errors
    /// [`Busy`]: too many passwords are being compared.
    pub async fn is_right(&self, account: AccountId, secret: &Arc<str>, password: &str) -> Result<bool, Busy> {
        let digest = self.keys.code("program password", &[account.0.as_bytes(), password.as_bytes()]);
        if let Some(answer) = self.remembered(account, secret, &digest) {
            return Ok(answer);
        }
        let right = self.passwords.matches(password.to_owned(), Some(secret.to_string())).await?;
        self.remember(account, secret, digest, right);
        Ok(right)
    }

    fn remembered(&self, account: AccountId, secret: &Arc<str>, digest: &[u8; 32]) -> Option<bool> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let known = known.get(&account).filter(|known| known.secret == *secret)?;
        match &known.right {
            Some(right) => Some(same(right, digest)),
            None => known.wrong.iter().any(|wrong| same(wrong, digest)).then_some(false),
        }
    }

    fn remember(&self, account: AccountId, secret: &Arc<str>, digest: [u8; 32], right: bool) {
        let mut all = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh = || Known { secret: Arc::clone(secret), right: None, wrong: Vec::new() };
        let known = all.entry(account).or_insert_with(fresh);
        if known.secret != *secret {
            *known = fresh();
        }
        if right {
            known.right = Some(digest);
            known.wrong.clear();
        } else {
            if known.wrong.len() == WRONG {
                known.wrong.remove(0);
            }
            known.wrong.push(digest);
        }
    }
}

/// In constant time.
fn same(one: &[u8; 32], other: &[u8; 32]) -> bool {
    one.iter().zip(other).fold(0, |all, (one, other)| all | (one ^ other)) == 0
}
