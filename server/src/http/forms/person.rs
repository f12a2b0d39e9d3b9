//! Forms of people's accounts: register, roles, name, switch off and on, invitations.

use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::post;
use patuh_app::forms::{Reader, person};
use patuh_app::ports::SignedIn;
use patuh_app::views::{FormErrors, Posted};
use patuh_domain::command::Command;
use patuh_domain::ids::{OfficeId, PersonId};
use patuh_domain::person::PersonCommand;
use patuh_domain::wording::{Bilingual, long_date};

use super::office::own_office;
use super::submit::Submission;
use crate::http::plain::PlainPage;
use crate::http::state::AppState;
use crate::http::visitor::Member;
use crate::http::{page, plain, sent};

type Parse = fn(&Posted, OfficeId) -> Result<PersonCommand, FormErrors>;

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/pengguna/baru", post(register))
        .route("/pengguna/{id}/peran", post(async |s, m, p, r| change(s, m, p, r, person::parse_join).await))
        .route("/pengguna/{id}/peran/akhiri", post(async |s, m, p, r| change(s, m, p, r, person::parse_leave).await))
        .route("/pengguna/{id}/ubah", post(async |s, m, p, r| change(s, m, p, r, parse_rename).await))
        .route("/pengguna/{id}/aktif", post(async |s, m, p, r| change(s, m, p, r, parse_activate).await))
        .route("/pengguna/{id}/undangan", post(invite))
}

async fn register(State(state): State<AppState>, Member(member): Member, request: Request) -> Response {
    let (parts, sent) = match sent::read(&state, request, None).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let Some(office) = own_office(&member, &sent.posted) else {
        return page::not_found(&state, &parts).await;
    };
    let mut submission = Submission::new(&state, &parts, &member, sent);
    let id = PersonId(submission.fresh_id());
    let done = submission
        .perform(|posted| person::parse_register(posted, office).map(|command| Command::Person { id, command }))
        .await;
    match done {
        Ok(_) => {
            submission.forget_draft().await;
            let name = submission.sent.posted.text("name").to_owned();
            invitation(&state, &parts, &member, id, &name).await
        }
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
    let (Ok(id), Some(office)) = (id.parse::<PersonId>(), own_office(&member, &sent.posted)) else {
        return page::not_found(&state, &parts).await;
    };
    let mut submission = Submission::new(&state, &parts, &member, sent);
    // The end of a role is asked on the page of the roles.
    if let Some(form) = submission.form.strip_suffix("/akhiri") {
        submission.form = form.to_owned();
    }
    let done = submission.perform(|posted| parse(posted, office).map(|command| Command::Person { id, command })).await;
    match done {
        Ok(done) => submission.finished(&done, &format!("/pengguna/{id}")).await,
        Err(response) => response,
    }
}

/// A new link for somebody who has none, lost it, or forgot the password.
async fn invite(
    State(state): State<AppState>,
    Member(member): Member,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let (parts, _) = request.into_parts();
    let Ok(id) = id.parse::<PersonId>() else {
        return page::not_found(&state, &parts).await;
    };
    let view = match state.rooms.ports.reading.person(&member.actor, id).await {
        Ok(view) if view.may_change => view,
        Ok(_) => return page::not_found(&state, &parts).await,
        Err(trouble) => return page::trouble(&state, &parts, &trouble).await,
    };
    invitation(&state, &parts, &member, id, &view.person.name).await
}

/// The link, shown once and never stored by browsers.
async fn invitation(
    state: &AppState,
    parts: &axum::http::request::Parts,
    member: &SignedIn,
    id: PersonId,
    name: &str,
) -> Response {
    let language = page::language(parts);
    let Some(by) = member.actor.person() else { return page::sign_in_first(parts) };
    let token = match state.rooms.identity.invite(id, by).await {
        Ok(token) => token,
        Err(error) => {
            tracing::error!(error = %error.in_full(), "an invitation can't be made");
            return plain::outage(state, language, &page::reference(parts), None);
        }
    };
    let moment = state.rooms.ports.reading.moment(&member.actor).await;
    let until = moment.zone.local_date(chrono::Utc::now() + crate::identity::INVITATION_VALID);
    let link = format!("{}/undangan/{}", state.config.base_url(), token.expose());
    PlainPage::new(language, &Bilingual::owned(format!("Undangan untuk {name}"), format!("Invitation for {name}")))
        .paragraph(&Bilingual::owned(
            format!(
                "Salin tautan ini sekarang dan sampaikan sendiri kepada {name}. Tautan hanya ditampilkan satu kali, \
                 berlaku sampai {}, dan hanya dapat dipakai sekali untuk membuat kata sandi.",
                long_date(until)
            ),
            format!(
                "Copy this link now and give it to {name} yourself. It is shown once, works until {until}, and can \
                 be used once to choose a password."
            ),
        ))
        .exact(&Bilingual::new("Tautan undangan", "Invitation link"), &link)
        .link(&format!("/pengguna/{id}"), &Bilingual::new("Sudah disalin", "Copied"))
        .answer(state, StatusCode::OK)
}

fn parse_rename(posted: &Posted, _: OfficeId) -> Result<PersonCommand, FormErrors> {
    let mut form = Reader::new(posted);
    let name = form.text("name");
    form.finish(PersonCommand::Rename { name })
}

/// Field `active`: `ya` or `tidak`.
fn parse_activate(posted: &Posted, _: OfficeId) -> Result<PersonCommand, FormErrors> {
    Ok(PersonCommand::Activate { active: posted.text("active") == "ya" })
}
