//! `POST /perjanjian/{id}/akun/{account}/rahasia`: the password of a User ID, shown once to its receiver.
//!
//! The answer is the only place where the password ever is: not stored, not logged, not in a redirect (decisions.md 7, 10).

use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use axum::routing::post;
use chrono::TimeDelta;
use patuh_app::pages::agreement::OVERLAPS;
use patuh_app::ports::{DeskError, Envelope, SignedIn};
use patuh_app::views::{AgreementView, hidden};
use patuh_domain::actor::Actor;
use patuh_domain::agreement::{AgreementAction, AgreementCommand, can_do};
use patuh_domain::calendar::Moment;
use patuh_domain::command::Command;
use patuh_domain::ids::{AccountId, AgreementId};
use patuh_domain::policy;
use patuh_domain::wording::{Bilingual, Language, date_time};

use super::plain::PlainPage;
use super::state::AppState;
use super::visitor::Member;
use super::{flash, page, plain, sent};
use crate::machinery::secrets::{Receiver, Reveal};

/// The route of the reveal.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/perjanjian/{id}/akun/{account}/rahasia", post(reveal))
        .route("/perjanjian/{id}/akun/{account}/rahasia/ganti", post(rotate))
        .route("/perjanjian/{id}/akun/{account}/rahasia/cabut", post(revoke))
}

async fn reveal(
    State(state): State<AppState>,
    Member(member): Member,
    Path((id, account)): Path<(String, String)>,
    request: Request,
) -> Response {
    let (parts, sent) = match sent::read(&state, request, None).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let (Ok(id), Ok(account)) = (id.parse::<AgreementId>(), account.parse::<AccountId>()) else {
        return page::not_found(&state, &parts).await;
    };
    let view = match state.rooms.ports.reading.agreement(&member.actor, id).await {
        Ok(view) => view,
        Err(trouble) => return page::trouble(&state, &parts, &trouble).await,
    };
    let Some(user_id) = view.facts.agreement.account(account).map(|account| account.user_id.clone()) else {
        return page::not_found(&state, &parts).await;
    };
    let receiver = receiver(&member.actor, &view, account);
    let nonce = sent.posted.text(hidden::KEY);
    let (Some(receiver), false) = (receiver, nonce.len() < 16) else {
        return page::not_found(&state, &parts).await;
    };
    let at = format!("/perjanjian/{id}/akun");
    let language = page::language(&parts);
    match state.rooms.secrets.reveal(receiver, nonce).await {
        Ok(Reveal::Shown { password, at: when }) => {
            let at_office = when + ahead(&state);
            match receipt(&state, &member.actor, &view, account, at_office, nonce).await {
                Ok(()) => shown(&state, language, &user_id, &password, &at),
                Err(response) => refused(&state, &parts, response, account, nonce).await,
            }
        }
        Ok(Reveal::Past(when)) => past(&state, language, &user_id, &Moment::new(when, view.moment.zone), &at),
        Err(error) => {
            tracing::error!(%error, "a secret can't be revealed");
            plain::outage(&state, language, &page::reference(&parts), None)
        }
    }
}

/// What a form about one password is for: the agreement, the account and its User ID.
struct About {
    parts: Parts,
    sent: sent::Sent,
    view: AgreementView,
    account: AccountId,
    user_id: String,
}

async fn about(
    state: &AppState,
    member: &SignedIn,
    (id, account): (String, String),
    request: Request,
) -> Result<About, Response> {
    let (parts, sent) = sent::read(state, request, None).await?;
    let (Ok(id), Ok(account)) = (id.parse::<AgreementId>(), account.parse::<AccountId>()) else {
        return Err(page::not_found(state, &parts).await);
    };
    let view = match state.rooms.ports.reading.agreement(&member.actor, id).await {
        Ok(view) => view,
        Err(trouble) => return Err(page::trouble(state, &parts, &trouble).await),
    };
    let Some(user_id) = view.facts.agreement.account(account).map(|account| account.user_id.clone()) else {
        return Err(page::not_found(state, &parts).await);
    };
    Ok(About { parts, sent, view, account, user_id })
}

/// Another password in place of the present one, shown once like the first.
async fn rotate(
    State(state): State<AppState>,
    Member(member): Member,
    Path(path): Path<(String, String)>,
    request: Request,
) -> Response {
    let About { parts, sent, view, account, user_id } = match about(&state, &member, path, request).await {
        Ok(about) => about,
        Err(response) => return response,
    };
    let days = sent.posted.text("overlap").parse::<u32>().ok().filter(|days| OVERLAPS.contains(days));
    let nonce = sent.posted.text(hidden::KEY);
    let command = |at, old_until| AgreementCommand::RotateSecret { account, at, old_until };
    let receiver = receiver_of(&member.actor, &view, account, command(view.moment.instant, view.moment.instant));
    let (Some(receiver), Some(days), false) = (receiver, days, nonce.len() < 16) else {
        return page::not_found(&state, &parts).await;
    };
    let at = format!("/perjanjian/{}/akun", view.id);
    let language = page::language(&parts);
    let until = state.rooms.clock.real() + TimeDelta::days(days.into());
    match state.rooms.secrets.rotate(receiver, nonce, until).await {
        Ok(Reveal::Shown { password, at: when }) => {
            let when = when + ahead(&state);
            let asked = command(when, when + TimeDelta::days(days.into()));
            match performed(&state, &member.actor, &view, asked, nonce).await {
                Ok(()) => shown(&state, language, &user_id, &password, &at),
                Err(error) => {
                    if let Err(error) = state.rooms.secrets.rotate_back(account, nonce).await {
                        tracing::error!(error = %error.in_full(), "a change without receipt can't be taken back");
                    }
                    not_done(&state, language, &parts, error)
                }
            }
        }
        Ok(Reveal::Past(when)) => past(&state, language, &user_id, &Moment::new(when, view.moment.zone), &at),
        Err(error) => {
            tracing::error!(%error, "a secret can't be changed");
            plain::outage(&state, language, &page::reference(&parts), None)
        }
    }
}

/// Ends what still works beside the newest password.
async fn revoke(
    State(state): State<AppState>,
    Member(member): Member,
    Path(path): Path<(String, String)>,
    request: Request,
) -> Response {
    let About { parts, sent, view, account, .. } = match about(&state, &member, path, request).await {
        Ok(about) => about,
        Err(response) => return response,
    };
    let language = page::language(&parts);
    let (nonce, reason) = (sent.posted.text(hidden::KEY), sent.posted.text("reason").trim().to_owned());
    if !can_do(&view.facts, &member.actor, AgreementAction::RevokeSecret, &view.moment) || nonce.len() < 16 {
        return page::not_found(&state, &parts).await;
    }
    if reason.is_empty() {
        let missing = Bilingual::new("Alasan belum diisi.", "The reason is missing.");
        return PlainPage::new(language, &Bilingual::new("Belum dicabut", "Not revoked yet"))
            .paragraph(&missing)
            .link(
                &format!("/perjanjian/{}/akun/{account}/rahasia/cabut", view.id),
                &Bilingual::new("Isi alasan", "Give it"),
            )
            .answer(&state, StatusCode::UNPROCESSABLE_ENTITY);
    }
    // Before the receipt, whose commit makes every process read passwords anew.
    if let Err(error) = state.rooms.secrets.revoke_earlier(account).await {
        tracing::error!(error = %error.in_full(), "old passwords can't be revoked");
        return plain::outage(&state, language, &page::reference(&parts), None);
    }
    let command = AgreementCommand::RevokeSecret { account, at: view.moment.instant, reason };
    match performed(&state, &member.actor, &view, command, nonce).await {
        Ok(()) => {
            let mut response = page::see_other(&format!("/perjanjian/{}/akun", view.id));
            let told = Bilingual::new("Kata sandi lama dicabut.", "Old passwords are revoked.");
            flash::tell(&mut response, &state.rooms.keys, told, true, state.config.is_encrypted());
            response
        }
        Err(error) => not_done(&state, language, &parts, error),
    }
}

/// The receiver, if the policy lets this actor be the one.
fn receiver(actor: &Actor, view: &AgreementView, account: AccountId) -> Option<Receiver> {
    receiver_of(actor, view, account, AgreementCommand::RevealSecret { account, at: view.moment.instant })
}

fn receiver_of(actor: &Actor, view: &AgreementView, account: AccountId, command: AgreementCommand) -> Option<Receiver> {
    let (office, institution) = (view.facts.office.id, view.facts.institution.id);
    let asked = Command::Agreement { office, id: view.id, command };
    policy::may(actor, &asked, Some(office), Some(institution)).ok()?;
    Some(Receiver { office, agreement: view.id, account, person: actor.person()? })
}

/// How far the office's clock is ahead of the real one, by which secrets are kept; in whole seconds, so that the receipt
/// is the same when the answer is loaded again.
fn ahead(state: &AppState) -> TimeDelta {
    let clock = &state.rooms.clock;
    if !clock.is_shifted() {
        return TimeDelta::zero();
    }
    TimeDelta::seconds((clock.now() - clock.real()).num_milliseconds().div_euclid(1000))
}

/// The receipt in the history: the reveal counts only with it.
async fn receipt(
    state: &AppState,
    actor: &Actor,
    view: &AgreementView,
    account: AccountId,
    at: chrono::DateTime<chrono::Utc>,
    nonce: &str,
) -> Result<(), DeskError> {
    performed(state, actor, view, AgreementCommand::RevealSecret { account, at }, nonce).await
}

async fn performed(
    state: &AppState,
    actor: &Actor,
    view: &AgreementView,
    command: AgreementCommand,
    nonce: &str,
) -> Result<(), DeskError> {
    let envelope = Envelope {
        command: Command::Agreement { office: view.facts.office.id, id: view.id, command },
        expected_version: None,
        idempotency_key: crate::identity::digest(nonce.as_bytes()),
    };
    state.rooms.ports.desk.perform(actor, envelope).await.map(|_| ())
}

fn shown(state: &AppState, language: Language, user_id: &str, password: &str, back: &str) -> Response {
    PlainPage::new(language, &Bilingual::new("Kata sandi User ID", "Password of the User ID"))
        .paragraph(&Bilingual::new(
            "Catat sekarang dan simpan di tempat aman. Setelah halaman ini ditutup, kata sandi tidak dapat ditampilkan lagi oleh siapa pun.",
            "Write it down now and keep it safe. Once this page is closed, nobody can show the password again.",
        ))
        .exact(&Bilingual::same("User ID"), user_id)
        .exact(&Bilingual::new("Kata sandi", "Password"), password)
        .link(back, &Bilingual::new("Sudah dicatat", "Written down"))
        .answer(state, StatusCode::OK)
}

fn past(state: &AppState, language: Language, user_id: &str, when: &Moment, back: &str) -> Response {
    PlainPage::new(language, &Bilingual::new("Sudah pernah ditampilkan", "Shown before"))
        .paragraph(&Bilingual::owned(
            format!(
                "Kata sandi User ID {user_id} ditampilkan pada {} dan tidak dapat ditampilkan lagi. Bila hilang, \
                 ganti kata sandinya di halaman User ID.",
                date_time(Language::Id, when)
            ),
            format!(
                "The password of User ID {user_id} was shown on {} and can't be shown again. If it is lost, \
                 change it on the page of User IDs.",
                date_time(Language::En, when)
            ),
        ))
        .link(back, &Bilingual::new("Kembali ke akun", "Back to the accounts"))
        .answer(state, StatusCode::CONFLICT)
}

async fn refused(state: &AppState, parts: &Parts, error: DeskError, account: AccountId, nonce: &str) -> Response {
    let language = page::language(parts);
    if let Err(error) = state.rooms.secrets.take_back(account, nonce).await {
        tracing::error!(error = %error.in_full(), "a reveal without receipt can't be taken back");
    }
    not_done(state, language, parts, error)
}

fn not_done(state: &AppState, language: Language, parts: &Parts, error: DeskError) -> Response {
    match error {
        DeskError::Refused(refusal) => {
            PlainPage::new(language, &Bilingual::new("Belum dapat ditampilkan", "Can't be shown yet"))
                .paragraph(&refusal.what)
                .paragraph(&refusal.remedy)
                .answer(state, StatusCode::CONFLICT)
        }
        DeskError::Stale { .. } => plain::outage(state, language, &page::reference(parts), None),
        DeskError::Unavailable(cause) => {
            tracing::error!(%cause, "the receipt of a secret can't be written");
            plain::outage(state, language, &page::reference(parts), None)
        }
    }
}
