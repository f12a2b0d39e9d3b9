//! Where a request comes from.
//!
//! Policy: the connection's own address counts. Only what a configured proxy wrote into `X-Forwarded-For` is believed:
//! the list is read from the right, where the nearest proxy appended, up to the first address that is no proxy of ours.
//! Whatever stands left of it was sent by the caller and means nothing.

use std::net::{IpAddr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::request::Parts;

use crate::config::Network;

const FORWARDED: &str = "x-forwarded-for";

/// The address of whoever sent the request; `None` where the connection isn't known, as in tests without one.
pub fn address(parts: &Parts, proxies: &[Network]) -> Option<IpAddr> {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>()?.0.ip();
    let is_proxy = |address: IpAddr| proxies.iter().any(|network| network.contains(address));
    let mut found = peer.to_canonical();
    if !is_proxy(found) {
        return Some(found);
    }
    let lists: Vec<&str> = parts.headers.get_all(FORWARDED).iter().filter_map(|list| list.to_str().ok()).collect();
    for text in lists.iter().rev().flat_map(|list| list.rsplit(',')) {
        // What a proxy of ours could not tell is as good as itself.
        let Some(address) = parsed(text.trim()) else { break };
        found = address.to_canonical();
        if !is_proxy(found) {
            break;
        }
    }
    Some(found)
}

/// An address, perhaps with a port as some proxies add it.
fn parsed(text: &str) -> Option<IpAddr> {
    let bare = text.trim_matches(['[', ']']);
    bare.parse().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|place| place.ip()))
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderValue, Request};

    use super::*;

    fn from(peer: &str, forwarded: &[&'static str], proxies: &[&str]) -> String {
        let mut parts = Request::new(()).into_parts().0;
        let peer: IpAddr = peer.parse().expect("an address");
        parts.extensions.insert(ConnectInfo(SocketAddr::from((peer, 4000))));
        for list in forwarded {
            parts.headers.append(FORWARDED, HeaderValue::from_static(list));
        }
        let proxies: Vec<Network> = proxies.iter().map(|text| text.parse().expect("a network")).collect();
        address(&parts, &proxies).expect("an address").to_string()
    }

    #[test]
    fn only_configured_proxies_are_believed() {
        assert_eq!(from("10.0.0.9", &["10.1.1.1"], &[]), "10.0.0.9");
        assert_eq!(from("127.0.0.1", &["10.1.1.1"], &[]), "127.0.0.1");
        assert_eq!(from("10.0.0.9", &["10.1.1.1"], &["10.0.0.8"]), "10.0.0.9");
        assert_eq!(from("10.0.0.8", &["10.1.1.1"], &["10.0.0.8"]), "10.1.1.1");
        assert_eq!(from("::ffff:10.0.0.8", &["10.1.1.1:55012"], &["10.0.0.8"]), "10.1.1.1");
        assert_eq!(from("10.0.0.8", &[], &["10.0.0.8"]), "10.0.0.8");
    }

    #[test]
    fn what_the_caller_wrote_is_ignored() {
        let proxies = ["10.0.0.8", "10.0.0.7"];
        assert_eq!(from("10.0.0.8", &["127.0.0.1, 10.1.1.1"], &proxies), "10.1.1.1");
        assert_eq!(from("10.0.0.8", &["127.0.0.1, 10.1.1.1, 10.0.0.7"], &proxies), "10.1.1.1");
        assert_eq!(from("10.0.0.8", &["127.0.0.1", "10.1.1.1, 10.0.0.7"], &proxies), "10.1.1.1");
        assert_eq!(from("10.0.0.8", &["127.0.0.1, unknown"], &proxies), "10.0.0.8");
        assert_eq!(from("10.0.0.8", &["127.0.0.1, "], &proxies), "10.0.0.8");
        assert_eq!(from("10.0.0.8", &["[2001:db8::1]:443"], &proxies), "2001:db8::1");
        assert_eq!(from("10.0.0.8", &["10.0.0.7, 10.0.0.7"], &proxies), "10.0.0.7");
    }
}
