//! Passwords of programs: argon2 once, then a keyed digest in memory (decisions.md 30).
//!
//! Policy: a digest belongs to one argon2 string; another string (a new password) starts over. Once every password that
//! works has its digest, anything else is wrong without hashing. Before that, passwords found wrong are remembered, so
//! that a program which repeats a wrong one costs a hash once. A password that ended is recognised by the mark it was
//! written down with, without hashing.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use patuh_domain::ids::AccountId;
use uuid::Uuid;

use crate::identity::{Busy, Passwords};
use crate::machinery::Keys;
use crate::machinery::secrets::mark_of;

/// Wrong passwords remembered of an account.
const WRONG: usize = 32;
/// How often the use of a password is written down at most.
const NOTED: Duration = Duration::from_secs(60);

/// A password of a User ID, as it is kept.
#[derive(Debug, Clone)]
pub struct ProgramSecret {
    /// `None`: the newest. Others have been replaced.
    pub earlier: Option<Uuid>,
    /// The argon2 string.
    pub hash: Arc<str>,
    /// Until when it works; `None` without end.
    pub until: Option<DateTime<Utc>>,
    pub mark: Option<Arc<str>>,
}

impl ProgramSecret {
    fn works_at(&self, now: DateTime<Utc>) -> bool {
        self.until.is_none_or(|until| now < until)
    }
}

/// What a password turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// One that works: the newest, or this earlier one.
    Right(Option<Uuid>),
    Wrong,
    /// One that worked once and was replaced.
    Ended(Uuid),
}

/// What is written down of a password, each as often as `NOTED` lets it be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Note {
    Use,
    /// A try after its end.
    Misuse,
}

/// What is known of passwords since the start.
pub struct Credentials {
    keys: Keys,
    passwords: Passwords,
    known: Mutex<HashMap<AccountId, Vec<Known>>>,
    noted: Mutex<HashMap<(AccountId, Option<Uuid>, Note), Instant>>,
}

struct Known {
    secret: Arc<str>,
    right: Option<[u8; 32]>,
    wrong: Vec<[u8; 32]>,
}

impl Credentials {
    /// Nothing is known yet.
    pub fn new(keys: Keys, passwords: Passwords) -> Self {
        Self { keys, passwords, known: Mutex::default(), noted: Mutex::default() }
    }

    /// Which of `secrets` the password is at `now`.
    ///
    /// # Errors
    /// [`Busy`]: too many passwords are being compared.
    pub async fn judge(
        &self,
        account: AccountId,
        secrets: &[ProgramSecret],
        password: &str,
        now: DateTime<Utc>,
    ) -> Result<Verdict, Busy> {
        let digest = self.keys.code("program password", &[account.0.as_bytes(), password.as_bytes()]);
        let working = || secrets.iter().filter(|secret| secret.works_at(now));
        let remembered: Vec<_> =
            working().map(|secret| (secret, self.remembered(account, &secret.hash, &digest))).collect();
        if let Some((secret, _)) = remembered.iter().find(|(_, answer)| *answer == Some(true)) {
            return Ok(Verdict::Right(secret.earlier));
        }
        for (secret, _) in remembered.iter().filter(|(_, answer)| answer.is_none()) {
            let right = self.passwords.matches(password.to_owned(), Some(secret.hash.to_string())).await?;
            self.remember(account, secrets, &secret.hash, digest, right);
            if right {
                return Ok(Verdict::Right(secret.earlier));
            }
        }
        // The mark tells as much as a hash would: nobody else can make it.
        let mark = mark_of(&self.keys, account, password);
        let ended = secrets
            .iter()
            .filter(|secret| !secret.works_at(now))
            .find(|secret| secret.mark.as_deref().is_some_and(|known| same(known.as_bytes(), mark.as_bytes())));
        Ok(ended.and_then(|secret| secret.earlier).map_or(Verdict::Wrong, Verdict::Ended))
    }

    /// Whether it is time to write this down of a password.
    pub fn is_due(&self, account: AccountId, earlier: Option<Uuid>, note: Note) -> bool {
        let mut noted = self.noted.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        match noted.get(&(account, earlier, note)) {
            Some(at) if now.duration_since(*at) < NOTED => false,
            _ => {
                noted.insert((account, earlier, note), now);
                true
            }
        }
    }

    fn remembered(&self, account: AccountId, secret: &Arc<str>, digest: &[u8; 32]) -> Option<bool> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let known = known.get(&account)?.iter().find(|known| known.secret == *secret)?;
        match &known.right {
            Some(right) => Some(same(right, digest)),
            None => known.wrong.iter().any(|wrong| same(wrong, digest)).then_some(false),
        }
    }

    fn remember(
        &self,
        account: AccountId,
        secrets: &[ProgramSecret],
        secret: &Arc<str>,
        digest: [u8; 32],
        right: bool,
    ) {
        let mut all = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let of_account = all.entry(account).or_default();
        // What no longer belongs to the account is forgotten.
        of_account.retain(|known| secrets.iter().any(|secret| secret.hash == known.secret));
        let place = match of_account.iter().position(|known| known.secret == *secret) {
            Some(place) => place,
            None => {
                of_account.push(Known { secret: Arc::clone(secret), right: None, wrong: Vec::new() });
                of_account.len() - 1
            }
        };
        let known = &mut of_account[place];
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

/// In constant time for texts of the same length.
fn same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |all, (one, other)| all | (one ^ other)) == 0
}
