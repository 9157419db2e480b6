//! Mistakes in policies and before drafts: none passes in silence, and each is told with its place and the way out.

use crate::check::{CROWD, Desk, VAGUE};
use crate::support::skip;

/// Exit code and first line on standard error for `draft.md`.
fn told(desk: &Desk, arguments: &[&str]) -> (i32, String) {
    let (code, _, told) = desk.check(&[arguments, &["draft.md"]].concat());
    (code, told.lines().next().unwrap_or_default().to_owned())
}

fn refused(line: &str) -> (i32, String) {
    (2, line.to_owned())
}

#[test]
fn waivers_that_are_no_list_are_a_mistake() {
    let desk = Desk::new("waivers-shape", &[]);
    let of = |waivers: &str| {
        desk.write("draft.md", &format!("---\ngenre: news\nwaivers:{waivers}\n---\n{VAGUE}"));
        told(&desk, &[])
    };
    assert_eq!(
        of(" {rule: vague-anonymous-source, approver: A, reason: B, expires: 2090-01-31}"),
        refused("isnad: draft.md:3:10: `waivers` must be a list, not a mapping; write each waiver after `- `")
    );
    assert_eq!(
        of(" vague-anonymous-source"),
        refused("isnad: draft.md:3:10: `waivers` must be a list, not a text; write each waiver after `- `")
    );
    assert_eq!(
        of("\n  - vague-anonymous-source"),
        refused("isnad: draft.md:4:5: a waiver must be a mapping, not a text; write its keys on lines of their own, indented")
    );
    assert_eq!(of(""), (1, String::new()), "no waivers, none excused");
}

#[test]
fn an_empty_text_is_told_to_be_empty() {
    let desk = Desk::new("empty-text", &[]);
    for empty in ["\"\"", "\" \""] {
        desk.write(
            "draft.md",
            &format!(
                "---\nwaivers:\n  - {{rule: vague-anonymous-source, approver: {empty}, reason: B, expires: 2090-01-31}}\n---\n{VAGUE}"
            ),
        );
        assert_eq!(told(&desk, &[]), refused("isnad: draft.md:3:46: `approver` is empty; write a text"));
    }
}

#[test]
fn patterns_desks_and_counts_that_cannot_be_are_mistakes() {
    let desk = Desk::new("policy-mistakes", &[("draft.md", CROWD)]);
    let of = |policy: &str| {
        desk.write("isnad.yaml", &format!("policy: 1\n{policy}\n"));
        told(&desk, &[])
    };
    for pattern in ["[", "a/{b,c}.md", "x]"] {
        let (code, line) = of(&format!("overrides:\n  - {{paths: [\"*.md\", \"{pattern}\"], genre: opinion}}"));
        let expected = format!(
            "isnad: isnad.yaml:3:22: `{pattern}` is no pattern; it may hold `*`, `**` and `?`, which stands for any other sign too"
        );
        assert_eq!((code, line), (2, expected));
    }
    assert_eq!(
        of("overrides: [{paths: [draft.md], desk: city}]"),
        refused("isnad: isnad.yaml:2:39: no desk `city` in the policy; add it under `desks:`, or remove it here")
    );
    let desks = "desks: {city: {rules: {collective-source: off}}, abroad: {}}";
    assert_eq!(
        of(&format!("overrides: [{{paths: [draft.md], desk: citty}}]\n{desks}")),
        refused("isnad: isnad.yaml:2:39: unknown desk `citty`; did you mean `city`? allowed are abroad, city")
    );
    assert_eq!(of(&format!("overrides: [{{paths: [draft.md], desk: city}}]\n{desks}")), (0, String::new()));
    assert_eq!(
        of("rules: {vague-anonymous-source: {min_specificity: 99}}"),
        refused("isnad: isnad.yaml:2:51: `min_specificity` is at most 3, not 99; write a number from 0 to 3")
    );
    assert_eq!(of("rules: {vague-anonymous-source: {min_specificity: 3}}"), (0, String::new()));
}

#[test]
fn sides_and_desks_that_are_no_mapping_are_mistakes() {
    let desk = Desk::new("policy-shapes", &[("draft.md", CROWD)]);
    let of = |policy: &str| {
        desk.write("isnad.yaml", &format!("policy: 1\n{policy}\n"));
        told(&desk, &[])
    };
    for (policy, place, what) in [("parties: [hill]", "2:10: `parties`", "a list"), ("desks: city", "2:8: `desks`", "a text")] {
        let why = format!("{place} must be a mapping, not {what}; write its keys on lines of their own, indented");
        assert_eq!(of(policy), refused(&format!("isnad: isnad.yaml:{why}")));
    }
    assert_eq!(of("parties:\ndesks:"), (0, String::new()));
}

#[test]
fn what_has_no_effect_is_a_mistake() {
    let desk = Desk::new("policy-idle", &[("draft.md", CROWD)]);
    let of = |policy: &str| {
        desk.write("isnad.yaml", &format!("policy: 1\n{policy}\n"));
        told(&desk, &[])
    };
    for (policy, why) in [
        (
            "rules: {collective-source: {desks: [city]}}",
            "2:36: `desks` must be a mapping, not a list; write its keys on lines of their own, indented",
        ),
        (
            "overrides: [{paths: [\"../b/*.md\"], genre: opinion}]",
            "2:22: `../b/*.md` fits no draft, for it leads out of the policy's folder; write the path from that folder",
        ),
        ("overrides: [{paths: [draft.md]}]", "2:13: an override without `genre`, `desk` and `rules` changes nothing; add one of them"),
    ] {
        assert_eq!(of(policy), refused(&format!("isnad: isnad.yaml:{why}")), "{policy}");
    }
    desk.write("isnad.yaml", "policy: 1\n");
    desk.write("draft.md", &format!("---\ngenre: news\nname: a\nname: b\ngenre: opinion\n---\n{CROWD}"));
    assert_eq!(told(&desk, &[]), refused("isnad: draft.md:5:1: the key `genre` stands here twice; keep one"));
}

#[test]
fn a_draft_is_of_a_desk_that_its_policy_lists() {
    let desk = Desk::new("desk-of-draft", &[("draft.md", &format!("---\ngenre: news\ndesk: citty\n---\n{CROWD}"))]);
    let of = |policy: &str| {
        desk.write("isnad.yaml", &format!("policy: 1\n{policy}\n"));
        told(&desk, &[])
    };
    let expected = "isnad: draft.md:3:7: unknown desk `citty`; did you mean `city`? allowed are city";
    assert_eq!(of("desks: {city: {rules: {collective-source: off}}}"), refused(expected));
    // Nothing to hold the name against: a policy that lists no desks, and a rule that is another for some of them.
    assert_eq!(of(""), (0, String::new()));
    assert_eq!(of("rules: {collective-source: {desks: {city: off}}}"), (0, String::new()));
    assert_eq!(of("desks: {city: {}, citty: {}}"), (0, String::new()));
}

#[cfg(unix)]
#[test]
fn a_baseline_that_may_not_be_read_is_not_to_be_written_anew() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new("locked-baseline", &[("draft.md", CROWD), ("b.json", "{}")]);
    let path = desk.path().join("b.json");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o0)).unwrap();
    if std::fs::read(&path).is_ok() {
        skip("root may read every file: a closed baseline was not tried");
    } else {
        assert_eq!(told(&desk, &["--baseline", "b.json"]), refused("isnad: b.json: not allowed; check its permissions"));
    }
    std::fs::remove_file(&path).unwrap();
    assert_eq!(
        told(&desk, &["--baseline", "b.json"]),
        refused("isnad: b.json: no such file or folder; check the path; write it with --update-baseline")
    );
}

#[test]
fn a_day_that_is_none_is_told() {
    let desk = Desk::new("epoch", &[("draft.md", CROWD)]);
    for command in ["check", "analyze"] {
        let mut run = desk.command();
        let output =
            run.env("SOURCE_DATE_EPOCH", "abc").args([command, "draft.md"]).args((command == "analyze").then_some("--policy=agency"));
        let output = output.output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        let expected =
            "isnad: draft.md: SOURCE_DATE_EPOCH: `abc` is no number of seconds; give those since 1970, or leave it out for today\n";
        assert_eq!((output.status.code(), told.as_str()), (Some(2), expected), "{command}");
    }
}
