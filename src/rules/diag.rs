//! What is wrong with a pack, where, and the way out.
//!
//! A data mistake of a pack's author is never a panic and never a silence: it becomes a
//! [`Problem`] with file, line and column, and all problems of a pack come at once.

use serde::Serialize;
use std::fmt;

/// A place in a pack file. Lines and columns start at 1; columns count code points.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// The file as the user named it, `/` between its parts.
    pub file: String,
    /// Line; 0 when the whole file is meant.
    pub line: u32,
    /// Column; 0 when the whole file is meant.
    pub column: u32,
}

impl Place {
    /// The file as a whole.
    #[must_use]
    pub fn whole(file: &str) -> Self {
        Self { file: file.to_owned(), line: 0, column: 0 }
    }

    /// A line and column of a file.
    #[must_use]
    pub fn new(file: &str, line: u32, column: u32) -> Self {
        Self { file: file.to_owned(), line, column }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line == 0 { f.write_str(&self.file) } else { write!(f, "{}:{}:{}", self.file, self.line, self.column) }
    }
}

/// One mistake in a pack: `file:line:column: what is wrong; the way out`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What is wrong, and after a semicolon the way out.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

/// All mistakes found in a pack, in the order of its files and lines; shown one a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackProblems {
    problems: Vec<Problem>,
}

impl PackProblems {
    /// The mistakes, at least one, in order.
    #[must_use]
    pub fn of(problems: Vec<Problem>) -> Self {
        Self::new(problems)
    }

    pub(crate) fn new(problems: Vec<Problem>) -> Self {
        Self { problems }
    }

    /// The mistakes, at least one.
    #[must_use]
    pub fn list(&self) -> &[Problem] {
        &self.problems
    }
}

impl fmt::Display for PackProblems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, problem) in self.problems.iter().enumerate() {
            if at > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for PackProblems {}

/// A value of a pack as it may stand in a message: short, in backticks, marks spelled out.
pub(crate) fn shown(value: &str) -> String {
    const LONGEST: usize = 40;
    let cut: String = value.chars().take(LONGEST).collect();
    let more = if cut.len() < value.len() { "…" } else { "" };
    format!("`{}{more}`", one_line(&cut))
}

/// A text on one line: control, direction and zero-width marks are spelled out, not obeyed.
#[must_use]
pub fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_control() || is_invisible(letter) {
            out.extend(letter.escape_unicode());
        } else {
            out.push(letter);
        }
    }
    out
}

/// Marks that change or hide what is read without being seen: direction and zero-width marks.
pub(crate) fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FFFE}'..='\u{FFFF}' | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_reads_file_line_column_message() {
        let whole = Problem { place: Place::whole("a.yaml"), message: "cannot be read".to_owned() };
        let there = Problem { place: Place::new("a.yaml", 3, 9), message: "empty form; remove it".to_owned() };
        let all = PackProblems::new(vec![whole, there]);
        assert_eq!(all.to_string(), "a.yaml: cannot be read\na.yaml:3:9: empty form; remove it");
    }

    #[test]
    fn invisible_marks_are_spelled_out_and_long_values_cut() {
        assert_eq!(shown("id\u{200F}\n"), "`id\\u{200f}\\u{a}`");
        assert_eq!(shown(&"x".repeat(50)), format!("`{}…`", "x".repeat(40)));
    }
}
