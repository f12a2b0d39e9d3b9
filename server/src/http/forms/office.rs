//! Forms of the settings: profile, head, rules, hours, addressees of letters.

use axum::Router;
use axum::extract::{Path, Request, State};
use axum::response::Response;
use axum::routing::post;
use patuh_app::forms::{addressing, hours, measure, office};
use patuh_app::ports::SignedIn;
use patuh_app::views::{FormErrors, OfficeView, Posted};
use patuh_domain::actor::Role;
use patuh_domain::command::Command;
use patuh_domain::ids::OfficeId;
use patuh_domain::office::OfficeCommand;

use super::submit::Submission;
use crate::http::state::AppState;
use crate::http::visitor::Member;
use crate::http::{page, sent};

type Parse = fn(&Posted, &OfficeView) -> Result<Command, FormErrors>;

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/pengaturan/profil", post(async |s, m, r| change(s, m, r, parse_profile).await))
        .route("/pengaturan/pimpinan", post(async |s, m, r| change(s, m, r, parse_head).await))
        .route("/pengaturan/aturan", post(async |s, m, r| change(s, m, r, parse_settings).await))
        .route("/pengaturan/verifikasi", post(async |s, m, r| change(s, m, r, parse_review).await))
        .route("/pengaturan/evaluasi", post(async |s, m, r| change(s, m, r, parse_evaluation).await))
        .route("/pengaturan/sanksi", post(async |s, m, r| change(s, m, r, parse_sanctions).await))
        .route("/pengaturan/jam-akses", post(async |s, m, r| change(s, m, r, parse_hours).await))
        .route("/pengaturan/surat/{letter}", post(address))
}

/// The office for which a member asks: the one that the form names in `office`, else the one whose staff the member is,
/// else that of the member's institution. `None` for members of none.
pub(in crate::http) fn own_office(member: &SignedIn, posted: &Posted) -> Option<OfficeId> {
    let named = posted.text("office").parse::<OfficeId>().ok();
    let held = member.actor.memberships();
    let first = |matches: fn(Role) -> bool| held.iter().find(|held| matches(held.role)).map(|held| held.office);
    match named {
        Some(named) => held.iter().find(|held| held.office == named).map(|held| held.office),
        None => first(|role| role == Role::SystemAdmin)
            .or_else(|| first(Role::is_of_office))
            .or_else(|| held.first().map(|held| held.office)),
    }
}

async fn change(State(state): State<AppState>, Member(member): Member, request: Request, parse: Parse) -> Response {
    let (parts, sent) = match sent::read(&state, request, None).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let Some(id) = own_office(&member, &sent.posted) else {
        return page::not_found(&state, &parts).await;
    };
    let view = match state.rooms.ports.reading.office(&member.actor, id).await {
        Ok(view) => view,
        Err(trouble) => return page::trouble(&state, &parts, &trouble).await,
    };
    let mut submission = Submission::new(&state, &parts, &member, sent);
    match submission.perform(|posted| parse(posted, &view)).await {
        Ok(done) => submission.finished(&done, "/pengaturan").await,
        Err(response) => response,
    }
}

async fn address(
    State(state): State<AppState>,
    Member(member): Member,
    Path(letter): Path<String>,
    request: Request,
) -> Response {
    let (parts, sent) = match sent::read(&state, request, None).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let Some(id) = own_office(&member, &sent.posted).filter(|_| addressing::is_letter(&letter)) else {
        return page::not_found(&state, &parts).await;
    };
    let view = match state.rooms.ports.reading.office(&member.actor, id).await {
        Ok(view) => view,
        Err(trouble) => return page::trouble(&state, &parts, &trouble).await,
    };
    let mut submission = Submission::new(&state, &parts, &member, sent);
    let asked = |posted: &Posted| {
        addressing::parse_addressing(&letter, posted, &view.office).map(|command| Command::Office { id, command })
    };
    match submission.perform(asked).await {
        Ok(done) => submission.finished(&done, "/pengaturan/surat").await,
        Err(response) => response,
    }
}

fn parse_profile(posted: &Posted, view: &OfficeView) -> Result<Command, FormErrors> {
    office::parse_profile(posted).map(|command| of(view, command))
}

fn parse_head(posted: &Posted, view: &OfficeView) -> Result<Command, FormErrors> {
    office::parse_head(posted).map(|command| of(view, command))
}

fn parse_settings(posted: &Posted, view: &OfficeView) -> Result<Command, FormErrors> {
    office::parse_settings(posted, &view.office).map(|command| of(view, command))
}

fn parse_review(posted: &Posted, view: &OfficeView) -> Result<Command, FormErrors> {
    measure::parse_review(posted, &view.office).map(|command| of(view, command))
}

fn parse_evaluation(posted: &Posted, view: &OfficeView) -> Result<Command, FormErrors> {
    measure::parse_evaluation(posted, &view.office).map(|command| of(view, command))
}

fn parse_sanctions(posted: &Posted, view: &OfficeView) -> Result<Command, FormErrors> {
    measure::parse_sanctions(posted, &view.office).map(|command| of(view, command))
}

fn parse_hours(posted: &Posted, view: &OfficeView) -> Result<Command, FormErrors> {
    hours::parse_office_hours(posted).map(|command| of(view, command))
}

const fn of(view: &OfficeView, command: OfficeCommand) -> Command {
    Command::Office { id: view.office.id, command }
}
