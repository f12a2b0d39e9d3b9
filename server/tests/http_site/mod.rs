//! A whole server in process with a town's worth of people, and a browser that keeps cookies and follows nothing.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use axum::response::Response;
use figment::Figment;
use figment::providers::{Format as _, Toml};
use patuh_domain::actor::Role;
use patuh_server::clock::RealClock;
use patuh_server::config::{Config, DEFAULTS, Secret};
use patuh_server::http::{AppState, router};
use patuh_server::rooms::Rooms;
use patuh_server::testing::{TestDatabase, Town};
use tower::ServiceExt as _;

/// The password of everybody in the town.
pub const PASSWORD: &str = "sandi kota yang panjang";

/// A server with its own database and data folder.
pub struct Site {
    pub app: Router,
    pub state: AppState,
    pub town: Option<Town>,
    pub database: TestDatabase,
    _folder: tempfile::TempDir,
}

impl Site {
    /// Nobody is registered yet.
    pub async fn empty() -> Self {
        Self::on(TestDatabase::sqlite().await.expect("a database"))
    }

    /// The same on a database of one's choice.
    pub fn on(database: TestDatabase) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let settings = format!("data_dir = {:?}", folder.path());
        let config: Config =
            Figment::from(Toml::string(DEFAULTS)).merge(Toml::string(&settings)).extract().expect("settings");
        let rooms = Rooms::new(&config, database.store.clone(), Secret::fresh(), Arc::new(RealClock));
        let state = AppState::new(config, rooms);
        Self { app: router(state.clone()), state, town: None, database, _folder: folder }
    }

    /// With a town, whose people can sign in.
    pub async fn with_town() -> Self {
        Self::with_town_on(TestDatabase::sqlite().await.expect("a database")).await
    }

    /// The same on a database of one's choice.
    pub async fn with_town_on(database: TestDatabase) -> Self {
        let mut site = Self::on(database);
        let town = site.found("9901").await;
        site.town = Some(town);
        site
    }

    /// Another town in the same installation.
    pub async fn found(&self, region: &str) -> Town {
        let town = Town::found(&self.state.rooms.desk, region).await.expect("a town");
        let people: Vec<_> = Role::ALL.iter().filter_map(|role| town.actor(*role).person()).collect();
        self.state.rooms.identity.set_passwords(&people, PASSWORD.to_owned()).await.expect("passwords");
        town
    }

    /// The town of this site.
    pub fn town(&self) -> &Town {
        self.town.as_ref().expect("a town")
    }

    /// A browser without cookies.
    pub fn browser(&self) -> Browser {
        Browser { app: self.app.clone(), cookies: Vec::new() }
    }

    /// A browser in which the person of this role of the first town is signed in.
    pub async fn signed_in(&self, role: Role) -> Browser {
        self.signed_in_at("9901", role).await
    }

    /// The same of another town.
    pub async fn signed_in_at(&self, region: &str, role: Role) -> Browser {
        let mut browser = self.browser();
        let answer = browser.post("/masuk", &[("email", &email(region, role)), ("password", PASSWORD)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        browser
    }
}

/// The address of the person of this role.
pub fn email(region: &str, role: Role) -> String {
    format!("{}@{region}.patuh.test", role.name().replace('_', "."))
}

/// Keeps cookies.
pub struct Browser {
    app: Router,
    pub cookies: Vec<(String, String)>,
}

/// An answer, read whole.
pub struct Answer {
    pub status: StatusCode,
    pub place: String,
    pub headers: axum::http::HeaderMap,
    pub body: String,
}

impl Browser {
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Request::get(path).header(header::ACCEPT, "text/html"), Body::empty()).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = fields
            .iter()
            .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)))
            .collect::<Vec<_>>()
            .join("&");
        let request = Request::post(path)
            .header(header::ACCEPT, "text/html")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, Body::from(body)).await
    }

    /// A form with one file.
    pub async fn post_file(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        (name, file, bytes): (&str, &str, &[u8]),
    ) -> Answer {
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend_from_slice(
                format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").as_bytes(),
            );
        }
        body.extend_from_slice(
            format!(
                "--x\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\
                 Content-Type: application/octet-stream\r\n\r\n"
            )
            .as_bytes(),
        );
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--x--\r\n");
        let request = Request::post(path).header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
        self.send(request, Body::from(body)).await
    }

    pub async fn send(&mut self, request: axum::http::request::Builder, body: Body) -> Answer {
        let cookies = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
        let request = request.header(header::COOKIE, cookies).body(body).expect("a request");
        let response: Response = self.app.clone().oneshot(request).await.expect("an answer");
        for set in response.headers().get_all(header::SET_COOKIE) {
            let pair = set.to_str().expect("text").split(';').next().expect("a pair");
            let (name, value) = pair.split_once('=').expect("a pair");
            self.cookies.retain(|(known, _)| known != name);
            if !value.is_empty() {
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 32 << 20).await.expect("a body");
        let place = parts.headers.get(header::LOCATION).map_or("", |place| place.to_str().expect("text"));
        Answer {
            status: parts.status,
            place: place.to_owned(),
            headers: parts.headers.clone(),
            body: String::from_utf8_lossy(&bytes).replace("<!>", ""),
        }
    }
}

fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
