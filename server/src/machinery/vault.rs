//! The vault: files that were issued or printed in bulk, kept as they were made.
//!
//! An issued document lies under its SHA-256 in the folder of its office (`documents/{office}/ab/cd/…`). It is written
//! once, before the command that issues it, and never changed; whoever reads it gets exactly the bytes that were issued,
//! or a fault.

use std::io;
use std::path::{Path, PathBuf};

use patuh_domain::ids::OfficeId;
use tokio::io::AsyncWriteExt as _;
use uuid::Uuid;

use crate::identity::digest;

/// The folder in the data folder.
pub const FOLDER: &str = "documents";

/// Why an issued document can't be had.
#[derive(Debug, thiserror::Error)]
pub enum VaultFault {
    #[error("disk: {0}")]
    Disk(#[from] io::Error),
    /// The bytes are there and are not those that were issued.
    #[error("the bytes are not those that were issued")]
    Altered,
}

/// The folder of issued documents.
#[derive(Debug, Clone)]
pub struct Vault {
    folder: PathBuf,
}

impl Vault {
    /// The vault in the data folder.
    pub fn new(data_dir: &Path) -> Self {
        Self { folder: data_dir.join(FOLDER) }
    }

    /// Keeps `bytes`, whose SHA-256 is `sha256`. The same bytes are kept once.
    ///
    /// # Errors
    /// The disk refuses.
    pub async fn keep(&self, office: OfficeId, sha256: &str, bytes: &[u8]) -> Result<(), VaultFault> {
        let place = self.place(office, sha256);
        if self.read(office, sha256).await.is_ok() {
            return Ok(());
        }
        let folder = place.parent().unwrap_or(&self.folder);
        tokio::fs::create_dir_all(folder).await?;
        let beside = folder.join(format!(".{}", Uuid::now_v7().simple()));
        let mut file = tokio::fs::File::create_new(&beside).await?;
        file.write_all(bytes).await?;
        file.sync_all().await?;
        tokio::fs::rename(&beside, &place).await?;
        Ok(())
    }

    /// The bytes that were issued.
    ///
    /// # Errors
    /// They are gone, can't be read, or are no longer the same.
    pub async fn read(&self, office: OfficeId, sha256: &str) -> Result<Vec<u8>, VaultFault> {
        let bytes = tokio::fs::read(self.place(office, sha256)).await?;
        if digest(&bytes) == sha256 { Ok(bytes) } else { Err(VaultFault::Altered) }
    }

    fn place(&self, office: OfficeId, sha256: &str) -> PathBuf {
        let (first, rest) = sha256.split_at_checked(2).unwrap_or((sha256, ""));
        let (second, _) = rest.split_at_checked(2).unwrap_or((rest, ""));
        self.folder.join(office.to_string()).join(first).join(second).join(sha256)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_was_kept_comes_back_or_not_at_all() {
        let folder = tempfile::tempdir().expect("folder");
        let vault = Vault::new(folder.path());
        let (one, other) = (OfficeId(Uuid::now_v7()), OfficeId(Uuid::now_v7()));
        let sha256 = digest(b"%PDF issued");
        for _ in 0..2 {
            vault.keep(one, &sha256, b"%PDF issued").await.expect("kept");
        }
        assert_eq!(vault.read(one, &sha256).await.expect("read"), b"%PDF issued");
        assert!(vault.read(other, &sha256).await.is_err(), "another office has its own folder");
        std::fs::write(vault.place(one, &sha256), b"%PDF changed").expect("write");
        assert!(matches!(vault.read(one, &sha256).await, Err(VaultFault::Altered)));
    }
}
