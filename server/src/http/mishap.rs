//! A mistake of ours in one request: the person gets a page with the number of the request, everybody else notices
//! nothing, and what a submission had begun runs to its end even where the browser has gone.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use patuh_app::shell::PageFiles;
use tracing::Instrument as _;

use super::request::NUMBER;

/// Answers in a task of its own; where that panics, with 500 and a page.
pub async fn contain(State(files): State<Arc<PageFiles>>, request: Request, next: Next) -> Response {
    let number = request.headers().get(NUMBER).cloned();
    match tokio::spawn(next.run(request).in_current_span()).await {
        Ok(response) => response,
        Err(error) => {
            tracing::error!(%error, "the answer failed");
            let mut response = (
                StatusCode::INTERNAL_SERVER_ERROR,
                Body::from(page(&files, number.as_ref().and_then(|number| number.to_str().ok()).unwrap_or_default())),
            )
                .into_response();
            let html = HeaderValue::from_static("text/html; charset=utf-8");
            response.headers_mut().insert(header::CONTENT_TYPE, html);
            response
        }
    }
}

/// Made by hand: what makes the other pages may be what failed.
fn page(files: &PageFiles, number: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=\"id\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>Terjadi kesalahan · Patuh</title><link rel=\"stylesheet\" href=\"{}\"></head>\
         <body><div class=\"entrance\"><main id=\"isi\"><h1>Terjadi kesalahan</h1>\
         <p>Halaman ini tidak dapat dibuat. Kesalahannya ada pada Patuh, bukan pada Anda. Kembali, periksa apakah \
         isian Anda sudah tersimpan, lalu coba lagi. Bila tetap terjadi, sampaikan nomor {number} kepada admin sistem.</p>\
         <p lang=\"en\">This page could not be made; the mistake is ours. Go back, see whether what you sent was kept, \
         and try again. If it goes on, tell the system's administrator the number {number}.</p>\
         <p><a class=\"button\" href=\"/beranda\">Kembali ke beranda</a></p></main></div></body></html>",
        files.style
    )
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::middleware::from_fn_with_state;
    use axum::routing::get;
    use tower::ServiceExt as _;

    use super::*;
    use crate::http::site::Site;

    #[tokio::test]
    async fn a_panic_becomes_a_page_with_the_number() {
        async fn broken() -> &'static str {
            panic!("a mistake of ours")
        }
        let files = Arc::new(Site::at("/nowhere".into()).page_files());
        let server = Router::new().route("/", get(broken)).layer(from_fn_with_state(files, contain));
        let request = Request::get("/").header(NUMBER, "0199").body(Body::empty()).expect("request");
        let response = server.oneshot(request).await.expect("an answer");
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let body = axum::body::to_bytes(response.into_body(), 1 << 16).await.expect("body");
        assert!(String::from_utf8_lossy(&body).contains("0199"));
    }
}
