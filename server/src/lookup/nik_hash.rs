//! What remains of a NIK that was looked up: a keyed hash, another one in each office (decisions.md 31).
//!
//! New look-ups use the newest key; a question about a person tries every key that is kept.

use patuh_domain::identity::Nik;
use patuh_domain::ids::OfficeId;

use crate::machinery::Keys;

/// A hash and the version of its key, as the log has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NikHash {
    pub key: i64,
    /// 64 hexadecimal digits.
    pub hash: String,
}

/// The hash for a new look-up.
pub fn newest(keys: &Keys, office: OfficeId, nik: &Nik) -> NikHash {
    // The first key is always there.
    every(keys, office, nik).next().unwrap_or_else(|| NikHash { key: 1, hash: String::new() })
}

/// The hash under each key that is kept, the newest first.
pub fn every(keys: &Keys, office: OfficeId, nik: &Nik) -> impl Iterator<Item = NikHash> {
    keys.nik_versions().filter_map(move |version| {
        let code = keys.nik_code(version, &[office.0.as_bytes(), nik.expose().as_bytes()])?;
        let hash = code.iter().map(|byte| format!("{byte:02x}")).collect();
        Some(NikHash { key: i64::from(version), hash })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Secret;

    #[test]
    fn a_new_key_hashes_anew_and_the_old_hash_is_still_found() {
        let office = OfficeId(uuid::Uuid::now_v7());
        let nik = Nik::parse_exact("9901010505900001").expect("a NIK");
        let secret = Secret::fresh();
        let before = newest(&Keys::new(secret.clone()), office, &nik);
        assert_eq!((before.key, before.hash.len()), (1, 64));
        let rotated = Keys::new(secret.with_another_nik_key());
        let after = newest(&rotated, office, &nik);
        assert_eq!(after.key, 2);
        assert_ne!(after.hash, before.hash);
        assert!(every(&rotated, office, &nik).any(|hash| hash == before));
        let elsewhere = OfficeId(uuid::Uuid::now_v7());
        assert_ne!(newest(&rotated, elsewhere, &nik).hash, after.hash);
    }
}
