//! Passwords: what is accepted, and how they are hashed.
//!
//! Argon2id with 19 MiB and two passes (the OWASP minimum) on threads of their own; a few at a time, so that a flood of
//! sign-ins can't take the memory or the processors from those who are in.

use std::sync::Arc;
use std::time::Duration;

use argon2::password_hash::{PasswordHash, SaltString};
use argon2::{Argon2, PasswordHasher as _, PasswordVerifier as _};
use patuh_domain::wording::Bilingual;
use rand::RngExt as _;
use tokio::sync::Semaphore;

/// The fewest characters of a password.
pub const SHORTEST: usize = 12;
/// The most characters of a password: enough for any phrase, too few to keep the processor busy.
pub const LONGEST: usize = 200;

/// How long somebody waits for a turn before being told to try again.
const PATIENCE: Duration = Duration::from_secs(15);

/// Why a password isn't accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordFault {
    TooShort,
    TooLong,
    /// It is the e-mail address or its first part.
    IsEmail,
    /// Fewer than five different characters.
    Monotonous,
}

impl PasswordFault {
    /// Whether `password` will do for the account of `email`.
    ///
    /// # Errors
    /// The first fault.
    pub fn check(password: &str, email: &str) -> Result<(), Self> {
        let length = password.chars().count();
        let folded = password.trim().to_lowercase();
        let email = email.trim().to_lowercase();
        let local = email.split('@').next().unwrap_or_default();
        let mut different: Vec<char> = folded.chars().collect();
        different.sort_unstable();
        different.dedup();
        if length < SHORTEST {
            Err(Self::TooShort)
        } else if length > LONGEST {
            Err(Self::TooLong)
        } else if !email.is_empty() && (folded == email || folded == local) {
            Err(Self::IsEmail)
        } else if different.len() < 5 {
            Err(Self::Monotonous)
        } else {
            Ok(())
        }
    }

    /// What is wrong and what would do.
    pub const fn text(self) -> Bilingual {
        match self {
            Self::TooShort => Bilingual::new(
                "Kata sandi paling sedikit 12 karakter. Kalimat pendek mudah diingat.",
                "A password has at least 12 characters. A short sentence is easy to remember.",
            ),
            Self::TooLong => {
                Bilingual::new("Kata sandi paling banyak 200 karakter.", "A password has at most 200 characters.")
            }
            Self::IsEmail => Bilingual::new(
                "Kata sandi tidak boleh sama dengan surel. Pilih yang lain.",
                "The password must not be the e-mail address. Choose another one.",
            ),
            Self::Monotonous => Bilingual::new(
                "Kata sandi mengulang karakter yang sama. Pilih yang lebih beragam.",
                "The password repeats the same characters. Choose a more varied one.",
            ),
        }
    }
}

/// No turn came within 15 seconds: too many sign-ins at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no turn for hashing within {} seconds", PATIENCE.as_secs())]
pub struct Busy;

/// The place where passwords are hashed and compared.
#[derive(Clone)]
pub struct Passwords {
    turns: Arc<Semaphore>,
    /// Compared with where there is no account, so that the answer takes as long.
    decoy: Arc<str>,
}

impl Passwords {
    /// A place with as many turns at once as half the processors.
    pub fn new() -> Self {
        let processors = std::thread::available_parallelism().map_or(2, usize::from);
        Self { turns: Arc::new(Semaphore::new((processors / 2).max(1))), decoy: Arc::from(hash_now("decoy")) }
    }

    /// The argon2 string of `password`, with a new salt.
    ///
    /// # Errors
    /// [`Busy`].
    pub async fn hash(&self, password: String) -> Result<String, Busy> {
        self.on_its_turn(move || hash_now(&password)).await
    }

    /// Whether `password` is the one of `hash`. Without a hash it isn't, after the same time.
    ///
    /// # Errors
    /// [`Busy`].
    pub async fn matches(&self, password: String, hash: Option<String>) -> Result<bool, Busy> {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.decoy.to_string());
        let same = self.on_its_turn(move || matches_now(&password, &hash)).await?;
        Ok(same && known)
    }

    async fn on_its_turn<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Busy> {
        let turn = tokio::time::timeout(PATIENCE, Arc::clone(&self.turns).acquire_owned()).await;
        let Ok(Ok(turn)) = turn else { return Err(Busy) };
        tokio::task::spawn_blocking(move || {
            let done = work();
            drop(turn);
            done
        })
        .await
        .map_err(|_| Busy)
    }
}

impl Default for Passwords {
    fn default() -> Self {
        Self::new()
    }
}

/// An empty string, which matches nothing, where argon2 refuses; it does so only for parameters that are not ours.
fn hash_now(password: &str) -> String {
    let salt: [u8; 16] = rand::rng().random();
    SaltString::encode_b64(&salt)
        .and_then(|salt| Argon2::default().hash_password(password.as_bytes(), &salt).map(|hash| hash.to_string()))
        .unwrap_or_default()
}

fn matches_now(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_password_itself_matches() {
        let passwords = Passwords::new();
        let hash = passwords.hash("sandi rahasia kantor".to_owned()).await.expect("a turn");
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        let matches =
            async |text: &str, hash: Option<String>| passwords.matches(text.to_owned(), hash).await.expect("a turn");
        assert!(matches("sandi rahasia kantor", Some(hash.clone())).await);
        assert!(!matches("sandi rahasia Kantor", Some(hash)).await);
        assert!(!matches("decoy", None).await, "the decoy is nobody's password");
        assert!(!matches("apa saja", Some("rusak".to_owned())).await);
    }

    #[test]
    fn weak_passwords_are_told_why() {
        let check = |password: &str| PasswordFault::check(password, "Petugas.Kerjasama@demo.patuh.test");
        assert_eq!(check("pendek"), Err(PasswordFault::TooShort));
        assert_eq!(check(&"panjang ".repeat(30)), Err(PasswordFault::TooLong));
        assert_eq!(check("petugas.kerjasama@DEMO.patuh.test"), Err(PasswordFault::IsEmail));
        assert_eq!(check("Petugas.Kerjasama"), Err(PasswordFault::IsEmail));
        assert_eq!(check("aaaaaaaaaaaaaaab"), Err(PasswordFault::Monotonous));
        assert_eq!(check("demo-patuh-2026"), Ok(()));
        assert_eq!(check("sandinya cukup panjang"), Ok(()));
    }
}
