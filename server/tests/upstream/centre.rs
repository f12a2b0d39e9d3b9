//! The centre as a real peer: plain, with a pinned certificate, and out of order in every way.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::http::StatusCode;
use patuh_server::lookup::simulator::{Conduct, Envelope, Simulator, service};
use patuh_server::lookup::upstream::{Centre, Office, Pin, Trouble};
use rustls::ServerConfig;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use serde_json::json;
use tokio::net::{TcpListener, TcpSocket};
use tokio_rustls::TlsAcceptor;

use crate::service::{CALL_NIK, FOUND, Service, VERIFY, asking, code, peer};

/// The simulator on a port of its own.
async fn plain(conduct: Conduct) -> (SocketAddr, Arc<Simulator>) {
    let simulator = Arc::new(Simulator::new(conduct));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let routes = service(Arc::clone(&simulator));
    tokio::spawn(async move { axum::serve(listener, routes).await });
    (address, simulator)
}

/// The simulator behind a certificate it signed itself.
async fn encrypted() -> (SocketAddr, Pin) {
    let made = rcgen::generate_simple_self_signed(["pusat.test".to_owned()]).expect("a certificate");
    let pin: Pin = made.cert.pem().parse().expect("a pin");
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(made.signing_key.serialize_der()));
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .expect("a certificate with its key");
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let routes = service(Arc::new(Simulator::default()));
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let (acceptor, routes) = (acceptor.clone(), routes.clone());
            tokio::spawn(async move {
                let Ok(stream) = acceptor.accept(stream).await else { return };
                let service = hyper_util::service::TowerToHyperService::new(routes);
                let stream = hyper_util::rt::TokioIo::new(stream);
                let _ = hyper::server::conn::http1::Builder::new().serve_connection(stream, service).await;
            });
        }
    });
    (address, pin)
}

fn office() -> Office {
    Office { user_id: "kantor".to_owned(), password: "rahasia".to_owned(), ip: "10.0.0.1".to_owned() }
}

fn centre(scheme: &str, address: SocketAddr, pin: Option<Pin>) -> Centre {
    let address = format!("{scheme}://{address}").parse().expect("an address");
    Centre::new(&address, pin, office()).expect("a centre").with_patience(Duration::from_millis(800))
}

#[tokio::test(flavor = "multi_thread")]
async fn look_ups_go_over_http_in_both_ages_of_the_envelope() {
    for envelope in [Envelope::Page, Envelope::Old] {
        let (address, simulator) = plain(Conduct { envelope, ..Conduct::default() }).await;
        let service = Service::start("", Some(centre("http", address, None))).await;
        let answer = service.call(&asking(FOUND)).await;
        let record = &answer["content"][0];
        assert_eq!((code(&answer).as_str(), &record["NIK"]), ("01", &json!(FOUND)));
        assert!(record.get("NAMA_LGKP_IBU").is_none(), "only what is granted survives");
        let mut body = asking(FOUND);
        body["NAMA_LGKP"] = record["NAMA_LGKP"].clone();
        body["TRESHOLD"] = json!("80");
        let (_, compared) = service.send(VERIFY, body.to_string(), "127.0.0.1").await;
        assert_eq!(compared["content"][0]["NAMA_LGKP"], "Sesuai (100)", "{compared}");
        for (nik, expected) in [("9901011203400003", "11"), ("9901011708880005", "13"), ("9901011111910007", "15")] {
            assert_eq!(service.code(nik).await, expected, "{envelope:?} {nik}");
        }
        assert_eq!(simulator.calls(), 5, "each is asked once");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pinned_certificate_is_trusted_and_no_other() {
    let (address, pin) = encrypted().await;
    let service = Service::start("", Some(centre("https", address, Some(pin)))).await;
    assert_eq!(service.code(FOUND).await, "01");

    let other = Pin([7; 32]);
    for wrong in [Some(other), None] {
        let refused = centre("https", address, wrong).try_out().await;
        assert_eq!(refused.expect_err("not trusted"), Trouble::Certificate(pin.0), "the one presented is told");
    }
    let service = Service::start("", Some(centre("https", address, Some(other)))).await;
    let (status, answer) = service.send(CALL_NIK, asking(FOUND).to_string(), "127.0.0.1").await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer["content"][0]["RESPON"], "Layanan pusat tidak dapat dihubungi, hit tidak dihitung");
    service.nothing_is_counted().await;
    // Neither is what isn't encrypted at all.
    let (plain, _) = plain(Conduct::default()).await;
    assert_eq!(centre("https", plain, Some(pin)).try_out().await.err(), Some(Trouble::Unreachable));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trial_tells_how_the_centre_takes_us() {
    let (address, _) = plain(Conduct::default()).await;
    let said = centre("http", address, None).try_out().await.expect("an answer");
    assert_eq!(said.code.number(), "15", "it is no NIK that is asked about");
    // Taken, and nobody listens.
    let silent = TcpSocket::new_v4().expect("a socket");
    silent.bind(([127, 0, 0, 1], 0).into()).expect("a port");
    let gone = silent.local_addr().expect("an address");
    assert_eq!(centre("http", gone, None).try_out().await.err(), Some(Trouble::Unreachable));
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_the_centre_does_the_hit_is_given_back() {
    let long = format!("{{\"content\":[{{\"ASING\":\"{}\"}}]}}", "x".repeat(200_000));
    let refused = r#"{"content":[{"RESPONSE_CODE":"04","RESPON":"IP address tidak sesuai"}]}"#;
    let http = |body: &str| format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}", body.len()).into_bytes();
    let cases: Vec<(&str, Vec<u8>, bool, Trouble)> = vec![
        ("garbage instead of HTTP", b"\x16\x03\x01garbage\r\n\r\n".to_vec(), false, Trouble::Failed),
        ("nothing, and gone", Vec::new(), false, Trouble::Failed),
        ("nothing, and still there", Vec::new(), true, Trouble::Late),
        ("headers without an end", b"HTTP/1.1 200 OK\r\nX: y\r\n".to_vec(), true, Trouble::Late),
        ("half a body", b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".to_vec(), true, Trouble::Late),
        ("a body cut off", b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".to_vec(), false, Trouble::Failed),
        ("a page", http("<html>Bad gateway</html>"), false, Trouble::Unreadable),
        ("far too much", http(&long), false, Trouble::Unreadable),
        ("deep", http(&format!("{{\"x\":{}", "[".repeat(60_000))), false, Trouble::Unreadable),
        ("an error", b"HTTP/1.1 500 X\r\nContent-Length: 0\r\n\r\n".to_vec(), false, Trouble::Failed),
        ("elsewhere", b"HTTP/1.1 302 X\r\nLocation: /\r\nContent-Length: 0\r\n\r\n".to_vec(), false, Trouble::Failed),
        (
            "our own access refused",
            http(refused),
            false,
            Trouble::OfficeRefused(patuh_domain::access::Code::AddressNotRegistered),
        ),
    ];
    for (name, bytes, keeps_open, expected) in cases {
        let (address, connections) = peer(bytes, keeps_open).await;
        assert_eq!(centre("http", address, None).try_out().await.err(), Some(expected), "{name}");
        assert_eq!(connections.load(Ordering::SeqCst), 1, "{name}: nothing is asked twice");
    }
    // Through the whole server, for one that fails at once and one that hangs.
    for keeps_open in [false, true] {
        let (address, _) = peer(Vec::new(), keeps_open).await;
        let service = Service::start("", Some(centre("http", address, None))).await;
        let (status, answer) = service.send(CALL_NIK, asking(FOUND).to_string(), "127.0.0.1").await;
        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{answer}");
        assert_eq!(answer["quotaLimiter"], 0);
        service.nothing_is_counted().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_centre_that_keeps_failing_is_left_alone() {
    let (address, connections) = peer(b"HTTP/1.1 500 X\r\nContent-Length: 0\r\n\r\n".to_vec(), false).await;
    let service = Service::start("", Some(centre("http", address, None))).await;
    for _ in 0..12 {
        let (status, _) = service.send(CALL_NIK, asking(FOUND).to_string(), "127.0.0.1").await;
        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    }
    assert!(connections.load(Ordering::SeqCst) < 12, "not every call waits for it");
    service.nothing_is_counted().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_calls_at_once_share_connections_and_each_is_answered() {
    let (address, simulator) = plain(Conduct { latency: Duration::from_millis(2), ..Conduct::default() }).await;
    let service = Arc::new(Service::start("", Some(centre("http", address, None))).await);
    let calls = (0..64).map(|client| {
        let service = Arc::clone(&service);
        tokio::spawn(async move { service.code(&format!("990102010190{:04}", client + 1)).await })
    });
    for call in calls.collect::<Vec<_>>() {
        assert_eq!(call.await.expect("a call"), "01");
    }
    assert_eq!(simulator.calls(), 64);
}
