//! Forms with an emblem: the look of an office's documents, and an institution.

use axum::Router;
use axum::extract::{Path, Request, State};
use axum::response::Response;
use axum::routing::post;
use patuh_app::forms::{FormSpec, institution, stationery};
use patuh_app::views::{FormErrors, Posted};
use patuh_domain::command::Command;
use patuh_domain::ids::{FileId, InstitutionId, OfficeId};
use patuh_domain::policy::Deed;

use super::office::own_office;
use super::submit::{Submission, uploader};
use crate::documents::EmblemError;
use crate::http::state::AppState;
use crate::http::visitor::Member;
use crate::http::{page, sent};
use crate::machinery::Accepted;

/// The field of the emblem.
const EMBLEM: &str = "emblem";

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/pengaturan/dokumen", post(of_office)).route("/lembaga/{id}/ubah", post(of_institution))
}

async fn of_office(State(state): State<AppState>, Member(member): Member, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let Some(id) = own_office(&member, &Posted::default()) else {
        return page::not_found(&state, &parts).await;
    };
    let view = match state.rooms.ports.reading.office(&member.actor, id).await {
        Ok(view) if view.may(Deed::ChangeSettings) => view,
        Ok(_) => return page::not_found(&state, &parts).await,
        Err(trouble) => return page::trouble(&state, &parts, &trouble).await,
    };
    let request = Request::from_parts(parts, body);
    let (parts, sent) = match sent::read(&state, request, uploader(&member, id, Accepted::Emblem)).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let mut submission = Submission::new(&state, &parts, &member, sent);
    let spec = stationery::stationery(&view.office);
    if let Err(response) = check(&mut submission, &spec, id, view.office.settings.stationery.emblem).await {
        return response;
    }
    let asked = |posted: &Posted| {
        stationery::parse_stationery(posted, &view.office).map(|command| Command::Office { id, command })
    };
    match submission.perform(asked).await {
        Ok(done) => submission.finished(&done, "/pengaturan").await,
        Err(response) => response,
    }
}

async fn of_institution(
    State(state): State<AppState>,
    Member(member): Member,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(id) = id.parse::<InstitutionId>() else {
        return page::not_found(&state, &parts).await;
    };
    let view = match state.rooms.ports.reading.institution(&member.actor, id).await {
        Ok(view) => view,
        Err(trouble) => return page::trouble(&state, &parts, &trouble).await,
    };
    let office = view.institution.office;
    // Who may not change it is refused at the desk, and leaves no upload behind.
    let uploader = uploader(&member, office, Accepted::Emblem).filter(|_| view.may_change);
    let request = Request::from_parts(parts, body);
    let (parts, sent) = match sent::read(&state, request, uploader).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let mut submission = Submission::new(&state, &parts, &member, sent);
    let spec = institution::change(&view.institution);
    if let Err(response) = check(&mut submission, &spec, office, view.institution.profile.emblem).await {
        return response;
    }
    let asked = |posted: &Posted| {
        institution::parse_change(posted, &view.institution).map(|command| Command::Institution { office, id, command })
    };
    match submission.perform(asked).await {
        Ok(done) => submission.finished(&done, &format!("/lembaga/{id}")).await,
        Err(response) => response,
    }
}

/// Takes out what isn't this person's upload, and notes at the field what is no emblem: a scan that came in by another
/// form has not been checked as one.
///
/// # Errors
/// The answer, where that can't be checked.
async fn check(
    submission: &mut Submission<'_>,
    spec: &FormSpec,
    office: OfficeId,
    present: Option<FileId>,
) -> Result<(), Response> {
    let known: Vec<FileId> = present.into_iter().collect();
    submission.check_files(spec, &known).await?;
    let Ok(id) = submission.sent.posted.text(EMBLEM).parse::<FileId>() else { return Ok(()) };
    match submission.state.rooms.papers.emblem(office, id).await {
        Ok(Some(_)) => {}
        Ok(None) => {
            submission.sent.posted.0.remove(EMBLEM);
            let mut faults = FormErrors::default();
            faults.add(EMBLEM, EmblemError::NoImage.text());
            submission.sent.faults = faults;
        }
        Err(trouble) => return Err(page::trouble(submission.state, submission.parts, &trouble).await),
    }
    Ok(())
}
