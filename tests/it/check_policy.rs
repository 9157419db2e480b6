//! What a policy file may say, as `isnad check` and `isnad analyze --policy` obey it.

use crate::check::{CROWD, Desk, VAGUE, json, ran, rules};

/// Rules found in `draft.md` under a policy.
fn found(desk: &Desk, policy: &str) -> Vec<String> {
    desk.write("isnad.yaml", &format!("policy: 1\n{policy}\n"));
    let (code, out, told) = desk.check(&["-f", "json", "draft.md"]);
    assert!(code != 2, "{told}");
    rules(&out).remove(0).1
}

#[test]
fn a_policy_extends_a_file_beside_it_and_later_lines_win() {
    let desk = Desk::new(
        "extends",
        &[("draft.md", VAGUE), ("base/house.yaml", "policy: 1\nextends: monitor\nrules: {vague-anonymous-source: info}\n")],
    );
    desk.write("isnad.yaml", "policy: 1\nextends: base/house.yaml\nrules: {vague-anonymous-source: warning}\n");
    let (code, out, _) = desk.check(&["-f", "json", "draft.md"]);
    let finding = &json(&out)["drafts"][0]["findings"][0];
    assert_eq!((code, &finding["severity"], &finding["decided_by"]), (0, &"warning".into(), &"isnad.yaml:3:9".into()));
}

#[test]
fn desks_genres_and_paths_change_what_is_asked() {
    let desk = Desk::new("scopes", &[("draft.md", CROWD)]);
    assert_eq!(found(&desk, ""), ["collective-source"]);
    assert_eq!(found(&desk, "overrides: [{paths: [\"*.md\"], genre: opinion}]"), Vec::<String>::new());
    assert_eq!(found(&desk, "overrides: [{paths: [\"other/**\"], genre: opinion}]"), ["collective-source"]);
    assert_eq!(
        found(&desk, "desks: {city: {rules: {collective-source: off}}}\noverrides: [{paths: [draft.md], desk: city}]"),
        Vec::<String>::new()
    );
    desk.write("draft.md", &format!("---\ndesk: city\n---\n{CROWD}"));
    assert_eq!(found(&desk, "rules: {collective-source: {severity: error, desks: {city: off}}}"), Vec::<String>::new());
}

#[test]
fn a_policy_says_when_a_run_fails_and_in_which_language() {
    let desk = Desk::new("fails", &[("draft.md", CROWD), ("vague.md", VAGUE)]);
    let code = |policy: &str, draft: &str| {
        desk.write("isnad.yaml", &format!("policy: 1\n{policy}\n"));
        desk.check(&[draft]).0
    };
    assert_eq!([code("", "draft.md"), code("fail_on: warning", "draft.md"), code("max_warnings: 0", "draft.md")], [0, 1, 1]);
    assert_eq!([code("fail_on: off", "vague.md"), code("fail_on: false", "vague.md"), code("fail_on: error", "vague.md")], [0, 0, 1]);
    desk.write("isnad.yaml", "policy: 1\n");
    let asked = |level: &str, draft: &str| desk.check(&["--fail-on", level, draft]).0;
    assert_eq!([asked("error", "vague.md"), asked("off", "vague.md"), asked("off", "draft.md")], [1, 0, 0]);
    assert_eq!(desk.check(&["--fail-on", "off", "--max-warnings", "0", "draft.md"]).0, 1);
    desk.write("isnad.yaml", "policy: 1\nlanguage: ar\n");
    assert!(desk.check(&["draft.md"]).1.contains("التحذيرات 1"));
    assert!(desk.check(&["--lang", "en", "draft.md"]).1.contains("warnings 1"));
}

#[test]
fn quiet_says_nothing_of_too_many_warnings() {
    let desk = Desk::new("quiet", &[("draft.md", CROWD)]);
    assert_eq!(
        desk.check(&["--max-warnings", "0", "-f", "github", "draft.md"]).2,
        "isnad: 1 warning, none accepted; mend what is told, or raise --max-warnings\n"
    );
    assert_eq!(desk.check(&["--max-warnings", "0", "-f", "github", "-q", "draft.md"]).2, "");
    desk.write("two.md", CROWD);
    let two = desk.check(&["--max-warnings", "1", "-f", "github", "."]).2;
    assert_eq!(two, "isnad: 2 warnings, 1 accepted; mend what is told, or raise --max-warnings\n");
}

#[test]
fn a_policy_counts_the_warnings_of_its_own_drafts() {
    let desk = Desk::new("own-warnings", &[("a/draft.md", CROWD), ("b/draft.md", CROWD), ("b/two.md", CROWD)]);
    desk.write("a/isnad.yaml", "policy: 1\nfail_on: off\n");
    desk.write("b/isnad.yaml", "policy: 1\nmax_warnings: 2\n");
    assert_eq!(desk.check(&["."]).0, 0);
    desk.write("b/isnad.yaml", "policy: 1\nmax_warnings: 1\n");
    let (code, report, told) = desk.check(&["-f", "junit", "."]);
    assert_eq!((code, told.as_str()), (1, "isnad: b/isnad.yaml: 2 warnings, 1 accepted; mend what is told, or raise max_warnings\n"));
    let failing: Vec<&str> =
        report.split("<testcase ").filter(|case| case.contains("<failure")).filter_map(|case| case.split('"').nth(1)).collect();
    assert_eq!(failing, ["b/draft.md", "b/two.md"]);
    assert_eq!(desk.check(&["--max-warnings", "3", "."]).0, 0);
}

#[test]
fn words_outside_a_closed_list_and_two_bases_are_mistakes() {
    let desk = Desk::new("words", &[("draft.md", CROWD)]);
    let told = |policy: &str| {
        desk.write("isnad.yaml", &format!("policy: 1\n{policy}\n"));
        let (code, _, told) = desk.check(&["draft.md"]);
        (code, told.lines().next().unwrap_or_default().to_owned())
    };
    let (code, line) = told("rules: {loaded-verb: {where: [hedline]}}");
    assert_eq!((code, line.as_str()), (2, "isnad: isnad.yaml:2:30: `hedline` is no value of `where`; use one of headline, body"));
    let (code, line) = told("extends: agency\npreset: monitor");
    assert_eq!((code, line.as_str()), (2, "isnad: isnad.yaml:3:9: `preset` stands beside `extends`; write one of the two"));
    let (code, line) = told("rules: {anonymous-dominant: {share: 3}}");
    assert_eq!((code, line.as_str()), (2, "isnad: isnad.yaml:2:37: `share` must be a share from 0 to 1; write one such as 0.7"));
}

#[test]
fn a_baseline_is_not_written_from_a_part_of_the_drafts() {
    let desk = Desk::new("part", &[("draft.md", VAGUE)]);
    assert_eq!(desk.check(&["--baseline", "b.json", "--update-baseline", "--diff", "HEAD", "draft.md"]).0, 2);
    assert_eq!(desk.check(&["--update-baseline", "draft.md"]).0, 2);
    assert_eq!(desk.check(&["--baseline", "b.json", "--update-baseline", "draft.md", "none.md"]).0, 2);
    assert!(!desk.path().join("b.json").exists());
}

#[test]
fn analyze_tells_what_a_policy_finds_first() {
    let desk = Desk::new("analyze", &[("draft.md", VAGUE), ("isnad.yaml", "policy: 1\n"), ("bad.yaml", "policy: 3\n")]);
    let analyze = |arguments: &[&str]| ran(desk.command().arg("analyze").args(arguments));
    let (code, page, _) = analyze(&["--policy", "isnad.yaml", "draft.md"]);
    let plain = page.replace(['\u{200E}', '\u{200F}'], "");
    assert!(
        code == 0
            && plain.contains("1. What to fix\n  error · ¶1 s1 · vague-anonymous-source: “مصادر مطلعة” says nothing of who the source"),
        "{plain}"
    );
    let of = |arguments: &[&str]| json(&analyze(arguments).1)["findings"].as_array().unwrap().len();
    let all = [&["--policy", "agency"][..], &[], &["--no-policy"]].map(|named| of(&[named, &["-f", "json", "draft.md"]].concat()));
    assert_eq!(all, [1, 1, 0]);
    assert_eq!(analyze(&["--policy", "bad.yaml", "draft.md"]).0, 2);
}

/// What `analyze` prints, without direction marks.
fn analyzed(desk: &Desk, arguments: &[&str]) -> (i32, String, String) {
    let (code, out, told) = ran(desk.command().arg("analyze").args(arguments));
    (code, out.replace(['\u{200E}', '\u{200F}'], ""), told)
}

#[test]
fn analyze_finds_the_policy_of_each_article() {
    let desk = Desk::new("upwards", &[("city/isnad.yaml", "policy: 1\n"), ("city/in/draft.md", VAGUE), ("other/draft.txt", VAGUE)]);
    let (code, page, _) = analyzed(&desk, &["city/in/draft.md"]);
    assert!(code == 0 && page.contains("errors 1 · ") && page.contains("1. What to fix\n  error · ¶1 s1"), "{page}");
    assert!(!analyzed(&desk, &["other/draft.txt"]).1.contains("errors"), "no policy above it");
    assert!(!analyzed(&desk, &["--no-policy", "city/in/draft.md"]).1.contains("errors"));
    // Each by its own; the batch has their column where one of them has a policy.
    let found = |json: &serde_json::Value| json["findings"].as_array().unwrap().iter().map(|f| f["rule"].clone()).collect::<Vec<_>>();
    let all = json(&analyzed(&desk, &["-f", "json", "."]).1);
    assert_eq!(
        all.as_array().unwrap().iter().map(found).collect::<Vec<_>>(),
        [vec!["vague-anonymous-source".into()], Vec::<serde_json::Value>::new()]
    );
    let lines = analyzed(&desk, &["-f", "jsonl", "."]).1;
    assert_eq!(lines.lines().map(|line| found(&json(line)).len()).collect::<Vec<_>>(), [1, 0]);
    assert!(analyzed(&desk, &["."]).1.contains("the most errors first"));
    assert!(analyzed(&desk, &["-f", "html", "city/in/draft.md"]).1.contains("isnad.yaml"));
    // Standard input stands in the current folder.
    desk.write("isnad.yaml", "policy: 1\nlanguage: ar\n");
    let sent = ran(desk.command().args(["analyze", "-"]).write_stdin(VAGUE));
    assert!(sent.1.contains("أصلح أولًا"), "{}", sent.1);
    assert!(analyzed(&desk, &["--lang", "en", "other/draft.txt"]).1.contains("1. What to fix"));
}

#[test]
fn a_broken_policy_that_is_found_later_fails_its_articles_alone() {
    let desk = Desk::new("broken-below", &[("bad/isnad.yaml", "policy: 3\n"), ("bad/a.txt", VAGUE), ("good/b.txt", VAGUE)]);
    let why = "bad/isnad.yaml:1:9: unknown policy version; this program reads `policy: 1`";
    assert_eq!(analyzed(&desk, &["bad"]), (2, String::new(), format!("isnad: {why}\n")));
    let (code, out, told) = analyzed(&desk, &["-f", "jsonl", "."]);
    assert_eq!((code, out.lines().count(), told), (2, 1, format!("isnad: ./bad/a.txt: its policy is broken: {why}\n")));
    assert_eq!(analyzed(&desk, &["--no-policy", "-f", "jsonl", "."]).0, 0);
}

/// Two sources of one side, a spokesman of the other and an outlet that has it from nobody.
const SIDES: &str = "انهيار جسر المروج\n\nقال لواء الجبل إن 12 شخصا قتلوا في انهيار جسر المروج.\nوقال مجلس الوادي إن 12 شخصا قتلوا في انهيار جسر المروج.\n\
    وذكرت قناة «المدى» أن الطريق مغلق أمام السيارات.\nوذكرت قناة «المدى» أن المدارس أغلقت أبوابها أمس.\n";
const DECLARED: &str = "parties:\n  hill: {names: [لواء الجبل], members: [مجلس الوادي]}\n  plain: {names: [كتيبة السهل]}\n";

#[test]
fn declared_sides_and_relays_reach_the_analysis_and_every_report() {
    let desk = Desk::new("sides", &[("draft.txt", SIDES)]);
    let balance = |policy: &str| {
        desk.write("isnad.yaml", &format!("policy: 1\n{policy}"));
        json(&analyzed(&desk, &["-f", "json", "draft.txt"]).1)
    };
    let counts = |a: &serde_json::Value| ["sources", "voices", "relays"].map(|name| a["balance"][name].as_u64().unwrap());
    let plain = balance("");
    assert_eq!((counts(&plain), &plain["balance"]["corroboration"]["corroborated"]["part"]), ([3, 3, 0], &1.into()));
    assert!(plain["balance"].get("sides").is_none() && plain["sources"][0].get("party").is_none());
    let sided = balance(DECLARED);
    assert_eq!((counts(&sided), &sided["balance"]["corroboration"]["corroborated"]["part"]), ([3, 2, 0], &0.into()));
    assert_eq!(
        sided["balance"]["sides"]["parties"].as_array().unwrap().iter().map(|p| &p["attributions"]["part"]).collect::<Vec<_>>(),
        [2, 0]
    );
    assert_eq!((&sided["sources"][0]["party"], &sided["graph"]["roots"][0]["party"]), (&"hill".into(), &"hill".into()));
    for (format, parts) in [
        (
            "table",
            [
                "The declared sides\n  لواء الجبل: attributions 2 of 4",
                "side: لواء الجبل",
                "كتيبة السهل: says nothing here",
                "are of one side",
            ],
        ),
        ("markdown", ["## The declared sides", "side: ", "says nothing here", "are of one side"]),
        ("html", ["The declared sides", "side: ", "says nothing here", "are of one side"]),
    ] {
        let page = analyzed(&desk, &["-f", format, "draft.txt"]).1;
        parts.iter().for_each(|part| assert!(page.contains(part), "{format} lacks {part}: {page}"));
    }
    // As the article writes it, in quotation marks behind what it is.
    for name in ["المدى", "«المدى»", "قناة المدى"] {
        let a = balance(&format!("outlets: {{relay_only: [{name}]}}\n"));
        assert_eq!(counts(&a), [2, 2, 1], "{name}");
    }
    let page = analyzed(&desk, &["draft.txt"]).1;
    assert!(page.contains("Only pass on: قناة «المدى» 2") && page.contains("only passes on"), "{page}");
}

#[test]
fn an_encoding_that_was_found_is_told_in_every_report() {
    let desk = Desk::new("encoding", &[("utf.txt", VAGUE)]);
    let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode(VAGUE);
    std::fs::write(desk.path().join("old.txt"), bytes).unwrap();
    for format in ["table", "markdown", "html", "csv", "csv-sources", "json", "jsonl", "dot", "graphml", "mermaid"] {
        let (old, utf) = (analyzed(&desk, &["-f", format, "old.txt"]).1, analyzed(&desk, &["-f", format, "utf.txt"]).1);
        assert!(old.contains("windows") && old.contains("1256") && !utf.contains("1256"), "{format}: {old}");
    }
    assert!(analyzed(&desk, &["."]).1.contains("Read in another encoding than UTF-8, by articles: windows-1256 1"));
    for format in ["human", "json", "sarif", "github", "gitlab", "junit"] {
        let (old, utf) = (desk.check(&["-f", format, "old.txt"]).1, desk.check(&["-f", format, "utf.txt"]).1);
        assert!(old.contains("windows-1256") && !utf.contains("1256"), "{format}: {old}");
    }
    assert_eq!(analyzed(&desk, &["-v", "-f", "csv", "old.txt"]).2, "isnad: old.txt: read as windows-1256\nisnad: 1 analyzed, 0 failed\n");
    let told = desk.check(&["-v", "-f", "json", "old.txt"]).2;
    assert_eq!(told, "isnad: policy: recommended\nisnad: old.txt: read as windows-1256\nisnad: 1 checked, 0 failed\n");
}

#[test]
fn every_report_lists_waivers_and_drafts_that_were_not_checked() {
    let waiver = "---\nwaivers:\n  - {rule: vague-anonymous-source, approver: هدى, reason: سلامة المصدر, expires: 2090-01-01}\n---\n";
    let desk = Desk::new(
        "listed",
        &[("waived.md", &format!("{waiver}{VAGUE}")), ("broken.md", "\u{0}"), ("front.md", "---\ngenre: poem\n---\nنص\n")],
    );
    for format in ["json", "sarif", "github", "gitlab", "junit"] {
        let (code, out, told) = desk.check(&["-f", format, "."]);
        assert_eq!((code, told.lines().count()), (2, 2), "{format}: {told}");
        for part in ["هدى", "سلامة المصدر", "broken.md", "front.md", "`poem` is no value of"] {
            assert!(out.contains(part), "{format} lacks {part}: {out}");
        }
    }
    let (_, human, told) = desk.check(&["."]);
    assert!(
        human.contains("waived vague-anonymous-source") && human.contains("not checked 2") && told.contains("broken.md"),
        "{human}{told}"
    );
}

#[test]
fn machines_are_told_fix_standard_policy_line_and_waiver() {
    let desk = Desk::new("told", &[("draft.md", VAGUE)]);
    for format in ["github", "gitlab", "junit"] {
        let out = desk.check(&["-f", format, "draft.md"]).1;
        for part in [
            "fix: tell the body",
            "asked by: AP News Values",
            "decided by: rules/policy/vague-anonymous-source.yaml",
            "waive: {rule: vague-anonymous-source",
        ] {
            assert!(out.contains(part), "{format} lacks {part}: {out}");
        }
    }
    let sarif = json(&desk.check(&["-f", "sarif", "draft.md"]).1);
    assert_eq!(sarif["runs"][0]["results"][0]["properties"]["waive"], "{rule: vague-anonymous-source, approver: …, reason: …, expires: …}");
}
