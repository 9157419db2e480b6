//! Who is written about: bodies that the article names again and again.
//!
//! Limits: bodies and groups only, known by the head of their noun phrase and the word after it. People, and countries that
//! act, are not looked for, and a body that is named in other words is another body here.

use crate::rules::lexicon::Lexicon;
use crate::rules::shape::{HeadClass, Role};
use crate::rules::tag::{Class, Pro, Tag, Tags};
use crate::sources::model::Sources;
use crate::text::{Document, Span, TokenKind, Zone};
use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Mentions from which on a body is a subject of the article.
const MIN_MENTIONS: u32 = 3;
/// Words of a shown name.
const NAME: usize = 4;
/// ARABIC LETTER ALEF and LAM: the article.
const ARTICLE: [char; 2] = ['\u{627}', '\u{644}'];

/// Someone the article writes about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// As first written.
    pub name: String,
    /// How often it is named.
    pub mentions: u32,
    /// Whether a source that speaks, or is recorded as silent, is named by it.
    pub heard: bool,
}

/// Someone written about who never speaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NotHeard {
    /// As first written.
    pub name: String,
    /// How often it is named.
    pub mentions: u32,
}

/// The subjects without a voice, most mentioned first, then in order.
pub(super) fn not_heard(subjects: &[Subject]) -> Vec<NotHeard> {
    let silent = subjects.iter().filter(|s| !s.heard);
    let mut list: Vec<NotHeard> = silent.map(|s| NotHeard { name: s.name.clone(), mentions: s.mentions }).collect();
    list.sort_by_key(|s| std::cmp::Reverse(s.mentions));
    list
}

/// Bodies and groups that the text names at least three times, in order of first mention. Linear in the tokens.
#[must_use]
pub fn find(doc: &Document, tags: &Tags, lex: &Lexicon, sources: &Sources) -> Vec<Subject> {
    let heard = Heard::new(sources);
    let mut list: Vec<(Subject, bool)> = Vec::new();
    let mut known: FxHashMap<(&str, &str), usize> = FxHashMap::default();
    for paragraph in doc.paragraphs.iter().filter(|p| !matches!(p.zone, Zone::Furniture | Zone::Byline)) {
        for at in paragraph.body.clone() {
            let Some(phrase) = phrase(doc, tags, lex, at..paragraph.body.end) else { continue };
            let slot = *known.entry(phrase.key).or_insert_with(|| {
                list.push((Subject { name: String::new(), mentions: 0, heard: false }, false));
                list.len() - 1
            });
            let Some((subject, bare)) = list.get_mut(slot) else { continue };
            subject.mentions += 1;
            subject.heard |= heard.names(phrase.span);
            // The first mention without clitics shows the name as it is.
            if phrase.bare && !*bare {
                subject.name = phrase.span.slice(&doc.text).to_owned();
                *bare = true;
            }
        }
    }
    // A body that is only ever behind a clitic (`loyal to the …`) does nothing in the text.
    let bare = list.into_iter().filter(|(_, bare)| *bare).map(|(subject, _)| subject);
    bare.filter(|s| s.mentions >= MIN_MENTIONS).collect()
}

/// Where sources are named, in order.
struct Heard {
    /// Those that speak.
    speaking: Vec<Span>,
    /// First bytes of those that are recorded as silent; how far such a name goes is less sure.
    silent: Vec<usize>,
}

impl Heard {
    fn new(sources: &Sources) -> Self {
        let of = |list: &[Option<usize>]| {
            let mut listed = vec![false; sources.list.len()];
            list.iter().flatten().for_each(|s| listed.get_mut(*s).into_iter().for_each(|l| *l = true));
            let named = sources.list.iter().zip(&listed).filter(|(_, listed)| **listed).flat_map(|(s, _)| &s.mentions);
            let mut spans: Vec<Span> = named.map(|m| m.span).collect();
            spans.sort_unstable();
            spans
        };
        Self { speaking: of(&sources.of), silent: of(&sources.silent).iter().map(|s| s.start()).collect() }
    }

    /// Whether a source is named at this place. Mentions nest at most a few deep.
    fn names(&self, span: Span) -> bool {
        let after = self.speaking.partition_point(|p| p.start() < span.end());
        let speaks = self.speaking.iter().take(after).rev().take(4).any(|p| p.overlaps(span));
        speaks || self.silent.binary_search(&span.start()).is_ok()
    }
}

/// A mention of a body.
struct Phrase<'d> {
    /// Head and next word, without clitics.
    key: (&'d str, &'d str),
    span: Span,
    /// No clitic stands before it.
    bare: bool,
}

/// The body that is named at the first of these tokens.
fn phrase<'d>(doc: &'d Document, tags: &Tags, lex: &Lexicon, tokens: Range<usize>) -> Option<Phrase<'d>> {
    let Range { start: at, end } = tokens;
    let heads = Class::Head(HeadClass::Organization).set().and(Class::Head(HeadClass::Group).set());
    if !tags.set(at).meets(heads) {
        return None;
    }
    let acts = |role: Role| !matches!(role, Role::Religious | Role::CultureSport);
    let tag = tags.at(at).iter().find(|t| t.class.set().meets(heads) && lex.head(t.rule).is_none_or(|h| acts(h.role)))?;
    let after = at + usize::from(tag.len.max(1));
    let next = (after..end.min(after + 1)).find(|i| continues(doc, tags, *i));
    // A head alone names somebody only with the article, or when the pack has the whole phrase.
    if next.is_none() && tag.len < 2 && !tag.pro.has(Pro::AL) {
        return None;
    }
    let further = |i: &usize| next.is_some() && continues(doc, tags, *i) && without_article(doc.key(*i)).is_some();
    let name_end = next.map_or(after, |n| (n + 1..end.min(at + NAME)).take_while(further).last().unwrap_or(n) + 1);
    let second = next.or_else(|| (tag.len > 1).then_some(at + 1)).map_or("", |i| doc.key(i));
    let key = (stem(doc.key(at), tag), without_article(second).unwrap_or(second));
    Some(Phrase { key, span: doc.span_of(at..name_end), bare: !tag.pro.preposition() && !tag.pro.conjunction() })
}

/// Whether a word can belong to the name before it: no grammar, no verb, no cue.
fn continues(doc: &Document, tags: &Tags, at: usize) -> bool {
    let stops = |tag: &Tag| matches!(tag.class, Class::Function(_) | Class::Verb | Class::Participle | Class::Marker(_) | Class::Narrative);
    doc.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word) && !tags.at(at).iter().any(stops)
}

/// The key of a head without the clitics that its reading tells of.
fn stem<'d>(key: &'d str, tag: &Tag) -> &'d str {
    let before = usize::from(tag.pro.conjunction()) + usize::from(tag.pro.preposition());
    let article = if !tag.pro.has(Pro::AL) {
        0
    } else if tag.pro.has(Pro::LAM) {
        1
    } else {
        2
    };
    key.char_indices().nth(before + article).and_then(|(cut, _)| key.get(cut..)).unwrap_or(key)
}

/// A key without its article; `None` when it has none.
fn without_article(key: &str) -> Option<&str> {
    key.strip_prefix(ARTICLE.first().copied()?)?.strip_prefix(ARTICLE.get(1).copied()?)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::rules::Packs;
    use crate::sources::model::{Count, Kind, MentionForm, Naming, Source, SourceMention};
    use crate::text::{ZoneWords, read};

    const TEXT: &str = "\
أغلقت وزارة المياه سد المرجان أمس.
وقال المزارع سامي الراوي إن وزارة المياه لم تحذر أحدا.
وتراجعت الشركة المشغلة للسد عن وعودها، وكانت شركة مشغلة قد سبقتها.
وينتظر الأهالي من وزارة المياه ومن الشركة المشغلة ردا.
";

    fn names(sources: &Sources) -> Vec<(String, u32, bool)> {
        let lexicon = Lexicon::new(&Packs::builtin_lean());
        let doc = read(TEXT.to_owned(), &ZoneWords::default());
        let tags = lexicon.tag(&doc);
        find(&doc, &tags, &lexicon, sources).into_iter().map(|s| (s.name, s.mentions, s.heard)).collect()
    }

    fn speaking(words: &str) -> Sources {
        let start = TEXT.find(words).unwrap();
        let mention = SourceMention { span: Span::new(start, start + words.len()), form: MentionForm::Full };
        let source = Source {
            name: words.to_owned(),
            kind: Kind::Organization,
            naming: Naming::Named,
            specificity: 0,
            role: None,
            role_class: crate::rules::shape::Role::Government,
            affiliation: None,
            number: Count::Singular,
            anonymity_requested: false,
            anonymity_reason: None,
            issued_by: None,
            mentions: vec![mention],
            cluster: 0,
            rules: vec![],
        };
        Sources { list: vec![source], of: vec![Some(0)], ..Sources::default() }
    }

    #[test]
    fn body_named_three_times_with_and_without_article_is_a_subject() {
        let expected = [("وزارة المياه".to_owned(), 3, false), ("الشركة المشغلة".to_owned(), 3, false)];
        assert_eq!(names(&Sources::default()), expected);
    }

    #[test]
    fn body_whose_silence_is_recorded_is_heard() {
        let silent = Sources { of: vec![], silent: vec![Some(0)], ..speaking("وزارة المياه سد") };
        let expected = [("وزارة المياه".to_owned(), 3, true), ("الشركة المشغلة".to_owned(), 3, false)];
        assert_eq!(names(&silent), expected);
    }

    #[test]
    fn body_that_speaks_somewhere_is_heard() {
        let expected = [("وزارة المياه".to_owned(), 3, true), ("الشركة المشغلة".to_owned(), 3, false)];
        assert_eq!(names(&speaking("وزارة المياه")), expected);
    }
}
