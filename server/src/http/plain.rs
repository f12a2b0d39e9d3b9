//! Small pages that a handler writes itself: an answer that must not be stored, an outage, a session that ended while
//! somebody was typing. They load the style sheet and nothing else, and need neither database nor script.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use patuh_app::views::{Posted, hidden};
use patuh_domain::wording::{Bilingual, Language};

use super::state::AppState;

/// A page in the making. Texts are escaped when they are put in.
pub struct PlainPage {
    language: Language,
    title: String,
    body: String,
}

impl PlainPage {
    /// A page with this title, as heading too.
    pub fn new(language: Language, title: &Bilingual) -> Self {
        let title = title.in_(language).to_owned();
        let body = format!("<h1>{}</h1>", escaped(&title));
        Self { language, title, body }
    }

    /// A paragraph.
    #[must_use]
    pub fn paragraph(mut self, text: &Bilingual) -> Self {
        self.body.push_str(&format!("<p>{}</p>", escaped(text.in_(self.language))));
        self
    }

    /// Something to copy exactly, with its name before it.
    #[must_use]
    pub fn exact(mut self, name: &Bilingual, value: &str) -> Self {
        let name = escaped(name.in_(self.language));
        self.body.push_str(&format!("<p><b>{name}</b><br><code class=\"secret\">{}</code></p>", escaped(value)));
        self
    }

    /// A link that looks like a button.
    #[must_use]
    pub fn link(mut self, path: &str, text: &Bilingual) -> Self {
        let text = escaped(text.in_(self.language));
        self.body.push_str(&format!("<p><a class=\"button\" href=\"{}\">{text}</a></p>", escaped(path)));
        self
    }

    /// A button that sends the same form once more. Passwords have to be typed again and are left out.
    #[must_use]
    pub fn send_again(mut self, path: &str, posted: &Posted, text: &Bilingual) -> Self {
        self.body.push_str(&format!("<form method=\"post\" action=\"{}\">", escaped(path)));
        for (name, values) in posted.0.iter().filter(|(name, _)| !name.contains("password")) {
            for value in values {
                let (name, value) = (escaped(name), escaped(value));
                self.body.push_str(&format!("<textarea hidden name=\"{name}\">\n{value}</textarea>"));
            }
        }
        let text = escaped(text.in_(self.language));
        self.body.push_str(&format!("<p><button class=\"button\" type=\"submit\">{text}</button></p></form>"));
        self
    }

    /// Markup made by the server, whose texts are escaped already.
    #[must_use]
    pub fn part(mut self, markup: &str) -> Self {
        self.body.push_str(markup);
        self
    }

    /// The answer. It is never stored by browsers or proxies.
    pub fn answer(self, state: &AppState, status: StatusCode) -> Response {
        let files = state.files();
        let document = format!(
            "<!DOCTYPE html><html lang=\"{}\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <meta name=\"color-scheme\" content=\"light dark\"><title>{} · Patuh</title>\
             <link rel=\"icon\" href=\"{}\" type=\"image/svg+xml\"><link rel=\"stylesheet\" href=\"{}\"></head>\
             <body><main id=\"isi\" class=\"standalone\">{}</main></body></html>",
            self.language.code(),
            escaped(&self.title),
            escaped(&files.icon),
            escaped(&files.style),
            self.body
        );
        let mut response = (status, Body::from(document)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }
}

/// An outage. `sent` is what somebody sent, with the path it was for: nothing typed is lost.
pub fn outage(state: &AppState, language: Language, reference: &str, sent: Option<(&str, &Posted)>) -> Response {
    let mut page = PlainPage::new(language, &Bilingual::new("Layanan sedang terganggu", "Out of service")).paragraph(
        &Bilingual::owned(
            format!("Belum ada yang berubah. Coba lagi sebentar; bila tetap terjadi, sampaikan nomor {reference} kepada admin."),
            format!("Nothing has changed. Try again in a moment; if it stays, give your admin the number {reference}."),
        ),
    );
    page = match sent {
        Some((path, posted)) => page
            .paragraph(&Bilingual::new(
                "Isian Anda masih ada di halaman ini.",
                "What you filled in is still on this page.",
            ))
            .send_again(path, posted, &Bilingual::new("Kirim lagi", "Send again")),
        None => page.link("/beranda", &Bilingual::new("Ke beranda", "To the home page")),
    };
    page.answer(state, StatusCode::SERVICE_UNAVAILABLE)
}

/// The session ended while somebody was filling a form in: sign in elsewhere, then send what is kept here.
pub fn session_ended(state: &AppState, language: Language, path: &str, posted: &Posted) -> Response {
    let title = Bilingual::new("Sesi Anda sudah berakhir", "Your session has ended");
    PlainPage::new(language, &title)
        .paragraph(&Bilingual::new(
            "Belum ada yang terkirim, dan isian Anda masih ada di halaman ini. Masuk lagi di tab lain, lalu kembali ke sini dan kirim lagi.",
            "Nothing was sent, and what you filled in is still on this page. Sign in again in another tab, then come back here and send again.",
        ))
        .send_again(path, posted, &Bilingual::new("Kirim lagi", "Send again"))
        .answer(state, StatusCode::UNAUTHORIZED)
}

/// Whether a form has anything in it that would be a pity to lose.
pub fn worth_keeping(posted: &Posted) -> bool {
    posted
        .0
        .iter()
        .any(|(name, values)| !hidden::ALL.contains(&name.as_str()) && values.iter().any(|value| !value.is_empty()))
}

/// `text` as it stands between tags or in an attribute.
pub fn escaped(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, c| {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
        out
    })
}
