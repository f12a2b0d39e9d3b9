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
use patuh_app::forms::{FormSpec, action, addressing, request as request_form, stationery};
use patuh_app::loading::Trouble;
use patuh_app::ports::SignedIn;
use patuh_app::views::{AgreementView, FormErrors, OfficeView, Posted};
use patuh_domain::agreement::{AgreementAction, AgreementCommand};
use patuh_domain::ids::AgreementId;
use patuh_domain::office::OfficeCommand;
use patuh_domain::policy::Deed;
use patuh_domain::wording::{Bilingual, Language};
use uuid::Uuid;

use super::forms::own_office;
use super::papers::picture;
use super::plain::{PlainPage, escaped};
use super::state::AppState;
use super::visitor::Member;
use super::{page, sent};
use crate::documents::Form;
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
        .route("/pengaturan/dokumen/pratinjau", post(of_stationery))
        .route("/pengaturan/surat/{letter}/pratinjau", post(of_letter))
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
    let typed = Typed { view: &view, spec: &spec, posted: &posted, lead: &lead };
    of_agreement(&state, &parts, &member.actor, &typed, parsed).await
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
    let spec = request_form::request(&[], None, "");
    without_files(&spec, &mut posted);
    let parsed = request_form::parse(&posted);
    let typed = Typed { view: &view, spec: &spec, posted: &posted, lead: "" };
    of_agreement(&state, &parts, &member.actor, &typed, parsed).await
}

async fn of_new_request(State(state): State<AppState>, Member(member): Member, request: Request) -> Response {
    let (parts, mut posted) = match sent::read(&state, request, None).await {
        Ok((parts, sent)) => (parts, sent.posted),
        Err(response) => return response,
    };
    let spec = request_form::request(&[], None, "");
    without_files(&spec, &mut posted);
    let wanted = wanted(&posted);
    let made = match request_form::parse(&posted) {
        Ok(command) => match posted.text("institution").parse() {
            Ok(institution) => {
                state.rooms.papers.preview_request(&member.actor, institution, command, wanted.as_deref()).await
            }
            Err(_) => Err(PreviewFault::Nothing),
        },
        Err(errors) => return answer(&state, &parts, &[], Err(first_errors(&spec, &errors)), ""),
    };
    told(&state, &parts, &forms_of(AgreementAction::SubmitRequest), made, "").await
}

/// How the documents of the office would look, on invented data.
async fn of_stationery(State(state): State<AppState>, Member(member): Member, request: Request) -> Response {
    let (parts, view, posted) = match of_office(&state, &member, request).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let form = wanted(&posted).and_then(|code| Form::parse(&code)).unwrap_or(Form::D04);
    let spec = stationery::stationery(&view.office);
    let parsed = stationery::parse_stationery(&posted, &view.office);
    of_sample(&state, &parts, &member, &view, form, &spec, parsed).await
}

/// How a kind of letter would be addressed, on invented data.
async fn of_letter(
    State(state): State<AppState>,
    Member(member): Member,
    Path(letter): Path<String>,
    request: Request,
) -> Response {
    let (parts, view, posted) = match of_office(&state, &member, request).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let Some(form) = Form::parse(&letter).filter(|_| addressing::is_letter(&letter)) else {
        return page::not_found(&state, &parts).await;
    };
    let spec = addressing::addressing(&letter, &view.office);
    let parsed = addressing::parse_addressing(&letter, &posted, &view.office);
    of_sample(&state, &parts, &member, &view, form, &spec, parsed).await
}

async fn of_office(
    state: &AppState,
    member: &SignedIn,
    request: Request,
) -> Result<(Parts, OfficeView, Posted), Response> {
    let (parts, sent) = sent::read(state, request, None).await?;
    let Some(id) = own_office(member, &Posted::default()) else {
        return Err(page::not_found(state, &parts).await);
    };
    match state.rooms.ports.reading.office(&member.actor, id).await {
        Ok(view) if view.may(Deed::ChangeSettings) => Ok((parts, view, sent.posted)),
        Ok(_) => Err(page::not_found(state, &parts).await),
        Err(trouble) => Err(page::trouble(state, &parts, &trouble).await),
    }
}

async fn of_sample(
    state: &AppState,
    parts: &Parts,
    member: &SignedIn,
    view: &OfficeView,
    form: Form,
    spec: &FormSpec,
    parsed: Result<OfficeCommand, FormErrors>,
) -> Response {
    match parsed {
        Ok(command) => {
            let made = state.rooms.papers.preview_sample(&member.actor, &view.office, command, form).await;
            told(state, parts, &[], made, "").await
        }
        Err(errors) => answer(state, parts, &[], Err(first_errors(spec, &errors)), ""),
    }
}

/// A form of an agreement as it is being filled in.
struct Typed<'a> {
    view: &'a AgreementView,
    spec: &'a FormSpec,
    posted: &'a Posted,
    /// What comes before the pages.
    lead: &'a str,
}

async fn of_agreement(
    state: &AppState,
    parts: &Parts,
    actor: &patuh_domain::actor::Actor,
    typed: &Typed<'_>,
    parsed: Result<AgreementCommand, FormErrors>,
) -> Response {
    let Typed { view, spec, posted, lead } = *typed;
    match parsed {
        Ok(command) => {
            let action = command.action();
            let made = state.rooms.papers.preview(actor, view.id, command, wanted(posted).as_deref()).await;
            told(state, parts, &forms_of(action), made, lead).await
        }
        Err(errors) => answer(state, parts, &[], Err(first_errors(spec, &errors)), lead),
    }
}

async fn told(
    state: &AppState,
    parts: &Parts,
    forms: &[Form],
    made: Result<Preview, PreviewFault>,
    lead: &str,
) -> Response {
    match made {
        Ok(preview) => answer(state, parts, forms, Ok(preview), lead),
        Err(PreviewFault::Refused(refusal)) => {
            let both = |what: &str, remedy: &str| format!("{what} {remedy}");
            let why = Bilingual::owned(
                both(&refusal.what.id, &refusal.remedy.id),
                both(&refusal.what.en, &refusal.remedy.en),
            );
            answer(state, parts, forms, Err(vec![why]), lead)
        }
        Err(PreviewFault::Nothing) => page::not_found(state, parts).await,
        Err(PreviewFault::Trouble(trouble)) => page::trouble(state, parts, &trouble).await,
    }
}

/// What stands beside the form that feeds `forms`: the pages, or what is still wanted before there are any; `lead` comes
/// before them.
fn answer(
    state: &AppState,
    parts: &Parts,
    forms: &[Form],
    made: Result<Preview, Vec<Bilingual>>,
    lead: &str,
) -> Response {
    let language = page::language(parts);
    // Also where the form isn't filled yet: that is how every form begins, and no fault.
    let status = StatusCode::OK;
    let rest = match &made {
        Ok(preview) => pages(language, forms, preview),
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

fn pages(language: Language, forms: &[Form], preview: &Preview) -> String {
    let title = format!("{} {}", preview.code, preview.title.in_(language));
    let mut out = format!("<p class=\"preview-title\"><strong>{}</strong></p>", escaped(&title));
    let others: Vec<_> = forms.iter().filter(|form| form.code() != preview.code).collect();
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

/// What is still to be filled in, the first few, each by the label of its field.
fn first_errors(spec: &FormSpec, errors: &FormErrors) -> Vec<Bilingual> {
    let (fields, general) = spec.told(errors);
    let at_field = fields.into_iter().map(|(_, label, said)| {
        Bilingual::owned(format!("{}: {}", label.id, said.id), format!("{}: {}", label.en, said.en))
    });
    general.into_iter().cloned().chain(at_field).take(8).collect()
}

/// Files are not sent for a preview; one that must be there counts as there.
fn without_files(spec: &FormSpec, posted: &mut Posted) {
    for field in spec.fields().filter(|field| field.kind.is_upload()) {
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
