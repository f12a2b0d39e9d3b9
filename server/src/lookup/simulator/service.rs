//! The simulated centre behind the addresses of the real one.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;

use super::{Said, Simulator};
use crate::lookup::upstream::{PATIENCE, Question};
use crate::lookup::wire::{Operation, read};

/// The addresses that programs know.
pub fn service(simulator: Arc<Simulator>) -> Router {
    Router::new()
        .route("/dukcapil/get_json/{id}/{operation}", post(by_id))
        .route("/dukcapil/get_json/{region}/{id}/{operation}", post(by_region))
        .with_state(simulator)
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
