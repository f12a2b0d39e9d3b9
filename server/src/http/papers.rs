//! `GET /perjanjian/{id}/dokumen/{code}.pdf`: a document as PDF; `?untuk=` says whose, `?unduh` saves it.

use axum::Router;
use axum::extract::{Path, Query, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use patuh_domain::ids::AgreementId;
use serde::Deserialize;

use super::page;
use super::state::AppState;
use super::visitor::Member;

#[derive(Deserialize)]
struct Wanted {
    untuk: Option<String>,
    unduh: Option<String>,
}

/// The route of documents.
pub fn routes() -> Router<AppState> {
    Router::new().route("/perjanjian/{id}/dokumen/{file}", get(give))
}

async fn give(
    State(state): State<AppState>,
    Member(member): Member,
    Path((id, file)): Path<(String, String)>,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
    request: Request,
) -> Response {
    let (parts, _) = request.into_parts();
    let (Ok(id), Some(code)) = (id.parse::<AgreementId>(), file.strip_suffix(".pdf")) else {
        return page::not_found(&state, &parts).await;
    };
    let (form, rendered) = match state.rooms.papers.render(&member.actor, id, code, wanted.untuk.as_deref()).await {
        Ok(made) => made,
        Err(trouble) => return page::trouble(&state, &parts, &trouble).await,
    };
    // The same facts give the same bytes, so the digest of the input names the version.
    let tag = format!("\"{}\"", rendered.output_hash);
    if headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        return StatusCode::NOT_MODIFIED.into_response();
    }
    let way = if wanted.unduh.is_some() { "attachment" } else { "inline" };
    let disposition = format!("{way}; filename=\"{}.pdf\"", form.code());
    let mut response = rendered.pdf.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    for (name, value) in [(header::CONTENT_DISPOSITION, disposition), (header::ETAG, tag)] {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    }
    response
}
