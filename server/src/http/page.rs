//! Pages as the answer of a handler: with a form that must be shown again without keeping it, or as trouble.

use axum::body::Body;
use axum::extract::Request;
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};
use leptos::nonce::Nonce;
use leptos::prelude::{provide_context, use_context};
use patuh_app::loading::Trouble;
use patuh_app::query::encoded;
use patuh_app::shell::shell;
use patuh_app::views::Draft;
use patuh_domain::wording::Language;

use super::request::NUMBER;
use super::state::AppState;
use super::{plain, visitor};

/// What every page finds in its context.
pub fn context(state: &AppState) -> impl Fn() + Clone + Send + Sync + 'static {
    let state = state.clone();
    move || {
        provide_nonce();
        state.provide();
    }
}

/// The page at `path`, with `form` to be shown again, under `status` where the page itself has nothing to say.
pub async fn with_form(state: &AppState, parts: &Parts, path: &str, form: Draft, status: StatusCode) -> Response {
    with_answer(state, parts, path, form, status).await
}

/// The page at `path` with what it answers in its context; it is kept by nobody on the way.
pub async fn with_answer<T: Clone + Send + Sync + 'static>(
    state: &AppState,
    parts: &Parts,
    path: &str,
    answer: T,
    status: StatusCode,
) -> Response {
    let mut response = render(state, parts, path, move || provide_context(answer.clone())).await;
    if response.status() == StatusCode::OK {
        *response.status_mut() = status;
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The page at the address of the request, for an answer that isn't stored; the page finds what was answered among the
/// extensions of the request.
pub async fn again(state: &AppState, parts: &Parts) -> Response {
    let mut response = render(state, parts, parts.uri.path(), || ()).await;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The answer to a request whose data can't be had.
pub async fn trouble(state: &AppState, parts: &Parts, trouble: &Trouble) -> Response {
    match trouble {
        Trouble::NotFound | Trouble::Forbidden => not_found(state, parts).await,
        Trouble::SignIn => sign_in_first(parts),
        Trouble::Unavailable { .. } => plain::outage(state, language(parts), &reference(parts), None),
    }
}

/// The page for what isn't there, or not for this person.
pub async fn not_found(state: &AppState, parts: &Parts) -> Response {
    // An address that no page has; what is asked for must not come into it.
    let mut response = render(state, parts, "/-", || {}).await;
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

/// To the sign-in page and from there back.
pub fn sign_in_first(parts: &Parts) -> Response {
    match parts.uri.path_and_query() {
        Some(asked) if parts.method == Method::GET && asked.as_str() != "/" => {
            see_other(&format!("/masuk?next={}", encoded(asked.as_str())))
        }
        _ => see_other("/masuk"),
    }
}

/// On to another page after something was done.
pub fn see_other(path: &str) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    let place = HeaderValue::from_str(path).unwrap_or_else(|_| HeaderValue::from_static("/beranda"));
    response.headers_mut().insert(header::LOCATION, place);
    response
}

/// The language of the answer.
pub fn language(parts: &Parts) -> Language {
    parts.extensions.get::<visitor::Language>().map(|language| language.0).unwrap_or_default()
}

/// The number of the request, to quote to the admin.
pub fn reference(parts: &Parts) -> String {
    parts.headers.get(NUMBER).and_then(|number| number.to_str().ok()).unwrap_or_default().to_owned()
}

/// Renders the page at `path`; `also` puts into its context what only this answer has.
async fn render(
    state: &AppState,
    parts: &Parts,
    path: &str,
    also: impl Fn() + Clone + Send + Sync + 'static,
) -> Response {
    let mut request = Request::new(Body::empty());
    *request.uri_mut() = path.parse().unwrap_or_else(|_| Uri::from_static("/-"));
    *request.headers_mut() = parts.headers.clone();
    for gone in [header::CONTENT_TYPE, header::CONTENT_LENGTH, HeaderName::from_static("transfer-encoding")] {
        request.headers_mut().remove(gone);
    }
    *request.extensions_mut() = parts.extensions.clone();
    let context = context(state);
    let document = {
        let files = state.files();
        move || shell(files.clone())
    };
    let page = leptos_axum::render_app_async_with_context(
        move || {
            context();
            also();
        },
        document,
    );
    page(request).await
}

/// Hands the nonce of the response's policy to the document, in place of Leptos' own.
fn provide_nonce() {
    if let Some(nonce) = use_context::<Parts>().and_then(|parts| parts.extensions.get::<Nonce>().cloned()) {
        provide_context(nonce);
    }
}
