//! `patuh restore`: a backup becomes the data of an installation that has none.

use std::path::PathBuf;

use anyhow::{Context as _, anyhow, bail};

use super::backup::{DATABASE, FOLDERS, MANIFEST, Manifest, copy_all, private, unwritable};
use super::{audit as audit_words, migrate};
use crate::audit::{self, VerifyError};
use crate::config::Config;

/// Take database and uploads from a backup.
#[derive(Debug, clap::Args)]
pub struct Restore {
    /// The folder that `patuh backup` made.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

impl Restore {
    /// Restores into the empty data folder of `config`, and checks the history.
    ///
    /// # Errors
    /// The folder holds no whole backup, there is data already, or the history isn't whole.
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        let manifest = self.manifest()?;
        config.prepare_data_dir()?;
        if manifest.database {
            let Some(target) = config.embedded_database() else {
                bail!(
                    "cadangan ini berisi basis data SQLite, tetapi database_url menunjuk basis data lain; kosongkan dahulu · \
                     this backup holds a SQLite database, but database_url names another; empty it first"
                );
            };
            if target.exists() {
                bail!(
                    "{0} sudah ada dan tidak ditimpa; pindahkan dahulu · {0} exists and is not overwritten; move it away first",
                    target.display()
                );
            }
            std::fs::copy(self.folder.join(DATABASE), &target).with_context(|| unwritable(&target))?;
            private(&target)?;
        }
        let mut files = 0;
        for name in FOLDERS {
            files += copy_all(&self.folder.join(name), &config.data_dir.join(name))?;
        }
        if files != manifest.files {
            bail!(
                "cadangan menyebut {} berkas, tetapi ada {files}; salin ulang cadangannya · \
                 the backup tells of {} files, but there are {files}; copy the backup again",
                manifest.files,
                manifest.files
            );
        }
        if manifest.database {
            let store = migrate::open(config).await?;
            match audit::verify(&store.read().await?, None).await {
                Ok(_) => {}
                Err(VerifyError::Bad(first)) => return Err(anyhow!(audit_words::place(&first))),
                Err(VerifyError::Store(error)) => bail!(error.in_full()),
            }
        }
        println!(
            "Cadangan {0} dipulihkan, {files} berkas. · The backup of {0} is restored, {files} files.",
            manifest.made_at.format("%Y-%m-%d %H:%M UTC")
        );
        let key = config.secret_file();
        if !key.is_file() {
            println!(
                "Kembalikan juga kunci ke {0} sebelum server dijalankan. · Put the key back to {0} before starting the server.",
                key.display()
            );
        }
        Ok(())
    }

    fn manifest(&self) -> anyhow::Result<Manifest> {
        let file = self.folder.join(MANIFEST);
        let text = std::fs::read_to_string(&file).with_context(|| {
            format!(
                "{0} bukan cadangan yang utuh: {MANIFEST} tidak ada · {0} is no whole backup: there is no {MANIFEST}",
                self.folder.display()
            )
        })?;
        serde_json::from_str(&text).with_context(|| format!("{0} rusak · {0} is damaged", file.display()))
    }
}
