//! Checking a document: `/v`, `/v/{code}` for anybody, and a PDF sent there (documents.md, common to all).
//!
//! A file is read into memory, compared and forgotten. Who asks for codes that don't exist, or sends foreign files, again
//! and again is not listened to for a while, so that codes can't be tried out.

use std::sync::LazyLock;

use axum::RequestExt as _;
use axum::Router;
use axum::extract::{Multipart, Request, State};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use axum::routing::post;
use chrono::{DateTime, Utc};
use patuh_app::views::FileAnswer;
use patuh_domain::wording::Bilingual;
use tokio::sync::Semaphore;

use super::plain::PlainPage;
use super::state::AppState;
use super::{page, visitor};

/// The largest file that is looked at, in bytes; issued documents have 800 KB at most, signatures add little.
const LARGEST: usize = 5 * 1024 * 1024;
/// Files in memory at once.
static PLACES: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(4));

/// Files sent to be checked.
pub fn routes() -> Router<AppState> {
    Router::new().route("/v", post(check)).route("/v/{code}", post(check))
}

/// Counts checks that came to nothing, and stops who has too many.
pub async fn throttle(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if path != "/v" && !path.starts_with("/v/") {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let address = visitor::origin(&state, &parts).address;
    let checks = &state.rooms.checks;
    if let Some(until) = address.and_then(|address| checks.blocked(address, Utc::now())) {
        return too_often(&state, &parts, until);
    }
    let response = next.run(Request::from_parts(parts, body)).await;
    if response.status() == StatusCode::NOT_FOUND
        && let Some(address) = address
    {
        checks.failed(address, Utc::now());
    }
    response
}

async fn check(State(state): State<AppState>, request: Request) -> Response {
    let (mut parts, body) = request.into_parts();
    let Ok(_place) = PLACES.try_acquire() else {
        return PlainPage::new(page::language(&parts), &Bilingual::new("Sedang ramai", "Busy"))
            .paragraph(&Bilingual::new(
                "Banyak berkas sedang diperiksa. Coba lagi sebentar.",
                "Many files are being checked. Try again in a moment.",
            ))
            .link("/v", &Bilingual::new("Kembali", "Back"))
            .answer(&state, StatusCode::SERVICE_UNAVAILABLE);
    };
    let answer = match file(Request::from_parts(parts.clone(), body)).await {
        Ok(bytes) => state.rooms.papers.check_file(&bytes).await,
        Err(fault) => Ok(FileAnswer::Unreadable(fault)),
    };
    let answer = match answer {
        Ok(answer) => answer,
        Err(trouble) => return page::trouble(&state, &parts, &trouble).await,
    };
    let unknown = matches!(answer, FileAnswer::Unknown);
    parts.extensions.insert(answer);
    let mut response = page::again(&state, &parts).await;
    if unknown {
        *response.status_mut() = StatusCode::NOT_FOUND;
    } else if response.status() == StatusCode::NOT_FOUND {
        // The page of an unknown code, with a file that was answered.
        *response.status_mut() = StatusCode::OK;
    }
    response
}

/// The first file of the form.
async fn file(request: Request) -> Result<Vec<u8>, Bilingual> {
    let broken = || Bilingual::new("Unggahan terputus. Unggah sekali lagi.", "The upload broke off. Upload it again.");
    let is_form = request
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.to_ascii_lowercase().starts_with("multipart/form-data"));
    if !is_form {
        return Err(broken());
    }
    let mut form = request.extract::<Multipart, _>().await.map_err(|_| broken())?;
    while let Some(mut field) = form.next_field().await.map_err(|_| broken())? {
        if field.file_name().is_none() {
            continue;
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = field.chunk().await.map_err(|_| broken())? {
            if bytes.len() + chunk.len() > LARGEST {
                return Err(Bilingual::new(
                    "Berkas lebih besar dari 5 MB. Dokumen yang diterbitkan tidak sebesar itu; unggah PDF aslinya, bukan pindaian.",
                    "The file is larger than 5 MB. Issued documents are smaller; upload the original PDF, not a scan.",
                ));
            }
            bytes.extend_from_slice(&chunk);
        }
        if !bytes.is_empty() {
            return Ok(bytes);
        }
    }
    Err(Bilingual::new("Pilih berkas PDF dahulu.", "Choose a PDF file first."))
}

fn too_often(state: &AppState, parts: &Parts, until: DateTime<Utc>) -> Response {
    let minutes = (until - Utc::now()).num_minutes().max(1).to_string();
    let title = Bilingual::new("Terlalu sering", "Too often");
    PlainPage::new(page::language(parts), &title)
        .paragraph(&Bilingual::owned(
            format!(
                "Terlalu banyak kode atau berkas yang tidak dikenal dari alamat ini. Coba lagi {minutes} menit lagi."
            ),
            format!("Too many unknown codes or files from this address. Try again in {minutes} minutes."),
        ))
        .answer(state, StatusCode::TOO_MANY_REQUESTS)
}
