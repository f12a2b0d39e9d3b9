//! Every request has a number: in its answer, in the log, and on the page that reports an outage.
//!
//! The log holds method, path, status and time, never the query, which may carry what somebody
//! searched for, and never a body.

use std::time::Instant;

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument as _;

/// The header with the number.
pub const NUMBER: HeaderName = HeaderName::from_static("x-request-id");

/// Numbers the request and logs how it ended.
///
/// A number that the request already carries is replaced: outsiders must not write into the log.
pub async fn number(mut request: Request, next: Next) -> Response {
    let number = uuid::Uuid::now_v7().simple().to_string();
    let value = HeaderValue::from_str(&number).ok();
    if let Some(value) = &value {
        request.headers_mut().insert(NUMBER, value.clone());
    }
    let span = tracing::info_span!(
        "request",
        number = %number,
        method = %request.method(),
        path = %request.uri().path(),
    );
    let began = Instant::now();

    async move {
        let mut response = next.run(request).await;
        if let Some(value) = value {
            response.headers_mut().insert(NUMBER, value);
        }
        let status = response.status().as_u16();
        let milliseconds = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
        if response.status().is_server_error() {
            tracing::error!(status, milliseconds, "answered");
        } else {
            tracing::debug!(status, milliseconds, "answered");
        }
        response
    }
    .instrument(span)
    .await
}
