//! `patuh migrate`: bring the database to this version and stop.

use anyhow::Context as _;

use crate::config::Config;
use crate::store::Store;

/// Bring the database to this version; `serve` does so by itself.
#[derive(Debug, clap::Args)]
pub struct Migrate {}

impl Migrate {
    /// Migrates the database of `config`.
    ///
    /// # Errors
    /// Where the database can't be reached or a step fails; a failed step leaves nothing.
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        config.prepare_data_dir()?;
        open(config).await?.close().await.context("basis data tidak dapat ditutup · the database can't be closed")?;
        println!("Basis data sudah pada versi program ini. · The database is at the version of this program.");
        Ok(())
    }
}

/// The database of `config`, migrated.
///
/// # Errors
/// Where the database can't be reached or a step fails.
pub(super) async fn open(config: &Config) -> anyhow::Result<Store> {
    let store = Store::connect(&config.database_url()).await.context(
        "basis data tidak dapat dibuka; periksa database_url · the database can't be opened; check database_url",
    )?;
    store.migrate().await.context(
        "skema basis data tidak dapat diperbarui; program ini mungkin lebih lama dari basis datanya · \
         the schema can't be brought up to date; this program may be older than the database",
    )?;
    Ok(store)
}
