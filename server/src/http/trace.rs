//! `GET /api/v1/akses/{number}`: why a call of a program was answered as it was, for whoever has the token of that call.
//!
//! Every answer of the web service carries its number in `x-request-id` and the token in `x-trace-token`; the token opens
//! the trace of this one call and nothing else, for as long as the key of the installation lives.

use axum::extract::{Path, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde_json::json;
use uuid::Uuid;

use super::request::NUMBER;
use super::state::AppState;
use crate::portal::told;

/// The header with the token.
pub const TOKEN: HeaderName = HeaderName::from_static("x-trace-token");

/// The route.
pub fn routes() -> Router<AppState> {
    Router::new().route("/api/v1/akses/{number}", get(trace))
}

/// Gives the answer to a program the token of its trace.
pub async fn give_token(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let number = request.headers().get(NUMBER).and_then(|number| number.to_str().ok());
    let number = number.and_then(|number| Uuid::parse_str(number).ok());
    let mut response = next.run(request).await;
    let token = number.map(|number| state.rooms.portal.token(number));
    if let Some(token) = token.and_then(|token| HeaderValue::from_str(&token).ok()) {
        response.headers_mut().insert(TOKEN, token);
    }
    response
}

async fn trace(State(state): State<AppState>, Path(number): Path<String>, request: Request) -> Response {
    let token = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = token.and_then(|value| {
        let (scheme, token) = value.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
    });
    let Some(token) = token else {
        let mut response = refused(
            StatusCode::UNAUTHORIZED,
            "Sertakan token jejak (kepala x-trace-token pada jawaban) sebagai Authorization: Bearer.",
            "Send the trace token (header x-trace-token of the answer) as Authorization: Bearer.",
        );
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        return response;
    };
    let unknown = || {
        refused(
            StatusCode::NOT_FOUND,
            "Tidak ada permintaan dengan nomor dan token ini.",
            "There is no call with this number and token.",
        )
    };
    let Ok(number) = Uuid::parse_str(&number) else { return unknown() };
    match state.rooms.portal.trace_by_token(number, token).await {
        Ok(Some(Some(trace))) => answer(StatusCode::OK, told(&trace)),
        Ok(Some(None)) => refused(
            StatusCode::NOT_FOUND,
            "Permintaan ini tidak dicatat tersendiri: User ID tidak dikenal, atau penolakan sejenis dalam satu menit \
             terlalu banyak dan hanya dihitung.",
            "This call isn't written down by itself: the User ID is unknown, or there were too many refusals of this \
             kind in a minute, which are only counted.",
        ),
        Ok(None) => unknown(),
        Err(_) => refused(
            StatusCode::SERVICE_UNAVAILABLE,
            "Layanan sedang terganggu, coba lagi sebentar.",
            "Out of service, try again in a moment.",
        ),
    }
}

fn refused(status: StatusCode, indonesian: &str, english: &str) -> Response {
    answer(status, json!({ "error": { "id": indonesian, "en": english } }))
}

fn answer(status: StatusCode, body: serde_json::Value) -> Response {
    let mut response = (status, Json(body)).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
