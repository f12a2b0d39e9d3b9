//! `patuh audit`: is the history still what it was?

use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::Subcommand;
use patuh_domain::wording::Bilingual;

use super::migrate;
use crate::audit::{self, Checkpoint, FirstBad, Summary, VerifyError};
use crate::clock::{Clock as _, RealClock};
use crate::config::Config;
use crate::lookup::ledger::Held;

/// Check the history, or write down how far it has come.
#[derive(Debug, clap::Args)]
pub struct Audit {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Check every entry; exit code 1 and the first bad one where the chain doesn't hold.
    Verify {
        /// A checkpoint written before: shows also what was cut off at the end since.
        #[arg(long, value_name = "FILE")]
        checkpoint: Option<PathBuf>,
    },
    /// Write how far the history has come to a file; keep it away from the database.
    Checkpoint {
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

impl Audit {
    /// Checks or writes.
    ///
    /// # Errors
    /// Where the chain doesn't hold, or database or file can't be read or written.
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        let store = migrate::open(config).await?;
        let read = store.read().await?;
        match self.task {
            Task::Verify { checkpoint } => {
                let checkpoint = checkpoint.as_deref().map(read_checkpoint).transpose()?;
                match audit::verify(&read, checkpoint.as_ref()).await {
                    Ok(summary) => println!("{}", whole(&summary)),
                    Err(VerifyError::Bad(first)) => bail!(place(&first)),
                    Err(VerifyError::Store(error)) => {
                        return Err(error).context("riwayat tidak dapat dibaca · the history can't be read");
                    }
                }
            }
            Task::Checkpoint { file } => {
                let checkpoint = audit::checkpoint(&read, RealClock.now()).await?;
                std::fs::write(&file, serde_json::to_vec_pretty(&checkpoint)?)
                    .with_context(|| format!("{} tidak dapat ditulis · can't be written", file.display()))?;
                let lanes = checkpoint.heads.len() + checkpoint.lookups.len();
                println!("{}: {lanes} jalur · {lanes} lanes", file.display());
            }
        }
        Ok(())
    }
}

fn whole(Summary { lanes, entries, destroyed, lookups }: &Summary) -> String {
    let Held { lanes: lookup_lanes, entries: lookup_entries, rows } = lookups;
    format!(
        "Riwayat utuh: {entries} entri di {lanes} jalur, {destroyed} muatan dimusnahkan; pencarian: {rows} baris, \
         {lookup_entries} entri di {lookup_lanes} jalur. · The history holds: {entries} entries in {lanes} lanes, \
         {destroyed} payloads destroyed; look-ups: {rows} rows, {lookup_entries} entries in {lookup_lanes} lanes."
    )
}

fn read_checkpoint(file: &Path) -> anyhow::Result<Checkpoint> {
    let text = std::fs::read_to_string(file)
        .with_context(|| format!("{} tidak dapat dibaca · can't be read", file.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} bukan titik periksa · is no checkpoint", file.display()))
}

/// The first thing that doesn't hold, and where.
pub(super) fn place(first: &FirstBad) -> String {
    let FirstBad { lane, lane_seq, aggregate_id, what: Bilingual { id, en } } = first;
    let mut place = Vec::new();
    place.extend(lane.map(|lane| format!("jalur/lane {lane}")));
    place.extend(lane_seq.map(|seq| format!("entri/entry {seq}")));
    place.extend(aggregate_id.map(|aggregate| format!("data {aggregate}")));
    format!("riwayat tidak utuh: {id} · the history does not hold: {en} ({})", place.join(", "))
}
