//! `cargo xtask bench`: measurements with baselines in the same run.

use anyhow::bail;

/// `cargo xtask bench`
#[derive(Debug, clap::Args)]
pub(crate) struct Bench {
    /// The benchmark; all without a name.
    name: Option<String>,
}

impl Bench {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        match self.name {
            Some(name) => bail!("there is no benchmark called {name}; there are none yet"),
            None => {
                println!("There are no benchmarks yet.");
                Ok(())
            }
        }
    }
}
