//! What was done, told once on the next page: a signed cookie, so that nobody else can put words on our pages.

use axum::http::HeaderMap;
use axum::response::Response;
use patuh_app::views::Flash;
use patuh_domain::wording::Bilingual;

use super::cookie;
use crate::identity::hex;
use crate::machinery::Keys;

const PURPOSE: &str = "flash";
/// A page comes within a minute or not at all.
const SECONDS: i64 = 60;
/// Browsers keep some 4,000 bytes a cookie.
const LONGEST: usize = 1_500;

/// Tells `text` on the next page.
pub fn tell(response: &mut Response, keys: &Keys, text: Bilingual, good: bool, encrypted: bool) {
    let Ok(body) = serde_json::to_vec(&Flash { text, good }) else { return };
    if body.len() > LONGEST {
        return;
    }
    let value = format!("{}.{}", hex(&body), hex(&keys.code(PURPOSE, &[&body])));
    cookie::set(response, cookie::FLASH, &value, Some(SECONDS), encrypted);
}

/// What is to be told with this request, if it is ours.
pub fn told(headers: &HeaderMap, keys: &Keys) -> Option<Flash> {
    let (body, code) = cookie::value(headers, cookie::FLASH)?.split_once('.')?;
    let (body, code) = (unhex(body)?, unhex(code)?);
    keys.is_code(PURPOSE, &[&body], &code).then(|| serde_json::from_slice(&body).ok())?
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || !text.len().is_multiple_of(2) {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use axum::http::header::{COOKIE, SET_COOKIE};
    use axum::http::{HeaderValue, Response};

    use super::*;
    use crate::config::Secret;

    #[test]
    fn only_our_own_words_are_told() {
        let folder = tempfile::tempdir().expect("folder");
        let keys = Keys::new(Secret::read_or_create(&folder.path().join("key")).expect("key"));
        let mut response = Response::default();
        tell(&mut response, &keys, Bilingual::new("Tersimpan.", "Saved."), true, false);
        let set = response.headers()[SET_COOKIE].to_str().expect("text").to_owned();
        let pair = set.split(';').next().expect("pair");

        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, HeaderValue::from_str(pair).expect("cookie"));
        assert_eq!(told(&headers, &keys).map(|flash| flash.text.id.into_owned()), Some("Tersimpan.".to_owned()));

        let forged = pair.replacen("7b", "7c", 1);
        headers.insert(COOKIE, HeaderValue::from_str(&forged).expect("cookie"));
        assert_eq!(told(&headers, &keys), None);
    }
}
