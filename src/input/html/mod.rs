//! A page of the web → the article on it: main text, headline, byline, date and outlet, and where each paragraph stands in the page.
//!
//! dom_smoothie finds the article. It keeps no places, so the paragraphs it gives are looked for, in order, among those of the page;
//! what it leaves out of a page's description ([`linked`]) and of the text ([`mend`]) is read here.
mod elements;
mod headline;
mod linked;
mod mend;
mod page;
mod place;
mod written;

pub(super) use page::{Block, blocks};

use super::InputError;
use super::draft::{Draft, is_byline, may_head, squeeze};
use super::markdown::Places;
use super::quoted;
use crate::analysis::{Metadata, Origin};
use dom_smoothie::{Config, Readability};
use elements::Kind;
use linked::Known;
use mend::{Line, mend};
use page::Page;
use place::Finder;
use std::collections::HashMap;

/// Characters below which a text is taken for no article while another reading of the page is left.
const SHORT: usize = 200;
/// The same for a report of one sentence.
const SHORTEST: usize = 20;

/// Reads a page.
pub(super) fn read(source: &str) -> Result<Draft, InputError> {
    let page = page::read(source)?;
    let known = linked::known(&page);
    let strict = extract(&page.tidy, SHORTEST);
    let Known { title, byline, published, outlet, house, text } = known;
    let outlet = outlet.or(strict.metadata.outlet.clone()).or(house);
    let title = headline::headline(title.as_deref(), strict.metadata.title.as_deref(), &page, outlet.as_deref());
    let byline = byline.or_else(|| strict.metadata.byline.as_deref().map(|byline| named(byline, &page)));
    let published = published.or(strict.metadata.published.clone());
    let metadata = Metadata { title, byline, published, outlet };
    let description = description(text.as_deref(), &page)?;
    let is_described = description.is_some();
    if !is_described && !page.blocks.iter().any(Block::is_text) && metadata.title.is_some() {
        return Err(InputError::Page { why: "no text in it beside its title" });
    }
    let texts = match description {
        Some(texts) => texts,
        None => signed(texts(&page, strict, metadata.title.as_deref())?, metadata.byline.as_deref(), &page.blocks),
    };
    let lines = headed(&metadata, mend(texts, &page.blocks, metadata.title.as_deref()), &page.blocks);
    let mut finder = Finder::new(source, &page);
    // Headline and byline are the first two, and no others are looked for in all of the page.
    let mut find = |(at, line): (usize, &Line)| {
        let is_head = at < 2 && [&metadata.title, &metadata.byline].into_iter().flatten().any(|head| *head == line.text);
        match line.block.and_then(|at| page.blocks.get(at)).map(|block| (block.start, block.end)) {
            None if is_head => finder.head(&line.text),
            None if is_described => finder.described(&line.text),
            found => found,
        }
    };
    let found: Vec<Option<(usize, usize)>> = lines.iter().enumerate().map(&mut find).collect();
    let mut draft = Draft { metadata, ..Draft::default() };
    let block = |line: &Line| line.block.and_then(|at| page.blocks.get(at));
    let marks = quoted::marked(lines.iter().map(|line| (line.text.as_str(), block(line).is_some_and(Block::is_quoted))));
    for ((line, origin), (opens, closes)) in lines.iter().zip(origins(&found, source)).zip(marks) {
        draft.paragraph();
        draft.anchor(origin);
        let block = block(line);
        if block.is_some_and(Block::is_link) {
            draft.link();
        }
        if block.is_some_and(|block| block.is(Kind::Title) || block.is(Kind::Heading)) {
            draft.heading();
        }
        draft.text.extend(opens.then_some(quoted::MARKS.0));
        draft.text.push_str(&line.text);
        draft.text.extend(closes.then_some(quoted::MARKS.1));
    }
    Ok(draft)
}

/// Where bytes stand in a page. Lines and columns are counted once, in whatever order the places are.
fn origins(found: &[Option<(usize, usize)>], source: &str) -> Vec<Origin> {
    let mut starts: Vec<usize> = found.iter().flatten().map(|(start, _)| *start).collect();
    starts.sort_unstable();
    let mut places = Places::new(source);
    let lines: HashMap<usize, (u32, u32)> = starts.into_iter().map(|start| (start, places.of(start))).collect();
    let byte = |n: usize| u32::try_from(n).ok();
    let origin = |(start, end): (usize, usize)| {
        let (line, column) = lines.get(&start).copied().unzip();
        Origin { line, column, byte_start: byte(start), byte_end: byte(end), ..Origin::default() }
    };
    found.iter().map(|place| place.map(origin).unwrap_or_default()).collect()
}

/// What the extraction gives.
#[derive(Default)]
struct Found {
    metadata: Metadata,
    /// The article as HTML.
    content: String,
}

/// Names of accounts that publish for others.
const ACCOUNTS: &[&str] = &["admin", "administrator", "editor", "guest", "publisher", "root", "superadmin", "user", "webmaster"];

/// Pages name an author's address, or the account that published, where they have no name.
fn is_name(text: &str) -> bool {
    !text.contains("://") && !text.contains('@') && !ACCOUNTS.contains(&text.trim().to_ascii_lowercase().as_str())
}

fn extract(page: &str, short: usize) -> Found {
    let config = Config { char_threshold: short, ..Config::default() };
    let article = Readability::new(page, None, Some(config)).and_then(|mut readability| readability.parse());
    let Ok(article) = article else { return Found::default() };
    let kept = |text: Option<String>| text.map(|t| squeeze(&t)).filter(|t| !t.is_empty());
    let metadata = Metadata {
        title: kept(Some(article.title)),
        byline: kept(article.byline).filter(|byline| is_name(byline)),
        published: kept(article.published_time),
        outlet: kept(article.site_name),
    };
    Found { metadata, content: article.content.to_string() }
}

/// The paragraphs of the article.
fn texts(page: &Page, strict: Found, headline: Option<&str>) -> Result<Vec<String>, InputError> {
    // Whether one of the blocks that have a text is one of the article.
    let mut known: HashMap<&str, bool> = HashMap::new();
    page.blocks.iter().for_each(|block| *known.entry(&block.text).or_default() |= block.is_text());
    // Of a short page the extraction keeps more than the article.
    let is_text = |text: &str| known.get(text).is_none_or(|is| *is);
    let kept = |content: &str| -> Result<Vec<String>, InputError> {
        Ok(blocks(content)?.into_iter().filter(|b| b.is_text() && is_text(&b.text)).map(|b| b.text).collect())
    };
    let length = |texts: &[String]| texts.iter().map(|text| text.chars().count()).sum::<usize>();
    let mut texts = kept(&strict.content)?;
    if length(&texts) < SHORT && !begins_the_article(&texts, page, headline) {
        texts = kept(&extract(&page.tidy, SHORT).content)?;
    }
    if !texts.iter().any(|text| text.chars().any(char::is_alphabetic)) {
        texts = page.blocks.iter().filter(|block| block.is_text()).map(|block| block.text.clone()).collect();
    }
    Ok(texts)
}

/// The lines that the extraction took the byline out of, whole.
fn signed(mut texts: Vec<String>, byline: Option<&str>, all: &[Block]) -> Vec<String> {
    let of = |byline| {
        all.iter()
            .filter(move |block| is_byline(&block.text, byline))
            .map(move |block| (squeeze(&block.text.replacen(byline, "", 1)), &block.text))
    };
    let rests: HashMap<String, &String> = byline.into_iter().flat_map(of).filter(|(rest, _)| !rest.is_empty()).collect();
    for text in &mut texts {
        if let Some(line) = rests.get(text) {
            text.clone_from(line);
        }
    }
    texts
}

/// Whether the first paragraph below the headline is among a few texts.
fn begins_the_article(texts: &[String], page: &Page, headline: Option<&str>) -> bool {
    let mut below = page.blocks.iter().skip_while(|block| !block.is(Kind::Title) || Some(block.text.as_str()) != headline).skip(1);
    let first = below.find(|block| block.is_text() && !block.is_linked() && !block.is(Kind::Heading) && block.text.len() >= SHORTEST * 2);
    first.is_some_and(|first| texts.contains(&first.text))
}

/// The paragraphs of an article that a page has only where programs find it. What is too much there is refused where nothing else
/// is to be read.
fn description(text: Option<&str>, page: &Page) -> Result<Option<Vec<String>>, InputError> {
    const BEGINNING: usize = 30;
    let own: usize = page.blocks.iter().map(|block| block.text.len()).sum();
    let texts = match text.map(paragraphs).transpose() {
        Err(refused) if own < SHORT => return Err(refused),
        read => read.unwrap_or_default(),
    };
    let beginning = |texts: &[String]| texts.first().map(|text| text.chars().take(BEGINNING).collect::<String>()).unwrap_or_default();
    let is_missing = |beginning: &str| !beginning.is_empty() && !page.blocks.iter().any(|block| block.text.contains(beginning));
    Ok(texts.filter(|texts| is_missing(&beginning(texts))))
}

/// Paragraphs of a text, with or without tags, whose signs may be written as in a page: also those of the tags.
fn paragraphs(text: &str) -> Result<Vec<String>, InputError> {
    let is_markup = |text: &str| text.contains("</") || text.contains("<br");
    let read = |markup: &str| -> Result<Vec<String>, InputError> { Ok(blocks(markup)?.into_iter().map(|block| block.text).collect()) };
    if is_markup(text) {
        // Where no tag breaks a line, the line ends do.
        let breaks = ["<p", "<br", "</p", "</div", "</li", "</h"].into_iter().any(|tag| text.contains(tag));
        return if breaks { read(text) } else { read(&text.replace('\n', "<br>")) };
    }
    if !text.contains('&') {
        return Ok(text.lines().map(squeeze).filter(|line| !line.is_empty()).collect());
    }
    let lines = read(&text.replace('<', "&lt;").replace('\n', "<br>"))?;
    let whole = lines.join("\n");
    if is_markup(&whole) { read(&whole) } else { Ok(lines) }
}

/// A byline that the extraction took from the page's text: as the paragraph is read that has no other letters; of a box about the
/// author only the name.
fn named(byline: &str, page: &Page) -> String {
    const WORDS: std::ops::RangeInclusive<usize> = 2..=5;
    let is_told = page.meta.iter().any(|(_, content)| squeeze(content) == byline);
    let is_part = |block: &&Block| WORDS.contains(&block.text.split(' ').count()) && byline.contains(&block.text);
    let is_whole = |block: &&Block| letters(&block.text).eq(letters(byline));
    let blocks = || page.blocks.iter().filter(|_| !is_told);
    let part = blocks().find(is_whole).or_else(|| blocks().find(is_part));
    part.map_or(byline, |block| &block.text).to_owned()
}

/// What is not blank.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace())
}

/// The lines below headline and byline, where they do not begin with them.
fn headed(metadata: &Metadata, mut lines: Vec<Line>, all: &[Block]) -> Vec<Line> {
    const TOP: usize = 4;
    let first = lines.first().map(|line| line.text.as_str());
    // What nobody calls the headline may be one above others.
    let is_headed = metadata.title.as_ref().map_or_else(|| lines.len() > 1 && first.is_some_and(may_head), |title| first == Some(title));
    let title = metadata.title.as_ref().filter(|_| !is_headed);
    let byline = metadata.byline.as_ref().filter(|b| !lines.iter().take(TOP).any(|line| is_byline(&line.text, b)));
    let placed = |text: &String| Line { text: text.clone(), block: all.iter().position(|block| block.text == *text) };
    let rest = lines.split_off(usize::from(is_headed));
    lines.extend(title.into_iter().chain(byline).map(placed));
    lines.extend(rest);
    lines
}

#[cfg(test)]
mod tests;
