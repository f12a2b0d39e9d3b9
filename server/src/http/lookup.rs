//! `POST /pencarian` and `POST /pertanyaan-warga`: a number comes in, a page goes out, and nothing of it stays
//! (decisions.md 10).
//!
//! The answer is the page itself, 200 and `no-store`, never a redirect: there is no address at which data could be found
//! again. The typed number is in the answer only where it has to be corrected.

use std::net::{IpAddr, Ipv4Addr};

use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use axum::routing::post;
use patuh_app::loading::Trouble;
use patuh_app::ports::{DeskError, Envelope};
use patuh_app::views::{CitizenAnswer, Posted, SearchAnswer, hidden};
use patuh_domain::command::Command;
use patuh_domain::identity::Nik;
use patuh_domain::person::PersonCommand;
use patuh_domain::wording::Bilingual;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::state::AppState;
use super::visitor::{Member, origin};
use super::{page, plain, sent};
use crate::portal::Search;

/// The field of the number.
const NIK: &str = "nik";

/// The routes.
pub fn routes() -> Router<AppState> {
    Router::new().route("/pencarian", post(search)).route("/pertanyaan-warga", post(ask))
}

async fn search(State(state): State<AppState>, Member(member): Member, request: Request) -> Response {
    let (parts, mut sent) = match sent::read(&state, request, None).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let typed = take(&mut sent.posted);
    let Ok(account) = sent.posted.text("account").parse() else {
        return page::not_found(&state, &parts).await;
    };
    let purpose = sent.posted.text("purpose").parse().ok();
    let mut answer = SearchAnswer { account: Some(account), purpose, ..SearchAnswer::default() };
    let nik = match Nik::parse(&typed) {
        Ok(nik) => nik,
        Err(error) => {
            answer.wrong_nik = Some((typed.to_string(), wrong(&typed, error.message())));
            return page::with_answer(&state, &parts, "/pencarian", answer, StatusCode::UNPROCESSABLE_ENTITY).await;
        }
    };
    let number = number(&parts);
    let search = Search {
        account,
        purpose,
        nik,
        form: form(&sent.posted).unwrap_or(number),
        number,
        address: origin(&state, &parts).address.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED)),
    };
    match state.rooms.portal.search(&member.actor, search).await {
        Ok(shown) => {
            answer.shown = Some(shown);
            page::with_answer(&state, &parts, "/pencarian", answer, StatusCode::OK).await
        }
        Err(trouble) => page::trouble(&state, &parts, &trouble).await,
    }
}

async fn ask(State(state): State<AppState>, Member(member): Member, request: Request) -> Response {
    let (parts, mut sent) = match sent::read(&state, request, None).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    if !state.rooms.ports.gate.answers_citizens(&member.actor) {
        return page::not_found(&state, &parts).await;
    }
    let typed = take(&mut sent.posted);
    let mut answer = CitizenAnswer::default();
    let nik = match Nik::parse(&typed) {
        Ok(nik) => nik,
        Err(error) => {
            answer.wrong_nik = Some((typed.to_string(), wrong(&typed, error.message())));
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return page::with_answer(&state, &parts, "/pertanyaan-warga", answer, status).await;
        }
    };
    let (office, found) = match state.rooms.portal.citizen(&member.actor, &nik).await {
        Ok(found) => found,
        Err(trouble) => return page::trouble(&state, &parts, &trouble).await,
    };
    // Told only once it is written down that it was told.
    let Some(person) = member.actor.person() else { return page::not_found(&state, &parts).await };
    let count = u32::try_from(found.rows.len()).unwrap_or(u32::MAX);
    let command = PersonCommand::AnswerCitizen { office, found: count };
    let envelope = Envelope {
        command: Command::Person { id: person, command },
        expected_version: None,
        idempotency_key: number(&parts).to_string(),
    };
    match state.rooms.ports.desk.perform(&member.actor, envelope).await {
        Ok(_) => {
            answer.found = Some(found);
            page::with_answer(&state, &parts, "/pertanyaan-warga", answer, StatusCode::OK).await
        }
        Err(DeskError::Refused(_)) => page::trouble(&state, &parts, &Trouble::NotFound).await,
        Err(error) => {
            tracing::error!(%error, "a citizen's question can't be written down");
            plain::outage(&state, page::language(&parts), &page::reference(&parts), None)
        }
    }
}

/// Takes the number out of the form, so that nothing else sees it.
fn take(posted: &mut Posted) -> Zeroizing<String> {
    let values = posted.0.remove(NIK).unwrap_or_default();
    let mut values = values.into_iter().map(Zeroizing::new);
    values.next().unwrap_or_default()
}

/// What is wrong, where nothing was typed in other words.
fn wrong(typed: &str, message: Bilingual) -> Bilingual {
    if typed.is_empty() { Bilingual::new("NIK belum diisi.", "The NIK is empty.") } else { message }
}

/// The number of the form, as the page made it.
fn form(posted: &Posted) -> Option<Uuid> {
    posted.text(hidden::KEY).parse::<Uuid>().ok().filter(|key| key.get_version_num() == 7)
}

/// The number of the request.
fn number(parts: &Parts) -> Uuid {
    Uuid::parse_str(&page::reference(parts)).unwrap_or_else(|_| Uuid::now_v7())
}
