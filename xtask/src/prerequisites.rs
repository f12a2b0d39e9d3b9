//! What a machine needs before the first build, and how to get what is missing.

use std::path::Path;
use std::process::Command;

use anyhow::bail;

use crate::say::{note, step};
use crate::tools::{find, output, run};

/// The target of the browser part.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Checks that everything can be built, and installs the compiler's part for the browser.
///
/// # Errors
/// With what to install, and how, for all that is missing at once.
pub(crate) fn check() -> anyhow::Result<()> {
    let mut missing = Vec::new();
    let compiler = std::env::var("CC").unwrap_or_else(|_| "cc".to_owned());
    if find(&[compiler.as_str(), "gcc", "clang"]).is_none() {
        missing.push(
            "a C compiler, for the embedded database (Debian, Ubuntu: apt install build-essential; \
             Fedora: dnf install gcc; macOS: xcode-select --install)",
        );
    }
    if find(&["make", "gmake"]).is_none() {
        missing.push("make, for the allocator (Debian, Ubuntu: apt install build-essential; Fedora: dnf install make)");
    }
    if !has_wasm()? {
        if find(&["rustup"]).is_some() {
            step("adding the compiler's part for the browser (rustup target add)", || {
                run(Command::new("rustup").args(["target", "add", WASM]))
            })?;
        } else {
            missing.push(
                "Rust's wasm32-unknown-unknown target: install Rust with rustup (https://rustup.rs), \
                 or your distribution's package for it (Debian: libstd-rust-dev-wasm32)",
            );
        }
    }
    if !missing.is_empty() {
        bail!("this machine still needs\n  - {}", missing.join("\n  - "));
    }
    Ok(())
}

/// The program that makes the browser part small, fetched with npm at the first use; `None` where
/// Node isn't installed: the product works without it, only larger.
pub(crate) fn wasm_opt() -> Option<Command> {
    const VERSION: &str = "132.0.0";
    let (Some(node), Some(npm)) = (find(&["node"]), find(&["npm"])) else {
        note("Node is not installed: the browser part stays about twice as large as it could be");
        return None;
    };
    let folder = Path::new("target/tools");
    let program = folder.join("node_modules/binaryen/bin/wasm-opt");
    let installed = std::fs::read_to_string(folder.join("node_modules/binaryen/package.json"))
        .is_ok_and(|package| package.contains(&format!("\"version\": \"{VERSION}\"")));
    if !installed {
        let fetched = step("fetching wasm-opt (npm package binaryen)", || {
            std::fs::create_dir_all(folder)?;
            let package = format!("binaryen@{VERSION}");
            output(
                Command::new(npm)
                    .args(["install", "--no-save", "--no-audit", "--no-fund", "--prefix"])
                    .arg(folder)
                    .arg(package),
            )
        });
        if let Err(error) = fetched {
            note(&format!("without wasm-opt the browser part stays larger: {error:#}"));
            return None;
        }
    }
    let mut command = Command::new(node);
    command.arg(program);
    Some(command)
}

fn has_wasm() -> anyhow::Result<bool> {
    let folder = output(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM]))?;
    Ok(Path::new(&folder).is_dir())
}
