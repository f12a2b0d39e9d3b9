//! `POST /perjanjian/{id}/langkah/{action}`: every action on an agreement that has a form.

use axum::Router;
use axum::extract::{Path, Request, State};
use axum::response::Response;
use axum::routing::post;
use patuh_app::forms::action;
use patuh_domain::agreement::AgreementAction;
use patuh_domain::command::Command;
use patuh_domain::ids::{AgreementId, FileId};

use super::submit::{Submission, uploader};
use crate::http::state::AppState;
use crate::http::visitor::Member;
use crate::http::{page, sent};
use crate::machinery::Accepted;

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/perjanjian/{id}/langkah/{action}", post(act))
}

async fn act(
    State(state): State<AppState>,
    Member(member): Member,
    Path((id, name)): Path<(String, String)>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let (Ok(id), Some(action)) = (id.parse::<AgreementId>(), AgreementAction::parse(&name)) else {
        return page::not_found(&state, &parts).await;
    };
    let view = match state.rooms.ports.reading.agreement(&member.actor, id).await {
        Ok(view) => view,
        Err(trouble) => return page::trouble(&state, &parts, &trouble).await,
    };
    // What a role may never do looks as if it weren't there, as on the page of the form.
    let mine = view.possible.iter().any(|possible| possible.action == action);
    let Some(spec) = action::spec(action, &view).filter(|_| mine) else {
        return page::not_found(&state, &parts).await;
    };
    let office = view.facts.office.id;
    let request = Request::from_parts(parts, body);
    let (parts, sent) = match sent::read(&state, request, uploader(&member, office, Accepted::Scan)).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let mut submission = Submission::new(&state, &parts, &member, sent);
    if action == AgreementAction::DescribeServiceFlow
        && let Some(place) = action::arrange(&mut submission.sent.posted)
    {
        return submission.arranged(&place).await;
    }
    let known: Vec<FileId> = view.files.iter().map(|file| file.id).collect();
    if let Err(response) = submission.check_files(&spec, &known).await {
        return response;
    }
    let done = submission
        .perform(|posted| {
            action::parse(action, posted, &view).map(|command| Command::Agreement { office, id, command })
        })
        .await;
    match done {
        Ok(done) => submission.finished(&done, &format!("/perjanjian/{id}")).await,
        Err(response) => response,
    }
}
