//! The programs that some suites need. On Debian, as root, they are installed; elsewhere the suites
//! that miss theirs are left out and named.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::say::{note, step};
use crate::tools::{find, is_root, run};

/// What this machine can test with.
pub(super) struct Machine {
    /// The folder with PostgreSQL's programs.
    pub(super) postgres: Option<PathBuf>,
    browser: bool,
    pdf: bool,
}

impl Machine {
    /// Looks for everything, and installs what is missing where that is possible.
    pub(super) fn prepare() -> Self {
        let found = Self::look();
        let missing = found.missing_packages();
        if missing.is_empty() || !Path::new("/etc/debian_version").is_file() || !is_root() {
            return found;
        }
        let installed = step(&format!("installing {} for the tests", missing.join(", ")), || {
            let apt = |arguments: &[&str]| {
                run(Command::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive").arg("-qq").args(arguments))
            };
            apt(&["update"])?;
            apt(&[&["install", "-y", "--no-install-recommends"], &missing[..]].concat())
        });
        if let Err(error) = installed {
            note(&format!("not everything could be installed: {error:#}"));
        }
        Self::look()
    }

    /// The suites that can't run, and what they need.
    pub(super) fn left_out(&self) -> Vec<&'static str> {
        let mut suites = Vec::new();
        if self.postgres.is_none() {
            suites.push("everything on PostgreSQL (needs the server programs of PostgreSQL; SQLite is tested)");
        }
        if !self.browser {
            suites.push("journeys in a browser (need chromium and chromedriver)");
        }
        if !self.pdf {
            suites.push("texts and pages of printed documents (need poppler-utils and qpdf)");
        }
        suites
    }

    /// Tells the tests what there isn't: without a word they expect everything and fail where it is missing.
    pub(super) fn tell(&self, tests: &mut Command) {
        if !self.browser {
            tests.env("PATUH_WITHOUT_BROWSER", "1");
        }
    }

    fn look() -> Self {
        Self {
            postgres: postgres_programs(),
            browser: find(&["chromium", "chromium-browser", "google-chrome"]).is_some()
                && find(&["chromedriver"]).is_some(),
            pdf: ["pdftotext", "pdftoppm", "qpdf"].iter().all(|program| find(&[program]).is_some()),
        }
    }

    fn missing_packages(&self) -> Vec<&'static str> {
        let mut packages = Vec::new();
        if self.postgres.is_none() {
            packages.push("postgresql");
        }
        if !self.browser {
            packages.extend(["chromium", "chromium-driver"]);
        }
        if !self.pdf {
            packages.extend(["poppler-utils", "qpdf"]);
        }
        packages
    }
}

/// The folder with all of PostgreSQL's programs that a server of our own needs. Debian keeps them off
/// the path, in a folder for each version.
pub(super) fn postgres_programs() -> Option<PathBuf> {
    const NEEDED: [&str; 3] = ["initdb", "postgres", "pg_isready"];
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|version| Some(version.ok()?.path().join("bin")))
        .collect();
    versions.sort();
    let on_path = find(&["initdb"]).and_then(|program| program.parent().map(Path::to_owned));
    versions.into_iter().rev().chain(on_path).find(|folder| NEEDED.iter().all(|program| folder.join(program).is_file()))
}
