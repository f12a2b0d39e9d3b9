//! `GET /perjanjian/{id}/pemakaian.csv`: the use of an agreement by the hour, for spreadsheets; `?rentang=` as on the page.

use axum::Router;
use axum::extract::{Path, Query, Request, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use patuh_app::views::UseSpan;
use patuh_domain::ids::AgreementId;
use serde::Deserialize;

use super::page;
use super::state::AppState;
use super::visitor::Member;

#[derive(Deserialize)]
struct Wanted {
    rentang: Option<String>,
}

/// The route of the list.
pub fn routes() -> Router<AppState> {
    Router::new().route("/perjanjian/{id}/pemakaian.csv", get(give))
}

async fn give(
    State(state): State<AppState>,
    Member(member): Member,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
    request: Request,
) -> Response {
    let (parts, _) = request.into_parts();
    let Ok(id) = id.parse::<AgreementId>() else {
        return page::not_found(&state, &parts).await;
    };
    let span = UseSpan::parse(wanted.rentang.as_deref().unwrap_or_default());
    let (name, text) = match state.rooms.reading.use_list(&member.actor, id, span).await {
        Ok(list) => list,
        Err(trouble) => return page::trouble(&state, &parts, &trouble).await,
    };
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}
