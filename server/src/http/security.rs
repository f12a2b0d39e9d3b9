//! What every answer forbids the browser, and which requests are refused before anything reads them.
//!
//! The content policy lets nothing run but the module that this response names by its nonce, loads
//! nothing from elsewhere and knows no inline style. Pages may not be framed; documents (PDF) may,
//! by our own pages, for the preview. A handler that sets its own policy keeps it.

use axum::RequestExt as _;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use leptos::nonce::Nonce;

/// The largest request that carries files, in bytes: 20 MB of a file and its form around it.
pub const LARGEST_UPLOAD: usize = 25 * 1024 * 1024;
/// The largest request of any other kind, in bytes.
pub const LARGEST_FORM: usize = 1024 * 1024;

const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), \
     gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()";

/// What this installation's policy depends on.
#[derive(Debug, Clone, Copy)]
pub struct Policy {
    /// People come over https: browsers are told to insist on it.
    pub encrypted: bool,
}

/// Gives the request a nonce and the answer its headers.
pub async fn protect(State(policy): State<Policy>, mut request: Request, next: Next) -> Response {
    let nonce = Nonce::new();
    request.extensions_mut().insert(nonce.clone());
    let mut response = next.run(request).await;

    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("");
    let (rules, framing, is_page) = if kind.starts_with("text/html") {
        (page_policy(&nonce), "DENY", true)
    } else if kind.starts_with("application/pdf") {
        (PDF_POLICY.to_owned(), "SAMEORIGIN", false)
    } else {
        (OTHER_POLICY.to_owned(), "DENY", false)
    };

    let headers = response.headers_mut();
    if let Ok(rules) = HeaderValue::from_str(&rules) {
        or_set(headers, header::CONTENT_SECURITY_POLICY, rules);
    }
    if is_page {
        // Pages hold what this person may see at this moment; a shared PC must not keep them.
        or_set(headers, header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    }
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, framing),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), PERMISSIONS),
    ] {
        or_set(headers, name, HeaderValue::from_static(value));
    }
    if policy.encrypted {
        or_set(headers, header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    response
}

/// Refuses requests that change something and come from another site's page.
///
/// Browsers say where a request comes from (`Sec-Fetch-Site`, and older ones `Origin`); programs
/// without either can't be tricked by a page and pass. Cookies are `SameSite` besides.
pub async fn refuse_foreign_posts(request: Request, next: Next) -> Response {
    if comes_from_elsewhere(request.method(), request.headers()) {
        return refusal(
            StatusCode::FORBIDDEN,
            "Permintaan ini datang dari situs lain dan ditolak. Buka halamannya di Patuh lalu kirim lagi.",
            "This request came from another site and was refused. Open the page in Patuh and send it again.",
        );
    }
    next.run(request).await
}

/// Refuses what is larger than any form or upload of ours.
pub async fn limit_size(mut request: Request, next: Next) -> Response {
    let limit = if carries_files(request.headers()) { LARGEST_UPLOAD } else { LARGEST_FORM };
    let announced = request
        .headers()
        .get(header::CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok())
        .and_then(|length| length.parse::<u64>().ok());
    if announced.is_some_and(|length| length > limit as u64) {
        return refusal(
            StatusCode::PAYLOAD_TOO_LARGE,
            "Kiriman terlalu besar: berkas paling besar 20 MB. Perkecil berkasnya lalu kirim lagi.",
            "This is too large: files may have 20 MB. Make the file smaller and send it again.",
        );
    }
    DefaultBodyLimit::max(limit).apply(&mut request);
    next.run(request.with_limited_body()).await
}

const PDF_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'";
const OTHER_POLICY: &str = "default-src 'none'; frame-ancestors 'none'";

fn page_policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; \
         font-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; \
         manifest-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
    )
}

fn or_set(headers: &mut HeaderMap, name: HeaderName, value: HeaderValue) {
    headers.entry(name).or_insert(value);
}

fn comes_from_elsewhere(method: &Method, headers: &HeaderMap) -> bool {
    if matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS) {
        return false;
    }
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("unreadable"));
    if let Some(site) = text("sec-fetch-site") {
        return !matches!(site, "same-origin" | "none");
    }
    match text("origin") {
        None => false,
        Some(origin) => {
            let host = origin.split_once("://").map(|(_, host)| host);
            host.is_none() || host != text("host")
        }
    }
}

fn carries_files(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.to_ascii_lowercase().starts_with("multipart/form-data"))
}

fn refusal(status: StatusCode, indonesian: &str, english: &str) -> Response {
    let mut response = (status, Body::from(format!("{indonesian}\n{english}\n"))).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value))).collect()
    }

    #[test]
    fn posts_of_other_sites_are_refused() {
        for foreign in [
            &[("sec-fetch-site", "cross-site")][..],
            &[("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", "cross-site"), ("origin", "http://patuh.test"), ("host", "patuh.test")],
            &[("origin", "http://evil.test"), ("host", "patuh.test")],
            &[("origin", "http://patuh.test.evil.test"), ("host", "patuh.test")],
            &[("origin", "null"), ("host", "patuh.test")],
            &[("origin", "http://patuh.test")],
        ] {
            assert!(comes_from_elsewhere(&Method::POST, &headers(foreign)), "{foreign:?}");
            assert!(!comes_from_elsewhere(&Method::GET, &headers(foreign)), "{foreign:?}");
        }
    }

    #[test]
    fn our_own_posts_and_programs_pass() {
        for own in [
            &[("sec-fetch-site", "same-origin")][..],
            &[("sec-fetch-site", "none")],
            &[("origin", "https://patuh.test:8443"), ("host", "patuh.test:8443")],
            &[("host", "patuh.test")],
        ] {
            assert!(!comes_from_elsewhere(&Method::POST, &headers(own)), "{own:?}");
        }
    }
}
