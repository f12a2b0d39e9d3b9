//! A browser without a script, on a server in the same process: keeps cookies, follows redirects, sends forms.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use tower::ServiceExt as _;

use crate::form::{Form, Sent};
use crate::html::Element;

/// Whose server this is; the address bar shows it.
const HOST: &str = "patuh.test";

/// A browser of one person.
#[derive(Clone)]
pub struct Client {
    app: Router,
    cookies: Vec<(String, String)>,
}

/// An answer, read whole.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    /// Where it was asked, after redirects.
    pub path: String,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Client {
    /// A browser without cookies.
    pub const fn new(app: Router) -> Self {
        Self { app, cookies: Vec::new() }
    }

    /// A browser in which this account is signed in, by the page for it.
    pub async fn signed_in(app: Router, email: &str, password: &str) -> Self {
        let mut client = Self::new(app);
        let mut form = client.get("/masuk").await.page().form("/masuk");
        form.answer("email", &crate::journey::Answer::Value(email.to_owned()));
        form.answer("password", &crate::journey::Answer::Value(password.to_owned()));
        let home = client.send_and_follow(&form).await;
        assert_eq!((home.status, home.path.as_str()), (StatusCode::OK, "/beranda"), "{email}: {}", home.text());
        client
    }

    /// Opens a page, following redirects.
    pub async fn get(&mut self, path: &str) -> Answer {
        let mut answer = self.ask(path).await;
        for _ in 0..5 {
            let Some(next) = answer.place() else { return answer };
            answer = self.ask(&next).await;
        }
        panic!("{path} leads in circles");
    }

    /// Asks for a path, following nothing.
    pub async fn ask(&mut self, path: &str) -> Answer {
        let request = Request::get(path).header(header::ACCEPT, "text/html").header("sec-fetch-site", "same-origin");
        self.request(path, request, Vec::new()).await
    }

    /// Sends a form, following nothing.
    pub async fn send(&mut self, form: &Form) -> Answer {
        let Sent { action, content_type, body } = form.send();
        let request = Request::post(&action)
            .header(header::ACCEPT, "text/html")
            .header(header::CONTENT_TYPE, content_type)
            .header("sec-fetch-site", "same-origin");
        self.request(&action, request, body).await
    }

    /// Presses a button of a small form: posts `fields` as they are.
    pub async fn post(&mut self, path: &str, fields: &str) -> Answer {
        let request = Request::post(path)
            .header(header::ACCEPT, "text/html")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.request(path, request, fields.as_bytes().to_vec()).await
    }

    /// Sends a form and opens the page it leads to; the form must not answer with a page itself.
    pub async fn send_and_follow(&mut self, form: &Form) -> Answer {
        let answer = self.send(form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}: {}", form.action, answer.text());
        let next = answer.place().expect("a redirect names its place");
        self.get(&next).await
    }

    async fn request(&mut self, path: &str, request: axum::http::request::Builder, body: Vec<u8>) -> Answer {
        let cookies = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
        let request = request
            .header(header::HOST, HOST)
            .header(header::CONTENT_LENGTH, body.len())
            .header(header::COOKIE, cookies)
            .body(Body::from(body))
            .expect("a request");
        let response = self.app.clone().oneshot(request).await.expect("an answer");
        for set in response.headers().get_all(header::SET_COOKIE) {
            let pair = set.to_str().expect("text").split(';').next().unwrap_or_default();
            let (name, value) = pair.split_once('=').expect("a pair");
            self.cookies.retain(|(known, _)| known != name);
            if !value.is_empty() {
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, 64 << 20).await.expect("a body").to_vec();
        Answer { status: parts.status, path: path.to_owned(), headers: parts.headers, body }
    }
}

impl Answer {
    /// Where it leads, if it leads on.
    pub fn place(&self) -> Option<String> {
        let place = self.headers.get(header::LOCATION).filter(|_| self.status.is_redirection())?;
        Some(place.to_str().expect("text").to_owned())
    }

    /// A header as text; empty where it is absent.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("text"))
    }

    /// The page.
    ///
    /// # Panics
    /// Where it isn't one, or not as it should be.
    pub fn page(&self) -> Element {
        assert_eq!(self.status, StatusCode::OK, "{}: {}", self.path, self.text());
        self.document()
    }

    /// The page of any status.
    pub fn document(&self) -> Element {
        Element::parse(&String::from_utf8_lossy(&self.body))
    }

    /// What a reader sees, or what came instead of a page.
    pub fn text(&self) -> String {
        let body = String::from_utf8_lossy(&self.body);
        if self.header("content-type").starts_with("text/html") {
            Element::parse(&body).text()
        } else {
            body.into_owned()
        }
    }
}

impl Element {
    /// The form that posts to `action`.
    ///
    /// # Panics
    /// Where the page has none.
    pub fn form(&self, action: &str) -> Form {
        let forms = self.named("form");
        let found = forms.iter().find(|form| form.attribute("action") == Some(action));
        Form::read(found.unwrap_or_else(|| panic!("no form posts to {action}: {}", self.text())))
    }
}
