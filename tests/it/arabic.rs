//! Arabic words are data under `rules/`, not code.

use crate::source::{Keep, code, test_modules};
use crate::support::{files_below, line_of, none_of, read};

/// The one file that may name letters.
const LETTERS: &str = "src/text/chars.rs";

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{0870}'..='\u{08FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

fn complaints(file: &str, text: &str) -> Vec<String> {
    let code = code(text, Keep::CodeAndLiterals);
    let mut lines: Vec<usize> = code.char_indices().filter(|(_, c)| is_arabic(*c)).map(|(at, _)| line_of(text, at)).collect();
    lines.dedup();
    lines.into_iter().map(|line| format!("{file}:{line}: Arabic letters in code")).collect()
}

#[test]
fn arabic_words_stay_out_of_the_code() {
    let test_only = test_modules(&read("src/lib.rs"));
    let of_tests =
        |f: &str| f.ends_with("/tests.rs") || test_only.iter().any(|m| f == format!("src/{m}.rs") || f.starts_with(&format!("src/{m}/")));
    let files = files_below("src").into_iter().filter(|f| f.ends_with(".rs") && f != LETTERS && !of_tests(f));
    let found: Vec<String> = files.flat_map(|f| complaints(&f, &read(&f))).collect();
    none_of(&found, "put the words under rules/, or write a single letter as an escape with its name beside it");
}

#[test]
fn arabic_is_found_in_literals_and_let_be_in_comments_and_tests() {
    let text = "// قال\nconst A: &str = \"قال\";\nconst B: char = '\\u{0640}';\n#[cfg(test)]\nmod tests { const C: &str = \"قال\"; }\n";
    assert_eq!(complaints("src/a.rs", text), ["src/a.rs:2: Arabic letters in code"]);
}
