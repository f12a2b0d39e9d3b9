//! `GET /berkas/{id}`: an upload, for those who may see the agreement it belongs to, its office's staff, and whoever
//! uploaded it. `?lihat` shows it instead of saving it.

use axum::Router;
use axum::extract::{Path, Query, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use patuh_app::query::encoded;
use patuh_domain::ids::FileId;
use serde::Deserialize;
use tower::ServiceExt as _;
use tower_http::services::ServeFile;

use super::state::AppState;
use super::visitor::Member;
use super::{page, plain};
use crate::store::entity::files;

/// Images run nothing and load nothing. PDF viewers of browsers don't start in a sandbox; their policy is the general
/// one for PDF.
const IMAGE_POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; sandbox; frame-ancestors 'self'";

#[derive(Deserialize)]
struct How {
    lihat: Option<String>,
}

/// The route of uploads.
pub fn routes() -> Router<AppState> {
    Router::new().route("/berkas/{id}", get(give))
}

async fn give(
    State(state): State<AppState>,
    Member(member): Member,
    Path(id): Path<String>,
    Query(how): Query<How>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(id) = id.parse::<FileId>() else {
        return page::not_found(&state, &parts).await;
    };
    let file = match state.rooms.reading.file(&member.actor, id).await {
        Ok(Some(file)) => file,
        Ok(None) => return page::not_found(&state, &parts).await,
        Err(error) => {
            tracing::error!(error = %error.in_full(), "an upload can't be found");
            return plain::outage(&state, page::language(&parts), &page::reference(&parts), None);
        }
    };
    let Ok(kind) = file.media_type.parse() else {
        return page::not_found(&state, &parts).await;
    };
    let service = ServeFile::new_with_mime(state.rooms.files.path(&file), &kind);
    let request = Request::from_parts(parts.clone(), body);
    let Ok(answer) = service.oneshot(request).await;
    let mut response = answer.map(axum::body::Body::new).into_response();
    if response.status() == StatusCode::NOT_FOUND {
        tracing::error!(file = %id, "the bytes of an upload are gone");
        return plain::outage(&state, page::language(&parts), &page::reference(&parts), None);
    }
    dress(&mut response, &file, how.lihat.is_some());
    response
}

fn dress(response: &mut Response, file: &files::Model, shown: bool) {
    let headers = response.headers_mut();
    let way = if shown { "inline" } else { "attachment" };
    let plain: String =
        file.name.chars().map(|c| if c.is_ascii_graphic() && c != '"' || c == ' ' { c } else { '_' }).collect();
    let disposition = format!("{way}; filename=\"{plain}\"; filename*=UTF-8''{}", encoded(&file.name));
    if let Ok(disposition) = HeaderValue::from_str(&disposition) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if file.media_type.starts_with("image/") {
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(IMAGE_POLICY));
        headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
    }
}
