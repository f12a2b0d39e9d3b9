//! The load: so many connections, each asking again as soon as it is answered.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use patuh_server::demo::{WEB_SERVICE_SECRET, WEB_SERVICE_USER};
use serde::{Deserialize, Serialize};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// Time before anything is counted.
const WARM_UP: Duration = Duration::from_secs(1);
/// Stands in a request where the NIK goes.
const PLACE: &str = "9901020101900001";

/// Make load.
#[derive(Debug, clap::Args)]
pub struct Load {
    #[arg(long)]
    address: SocketAddr,
    #[arg(long)]
    path: String,
    #[arg(long, value_enum)]
    kind: Kind,
    #[arg(long)]
    clients: usize,
    #[arg(long)]
    seconds: u64,
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Kind {
    /// Any answer will do.
    Echo,
    /// Found: 01.
    LookUp,
    /// A malformed NIK: 15.
    Refused,
    /// No hit left: 05.
    UsedUp,
}

impl Kind {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Echo => "echo",
            Self::LookUp => "look-up",
            Self::Refused => "refused",
            Self::UsedUp => "used-up",
        }
    }

    const fn expected(self) -> &'static str {
        match self {
            Self::Echo => "",
            Self::LookUp => "01",
            Self::Refused => "15",
            Self::UsedUp => "05",
        }
    }
}

/// What came of it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Measured {
    pub requests: u64,
    pub per_second: f64,
    pub p50_ms: f64,
    pub p99_ms: f64,
    pub max_ms: f64,
}

impl Load {
    /// Makes it.
    ///
    /// # Errors
    /// A connection fails, or an answer isn't what is expected.
    pub fn run(&self) -> anyhow::Result<Measured> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(async {
            let began = Instant::now();
            let counted_from = began + WARM_UP;
            let until = counted_from + Duration::from_secs(self.seconds);
            let mut clients = tokio::task::JoinSet::new();
            for client in 0..self.clients {
                let call = Client::new(self, client);
                clients.spawn(async move { call.run(counted_from, until).await });
            }
            let mut took = Vec::new();
            let mut codes: BTreeMap<String, u64> = BTreeMap::new();
            while let Some(client) = clients.join_next().await {
                let (own, other) = client??;
                took.extend(own);
                for (code, times) in other {
                    *codes.entry(code).or_default() += times;
                }
            }
            if !codes.is_empty() {
                bail!("expected {:?} alone, but got {codes:?} too", self.kind.expected());
            }
            took.sort_unstable();
            let at = |part: f64| {
                let place = (took.len() as f64 * part) as usize;
                took.get(place.min(took.len().saturating_sub(1))).map_or(0.0, |micros| f64::from(*micros) / 1_000.0)
            };
            Ok(Measured {
                requests: took.len() as u64,
                per_second: took.len() as f64 / self.seconds as f64,
                p50_ms: at(0.5),
                p99_ms: at(0.99),
                max_ms: at(1.0),
            })
        })
    }
}

struct Client {
    address: SocketAddr,
    kind: Kind,
    request: Vec<u8>,
    /// Where the NIK stands.
    place: Option<usize>,
    number: u32,
}

impl Client {
    fn new(load: &Load, client: usize) -> Self {
        let nik = if load.kind == Kind::Refused { "99010201019" } else { PLACE };
        let body = serde_json::json!({
            "nik": nik, "user_id": WEB_SERVICE_USER, "password": WEB_SERVICE_SECRET, "ip_user": "127.0.0.1"
        });
        let body = body.to_string();
        let request = format!(
            "POST {} HTTP/1.1\r\nHost: patuh\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            load.path,
            body.len()
        );
        Self {
            address: load.address,
            kind: load.kind,
            place: request.find(PLACE),
            request: request.into_bytes(),
            number: u32::try_from(client).unwrap_or_default() << 20,
        }
    }

    /// Microseconds of each answer, and codes that aren't the expected one.
    async fn run(mut self, from: Instant, until: Instant) -> anyhow::Result<(Vec<u32>, BTreeMap<String, u64>)> {
        let mut stream = TcpStream::connect(self.address).await?;
        stream.set_nodelay(true)?;
        let (mut took, mut others) = (Vec::with_capacity(1 << 16), BTreeMap::new());
        let mut buffer = vec![0; 1 << 16];
        loop {
            self.somebody_else();
            let began = Instant::now();
            if began >= until {
                return Ok((took, others));
            }
            stream.write_all(&self.request).await?;
            let answer = read(&mut stream, &mut buffer).await?;
            if began >= from {
                took.push(u32::try_from(began.elapsed().as_micros()).unwrap_or(u32::MAX));
            }
            // While it warms up what is left may still be granted.
            if self.kind != Kind::Echo && began >= from {
                let code = code(answer);
                if code != self.kind.expected() {
                    *others.entry(code.to_owned()).or_default() += 1;
                }
            }
        }
    }

    /// Another of the simulator's people, spread like people are: a run of numbers would be forbidden input.
    fn somebody_else(&mut self) {
        let Some(place) = self.place else { return };
        self.number = self.number.wrapping_add(1);
        let spread = u64::from(self.number).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 16;
        let one = |by: u64, of: u64| spread / by % of;
        let (day, month, year, serial) = (one(1, 28) + 1, one(28, 12) + 1, one(336, 40) + 55, one(13_440, 8_999) + 1);
        let text = format!("990102{day:02}{month:02}{year}{serial:04}");
        self.request[place..place + PLACE.len()].copy_from_slice(text.as_bytes());
    }
}

/// One whole answer, which must be 200.
async fn read<'a>(stream: &mut TcpStream, buffer: &'a mut [u8]) -> anyhow::Result<&'a [u8]> {
    let (mut filled, mut whole) = (0, None);
    loop {
        let read = stream.read(&mut buffer[filled..]).await?;
        if read == 0 {
            bail!("the server hung up");
        }
        filled += read;
        if whole.is_none()
            && let Some(head) = buffer[..filled].windows(4).position(|bytes| bytes == b"\r\n\r\n")
        {
            let text = std::str::from_utf8(&buffer[..head])?.to_ascii_lowercase();
            if !text.starts_with("http/1.1 200") {
                bail!("{text}");
            }
            let length = text.split("content-length: ").nth(1).context("no length")?;
            let length: usize = length.split("\r\n").next().unwrap_or_default().trim().parse()?;
            whole = Some(head + 4 + length);
        }
        if whole.is_some_and(|whole| filled >= whole) {
            return Ok(&buffer[..filled]);
        }
    }
}

fn code(answer: &[u8]) -> &str {
    const KEY: &[u8] = b"\"RESPONSE_CODE\":\"";
    let place = answer.windows(KEY.len()).position(|bytes| bytes == KEY).map(|place| place + KEY.len());
    place.and_then(|place| std::str::from_utf8(answer.get(place..place + 2)?).ok()).unwrap_or_default()
}
