//! Forms that become commands (decisions.md 11): one way for all of them.
//!
//! A form is read, parsed by the parser beside its specification in the app, and asked at the desk with the version and
//! the key it carries. Done: 303 to the next page, with a word on it. Not possible: everything typed is kept as a draft
//! of this person, and 303 back to the form, which shows it with what is wrong. Changed by somebody else meanwhile: the
//! same, with what happened and the new version. Out of service: 503 with everything typed in the answer itself.

mod agreement;
mod founding;
mod institution;
mod office;
mod person;
mod request;
mod submit;

use axum::Router;

use super::state::AppState;

/// Every form of a command, and the drafts.
pub fn routes() -> Router<AppState> {
    Router::new()
        .merge(agreement::routes())
        .merge(founding::routes())
        .merge(institution::routes())
        .merge(office::routes())
        .merge(person::routes())
        .merge(request::routes())
}
