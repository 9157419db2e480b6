//! What continuous integration is given: SARIF against its schema, and the files for GitHub, GitLab and pre-commit.

use crate::check::{Desk, VAGUE};
use crate::support::read;
use serde_json::Value;

/// The part of JSON Schema (draft 7) that the schema of SARIF uses for shapes. Formats are left out.
struct Schema(Value);

impl Schema {
    fn complaints(&self, value: &Value, schema: &Value, at: &str) -> Vec<String> {
        if let Some(to) = schema["$ref"].as_str() {
            let target = to.trim_start_matches("#/").split('/').fold(&self.0, |node, part| &node[part]);
            return self.complaints(value, target, at);
        }
        let mut found = Vec::new();
        let mut say = |what: &str| found.push(format!("{at}: {what}"));
        if let Some(kind) = schema["type"].as_str().filter(|kind| !is_kind(value, kind)) {
            say(&format!("is no {kind}"));
        }
        if schema["enum"].as_array().is_some_and(|words| !words.contains(value)) {
            say(&format!("{value} is not allowed"));
        }
        if value.as_f64().zip(schema["minimum"].as_f64()).is_some_and(|(v, least)| v < least) {
            say("is too small");
        }
        let length = value.as_array().map(Vec::len);
        if length.zip(schema["minItems"].as_u64()).is_some_and(|(n, least)| (n as u64) < least) {
            say("has too few items");
        }
        let items = value.as_array().filter(|_| schema["uniqueItems"] == true);
        if items.is_some_and(|items| items.iter().enumerate().any(|(n, item)| items[..n].contains(item))) {
            say("holds an item twice");
        }
        if let Some(map) = value.as_object() {
            for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).filter(|n| !map.contains_key(*n)) {
                say(&format!("misses {name}"));
            }
        }
        found.extend(self.inner(value, schema, at));
        found
    }

    fn inner(&self, value: &Value, schema: &Value, at: &str) -> Vec<String> {
        let mut found = Vec::new();
        for (name, inner) in value.as_object().into_iter().flatten() {
            let (known, rest) = (&schema["properties"][name], &schema["additionalProperties"]);
            if !known.is_null() {
                found.extend(self.complaints(inner, known, &format!("{at}.{name}")));
            } else if *rest == false {
                found.push(format!("{at}: unknown {name}"));
            } else if rest.is_object() {
                found.extend(self.complaints(inner, rest, &format!("{at}.{name}")));
            }
        }
        if schema["items"].is_object() {
            let items = value.as_array().into_iter().flatten().enumerate();
            found.extend(items.flat_map(|(n, item)| self.complaints(item, &schema["items"], &format!("{at}[{n}]"))));
        }
        for key in ["anyOf", "oneOf"] {
            if let Some(ways) = schema[key].as_array().filter(|ways| !ways.iter().any(|way| self.complaints(value, way, at).is_empty())) {
                found.push(format!("{at}: fits none of {} ways", ways.len()));
            }
        }
        found
    }
}

fn is_kind(value: &Value, kind: &str) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        _ => false,
    }
}

fn sarif_complaints(sarif: &Value) -> Vec<String> {
    let schema = Schema(serde_json::from_str(&read("tests/schemas/sarif-2.1.0.json")).unwrap());
    schema.complaints(sarif, &schema.0, "$")
}

#[test]
fn sarif_fits_the_official_schema() {
    let waived = "---\nwaivers:\n  - {rule: vague-anonymous-source, approver: هدى, reason: سلامة المصدر, expires: 2090-01-01}\n---\n";
    let vague = "صفقة الميناء\n\nقالت مصادر مطلعة إن المحطة ستباع سريعا. وذكرت وسائل إعلام غربية أن الجولة فشلت.\n";
    let desk = Desk::new("sarif", &[("مسودة أولى.md", vague), ("waived.md", &format!("{waived}{vague}")), ("broken.md", "\u{0}")]);
    for language in ["ar", "en"] {
        let sarif: Value = serde_json::from_str(&desk.check(&["-f", "sarif", "--lang", language, "."]).1).unwrap();
        assert_eq!(sarif_complaints(&sarif), Vec::<String>::new());
        assert!(sarif["runs"][0]["results"].as_array().unwrap().len() >= 4);
    }
}

#[test]
fn the_schema_check_finds_what_is_wrong() {
    let bad: Value = serde_json::from_str(r#"{"version": "2.0", "runs": [{"tool": {"driver": {}}, "colour": 1}]}"#).unwrap();
    let told = sarif_complaints(&bad).join("\n");
    for part in ["$.version", "misses name", "unknown colour"] {
        assert!(told.contains(part), "{part}: {told}");
    }
}

fn yaml(file: &str) -> Value {
    serde_json::to_value(serde_yaml::from_str::<serde_yaml::Value>(&read(file)).unwrap()).unwrap()
}

/// Arguments of a command line of `isnad check`, with what CI fills in made plain.
fn arguments(line: &str) -> Vec<String> {
    let plain = line.replace("$PATHS", ".").replace("\"$FAIL_ON\"", "error").replace("${REVISION:+--diff \"$REVISION\"}", "");
    let words: Vec<String> = plain.split_whitespace().map(str::to_owned).collect();
    assert_eq!(words.get(..2), Some(&["isnad".to_owned(), "check".to_owned()][..]), "{line}");
    words[2..].to_vec()
}

#[test]
fn commands_of_the_ci_files_run() {
    let action = yaml("action.yml");
    let gitlab = yaml("ci/gitlab.yml");
    let hook = yaml(".pre-commit-hooks.yaml");
    let steps = action["runs"]["steps"].as_array().unwrap();
    let check = steps.iter().find(|s| s["name"] == "Check").unwrap()["run"].as_str().unwrap();
    let upload = steps.iter().find(|s| s["name"] == "Upload").unwrap();
    assert_eq!(upload["with"]["sarif_file"], "isnad.sarif");
    let script = gitlab["isnad"]["script"][0].as_str().unwrap();
    let hook_arguments: Vec<&str> = hook[0]["args"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let hook_line = format!("{} {} draft.md", hook[0]["entry"].as_str().unwrap(), hook_arguments.join(" "));
    let desk = Desk::new("ci", &[("draft.md", "وزير النقل: الجسر يفتح غدا\n\nقال وزير النقل كريم الحلاق إن الجسر سيفتح غدا.\n")]);
    for line in [check, script, &hook_line] {
        let arguments = arguments(line);
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let (code, _, told) = desk.check(&arguments);
        assert_eq!((code, told.as_str()), (0, ""), "{line}");
    }
    let report = gitlab["isnad"]["artifacts"]["reports"]["codequality"].as_str().unwrap();
    assert!(desk.path().join("isnad.sarif").exists() && desk.path().join(report).exists());
}

#[test]
fn what_a_page_of_a_run_would_obey_is_spelled_out_there_and_exact_for_programs() {
    let desk = Desk::new("obeyed", &[("draft.md", "العقد فسخ\n\nقالت مصادر \u{202E}مطلعة إن العقد فسخ أمس.\n")]);
    for format in ["human", "github", "gitlab", "junit"] {
        let (code, out, _) = desk.check(&["--format", format, "draft.md"]);
        assert!(code == 1 && !out.contains('\u{202E}') && out.to_lowercase().contains("202e"), "{format}: {out}");
    }
    for format in ["json", "sarif"] {
        let (_, out, _) = desk.check(&["--format", format, "draft.md"]);
        assert!(out.contains('\u{202E}'), "{format}: {out}");
    }
}

#[cfg(unix)]
#[test]
fn a_path_is_spelled_out_where_no_terminal_is() {
    let desk = Desk::new("odd-path", &[("a\u{1B}[31m\nb.md", VAGUE)]);
    let (_, out, _) = desk.check(&["."]);
    assert!(out.starts_with("a\\u{1b}[31m b.md:"), "{out}");
}
