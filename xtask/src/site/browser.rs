//! The browser part: the app compiled to WebAssembly, bound to JavaScript and made small.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow, bail};
use wasm_bindgen_cli_support::Bindgen;

use super::Grade;
use crate::prerequisites::{self, WASM};
use crate::say::step;
use crate::tools::{self, cargo, target_dir};

/// The module that a page loads.
pub(super) struct Module {
    pub(super) script: String,
    pub(super) program: Vec<u8>,
}

/// Compiles the islands; returns the program as the compiler left it.
pub(super) fn compile(grade: Grade) -> anyhow::Result<PathBuf> {
    let profile = match grade {
        Grade::Daily => "wasm-dev",
        Grade::Shipped => "wasm-release",
    };
    let program = target_dir().join(WASM).join(profile).join("patuh_app.wasm");
    let first = if program.is_file() { "" } else { "; the first time this takes some minutes" };
    step(&format!("building the browser part{first}"), || {
        tools::run(cargo().args([
            "build",
            "--quiet",
            "--package",
            "patuh-app",
            "--lib",
            "--target",
            WASM,
            "--no-default-features",
            "--features",
            "hydrate",
            "--profile",
            profile,
        ]))
    })?;
    Ok(program)
}

/// Writes the JavaScript around the program and makes both small.
pub(super) fn bind(compiled: &Path, grade: Grade) -> anyhow::Result<Module> {
    let folder = tempfile::tempdir()?;
    Bindgen::new()
        .input_path(compiled)
        .out_name("patuh")
        .web(true)
        .and_then(|bindgen| {
            bindgen.typescript(false).remove_name_section(true).remove_producers_section(true).generate(folder.path())
        })
        .map_err(|error| anyhow!("{error:#}"))
        .context("the browser part can't be bound to JavaScript")?;
    if folder.path().join("snippets").is_dir() {
        bail!(
            "the browser part uses JavaScript snippets, which the build does not place; avoid inline_js and module imports"
        );
    }
    let script = std::fs::read_to_string(folder.path().join("patuh.js"))?;
    let program = folder.path().join("patuh_bg.wasm");
    if grade == Grade::Shipped
        && let Some(mut wasm_opt) = prerequisites::wasm_opt()
    {
        let small = folder.path().join("small.wasm");
        step("making the browser part small", || {
            tools::run(wasm_opt.arg("-Oz").args(FEATURES).arg(&program).arg("-o").arg(&small))
        })?;
        return Ok(Module { script, program: std::fs::read(small)? });
    }
    Ok(Module { script, program: std::fs::read(program)? })
}

/// What the compiler uses and every browser since 2022 knows.
const FEATURES: [&str; 5] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-mutable-globals",
];
