//! The centre's service, simulated with synthetic people: for trials, rehearsals and tests, never beside real data
//! (decisions.md 33).
//!
//! It answers with bytes like the centre, in both ages of the envelope, and can be slow or out of order on demand.

mod compare;
mod people;
mod provoke;

pub use people::{KNOWN, Known};
pub use provoke::{Provoked, TROUBLES, nik_for, provoked};
mod service;
pub use service::service;

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use patuh_domain::access::Code;
use patuh_domain::identity::Nik;
use serde_json::{Map, Value, json};

use compare::{likeness, same};

/// The age of the envelope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Envelope {
    /// A page around the record, with codes.
    #[default]
    Page,
    /// The record alone; failures as text in `RESPON`, without a code.
    Old,
}

/// What goes wrong on demand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Fault {
    /// An answer that isn't JSON.
    Garbage,
    /// No answer in time.
    Hang,
    /// The office's own sign-in is refused: 03.
    Login,
    /// An internal error.
    Error,
}

/// How the simulator behaves.
#[derive(Debug, Clone, Copy, Default)]
pub struct Conduct {
    pub envelope: Envelope,
    /// Time taken by every answer.
    pub latency: Duration,
    /// What goes wrong, and with every how-manieth call (1: with each).
    pub fault: Option<(Fault, u64)>,
}

/// What it says, or doesn't.
#[derive(Debug, PartialEq, Eq)]
pub enum Said {
    Bytes(Vec<u8>),
    /// An HTTP error.
    Error,
    /// Nothing, for as long as anybody waits.
    Nothing,
}

/// The simulated centre.
#[derive(Debug, Default)]
pub struct Simulator {
    conduct: Conduct,
    calls: AtomicU64,
}

impl Simulator {
    /// A centre that behaves like this.
    pub const fn new(conduct: Conduct) -> Self {
        Self { conduct, calls: AtomicU64::new(0) }
    }

    /// How many calls came so far.
    pub fn calls(&self) -> u64 {
        self.calls.load(Ordering::Relaxed)
    }

    /// CALL_NIK.
    pub async fn call_nik(&self, nik: &str) -> Said {
        self.answer(nik, |nik| {
            people::record(nik).into_iter().map(|(key, value)| (key.to_owned(), Value::String(value))).collect()
        })
        .await
    }

    /// CALL_VERIFY_BY_ELEMEN: `given` are keys of the wire with what to compare; `threshold` is 0 to 100.
    pub async fn verify(&self, nik: &str, threshold: u8, given: &[(&str, &str)]) -> Said {
        self.answer(nik, |nik| {
            let truth = people::record(nik);
            let known = |key: &str| truth.iter().find(|(name, _)| name.eq_ignore_ascii_case(key));
            given
                .iter()
                .filter(|(_, value)| !value.trim().is_empty())
                .filter_map(|(key, value)| {
                    let (key, truth) = known(key)?;
                    Some(((*key).to_owned(), Value::String(verdict(key, truth, value, threshold))))
                })
                .collect()
        })
        .await
    }

    async fn answer(&self, nik: &str, content: impl FnOnce(&Nik) -> Map<String, Value>) -> Said {
        let call = self.calls.fetch_add(1, Ordering::Relaxed) + 1;
        if !self.conduct.latency.is_zero() {
            tokio::time::sleep(self.conduct.latency).await;
        }
        let nik = Nik::parse_exact(nik);
        let asked_for = match nik.as_ref().ok().and_then(provoked) {
            Some(Provoked::Trouble(fault)) => Some(fault),
            Some(Provoked::Slow(by)) => {
                tokio::time::sleep(by).await;
                return match nik {
                    Ok(nik) => Said::Bytes(self.wrapped(Value::Object(content(&nik)))),
                    Err(_) => Said::Error,
                };
            }
            Some(Provoked::Code(_)) | None => None,
        };
        let by_turn =
            self.conduct.fault.filter(|(_, every)| call.is_multiple_of((*every).max(1))).map(|(fault, _)| fault);
        match asked_for.or(by_turn) {
            Some(Fault::Garbage) => Said::Bytes(b"<html>Bad gateway</html>".to_vec()),
            Some(Fault::Hang) => Said::Nothing,
            Some(Fault::Login) => Said::Bytes(self.failure(Code::LoginFailed)),
            Some(Fault::Error) => Said::Error,
            None => match nik {
                Err(_) => Said::Bytes(self.failure(Code::NikMalformed)),
                Ok(nik) => match people::code_of(&nik) {
                    Code::Found => Said::Bytes(self.wrapped(Value::Object(content(&nik)))),
                    code => Said::Bytes(self.failure(code)),
                },
            },
        }
    }

    fn failure(&self, code: Code) -> Vec<u8> {
        self.wrapped(match self.conduct.envelope {
            Envelope::Page => json!({ "RESPONSE_CODE": code.number(), "RESPON": code.text() }),
            Envelope::Old => json!({ "RESPON": old_text(code) }),
        })
    }

    fn wrapped(&self, record: Value) -> Vec<u8> {
        let whole = match self.conduct.envelope {
            Envelope::Page => json!({
                "content": [record],
                "firstPage": true,
                "lastPage": true,
                "number": 0,
                "numberOfElements": 1,
                "size": 1,
                "sort": null,
                "totalElements": 1,
                "quotaLimiter": 1_000_000,
            }),
            Envelope::Old => json!({ "content": record }),
        };
        whole.to_string().into_bytes()
    }
}

/// Exact elements are equal or not; names, places and addresses are as alike as the threshold asks.
fn verdict(key: &str, truth: &str, given: &str, threshold: u8) -> String {
    if matches!(key, "NAMA_LGKP" | "TMPT_LHR" | "ALAMAT" | "NAMA_LGKP_IBU") {
        let alike = likeness(truth, given);
        let word = if alike >= threshold { "Sesuai" } else { "Tidak Sesuai" };
        format!("{word} ({alike})")
    } else if same(truth, given) {
        "Sesuai".to_owned()
    } else {
        "Tidak Sesuai".to_owned()
    }
}

/// The texts of older deployments, which differ in case and blanks.
const fn old_text(code: Code) -> &'static str {
    match code {
        Code::LoginFailed => "Login Gagal",
        Code::AddressNotRegistered => "IP Client Tidak terdaftar",
        Code::QuotaUsedUp => "Kuota  Akses Hari ini telah Habis",
        Code::NotFound => "Data Tidak Ditemukan",
        other => other.text(),
    }
}
