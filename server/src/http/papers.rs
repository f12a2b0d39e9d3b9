//! Documents as files.
//!
//! `GET /perjanjian/{id}/dokumen/{name}.pdf`: a draft by its kind, or an issued document by its code, exactly as it was
//! issued; `?untuk=` says whose, `?unduh` saves it. `….svg?hal=n`: one page as a picture.
//! `POST /perjanjian/{id}/terbitkan`: issues a document.
//! `GET /laporan/rekapitulasi.pdf`: the compliance summary of the office.

use axum::Router;
use axum::extract::{Path, Query, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use patuh_app::views::{FormErrors, hidden};
use patuh_domain::agreement::{AgreementCommand, Originals};
use patuh_domain::command::Command;
use patuh_domain::ids::AgreementId;
use patuh_domain::wording::Bilingual;
use serde::Deserialize;

use super::forms::Submission;
use super::state::AppState;
use super::visitor::Member;
use super::{page, sent};
use crate::identity::digest;
use crate::papers::{Paper, place};

/// Pictures run nothing and load nothing.
pub(super) const PICTURE_POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'";
/// Which originals are wanted of what both parties sign.
const ORIGINALS: &str = "asli";
/// Ticked to issue a document although facts are missing.
const ALL_THE_SAME: &str = "tetap";

#[derive(Deserialize)]
struct Wanted {
    untuk: Option<String>,
    unduh: Option<String>,
    /// From 1.
    hal: Option<usize>,
}

/// The routes of documents.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/perjanjian/{id}/dokumen/{file}", get(give))
        .route("/perjanjian/{id}/terbitkan", post(issue))
        .route("/laporan/rekapitulasi.pdf", get(summarise))
}

async fn summarise(
    State(state): State<AppState>,
    Member(member): Member,
    Query(wanted): Query<Wanted>,
    request: Request,
) -> Response {
    let (parts, _) = request.into_parts();
    match state.rooms.papers.recapitulation(&member.actor).await {
        Ok(paper) => pdf(paper, wanted.unduh.is_some(), &parts.headers),
        Err(trouble) => page::trouble(&state, &parts, &trouble).await,
    }
}

async fn give(
    State(state): State<AppState>,
    Member(member): Member,
    Path((id, file)): Path<(String, String)>,
    Query(wanted): Query<Wanted>,
    request: Request,
) -> Response {
    let (parts, _) = request.into_parts();
    let (Ok(id), Some((name, ending))) = (id.parse::<AgreementId>(), file.rsplit_once('.')) else {
        return page::not_found(&state, &parts).await;
    };
    let subject = wanted.untuk.as_deref();
    let papers = &state.rooms.papers;
    match ending {
        "pdf" => match papers.file(&member.actor, id, name, subject).await {
            Ok(paper) => pdf(paper, wanted.unduh.is_some(), &parts.headers),
            Err(trouble) => page::trouble(&state, &parts, &trouble).await,
        },
        "svg" => match papers.sheets(&member.actor, id, name, subject).await {
            Ok(sheets) => match sheets.get(wanted.hal.unwrap_or(1).wrapping_sub(1)) {
                Some(sheet) => picture(sheet, &parts.headers),
                None => page::not_found(&state, &parts).await,
            },
            Err(trouble) => page::trouble(&state, &parts, &trouble).await,
        },
        _ => page::not_found(&state, &parts).await,
    }
}

/// The file. The same facts give the same bytes, so their digest names the version.
fn pdf(paper: Paper, saved: bool, asked: &HeaderMap) -> Response {
    let tag = format!("\"{}\"", paper.sha256);
    if is_known(asked, &tag) {
        return StatusCode::NOT_MODIFIED.into_response();
    }
    let way = if saved { "attachment" } else { "inline" };
    let disposition = format!("{way}; filename=\"{}.pdf\"", paper.name);
    let cache = if paper.issued { "private, max-age=86400, immutable" } else { "private, no-cache" };
    let mut response = paper.pdf.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    for (name, value) in [(header::CONTENT_DISPOSITION, disposition), (header::ETAG, tag)] {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    }
    response
}

/// One page as a picture.
pub(super) fn picture(sheet: &str, asked: &HeaderMap) -> Response {
    let tag = format!("\"{}\"", digest(sheet.as_bytes()));
    if is_known(asked, &tag) {
        return StatusCode::NOT_MODIFIED.into_response();
    }
    let mut response = sheet.to_owned().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("image/svg+xml"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(PICTURE_POLICY));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    response
}

pub(super) fn is_known(asked: &HeaderMap, tag: &str) -> bool {
    // Compression marks a tag as weak.
    let known = asked.get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok());
    known.is_some_and(|known| known.trim_start_matches("W/") == tag)
}

async fn issue(
    State(state): State<AppState>,
    Member(member): Member,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let (parts, sent) = match sent::read(&state, request, None).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let Ok(id) = id.parse::<AgreementId>() else {
        return page::not_found(&state, &parts).await;
    };
    let mut submission = Submission::new(&state, &parts, &member, sent);
    match issued(&mut submission, id).await {
        Ok(response) | Err(response) => response,
    }
}

async fn issued(submission: &mut Submission<'_>, id: AgreementId) -> Result<Response, Response> {
    let (state, parts, actor) = (submission.state, submission.parts, &submission.member.actor);
    let papers = &state.rooms.papers;
    let view = or_answer(state, parts, state.rooms.ports.reading.agreement(actor, id).await).await?;
    let posted = &submission.sent.posted;
    let subject = Some(posted.text("untuk")).filter(|subject| !subject.is_empty()).map(str::to_owned);
    let Some(place) = place(posted.text("dokumen"), subject.as_deref(), &view.facts, view.moment.today()) else {
        return Err(page::not_found(state, parts).await);
    };
    let place = place.to_issue(Originals::parse(posted.text(ORIGINALS)));
    let all_the_same = posted.is_set(ALL_THE_SAME);
    // The same form gives the same code, so that sending it twice issues one document.
    let who = actor.person().map_or([0; 16], |person| *person.0.as_bytes());
    let key = match posted.text(hidden::KEY) {
        "" => uuid::Uuid::now_v7().to_string(),
        key => key.to_owned(),
    };
    let code = papers.fresh_code(&[&who, id.0.as_bytes(), key.as_bytes()]);
    let printed = or_answer(state, parts, papers.print(actor, &view, &place, code).await).await?;
    if !printed.missing.is_empty() && !all_the_same {
        let mut errors = FormErrors::default();
        errors.add(
            ALL_THE_SAME,
            Bilingual::new(
                "Masih ada yang kurang. Lengkapi dahulu, atau centang untuk tetap menerbitkan.",
                "Something is missing. Complete it first, or tick the box to issue it all the same.",
            ),
        );
        return Err(submission.back(errors).await);
    }
    or_answer(state, parts, papers.keep(view.facts.office.id, &printed).await).await?;
    let form = place.form.code();
    let command = Command::Agreement {
        office: view.facts.office.id,
        id,
        command: AgreementCommand::IssueDocument { edition: Box::new(printed.edition) },
    };
    let done = submission.perform(|_| Ok(command)).await?;
    let pairs = [("dokumen", Some(form)), ("untuk", subject.as_deref())];
    let pairs: Vec<_> = pairs.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
    let query: String = pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&");
    Ok(submission.finished(&done, &format!("/perjanjian/{id}/dokumen?{query}")).await)
}

async fn or_answer<T>(
    state: &AppState,
    parts: &Parts,
    found: Result<T, patuh_app::loading::Trouble>,
) -> Result<T, Response> {
    match found {
        Ok(found) => Ok(found),
        Err(trouble) => Err(page::trouble(state, parts, &trouble).await),
    }
}
