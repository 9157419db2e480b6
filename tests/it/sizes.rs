//! Files and functions stay small enough to be read in one go.

use crate::source::{Keep, closing, code};
use crate::support::{files_below, line_of, none_of, read};

/// Lines of code in a file; 300 is the aim.
const FILE: usize = 400;
/// Lines of a function, comments left out; 30 is the aim.
const FUNCTION: usize = 60;

/// Lines that hold more than blanks.
fn lines(code: &str) -> usize {
    code.lines().filter(|l| !l.trim().is_empty()).count()
}

/// Names, places and lengths of the functions with a body.
fn functions(code: &str) -> Vec<(String, usize, usize)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("fn ") {
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let name: String = code[at + 3..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let Some(body) = code[at..].find(['{', ';']).map(|n| at + n) else { continue };
        if !name.is_empty() && code.as_bytes()[body] == b'{' {
            found.push((name, at, lines(&code[at..closing(code, body)])));
        }
    }
    found
}

#[test]
fn files_are_short() {
    let rust = ["src", "tests", "benches"].iter().flat_map(|f| files_below(f)).filter(|f| f.ends_with(".rs"));
    let sized = rust.map(|f| (lines(&code(&read(&f), Keep::CodeAndLiterals)), f));
    let found: Vec<String> = sized.filter(|(n, _)| *n > FILE).map(|(n, f)| format!("{f}: {n} lines of code")).collect();
    none_of(&found, "split the file by purpose");
}

#[test]
fn functions_are_short() {
    let mut found = Vec::new();
    for file in files_below("src").into_iter().filter(|f| f.ends_with(".rs")) {
        let text = read(&file);
        let long = functions(&code(&text, Keep::Code)).into_iter().filter(|(_, _, n)| *n > FUNCTION);
        found.extend(long.map(|(name, at, n)| format!("{file}:{}: {name} has {n} lines", line_of(&text, at))));
    }
    none_of(&found, "give a part of it a name of its own");
}

#[test]
fn a_function_is_measured_to_its_closing_brace() {
    let text = "fn a() {\n    if b {\n    }\n}\n\nfn c();\n";
    assert_eq!(functions(text), [("a".to_owned(), 0, 4)]);
}
