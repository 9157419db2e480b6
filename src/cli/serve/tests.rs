#![cfg(test)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use super::guard::refusal;
use axum::http::HeaderMap;
use axum::http::header::{HOST, ORIGIN};

fn answered(host: &[&str], origin: Option<&str>) -> bool {
    let mut headers = HeaderMap::new();
    for name in host {
        headers.append(HOST, name.parse().unwrap());
    }
    headers.extend(origin.map(|origin| (ORIGIN, origin.parse().unwrap())));
    refusal(&headers, 8017).is_none()
}

#[test]
fn loopback_names_with_the_own_port_are_answered() {
    for host in ["127.0.0.1:8017", concat!("local", "host:8017"), "LOCALHOST:8017", "[::1]:8017"] {
        assert!(answered(&[host], None) && answered(&[host], Some(&format!("http://{host}"))), "{host}");
    }
}

#[test]
fn other_names_ports_and_sites_are_refused() {
    let hosts = [
        "",
        "example.org:8017",
        "127.0.0.1",
        "127.0.0.1:80",
        "localhost.example.org:8017",
        "127.0.0.1.example.org:8017",
        "0.0.0.0:8017",
        "127.0.0.2:8017",
        "[::1]",
        "a@127.0.0.1:8017",
    ];
    for host in hosts {
        assert!(!answered(&[host], None), "{host}");
    }
    assert!(!answered(&[], None) && !answered(&["127.0.0.1:8017", "example.org"], None));
    for origin in
        ["http://example.org", "null", "https://127.0.0.1:8017", "http://127.0.0.1:9", "http://127.0.0.1:8017.example.org", "file://"]
    {
        assert!(!answered(&["127.0.0.1:8017"], Some(origin)), "{origin}");
    }
}
