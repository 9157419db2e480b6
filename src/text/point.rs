//! Which full stops end a sentence and which stand inside an abbreviation.

use super::chars;
use super::document::{Mark, TokenKind};
use super::scan::Scan;
use super::token::Line;

/// Letters of a part of a spelt-out name, when no blank stands between its parts.
const GLUED_LETTERS: usize = 3;
/// The same, when blanks do.
const PARTED_LETTERS: usize = 2;

/// Turns the stops of the line just scanned that end nothing into points.
pub(super) fn settle(text: &str, scan: &mut Scan, line: &Line) {
    let first = scan.marks.partition_point(|mark| *mark < line.tokens.start);
    for slot in first..scan.marks.len() {
        let Some(dot) = scan.marks.get(slot).copied() else { break };
        if scan.is_mark(dot, Mark::Stop)
            && is_point(text, scan, line, dot)
            && let Some(token) = scan.tokens.get_mut(dot)
        {
            token.kind = TokenKind::Mark(Mark::Point);
        }
    }
}

fn is_point(text: &str, scan: &Scan, line: &Line, dot: usize) -> bool {
    let next = dot + 1;
    if dot <= line.tokens.start || next >= line.tokens.end || !touches(scan, dot - 1) {
        return false;
    }
    let before = dot - 1;
    match (scan.kind(before), scan.kind(next)) {
        (Some(TokenKind::Number), Some(TokenKind::Word)) => before == line.tokens.start,
        (Some(TokenKind::Word), Some(TokenKind::Number)) => touches(scan, dot) && letters(scan, before) <= 2,
        (Some(TokenKind::Word), Some(TokenKind::Word)) => {
            is_initial(scan, line, before) || is_in_chain(scan, line, dot) || is_in_address(text, scan, dot)
        }
        (Some(TokenKind::Word), _) => is_initial(scan, line, before),
        _ => false,
    }
}

/// Whether nothing stands between a token and the next.
fn touches(scan: &Scan, token: usize) -> bool {
    match (scan.tokens.get(token), scan.tokens.get(token + 1)) {
        (Some(a), Some(b)) => a.span.end() == b.span.start(),
        _ => false,
    }
}

/// Letters of a token, as far as they are told apart.
fn letters(scan: &Scan, token: usize) -> usize {
    scan.key(token).chars().take(GLUED_LETTERS + 1).count()
}

/// One letter, with or without a waw before it; not the unit or era after a number.
fn is_initial(scan: &Scan, line: &Line, word: usize) -> bool {
    let one = match letters(scan, word) {
        1 => true,
        2 => scan.key(word).starts_with(chars::WAW),
        _ => false,
    };
    let after_number = word > line.tokens.start && scan.kind(word - 1) == Some(TokenKind::Number);
    one && !after_number
}

/// A stop between short parts of which there are at least three, or two without a blank.
fn is_in_chain(scan: &Scan, line: &Line, dot: usize) -> bool {
    let glued = touches(scan, dot);
    let most = if glued { GLUED_LETTERS } else { PARTED_LETTERS };
    let is_part = |token: usize| token < line.tokens.end && scan.kind(token) == Some(TokenKind::Word) && letters(scan, token) <= most;
    let goes_on = dot >= line.tokens.start + 2 && scan.is_mark(dot - 2, Mark::Point);
    if !is_part(dot - 1) || !(is_part(dot + 1) || glued && goes_on) {
        return false;
    }
    let two = glued && letters(scan, dot - 1) <= 2 && letters(scan, dot + 1) <= 2;
    let more = touches(scan, dot + 1) && scan.is_mark(dot + 2, Mark::Stop) && is_part(dot + 3);
    two || more || goes_on
}

/// A stop between Latin words without a blank: an address of the net.
fn is_in_address(text: &str, scan: &Scan, dot: usize) -> bool {
    let is_latin = |token: usize| {
        let surface = scan.tokens.get(token).map_or("", |t| t.span.slice(text));
        surface.starts_with(|c: char| c.is_ascii_alphabetic())
    };
    touches(scan, dot) && is_latin(dot - 1) && is_latin(dot + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::token::Scanner;

    /// For each single full stop whether it is a point.
    fn points(text: &str) -> Vec<bool> {
        let mut scan = Scan::of(text);
        let mut points = Vec::new();
        let mut scanner = Scanner::new(text);
        while let Some(line) = scanner.next_line(&mut scan) {
            let dots: Vec<usize> = line.tokens.clone().filter(|token| scan.is_mark(*token, Mark::Stop)).collect();
            settle(text, &mut scan, &line);
            points.extend(dots.into_iter().map(|dot| scan.is_mark(dot, Mark::Point)));
        }
        points
    }

    #[test]
    fn titles_and_initials_keep_their_points() {
        assert_eq!(points("قال د. سامر نور وم. هالة عمر وأ.د. ليث J. Smith."), [true, true, true, true, true, false]);
    }

    #[test]
    fn spelt_out_names_keep_their_points() {
        assert_eq!(points("شبكة جي. إن. سي تبث"), [true, true]);
        assert_eq!(points("قناة (بي.كيه.تي) تبث"), [true, true]);
        assert_eq!(points("راديو أف.أم تبث"), [true]);
        assert_eq!(points("موقع noor.example.com هنا"), [true, true]);
    }

    #[test]
    fn numbers_of_a_list_keep_their_points() {
        assert_eq!(points("1.أول الشروط\n5. خامسها"), [true, true]);
    }

    #[test]
    fn ends_of_sentences_are_stops() {
        assert_eq!(points("عام 2015. ثم 2014م. ثم 1436 هـ. ثم نام.وقال به. لا. نعم."), [false; 7]);
    }
}
