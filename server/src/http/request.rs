//! Every request has a number: in its answer, in the log, and on the page that reports an outage.
//!
//! The log holds method, path, status and time, never the query, which may carry what somebody
//! searched for, and never a body.

use std::borrow::Cow;
use std::time::Instant;

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument as _;

/// The header with the number.
pub const NUMBER: HeaderName = HeaderName::from_static("x-request-id");

/// Figures in a row from which a number could be of a citizen: NIK and KK have sixteen.
const LONG: usize = 16;

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
        path = %without_long_numbers(request.uri().path()),
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

/// The path with long numbers blotted out: somebody could have put a NIK where it has no business.
fn without_long_numbers(path: &str) -> Cow<'_, str> {
    let is_long = |part: &str| part.len() >= LONG && part.bytes().all(|byte| byte.is_ascii_digit());
    if !path.split(|c: char| !c.is_ascii_digit()).any(is_long) {
        return Cow::Borrowed(path);
    }
    let mut clean = String::with_capacity(path.len());
    for part in path.split_inclusive(|c: char| !c.is_ascii_digit()) {
        let digits = part.trim_end_matches(|c: char| !c.is_ascii_digit());
        clean.push_str(if is_long(digits) { "*" } else { digits });
        clean.push_str(&part[digits.len()..]);
    }
    Cow::Owned(clean)
}

#[cfg(test)]
mod tests {
    use super::without_long_numbers;

    #[test]
    fn a_nik_in_the_path_is_not_logged() {
        assert_eq!(without_long_numbers("/pencarian/9901010505900001/x"), "/pencarian/*/x");
        assert_eq!(without_long_numbers("/a9901010505900001"), "/a*");
        let agreement = "/perjanjian/0199f7a0-0000-7000-8000-000000000001";
        assert_eq!(without_long_numbers(agreement), agreement);
    }
}
