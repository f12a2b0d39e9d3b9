//! Emblems of letterheads as pictures: `GET /pengaturan/lambang` the own office's, `GET /lembaga/{id}/lambang` an
//! institution's, to those who see it.

use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use patuh_app::loading::Trouble;
use patuh_app::views::Posted;
use patuh_domain::ids::{FileId, InstitutionId, OfficeId};

use super::forms::own_office;
use super::page;
use super::papers::{PICTURE_POLICY, is_known};
use super::state::AppState;
use super::visitor::Member;

/// The routes of emblems.
pub fn routes() -> Router<AppState> {
    Router::new().route("/pengaturan/lambang", get(of_office)).route("/lembaga/{id}/lambang", get(of_institution))
}

async fn of_office(State(state): State<AppState>, Member(member): Member, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let Some(office) = own_office(&member, &Posted::default()) else {
        return page::not_found(&state, &parts).await;
    };
    match state.rooms.ports.reading.office(&member.actor, office).await {
        Ok(view) => give(&state, &parts, office, view.office.settings.stationery.emblem).await,
        Err(trouble) => page::trouble(&state, &parts, &trouble).await,
    }
}

async fn of_institution(
    State(state): State<AppState>,
    Member(member): Member,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let (parts, _) = request.into_parts();
    let Ok(id) = id.parse::<InstitutionId>() else {
        return page::not_found(&state, &parts).await;
    };
    match state.rooms.ports.reading.institution(&member.actor, id).await {
        Ok(view) => give(&state, &parts, view.institution.office, view.institution.profile.emblem).await,
        Err(trouble) => page::trouble(&state, &parts, &trouble).await,
    }
}

/// The bytes as they were uploaded; a drawing opened by itself can neither run nor load anything.
async fn give(state: &AppState, parts: &Parts, office: OfficeId, emblem: Option<FileId>) -> Response {
    let found = match emblem {
        Some(id) => state.rooms.papers.emblem(office, id).await,
        None => Ok(None),
    };
    let emblem = match found {
        Ok(Some(emblem)) => emblem,
        Ok(None) => return page::trouble(state, parts, &Trouble::NotFound).await,
        Err(trouble) => return page::trouble(state, parts, &trouble).await,
    };
    let tag = format!("\"{}\"", emblem.sha256());
    if is_known(&parts.headers, &tag) {
        return StatusCode::NOT_MODIFIED.into_response();
    }
    let mut response = emblem.file().to_vec().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(emblem.media_type()));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(PICTURE_POLICY));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    response
}
