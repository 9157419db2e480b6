//! The [`Probe`] of the engine itself: runs the stages and says which rule worked where.
//!
//! Limits: for rules that only name words (look-alikes, grammar, hedges, hidden names, claims) a
//! use is that the lexicon read the words so, for nations that it did so inside a source; whether
//! that changed the outcome is not told. Shapes do not know their rule: a word of any shape counts
//! for all of them.

use super::{Fired, Probe};
use crate::attribution::{self, model::Attribution, model::Attributions, model::SourceSlot};
use crate::rules::lexicon::Lexicon;
use crate::rules::shape::{MarkerClass, Shape, ShapeClass};
use crate::rules::tag::{Class, Tag, Tags};
use crate::rules::written::strip_clitics;
use crate::rules::{Packs, zones};
use crate::sources::{self, model::Sources};
use crate::text::{self, Document, Span, Zone, ZoneWords, fold};

/// Packs compiled for trying their examples.
#[derive(Debug)]
pub struct Engine<'p> {
    packs: &'p Packs,
    lexicon: Lexicon,
    zones: ZoneWords,
}

impl<'p> Engine<'p> {
    /// Compiles the packs.
    #[must_use]
    pub fn new(packs: &'p Packs) -> Self {
        Self { packs, lexicon: Lexicon::new(packs), zones: zones::words(packs) }
    }

    /// Rules of furniture whose words stand in lines that are not read, or not wholly.
    fn furniture(&self, doc: &Document, fired: &mut Vec<Fired>) {
        let unread = doc.paragraphs.iter().filter(|p| p.zone != Zone::Body || p.body != p.tokens);
        for span in unread.map(|paragraph| paragraph.span) {
            let line = spaced(span.slice(&doc.text));
            let here = self.packs.furniture.iter().filter(|rule| rule.body.forms.iter().any(|f| line.contains(&spaced(f))));
            fired.extend(here.map(|rule| Fired { rule: rule.index, span, ..Fired::default() }));
        }
    }

    /// Outlets read by the lexicon; one whose name is an ordinary word only as a source (see [`named`]).
    fn outlets(&self, doc: &Document, tags: &Tags, fired: &mut Vec<Fired>) {
        for token in 0..doc.tokens.len() {
            let outlets = tags.at(token).iter().filter(|tag| matches!(tag.class, Class::Outlet(_)));
            let plain = outlets.filter(|tag| self.lexicon.outlet(tag.rule).is_some_and(|outlet| !outlet.ordinary_word));
            fired.extend(plain.map(|tag| used(doc, token, tag)));
        }
    }

    /// Words of an event's shape; verbs by which the writer goes on telling.
    fn shapes(&self, doc: &Document, tags: &Tags, fired: &mut Vec<Fired>) {
        for token in 0..doc.tokens.len() {
            let narrative = tags.at(token).iter().filter(|tag| tag.class == Class::Narrative);
            fired.extend(narrative.map(|tag| used(doc, token, tag)));
            let event = self.lexicon.is_event(doc.key(token)) || tags.set(token).meets(Class::Event.set());
            let finite = self.lexicon.is_finite(doc.key(token));
            let given = self.lexicon.is_given(doc.key(token));
            let thing = [doc.key(token), strip_clitics(doc.key(token))].iter().any(|noun| self.lexicon.is_thing(noun));
            let held = |shape: &Shape| match shape.class {
                ShapeClass::Event => event,
                ShapeClass::Finite => finite,
                ShapeClass::Given => given,
                ShapeClass::Thing => thing,
                ShapeClass::Word => shape.word.is_some_and(|word| self.lexicon.says(doc.key(token), word)),
                ShapeClass::Narrative => false,
            };
            let span = doc.span_of(token..token + 1);
            let rules = self.packs.shapes.iter().filter(|rule| held(&rule.body));
            fired.extend(rules.map(|rule| Fired { rule: rule.index, span, ..Fired::default() }));
        }
    }
}

impl Probe for Engine<'_> {
    fn fired(&self, text: &str) -> Vec<Fired> {
        let doc = text::read(text.to_owned(), &self.zones);
        let tags = self.lexicon.tag(&doc);
        let found = attribution::extract(&doc, &tags, &self.lexicon);
        let sources = sources::resolve(&doc, &tags, &self.lexicon, &found);
        let mut fired = Vec::new();
        cues(&doc, &tags, &found, &mut fired);
        words(&doc, &tags, &sources, &mut fired);
        named(&doc, &sources, &mut fired);
        fired.extend(found.silences.iter().map(|one| Fired { rule: one.rule, span: one.span, ..Fired::default() }));
        self.outlets(&doc, &tags, &mut fired);
        self.furniture(&doc, &mut fired);
        self.shapes(&doc, &tags, &mut fired);
        fired
    }
}

/// Attributions under the rule that found them, and under the rules of their further cues.
fn cues(doc: &Document, tags: &Tags, found: &Attributions, fired: &mut Vec<Fired>) {
    for one in &found.list {
        fired.push(attributed(doc, one, one.rule, one.cue));
        for cue in &one.extra_cues {
            let first = doc.token_at(cue.start());
            let cues = tags.at(first).iter().filter(|tag| is_cue(tag.class));
            fired.extend(cues.map(|tag| attributed(doc, one, tag.rule, *cue)));
        }
    }
}

fn attributed(doc: &Document, one: &Attribution, rule: u32, cue: Span) -> Fired {
    let source = match &one.source {
        SourceSlot::Mention(mention) => Some(mention.span.slice(&doc.text).to_owned()),
        _ => None,
    };
    let content: Vec<&str> = one.content.iter().map(|piece| piece.slice(&doc.text)).collect();
    Fired { rule, span: cue, cue: Some(cue.slice(&doc.text).to_owned()), source, content: Some(content.join(" … ")) }
}

/// Words that the lexicon read as of a rule that finds no attributions.
fn words(doc: &Document, tags: &Tags, sources: &Sources, fired: &mut Vec<Fired>) {
    let mentions: Vec<Span> = sources.list.iter().flat_map(|one| &one.mentions).map(|mention| mention.span).collect();
    for token in 0..doc.tokens.len() {
        let used = tags.at(token).iter().map(|tag| (tag, used(doc, token, tag)));
        let in_source = |one: &Fired| mentions.iter().any(|mention| mention.contains(one.span));
        fired.extend(used.filter(|(tag, one)| is_word(tag) || is_nation(tag) && in_source(one)).map(|(_, one)| one));
    }
}

fn used(doc: &Document, token: usize, tag: &Tag) -> Fired {
    Fired { rule: tag.rule, span: doc.span_of(token..token + usize::from(tag.len)), ..Fired::default() }
}

/// Sources under the rules that classified them.
fn named(doc: &Document, sources: &Sources, fired: &mut Vec<Fired>) {
    for source in &sources.list {
        for mention in &source.mentions {
            let words = Some(mention.span.slice(&doc.text).to_owned());
            let one = Fired { span: mention.span, source: words, ..Fired::default() };
            fired.extend(source.rules.iter().map(|rule| Fired { rule: *rule, ..one.clone() }));
        }
    }
}

fn is_cue(class: Class) -> bool {
    matches!(class, Class::Verb | Class::Participle | Class::Masdar | Class::Nominal | Class::Marker(_))
}

fn is_nation(tag: &Tag) -> bool {
    matches!(tag.class, Class::Place | Class::Nation)
}

fn is_word(tag: &Tag) -> bool {
    match tag.class {
        Class::Marker(class) => class == MarkerClass::Turn,
        Class::Lookalike | Class::Anonymity(_) | Class::Hedge(_) | Class::Function(_) | Class::Claim(_) => true,
        _ => false,
    }
}

/// Folded words between single blanks, a blank at each end.
fn spaced(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.fold(" ".to_owned(), |line, word| line + word + " ")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// What rules of a kind worked at in a text, by the built-in packs.
    fn uses(kind: &str, text: &str) -> Vec<String> {
        let packs = Packs::builtin();
        let fired = Engine::new(&packs).fired(text);
        let mut uses: Vec<String> = fired
            .iter()
            .filter(|one| packs.id(one.rule).starts_with(kind))
            .map(|one| format!("{} {}", packs.id(one.rule), one.span.slice(text)))
            .collect();
        uses.sort();
        uses.dedup();
        uses
    }

    #[test]
    fn a_nation_counts_only_inside_a_source() {
        assert_eq!(uses("affiliation.", "وصل الوفد إلى كندا"), Vec::<String>::new());
        assert_eq!(uses("affiliation.", "قال مسؤول كندي إن الوفد وصل"), ["affiliation.canada كندي"]);
    }

    #[test]
    fn a_head_counts_by_the_whole_source() {
        assert_eq!(uses("head.person-government", "قال وزير النقل إن الجسر مفتوح"), ["head.person-government وزير النقل"]);
        assert_eq!(uses("head.person-government", "استقال وزير النقل"), Vec::<String>::new());
    }

    #[test]
    fn furniture_counts_by_its_line() {
        let text = "افتتاح الجسر الجديد\nقال العمدة سالم إن الجسر الجديد مفتوح أمام السيارات منذ الصباح.\nاقرأ أيضا: سوق السمك";
        assert_eq!(uses("furniture.line-start", text), ["furniture.line-start اقرأ أيضا: سوق السمك"]);
    }

    #[test]
    fn a_cue_is_found_with_source_and_content() {
        let packs = Packs::builtin();
        let fired = Engine::new(&packs).fired("قال المدير سالم إن الجسر مفتوح");
        let words = |text: &str| Some(text.to_owned());
        let cue = Fired {
            rule: packs.find("verb.qala").unwrap(),
            span: Span::new(0, 6),
            cue: words("قال"),
            source: words("المدير سالم"),
            content: words("الجسر مفتوح"),
        };
        assert_eq!(fired.first(), Some(&cue));
    }
}
