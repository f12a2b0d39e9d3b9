//! `cargo xtask`: from the sources to the running product, and the chores around it.
//!
//! It says in plain words what it does and how long that took, does nothing twice, installs what it
//! may and names exactly what is missing otherwise.

mod bench;
mod check;
mod prerequisites;
mod run;
mod say;
mod site;
mod test;
mod tools;
mod typst;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Build, start and test Patuh.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Build everything and start the server, with an embedded database.
    Run(run::Run),
    /// Build the browser part and the server, ready to be copied to a server.
    Build(run::Build),
    /// Run all tests; ends with one line of counts.
    Test(test::Test),
    /// Check format, lints of both builds, and documentation.
    Check,
    /// Measure against baselines.
    Bench(bench::Bench),
}

fn main() -> ExitCode {
    let done = tools::go_to_workspace().and_then(|()| match Cli::parse().task {
        Task::Run(run) => run.run(),
        Task::Build(build) => build.run(),
        Task::Test(test) => test.run(),
        Task::Check => check::run(),
        Task::Bench(bench) => bench.run(),
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
