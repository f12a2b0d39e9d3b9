//! The keys of an installation: from them everything is derived that must be unreadable elsewhere.
//!
//! A file that only its owner can read: 32 random bytes as 64 hexadecimal digits in its first line, and a line
//! `nik VERSION DIGITS` for each later key under which NIKs of look-ups are hashed. It must be backed up apart from the
//! data: without it what is encrypted stays so, and who looked somebody up can't be told any more.

use std::fmt;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, bail};
use rand::RngExt as _;

/// The keys. Never printed.
#[derive(Clone)]
pub struct Secret {
    key: [u8; 32],
    /// Keys for NIKs after the first, which is derived from `key`; in the order of their versions, from 2 on.
    nik: Vec<(u32, [u8; 32])>,
}

impl Secret {
    /// Reads the keys in `file`, or makes one there at the first start.
    ///
    /// # Errors
    /// Where the file can't be read or made, or holds something else than keys.
    pub fn read_or_create(file: &Path) -> anyhow::Result<Self> {
        match std::fs::read_to_string(file) {
            Ok(text) => Self::parse(&text).with_context(|| {
                format!(
                    "{0} bukan berkas kunci: harus 64 digit heksadesimal · \
                     {0} is no key file: it must hold 64 hexadecimal digits",
                    file.display()
                )
            }),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let secret = Self::fresh();
                secret.write_new(file).with_context(|| {
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
        Self { key: rand::rng().random(), nik: Vec::new() }
    }

    /// The same with a further key for NIKs, which is the newest.
    #[must_use]
    pub fn with_another_nik_key(mut self) -> Self {
        self.nik.push((self.newest_nik_version() + 1, rand::rng().random()));
        self
    }

    /// Puts a further key for NIKs into `file` and tells its version. The file is replaced as a whole or not at all.
    ///
    /// # Errors
    /// Where the file can't be read or replaced.
    pub fn rotate_nik(file: &Path) -> anyhow::Result<u32> {
        let secret = Self::read_or_create(file)?.with_another_nik_key();
        let version = secret.newest_nik_version();
        let beside = file.with_extension("new");
        // What an earlier attempt left behind holds a key that nothing uses.
        let _ = std::fs::remove_file(&beside);
        let replaced = secret.write_new(&beside).and_then(|()| std::fs::rename(&beside, file));
        replaced.with_context(|| {
            format!("kunci {0} tidak dapat diganti · the key {0} can't be replaced", file.display())
        })?;
        Ok(version)
    }

    /// The 32 bytes, to derive keys from and never to use as they are.
    pub fn expose(&self) -> &[u8; 32] {
        &self.key
    }

    /// The version of the key under which NIKs are hashed now.
    pub fn newest_nik_version(&self) -> u32 {
        self.nik.last().map_or(1, |(version, _)| *version)
    }

    /// The key of this version, from 2 on.
    pub fn nik_key(&self, version: u32) -> Option<&[u8; 32]> {
        self.nik.iter().find(|(known, _)| *known == version).map(|(_, key)| key)
    }

    /// Versions of keys for NIKs that are kept, the newest first.
    pub fn nik_versions(&self) -> impl Iterator<Item = u32> {
        self.nik.iter().rev().map(|(version, _)| *version).chain([1])
    }

    fn parse(text: &str) -> anyhow::Result<Self> {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let key = digits(lines.next().unwrap_or_default())?;
        let mut nik: Vec<(u32, [u8; 32])> = Vec::new();
        for line in lines {
            let parts: Vec<&str> = line.split_whitespace().collect();
            let ["nik", version, key] = parts[..] else { bail!("a line that is no key") };
            let version: u32 = version.parse()?;
            if version <= nik.last().map_or(1, |(last, _)| *last) {
                bail!("version {version} is out of order");
            }
            nik.push((version, digits(key)?));
        }
        Ok(Self { key, nik })
    }

    fn write_new(&self, file: &Path) -> std::io::Result<()> {
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt as _;
            options.mode(0o600);
        }
        let mut out = options.open(file)?;
        writeln!(out, "{}", hexadecimal(&self.key))?;
        for (version, key) in &self.nik {
            writeln!(out, "nik {version} {}", hexadecimal(key))?;
        }
        out.sync_all()
    }
}

fn digits(text: &str) -> anyhow::Result<[u8; 32]> {
    if text.len() != 64 || !text.is_ascii() {
        bail!("length {}", text.len());
    }
    let mut bytes = [0; 32];
    for (byte, at) in bytes.iter_mut().zip((0..64).step_by(2)) {
        *byte = u8::from_str_radix(&text[at..at + 2], 16)?;
    }
    Ok(bytes)
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
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
        let good = "ab".repeat(32);
        for text in ["zz", "", &format!("{good}\nnik 2"), &format!("{good}\nnik 1 {good}"), &format!("{good}\nlain")] {
            std::fs::write(&file, text).expect("file");
            assert!(Secret::read_or_create(&file).is_err(), "{text}");
            assert_eq!(std::fs::read_to_string(&file).expect("file"), text);
        }
    }

    #[test]
    fn a_further_key_for_niks_leaves_the_others_as_they_are() {
        let folder = tempfile::tempdir().expect("folder");
        let file = folder.path().join("secret.key");
        let first = Secret::read_or_create(&file).expect("made");
        assert_eq!(first.newest_nik_version(), 1);
        assert_eq!(Secret::rotate_nik(&file).expect("rotated"), 2);
        let second = Secret::read_or_create(&file).expect("read");
        assert_eq!(Secret::rotate_nik(&file).expect("rotated"), 3);
        let third = Secret::read_or_create(&file).expect("read");
        assert_eq!(third.expose(), first.expose());
        assert_eq!(third.nik_key(2), second.nik_key(2));
        assert_ne!(third.nik_key(2), third.nik_key(3));
        assert_eq!(third.nik_versions().collect::<Vec<_>>(), [3, 2, 1]);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(std::fs::metadata(&file).expect("file").permissions().mode() & 0o777, 0o600);
        }
    }
}
