//! Previews of forms: `POST …/pratinjau` with what is typed, answered with the pages it would make.
//!
//! A script asks for the part alone (`x-patuh-part`) and puts it beside the form; without one the button opens it as a
//! page. `GET /pratinjau/{token}/{n}` gives one page as a picture to the person who asked, for a few minutes.

use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use patuh_app::components::flow_picture;
use patuh_app::forms::action;
use patuh_app::forms::{FieldKind, FormSpec, request as request_form};
use patuh_app::loading::Trouble;
use patuh_app::views::{AgreementView, FormErrors, Posted};
use patuh_domain::agreement::{AgreementAction, AgreementCommand};
use patuh_domain::ids::AgreementId;
use patuh_domain::wording::{Bilingual, Language};
use uuid::Uuid;

use super::papers::picture;
use super::plain::{PlainPage, escaped};
use super::state::AppState;
use super::visitor::Member;
use super::{page, sent};
use crate::papers::{Preview, PreviewFault, forms_of};

/// Set by the script that wants no whole page.
const PART: &str = "x-patuh-part";
/// Which of the documents of a form is wanted.
const WHICH: &str = "pratinjau";

/// The routes of previews.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/perjanjian/baru/pratinjau", post(of_new_request))
        .route("/perjanjian/{id}/ajukan/pratinjau", post(of_request))
        .route("/perjanjian/{id}/langkah/{action}/pratinjau", post(of_action))
        .route("/pratinjau/{token}/{number}", get(sheet))
}

async fn of_action(
    State(state): State<AppState>,
    Member(member): Member,
    Path((id, name)): Path<(String, String)>,
    request: Request,
) -> Response {
    let (parts, mut posted) = match sent::read(&state, request, None).await {
        Ok((parts, sent)) => (parts, sent.posted),
        Err(response) => return response,
    };
    let (Ok(id), Some(action)) = (id.parse::<AgreementId>(), AgreementAction::parse(&name)) else {
        return page::not_found(&state, &parts).await;
    };
    let view = match state.rooms.ports.reading.agreement(&member.actor, id).await {
        Ok(view) => view,
        Err(trouble) => return page::trouble(&state, &parts, &trouble).await,
    };
    let mine = view.possible.iter().any(|possible| possible.action == action);
    let Some(spec) = action::spec(action, &view).filter(|_| mine && !forms_of(action).is_empty()) else {
        return page::not_found(&state, &parts).await;
    };
    without_files(&spec, &mut posted);
    let parsed = action::parse(action, &posted, &view);
    // The course of a service is seen while it is typed, before it is whole.
    let flow = (action == AgreementAction::DescribeServiceFlow).then(|| action::flow_typed(&posted)).flatten();
    let lead = flow.map(flow_picture).unwrap_or_default();
    of_agreement(&state, &parts, &member.actor, &view, parsed, &posted, &lead).await
}

async fn of_request(
    State(state): State<AppState>,
    Member(member): Member,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let (parts, mut posted) = match sent::read(&state, request, None).await {
        Ok((parts, sent)) => (parts, sent.posted),
        Err(response) => return response,
    };
    let Ok(id) = id.parse::<AgreementId>() else {
        return page::not_found(&state, &parts).await;
    };
    let view = match state.rooms.ports.reading.agreement(&member.actor, id).await {
        Ok(view) => view,
        Err(trouble) => return page::trouble(&state, &parts, &trouble).await,
    };
    posted.set("institution", view.facts.institution.id.to_string());
    without_files(&request_form::request(&[], None, ""), &mut posted);
    let parsed = request_form::parse(&posted);
    of_agreement(&state, &parts, &member.actor, &view, parsed, &posted, "").await
}

async fn of_new_request(State(state): State<AppState>, Member(member): Member, request: Request) -> Response {
    let (parts, mut posted) = match sent::read(&state, request, None).await {
        Ok((parts, sent)) => (parts, sent.posted),
        Err(response) => return response,
    };
    without_files(&request_form::request(&[], None, ""), &mut posted);
    let wanted = wanted(&posted);
    let made = match request_form::parse(&posted) {
        Ok(command) => match posted.text("institution").parse() {
            Ok(institution) => {
                state.rooms.papers.preview_request(&member.actor, institution, command, wanted.as_deref()).await
            }
            Err(_) => Err(PreviewFault::Nothing),
        },
        Err(errors) => return answer(&state, &parts, AgreementAction::SubmitRequest, Err(first_errors(&errors)), ""),
    };
    told(&state, &parts, AgreementAction::SubmitRequest, made, "").await
}

async fn of_agreement(
    state: &AppState,
    parts: &Parts,
    actor: &patuh_domain::actor::Actor,
    view: &AgreementView,
    parsed: Result<AgreementCommand, FormErrors>,
    posted: &Posted,
    lead: &str,
) -> Response {
    match parsed {
        Ok(command) => {
            let action = command.action();
            let made = state.rooms.papers.preview(actor, view.id, command, wanted(posted).as_deref()).await;
            told(state, parts, action, made, lead).await
        }
        Err(errors) => answer(state, parts, AgreementAction::SubmitRequest, Err(first_errors(&errors)), lead),
    }
}

async fn told(
    state: &AppState,
    parts: &Parts,
    action: AgreementAction,
    made: Result<Preview, PreviewFault>,
    lead: &str,
) -> Response {
    match made {
        Ok(preview) => answer(state, parts, action, Ok(preview), lead),
        Err(PreviewFault::Refused(refusal)) => {
            let both = |what: &str, remedy: &str| format!("{what} {remedy}");
            let why = Bilingual::owned(
                both(&refusal.what.id, &refusal.remedy.id),
                both(&refusal.what.en, &refusal.remedy.en),
            );
            answer(state, parts, action, Err(vec![why]), lead)
        }
        Err(PreviewFault::Nothing) => page::not_found(state, parts).await,
        Err(PreviewFault::Trouble(trouble)) => page::trouble(state, parts, &trouble).await,
    }
}

/// What stands beside the form: the pages, or what is still wanted before there are any; `lead` comes before them.
fn answer(
    state: &AppState,
    parts: &Parts,
    action: AgreementAction,
    made: Result<Preview, Vec<Bilingual>>,
    lead: &str,
) -> Response {
    let language = page::language(parts);
    // Also where the form isn't filled yet: that is how every form begins, and no fault.
    let status = StatusCode::OK;
    let rest = match &made {
        Ok(preview) => pages(language, action, preview),
        Err(wanted) => waiting(language, wanted),
    };
    let part = format!("{lead}{rest}");
    if parts.headers.contains_key(PART) {
        let mut response = (status, part).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        return response;
    }
    PlainPage::new(language, &Bilingual::new("Pratinjau", "Preview"))
        .paragraph(&Bilingual::new(
            "Belum ada yang dicatat. Tutup halaman ini untuk kembali ke formulir.",
            "Nothing was recorded. Close this page to go back to the form.",
        ))
        .part(&part)
        .answer(state, status)
}

fn pages(language: Language, action: AgreementAction, preview: &Preview) -> String {
    let title = format!("{} {}", preview.code, preview.title.in_(language));
    let mut out = format!("<p class=\"preview-title\"><strong>{}</strong></p>", escaped(&title));
    let others: Vec<_> = forms_of(action).into_iter().filter(|form| form.code() != preview.code).collect();
    if !others.is_empty() {
        let lead = Bilingual::new("Formulir ini juga mengisi", "This form also fills");
        let names: Vec<_> = others.iter().map(|form| format!("{} {}", form.code(), form.title().0)).collect();
        out.push_str(&format!("<p class=\"faint\">{} {}.</p>", lead.in_(language), escaped(&names.join(", "))));
    }
    if !preview.missing.is_empty() {
        let lead = Bilingual::new("Masih kurang", "Still missing");
        let items: String =
            preview.missing.iter().map(|what| format!("<li>{}</li>", escaped(what.in_(language)))).collect();
        out.push_str(&format!(
            "<details class=\"preview-missing\"><summary>{} ({})</summary><ul>{items}</ul></details>",
            lead.in_(language),
            preview.missing.len()
        ));
    }
    out.push_str("<ol class=\"sheets\">");
    for number in 1..=preview.pages {
        let name = Bilingual::owned(format!("{title}, halaman {number}"), format!("{title}, page {number}"));
        let loading = if number == 1 { "eager" } else { "lazy" };
        out.push_str(&format!(
            "<li><img src=\"/pratinjau/{}/{number}.svg\" alt=\"{}\" width=\"210\" height=\"297\" loading=\"{loading}\"></li>",
            preview.token,
            escaped(name.in_(language)),
        ));
    }
    out.push_str("</ol>");
    out
}

fn waiting(language: Language, wanted: &[Bilingual]) -> String {
    let lead = Bilingual::new("Pratinjau tampil setelah ini lengkap:", "The preview appears once this is complete:");
    let items: String = wanted.iter().map(|what| format!("<li>{}</li>", escaped(what.in_(language)))).collect();
    format!("<p class=\"quiet\">{}</p><ul class=\"preview-wanted\">{items}</ul>", lead.in_(language))
}

/// What is still to be filled in, the first few, by the labels of the fields' errors.
fn first_errors(errors: &FormErrors) -> Vec<Bilingual> {
    let mut all: Vec<Bilingual> = errors.general.clone();
    for (field, error) in &errors.fields {
        let field = field.replace('_', " ");
        all.push(Bilingual::owned(format!("{field}: {}", error.id), format!("{field}: {}", error.en)));
    }
    all.truncate(8);
    all
}

/// Files are not sent for a preview; one that must be there counts as there.
fn without_files(spec: &FormSpec, posted: &mut Posted) {
    for field in spec.fields().filter(|field| matches!(field.kind, FieldKind::File)) {
        posted.0.remove(&field.name);
        if field.required {
            posted.set(&field.name, Uuid::nil().to_string());
        }
    }
}

fn wanted(posted: &Posted) -> Option<String> {
    Some(posted.text(WHICH).to_owned()).filter(|code| !code.is_empty())
}

async fn sheet(
    State(state): State<AppState>,
    Member(member): Member,
    Path((token, number)): Path<(String, String)>,
    request: Request,
) -> Response {
    let (parts, _) = request.into_parts();
    let number = number.strip_suffix(".svg").and_then(|number| number.parse().ok());
    let (Ok(token), Some(number), Some(person)) = (token.parse::<Uuid>(), number, member.actor.person()) else {
        return page::not_found(&state, &parts).await;
    };
    match state.rooms.papers.previewed(person, token, number) {
        Some(sheet) => {
            let mut response = picture(&sheet, &parts.headers);
            response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            response
        }
        None => page::trouble(&state, &parts, &Trouble::NotFound).await,
    }
}
