//! `POST /dukcapil/get_json/{id}/CALL_NIK` and `/CALL_VERIFY_BY_ELEMEN`, and the older
//! `/dukcapil/get_json/{pp-kk}/{instansi}/call_nik`: the web service that institutions' programs already speak.
//!
//! Programs carry no cookies, so nothing here knows of sessions, pages or forms. Business errors come with HTTP 200 and a
//! code, outside the hours with `Retry-After` too; a body that is no call at all with 400, 408 or 413; outages with 503
//! and without a code. No answer is stored by
//! anybody on the way.

use std::error::Error as _;
use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Path, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;
use patuh_domain::access::Code;
use uuid::Uuid;

use super::pace::TooSlow;
use super::peer;
use super::request::NUMBER;
use super::state::AppState;
use crate::lookup::upstream::Trouble;
use crate::lookup::wire::{LARGEST_CALL, Operation, coded, found, outage, read};
use crate::lookup::{Answer, Customer, Program};

/// How long a program may take to send its call.
const PATIENCE: Duration = Duration::from_secs(10);

/// The routes.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/dukcapil/get_json/{id}/{operation}", post(by_id))
        .route("/dukcapil/get_json/{region}/{id}/{operation}", post(by_region))
}

async fn by_id(
    State(state): State<AppState>,
    Path((id, operation)): Path<(String, String)>,
    request: Request,
) -> Response {
    called(state, Customer { region: None, id }, &operation, request).await
}

async fn by_region(
    State(state): State<AppState>,
    Path((region, id, operation)): Path<(String, String, String)>,
    request: Request,
) -> Response {
    called(state, Customer { region: Some(region), id }, &operation, request).await
}

async fn called(state: AppState, customer: Customer, operation: &str, request: Request) -> Response {
    let Some(operation) = Operation::parse(operation) else {
        return json(StatusCode::NOT_FOUND, outage("Layanan tidak dikenal"));
    };
    let (parts, body) = request.into_parts();
    let body = match tokio::time::timeout(PATIENCE, to_bytes(body, LARGEST_CALL)).await {
        Ok(Ok(body)) => body,
        Ok(Err(error)) => return json(status_of(&error), coded(Code::ParameterMissing, 0)),
        Err(_) => return json(StatusCode::REQUEST_TIMEOUT, coded(Code::ParameterMissing, 0)),
    };
    let Ok(call) = read(operation, &body) else {
        return json(StatusCode::BAD_REQUEST, coded(Code::ParameterMissing, 0));
    };
    let program = Program { number: number(&parts), customer, operation, call, address: address(&state, &parts) };
    // Boxed, so that the layers around it don't pass kilobytes on.
    match Box::pin(state.rooms.lookups.program(program)).await {
        Answer::Found { record, quota_limiter } => {
            let text = found(&record, quota_limiter);
            json(StatusCode::OK, text.to_string())
        }
        Answer::Coded { code, quota_limiter } => json(StatusCode::OK, coded(code, quota_limiter)),
        Answer::Closed { opens, quota_limiter } => {
            let mut response = json(StatusCode::OK, coded(Code::OutsideHours, quota_limiter));
            let wait = opens.map(|opens| (opens - state.rooms.clock.now()).num_seconds().max(1));
            if let Some(wait) = wait {
                response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait));
            }
            response
        }
        Answer::Upstream(Trouble::NotSet) => json(
            StatusCode::SERVICE_UNAVAILABLE,
            outage("Layanan pusat belum diatur untuk kantor ini, hit tidak dihitung"),
        ),
        Answer::Upstream(_) => {
            json(StatusCode::SERVICE_UNAVAILABLE, outage("Layanan pusat tidak dapat dihubungi, hit tidak dihitung"))
        }
        Answer::Unavailable => {
            json(StatusCode::SERVICE_UNAVAILABLE, outage("Layanan sedang terganggu, coba lagi sebentar"))
        }
    }
}

/// The number of the request, under which the call is written down.
fn number(parts: &Parts) -> Uuid {
    let given = parts.headers.get(NUMBER).and_then(|number| number.to_str().ok());
    given.and_then(|number| Uuid::parse_str(number).ok()).unwrap_or_else(Uuid::now_v7)
}

/// Where the call comes from; an address that nobody can register where that isn't known.
fn address(state: &AppState, parts: &Parts) -> IpAddr {
    peer::address(parts, &state.config.trusted_proxies).unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))
}

/// What was wrong with a body: too long, too slow, or broken off.
fn status_of(error: &axum::Error) -> StatusCode {
    let mut cause = error.source();
    while let Some(found) = cause {
        if found.is::<http_body_util::LengthLimitError>() {
            return StatusCode::PAYLOAD_TOO_LARGE;
        }
        if found.is::<TooSlow>() {
            return StatusCode::REQUEST_TIMEOUT;
        }
        cause = found.source();
    }
    StatusCode::BAD_REQUEST
}

fn json(status: StatusCode, text: String) -> Response {
    let mut response = (status, Body::from(text)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
