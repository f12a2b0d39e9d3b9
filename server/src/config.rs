//! What an installation can set, where it may be written, and the values without a setting.
//!
//! Later wins: `patuh.default.toml` (in the program, every key explained), `patuh.toml`, the environment
//! (`PATUH_LISTEN` for `listen`), the command line. A key that doesn't exist is an error in a
//! file, so that a typing mistake isn't silently the default.

mod network;
mod secret;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use serde::{Deserialize, Serialize};

use crate::lookup::upstream::{Address, Pin};

pub use network::{Network, NotANetwork};
pub use secret::Secret;

/// The file with every key and what it is for, as a starting point for `patuh.toml`.
pub const DEFAULTS: &str = include_str!("../patuh.default.toml");

/// The keys that the environment may set, as `PATUH_` and the name in capitals.
const KEYS: [&str; 11] = [
    "listen",
    "base_url",
    "trusted_proxies",
    "database_url",
    "data_dir",
    "secret_file",
    "site",
    "smtp_url",
    "upstream_url",
    "upstream_pin",
    "log",
];

/// Everything an installation sets.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The address on which the server listens.
    pub listen: SocketAddr,
    /// The address at which people reach it, without a slash at the end; empty: derived from `listen`.
    pub base_url: String,
    /// The proxies whose `X-Forwarded-For` is believed; nobody else's is.
    #[serde(deserialize_with = "network::networks")]
    pub trusted_proxies: Vec<Network>,
    /// `sqlite://…` or `postgres://…`; empty: a SQLite file in `data_dir`.
    pub database_url: String,
    /// Where files, the embedded database and the secret live.
    pub data_dir: PathBuf,
    /// The file with the key; empty: `secret.key` in `data_dir`.
    pub secret_file: PathBuf,
    /// The folder with the built browser part; empty: beside the program.
    pub site: PathBuf,
    /// The mail server, `smtp://user:password@host:port`; empty: mail waits in the outbox.
    pub smtp_url: String,
    /// The centre's service, for offices that set none of their own; empty: the embedded simulator, in demonstrations
    /// only.
    pub upstream_url: String,
    /// The fingerprint of its certificate, or a file that holds the certificate; for https.
    pub upstream_pin: String,
    /// What to log, such as `info` or `warn,patuh_server=debug`.
    pub log: String,
}

/// What the command line sets over everything else. `None` leaves the other sources in force.
#[derive(Debug, Clone, Default, Serialize, clap::Args)]
pub struct Overrides {
    /// Set by the commands that listen.
    #[arg(skip)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listen: Option<SocketAddr>,
    /// sqlite://… or postgres://…
    #[arg(long, value_name = "URL", global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub database_url: Option<String>,
    /// Where files, the embedded database and the secret live.
    #[arg(long, value_name = "FOLDER", global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data_dir: Option<PathBuf>,
}

impl Config {
    /// Reads all sources. `file` must exist where it is named; without a name `patuh.toml` of the
    /// working folder is read if there is one.
    ///
    /// # Errors
    /// With the source and the key, where a value can't be read or a file has a key that doesn't exist.
    pub fn read(file: Option<&Path>, overrides: &Overrides) -> anyhow::Result<Self> {
        if let Some(file) = file
            && !file.is_file()
        {
            bail!("berkas konfigurasi {0} tidak ada · there is no configuration file {0}", file.display());
        }
        Figment::from(Toml::string(DEFAULTS))
            .merge(Toml::file(file.unwrap_or(Path::new("patuh.toml"))))
            .merge(Env::prefixed("PATUH_").only(&KEYS))
            .merge(Serialized::defaults(overrides))
            .extract()
            .context("konfigurasi tidak dapat dibaca · the configuration can't be read")
    }

    /// The database, with the embedded one where none is set.
    pub fn database_url(&self) -> String {
        if self.database_url.is_empty() {
            format!("sqlite://{}?mode=rwc", self.data_dir.join("patuh.db").display())
        } else {
            self.database_url.clone()
        }
    }

    /// The address that people type and that documents print, without a slash at the end.
    pub fn base_url(&self) -> String {
        if self.base_url.is_empty() {
            format!("http://{}", self.listen)
        } else {
            self.base_url.trim_end_matches('/').to_owned()
        }
    }

    /// Whether people reach this server encrypted; decides on `Secure` cookies and HSTS.
    pub fn is_encrypted(&self) -> bool {
        self.base_url.starts_with("https://")
    }

    /// Makes the data folder, for this user alone, if it isn't there.
    ///
    /// # Errors
    /// Where the folder can't be made.
    pub fn prepare_data_dir(&self) -> anyhow::Result<()> {
        let mut folder = std::fs::DirBuilder::new();
        folder.recursive(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::DirBuilderExt as _;
            folder.mode(0o700);
        }
        folder.create(&self.data_dir).with_context(|| {
            format!("folder data {0} tidak dapat dibuat · the data folder {0} can't be made", self.data_dir.display())
        })
    }

    /// The key of this installation, made at the first start.
    ///
    /// # Errors
    /// Where the file can't be read or made, or holds something else than a key.
    pub fn secret(&self) -> anyhow::Result<Secret> {
        Secret::read_or_create(&self.secret_file())
    }

    /// The file of the embedded database; `None` where another database is set.
    pub fn embedded_database(&self) -> Option<PathBuf> {
        self.database_url.is_empty().then(|| self.data_dir.join("patuh.db"))
    }

    /// The centre's service for offices that set none of their own.
    ///
    /// # Errors
    /// Where the address or the certificate is none, or an https address has no certificate.
    pub fn upstream(&self) -> anyhow::Result<Option<(Address, Option<Pin>)>> {
        if self.upstream_url.trim().is_empty() {
            return Ok(None);
        }
        let address: Address = self.upstream_url.parse().with_context(|| {
            format!("upstream_url = {0:?} bukan alamat layanan · upstream_url = {0:?} is no address", self.upstream_url)
        })?;
        let given = self.upstream_pin.trim();
        let pin = if given.is_empty() {
            None
        } else {
            let text = std::fs::read_to_string(given).unwrap_or_else(|_| given.to_owned());
            Some(text.parse().with_context(|| {
                "upstream_pin bukan sidik jari atau berkas sertifikat · upstream_pin is neither fingerprint nor certificate"
            })?)
        };
        if address.is_encrypted() && pin.is_none() {
            bail!(
                "upstream_url memakai https tetapi upstream_pin kosong; isi sidik jari SHA-256 sertifikatnya · \
                 upstream_url is https but upstream_pin is empty; give the SHA-256 fingerprint of its certificate"
            );
        }
        Ok(Some((address, pin)))
    }

    /// Where the key lies.
    pub fn secret_file(&self) -> PathBuf {
        if self.secret_file.as_os_str().is_empty() {
            self.data_dir.join("secret.key")
        } else {
            self.secret_file.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_are_complete_and_explained() {
        let config: Config = Figment::from(Toml::string(DEFAULTS)).extract().expect("defaults");
        assert_eq!(config.listen.to_string(), "127.0.0.1:3000");
        assert_eq!(config.database_url(), "sqlite://patuh-data/patuh.db?mode=rwc");
        assert_eq!(config.base_url(), "http://127.0.0.1:3000");
        assert!(!config.is_encrypted());
        for key in KEYS {
            let at = DEFAULTS.find(&format!("\n{key} = ")).unwrap_or_else(|| panic!("{key} has no default"));
            assert!(DEFAULTS[..at].lines().last().is_some_and(|line| line.starts_with('#')), "{key}");
        }
    }

    #[test]
    fn a_mistyped_key_in_a_file_is_an_error() {
        let folder = tempfile::tempdir().expect("folder");
        let file = folder.path().join("patuh.toml");
        std::fs::write(&file, "lisen = \"127.0.0.1:80\"\n").expect("file");
        let error = Config::read(Some(&file), &Overrides::default()).expect_err("a wrong key");
        assert!(format!("{error:#}").contains("lisen"), "{error:#}");
    }

    #[test]
    fn proxies_are_a_list_or_text_with_commas() {
        for text in ["trusted_proxies = [\"10.0.0.1\", \"fd00::/8\"]", "trusted_proxies = \"10.0.0.1, fd00::/8\""] {
            let config: Config =
                Figment::from(Toml::string(DEFAULTS)).merge(Toml::string(text)).extract().expect("settings");
            assert_eq!(config.trusted_proxies.len(), 2, "{text}");
        }
        let wrong = Figment::from(Toml::string(DEFAULTS)).merge(Toml::string("trusted_proxies = [\"proxy\"]"));
        assert!(wrong.extract::<Config>().is_err());
    }

    #[test]
    fn an_encrypted_centre_needs_its_certificate() {
        let with = |text: &str| {
            let config: Config =
                Figment::from(Toml::string(DEFAULTS)).merge(Toml::string(text)).extract().expect("settings");
            config.upstream()
        };
        assert!(with("").expect("none").is_none());
        assert!(with("upstream_url = \"http://10.0.0.1:8080\"").expect("plain").is_some());
        assert!(with("upstream_url = \"https://10.0.0.1\"").is_err());
        let pin = "ab".repeat(32);
        assert!(
            with(&format!("upstream_url = \"https://10.0.0.1\"\nupstream_pin = \"{pin}\"")).expect("pinned").is_some()
        );
        assert!(with("upstream_url = \"10.0.0.1\"").is_err());
    }

    #[test]
    fn the_command_line_wins_over_a_file() {
        let folder = tempfile::tempdir().expect("folder");
        let file = folder.path().join("patuh.toml");
        std::fs::write(&file, "listen = \"127.0.0.1:81\"\nbase_url = \"https://patuh.test/\"\n").expect("file");
        let overrides = Overrides { listen: "127.0.0.1:82".parse().ok(), ..Overrides::default() };
        let config = Config::read(Some(&file), &overrides).expect("config");
        assert_eq!(config.listen.port(), 82);
        assert_eq!(config.base_url(), "https://patuh.test");
        assert!(config.is_encrypted());
    }
}
