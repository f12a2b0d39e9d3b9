//! The guided request: new, again after a return, and its drafts.

use std::collections::BTreeMap;

use axum::extract::{Extension, Form, Path, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;
use axum::{Json, RequestExt as _, Router};
use patuh_app::forms::request;
use patuh_app::ports::SignedIn;
use patuh_app::views::{FormErrors, Posted};
use patuh_domain::agreement::{AgreementAction, Predecessor, succession};
use patuh_domain::command::Command;
use patuh_domain::ids::{AgreementId, FileId, InstitutionId, OfficeId};
use patuh_domain::policy::Deed;
use patuh_domain::refusal::Refusal;
use patuh_domain::wording::Bilingual;
use serde::Deserialize;
use uuid::Uuid;

use super::submit::{Submission, uploader};
use crate::http::local_path::{came_from, local_path};
use crate::http::state::AppState;
use crate::http::visitor::Member;
use crate::http::{page, sent};
use crate::machinery::Accepted;

/// The page of a new request; its drafts are bound to this path.
pub const NEW: &str = "/perjanjian/baru";

pub(super) fn routes() -> Router<AppState> {
    Router::new().route(NEW, post(submit)).route("/perjanjian/{id}/ajukan", post(submit_again))
}

/// Drafts are kept by scripts too, which want a status and no page.
pub(super) fn draft_routes() -> Router<AppState> {
    Router::new().route("/perjanjian/draf/{id}", post(keep)).route("/perjanjian/draf/{id}/hapus", post(discard))
}

async fn submit(State(state): State<AppState>, Member(member): Member, request: Request) -> Response {
    let Some(office) = member.actor.memberships().first().map(|held| held.office) else {
        let (parts, _) = request.into_parts();
        return page::not_found(&state, &parts).await;
    };
    let (parts, sent) = match sent::read(&state, request, uploader(&member, office, Accepted::Scan)).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let mut submission = Submission::new(&state, &parts, &member, sent);
    if let Err(response) = submission.check_files(&request::request(&[], None, ""), &[]).await {
        return response;
    }
    // Who only prepares keeps a draft, which the head of the institution finds on the same page.
    if !may_submit(&member) {
        submission.only_save();
    }
    let office = office_of(&state, &member, &submission.sent.posted).await;
    let predecessor = predecessor_of(&state, &member, &submission.sent.posted).await;
    let id = AgreementId(submission.fresh_id());
    let done = submission
        .perform(|posted| {
            let command = match predecessor? {
                Some(predecessor) => request::parse_following(posted, predecessor)?,
                None => request::parse(posted)?,
            };
            let office = office.ok_or_else(no_such_institution)?;
            Ok(Command::Agreement { office, id, command })
        })
        .await;
    match done {
        Ok(done) => submission.finished(&done, &format!("/perjanjian/{id}")).await,
        Err(response) => response,
    }
}

async fn submit_again(
    State(state): State<AppState>,
    Member(member): Member,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(id) = id.parse::<AgreementId>() else {
        return page::not_found(&state, &parts).await;
    };
    let view = match state.rooms.ports.reading.agreement(&member.actor, id).await {
        Ok(view) => view,
        Err(trouble) => return page::trouble(&state, &parts, &trouble).await,
    };
    let (office, institution) = (view.facts.office.id, view.facts.institution.id);
    let request = Request::from_parts(parts, body);
    let (parts, sent) = match sent::read(&state, request, uploader(&member, office, Accepted::Scan)).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let mut submission = Submission::new(&state, &parts, &member, sent);
    let known: Vec<FileId> = view.files.iter().map(|file| file.id).collect();
    if let Err(response) = submission.check_files(&request::request(&[], None, ""), &known).await {
        return response;
    }
    // The institution of an agreement never changes, whatever the form says.
    submission.sent.posted.set("institution", institution.to_string());
    let done = submission
        .perform(|posted| request::parse(posted).map(|command| Command::Agreement { office, id, command }))
        .await;
    match done {
        Ok(done) => submission.finished(&done, &format!("/perjanjian/{id}")).await,
        Err(response) => response,
    }
}

/// Keeps a draft while somebody types: JSON or a form, answered with 204. The path says which form it is for in `form`,
/// else it is a new request. A draft that isn't there yet is begun under this id.
async fn keep(
    State(state): State<AppState>,
    Path(id): Path<String>,
    headers: HeaderMap,
    signed_in: Option<Extension<SignedIn>>,
    request: Request,
) -> Response {
    let Some(person) = signed_in.and_then(|Extension(signed_in)| signed_in.actor.person()) else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let Ok(id) = id.parse::<Uuid>() else { return StatusCode::NOT_FOUND.into_response() };
    let mut posted = match values(&headers, request).await {
        Ok(posted) => posted,
        Err(status) => return status.into_response(),
    };
    let asked = posted.0.remove("form").and_then(|all| all.into_iter().next());
    let form = asked.as_deref().and_then(local_path).unwrap_or(NEW);
    match state.rooms.drafts.keep(person, form, Some(id), &posted, &FormErrors::default()).await {
        Ok(kept) if kept == id => StatusCode::NO_CONTENT.into_response(),
        // The id was somebody else's: the draft is kept under another one, which the page must use from now on.
        Ok(kept) => (StatusCode::OK, kept.to_string()).into_response(),
        Err(error) => {
            tracing::error!(error = %error.in_full(), "a draft can't be kept");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

async fn discard(
    State(state): State<AppState>,
    Member(member): Member,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    if let (Some(person), Ok(id)) = (member.actor.person(), id.parse::<Uuid>())
        && let Err(error) = state.rooms.drafts.discard(person, id).await
    {
        tracing::error!(error = %error.in_full(), "a draft can't be thrown away");
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    page::see_other(came_from(&headers).filter(|path| !path.contains("draft=")).as_deref().unwrap_or(NEW))
}

/// `{"name": "value"}` or `{"name": ["value", ..]}`, or a form.
async fn values(headers: &HeaderMap, request: Request) -> Result<Posted, StatusCode> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("application/json") {
        let Form(pairs) =
            request.extract::<Form<Vec<(String, String)>>, _>().await.map_err(|rejection| rejection.status())?;
        return Ok(Posted::from_pairs(pairs));
    }
    let Json(object) =
        request.extract::<Json<BTreeMap<String, Typed>>, _>().await.map_err(|rejection| rejection.status())?;
    let pairs = object.into_iter().flat_map(|(name, typed)| {
        let all = match typed {
            Typed::One(value) => vec![value],
            Typed::Many(values) => values,
        };
        all.into_iter().map(move |value| (name.clone(), value)).collect::<Vec<_>>()
    });
    Ok(Posted::from_pairs(pairs))
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Typed {
    One(String),
    Many(Vec<String>),
}

/// Whether one of the member's roles submits requests.
fn may_submit(member: &SignedIn) -> bool {
    let roles = Deed::Agreement(AgreementAction::SubmitRequest).roles();
    member.actor.memberships().iter().any(|held| roles.contains(&held.role))
}

/// The office of the institution that was chosen, if the member may know of it.
async fn office_of(state: &AppState, member: &SignedIn, posted: &Posted) -> Option<OfficeId> {
    let institution: InstitutionId = posted.text("institution").parse().ok()?;
    let view = state.rooms.ports.reading.institution(&member.actor, institution).await.ok()?;
    Some(view.institution.office)
}

/// How the agreement named in the form may be followed; none where the request follows no other.
async fn predecessor_of(
    state: &AppState,
    member: &SignedIn,
    posted: &Posted,
) -> Result<Option<Predecessor>, FormErrors> {
    let named = posted.text(request::PREDECESSOR);
    if named.is_empty() {
        return Ok(None);
    }
    let unknown = || FormErrors::refused(&Refusal::unknown_aggregate());
    let id: AgreementId = named.parse().map_err(|_| unknown())?;
    let view = state.rooms.ports.reading.agreement(&member.actor, id).await.map_err(|_| unknown())?;
    succession(&view.facts, &view.moment).map(Some).map_err(|refusal| FormErrors::refused(&refusal))
}

fn no_such_institution() -> FormErrors {
    let mut errors = FormErrors::default();
    errors.add("institution", Bilingual::new("Pilih lembaga yang terdaftar.", "Choose a registered institution."));
    errors
}
