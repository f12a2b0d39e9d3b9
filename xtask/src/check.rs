//! `cargo xtask check`: format, lints of both builds, documentation. Warnings are errors.

use crate::prerequisites::{self, WASM};
use crate::say::{note, step};
use crate::tools::{self, cargo};

/// All checks, those first that fail soonest.
pub(crate) fn run() -> anyhow::Result<()> {
    prerequisites::check()?;
    let checks: [(&str, &[&str]); 4] = [
        ("format", &["fmt", "--all", "--check"]),
        (
            "lints of the server's build",
            &["clippy", "--quiet", "--workspace", "--all-targets", "--", "--deny", "warnings"],
        ),
        (
            "lints of the browser's build",
            &[
                "clippy",
                "--quiet",
                "--package",
                "patuh-app",
                "--lib",
                "--target",
                WASM,
                "--no-default-features",
                "--features",
                "hydrate",
                "--",
                "--deny",
                "warnings",
            ],
        ),
        ("documentation", &["doc", "--quiet", "--workspace", "--no-deps"]),
    ];
    for (what, arguments) in checks {
        step(what, || tools::run(cargo().args(arguments).env("RUSTDOCFLAGS", "-D warnings")))?;
    }
    note("format, lints and documentation are in order");
    Ok(())
}
