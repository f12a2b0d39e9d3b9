//! Forms of a clause: an own text, and back to the product's.

use axum::Router;
use axum::extract::{Path, Request, State};
use axum::response::Response;
use axum::routing::post;
use chrono::NaiveDate;
use patuh_app::forms::clause::{parse_replace, parse_restore};
use patuh_app::views::{FormErrors, Posted};
use patuh_domain::command::Command;
use patuh_domain::office::OfficeCommand;

use super::office::own_office;
use super::submit::Submission;
use crate::http::state::AppState;
use crate::http::visitor::Member;
use crate::http::{page, sent};

type Parse = fn(&Posted, &str, &str, NaiveDate) -> Result<OfficeCommand, FormErrors>;

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route(
            "/pengaturan/klausul/{document}/{clause}",
            post(async |s, p, m, r| word(s, p, m, r, parse_replace).await),
        )
        .route(
            "/pengaturan/klausul/{document}/{clause}/pulihkan",
            post(async |s, p, m, r| word(s, p, m, r, parse_restore).await),
        )
}

async fn word(
    State(state): State<AppState>,
    Path((document, clause)): Path<(String, String)>,
    Member(member): Member,
    request: Request,
    parse: Parse,
) -> Response {
    let (parts, sent) = match sent::read(&state, request, None).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let Some(id) = own_office(&member, &sent.posted) else {
        return page::not_found(&state, &parts).await;
    };
    let today = state.rooms.ports.reading.moment(&member.actor).await.today();
    let own_page = format!("/pengaturan/klausul/{document}/{clause}");
    let mut submission = Submission::new(&state, &parts, &member, sent);
    // Both forms stand on the page of the clause.
    submission.form.clone_from(&own_page);
    let asked =
        |posted: &Posted| parse(posted, &document, &clause, today).map(|command| Command::Office { id, command });
    match submission.perform(asked).await {
        Ok(done) => submission.finished(&done, &own_page).await,
        Err(response) => response,
    }
}
