//! Whatever programs send: the right answer or status, never an error of our own, never a worker that is stuck.

use std::net::SocketAddr;
use std::sync::OnceLock;
use std::time::Duration;

use patuh_server::http::listen::{self, Limits};
use proptest::prelude::*;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;

use crate::service::{CALL_NIK, FOUND, Service, VERIFY, asking};

/// A server on a real port that loses patience with headers soon.
async fn listening(service: &Service) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let limits = Limits { headers: Duration::from_millis(700), ..Limits::default() };
    let routes = service.app.clone();
    tokio::spawn(async move { listen::serve(listener, routes, &[], limits, std::future::pending()).await });
    address
}

fn call(body: &str) -> String {
    format!(
        "POST {CALL_NIK} HTTP/1.1\r\nHost: patuh.test\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// Sends `text` and reads until the server closes the connection.
async fn exchange(address: SocketAddr, text: &str) -> String {
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    stream.write_all(text.as_bytes()).await.expect("sent");
    let mut heard = Vec::new();
    // A connection that is cut ends what can be read as well.
    let _ = stream.read_to_end(&mut heard).await;
    String::from_utf8_lossy(&heard).into_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn slow_clients_lose_their_connection_and_hold_nobody_up() {
    let service = Service::start("", None).await;
    let address = listening(&service).await;
    let mut slow = Vec::new();
    for _ in 0..100 {
        let mut stream = TcpStream::connect(address).await.expect("a connection");
        stream.write_all(b"POST /dukcapil/get_json/demo/CALL_NIK HTTP/1.1\r\nHost: x\r\nX-A: ").await.expect("sent");
        slow.push(stream);
    }
    let mut body = TcpStream::connect(address).await.expect("a connection");
    let begun = format!("POST {CALL_NIK} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{{\"nik\"");
    body.write_all(begun.as_bytes()).await.expect("sent");

    let answered = exchange(address, &call(&asking(FOUND).to_string())).await;
    assert!(answered.starts_with("HTTP/1.1 200") && answered.contains(FOUND), "{answered}");
    for mut stream in slow {
        let mut heard = Vec::new();
        let _ = stream.read_to_end(&mut heard).await;
        let heard = String::from_utf8_lossy(&heard);
        assert!(heard.is_empty() || heard.starts_with("HTTP/1.1 4"), "{heard}");
    }
    let mut heard = [0; 12];
    body.read_exact(&mut heard).await.expect("an answer");
    assert_eq!(&heard, b"HTTP/1.1 408");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_http_or_far_too_large_leaves_the_server_as_it_was() {
    let service = Service::start("", None).await;
    let address = listening(&service).await;
    for text in [
        "\u{16}\u{3}\u{1}".to_owned(),
        "GET\r\n\r\n".to_owned(),
        format!("POST {CALL_NIK} HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n"),
        format!("POST {CALL_NIK} HTTP/1.1\r\nHost: x\r\nX: {}\r\n\r\n", "y".repeat(200_000)),
        format!("POST {CALL_NIK} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
    ] {
        let mut stream = TcpStream::connect(address).await.expect("a connection");
        let _ = stream.write_all(text.as_bytes()).await;
        let mut heard = Vec::new();
        let _ = stream.read_to_end(&mut heard).await;
        let heard = String::from_utf8_lossy(&heard);
        assert!(heard.is_empty() || heard.starts_with("HTTP/1.1 4"), "{heard}");
    }
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    let _ = stream.write_all(call(&"9".repeat(10 << 20)).as_bytes()).await;
    drop(stream);
    let answered = exchange(address, &call(&asking(FOUND).to_string())).await;
    assert!(answered.contains(FOUND), "{answered}");
}

/// One demonstration for all cases.
fn shared() -> &'static (Runtime, Service) {
    static SHARED: OnceLock<(Runtime, Service)> = OnceLock::new();
    SHARED.get_or_init(|| {
        let runtime = Runtime::new().expect("a runtime");
        let service = runtime.block_on(Service::start("", None));
        (runtime, service)
    })
}

fn is_answered(path: &str, body: Vec<u8>) -> Result<(), TestCaseError> {
    let (runtime, service) = shared();
    let shown = String::from_utf8_lossy(&body).into_owned();
    let (status, answer) = runtime.block_on(service.send(path, body, "127.0.0.1"));
    prop_assert!([200, 400, 413].contains(&status.as_u16()), "{status} for {shown}");
    let code = answer["content"][0]["RESPONSE_CODE"].as_str().unwrap_or_default();
    prop_assert_eq!(code.len(), 2, "{} for {}", answer, shown);
    prop_assert!(answer["quotaLimiter"].is_i64() && answer["totalElements"] == 1);
    Ok(())
}

/// Any JSON, with the keys of a call among its keys.
fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,20}".prop_map(Value::from),
        "[0-9]{15,17}".prop_map(Value::from),
        Just(json!(FOUND)),
        Just(json!("demo-ws")),
        Just(json!("demo-ws-rahasia")),
        Just(json!("127.0.0.1")),
    ];
    let key = prop_oneof![
        Just("nik".to_owned()),
        Just("NIK".to_owned()),
        Just("user_id".to_owned()),
        Just("password".to_owned()),
        Just("ip_user".to_owned()),
        Just("TRESHOLD".to_owned()),
        Just("NAMA_LGKP".to_owned()),
        ".{0,8}",
    ];
    leaf.prop_recursive(4, 32, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::hash_map(key.clone(), inner, 0..8)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn invariant_any_bytes_are_answered(body in prop::collection::vec(any::<u8>(), 0..400)) {
        is_answered(CALL_NIK, body)?;
    }

    #[test]
    fn invariant_any_json_is_answered(body in anything(), verify in any::<bool>()) {
        is_answered(if verify { VERIFY } else { CALL_NIK }, body.to_string().into_bytes())?;
    }

    #[test]
    fn invariant_a_call_with_one_thing_odd_is_answered(
        key in prop_oneof![Just("nik"), Just("user_id"), Just("password"), Just("ip_user"), Just("TRESHOLD"), Just("ALAMAT")],
        value in anything(),
        verify in any::<bool>(),
    ) {
        let mut body = asking(FOUND);
        body["NAMA_LGKP"] = json!("BAYU");
        body[key] = value;
        is_answered(if verify { VERIFY } else { CALL_NIK }, body.to_string().into_bytes())?;
    }
}
