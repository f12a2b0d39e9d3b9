//! `patuh admin create`: an administrator where nobody can sign in any more, or a new link for one who forgot the
//! password. Whoever may run it holds the machine and its key.

use std::sync::Arc;

use super::migrate;
use crate::clock::RealClock;
use crate::config::Config;
use crate::identity::{NewAdmin, create_admin};
use crate::rooms::Rooms;

/// Look after those who look after the installation.
#[derive(Debug, clap::Args)]
pub struct Admin {
    #[command(subcommand)]
    command: AdminCommand,
}

#[derive(Debug, clap::Subcommand)]
enum AdminCommand {
    /// Register a system administrator, or find the one there is, and print an invitation link.
    Create(Create),
}

#[derive(Debug, clap::Args)]
struct Create {
    /// The address with which the person signs in.
    #[arg(long)]
    email: String,
    #[arg(long)]
    name: String,
    /// Region code of the office; may be left out where there is one only.
    #[arg(long, value_name = "CODE")]
    office: Option<String>,
}

impl Admin {
    /// Does what was asked.
    ///
    /// # Errors
    /// There is no such office, the address is none, or the database can't be had.
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        let AdminCommand::Create(create) = self.command;
        config.prepare_data_dir()?;
        let store = migrate::open(config).await?;
        let rooms = Rooms::new(config, store, config.secret()?, Arc::new(RealClock));
        let new = NewAdmin { email: create.email, name: create.name, office: create.office };
        let token = create_admin(&rooms, new).await?;
        println!(
            "Undangan (tujuh hari, sekali pakai) · invitation (seven days, once):\n{}/undangan/{}",
            config.base_url(),
            token.expose()
        );
        Ok(())
    }
}
