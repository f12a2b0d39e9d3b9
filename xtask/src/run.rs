//! `cargo xtask run` and `build`: browser part, server, start.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use anyhow::Context as _;

use crate::say::{duration, note, step};
use crate::site::{self, Grade};
use crate::tools::{cargo, target_dir};
use crate::{prerequisites, tools};

/// `cargo xtask run`
#[derive(Debug, clap::Args)]
pub(crate) struct Run {
    /// Load the demonstration office with invented data into an empty database and print its accounts.
    #[arg(long)]
    demo: bool,
    /// Build as it is shipped: slower to build, faster to run.
    #[arg(long)]
    release: bool,
    /// The address on which to listen [default: 127.0.0.1:3000]
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
    /// sqlite://… or postgres://… [default: a file in the data folder]
    #[arg(long, value_name = "URL")]
    database_url: Option<String>,
    /// Where files and the embedded database live [default: patuh-data]
    #[arg(long, value_name = "FOLDER")]
    data_dir: Option<PathBuf>,
}

/// `cargo xtask build`
#[derive(Debug, clap::Args)]
pub(crate) struct Build {
    /// Build as it is shipped.
    #[arg(long)]
    release: bool,
    /// Build only what browsers load; a server that runs needs a restart to name it.
    #[arg(long)]
    browser: bool,
}

impl Run {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        let program = build(self.release)?;
        let mut serve = Command::new(program);
        serve.arg("serve").env("PATUH_SITE", site::folder());
        if self.demo {
            serve.arg("--demo");
        }
        if let Some(listen) = self.listen {
            serve.arg("--listen").arg(listen.to_string());
        }
        if let Some(url) = self.database_url {
            serve.arg("--database-url").arg(url);
        }
        if let Some(folder) = self.data_dir {
            serve.arg("--data-dir").arg(folder);
        }
        note("starting the server; Ctrl-C stops it");
        become_program(&mut serve)
    }
}

impl Build {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        if self.browser {
            prerequisites::check()?;
            return site::build(grade(self.release));
        }
        let program = build(self.release)?;
        note(&format!("{} with {} beside it is the whole product", program.display(), site::folder().display()));
        Ok(())
    }
}

fn grade(release: bool) -> Grade {
    if release { Grade::Shipped } else { Grade::Daily }
}

/// Builds everything; returns the program.
fn build(release: bool) -> anyhow::Result<PathBuf> {
    let began = Instant::now();
    prerequisites::check()?;
    site::build(grade(release))?;
    let profile = if release { "release" } else { "debug" };
    let program = target_dir().join(profile).join(format!("patuh{}", std::env::consts::EXE_SUFFIX));
    let first = if program.is_file() { "" } else { "; the first time this takes some minutes" };
    step(&format!("building the server{first}"), || {
        let mut build = cargo();
        build.args(["build", "--quiet", "--package", "patuh-server", "--bin", "patuh"]);
        if release {
            build.arg("--release");
        }
        tools::run(&mut build)
    })?;
    if release {
        site::place_beside(&program)?;
    }
    note(&format!("built in {}", duration(began.elapsed())));
    Ok(program)
}

/// Lets the server take our place, so that signals reach it.
#[cfg(unix)]
fn become_program(command: &mut Command) -> anyhow::Result<()> {
    use std::os::unix::process::CommandExt as _;
    Err(command.exec()).context("the server can't be started")
}

#[cfg(not(unix))]
fn become_program(command: &mut Command) -> anyhow::Result<()> {
    tools::run(command).context("the server stopped")
}
