//! `patuh simulate-upstream`: the centre's service with synthetic people, as a server of its own.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use tokio::net::TcpListener;

use super::table::table;
use crate::lookup::simulator::{Conduct, Envelope, Fault, KNOWN, Simulator, service};

/// Serve the simulated centre: synthetic people, every code, latency and faults on demand.
#[derive(Debug, clap::Args)]
pub struct SimulateUpstream {
    /// The address on which to listen, such as 127.0.0.1:4100.
    #[arg(long, value_name = "ADDRESS")]
    listen: SocketAddr,
    /// The age of the envelope.
    #[arg(long, value_enum, default_value_t)]
    envelope: Envelope,
    /// Time taken by every answer, in milliseconds.
    #[arg(long, value_name = "MS", default_value_t = 0)]
    latency: u64,
    /// What goes wrong.
    #[arg(long, value_enum)]
    fault: Option<Fault>,
    /// With every how-manieth call it goes wrong.
    #[arg(long, value_name = "N", default_value_t = 1, requires = "fault")]
    every: u64,
}

impl SimulateUpstream {
    /// Serves until it is stopped.
    ///
    /// # Errors
    /// Where the address can't be had.
    pub async fn run(self) -> anyhow::Result<()> {
        let conduct = Conduct {
            envelope: self.envelope,
            latency: Duration::from_millis(self.latency),
            fault: self.fault.map(|fault| (fault, self.every)),
        };
        let listener = TcpListener::bind(self.listen)
            .await
            .with_context(|| format!("alamat {0} tidak dapat dipakai · the address {0} can't be used", self.listen))?;
        println!(
            "Simulator pusat · simulated centre: http://{}/dukcapil/get_json/{{id}}/CALL_NIK",
            listener.local_addr()?
        );
        print!("{}", people());
        axum::serve(listener, service(Arc::new(Simulator::new(conduct)))).await?;
        Ok(())
    }
}

/// The people who are known by code.
pub(super) fn people() -> String {
    let rows = KNOWN.iter().map(|known| {
        vec![known.nik.to_owned(), known.code.to_string(), known.note.0.to_owned(), known.note.1.to_owned()]
    });
    table(&["NIK", "Kode", "Data rekaan", "Invented"], rows.collect())
}
