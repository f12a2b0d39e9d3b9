//! `cargo xtask bench`: measurements with baselines in the same run.

use std::path::PathBuf;

use anyhow::bail;

use crate::tools::{cargo, run};

/// `cargo xtask bench`
#[derive(Debug, clap::Args)]
pub(crate) struct Bench {
    /// The benchmark, such as `lookup`; all without a name.
    name: Option<String>,
    /// Also write the figures to this file.
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// What to pass on to the benchmark, after `--`.
    #[arg(last = true)]
    rest: Vec<String>,
}

/// Each is a benchmark of the server.
const ALL: [&str; 1] = ["lookup"];

impl Bench {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        let name = self.name.as_deref().unwrap_or(ALL[0]);
        if !ALL.contains(&name) {
            bail!("there is no benchmark called {name}; there is {}", ALL.join(", "));
        }
        let mut bench = cargo();
        bench.args(["bench", "--package", "patuh-server", "--bench", name, "--"]);
        if let Some(file) = self.json {
            bench.arg("--json").arg(std::path::absolute(file)?);
        }
        run(bench.args(self.rest))
    }
}
