//! The real program in a process of its own, and programs that call it over the network.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Error, ErrorKind, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::Value;
use uuid::Uuid;

/// `patuh` with its data in `folder`, on the database at `url`.
pub fn patuh(folder: &Path, url: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_patuh"));
    command
        .args(arguments)
        .current_dir(folder)
        .env("PATUH_DATA_DIR", folder.join("data"))
        .env("PATUH_DATABASE_URL", url)
        .env("RUST_LOG", "error")
        .env_remove("PATUH_SECRET_FILE")
        .env_remove("PATUH_BASE_URL")
        .env_remove("PATUH_NOW");
    command
}

/// Runs it to its end.
pub fn done(mut command: Command) {
    let output = command.output().expect("patuh");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// `patuh serve`, killed when dropped.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
}

impl Server {
    /// Starts it on a port of its own choice and waits until it says where; what it says on standard error goes to `log`.
    ///
    /// To try a port until somebody answers won't do: a connection to a free port of this machine can reach itself.
    pub fn start(folder: &Path, url: &str, log: File, level: &str) -> Self {
        let mut command = patuh(folder, url, &["serve", "--listen", "127.0.0.1:0"]);
        command.env("RUST_LOG", level).env("TMPDIR", folder).stdout(Stdio::piped()).stderr(log);
        let mut child = command.spawn().expect("patuh");
        let mut said = BufReader::new(child.stdout.take().expect("standard output"));
        let mut line = String::new();
        said.read_line(&mut line).expect("what it says");
        let address = line.trim_end().strip_prefix("Patuh: http://").and_then(|address| address.parse().ok());
        let address = address.unwrap_or_else(|| panic!("the server went down at its start: {line}"));
        Self { child, address }
    }

    /// As by `kill -9`.
    pub fn kill(&mut self) {
        // It may be gone already, by another's kill.
        let _ = self.child.kill();
        self.child.wait().expect("a process that ends");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A connection that is kept.
pub struct Line {
    stream: BufReader<TcpStream>,
}

/// An answer that came in whole.
pub struct Heard {
    pub status: u16,
    pub number: Uuid,
    pub body: String,
}

impl Heard {
    /// The code of a look-up's answer; empty where it has none.
    pub fn code(&self) -> String {
        let body: Value = serde_json::from_str(&self.body).expect("JSON");
        body["content"][0]["RESPONSE_CODE"].as_str().expect("a code").to_owned()
    }
}

impl Line {
    pub fn open(address: SocketAddr) -> Result<Self, Error> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        Ok(Self { stream: BufReader::new(stream) })
    }

    /// Posts `body` and reads the whole answer.
    ///
    /// # Errors
    /// The connection broke before the answer was there.
    pub fn post(&mut self, path: &str, kind: &str, body: &str) -> Result<Heard, Error> {
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: patuh\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        self.stream.get_mut().write_all(request.as_bytes())?;
        let (mut status, mut number, mut length, mut in_chunks) = (None, None, 0, false);
        let mut line = String::new();
        loop {
            line.clear();
            if self.stream.read_line(&mut line)? == 0 {
                return Err(ErrorKind::UnexpectedEof.into());
            }
            let text = line.trim_end();
            if text.is_empty() {
                break;
            }
            if let Some(rest) = text.strip_prefix("HTTP/1.1 ") {
                status = rest.get(..3).and_then(|status| status.parse().ok());
            } else if let Some((name, value)) = text.split_once(": ") {
                if name.eq_ignore_ascii_case("content-length") {
                    length = value.parse().map_err(|_| Error::from(ErrorKind::InvalidData))?;
                } else if name.eq_ignore_ascii_case("transfer-encoding") {
                    in_chunks = true;
                } else if name.eq_ignore_ascii_case("x-request-id") {
                    number = value.parse().ok();
                }
            }
        }
        let bytes = if in_chunks { self.chunks()? } else { self.bytes(length)? };
        match (status, number, String::from_utf8(bytes)) {
            (Some(status), Some(number), Ok(body)) => Ok(Heard { status, number, body }),
            _ => Err(ErrorKind::InvalidData.into()),
        }
    }

    fn bytes(&mut self, length: usize) -> Result<Vec<u8>, Error> {
        let mut bytes = vec![0; length];
        self.stream.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    fn chunks(&mut self) -> Result<Vec<u8>, Error> {
        let mut all = Vec::new();
        loop {
            let mut line = String::new();
            self.stream.read_line(&mut line)?;
            let length = usize::from_str_radix(line.trim_end(), 16).map_err(|_| Error::from(ErrorKind::InvalidData))?;
            all.extend(self.bytes(length)?);
            self.bytes(2)?;
            if length == 0 {
                return Ok(all);
            }
        }
    }
}
