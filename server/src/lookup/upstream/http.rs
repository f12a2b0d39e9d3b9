//! The centre's service by HTTP: one pool of connections for each office.
//!
//! Policy: an answer has ten seconds, from the first attempt to connect. There is a second attempt only where no
//! connection came about, so that nothing is asked twice. Redirects aren't followed: a closed network has none.

use std::error::Error as _;
use std::fmt;
use std::str::FromStr;
use std::time::{Duration, Instant};

use axum::body::Bytes;
use axum::http::{Method, Request, StatusCode, Uri, header};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper_util::client::legacy::Client;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use patuh_domain::identity::Nik;
use serde::{Deserialize, Serialize, Serializer};
use tokio::sync::Semaphore;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::breaker::Breaker;
use super::connect::{Connector, NoConnection};
use super::pin::Pin;
use super::{LONGEST, PATIENCE, Question, Reply, Trouble, read};

/// Calls under way to one centre at the same time.
const AT_ONCE: usize = 512;
/// Connections kept open while nothing is asked, and for how long.
const KEPT: usize = 64;
const KEPT_FOR: Duration = Duration::from_secs(30);

/// By what the centre knows the office. Never printed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct Office {
    pub user_id: String,
    pub password: String,
    /// The address that the centre has registered, sent with every call.
    pub ip: String,
}

impl fmt::Debug for Office {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Office(…)")
    }
}

/// Where the service is: `https://host:port/dukcapil/get_json/{id}`, or `http://…` within a closed network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    uri: Uri,
    /// The path before the operation, without a slash at its end; empty: to be made from the office's User ID.
    path: String,
}

/// Not the address of a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an address like https://host:port/dukcapil/get_json/id")]
pub struct NotAnAddress;

impl FromStr for Address {
    type Err = NotAnAddress;

    fn from_str(text: &str) -> Result<Self, NotAnAddress> {
        let uri: Uri = text.trim().parse().map_err(|_| NotAnAddress)?;
        let known = matches!(uri.scheme_str(), Some("http" | "https"));
        let plain = uri.query().is_none() && uri.authority().is_some_and(|place| !place.as_str().contains('@'));
        if !known || !plain || uri.host().is_none_or(str::is_empty) {
            return Err(NotAnAddress);
        }
        let path = uri.path().trim_end_matches('/');
        // Whoever copied the address of an operation means the service.
        let path = ["/CALL_NIK", "/CALL_VERIFY_BY_ELEMEN"]
            .iter()
            .find_map(|end| path.len().checked_sub(end.len()).filter(|at| path[*at..].eq_ignore_ascii_case(end)))
            .map_or(path, |at| &path[..at])
            .to_owned();
        Ok(Self { uri, path })
    }
}

impl Address {
    /// Whether it is reached encrypted.
    pub fn is_encrypted(&self) -> bool {
        self.uri.scheme_str() == Some("https")
    }

    fn of(&self, operation: &str, office: &Office) -> Uri {
        let scheme = self.uri.scheme_str().unwrap_or("https");
        let place = self.uri.authority().map_or("", |place| place.as_str());
        let path = if self.path.is_empty() {
            let id: String =
                office.user_id.chars().filter(|c| c.is_ascii_alphanumeric() || "-_.".contains(*c)).collect();
            format!("/dukcapil/get_json/{}", if id.is_empty() { "patuh" } else { id.as_str() })
        } else {
            self.path.clone()
        };
        format!("{scheme}://{place}{path}/{operation}").parse().unwrap_or_else(|_| self.uri.clone())
    }
}

/// The service as one office uses it.
pub struct Centre {
    call_nik: Uri,
    verify: Uri,
    office: Office,
    client: Client<Connector, Full<Bytes>>,
    places: Semaphore,
    breaker: Breaker,
    patience: Duration,
}

impl Centre {
    /// The service at `address`, where https shows the certificate of `pin`.
    ///
    /// # Errors
    /// [`Trouble::Unreachable`] where TLS can't be had at all.
    pub fn new(address: &Address, pin: Option<Pin>, office: Office) -> Result<Self, Trouble> {
        let connector = if address.is_encrypted() {
            Connector::pinned(pin).map_err(|_| Trouble::Unreachable)?
        } else {
            Connector::plain()
        };
        let client = Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(KEPT_FOR)
            .pool_max_idle_per_host(KEPT)
            .build(connector);
        Ok(Self {
            call_nik: address.of("CALL_NIK", &office),
            verify: address.of("CALL_VERIFY_BY_ELEMEN", &office),
            office,
            client,
            places: Semaphore::new(AT_ONCE),
            breaker: Breaker::default(),
            patience: PATIENCE,
        })
    }

    /// The same with another patience, for tests.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// How it does.
    pub const fn breaker(&self) -> &Breaker {
        &self.breaker
    }

    /// Asks, unless it is being left alone.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn ask(&self, nik: &Nik, question: &Question) -> Result<Reply, Trouble> {
        if !self.breaker.lets_through() {
            return Err(Trouble::Resting);
        }
        let Ok(_place) = self.places.try_acquire() else { return Err(Trouble::Busy) };
        self.ask_with(nik.expose(), question).await
    }

    /// Asks about something that is no NIK, whatever was seen before: whether it can be reached, knows the office, and
    /// answers in a shape we read. The answer is the centre's refusal of the NIK.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn try_out(&self) -> Result<Reply, Trouble> {
        self.ask_with("0000000000000000", &Question::CallNik).await
    }

    async fn ask_with(&self, nik: &str, question: &Question) -> Result<Reply, Trouble> {
        let began = Instant::now();
        let said = tokio::time::timeout(self.patience, self.exchange(nik, question)).await;
        let said = said.unwrap_or(Err(Trouble::Late));
        match &said {
            Ok(_) => self.breaker.answered(began.elapsed()),
            Err(trouble) => self.breaker.failed(*trouble),
        };
        said
    }

    async fn exchange(&self, nik: &str, question: &Question) -> Result<Reply, Trouble> {
        let (uri, threshold, given) = match question {
            Question::CallNik => (&self.call_nik, None, &[][..]),
            Question::Verify { threshold, given } => (&self.verify, Some(*threshold), given.as_slice()),
        };
        let asked = Asked { nik, office: &self.office, threshold, given };
        let body = Bytes::from(serde_json::to_vec(&asked).map_err(|_| Trouble::Failed)?);
        let mut attempts = 0;
        let response = loop {
            attempts += 1;
            match self.client.request(request(uri, body.clone())).await {
                Ok(response) => break response,
                Err(error) => {
                    let none = error.source().and_then(|source| source.downcast_ref::<NoConnection>());
                    match none {
                        Some(NoConnection::Certificate(presented)) => return Err(Trouble::Certificate(*presented)),
                        _ if error.is_connect() && attempts < 2 => {}
                        _ if error.is_connect() => return Err(Trouble::Unreachable),
                        _ => return Err(Trouble::Failed),
                    }
                }
            }
        };
        if response.status() != StatusCode::OK {
            return Err(Trouble::Failed);
        }
        read(&collected(response.into_body()).await?)
    }
}

/// What is sent, in the centre's own spelling.
struct Asked<'a> {
    nik: &'a str,
    office: &'a Office,
    threshold: Option<u8>,
    given: &'a [(patuh_domain::citizen::Field, Zeroizing<String>)],
}

impl Serialize for Asked<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let pairs = [
            ("NIK", self.nik),
            ("user_id", &self.office.user_id),
            ("password", &self.office.password),
            ("IP_USER", &self.office.ip),
        ];
        let threshold = self.threshold.map(|threshold| ("TRESHOLD", threshold.to_string()));
        let threshold = threshold.iter().map(|(key, value)| (*key, value.as_str()));
        let given = self.given.iter().map(|(field, value)| (field.key(), value.as_str()));
        serializer.collect_map(pairs.into_iter().chain(threshold).chain(given))
    }
}

fn request(uri: &Uri, body: Bytes) -> Request<Full<Bytes>> {
    let mut request = Request::new(Full::new(body));
    *request.method_mut() = Method::POST;
    *request.uri_mut() = uri.clone();
    let headers = request.headers_mut();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static("application/json"));
    headers.insert(header::ACCEPT, header::HeaderValue::from_static("application/json"));
    request
}

/// The whole answer, as long as it isn't too long.
async fn collected(mut body: Incoming) -> Result<Zeroizing<Vec<u8>>, Trouble> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(4096));
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| Trouble::Failed)?;
        let Some(data) = frame.data_ref() else { continue };
        if bytes.len() + data.len() > LONGEST {
            return Err(Trouble::Unreadable);
        }
        bytes.extend_from_slice(data);
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_a_service() {
        let office = Office { user_id: "kantor 01".to_owned(), password: String::new(), ip: String::new() };
        for (text, expected) in [
            ("http://10.0.0.1:8080", "http://10.0.0.1:8080/dukcapil/get_json/kantor01/CALL_NIK"),
            ("https://pusat.test/", "https://pusat.test/dukcapil/get_json/kantor01/CALL_NIK"),
            (
                "https://pusat.test/dukcapil/get_json/99-01/x/call_nik",
                "https://pusat.test/dukcapil/get_json/99-01/x/CALL_NIK",
            ),
        ] {
            let address: Address = text.parse().unwrap_or_else(|_| panic!("{text}"));
            assert_eq!(address.of("CALL_NIK", &office).to_string(), expected);
        }
        for text in
            ["", "pusat.test", "ftp://pusat.test", "https://", "https://u:p@pusat.test", "https://pusat.test/?a=1"]
        {
            assert_eq!(text.parse::<Address>(), Err(NotAnAddress), "{text}");
        }
    }

    #[test]
    fn what_is_sent_has_the_spelling_of_the_centre() {
        let office = Office { user_id: "u".to_owned(), password: "p".to_owned(), ip: "10.0.0.1".to_owned() };
        let asked = Asked { nik: "x", office: &office, threshold: Some(80), given: &[] };
        let text = serde_json::to_string(&asked).expect("JSON");
        assert_eq!(text, r#"{"NIK":"x","user_id":"u","password":"p","IP_USER":"10.0.0.1","TRESHOLD":"80"}"#);
        assert_eq!(format!("{office:?}"), "Office(…)");
    }
}
