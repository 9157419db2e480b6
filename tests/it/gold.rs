//! The annotated samples: every one is there, and every span is a run of whole words of its text.

use crate::support::{files_below, none_of, read};
use serde_json::Value;

fn names(folder: &str, ending: &str) -> Vec<String> {
    let name = |f: String| f.strip_prefix(folder)?.strip_prefix('/')?.strip_suffix(ending).map(ToOwned::to_owned);
    files_below(folder).into_iter().filter_map(name).filter(|n| !n.contains('/')).collect()
}

fn gold(name: &str) -> Value {
    serde_json::from_str(&read(&format!("tests/gold/{name}.json"))).unwrap_or_else(|why| panic!("tests/gold/{name}.json: {why}"))
}

/// The spans of an attribution: cue, further cues, source, content.
fn spans(attribution: &Value) -> Vec<(usize, usize)> {
    let lists = ["extra_cues", "content"].into_iter().flat_map(|k| attribution[k].as_array().into_iter().flatten());
    let singles = ["cue", "source"].into_iter().map(|k| &attribution[k]);
    let place = |v: &Value, n: usize| v[n].as_u64().and_then(|x| usize::try_from(x).ok());
    singles.chain(lists).filter_map(|v| Some((place(v, 0)?, place(v, 1)?))).collect()
}

/// Whether the code points `start..end` are there, hold something and cut no word.
fn is_whole(text: &[char], (start, end): (usize, usize)) -> bool {
    let edge = |at: usize| at == 0 || at >= text.len() || !(text[at - 1].is_alphanumeric() && text[at].is_alphanumeric());
    start < end && end <= text.len() && edge(start) && edge(end)
}

#[test]
fn every_sample_is_annotated() {
    assert_eq!(
        names("samples", ".txt"),
        names("tests/gold", ".json"),
        "a sample without annotation, or the other way round; see docs/ANNOTATION.md"
    );
}

#[test]
fn every_span_is_a_run_of_whole_words() {
    let mut found = Vec::new();
    for name in names("tests/gold", ".json") {
        let text: Vec<char> = read(&format!("samples/{name}.txt")).chars().collect();
        for attribution in gold(&name)["attributions"].as_array().unwrap() {
            let bad = spans(attribution).into_iter().filter(|s| !is_whole(&text, *s));
            found.extend(bad.map(|(s, e)| format!("tests/gold/{name}.json: {}: {s}..{e}", attribution["id"])));
        }
    }
    none_of(&found, "run python3 tests/gold/build.py after a sample has changed");
}

#[test]
fn every_attribution_names_a_listed_source() {
    let mut found = Vec::new();
    for name in names("tests/gold", ".json") {
        let gold = gold(&name);
        let listed: Vec<&str> = gold["sources"].as_array().unwrap().iter().filter_map(|s| s["id"].as_str()).collect();
        for a in gold["attributions"].as_array().unwrap() {
            let via = a["via"].as_array().into_iter().flatten();
            let named = std::iter::once(&a["source_ref"]).chain(via).filter_map(Value::as_str);
            let unknown = named.filter(|id| !listed.contains(id) && !matches!(*id, "UNKNOWN" | "AUTHOR"));
            found.extend(unknown.map(|id| format!("tests/gold/{name}.json: {}: {id}", a["id"])));
        }
    }
    none_of(&found, "list the source in tests/gold/words");
}
