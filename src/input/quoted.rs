//! Quotations that are set as paragraphs of their own, without marks: behind a line that ends with a colon they get those that a browser
//! would show around `<q>`.

/// What opens and closes them.
pub(super) const MARKS: (char, char) = ('\u{201C}', '\u{201D}');

/// Marks with which a paragraph may begin that has its own, and dashes before who said it.
const OWN: &[char] =
    &['"', '\'', '\u{AB}', '\u{BB}', '\u{2018}', '\u{2019}', '\u{201C}', '\u{201D}', '\u{201E}', '\u{2039}', '-', '\u{2013}', '\u{2014}'];

/// Whether a line hands over to what is said below it.
pub(super) fn leads(line: &str) -> bool {
    line.trim_end().ends_with(':')
}

/// Whether a paragraph of a quotation has no mark of its own.
pub(super) fn is_bare(paragraph: &str) -> bool {
    !paragraph.trim_start().starts_with(OWN)
}

/// The paragraphs that open and those that close a quotation. Each comes with whether it is set as one.
pub(super) fn marked<'l>(lines: impl Iterator<Item = (&'l str, bool)>) -> Vec<(bool, bool)> {
    let mut marks: Vec<(bool, bool)> = Vec::new();
    let (mut is_led, mut is_open) = (false, false);
    for (line, is_set) in lines {
        let is_one = is_set && is_bare(line);
        let opens = is_one && is_led && !is_open;
        let goes_on = is_one && is_open;
        if goes_on && let Some((_, closes)) = marks.last_mut() {
            *closes = false;
        }
        is_open = opens || goes_on;
        marks.push((opens, is_open));
        is_led = !is_set && leads(line);
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_around_the_paragraphs_of_a_quotation_behind_a_colon() {
        let of = |lines: &[(&str, bool)]| marked(lines.iter().copied());
        let (none, whole) = ((false, false), (true, true));
        assert_eq!(of(&[("قال:", false), ("نعم", true), ("لا", false)]), [none, whole, none]);
        assert_eq!(of(&[("قال:", false), ("نعم", true), ("لا", true), ("قال", false)]), [none, (true, false), (false, true), none]);
        assert_eq!(of(&[("قال:", false), ("نعم", true), ("— سامي", true), ("لا", true)]), [none, whole, none, none]);
        assert_eq!(of(&[("قال.", false), ("نعم:", true), ("لا", true)]), [none; 3]);
        assert_eq!(of(&[("قال:", false), ("«نعم»", true)]), [none; 2]);
    }
}
