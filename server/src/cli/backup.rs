//! `patuh backup`: a copy of everything but the key, while the server runs.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use chrono::Utc;
use sea_orm::{ConnectionTrait as _, DbBackend, Statement};
use serde::{Deserialize, Serialize};

use super::migrate;
use crate::config::Config;

/// The database in a backup.
pub(super) const DATABASE: &str = "patuh.db";
/// The uploads and the issued documents, in a backup and in the data folder.
pub(super) const FOLDERS: [&str; 2] = ["files", crate::machinery::vault::FOLDER];
/// What a backup says of itself; written last, so that a backup cut short has none.
pub(super) const MANIFEST: &str = "backup.json";

/// Copy database, uploads and issued documents into a folder.
#[derive(Debug, clap::Args)]
pub struct Backup {
    /// A new or empty folder.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

/// What a backup holds.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Manifest {
    pub made_at: chrono::DateTime<Utc>,
    pub version: String,
    /// The database is in it; PostgreSQL is backed up with its own tools.
    pub database: bool,
    pub files: u64,
}

impl Backup {
    /// Makes the backup.
    ///
    /// # Errors
    /// The folder holds something already or can't be written, or the database can't be had.
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        make_empty(&self.folder)?;
        let store = migrate::open(config).await?;
        let embedded = store.backend() == DbBackend::Sqlite;
        if embedded {
            let target = self.folder.join(DATABASE);
            let statement = Statement::from_sql_and_values(
                DbBackend::Sqlite,
                "VACUUM INTO ?",
                [target.to_string_lossy().into_owned().into()],
            );
            store.db().execute_raw(statement).await.with_context(|| {
                format!("basis data tidak dapat disalin ke {0} · the database can't be copied to {0}", target.display())
            })?;
            private(&target)?;
        } else {
            println!(
                "PostgreSQL dicadangkan dengan alatnya sendiri: `pg_dump --format=custom`; di sini hanya unggahan dan dokumen terbit. · \
                 PostgreSQL is backed up with its own tool, `pg_dump --format=custom`; here are uploads and issued \
                 documents only."
            );
        }
        // After the database: files are only ever added, so every one it names is there.
        let mut files = 0;
        for name in FOLDERS {
            files += copy_all(&config.data_dir.join(name), &self.folder.join(name))?;
        }
        let manifest =
            Manifest { made_at: Utc::now(), version: env!("CARGO_PKG_VERSION").to_owned(), database: embedded, files };
        let text = serde_json::to_string_pretty(&manifest)?;
        std::fs::write(self.folder.join(MANIFEST), text).with_context(|| unwritable(&self.folder))?;
        println!(
            "Cadangan di {0}, {files} berkas. Kunci {1} tidak ikut: simpan salinannya di tempat lain. · \
             Backup in {0}, {files} files. The key {1} is not in it: keep a copy of it elsewhere.",
            self.folder.display(),
            config.secret_file().display()
        );
        Ok(())
    }
}

/// `folder` exists and is empty.
pub(super) fn make_empty(folder: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder).with_context(|| unwritable(folder))?;
    if std::fs::read_dir(folder).with_context(|| unwritable(folder))?.next().is_some() {
        bail!("{0} tidak kosong; sebutkan folder baru · {0} is not empty; name a new folder", folder.display());
    }
    Ok(())
}

/// Copies a folder with what is in it; gives the number of files, 0 where there is no folder.
pub(super) fn copy_all(from: &Path, to: &Path) -> anyhow::Result<u64> {
    if !from.is_dir() {
        return Ok(0);
    }
    std::fs::create_dir_all(to).with_context(|| unwritable(to))?;
    let mut copied = 0;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copied += copy_all(&entry.path(), &target)?;
        } else if entry.file_type()?.is_file() {
            std::fs::copy(entry.path(), &target).with_context(|| unwritable(&target))?;
            copied += 1;
        }
    }
    Ok(copied)
}

pub(super) fn unwritable(path: &Path) -> String {
    format!(
        "{0} tidak dapat ditulis; periksa izin dan ruang disk · {0} can't be written; check permissions and disk space",
        path.display()
    )
}

/// For the owner alone.
#[cfg(unix)]
pub(super) fn private(file: &Path) -> anyhow::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o600)).with_context(|| unwritable(file))
}

#[cfg(not(unix))]
pub(super) fn private(_file: &Path) -> anyhow::Result<()> {
    Ok(())
}
