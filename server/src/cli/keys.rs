//! `patuh keys`: the keys that lie outside the database.

use crate::config::{Config, Secret};

/// Look after the keys outside the database.
#[derive(Debug, clap::Args)]
pub struct Keys {
    #[command(subcommand)]
    deed: Deed,
}

#[derive(Debug, clap::Subcommand)]
enum Deed {
    /// Add a key under which the NIKs of look-ups are hashed from the next start on; the old ones stay.
    Rotate,
    /// List the versions of these keys.
    List,
}

impl Keys {
    /// Does what was asked.
    ///
    /// # Errors
    /// Where the key file can't be read or replaced.
    pub fn run(self, config: &Config) -> anyhow::Result<()> {
        config.prepare_data_dir()?;
        let file = config.secret_file();
        match self.deed {
            Deed::Rotate => {
                // There is something to rotate only once the first key is there.
                config.secret()?;
                let version = Secret::rotate_nik(&file)?;
                println!(
                    "Kunci NIK versi {version} ditambahkan. Mulai ulang server agar dipakai, dan salin {0} ke tempat aman. · \
                     Key {version} for NIKs is added. Restart the server to use it, and keep a copy of {0} in a safe place.",
                    file.display()
                );
            }
            Deed::List => {
                let secret = config.secret()?;
                let newest = secret.newest_nik_version();
                for version in secret.nik_versions() {
                    let note = if version == newest { " · dipakai, in use" } else { "" };
                    println!("{version}{note}");
                }
            }
        }
        Ok(())
    }
}
