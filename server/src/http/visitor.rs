//! Who sends a request, and how they like their pages: found before anything else looks at the request.

use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use patuh_app::ports::{Reading as _, SignedIn};
use patuh_app::views::Theme;
use patuh_domain::wording;

use super::state::AppState;
use super::{cookie, flash, page, peer, plain};
use crate::identity::{Origin, Token};

/// The language of the answer, in the extensions of every request.
#[derive(Debug, Clone, Copy, Default)]
pub struct Language(pub wording::Language);

/// The person who is signed in; a handler that takes it is for nobody else, and leads others to sign in.
pub struct Member(pub SignedIn);

impl<S: Send + Sync> FromRequestParts<S> for Member {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Response> {
        parts.extensions.get::<SignedIn>().cloned().map(Self).ok_or_else(|| page::sign_in_first(parts))
    }
}

/// Finds out who sends the request; leads to the first-start page while there is no office.
pub async fn recognise(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    if is_for_machines(request.uri().path()) {
        return next.run(request).await;
    }
    let headers = request.headers();
    let language = cookie::value(headers, cookie::LANGUAGE).and_then(wording::Language::from_code).unwrap_or_default();
    let theme = cookie::value(headers, cookie::THEME).and_then(Theme::parse).unwrap_or_default();
    let flash = flash::told(headers, &state.rooms.keys);
    let token = cookie::value(headers, cookie::SESSION).and_then(Token::read);

    let extensions = request.extensions_mut();
    extensions.insert(Language(language));
    extensions.insert(theme);
    let tells = flash.is_some();
    if let Some(flash) = flash {
        extensions.insert(flash);
    }
    let found = match &token {
        Some(token) => state.rooms.identity.signed_in(token, language).await,
        None => Ok(None),
    };
    match found {
        Ok(Some(signed_in)) => {
            request.extensions_mut().insert(signed_in);
        }
        Ok(None) => {
            let (method, path) = (request.method().clone(), request.uri().path().to_owned());
            if let Some(elsewhere) = first_start(&state, &method, &path).await {
                return elsewhere;
            }
        }
        Err(error) => {
            tracing::error!(error = %error.in_full(), "the session can't be read");
            let (parts, _) = request.into_parts();
            return plain::outage(&state, language, &page::reference(&parts), None);
        }
    }

    let shows = request.method() == Method::GET;
    let keeps_nothing = is_of_citizens(request.uri().path());
    let mut response = next.run(request).await;
    if keeps_nothing {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if tells && shows && is_page(&response) {
        cookie::clear(&mut response, cookie::FLASH, state.config.is_encrypted());
    }
    response
}

/// From where a request comes.
pub fn origin(state: &AppState, parts: &Parts) -> Origin {
    let agent = parts.headers.get(USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    Origin { address: peer::address(parts, &state.config.trusted_proxies), agent: agent.to_owned() }
}

/// Where to go instead: to the wizard while there is nobody, and away from it afterwards.
async fn first_start(state: &AppState, method: &Method, path: &str) -> Option<Response> {
    let is_wizard = path == "/mulai";
    if method != Method::GET || !(is_wizard || path == "/" || path == "/masuk" || path == "/beranda") {
        return None;
    }
    match state.rooms.reading.is_founded().await {
        Ok(true) if is_wizard => Some(page::see_other("/masuk")),
        Ok(false) if !is_wizard => Some(page::see_other("/mulai")),
        _ => None,
    }
}

/// Pages beside data of citizens, of which no browser keeps a copy, not even for the way back.
fn is_of_citizens(path: &str) -> bool {
    matches!(path, "/pencarian" | "/pertanyaan-warga") || path.starts_with("/akses/")
}

fn is_for_machines(path: &str) -> bool {
    path.starts_with("/pkg/") || matches!(path, "/healthz" | "/readyz" | "/metrics")
}

fn is_page(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    response.status() != StatusCode::SEE_OTHER && kind.is_some_and(|kind| kind.starts_with("text/html"))
}
