//! Where words stand in a page that are no paragraph of it: a byline within a line, a title, the words of a description.

use super::page::Page;
use super::squeeze;

/// Words of the longest line in which a byline is looked for.
const LINE: usize = 16;
/// Paragraphs that are looked for in vain: each costs a walk over the description.
const IN_VAIN: usize = 200;

/// Finds words where a page has them letter by letter, not written as references or escapes.
pub(super) struct Finder<'a> {
    source: &'a str,
    page: &'a Page,
    /// Byte behind what was found in a description.
    from: usize,
    in_vain: usize,
}

impl<'a> Finder<'a> {
    pub(super) fn new(source: &'a str, page: &'a Page) -> Self {
        let body = page.told.iter().find_map(|(start, end)| Some(start + source.get(*start..*end)?.find("\"articleBody\"")?));
        Self { source, page, from: body.unwrap_or_default(), in_vain: 0 }
    }

    /// The bytes of a headline or a byline: in a line of the text, in the title, in what describes the article.
    pub(super) fn head(&self, words: &str) -> Option<(usize, usize)> {
        let lines = self.page.blocks.iter().filter(|block| block.text.split(' ').count() <= LINE).map(|block| (block.start, block.end));
        let title = self.page.titled.filter(|_| squeeze(&self.page.title) == words);
        let places = lines.chain(self.page.titled).chain(self.page.told.iter().copied());
        title.or_else(|| places.into_iter().find_map(|place| self.within(words, place)))
    }

    /// The bytes of a paragraph of the description, behind the one before it.
    pub(super) fn described(&mut self, words: &str) -> Option<(usize, usize)> {
        if self.in_vain >= IN_VAIN {
            return None;
        }
        let passed = self.page.told.partition_point(|(_, end)| *end <= self.from);
        let found = self.page.told.iter().skip(passed).find_map(|(start, end)| self.within(words, (self.from.max(*start), *end)));
        match found {
            Some((_, end)) => self.from = end,
            None => self.in_vain += 1,
        }
        found
    }

    /// The bytes of words within others, where they are not parts of longer ones. What stands beside them in ASCII may be an escape.
    fn within(&self, words: &str, (start, end): (usize, usize)) -> Option<(usize, usize)> {
        let inside = self.source.get(start..end)?;
        if words.is_empty() || words.len() > inside.len() {
            return None; // to make ready for a search costs what the words are long
        }
        let at = inside.find(words)?;
        let is_letter = |c: char| c.is_alphanumeric() && !c.is_ascii();
        let is_part = inside.get(..at)?.ends_with(is_letter) || inside.get(at + words.len()..)?.starts_with(is_letter);
        (!is_part).then_some((start + at, start + at + words.len()))
    }
}
