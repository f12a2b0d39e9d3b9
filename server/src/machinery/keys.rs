//! Keys for single purposes, derived from the key of the installation.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::config::Secret;

/// Derives keys and makes codes with them.
#[derive(Clone)]
pub struct Keys {
    secret: Secret,
}

impl Keys {
    /// Keys from the key of the installation.
    pub const fn new(secret: Secret) -> Self {
        Self { secret }
    }

    /// A code over `parts` that only this installation can make, different for each `purpose`.
    pub fn code(&self, purpose: &str, parts: &[&[u8]]) -> [u8; 32] {
        let key = authenticated(self.secret.expose(), &[purpose.as_bytes()]);
        authenticated(&key, parts)
    }

    /// A code over `parts` under a key for NIKs; `None` where the key of this version isn't kept.
    pub fn nik_code(&self, version: u32, parts: &[&[u8]]) -> Option<[u8; 32]> {
        match version {
            1 => Some(self.code("nik of look-ups, 1", parts)),
            later => Some(authenticated(self.secret.nik_key(later)?, parts)),
        }
    }

    /// Versions of the keys for NIKs, the newest first.
    pub fn nik_versions(&self) -> impl Iterator<Item = u32> {
        self.secret.nik_versions()
    }

    /// Whether `code` is the one over `parts`, compared in constant time.
    pub fn is_code(&self, purpose: &str, parts: &[&[u8]], code: &[u8]) -> bool {
        let right = self.code(purpose, parts);
        let different = right.iter().zip(code).fold(0_u8, |all, (one, other)| all | (one ^ other));
        code.len() == right.len() && different == 0
    }
}

/// HMAC-SHA-256, each part with its length before it, so that no two lists of parts are the same bytes.
fn authenticated(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    let mut block = [0; 64];
    block[..32].copy_from_slice(key);
    let mut mac = <Hmac<Sha256>>::new(&block.into());
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn purposes_and_parts_do_not_mix() {
        let folder = tempfile::tempdir().expect("folder");
        let keys = Keys::new(Secret::read_or_create(&folder.path().join("key")).expect("key"));
        let code = keys.code("flash", &[b"ab", b"c"]);
        assert_ne!(code, keys.code("flash", &[b"a", b"bc"]));
        assert_ne!(code, keys.code("secret", &[b"ab", b"c"]));
        assert!(keys.is_code("flash", &[b"ab", b"c"], &code));
        assert!(!keys.is_code("flash", &[b"ab", b"d"], &code));
        assert!(!keys.is_code("flash", &[b"ab", b"c"], &code[..31]));
    }
}
