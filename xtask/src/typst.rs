//! The stock `typst` command of the version the product embeds, built once and kept between runs.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, bail};

use crate::say::step;
use crate::tools::{cargo, find, output, run, target_dir};

/// How the command is built where it is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Built {
    /// For a test, that only reads what it makes: in half the time.
    Quickly,
    /// As it is shipped, for measuring.
    Fully,
}

/// The command: `PATUH_TYPST`, one on the path, or the one built here, made where it is missing.
///
/// # Errors
/// Where it isn't there and can't be built, such as without a network.
pub(crate) fn command(built: Built) -> anyhow::Result<PathBuf> {
    let version = embedded_version()?;
    if let Some(known) = present(&version, built) {
        return Ok(known);
    }
    step(&format!("building the typst command {version}, once"), || {
        run(cargo()
            .args(["install", "typst-cli", "--locked", "--no-default-features", "--version"])
            .arg(format!("={version}"))
            .arg("--root")
            .arg(home(built))
            // Built apart, so that its features don't change those of the workspace.
            .env("CARGO_TARGET_DIR", home(built).join("build"))
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", if built == Built::Quickly { "1" } else { "3" })
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "0"))
    })?;
    present(&version, built).context("the typst command was built but can't be found")
}

/// The command where it is at hand already.
pub(crate) fn at_hand() -> Option<PathBuf> {
    present(&embedded_version().ok()?, Built::Quickly)
}

fn present(version: &str, built: Built) -> Option<PathBuf> {
    let named = std::env::var_os("PATUH_TYPST").map(PathBuf::from);
    let own = [Built::Fully, Built::Quickly].into_iter().filter(|known| built == Built::Quickly || *known == built);
    let known = named.into_iter().chain(find(&["typst"])).chain(own.map(|known| home(known).join("bin/typst")));
    known.filter(|program| program.is_file()).find(|program| is_of(program, version))
}

fn is_of(program: &Path, version: &str) -> bool {
    output(Command::new(program).arg("--version")).is_ok_and(|text| text.split_whitespace().nth(1) == Some(version))
}

fn home(built: Built) -> PathBuf {
    let target = target_dir();
    let name = if built == Built::Quickly { "quick" } else { "full" };
    std::path::absolute(&target).unwrap_or(target).join("typst-command").join(name)
}

/// The version in the lock file.
fn embedded_version() -> anyhow::Result<String> {
    let lock = std::fs::read_to_string("Cargo.lock").context("no Cargo.lock")?;
    let mut lines = lock.lines();
    let found = lines.by_ref().any(|line| line == "name = \"typst\"");
    match lines.next().and_then(|line| line.strip_prefix("version = \"")).filter(|_| found) {
        Some(version) => Ok(version.trim_end_matches('"').to_owned()),
        None => bail!("Cargo.lock names no version of typst"),
    }
}
