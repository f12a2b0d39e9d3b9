//! Encrypting what the database keeps and only this installation may read (decisions.md 7, 31).
//!
//! XChaCha20-Poly1305 with a key derived for one purpose, a random nonce, and what the text belongs to bound to it, so
//! that a sealed text can't be moved to another row.

use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use rand::RngExt as _;
use zeroize::Zeroizing;

use super::keys::Keys;

const NONCE: usize = 24;

/// It can't be opened: another key, another place, or changed bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("what is encrypted can't be opened with the key of this installation")]
pub struct Unopenable;

/// Encrypts `bytes` that belong to `place`; hexadecimal digits, nonce first.
pub fn seal(keys: &Keys, purpose: &str, place: &[u8], bytes: &[u8]) -> Result<String, Unopenable> {
    let nonce: [u8; NONCE] = rand::rng().random();
    let sealed = cipher(keys, purpose)
        .encrypt(&XNonce::from(nonce), Payload { msg: bytes, aad: place })
        .map_err(|_| Unopenable)?;
    Ok(nonce.iter().chain(&sealed).map(|byte| format!("{byte:02x}")).collect())
}

/// Opens what [`seal`] made for the same purpose and place.
///
/// # Errors
/// [`Unopenable`].
pub fn open(keys: &Keys, purpose: &str, place: &[u8], sealed: &str) -> Result<Zeroizing<Vec<u8>>, Unopenable> {
    let bytes = bytes(sealed).ok_or(Unopenable)?;
    let (nonce, sealed) = bytes.split_first_chunk::<NONCE>().ok_or(Unopenable)?;
    cipher(keys, purpose)
        .decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: place })
        .map(Zeroizing::new)
        .map_err(|_| Unopenable)
}

fn cipher(keys: &Keys, purpose: &str) -> XChaCha20Poly1305 {
    let key = Zeroizing::new(keys.code("sealing", &[purpose.as_bytes()]));
    XChaCha20Poly1305::new((&*key).into())
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || !text.len().is_multiple_of(2) {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Secret;

    #[test]
    fn only_the_same_key_purpose_and_place_open_it() {
        let keys = Keys::new(Secret::fresh());
        let sealed = seal(&keys, "uji", b"satu", b"rahasia").expect("sealed");
        assert!(!sealed.contains("rahasia"));
        assert_ne!(sealed, seal(&keys, "uji", b"satu", b"rahasia").expect("sealed"), "never twice the same");
        assert_eq!(*open(&keys, "uji", b"satu", &sealed).expect("opened"), b"rahasia");
        assert!(open(&keys, "lain", b"satu", &sealed).is_err());
        assert!(open(&keys, "uji", b"dua", &sealed).is_err());
        assert!(open(&Keys::new(Secret::fresh()), "uji", b"satu", &sealed).is_err());
        for damaged in ["", "zz", &sealed[..60], &format!("{sealed}00")] {
            assert_eq!(open(&keys, "uji", b"satu", damaged), Err(Unopenable));
        }
    }
}
