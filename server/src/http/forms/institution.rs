//! Forms of institutions: register, change, appoint a head, switch off and on.

use axum::Router;
use axum::extract::{Path, Request, State};
use axum::response::Response;
use axum::routing::post;
use patuh_app::forms::institution;
use patuh_app::views::{FormErrors, Posted};
use patuh_domain::command::Command;
use patuh_domain::ids::InstitutionId;
use patuh_domain::institution::InstitutionCommand;

use super::submit::Submission;
use crate::http::state::AppState;
use crate::http::visitor::Member;
use crate::http::{page, sent};

type Parse = fn(&Posted) -> Result<InstitutionCommand, FormErrors>;

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/lembaga/baru", post(register))
        .route("/lembaga/{id}/pimpinan", post(async |s, m, p, r| change(s, m, p, r, institution::parse_appoint).await))
        .route("/lembaga/{id}/aktif", post(async |s, m, p, r| change(s, m, p, r, parse_activate).await))
}

async fn register(State(state): State<AppState>, Member(member): Member, request: Request) -> Response {
    let (parts, sent) = match sent::read(&state, request, None).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let Some(office) = super::office::own_office(&member, &sent.posted) else {
        return page::not_found(&state, &parts).await;
    };
    let mut submission = Submission::new(&state, &parts, &member, sent);
    let id = InstitutionId(submission.fresh_id());
    let done = submission
        .perform(|posted| {
            institution::parse_register(posted).map(|command| Command::Institution { office, id, command })
        })
        .await;
    match done {
        Ok(done) => submission.finished(&done, &format!("/lembaga/{id}")).await,
        Err(response) => response,
    }
}

async fn change(
    State(state): State<AppState>,
    Member(member): Member,
    Path(id): Path<String>,
    request: Request,
    parse: Parse,
) -> Response {
    let (parts, sent) = match sent::read(&state, request, None).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let Ok(id) = id.parse::<InstitutionId>() else {
        return page::not_found(&state, &parts).await;
    };
    let view = match state.rooms.ports.reading.institution(&member.actor, id).await {
        Ok(view) => view,
        Err(trouble) => return page::trouble(&state, &parts, &trouble).await,
    };
    let office = view.institution.office;
    let mut submission = Submission::new(&state, &parts, &member, sent);
    let done =
        submission.perform(|posted| parse(posted).map(|command| Command::Institution { office, id, command })).await;
    match done {
        Ok(done) => submission.finished(&done, &format!("/lembaga/{id}")).await,
        Err(response) => response,
    }
}

/// Field `active`: `ya` or `tidak`.
fn parse_activate(posted: &Posted) -> Result<InstitutionCommand, FormErrors> {
    Ok(InstitutionCommand::Activate { active: posted.text("active") == "ya" })
}
