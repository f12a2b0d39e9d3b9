//! `patuh simulate-upstream`: the centre's service with synthetic people, as a server of its own.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;
use tokio::net::TcpListener;

use super::table::table;
use crate::lookup::simulator::{Conduct, Envelope, Fault, KNOWN, Said, Simulator};
use crate::lookup::upstream::{PATIENCE, Question};
use crate::lookup::wire::{Operation, read};

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
        let routes = Router::new()
            .route("/dukcapil/get_json/{id}/{operation}", post(by_id))
            .route("/dukcapil/get_json/{region}/{id}/{operation}", post(by_region))
            .with_state(Arc::new(Simulator::new(conduct)));
        axum::serve(listener, routes).await?;
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

async fn by_id(
    State(simulator): State<Arc<Simulator>>,
    Path((_, operation)): Path<(String, String)>,
    body: Bytes,
) -> Response {
    answer(&simulator, &operation, &body).await
}

async fn by_region(
    State(simulator): State<Arc<Simulator>>,
    Path((_, _, operation)): Path<(String, String, String)>,
    body: Bytes,
) -> Response {
    answer(&simulator, &operation, &body).await
}

/// Whoever calls is served: there is nothing real to guard.
async fn answer(simulator: &Simulator, operation: &str, body: &[u8]) -> Response {
    let Some(operation) = Operation::parse(operation) else { return StatusCode::NOT_FOUND.into_response() };
    let Ok(call) = read(operation, body) else { return StatusCode::BAD_REQUEST.into_response() };
    let nik = call.nik.as_ref().map_or("", |nik| nik.expose());
    let said = match &call.question {
        Question::CallNik => simulator.call_nik(nik).await,
        Question::Verify { threshold, given } => {
            let given: Vec<_> = given.iter().map(|(field, value)| (field.key(), value.as_str())).collect();
            simulator.verify(nik, *threshold, &given).await
        }
    };
    match said {
        Said::Bytes(bytes) => ([(header::CONTENT_TYPE, "application/json")], bytes).into_response(),
        Said::Error => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        Said::Nothing => {
            tokio::time::sleep(PATIENCE * 6).await;
            StatusCode::GATEWAY_TIMEOUT.into_response()
        }
    }
}
