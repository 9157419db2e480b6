#![cfg(test)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use super::api::Room;
use super::guard::refusal;
use axum::http::HeaderMap;
use axum::http::header::{HOST, ORIGIN};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::sleep;
use std::time::Duration;
use tokio::time::timeout;

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

#[test]
fn work_that_nobody_waits_for_any_more_keeps_its_place() {
    let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let work = || {
        let (now, most) = (Arc::clone(&now), Arc::clone(&most));
        move || {
            most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            sleep(Duration::from_millis(200));
            now.fetch_sub(1, Ordering::SeqCst);
        }
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_time().build().unwrap();
    runtime.block_on(async {
        let room = Room::of(2);
        for _ in 0..6 {
            let _ = timeout(Duration::from_millis(20), room.work(work())).await;
        }
        assert!(room.work(work()).await.is_ok());
    });
    assert_eq!(most.load(Ordering::SeqCst), 2);
}
