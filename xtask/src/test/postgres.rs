//! A PostgreSQL for one run of the tests: its own folder, a free port, nothing flushed to the disk.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use tempfile::TempDir;

use crate::tools::{find, is_root, output};

/// A running server. Dropped, it stops and its data are gone.
pub(super) struct Postgres {
    server: Child,
    programs: PathBuf,
    port: u16,
    /// Removed when the server has stopped: fields are dropped after `drop`.
    _folder: TempDir,
}

impl Postgres {
    /// Makes a cluster and starts it. It refuses to run as root, so as root it runs as `postgres`.
    ///
    /// # Errors
    /// Where it doesn't answer within half a minute.
    pub(super) fn start(programs: &Path) -> anyhow::Result<Self> {
        let folder = tempfile::Builder::new().prefix("patuh-pg-").tempdir()?;
        if is_root() {
            output(Command::new("chown").arg("postgres:").arg(folder.path()))?;
        }
        let data = folder.path().join("data");
        output(
            as_postgres(&programs.join("initdb"))
                .args(["--username", "postgres", "--auth", "trust", "--encoding", "UTF8", "--no-locale", "--no-sync"])
                .arg("--pgdata")
                .arg(&data)
                .current_dir(folder.path()),
        )?;

        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let server = as_postgres(&programs.join("postgres"))
            .arg("-D")
            .arg(&data)
            .arg("-k")
            .arg(folder.path())
            .args(["-h", "127.0.0.1", "-p", &port.to_string()])
            .args(["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"])
            .args(["-c", "max_connections=300", "-c", "log_min_messages=fatal"])
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("PostgreSQL can't be started")?;
        let mut started = Self { server, programs: programs.to_owned(), port, _folder: folder };
        started.wait_until_ready()?;
        Ok(started)
    }

    /// For `PATUH_TEST_POSTGRES`: a database in which tests make databases of their own.
    pub(super) fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    fn wait_until_ready(&mut self) -> anyhow::Result<()> {
        let began = Instant::now();
        while began.elapsed() < Duration::from_secs(30) {
            let ready = Command::new(self.programs.join("pg_isready"))
                .args(["--quiet", "--host", "127.0.0.1", "--port", &self.port.to_string()])
                .status()?;
            if ready.success() {
                return Ok(());
            }
            if let Some(status) = self.server.try_wait()? {
                bail!("PostgreSQL ended at once ({status})");
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        bail!("PostgreSQL did not answer within 30 seconds");
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // SIGQUIT ends it at once, without writing: the data are thrown away. Where that isn't to be
        // had, killing it does the same less politely. Neither leaves anything to report.
        let asked = output(Command::new("kill").args(["-QUIT", &self.server.id().to_string()]));
        if asked.is_err() {
            let _ = self.server.kill();
        }
        let _ = self.server.wait();
    }
}

/// `program` as somebody who may run PostgreSQL.
fn as_postgres(program: &Path) -> Command {
    match find(&["setpriv"]) {
        Some(setpriv) if is_root() => {
            let mut command = Command::new(setpriv);
            command.args(["--reuid", "postgres", "--regid", "postgres", "--clear-groups"]).arg(program);
            command
        }
        _ => Command::new(program),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test::packages::postgres_programs;

    #[test]
    fn starts_and_leaves_nothing() {
        let Some(programs) = postgres_programs() else {
            eprintln!("left out: PostgreSQL is not installed");
            return;
        };
        let postgres = Postgres::start(&programs).expect("started");
        let one = output(
            Command::new(programs.join("psql"))
                .args(["--no-align", "--tuples-only", "-c", "select 1"])
                .arg(postgres.url()),
        );
        assert_eq!(one.expect("an answer"), "1");
        let folder = postgres._folder.path().to_owned();
        drop(postgres);
        assert!(!folder.exists());
    }
}
