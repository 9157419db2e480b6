//! A page of the web → the article on it: main text, headline, byline, date and outlet, and where each paragraph stands in the page.
//!
//! dom_smoothie finds the article. It keeps no places, so the paragraphs it gives are looked for, in order, among those of the page.
mod blocks;

pub(super) use blocks::blocks;

use super::InputError;
use super::draft::{Draft, squeeze};
use super::markdown::Places;
use crate::analysis::{Metadata, Origin};
use blocks::Block;
use dom_smoothie::{Config, Readability};
use std::collections::HashMap;

/// Characters below which a text is taken for no article while another reading of the page is left. Short reports are short.
const SHORT: usize = 200;

/// Reads a page.
pub(super) fn read(page: &str) -> Result<Draft, InputError> {
    let all = blocks(page)?;
    let config = Config { char_threshold: SHORT, ..Config::default() };
    let Found { mut metadata, content } = main_text(page, config).unwrap_or_default();
    let index = index(&all);
    // Of a short page the extraction keeps more than the article.
    let is_beside = |text: &str| index.get(text).is_some_and(|ats| ats.iter().all(|at| all.get(*at).is_some_and(|b| b.aside)));
    let mut lines: Vec<String> = blocks(&content)?.into_iter().filter(|b| !b.caption && !is_beside(&b.text)).map(|b| b.text).collect();
    if !lines.iter().any(|l| l.chars().any(char::is_alphabetic)) {
        lines = all.iter().filter(|b| !b.aside && !b.caption).map(|b| b.text.clone()).collect();
    }
    metadata.title = headline(metadata.title, &all);
    let mut draft = Draft { metadata, ..Draft::default() };
    let mut writer = Writer { places: Places::new(page), index, all: &all, from: 0 };
    for line in head(&draft.metadata, &lines).into_iter().chain(lines) {
        writer.add(&mut draft, &line);
    }
    Ok(draft)
}

/// The heading of the page, where it is the title with or without what the title lost or gained: an outlet's name, words before a colon.
fn headline(title: Option<String>, all: &[Block]) -> Option<String> {
    let title = title.unwrap_or_default();
    let is_title = |heading: &&Block| heading.text.contains(&title) || title.contains(&heading.text);
    let heading = all.iter().filter(|b| b.heading && !b.aside).find(is_title);
    heading.map(|h| h.text.clone()).or(Some(title)).filter(|t| !t.is_empty())
}

/// What the extraction gives.
#[derive(Default)]
struct Found {
    metadata: Metadata,
    /// The article as HTML.
    content: String,
}

fn main_text(page: &str, config: Config) -> Option<Found> {
    let article = Readability::new(page, None, Some(config)).ok()?.parse().ok()?;
    let kept = |text: Option<String>| text.map(|t| squeeze(&t)).filter(|t| !t.is_empty());
    // Pages name an author's address where they have no name.
    let is_name = |text: &String| !text.contains("://") && !text.contains('@');
    let metadata = Metadata {
        title: kept(Some(article.title)),
        byline: kept(article.byline).filter(is_name),
        published: kept(article.published_time),
        outlet: kept(article.site_name),
    };
    Some(Found { metadata, content: article.content.to_string() })
}

/// Headline and byline, where the text does not begin with them.
fn head(metadata: &Metadata, lines: &[String]) -> Vec<String> {
    const TOP: usize = 4;
    let first = |known: &str| lines.first().is_some_and(|l| l == known);
    let title = metadata.title.as_ref().filter(|t| !first(t));
    let byline = metadata.byline.as_ref().filter(|b| !lines.iter().take(TOP).any(|l| l.contains(b.as_str())));
    // A byline goes below the headline; where the text begins with that, the draft puts it there.
    let byline = byline.filter(|_| title.is_some());
    title.into_iter().chain(byline).cloned().collect()
}

/// Blocks by their text.
fn index(all: &[Block]) -> HashMap<&str, Vec<usize>> {
    let mut index: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, block) in all.iter().enumerate() {
        index.entry(&block.text).or_default().push(at);
    }
    index
}

/// Puts paragraphs into a draft with their places.
struct Writer<'a> {
    places: Places<'a>,
    index: HashMap<&'a str, Vec<usize>>,
    all: &'a [Block],
    /// The block behind the one found last.
    from: usize,
}

impl Writer<'_> {
    fn add(&mut self, draft: &mut Draft, line: &str) {
        draft.paragraph();
        let known = self.index.get(line).map(Vec::as_slice).unwrap_or_default();
        let next = known.partition_point(|at| *at < self.from);
        let found = known.get(next).or(known.first()).and_then(|at| Some((*at, self.all.get(*at)?)));
        draft.anchor(found.map_or_else(Origin::default, |(at, block)| {
            self.from = at + 1;
            let (line, column) = self.places.of(block.start);
            let byte = |n: usize| u32::try_from(n).ok();
            Origin { line: Some(line), column: Some(column), byte_start: byte(block.start), byte_end: byte(block.end), ..Origin::default() }
        }));
        draft.text.push_str(line);
    }
}

#[cfg(test)]
mod tests;
