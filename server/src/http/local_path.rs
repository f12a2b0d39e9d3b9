//! Addresses within this server, where a form or a link says to go next.

use axum::http::HeaderMap;
use axum::http::header::{HOST, REFERER};

const LONGEST: usize = 2_000;

/// `text` if it is a path of this server, with or without a query; anything that a browser could read as another host,
/// or that doesn't fit a header, is refused.
pub fn local_path(text: &str) -> Option<&str> {
    let second = text.as_bytes().get(1);
    let plain = text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    (text.starts_with('/') && plain && text.len() <= LONGEST && !matches!(second, Some(b'/' | b'\\'))).then_some(text)
}

/// The page from which a request was sent, as a path, if it is one of this server.
pub fn came_from(headers: &HeaderMap) -> Option<String> {
    let referer = headers.get(REFERER)?.to_str().ok()?;
    let (_, rest) = referer.split_once("://")?;
    let (host, path) = rest.find('/').map(|at| rest.split_at(at))?;
    if host != headers.get(HOST)?.to_str().ok()? {
        return None;
    }
    local_path(path).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn only_paths_of_this_server_are_followed() {
        for good in ["/", "/beranda", "/perjanjian?cari=dinas%20sosial&hal=2", "/masuk?next=/x"] {
            assert_eq!(local_path(good), Some(good));
        }
        for bad in [
            "",
            "beranda",
            "//evil.test",
            "/\\evil.test",
            "https://evil.test",
            "/a\r\nSet-Cookie: x",
            "/a b",
            "/\t/evil.test",
            "javascript:alert(1)",
            "/é",
        ] {
            assert_eq!(local_path(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_page_before_counts_only_on_this_host() {
        let headers = |referer: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(HOST, HeaderValue::from_static("patuh.test"));
            headers.insert(REFERER, HeaderValue::from_static(referer));
            headers
        };
        assert_eq!(came_from(&headers("https://patuh.test/perjanjian?hal=2")), Some("/perjanjian?hal=2".to_owned()));
        assert_eq!(came_from(&headers("https://evil.test/perjanjian")), None);
        assert_eq!(came_from(&headers("https://patuh.test.evil.test/")), None);
    }
}
