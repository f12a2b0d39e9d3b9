//! The command line of `patuh`: one file a command.
//!
//! To add one: a file with `#[derive(clap::Args)] struct` and `async fn run(self, &Config)`, a line in the enum
//! `Command`, a line in [`Cli::run`].

mod admin;
mod audit;
mod backup;
mod demo;
mod doctor;
mod dossier_file;
mod import_dossier;
mod keys;
mod lint;
mod migrate;
mod open;
mod render;
mod restore;
pub mod schema;
mod serve;
mod simulate_upstream;
pub mod standing;
mod standing_text;
mod table;

use std::io::IsTerminal as _;
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
    /// Serve the simulated centre, with synthetic people.
    SimulateUpstream(simulate_upstream::SimulateUpstream),
    /// Register an administrator, or make a new invitation for one.
    Admin(admin::Admin),
    /// Bring the database to this version.
    Migrate(migrate::Migrate),
    /// Create demonstration data in an empty database, and print the accounts.
    Demo(demo::Demo),
    /// Import one agreement from a dossier.
    ImportDossier(import_dossier::ImportDossier),
    /// Look after the history.
    Audit(audit::Audit),
    /// Check the installation; list what is wrong and how to mend it.
    Doctor(doctor::Doctor),
    /// Look after the keys outside the database.
    Keys(keys::Keys),
    /// Copy database and uploads into a folder.
    Backup(backup::Backup),
    /// Take database and uploads from a backup.
    Restore(restore::Restore),
    /// Show where the agreement of a dossier stands: stage, access, duties, next steps.
    Standing(standing::Standing),
    /// Show what in a dossier and its documents looks wrong, and how it is mended.
    Lint(lint::Lint),
    /// Make one document of a dossier as PDF.
    Render(render::Render),
    /// Print the JSON Schema of a dossier.
    DossierSchema(schema::DossierSchema),
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
            Command::SimulateUpstream(simulate) => simulate.run().await,
            Command::Admin(admin) => admin.run(&config).await,
            Command::Migrate(migrate) => migrate.run(&config).await,
            Command::Demo(demo) => demo.run(&config).await,
            Command::ImportDossier(import) => import.run(&config).await,
            Command::Audit(audit) => audit.run(&config).await,
            Command::Doctor(doctor) => doctor.run(&config).await,
            Command::Keys(keys) => keys.run(&config),
            Command::Backup(backup) => backup.run(&config).await,
            Command::Restore(restore) => restore.run(&config).await,
            Command::Standing(standing) => standing.run(),
            Command::Lint(lint) => lint.run(),
            Command::Render(render) => render.run().await,
            Command::DossierSchema(schema) => schema.run(),
        }
    }
}

/// Logs to standard error; `RUST_LOG` wins over the setting for a single run.
fn log(setting: &str) {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new(setting));
    let colours = std::io::stderr().is_terminal();
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(colours).init();
}
