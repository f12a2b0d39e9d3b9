//! `cargo xtask bench documents`: letters and whole dossiers per second in process on all cores, the `typst` command
//! started per document beside it, and memory over many documents. Prints one object of JSON.
//!
//! Every document differs from every other in number, purpose and names, as real ones do. Paragraphs in which they are
//! alike the compiler sets once, in process; the command starts anew each time.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use clap::Parser;
use patuh_domain::agreement::Facts;
use patuh_domain::calendar::HolidayTable;
use patuh_domain::dossier::Dossier;
use patuh_server::documents::data::Issue;
use patuh_server::documents::{Choices, Form, Order, draft, render, subjects};
use serde_json::json;

/// The papers of an agreement from request to access.
const DOSSIER: [Form; 12] = [
    Form::D01,
    Form::D02,
    Form::D03,
    Form::D04,
    Form::D05,
    Form::D06,
    Form::D07,
    Form::D08,
    Form::D10,
    Form::D11,
    Form::D13a,
    Form::D14,
];
const LETTER: Form = Form::D04;

#[derive(Parser)]
struct Settings {
    /// Seconds for each measurement.
    #[arg(long, default_value_t = 10)]
    seconds: u64,
    /// Documents for the measurement of memory.
    #[arg(long, default_value_t = 100_000)]
    renders: u64,
    /// The `typst` command; without it there is no baseline.
    #[arg(long)]
    typst: Option<PathBuf>,
    /// The repository, for samples, templates and fonts.
    #[arg(long, default_value = ".")]
    root: PathBuf,
}

fn main() -> ExitCode {
    let settings = Settings::parse();
    match measure(&settings) {
        Ok(figures) => {
            println!("{figures}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn measure(settings: &Settings) -> anyhow::Result<serde_json::Value> {
    let facts = facts(&settings.root)?;
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let time = Duration::from_secs(settings.seconds);
    // The first document reads fonts and templates.
    render(&order(LETTER, &facts, 0)?)?;

    eprintln!("letters in process");
    let letters = in_process(cores, time, &|n| Ok(render(&order(LETTER, &facts, n)?)?.pages))?;
    eprintln!("dossiers in process");
    let dossiers = in_process(cores, time, &|n| {
        let mut pages = 0;
        for order in dossier(&facts, n)? {
            pages += render(&order)?.pages;
        }
        Ok(pages)
    })?;
    let command = match &settings.typst {
        Some(typst) => {
            eprintln!("letters by command");
            let room = tempfile::tempdir()?;
            let bench = |n: u64, orders: Vec<Order>| by_command(typst, &settings.root, room.path(), n, &orders);
            let letters = in_process(cores, time, &|n| bench(n, vec![order(LETTER, &facts, n)?]))?;
            eprintln!("dossiers by command");
            let dossiers = in_process(cores, time, &|n| bench(n, dossier(&facts, n)?))?;
            Some((letters, dossiers))
        }
        None => None,
    };
    eprintln!("memory over {} letters", settings.renders);
    let memory = memory(cores, settings.renders, &facts)?;
    let ratio = |own: &Run, other: Option<&Run>| other.map(|other| own.rate() / other.rate());
    Ok(json!({
        "cores": cores,
        "letters_per_second": letters.rate(),
        "letter_ms": letters.spread(),
        "dossiers_per_second": dossiers.rate(),
        "dossier_ms": dossiers.spread(),
        "dossier_pages": dossiers.pages as f64 / dossiers.times.len().max(1) as f64,
        "command_letters_per_second": command.as_ref().map(|(letters, _)| letters.rate()),
        "command_dossiers_per_second": command.as_ref().map(|(_, dossiers)| dossiers.rate()),
        "letters_ratio": ratio(&letters, command.as_ref().map(|(letters, _)| letters)),
        "dossiers_ratio": ratio(&dossiers, command.as_ref().map(|(_, dossiers)| dossiers)),
        "renders": settings.renders,
        "rss_mib": memory,
    }))
}

/// What was done in a time.
struct Run {
    times: Vec<Duration>,
    pages: u64,
    took: Duration,
}

impl Run {
    fn rate(&self) -> f64 {
        self.times.len() as f64 / self.took.as_secs_f64()
    }

    /// Median and 99th percentile in milliseconds.
    fn spread(&self) -> serde_json::Value {
        let mut times = self.times.clone();
        times.sort();
        let at = |share: usize| {
            let place = (times.len() * share / 100).min(times.len().saturating_sub(1));
            times.get(place).map(|time| time.as_secs_f64() * 1000.0)
        };
        json!({"p50": at(50), "p99": at(99)})
    }
}

/// Does `job` on every core until the time is over; a job begun is finished and counted.
fn in_process(
    cores: usize,
    time: Duration,
    job: &(dyn Fn(u64) -> anyhow::Result<usize> + Sync),
) -> anyhow::Result<Run> {
    let next = AtomicU64::new(1);
    let began = Instant::now();
    let parts = std::thread::scope(|scope| {
        let work = || -> anyhow::Result<(Vec<Duration>, u64)> {
            let (mut times, mut pages) = (Vec::new(), 0);
            while began.elapsed() < time {
                let from = Instant::now();
                pages += job(next.fetch_add(1, Ordering::Relaxed))? as u64;
                times.push(from.elapsed());
            }
            Ok((times, pages))
        };
        let threads: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        threads.into_iter().map(|thread| thread.join().expect("no panic")).collect::<anyhow::Result<Vec<_>>>()
    })?;
    let took = began.elapsed();
    let pages = parts.iter().map(|(_, pages)| pages).sum();
    Ok(Run { times: parts.into_iter().flat_map(|(times, _)| times).collect(), pages, took })
}

/// Resident memory in MiB after each twentieth of the letters.
fn memory(cores: usize, renders: u64, facts: &Facts) -> anyhow::Result<Vec<u64>> {
    let mut samples = vec![resident()];
    let share = (renders / 20).max(1);
    let next = AtomicU64::new(1_000_000);
    for _ in 0..20 {
        let until = next.load(Ordering::Relaxed) + share;
        std::thread::scope(|scope| {
            let work = || -> anyhow::Result<()> {
                loop {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    if n >= until {
                        return Ok(());
                    }
                    render(&order(LETTER, facts, n)?)?;
                }
            };
            let threads: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
            threads.into_iter().try_for_each(|thread| thread.join().expect("no panic"))
        })?;
        samples.push(resident());
    }
    Ok(samples)
}

/// Resident memory of this process in MiB, as Linux tells it.
fn resident() -> u64 {
    let statm = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages: u64 = statm.split_whitespace().nth(1).and_then(|pages| pages.parse().ok()).unwrap_or_default();
    pages * 4096 / (1024 * 1024)
}

/// Copies the templates, since the command follows no link out of its root.
fn lay_out(from: &Path, to: &Path) -> anyhow::Result<()> {
    std::fs::create_dir(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let copied = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            lay_out(&entry.path(), &copied)?;
        } else {
            std::fs::copy(entry.path(), copied)?;
        }
    }
    Ok(())
}

/// The stock command, started for each document.
fn by_command(typst: &Path, root: &Path, room: &Path, n: u64, orders: &[Order]) -> anyhow::Result<usize> {
    for (place, order) in orders.iter().enumerate() {
        // A root of its own for each document, so that many run at once.
        let folder = room.join(format!("{n}-{place}"));
        lay_out(&root.join("templates/documents"), &folder)?;
        std::fs::write(folder.join("data.json"), order.text().0)?;
        let done = Command::new(typst)
            .args(["compile", "--ignore-system-fonts", "--pdf-standard", "a-2a,ua-1"])
            .arg("--root")
            .arg(&folder)
            .arg("--font-path")
            .arg(root.join("templates/fonts"))
            .arg(folder.join(order.template.trim_start_matches('/')))
            .arg(folder.join("out.pdf"))
            .stderr(Stdio::piped())
            .output()?;
        anyhow::ensure!(done.status.success(), "typst: {}", String::from_utf8_lossy(&done.stderr));
        std::fs::remove_dir_all(&folder)?;
    }
    Ok(0)
}

fn facts(root: &Path) -> anyhow::Result<Facts> {
    let text = std::fs::read_to_string(root.join("samples/dossier-kesesuaian-production.json"))?;
    Ok(Dossier::parse(&text)?.facts(HolidayTable::official())?)
}

/// Document number `n` of this kind, like no other.
fn order(form: Form, facts: &Facts, n: u64) -> anyhow::Result<Order> {
    let mut facts = facts.clone();
    facts.institution.profile.name = format!("Dinas Contoh {n} Kabupaten Tirtamaya");
    if let Some(request) = facts.agreement.requests.last_mut() {
        request.letter.number = format!("470/{n}/2025");
        request.purpose = format!("verifikasi dan validasi data pemohon layanan nomor {n}");
    }
    if let Some(head) = facts.institution.heads.last_mut() {
        head.name = format!("Nama Contoh {n}, S.Sos., M.Si.");
    }
    let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap_or_default();
    let choices = Choices { issue: Issue::Final(None), ..Choices::default() };
    Ok(draft(form, &facts, today, &choices)?.order)
}

/// A whole dossier; kinds that are made for each of several people are made for all of them.
fn dossier(facts: &Facts, n: u64) -> anyhow::Result<Vec<Order>> {
    let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap_or_default();
    let mut orders = Vec::new();
    for form in DOSSIER {
        for (place, (subject, _)) in subjects(form, facts, today).into_iter().enumerate() {
            let mut order = order(form, facts, n)?;
            if place > 0 {
                let choices = Choices { subject, issue: Issue::Final(None), ..Choices::default() };
                order = draft(form, facts, today, &choices)?.order;
            }
            orders.push(order);
        }
    }
    Ok(orders)
}
