//! Many documents at once: `POST /dokumen/cetak` begins a job, `/dokumen/cetak/{job}/keadaan` says how far it is,
//! `/dokumen/cetak/{job}/berkas.zip` gives what it made, `POST /dokumen/cetak/{job}` begins it once more.

use axum::extract::{Path, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use patuh_app::loading::Trouble;
use patuh_app::views::PrintState;
use patuh_domain::ids::AgreementId;
use patuh_domain::wording::Bilingual;
use serde_json::json;
use tower::ServiceExt as _;
use tower_http::services::ServeFile;
use uuid::Uuid;

use super::state::AppState;
use super::visitor::Member;
use super::{flash, page, sent};
use crate::documents::Form;
use crate::papers::MOST;

const PRINT: &str = "/dokumen/cetak";

/// The routes of print jobs that are no pages.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route(PRINT, post(begin))
        .route("/dokumen/cetak/{job}", post(repeat))
        .route("/dokumen/cetak/{job}/keadaan", get(state_of))
        .route("/dokumen/cetak/{job}/berkas.zip", get(give))
}

async fn begin(State(state): State<AppState>, Member(member): Member, request: Request) -> Response {
    let (parts, posted) = match sent::read(&state, request, None).await {
        Ok((parts, sent)) => (parts, sent.posted),
        Err(response) => return response,
    };
    let Some(form) = Form::parse(posted.text("jenis")) else {
        return page::not_found(&state, &parts).await;
    };
    let chosen: Vec<AgreementId> = posted.all("perjanjian").iter().filter_map(|id| id.parse().ok()).collect();
    if chosen.is_empty() || chosen.len() > MOST {
        let mut response = page::see_other(&format!("{PRINT}?jenis={}", form.code()));
        let told = Bilingual::owned(
            format!("Pilih paling sedikit satu dan paling banyak {MOST} perjanjian."),
            format!("Choose at least one agreement and {MOST} at most."),
        );
        flash::tell(&mut response, &state.rooms.keys, told, false, state.config.is_encrypted());
        return response;
    }
    let issues = posted.text("sebagai") == "terbit";
    match state.rooms.papers.begin_job(&member.actor, form.code(), issues, &chosen).await {
        Ok(job) => page::see_other(&format!("{PRINT}/{job}")),
        Err(trouble) => page::trouble(&state, &parts, &trouble).await,
    }
}

async fn repeat(
    State(state): State<AppState>,
    Member(member): Member,
    Path(job): Path<String>,
    request: Request,
) -> Response {
    let (parts, _) = request.into_parts();
    let again = match job.parse::<Uuid>() {
        Ok(job) => state.rooms.papers.repeat_job(&member.actor, job).await,
        Err(_) => Err(Trouble::NotFound),
    };
    match again {
        Ok(job) => page::see_other(&format!("{PRINT}/{job}")),
        Err(trouble) => page::trouble(&state, &parts, &trouble).await,
    }
}

/// For the script of the page.
async fn state_of(
    State(state): State<AppState>,
    Member(member): Member,
    Path(job): Path<String>,
    request: Request,
) -> Response {
    let (parts, _) = request.into_parts();
    let job = match job.parse::<Uuid>() {
        Ok(job) => state.rooms.ports.papers.print_job(&member.actor, job).await,
        Err(_) => Err(Trouble::NotFound),
    };
    match job {
        Ok(job) => {
            let ended = matches!(job.state, PrintState::Done | PrintState::Failed);
            let mut response = Json(json!({ "done": job.done, "total": job.total, "ended": ended })).into_response();
            response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            response
        }
        Err(trouble) => page::trouble(&state, &parts, &trouble).await,
    }
}

async fn give(
    State(state): State<AppState>,
    Member(member): Member,
    Path(job): Path<String>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let found = match job.parse::<Uuid>() {
        Ok(job) => state.rooms.ports.papers.print_job(&member.actor, job).await,
        Err(_) => Err(Trouble::NotFound),
    };
    let job = match found {
        Ok(job) if job.state == PrintState::Done => job,
        Ok(_) => return page::not_found(&state, &parts).await,
        Err(trouble) => return page::trouble(&state, &parts, &trouble).await,
    };
    let service = ServeFile::new(state.rooms.papers.zip_of(job.id));
    let Ok(answer) = service.oneshot(Request::from_parts(parts.clone(), body)).await;
    let mut response = answer.map(axum::body::Body::new).into_response();
    if response.status() == StatusCode::NOT_FOUND {
        return page::not_found(&state, &parts).await;
    }
    let disposition = format!("attachment; filename=\"{}-{}.zip\"", job.kind, job.created_at.format("%Y%m%d-%H%M"));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/zip"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    if let Ok(disposition) = HeaderValue::from_str(&disposition) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    response
}
