//! The calendar of duties for calendar programs (iCalendar, RFC 5545): `GET /langganan/{token}.ics` by a secret link, which
//! `POST /kalender/langganan` makes and `POST /kalender/langganan/hapus` ends.
//!
//! The link shows what its person sees, as of the moment it is read: whoever loses a role loses its duties here too. Names
//! of persons are left out; they stand on the page that each entry leads to.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use chrono::{DateTime, Months, NaiveDate, Utc};
use patuh_app::ports::Reading as _;
use patuh_app::views::{DutyQuery, DutyRow};
use patuh_app::words::{calendar as words, fill_both};
use patuh_domain::calendar::Semester;
use patuh_domain::wording::Bilingual;

use super::state::AppState;
use super::visitor::Member;
use super::{flash, page, plain};
use crate::identity::{Token, actor_of};

/// Months behind and ahead of today that a calendar shows.
const BEHIND: u32 = 12;
const AHEAD: u32 = 30;
/// Bytes of a line at most, without its end.
const LINE: usize = 75;

/// The routes of the feed and its link.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/langganan/{file}", get(give))
        .route("/kalender/langganan", post(renew))
        .route("/kalender/langganan/hapus", post(withdraw))
}

async fn renew(State(state): State<AppState>, Member(member): Member, parts: Parts) -> Response {
    let Some(person) = member.actor.person() else { return page::sign_in_first(&parts) };
    match state.rooms.calendar_links.renew(person, state.rooms.clock.real()).await {
        Ok(token) => {
            let link = format!("{}/langganan/{}.ics", state.config.base_url(), token.expose());
            told(&state, fill_both(words::LINK_MADE, &[("link", &link)]))
        }
        Err(error) => outage(&state, &parts, &error),
    }
}

async fn withdraw(State(state): State<AppState>, Member(member): Member, parts: Parts) -> Response {
    let Some(person) = member.actor.person() else { return page::sign_in_first(&parts) };
    match state.rooms.calendar_links.withdraw(person).await {
        Ok(()) => told(&state, fill_both(words::LINK_ENDED, &[])),
        Err(error) => outage(&state, &parts, &error),
    }
}

async fn give(State(state): State<AppState>, Path(file): Path<String>, parts: Parts) -> Response {
    let Some(token) = file.strip_suffix(".ics").and_then(Token::read) else {
        return page::not_found(&state, &parts).await;
    };
    let person = match state.rooms.calendar_links.owner(&token).await {
        Ok(Some(person)) => person,
        Ok(None) => return page::not_found(&state, &parts).await,
        Err(error) => return outage(&state, &parts, &error),
    };
    let now = state.rooms.clock.now();
    let actor = match actor_of(state.store.db(), &person, now).await {
        Ok(actor) => actor,
        Err(error) => return outage(&state, &parts, &error),
    };
    let today = state.rooms.reading.moment(&actor).await.today();
    let from = today.checked_sub_months(Months::new(BEHIND)).unwrap_or(today);
    let to = today.checked_add_months(Months::new(AHEAD)).unwrap_or(today);
    let rows = match state.rooms.reading.duties(&actor, DutyQuery { from, to, open_only: true }).await {
        Ok(rows) => rows,
        Err(trouble) => return page::trouble(&state, &parts, &trouble).await,
    };
    let mut response = calendar(&rows, &state.config.base_url(), now).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    response
}

fn told(state: &AppState, text: Bilingual) -> Response {
    let mut response = page::see_other("/kalender");
    flash::tell(&mut response, &state.rooms.keys, text, true, state.config.is_encrypted());
    response
}

fn outage(state: &AppState, parts: &Parts, error: &crate::store::StoreError) -> Response {
    tracing::error!(error = %error.in_full(), "calendar links can't be read");
    plain::outage(state, page::language(parts), &page::reference(parts), None)
}

/// Open duties with a date, an event each.
fn calendar(rows: &[DutyRow], base: &str, now: DateTime<Utc>) -> String {
    let mut out = String::new();
    for text in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Patuh//Kewajiban//ID"] {
        line(&mut out, text);
    }
    line(&mut out, &format!("X-WR-CALNAME:{}", escaped(words::FEED.id)));
    for row in rows {
        event(&mut out, row, base, now);
    }
    line(&mut out, "END:VCALENDAR");
    out
}

fn event(out: &mut String, row: &DutyRow, base: &str, now: DateTime<Utc>) {
    let duty = &row.duty;
    let begins = match (duty.due_at, &duty.due) {
        (Some(at), _) => format!("DTSTART:{}", at.format("%Y%m%dT%H%M%SZ")),
        (None, Some(due)) => format!("DTSTART;VALUE=DATE:{}", day(due.date())),
        (None, None) => return,
    };
    // Of subjects only semesters are told: others may be names of persons.
    let semester = duty.subject.as_ref().and_then(|subject| subject.parse::<Semester>().ok());
    let semester = semester.map(|semester| format!(" {}", semester.short())).unwrap_or_default();
    let title = format!("{}{semester} · {}", duty.kind.label().id, row.institution);
    let digest = crate::identity::digest(duty.id.as_bytes());
    line(out, "BEGIN:VEVENT");
    line(out, &format!("UID:{}-{}@patuh", row.agreement, &digest[..16]));
    line(out, &format!("DTSTAMP:{}", now.format("%Y%m%dT%H%M%SZ")));
    line(out, &begins);
    line(out, &format!("SUMMARY:{}", escaped(&title)));
    line(out, &format!("DESCRIPTION:{}", escaped(&duty.basis)));
    line(out, &format!("URL:{base}/perjanjian/{}/kewajiban", row.agreement));
    line(out, "TRANSP:TRANSPARENT");
    line(out, "END:VEVENT");
}

fn day(date: NaiveDate) -> String {
    date.format("%Y%m%d").to_string()
}

fn escaped(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, letter| {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
        out
    })
}

/// A line with its end, folded between letters where it is too long.
fn line(out: &mut String, text: &str) {
    let mut length = 0;
    for letter in text.chars() {
        if length + letter.len_utf8() > LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(letter);
        length += letter.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_letters_and_signs_are_escaped() {
        let mut out = String::new();
        line(&mut out, &"é".repeat(60));
        let lines: Vec<&str> = out.split("\r\n").collect();
        assert!(lines.iter().all(|line| line.len() <= LINE), "{lines:?}");
        assert_eq!(out.replace("\r\n ", "").trim_end(), "é".repeat(60));
        assert_eq!(escaped("a,b;c\\d\ne"), "a\\,b\\;c\\\\d\\ne");
    }
}
