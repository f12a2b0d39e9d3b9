//! The whole router in process: status, headers, and what the document asks the browser to load.

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::http::{Request, Response, StatusCode, header};
use figment::Figment;
use figment::providers::{Format, Toml};
use leptos::prelude::*;
use patuh_app::app::App;
use patuh_app::loading::{Trouble, loaded};
use tower::ServiceExt as _;

use super::{AppState, router};
use crate::clock::RealClock;
use crate::config::{Config, DEFAULTS, Secret};
use crate::rooms::Rooms;
use crate::store::Store;

async fn state(settings: &str) -> AppState {
    let config: Config =
        Figment::from(Toml::string(DEFAULTS)).merge(Toml::string(settings)).extract().expect("settings");
    let store = Store::connect("sqlite::memory:").await.expect("a database");
    let rooms = Rooms::new(&config, store, Secret::fresh(), Arc::new(RealClock));
    AppState::new(config, rooms)
}

async fn answer(settings: &str, request: Request<Body>) -> Response<Body> {
    router(state(settings).await).oneshot(request).await.expect("an answer")
}

fn get(path: &str) -> Request<Body> {
    Request::get(path).header(header::ACCEPT, "text/html").body(Body::empty()).expect("request")
}

async fn text(response: Response<Body>) -> String {
    let bytes = to_bytes(response.into_body(), 1 << 20).await.expect("body");
    // Without the empty comments with which Leptos separates texts.
    String::from_utf8(bytes.to_vec()).expect("text").replace("<!>", "")
}

fn header_of<'a>(response: &'a Response<Body>, name: &str) -> &'a str {
    response.headers().get(name).map_or("", |value| value.to_str().expect("text"))
}

#[tokio::test]
async fn a_page_runs_only_the_script_named_by_its_own_nonce() {
    let first = answer("", get("/tentang")).await;
    assert_eq!(first.status(), StatusCode::OK);
    let policy = header_of(&first, "content-security-policy").to_owned();
    let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).expect("a nonce").to_owned();
    assert!(nonce.len() >= 22, "{nonce}");
    let page = text(first).await;
    assert!(page.contains("<html lang=\"id\""), "{page}");
    for script in page.split("<script").skip(1) {
        assert!(script.contains(&format!("nonce=\"{nonce}\"")), "a script without the nonce: {script}");
    }
    assert!(!page.contains(" style="), "an inline style would be ignored under the policy");
    assert!(page.contains("<leptos-island"), "{page}");

    let second = answer("", get("/tentang")).await;
    assert!(!header_of(&second, "content-security-policy").contains(&nonce), "a nonce is used once");
}

#[tokio::test]
async fn every_answer_is_locked_down() {
    for (path, status) in
        [("/tentang", 200), ("/tidak-ada", 404), ("/healthz", 200), ("/pkg/tidak-ada.css", 404), ("/", 303)]
    {
        let response = answer("", get(path)).await;
        assert_eq!(response.status().as_u16(), status, "{path}");
        let policy = header_of(&response, "content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'none'"),
            "{path}: {policy}"
        );
        assert!(
            !policy.contains("unsafe-inline") && !policy.contains("unsafe-eval'")
                || policy.contains("'wasm-unsafe-eval'")
        );
        assert_eq!(header_of(&response, "x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header_of(&response, "referrer-policy"), "same-origin", "{path}");
        assert_eq!(header_of(&response, "cross-origin-opener-policy"), "same-origin", "{path}");
        assert_eq!(header_of(&response, "x-request-id").len(), 32, "{path}");
        assert_eq!(header_of(&response, "strict-transport-security"), "", "{path}: plain http must not be locked out");
    }
    let encrypted = answer("base_url = \"https://patuh.test\"", get("/healthz")).await;
    assert!(header_of(&encrypted, "strict-transport-security").starts_with("max-age="));
}

#[tokio::test]
async fn an_unknown_address_gets_a_page_that_leads_on() {
    let response = answer("", get("/tidak-ada")).await;
    assert_eq!(response.status(), StatusCode::NOT_FOUND);
    let page = text(response).await;
    assert!(page.contains("<h1>Halaman tidak ditemukan</h1>") && page.contains("href=\"/beranda\""), "{page}");
}

#[tokio::test]
async fn posts_of_other_sites_change_nothing() {
    let foreign =
        Request::post("/tentang").header("sec-fetch-site", "cross-site").body(Body::empty()).expect("request");
    assert_eq!(answer("", foreign).await.status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn what_is_too_large_is_refused_before_it_is_read() {
    let form = |kind: &str, length: usize| {
        Request::post("/tentang")
            .header(header::CONTENT_TYPE, kind)
            .header(header::CONTENT_LENGTH, length)
            .body(Body::empty())
            .expect("request")
    };
    let megabyte = 1024 * 1024;
    let status = async |kind, length| answer("", form(kind, length)).await.status();
    assert_eq!(status("application/x-www-form-urlencoded", 2 * megabyte).await, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(status("multipart/form-data; boundary=x", 26 * megabyte).await, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(status("multipart/form-data; boundary=x", 2 * megabyte).await, StatusCode::METHOD_NOT_ALLOWED);
}

/// Renders one page whose data end as `data` says.
async fn page_with(data: Result<&'static str, Trouble>) -> Response<Body> {
    // The list isn't needed; making it starts the runtime of Leptos, as the server does.
    leptos_axum::generate_route_list(App);
    let render = leptos_axum::render_app_async_with_context(
        || {},
        move || {
            let data = data.clone();
            view! {
                <html><head></head><body>
                    {loaded(
                        async move {
                            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
                            data
                        },
                        |text| view! { <p>{text}</p> },
                    )}
                </body></html>
            }
        },
    );
    render(get("/perjanjian/7?tab=a b".replace(' ', "%20").as_str())).await
}

#[tokio::test]
async fn data_decide_the_status_of_the_page() {
    let found = page_with(Ok("isi")).await;
    assert_eq!(found.status(), StatusCode::OK);
    assert!(text(found).await.contains("<p>isi</p>"));

    let missing = page_with(Err(Trouble::NotFound)).await;
    assert_eq!(missing.status(), StatusCode::NOT_FOUND);
    let forbidden = page_with(Err(Trouble::Forbidden)).await;
    assert_eq!(forbidden.status(), StatusCode::NOT_FOUND);
    let before_scripts = |page: String| page.split("<script").next().map(ToOwned::to_owned);
    let (missing, forbidden) = (before_scripts(text(missing).await), before_scripts(text(forbidden).await));
    assert_eq!(missing, forbidden, "unknown and forbidden must look alike");

    let out = page_with(Err(Trouble::Unavailable { reference: "0199".to_owned() })).await;
    assert_eq!(out.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert!(text(out).await.contains("0199"));
}

#[tokio::test]
async fn who_is_not_signed_in_is_led_to_sign_in_and_back() {
    let response = page_with(Err(Trouble::SignIn)).await;
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    assert_eq!(header_of(&response, "location"), "/masuk?next=/perjanjian/7%3Ftab%3Da%2520b");
}
