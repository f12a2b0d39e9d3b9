//! `cargo xtask bench`: measurements with baselines in the same run.

mod documents;

use std::path::PathBuf;

use anyhow::bail;

use crate::tools::{cargo, run};

/// `cargo xtask bench`
#[derive(Debug, clap::Args)]
pub(crate) struct Bench {
    /// The benchmark, such as `lookup`; all without a name.
    name: Option<String>,
    /// Also write the figures of the named benchmark to this file.
    #[arg(long, value_name = "FILE", requires = "name")]
    json: Option<PathBuf>,
    /// What to pass on to the benchmark, after `--`.
    #[arg(last = true)]
    rest: Vec<String>,
}

/// A benchmark: its name, and what measures and tells.
type Entry = (&'static str, fn(&Bench) -> anyhow::Result<()>);

const ALL: [Entry; 2] = [("lookup", lookup), ("documents", documents::run)];

impl Bench {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        let wanted: Vec<Entry> =
            ALL.into_iter().filter(|(name, _)| self.name.as_deref().is_none_or(|wanted| wanted == *name)).collect();
        if wanted.is_empty() {
            let known: Vec<_> = ALL.iter().map(|(name, _)| *name).collect();
            bail!("there is no benchmark called {}; there are {}", self.name.unwrap_or_default(), known.join(", "));
        }
        wanted.into_iter().try_for_each(|(_, measure)| measure(&self))
    }
}

/// A benchmark of the server.
fn lookup(bench: &Bench) -> anyhow::Result<()> {
    let mut command = cargo();
    command.args(["bench", "--package", "patuh-server", "--bench", "lookup", "--"]);
    if let Some(file) = &bench.json {
        command.arg("--json").arg(std::path::absolute(file)?);
    }
    run(command.args(&bench.rest))
}
