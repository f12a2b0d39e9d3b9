//! The command line of `patuh`: one file a command.
//!
//! To add one: a file with `#[derive(clap::Args)] struct` and `async fn run(self, &Config)`, a line in
//! [`Command`], a line in [`Cli::run`].

mod migrate;
mod serve;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::config::{Config, Overrides};

/// Agreements on the use of population data, from the request to the end.
#[derive(Debug, Parser)]
#[command(name = "patuh", version)]
pub struct Cli {
    /// The configuration file; without it `patuh.toml` of the working folder, if there is one.
    #[arg(long, value_name = "FILE", global = true)]
    config: Option<PathBuf>,
    #[command(flatten)]
    overrides: Overrides,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Start the server.
    Serve(serve::Serve),
    /// Bring the database to this version.
    Migrate(migrate::Migrate),
}

impl Cli {
    /// Does what was asked.
    ///
    /// # Errors
    /// In words for the person at the terminal.
    pub async fn run(mut self) -> anyhow::Result<()> {
        if let Command::Serve(serve) = &self.command {
            self.overrides.listen = serve.listen;
        }
        let config = Config::read(self.config.as_deref(), &self.overrides)?;
        log(&config.log);
        match self.command {
            Command::Serve(serve) => serve.run(config).await,
            Command::Migrate(migrate) => migrate.run(&config).await,
        }
    }
}

/// Logs to standard error; `RUST_LOG` wins over the setting for a single run.
fn log(setting: &str) {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new(setting));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}
