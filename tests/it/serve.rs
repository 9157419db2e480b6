//! `isnad serve`, spoken to as browsers and others speak.

use crate::support::root;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

/// The program at work on a free port; ended with the test.
struct Server {
    child: Child,
    port: u16,
}

impl Server {
    fn start() -> Self {
        Self::with(&[])
    }

    fn with(arguments: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_isnad"));
        let mut child = command
            .args(["serve", "--port", "0", "--lang", "en"])
            .args(arguments)
            .current_dir(root())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stderr.take().unwrap()).read_line(&mut line).unwrap();
        let port = line.split("127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next()?.parse().ok());
        Self { child, port: port.unwrap_or_else(|| panic!("no address: {line}")) }
    }

    fn connect(&self) -> TcpStream {
        TcpStream::connect(("127.0.0.1", self.port)).unwrap()
    }

    /// Status and the whole answer to a request with these headers.
    fn ask(&self, line: &str, headers: &str, body: &[u8]) -> (u16, String) {
        let mut stream = self.connect();
        let head = format!("{line} HTTP/1.1\r\n{headers}Content-Length: {}\r\n\r\n", body.len());
        stream.write_all(head.as_bytes()).unwrap();
        // Whoever is refused early need not be heard to the end.
        let _ = stream.write_all(body);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        (answer.get(9..12).and_then(|code| code.parse().ok()).unwrap_or(0), answer)
    }

    fn post(&self, path: &str, body: &[u8]) -> (u16, String) {
        self.ask(&format!("POST {path}"), &format!("Host: 127.0.0.1:{}\r\n", self.port), body)
    }

    /// Asks it to end as Ctrl-C does, and gives its exit code.
    fn end(mut self, signal: &str) -> Option<i32> {
        assert!(Command::new("kill").arg(signal).arg(self.child.id().to_string()).status().unwrap().success());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn article() -> Vec<u8> {
    crate::support::read("samples/retold-strike.txt").into_bytes()
}

#[test]
fn page_is_there_and_allows_nothing_from_elsewhere() {
    let server = Server::start();
    let (status, answer) = server.ask("GET /", &format!("Host: LocalHost:{}\r\n", server.port), b"");
    assert_eq!(status, 200);
    for header in ["content-security-policy: default-src 'none';", "frame-ancestors 'none'", "cache-control: no-store", "nosniff"] {
        assert!(answer.contains(header), "{header}\n{answer}");
    }
    assert!(!answer.contains("http://") && !answer.contains("https://"), "{answer}");
}

#[test]
fn report_is_the_one_that_analyze_writes() {
    let server = Server::start();
    for format in ["table", "json", "csv", "csv-sources", "markdown", "dot", "graphml", "mermaid"] {
        let query = format!("/report?lang=en&policy=agency&format={format}&name=samples/retold-strike.txt");
        let (status, answer) = server.post(&query, &article());
        assert_eq!(status, 200, "{answer}");
        let (_, body) = answer.split_once("\r\n\r\n").unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_isnad"));
        command.args(["analyze", "--lang", "en", "--policy", "agency", "--format", format, "samples/retold-strike.txt"]);
        command.args((format == "json").then_some("--text"));
        let printed = String::from_utf8(command.current_dir(root()).output().unwrap().stdout).unwrap();
        assert_eq!(body, printed, "{format}");
    }
}

#[test]
fn other_hosts_and_sites_are_refused() {
    let server = Server::start();
    let port = server.port;
    let refused = [
        "Host: example.org\r\n".to_owned(),
        format!("Host: example.org:{port}\r\n"),
        format!("Host: 127.0.0.1:{port}\r\nOrigin: http://example.org\r\n"),
        format!("Host: 127.0.0.1:{port}\r\nOrigin: null\r\n"),
        String::new(),
    ];
    for headers in refused {
        for line in ["GET /", "POST /report?format=json"] {
            let (status, answer) = server.ask(line, &headers, &article());
            assert!([400, 403].contains(&status) && !answer.contains("isnad/analysis"), "{headers}{answer}");
        }
    }
}

#[test]
fn bad_requests_get_one_line_and_the_next_is_answered() {
    let server = Server::start();
    let bad: [(&str, &[u8], u16); 7] = [
        ("/report?format=nothing", b"x", 400),
        ("/report?format=json", "شارك\nطباعة".as_bytes(), 422),
        ("/report?format=json&policy=/etc/passwd", "قال الوزير إن الماء كاف.".as_bytes(), 400),
        ("/report?format=json", b"\xFF\xFE\x00\x00\x80", 422),
        ("/report?format=json", b"", 422),
        ("/text?name=a.txt", b"only latin letters", 422),
        ("/nowhere", b"", 404),
    ];
    for (path, body, expected) in bad {
        let (status, answer) = server.post(path, body);
        assert_eq!(status, expected, "{path} {answer}");
        assert!(answer.split_once("\r\n\r\n").unwrap().1.lines().count() <= 1, "{answer}");
    }
    let records = "{\"text\": \"قال الوزير إن الماء كاف.\"}\n{\"text\": \"قال العمدة إن الماء قليل.\"}\n".as_bytes();
    let one = records.split_inclusive(|b| *b == b'\n').next().unwrap();
    assert_eq!(server.post("/report?format=json", one).0, 200);
    for (path, body, expected, why) in [
        ("/report?format=jsonl", records, 422, "several articles in JSON Lines; send one, or read them with isnad analyze"),
        ("/text?name=a.jsonl", records, 422, "several articles in JSON Lines; send one, or read them with isnad analyze"),
        ("/report?format=html&lang=fr", one, 400, "no such language; ask for ar or en"),
        ("/report?format=html", b"<meta charset=gb2312>\xE9 \xE9 \xE9", 422, "encoding not recognised; save the file as UTF-8"),
    ] {
        let (status, answer) = server.post(path, body);
        assert_eq!((status, answer.lines().last()), (expected, Some(why)), "{path}");
    }
    let told = |path: &str| server.post(path, &article()).1.lines().last().map(str::to_owned).unwrap_or_default();
    assert!(told("/report?format=nothing").starts_with("no such format; ask for one of table, json, "));
    assert!(told("/report?format=json&policy=x").starts_with("no such policy; ask for one of "));
    assert_eq!(server.post("/report?format=html", &vec![b'x'; 5 << 20]).0, 413);
    assert_eq!(server.post("/report?format=json", &article()).0, 200);
}

#[test]
fn stuck_clients_do_not_stop_it_nor_its_end() {
    let server = Server::start();
    let host = format!("Host: 127.0.0.1:{}\r\n", server.port);
    let beginnings =
        [String::new(), "GET".to_owned(), format!("POST /report?format=html HTTP/1.1\r\n{host}Content-Length: 99999\r\n\r\nabc")];
    let stuck: Vec<TcpStream> = (0..120)
        .map(|n| {
            let mut stream = server.connect();
            stream.write_all(beginnings[n % 3].as_bytes()).unwrap();
            stream
        })
        .collect();
    assert_eq!(server.post("/report?format=json", &article()).0, 200);
    assert_eq!(server.end("-INT"), Some(0));
    drop(stuck);
}

#[test]
fn request_of_the_system_ends_it_cleanly() {
    assert_eq!(Server::start().end("-TERM"), Some(0));
}

#[test]
fn port_that_is_taken_is_named_with_the_way_out() {
    let server = Server::start();
    let out = Command::new(env!("CARGO_BIN_EXE_isnad")).args(["serve", "--port", &server.port.to_string()]).output().unwrap();
    let err = String::from_utf8(out.stderr).unwrap();
    assert!(out.status.code() == Some(2) && err.contains("--port 0") && err.lines().count() == 1, "{err}");
}

#[test]
fn the_name_of_a_text_is_no_file_of_this_machine() {
    let desk = crate::check::Desk::new("served", &[("in/a.txt", crate::check::VAGUE)]);
    desk.write(
        "own.yaml",
        "policy: 1\nextends: recommended\noverrides:\n  - paths: [\"in/**\"]\n    rules: {vague-anonymous-source: off}\n",
    );
    let server = Server::with(&["--policy", &desk.path().join("own.yaml").to_string_lossy()]);
    let policy = desk.path().join("own.yaml").to_string_lossy().into_owned();
    let finds = |name: &str| {
        let query = format!("/report?format=json&policy={policy}&name={name}");
        let (status, answer) = server.post(&query, crate::check::VAGUE.as_bytes());
        assert_eq!(status, 200, "{answer}");
        answer.contains("vague-anonymous-source")
    };
    let there = desk.path().join("in/a.txt");
    assert_eq!((finds("a.txt"), finds(&there.to_string_lossy())), (true, true));
}
