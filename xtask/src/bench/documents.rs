//! Documents: letters and dossiers per second in process against the `typst` command per document; memory.

use std::process::{Command, Stdio};

use anyhow::Context as _;
use serde_json::Value;

use super::Bench;
use crate::say::note;
use crate::tools::{cargo, run as go, target_dir};
use crate::typst;

/// Builds the measuring program, runs it, and tells its figures as a table.
pub(super) fn run(bench: &Bench) -> anyhow::Result<()> {
    go(cargo().args(["build", "--release", "--workspace", "--example", "bench_documents"]))?;
    let mut program = Command::new(target_dir().join("release/examples/bench_documents"));
    program.args(&bench.rest);
    match typst::command() {
        Ok(typst) => {
            program.arg("--typst").arg(typst);
        }
        Err(error) => note(&format!("without the typst command as baseline: {error:#}")),
    }
    let output = program.stderr(Stdio::inherit()).output().context("the measuring program can't be started")?;
    anyhow::ensure!(output.status.success(), "the measuring program failed");
    let figures: Value = serde_json::from_slice(&output.stdout)?;
    tell(&figures);
    if let Some(file) = &bench.json {
        std::fs::write(file, serde_json::to_string_pretty(&figures)?)?;
        println!("figures in {}", file.display());
    }
    Ok(())
}

fn tell(figures: &Value) {
    let number = |path: &str| figures.pointer(path).and_then(Value::as_f64);
    let show = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |value| format!("{value:.1}"));
    let row = |name: &str, own: &str, other: &str, ratio: &str| {
        println!("{name:<26}{:>12}{:>16}{:>10}", show(number(own)), show(number(other)), show(number(ratio)));
    };
    println!("\n{:<26}{:>12}{:>16}{:>10}", "on all cores", "in process", "typst command", "ratio");
    row("letters per second", "/letters_per_second", "/command_letters_per_second", "/letters_ratio");
    row("dossiers per second", "/dossiers_per_second", "/command_dossiers_per_second", "/dossiers_ratio");
    println!(
        "\na dossier has {} pages; a letter takes {} ms in the median and {} ms at the 99th percentile",
        show(number("/dossier_pages")),
        show(number("/letter_ms/p50")),
        show(number("/letter_ms/p99")),
    );
    let memory: Vec<u64> = figures["rss_mib"].as_array().into_iter().flatten().filter_map(Value::as_u64).collect();
    let shown: Vec<String> = memory.iter().map(u64::to_string).collect();
    println!("resident MiB over {} letters: {}", figures["renders"], shown.join(" "));
}
