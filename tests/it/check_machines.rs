//! Formats of `isnad check` for machines: a line of an archive is a place in its file, and a test fails when the run does.

use crate::check::{CROWD, Desk, VAGUE, json};
use serde_json::json;

/// An archive of two records behind a blank line; the second has the error, the third line is none.
fn archive(name: &str) -> Desk {
    let record = |text: &str| serde_json::json!({ "id": "x", "text": text }).to_string();
    let text = format!("\n{}\n{}\n{{}}\n", record(CROWD), record(VAGUE));
    Desk::new(name, &[("old/arch 2.jsonl", &text)])
}

#[test]
fn sarif_points_at_the_line_of_a_record() {
    let desk = archive("record-sarif");
    let (code, out, _) = desk.check(&["-f", "sarif", "old"]);
    let run = &json(&out)["runs"][0];
    let places: Vec<_> = run["results"].as_array().unwrap().iter().map(|r| r["locations"][0]["physicalLocation"].clone()).collect();
    let place = |line: u32, words: &str| {
        json!({
            "artifactLocation": { "uri": "old/arch%202.jsonl" },
            "region": { "startLine": line, "startColumn": 1, "snippet": { "text": words } },
        })
    };
    assert_eq!((code, places), (2, vec![place(2, "مراقبون"), place(3, "مصادر مطلعة")]));
    let unread = &run["invocations"][0]["toolExecutionNotifications"][0]["locations"][0]["physicalLocation"];
    assert_eq!(*unread, json!({ "artifactLocation": { "uri": "old/arch%202.jsonl" }, "region": { "startLine": 4, "startColumn": 1 } }));
}

#[test]
fn annotations_and_issues_point_at_the_line_of_a_record() {
    let desk = archive("record-lines");
    let github = desk.check(&["-f", "github", "old"]).1;
    let places: Vec<&str> = github.lines().map(|line| line.split(",title").next().unwrap()).collect();
    let expected = [
        "::warning file=old/arch 2.jsonl,line=2,col=1",
        "::error file=old/arch 2.jsonl,line=3,col=1",
        "::error file=old/arch 2.jsonl,line=4",
    ];
    assert_eq!(places, expected);
    let gitlab = json(&desk.check(&["-f", "gitlab", "old"]).1);
    let places: Vec<_> = gitlab.as_array().unwrap().iter().map(|issue| issue["location"].clone()).collect();
    let place = |line: u32| json!({ "path": "old/arch 2.jsonl", "lines": { "begin": line } });
    assert_eq!(places, [place(2), place(3), place(4)]);
    let junit = desk.check(&["-f", "junit", "old"]).1;
    assert!(junit.contains("<testcase name=\"old/arch 2.jsonl:3\" classname=\"isnad\" file=\"old/arch 2.jsonl\">"), "{junit}");
    let human = desk.check(&["old"]).1;
    assert!(human.contains("old/arch 2.jsonl:3:3:6: error vague-anonymous-source"), "{human}");
}

#[test]
fn records_of_standard_input_are_of_the_file_it_stands_for() {
    let desk = Desk::new("record-stdin", &[]);
    let record = serde_json::json!({ "text": VAGUE }).to_string();
    let sent = |arguments: &[&str]| {
        let output = desk.command().args(["check", "-f", "github"]).args(arguments).arg("-").write_stdin(record.clone()).output().unwrap();
        String::from_utf8(output.stdout).unwrap().split(",title").next().unwrap().to_owned()
    };
    assert_eq!(sent(&["--stdin-filename", "a/b.jsonl"]), "::error file=a/b.jsonl,line=1,col=1");
    assert_eq!(sent(&[]), "::error file=stdin,line=1,col=1");
}

#[test]
fn a_record_or_page_does_not_excuse_itself() {
    let waiver = "---\nwaivers:\n  - {rule: vague-anonymous-source, approver: سلمى, reason: خوف, expires: 2090-01-01}\n---\n";
    let desk = Desk::new("itself", &[("draft.md", &format!("{waiver}{VAGUE}"))]);
    desk.write("one.jsonl", &format!("{}\n", serde_json::json!({ "text": format!("{waiver}{VAGUE}") })));
    let waived = |file: &str| json(&desk.check(&["-f", "json", file]).1)["summary"]["waived"].clone();
    assert_eq!(["draft.md", "one.jsonl"].map(waived), [1, 0]);
}

#[test]
fn junit_fails_a_test_when_the_run_fails() {
    let desk = Desk::new("junit", &[("crowd.md", CROWD)]);
    let of = |arguments: &[&str]| {
        let (code, out, _) = desk.check(&[&["-f", "junit"], arguments, &["crowd.md"]].concat());
        let failures: u32 = out.split("failures=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
        (code, failures, out.matches("<failure ").count(), out.contains("<system-out>crowd.md:3:6: warning: collective-source: "))
    };
    assert_eq!(of(&[]), (0, 0, 0, true));
    assert_eq!(of(&["--fail-on", "warning"]), (1, 1, 1, false));
    assert_eq!(of(&["--max-warnings", "0"]), (1, 1, 1, false));
    assert_eq!(of(&["--max-warnings", "1"]), (0, 0, 0, true));
    desk.write("isnad.yaml", "policy: 1\nfail_on: info\n");
    assert_eq!(of(&[]), (1, 1, 1, false));
    desk.write("isnad.yaml", "policy: 1\nfail_on: off\n");
    assert_eq!(of(&[]), (0, 0, 0, true));
}
