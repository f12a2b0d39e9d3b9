//! The stock `typst` command of the version the product embeds, built once and kept between runs.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, bail};

use crate::say::step;
use crate::tools::{cargo, find, output, run, target_dir};

/// The command: `PATUH_TYPST`, one on the path, or the one built here, made where it is missing.
///
/// # Errors
/// Where it isn't there and can't be built, such as without a network.
pub(crate) fn command() -> anyhow::Result<PathBuf> {
    let version = embedded_version()?;
    if let Some(known) = present(&version) {
        return Ok(known);
    }
    step(&format!("building the typst command {version}, once"), || {
        run(cargo()
            .args(["install", "typst-cli", "--locked", "--no-default-features", "--version"])
            .arg(format!("={version}"))
            .arg("--root")
            .arg(home())
            // Built apart, so that its features don't change those of the workspace.
            .env("CARGO_TARGET_DIR", home().join("build"))
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "0"))
    })?;
    present(&version).context("the typst command was built but can't be found")
}

/// The command where it is at hand already.
pub(crate) fn at_hand() -> Option<PathBuf> {
    present(&embedded_version().ok()?)
}

fn present(version: &str) -> Option<PathBuf> {
    let named = std::env::var_os("PATUH_TYPST").map(PathBuf::from);
    let known = named.into_iter().chain(find(&["typst"])).chain([home().join("bin/typst")]);
    known.filter(|program| program.is_file()).find(|program| is_of(program, version))
}

fn is_of(program: &Path, version: &str) -> bool {
    output(Command::new(program).arg("--version")).is_ok_and(|text| text.split_whitespace().nth(1) == Some(version))
}

fn home() -> PathBuf {
    let target = target_dir();
    std::path::absolute(&target).unwrap_or(target).join("typst-command")
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
