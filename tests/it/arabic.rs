//! Arabic words are data under `rules/`, not code.

use crate::source::{Keep, code, test_modules};
use crate::support::{files_below, line_of, none_of, read};

/// The files that may name letters: code points, and what clitics and endings are written with.
const LETTERS: [&str; 2] = ["src/text/chars.rs", "src/text/affixes.rs"];

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{0870}'..='\u{08FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// Whether the code writes an Arabic letter as an escape here.
fn is_escaped(code: &str) -> bool {
    let code = code.strip_prefix("\\u{").and_then(|rest| rest.split_once('}')).and_then(|(code, _)| u32::from_str_radix(code, 16).ok());
    code.is_some_and(|code| (0x0621..=0x063A).contains(&code) || (0x0641..=0x064A).contains(&code))
}

fn complaints(file: &str, text: &str) -> Vec<String> {
    let code = code(text, Keep::CodeAndLiterals);
    let wrong = |(at, c): &(usize, char)| is_arabic(*c) || *c == '\\' && code.get(*at..).is_some_and(is_escaped);
    let mut lines: Vec<usize> = code.char_indices().filter(wrong).map(|(at, _)| line_of(text, at)).collect();
    lines.dedup();
    lines.into_iter().map(|line| format!("{file}:{line}: Arabic letters in code")).collect()
}

#[test]
fn arabic_words_stay_out_of_the_code() {
    let test_only = test_modules(&read("src/lib.rs"));
    let of_tests =
        |f: &str| f.ends_with("/tests.rs") || test_only.iter().any(|m| f == format!("src/{m}.rs") || f.starts_with(&format!("src/{m}/")));
    let files = files_below("src").into_iter().filter(|f| f.ends_with(".rs") && !LETTERS.contains(&f.as_str()) && !of_tests(f));
    let found: Vec<String> = files.flat_map(|f| complaints(&f, &read(&f))).collect();
    none_of(&found, "put words under rules/, and letters, clitics and endings into src/text/affixes.rs");
}

#[test]
fn arabic_is_found_in_literals_and_let_be_in_comments_and_tests() {
    let text = "// قال\nconst A: &str = \"قال\";\nconst B: char = '\\u{0640}';\nconst C: &str = \"\\u{0642}\\u{0644}\";\n#[cfg(test)]\nmod tests { const D: &str = \"قال\"; }\n";
    assert_eq!(complaints("src/a.rs", text), ["src/a.rs:2: Arabic letters in code", "src/a.rs:4: Arabic letters in code"]);
}
