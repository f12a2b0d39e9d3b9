//! The address of whoever calls, behind proxies and not.

use crate::service::{CALL_NIK, FOUND, Service, asking, code};

#[tokio::test(flavor = "multi_thread")]
async fn only_a_configured_proxy_may_say_who_calls() {
    let service = Service::start("trusted_proxies = [\"10.9.9.0/24\"]", None).await;
    for (peer, list, expected) in [
        ("127.0.0.1", None, "01"),
        ("127.0.0.1", Some("10.0.0.9"), "01"),
        ("10.0.0.9", Some("127.0.0.1"), "04"),
        ("10.9.9.1", None, "04"),
        ("10.9.9.1", Some("127.0.0.1"), "01"),
        ("10.9.9.1", Some("10.0.0.9, 127.0.0.1"), "01"),
        ("10.9.9.1", Some("127.0.0.1, 10.0.0.9"), "04"),
        ("10.9.9.1", Some("10.0.0.9, 127.0.0.1, 10.9.9.2"), "01"),
        ("10.9.9.1", Some("127.0.0.1, bukan alamat"), "04"),
    ] {
        let (_, answer) = service.forwarded(CALL_NIK, asking(FOUND).to_string(), peer, list).await;
        assert_eq!(code(&answer), expected, "{peer} {list:?}");
    }
}
