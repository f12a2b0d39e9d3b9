//! Look-ups against their baselines: `cargo xtask bench lookup`.
//!
//! Servers run in this process on two workers, the load comes from another process of this program over loopback, on
//! connections that are kept. Baselines in the same run: an echo without any work, and a route that makes the two group
//! commits of a look-up and nothing else.

mod bare;
mod decided;
mod load;
mod looked_up;
mod report;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::Context as _;
use axum::Router;
use axum::body::Bytes;
use axum::routing::post;
use clap::Parser;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

use load::{Kind, Load, Measured};
use report::Report;

/// Measure look-ups.
#[derive(Debug, Parser)]
struct Cli {
    #[command(subcommand)]
    load: Option<Only>,
    /// Seconds of load for each figure.
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// Connections at the same time.
    #[arg(long, default_value_t = 64)]
    clients: usize,
    /// Where databases can be created on PostgreSQL, such as postgres://postgres@127.0.0.1/postgres.
    #[arg(long, env = "PATUH_TEST_POSTGRES")]
    postgres: Option<String>,
    /// Only these figures: echo, bare, decide, lookup, refusal.
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// Also write the figures to this file.
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// What cargo adds.
    #[arg(long, hide = true)]
    bench: bool,
}

#[derive(Debug, clap::Subcommand)]
enum Only {
    /// Make load, and say on standard output what came of it.
    Load(Load),
}

fn main() -> anyhow::Result<()> {
    let cli = Cli::parse();
    if let Some(Only::Load(load)) = cli.load {
        println!("{}", serde_json::to_string(&load.run()?)?);
        return Ok(());
    }
    // As the server logs by default.
    tracing_subscriber::fmt().with_env_filter("warn,patuh_server=info").with_writer(std::io::stderr).init();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let bench = Bench { runtime, seconds: cli.seconds, clients: cli.clients, only: cli.only };
    let mut report = Report::default();

    if bench.wants("decide") {
        report.decide = Some(bench.runtime.block_on(decided::measure())?);
    }
    if bench.wants("echo") {
        let echo = Router::new().route("/", post(async |body: Bytes| body));
        report.echo = Some(bench.measure(echo, "/", Kind::Echo)?);
    }
    bench.on_database(None, &mut report)?;
    match &cli.postgres {
        Some(server) => bench.on_database(Some(server), &mut report)?,
        None => eprintln!("without PATUH_TEST_POSTGRES: on SQLite only"),
    }
    report.compare();
    print!("{report}");
    if let Some(file) = cli.json {
        std::fs::write(&file, report.json()?).with_context(|| format!("{} can't be written", file.display()))?;
    }
    Ok(())
}

struct Bench {
    runtime: Runtime,
    seconds: u64,
    clients: usize,
    only: Vec<String>,
}

impl Bench {
    fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|wanted| wanted == name)
    }

    /// Baseline, look-ups and refusals on one database.
    fn on_database(&self, postgres: Option<&String>, report: &mut Report) -> anyhow::Result<()> {
        let figures = report.database(if postgres.is_some() { "PostgreSQL" } else { "SQLite" });
        if self.wants("bare") {
            let folder = tempfile::tempdir()?;
            let bare = self.runtime.block_on(bare::routes(folder.path(), postgres))?;
            figures.bare = Some(self.measure(bare, "/", Kind::Echo)?);
        }
        if self.wants("lookup") || self.wants("refusal") {
            let house = self.runtime.block_on(looked_up::House::new(postgres))?;
            if self.wants("lookup") {
                figures.lookup = Some(self.measure(house.router(), looked_up::PATH, Kind::LookUp)?);
                figures.held = self.runtime.block_on(house.verify())?;
            }
            if self.wants("refusal") {
                figures.refusal = Some(self.measure(house.router(), looked_up::PATH, Kind::Refused)?);
                self.runtime.block_on(house.use_up())?;
                figures.used_up = Some(self.measure(house.router(), looked_up::PATH, Kind::UsedUp)?);
            }
            self.runtime.block_on(house.remove())?;
        }
        Ok(())
    }

    /// Serves these routes and loads them.
    fn measure(&self, routes: Router, path: &str, kind: Kind) -> anyhow::Result<Measured> {
        let (address, serving) = self.runtime.block_on(async {
            let listener = TcpListener::bind("127.0.0.1:0").await?;
            let address = listener.local_addr()?;
            let service = routes.into_make_service_with_connect_info::<SocketAddr>();
            let serving = tokio::spawn(async move { axum::serve(listener, service).await });
            anyhow::Ok((address, serving))
        })?;
        let output = Command::new(std::env::current_exe()?)
            .arg("load")
            .args(["--address", &address.to_string(), "--path", path])
            .args(["--kind", kind.name(), "--clients", &self.clients.to_string()])
            .args(["--seconds", &self.seconds.to_string()])
            .stdin(Stdio::null())
            .stderr(Stdio::inherit())
            .output()?;
        serving.abort();
        // Lets connections go before the next figure.
        std::thread::sleep(Duration::from_millis(300));
        serde_json::from_slice(&output.stdout).context("the load generator said nothing")
    }
}
