//! `POST /mencurigakan/{id}`: the review of forbidden input.

use axum::Router;
use axum::extract::{Path, Request, State};
use axum::response::Response;
use axum::routing::post;
use patuh_app::forms::suspicion::parse_review;
use patuh_domain::command::Command;
use patuh_domain::ids::SuspicionId;

use super::submit::Submission;
use crate::http::state::AppState;
use crate::http::visitor::Member;
use crate::http::{page, sent};

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/mencurigakan/{id}", post(review))
}

async fn review(
    State(state): State<AppState>,
    Member(member): Member,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(id) = id.parse::<SuspicionId>() else {
        return page::not_found(&state, &parts).await;
    };
    let view = match state.rooms.ports.reading.suspicion(&member.actor, id).await {
        Ok(view) => view,
        Err(trouble) => return page::trouble(&state, &parts, &trouble).await,
    };
    // What a role may never do looks as if it weren't there, as on the page of the form.
    if !view.may_review {
        return page::not_found(&state, &parts).await;
    }
    let (parts, sent) = match sent::read(&state, Request::from_parts(parts, body), None).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let mut submission = Submission::new(&state, &parts, &member, sent);
    let (office, agreement) = (view.office, view.row.agreement);
    let done = submission
        .perform(|posted| {
            parse_review(posted, &view).map(|command| Command::Agreement { office, id: agreement, command })
        })
        .await;
    match done {
        Ok(done) => submission.finished(&done, &format!("/mencurigakan/{id}")).await,
        Err(response) => response,
    }
}
