//! Signing in and out, passwords, invitations, language and look: forms that change nothing of an agreement.

use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;
use chrono::{SubsecRound as _, Utc};
use patuh_app::ports::SignedIn;
use patuh_app::views::{Draft, FormErrors, Posted, Theme, hidden};
use patuh_domain::wording::{Bilingual, Language};

use super::local_path::{came_from, local_path};
use super::sent::{self, Sent};
use super::state::AppState;
use super::visitor::{Member, origin};
use super::{cookie, flash, page, plain};
use crate::identity::{InvitationError, SignInError, Token};
use crate::machinery::drafts::without_secrets;

/// A year: how long a browser keeps language and look.
const A_YEAR: i64 = 365 * 24 * 60 * 60;
/// The longest a session can last; the server may end it earlier.
const A_SESSION: i64 = 30 * 24 * 60 * 60;

/// `POST /masuk`, `/keluar`, `/keluar-semua`, `/kata-sandi`, `/undangan/{token}`, `/bahasa`, `/tampilan`.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/masuk", post(sign_in))
        .route("/keluar", post(sign_out))
        .route("/keluar-semua", post(sign_out_everywhere))
        .route("/kata-sandi", post(change_password))
        .route("/undangan/{token}", post(accept_invitation))
        .route("/bahasa", post(choose_language))
        .route("/tampilan", post(choose_theme))
}

/// Gives the browser the token of its session.
pub(super) fn begin(response: &mut Response, token: &Token, state: &AppState) {
    cookie::set(response, cookie::SESSION, token.expose(), Some(A_SESSION), state.config.is_encrypted());
}

async fn sign_in(State(state): State<AppState>, request: Request) -> Response {
    let (parts, posted) = match read(&state, request).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let (email, password) = (posted.text("email"), posted.text("password").to_owned());
    match state.rooms.identity.sign_in(email, password, &origin(&state, &parts)).await {
        Ok(token) => {
            end_present_session(&state, &parts).await;
            let next = local_path(posted.text(hidden::NEXT)).filter(|path| *path != "/").unwrap_or("/beranda");
            let mut response = page::see_other(next);
            begin(&mut response, &token, &state);
            response
        }
        Err(error) => {
            let status = match &error {
                SignInError::Wrong | SignInError::Fault(_) => StatusCode::UNPROCESSABLE_ENTITY,
                SignInError::Locked(_) => StatusCode::TOO_MANY_REQUESTS,
                SignInError::Busy(_) | SignInError::Store(_) => StatusCode::SERVICE_UNAVAILABLE,
            };
            log_outage(&error);
            shown_again(&state, &parts, "/masuk", "/masuk", &posted, error.text(Utc::now()), status).await
        }
    }
}

async fn sign_out(State(state): State<AppState>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    end_present_session(&state, &parts).await;
    signed_out(&state, Bilingual::new("Anda sudah keluar.", "You are signed out."))
}

async fn sign_out_everywhere(State(state): State<AppState>, Member(member): Member, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let Some(person) = member.actor.person() else { return page::sign_in_first(&parts) };
    match state.rooms.identity.sign_out_everywhere(person).await {
        Ok(ended) => signed_out(
            &state,
            Bilingual::owned(
                format!("Anda sudah keluar dari semua perangkat ({ended} sesi)."),
                format!("You are signed out everywhere ({ended} sessions)."),
            ),
        ),
        Err(error) => {
            tracing::error!(error = %error.in_full(), "sessions can't be ended");
            plain::outage(&state, page::language(&parts), &page::reference(&parts), None)
        }
    }
}

async fn change_password(State(state): State<AppState>, Member(member): Member, request: Request) -> Response {
    let (parts, posted) = match read(&state, request).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let Some(person) = member.actor.person() else { return page::sign_in_first(&parts) };
    if let Some(errors) = different(&posted) {
        return form_again(
            &state,
            &parts,
            "/akun-saya",
            "/kata-sandi",
            &posted,
            errors,
            StatusCode::UNPROCESSABLE_ENTITY,
        )
        .await;
    }
    let (old, new) = (posted.text("old_password").to_owned(), posted.text("password").to_owned());
    match state.rooms.identity.change_password(person, &member.email, member.session, old, new).await {
        Ok(()) => {
            let mut response = page::see_other("/akun-saya");
            let text = Bilingual::new(
                "Kata sandi sudah diganti; sesi di perangkat lain berakhir.",
                "The password is changed; sessions on other devices have ended.",
            );
            flash::tell(&mut response, &state.rooms.keys, text, true, state.config.is_encrypted());
            response
        }
        Err(error) => {
            log_outage(&error);
            let mut errors = FormErrors::default();
            let status = match &error {
                SignInError::Wrong => {
                    errors.add(
                        "old_password",
                        Bilingual::new("Kata sandi sekarang tidak cocok.", "The present password does not match."),
                    );
                    StatusCode::UNPROCESSABLE_ENTITY
                }
                SignInError::Fault(fault) => {
                    errors.add("password", fault.text());
                    StatusCode::UNPROCESSABLE_ENTITY
                }
                SignInError::Locked(_) => StatusCode::TOO_MANY_REQUESTS,
                SignInError::Busy(_) | SignInError::Store(_) => StatusCode::SERVICE_UNAVAILABLE,
            };
            if errors.is_empty() {
                errors.general.push(error.text(Utc::now()));
            }
            form_again(&state, &parts, "/akun-saya", "/kata-sandi", &posted, errors, status).await
        }
    }
}

async fn accept_invitation(State(state): State<AppState>, Path(token): Path<String>, request: Request) -> Response {
    let (parts, posted) = match read(&state, request).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let path = parts.uri.path().to_owned();
    if let Some(errors) = different(&posted) {
        return form_again(&state, &parts, &path, &path, &posted, errors, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    match state.rooms.identity.accept(&token, posted.text("password").to_owned(), &origin(&state, &parts)).await {
        Ok(session) => {
            end_present_session(&state, &parts).await;
            let mut response = page::see_other("/beranda");
            begin(&mut response, &session, &state);
            response
        }
        Err(error) => {
            let mut errors = FormErrors::default();
            let status = match &error {
                InvitationError::Fault(fault) => {
                    errors.add("password", fault.text());
                    StatusCode::UNPROCESSABLE_ENTITY
                }
                InvitationError::Void => StatusCode::GONE,
                InvitationError::Busy(_) | InvitationError::Store(_) => {
                    tracing::error!(%error, "an invitation can't be accepted");
                    StatusCode::SERVICE_UNAVAILABLE
                }
            };
            if errors.is_empty() {
                errors.general.push(error.text());
            }
            form_again(&state, &parts, &path, &path, &posted, errors, status).await
        }
    }
}

async fn choose_language(State(state): State<AppState>, request: Request) -> Response {
    choose(state, request, cookie::LANGUAGE, |posted| Language::from_code(posted.text("language")).map(Language::code))
        .await
}

async fn choose_theme(State(state): State<AppState>, request: Request) -> Response {
    choose(state, request, cookie::THEME, |posted| Theme::parse(posted.text("theme")).map(Theme::name)).await
}

async fn choose(
    state: AppState,
    request: Request,
    cookie: &str,
    chosen: impl FnOnce(&Posted) -> Option<&'static str>,
) -> Response {
    let (parts, posted) = match read(&state, request).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let before = came_from(&parts.headers);
    let next = local_path(posted.text(hidden::NEXT)).or(before.as_deref()).unwrap_or("/beranda");
    let mut response = page::see_other(next);
    if let Some(value) = chosen(&posted) {
        cookie::set(&mut response, cookie, value, Some(A_YEAR), state.config.is_encrypted());
    }
    response
}

async fn read(state: &AppState, request: Request) -> Result<(Parts, Posted), Response> {
    let (parts, Sent { posted, .. }) = sent::read(state, request, None).await?;
    Ok((parts, posted))
}

/// The new password was not typed twice the same.
fn different(posted: &Posted) -> Option<FormErrors> {
    if posted.text("password") == posted.text("password_again") {
        return None;
    }
    let mut errors = FormErrors::default();
    errors.add(
        "password_again",
        Bilingual::new("Tidak sama dengan kata sandi baru di atas.", "Not the same as the new password above."),
    );
    Some(errors)
}

async fn shown_again(
    state: &AppState,
    parts: &Parts,
    page: &str,
    form: &str,
    posted: &Posted,
    error: Bilingual,
    status: StatusCode,
) -> Response {
    let errors = FormErrors { general: vec![error], ..FormErrors::default() };
    form_again(state, parts, page, form, posted, errors, status).await
}

/// The page once more with what was typed, without passwords, and what is wrong.
pub(super) async fn form_again(
    state: &AppState,
    parts: &Parts,
    page: &str,
    form: &str,
    posted: &Posted,
    errors: FormErrors,
    status: StatusCode,
) -> Response {
    let mut values = without_secrets(posted);
    if let Some(next) = local_path(posted.text(hidden::NEXT)) {
        values.set(hidden::NEXT, next);
    }
    let saved_at = Utc::now().trunc_subsecs(6);
    let draft = Draft { id: String::new(), form: form.to_owned(), values, errors, saved_at };
    page::with_form(state, parts, page, draft, status).await
}

/// Whoever signs in over a running session leaves no second one behind.
async fn end_present_session(state: &AppState, parts: &Parts) {
    let Some(signed_in) = parts.extensions.get::<SignedIn>() else { return };
    if let Err(error) = state.rooms.identity.sign_out(signed_in.session).await {
        tracing::error!(error = %error.in_full(), "a session can't be ended");
    }
}

fn signed_out(state: &AppState, text: Bilingual) -> Response {
    let mut response = page::see_other("/masuk").into_response();
    let encrypted = state.config.is_encrypted();
    cookie::clear(&mut response, cookie::SESSION, encrypted);
    flash::tell(&mut response, &state.rooms.keys, text, true, encrypted);
    response
}

fn log_outage(error: &SignInError) {
    if let SignInError::Busy(_) | SignInError::Store(_) = error {
        tracing::error!(%error, "a password can't be checked");
    }
}
