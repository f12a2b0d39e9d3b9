//! The key of an installation: from it everything is derived that must be unreadable elsewhere.
//!
//! 32 random bytes, written as 64 hexadecimal digits into a file that only its owner can read. It
//! must be backed up apart from the data: without it what is encrypted stays so.

use std::fmt;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, bail};
use rand::RngExt as _;

/// The key. Never printed.
#[derive(Clone)]
pub struct Secret([u8; 32]);

impl Secret {
    /// Reads the key in `file`, or makes one there at the first start.
    ///
    /// # Errors
    /// Where the file can't be read or made, or holds something else than 64 hexadecimal digits.
    pub fn read_or_create(file: &Path) -> anyhow::Result<Self> {
        match std::fs::read_to_string(file) {
            Ok(text) => Self::parse(text.trim()).with_context(|| {
                format!(
                    "{0} bukan berkas kunci: harus 64 digit heksadesimal · \
                     {0} is no key file: it must hold 64 hexadecimal digits",
                    file.display()
                )
            }),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let secret = Self::fresh();
                secret.write(file).with_context(|| {
                    format!("kunci {0} tidak dapat dibuat · the key {0} can't be made", file.display())
                })?;
                Ok(secret)
            }
            Err(error) => Err(error)
                .with_context(|| format!("kunci {0} tidak dapat dibaca · the key {0} can't be read", file.display())),
        }
    }

    /// A new key, which no file holds yet.
    pub fn fresh() -> Self {
        Self(rand::rng().random())
    }

    /// The 32 bytes, to derive keys from and never to use as they are.
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    fn parse(text: &str) -> anyhow::Result<Self> {
        if text.len() != 64 || !text.is_ascii() {
            bail!("length {}", text.len());
        }
        let mut bytes = [0; 32];
        for (byte, at) in bytes.iter_mut().zip((0..64).step_by(2)) {
            *byte = u8::from_str_radix(&text[at..at + 2], 16)?;
        }
        Ok(Self(bytes))
    }

    fn write(&self, file: &Path) -> std::io::Result<()> {
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt as _;
            options.mode(0o600);
        }
        let mut out = options.open(file)?;
        let digits: String = self.0.iter().map(|byte| format!("{byte:02x}")).collect();
        writeln!(out, "{digits}")?;
        out.sync_all()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_made_once_and_for_its_owner_alone() {
        let folder = tempfile::tempdir().expect("folder");
        let file = folder.path().join("secret.key");
        let first = Secret::read_or_create(&file).expect("made");
        let second = Secret::read_or_create(&file).expect("read");
        assert_eq!(first.expose(), second.expose());
        assert_ne!(first.expose(), &[0; 32]);
        assert_eq!(format!("{first:?}"), "Secret(…)");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(std::fs::metadata(&file).expect("file").permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn a_damaged_key_is_refused_and_kept() {
        let folder = tempfile::tempdir().expect("folder");
        let file = folder.path().join("secret.key");
        std::fs::write(&file, "zz").expect("file");
        assert!(Secret::read_or_create(&file).is_err());
        assert_eq!(std::fs::read_to_string(&file).expect("file"), "zz");
    }
}
