//! The cookies: session, language, look, flash. None is read by scripts, none goes to other sites.

use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;

/// The token of the session.
pub const SESSION: &str = "patuh_sesi";
/// The chosen language, `id` or `en`.
pub const LANGUAGE: &str = "patuh_bahasa";
/// The chosen look: `system`, `light`, `dark`.
pub const THEME: &str = "patuh_tampilan";
/// What was done, told on the next page.
pub const FLASH: &str = "patuh_kabar";

/// The value of a cookie, if the request carries it.
pub fn value<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

/// Gives the browser a cookie for `seconds`, or, without them, until it is closed. `value` is plain ASCII without
/// separators; anything else leaves the cookie out.
pub fn set(response: &mut Response, name: &str, value: &str, seconds: Option<i64>, encrypted: bool) {
    let age = seconds.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
    let secure = if encrypted { "; Secure" } else { "" };
    let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{age}{secure}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
}

/// Takes a cookie back.
pub fn clear(response: &mut Response, name: &str, encrypted: bool) {
    set(response, name, "", Some(0), encrypted);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_are_found_among_others() {
        let mut headers = HeaderMap::new();
        headers.append(COOKIE, HeaderValue::from_static("a=1; patuh_sesi=abc; x_patuh_sesi=no"));
        headers.append(COOKIE, HeaderValue::from_static("patuh_bahasa=en"));
        assert_eq!(value(&headers, SESSION), Some("abc"));
        assert_eq!(value(&headers, LANGUAGE), Some("en"));
        assert_eq!(value(&headers, THEME), None);
    }
}
