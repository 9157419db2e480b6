//! Runs the tests that need a browser: `tests/browser`, with Node and Chromium.

use crate::support::{root, skip};
use std::process::Command;

/// What is missing for them, if anything.
fn missing() -> Option<&'static str> {
    let there = |program: &str| Command::new(program).arg("--version").output().is_ok_and(|out| out.status.success());
    let chromium = std::env::var("CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".to_owned());
    match () {
        () if !there("node") => Some("Node is not there"),
        () if !there(&chromium) => Some("Chromium is not there"),
        () if !root().join("tests/browser/node_modules/playwright-core").is_dir() => {
            Some("its packages are not there; run npm ci --prefix tests/browser")
        }
        () => None,
    }
}

#[track_caller]
fn run(tests: &str) {
    if let Some(why) = missing() {
        return skip(&format!("tests/browser/{tests} did not run, {why}"));
    }
    let mut node = Command::new("node");
    node.args(["--test", "--test-reporter=spec"]).arg(root().join("tests/browser").join(tests)).env("ISNAD", env!("CARGO_BIN_EXE_isnad"));
    let out = node.output().unwrap();
    assert!(out.status.success(), "{}\n{}", String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
}

#[test]
fn page_and_index_hold_what_they_promise_in_a_browser() {
    run("page.test.mjs");
}

#[test]
fn page_of_serve_holds_what_it_promises_in_a_browser() {
    run("serve.test.mjs");
}
