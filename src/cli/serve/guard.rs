//! Who may ask: a page of this machine that was called by its own name.

use axum::http::HeaderMap;
use axum::http::header::{HOST, ORIGIN};

/// Why a request is refused, if it is.
///
/// Another site's name can be made to lead to this machine (DNS rebinding); the browser then still sends that name as `Host`.
/// A page of another site that asks by itself is told by `Origin`.
pub(super) fn refusal(headers: &HeaderMap, port: u16) -> Option<&'static str> {
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    if headers.get_all(HOST).iter().count() != 1 || !text(HOST).is_some_and(|host| is_own(host, port)) {
        return Some("this page is for this machine only; call it by http://127.0.0.1 or http://localhost and its port");
    }
    let foreign = headers.get_all(ORIGIN).iter().any(|origin| {
        let host = origin.to_str().ok().and_then(|origin| origin.strip_prefix("http://"));
        !host.is_some_and(|host| is_own(host, port))
    });
    foreign.then_some("this page answers no other site")
}

/// Whether a host is a loopback name with the port that is listened on.
fn is_own(host: &str, port: u16) -> bool {
    let (name, given) = match host.rsplit_once(':') {
        Some((name, given)) if !given.contains(']') => (name, Some(given)),
        _ => (host, None),
    };
    let port_fits = given.map_or(port == 80, |given| given == port.to_string());
    port_fits && (name == "127.0.0.1" || name == "[::1]" || name.eq_ignore_ascii_case("localhost"))
}
