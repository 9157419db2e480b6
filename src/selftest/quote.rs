//! Quoted words of an example, found again in its text.

use crate::text::Span;
use crate::text::affixes::{ALEF, BEH, FEH, KAF, LAM, SEEN, WAW};

/// Where words stand in a text: as whole words, or else as a part of one (behind a clitic).
///
/// # Errors
/// Says so when they are not there, or there more than once.
pub(super) fn run_of(text: &str, words: &str) -> Result<Span, String> {
    let words = words.trim();
    let all: Vec<Span> = match words {
        "" => Vec::new(),
        _ => text.match_indices(words).map(|(at, found)| Span::new(at, at + found.len())).collect(),
    };
    let behind = |clitics: &[char]| all.iter().copied().filter(|span| is_whole(text, *span, clitics)).collect::<Vec<_>>();
    let found = [behind(&[]), behind(&CLITICS)].into_iter().find(|some| !some.is_empty()).unwrap_or(all);
    match found.as_slice() {
        [] => Err(format!("at: `{words}` is not in the text; copy the text's own words")),
        [one] => Ok(*one),
        several => {
            let times = several.len();
            Err(format!("at: `{words}` is in the text {times} times; lengthen it until it is there once"))
        }
    }
}

/// Whether every piece of the words is in the text; pieces are joined by ` … `.
pub(super) fn is_in(text: &str, words: &str) -> bool {
    let text = spaced(text);
    spaced(words).split(" … ").all(|piece| text.contains(piece))
}

/// Whether two texts have the same words; line breaks count as blanks.
pub(super) fn same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Letters of clitics before a word.
const CLITICS: [char; 7] = [WAW, FEH, BEH, LAM, KAF, SEEN, ALEF];

/// Whether a place is a whole word, such letters before it left out.
fn is_whole(text: &str, span: Span, clitics: &[char]) -> bool {
    let before = text.get(..span.start()).and_then(|text| text.trim_end_matches(clitics).chars().next_back());
    let after = text.get(span.end()..).and_then(|text| text.chars().next());
    ![before, after].into_iter().flatten().any(char::is_alphanumeric)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_word_goes_before_a_part_of_one() {
        let text = "قالت هند وقال سعيد";
        assert_eq!(run_of(text, "قالت").map(|span| span.slice(text)), Ok("قالت"));
        assert_eq!(run_of("قالت وقالت", "وقالت").map(Span::start), Ok(9));
        assert_eq!(run_of("وقال سعيد", "قال").map(Span::start), Ok(2));
        assert_eq!(run_of("وقد سار العقد", "قد").map(Span::start), Ok(2));
    }

    #[test]
    fn words_there_twice_are_to_be_lengthened() {
        let why = "at: `قال` is in the text 2 times; lengthen it until it is there once";
        assert_eq!(run_of("قال سعيد ثم قال وليد", "قال"), Err(why.to_owned()));
        assert!(run_of("قال سعيد ثم قال وليد", "قال وليد").is_ok());
    }

    #[test]
    fn words_not_there_are_told() {
        let why = "at: `نفى` is not in the text; copy the text's own words";
        assert_eq!(run_of("قال سعيد", "نفى"), Err(why.to_owned()));
        assert_eq!(run_of("", " "), Err("at: `` is not in the text; copy the text's own words".to_owned()));
    }

    #[test]
    fn pieces_and_line_breaks_do_not_hide_words() {
        assert!(is_in("قال سعيد\nإن الجسر مفتوح", "سعيد إن … مفتوح"));
        assert!(!is_in("قال سعيد", "سعيد قال"));
        assert!(same("الجسر\nمفتوح", " الجسر  مفتوح"));
    }
}
