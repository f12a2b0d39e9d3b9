//! Forms that become commands (decisions.md 11): one way for all of them.
//!
//! A form is read, parsed by the parser beside its specification in the app, and asked at the desk with the version and
//! the key it carries. Done: 303 to the next page, with a word on it. Not possible: everything typed is kept as a draft
//! of this person, and 303 back to the form, which shows it with what is wrong. Changed by somebody else meanwhile: the
//! same, with what happened and the new version. Out of service: 503 with everything typed in the answer itself.

mod agreement;
mod clause;
mod founding;
mod holidays;
mod institution;
mod letterhead;
mod office;
mod person;
mod request;
mod submit;
mod suspicion;

pub(super) use self::office::own_office;
pub(super) use self::submit::Submission;
mod upstream;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::Method;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use patuh_app::ports::SignedIn;

use super::state::AppState;
use super::{page, plain, sent};

/// Every form of a command, and the drafts.
pub fn routes(state: &AppState) -> Router<AppState> {
    Router::new()
        .merge(agreement::routes())
        .merge(institution::routes())
        .merge(letterhead::routes())
        .merge(office::routes())
        .merge(holidays::routes())
        .merge(clause::routes())
        .merge(person::routes())
        .merge(request::routes())
        .merge(suspicion::routes())
        .merge(upstream::routes())
        .route_layer(from_fn_with_state(state.clone(), keep_what_was_typed))
        .merge(request::draft_routes())
        .merge(founding::routes())
}

/// A form of somebody whose session ended meanwhile comes back whole, to be sent again after signing in.
async fn keep_what_was_typed(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if request.method() != Method::POST || request.extensions().get::<SignedIn>().is_some() {
        return next.run(request).await;
    }
    match sent::read(&state, request, None).await {
        Ok((parts, sent)) if plain::worth_keeping(&sent.posted) => {
            plain::session_ended(&state, page::language(&parts), parts.uri.path(), &sent.posted)
        }
        Ok((parts, _)) => page::sign_in_first(&parts),
        Err(response) => response,
    }
}
