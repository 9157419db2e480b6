//! A stage names only stages before it.

use crate::source::{Keep, code, test_modules};
use crate::support::{files_below, line_of, none_of, read};

/// Modules in the order of the pipeline; those of one number may not name each other.
const ORDER: &[(&str, u8)] = &[
    ("text", 1),
    ("rules", 2),
    ("attribution", 3),
    ("sources", 4),
    ("provenance", 5),
    ("balance", 6),
    ("policy", 7),
    ("analysis", 8),
    ("report", 9),
    ("input", 9),
    ("selftest", 10),
    ("eval", 10),
    ("cli", 11),
];

#[test]
fn the_page_of_the_crate_shows_the_pipeline() {
    let page = read("src/lib.rs");
    let lines = page.lines().filter_map(|line| line.strip_prefix("//! "));
    let line = lines.into_iter().find(|line| line.starts_with("text → ")).unwrap_or_default();
    let shown: Vec<Vec<&str>> = line.split(" → ").map(|stages| stages.split(", ").collect()).collect();
    let beside = ["selftest", "eval"];
    let stages = ORDER.iter().filter(|(name, _)| !beside.contains(name));
    let mut ordered: Vec<(u8, Vec<&str>)> = Vec::new();
    for (name, rank) in stages {
        match ordered.last_mut().filter(|(last, _)| last == rank) {
            Some((_, names)) => names.push(name),
            None => ordered.push((*rank, vec![name])),
        }
    }
    assert_eq!(shown, ordered.into_iter().map(|(_, names)| names).collect::<Vec<_>>(), "mend the page in src/lib.rs");
}

fn rank(module: &str) -> Option<u8> {
    ORDER.iter().find(|(name, _)| *name == module).map(|(_, rank)| *rank)
}

/// The module path of a source file: `src/text/quote.rs` → `["text", "quote"]`.
fn module_path(file: &str) -> Vec<&str> {
    let inner = file.trim_start_matches("src/").trim_end_matches(".rs");
    inner.split('/').filter(|part| *part != "mod").collect()
}

/// Top-level modules that a piece of code names by `crate::` or by `super::` up to the root, with their places.
fn named_modules(code: &str, depth: usize) -> Vec<(usize, String)> {
    let mut named = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        named.extend(heads(code, at + "crate::".len()));
    }
    let mut at = 0;
    while let Some(found) = code[at..].find("super::") {
        let start = at + found;
        let steps = code[start..].split("super::").skip(1).take_while(|between| between.is_empty()).count() + 1;
        at = start + steps * "super::".len();
        if steps >= depth {
            named.extend(heads(code, at));
        }
    }
    named
}

/// First names of the path or of each path of the group that starts at `at`.
fn heads(code: &str, at: usize) -> Vec<(usize, String)> {
    let name = |from: usize| code[from..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    if !code[at..].starts_with('{') {
        return vec![(at, name(at))];
    }
    let (mut depth, mut starts, mut fresh) = (0usize, Vec::new(), false);
    for (n, c) in code[at..].char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth <= 1 => break,
            '}' => depth -= 1,
            ',' => {}
            c if c.is_whitespace() => continue,
            _ if fresh && depth == 1 => starts.push(at + n),
            _ => {}
        }
        fresh = matches!(c, '{' | ',');
    }
    starts.into_iter().map(|s| (s, name(s))).collect()
}

/// Complaints on one file.
fn complaints(file: &str, text: &str) -> Vec<String> {
    let path = module_path(file);
    let Some(own) = path.first().copied().filter(|m| !matches!(*m, "lib" | "main")) else { return Vec::new() };
    let Some(rank_of_own) = rank(own) else { return vec![format!("{file}: {own} is not in the list of layers")] };
    let code = code(text, Keep::Code);
    let wrong = |(at, module): (usize, String)| {
        let other = rank(&module)?;
        let allowed = module == own || other < rank_of_own;
        (!allowed).then(|| format!("{file}:{}: {own} may not use {module}", line_of(text, at)))
    };
    named_modules(&code, path.len()).into_iter().filter_map(wrong).collect()
}

#[test]
fn a_stage_names_only_stages_before_it() {
    let test_only = test_modules(&read("src/lib.rs"));
    let of_tests = |file: &str| file.ends_with("/tests.rs") || test_only.iter().any(|m| module_path(file).first() == Some(&m.as_str()));
    let files = files_below("src").into_iter().filter(|f| f.ends_with(".rs") && !of_tests(f));
    let found: Vec<String> = files.flat_map(|f| complaints(&f, &read(&f))).collect();
    none_of(&found, "move the shared part to the earlier stage; the order is in docs/ARCHITECTURE.md");
}

#[test]
fn a_later_stage_is_found_however_it_is_named() {
    let text = "use crate::{\n    text::Span,\n    report::Format,\n};\nuse super::super::cli::run;\nfn f() { crate::balance::g() }\n";
    assert_eq!(
        complaints("src/sources/names.rs", text),
        [
            "src/sources/names.rs:3: sources may not use report",
            "src/sources/names.rs:6: sources may not use balance",
            "src/sources/names.rs:5: sources may not use cli",
        ]
    );
}

#[test]
fn an_earlier_stage_may_be_named() {
    assert_eq!(complaints("src/sources/mod.rs", "use crate::text::{Span, CodePoints};\nuse super::rules::shape;\n"), Vec::<String>::new());
}
