//! Who is meant by a subject that is not written: the pronoun in the verb, or attached to a noun.
//!
//! In this order: the speaker of the same sentence, the subject of the same sentence, the
//! latest speaker or subject before it that agrees. For a statement inside another's, a
//! speaker in there, then that other.

mod dropped;

use super::entity::Entity;
use super::learn::Phrase;
use super::model::{Kind, MentionForm, Naming, Sources};
use super::profile::{Profile, Reference};
use super::reader::{HEADS, OUTLETS, Reader, fun};
use super::resolve::{Resolver, nations_agree, within};
use super::topics::{self, Topic};
use crate::attribution::model::{Agreement, Attribution, Attributions, Mention, SourceSlot};
use crate::rules::morph::{Number, Tense};
use crate::rules::sets::SAYINGS;
use crate::rules::shape::{FunctionClass, HeadClass, MarkerClass, Role, Word};
use crate::rules::tag::{Class, Set};
use crate::text::{Document, Span, Zone};
use dropped::outer;
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::rc::Rc;

/// How many earlier speakers a dropped subject may go back.
const MEMORY: usize = 12;
/// How many titled people and bodies a bare description may go back.
const RECALLED: usize = 64;
/// How many titled phrases of one last name are read for what they tell.
const TOLD: usize = 8;
/// How many sentences back a person told by office may have been named.
const INTRODUCED: usize = 3;

/// Words of a description of somebody who was named.
const DESCRIBED: usize = 2;

/// Markers behind which a text stands (`it says in the message:`).
const IN_TEXTS: Set = Class::Marker(MarkerClass::Document).set();

/// Words of grammar that no phrase of a speaker begins with.
const FUNCTIONS: Set = fun(FunctionClass::Adjunct)
    .and(fun(FunctionClass::Auxiliary))
    .and(fun(FunctionClass::Connective))
    .and(fun(FunctionClass::Negation))
    .and(fun(FunctionClass::Time))
    .and(fun(FunctionClass::Filler));

/// Who spoke last, and who is meant by a subject that is not there.
pub(super) struct Speakers<'r, 'a> {
    pub(super) resolver: Resolver<'r, 'a>,
    /// Sources of attributions that lie in no other's content, latest last.
    recent: Vec<usize>,
    doc: &'a Document,
    /// Sentence of the latest attribution.
    sentence: usize,
    /// Sentence of each attribution so far.
    sentences: Vec<usize>,
    /// Clause subjects of the whole sentences that have been read for them.
    topics: FxHashMap<usize, Rc<[Topic<'a>]>>,
}

/// An attribution with its place in the list.
#[derive(Clone, Copy)]
struct Place<'f> {
    found: &'f Attributions,
    out: &'f Sources,
    index: usize,
    item: &'f Attribution,
    /// Token of the cue.
    cue: usize,
    sentence: usize,
}

/// Words of "this", a noun and its adjective.
const SHOWN: u32 = 3;

impl<'r, 'a> Speakers<'r, 'a> {
    pub(super) fn new(reader: &'r Reader<'a>, found: &Attributions) -> Self {
        let many = found.list.len();
        let (recent, sentences) = (Vec::with_capacity(many), Vec::with_capacity(many));
        Self { resolver: Resolver::new(reader, many), recent, doc: reader.doc, sentence: 0, sentences, topics: FxHashMap::default() }
    }

    fn reader(&self) -> &'r Reader<'a> {
        self.resolver.reader
    }

    /// The clause subjects of a whole sentence; none when there is no such sentence.
    fn topics(&mut self, sentence: usize) -> Rc<[Topic<'a>]> {
        let (reader, doc) = (self.reader(), self.doc);
        let read = || doc.sentences.get(sentence).map(|s| topics::find(reader, s.tokens.clone(), usize::MAX).collect());
        Rc::clone(self.topics.entry(sentence).or_insert_with(|| read().unwrap_or_default()))
    }

    /// The source of an attribution; who passed it on may go on speaking, too.
    pub(super) fn source(&mut self, found: &Attributions, out: &Sources, index: usize, item: &Attribution, via: &[usize]) -> Option<usize> {
        let cue = self.reader().token_at(item.cue);
        let sentence = self.doc.tokens.get(cue).map_or(usize::MAX, |t| t.sentence as usize);
        self.sentences.push(sentence);
        let place = Place { found, out, index, item, cue, sentence };
        let source = match &item.source {
            SourceSlot::Mention(m) => self.written(&place, m),
            SourceSlot::Dropped(agreement) => self.dropped(&place, *agreement),
            SourceSlot::Suppressed | SourceSlot::Author | SourceSlot::Absent => None,
        };
        let aside = cue > 0 && self.reader().is(cue - 1, fun(FunctionClass::Relative));
        if outer(item, index).is_none_or(|parent| self.is_report(&place, parent)) {
            self.recent.extend(via.iter().copied().chain(source).filter(|_| !aside));
            self.sentence = sentence;
        }
        source
    }

    fn written(&mut self, place: &Place<'_>, mention: &Mention) -> Option<usize> {
        let reader = self.reader();
        let first = mention.first as usize;
        if reader.is_pointer(first..mention.last as usize) {
            let source = self.antecedent(place, topics::pointer(reader, first))?;
            self.resolver.silent_mention(source, mention.span, MentionForm::Pronoun);
            return Some(source);
        }
        if self.is_object(place, mention) {
            let wanted =
                reader.tag(place.cue, Class::Verb.set() | Class::Participle.set()).map_or(Agreement::default(), |t| t.morph.agreement);
            return self.dropped(place, wanted);
        }
        let headline = self.doc.paragraphs.get(place.item.paragraph).is_some_and(|p| matches!(p.zone, Zone::Title | Zone::Subtitle));
        let mut profile = reader.read(mention);
        if reader.is(place.cue, IN_TEXTS) && profile.head_class.is_none() && matches!(profile.kind, Kind::Person | Kind::Unknown) {
            (profile.kind, profile.naming) = (Kind::Document, Naming::Described); // what something stands in
        }
        let shown = reader.is(first, fun(FunctionClass::Demonstrative)) && mention.last - mention.first <= SHOWN;
        let plain = profile.kind == Kind::Person && profile.head_class.is_none();
        if shown
            && plain
            && (first + 1..mention.last as usize).all(|at| reader.is_definite(at))
            && let Some(source) = self.antecedent(place, topics::pointer(reader, first))
        {
            self.resolver.silent_mention(source, mention.span, MentionForm::Pronoun);
            return Some(source); // "this body": who was spoken of
        }
        let kind = profile.kind;
        let source = if headline { self.resolver.place(profile, mention.span, true) } else { self.settle(place, profile, mention.span) };
        self.note_gender(place.cue, first, source, kind);
        Some(source)
    }

    /// A verb right before its subject has its gender: a person of whom nothing else told it, and a woman whose office
    /// is written in the masculine.
    fn note_gender(&mut self, cue: usize, first: usize, source: usize, kind: Kind) {
        let verb = self.reader().tag(cue, Class::Verb.set());
        let Some(feminine) = verb.and_then(|t| t.morph.agreement.feminine) else { return };
        let next = cue + verb.map_or(1, |t| usize::from(t.len));
        let told = verb.is_some_and(|t| t.morph.tense == Tense::Perfect) && !self.reader().is(cue, SAYINGS);
        let woman = feminine && told && first == next && kind == Kind::Person;
        let behind = first > cue && first <= cue + 3;
        if let Some(entity) = self.resolver.entities.get_mut(source).filter(|e| behind && e.source.kind != Kind::Group)
            && (woman || entity.agreement.feminine.is_none())
        {
            entity.agreement.feminine = Some(feminine);
        }
    }

    /// The phrase is no speaker: the object of a verb with a pronoun (`Aden, which he called`), an announced act.
    fn is_object(&self, place: &Place<'_>, mention: &Mention) -> bool {
        let reader = self.reader();
        let first = mention.first as usize;
        let object = reader.tag(place.cue, Class::Verb.set()).is_some_and(|t| t.morph.pronoun);
        let relative = place.cue > 0 && reader.is(place.cue - 1, fun(FunctionClass::Relative)) && first < place.cue;
        let nominal = reader.tags.union(first..mention.last as usize).meets(HEADS | OUTLETS | Class::Place.set());
        let act = !reader.is_definite(first)
            && !nominal
            && (reader.is(first, Class::Event.set() | fun(FunctionClass::Filler))
                || reader.is_event(first) && !reader.known.contains(reader.key(first)));
        let accusative = first > place.cue && reader.is_accusative(first);
        let grammar = reader.is(first, FUNCTIONS) && !nominal && !reader.known.contains(reader.key(first));
        let worded = (first..mention.last as usize).any(|at| reader.is_word(at) || reader.is_number(at));
        object && relative || act || accusative || grammar || !worded
    }

    /// The source of a phrase; whom a bare description means is looked for first.
    fn settle(&mut self, place: &Place<'_>, p: Profile<'a>, span: Span) -> usize {
        let known = self.resolver.find(&p, false);
        let untitled = known.filter(|index| p.is_untitled() && self.resolver.is_untitled(*index));
        let names = untitled.and_then(|index| self.resolver.entities.get(index)).map(|e| e.names.clone());
        let told = match names {
            Some(names) => self.acquaint(place, &names),
            None => self.introduce(place, &p, known),
        };
        let known = if told { self.resolver.find(&p, false) } else { known };
        let spoken = if known.is_none() { self.spoken_of(&p) } else { None };
        if let Some(index) = spoken.filter(|index| self.resolver.entities.get(*index).is_some_and(|e| !e.is_named_person())) {
            self.resolver.silent_mention(index, span, MentionForm::Definite); // "the speaker" tells nothing more of somebody without a name
            return index;
        }
        self.resolver.join(known.or(spoken), p, span, false)
    }

    /// Whom a definite description of one person means that was said of nobody yet: the latest speaker with a name who may be such a
    /// one (`the expert`), for `the speaker` whoever spoke last.
    fn spoken_of(&self, p: &Profile<'a>) -> Option<usize> {
        let one = !matches!(p.agreement.number, Some(Number::Dual | Number::Plural));
        let described = p.kind == Kind::Person && p.naming == Naming::Described && p.head_class == Some(HeadClass::Person);
        if !described || !one || p.reference != Reference::Bare || p.same || p.joint || !p.names.is_empty() || p.titles.len() > DESCRIBED {
            return None;
        }
        let speaker = p.titles.len() == 1 && self.reader().lex.says(p.head(), Word::Speaker);
        let calling = matches!(p.role_class, Role::Expert | Role::CultureSport | Role::Party | Role::Legislative | Role::Medical);
        let fits = |e: &Entity<'_>| {
            let same = e.source.role_class == p.role_class || e.source.role_class == Role::Unknown && e.role.is_none();
            let official =
                p.role_class == Role::Government && p.nation.is_some() && e.nation == p.nation && e.source.role_class == p.role_class;
            let one = if speaker { e.source.kind == Kind::Person } else { e.is_named_person() && (calling && same || official) };
            one && e.agrees(p.agreement) && nations_agree(e, p)
        };
        let latest = self.recent.iter().rev().take(MEMORY).copied();
        latest.into_iter().find(|index| self.resolver.entities.get(*index).is_some_and(fits))
    }

    /// A person, body or outlet told by office only, right behind a sentence about one who is named: that one.
    /// Of whom the description was said before goes on being meant unless such a sentence comes between. Whether there is such a one.
    fn introduce(&mut self, place: &Place<'_>, p: &Profile<'a>, known: Option<usize>) -> bool {
        let address = p.is_address();
        let bare = p.reference == Reference::Bare && p.names.is_empty() && !address && !p.same;
        let known = known.filter(|index| !self.is_of_headline(*index));
        let Some(from) = known.map_or(Some(0), |index| self.behind(index).filter(|_| bare)) else { return false };
        let office = p.kind == Kind::Person && p.naming == Naming::Described && (address || p.reference != Reference::Indefinite);
        let body = matches!(p.kind, Kind::Organization | Kind::Media) && p.reference == Reference::Bare && p.names.is_empty();
        if !office && !body {
            let ranked = p.is_ranked();
            return ranked && self.recall(place, p, |p, q| p.is_rank_of(&q.names, &q.titles))
                || !ranked && p.is_untitled() && self.acquaint(place, &p.names);
        }
        let first = from.max(place.sentence.saturating_sub(INTRODUCED));
        for sentence in (first..=place.sentence).rev() {
            let Some(tokens) = self.doc.sentences.get(sentence).map(|s| s.tokens.clone()) else { continue };
            if !address && !self.may_tell(p, tokens.clone()) {
                continue;
            }
            let topics =
                if sentence == place.sentence { topics::find(self.reader(), tokens, place.cue).collect() } else { self.topics(sentence) };
            let fits = |t: &&Topic<'a>| {
                // the star of a club is the star of a national side, too; the director of a hospital directs no university
                let behind = t.leads && sentence + 1 == place.sentence && p.role_class == Role::CultureSport;
                let office = || same(p, &t.profile) && (behind || may_be_one(p, &t.profile));
                t.profile.kind == p.kind && if address { t.leads && t.profile.agrees(p.agreement) } else { office() }
            };
            let named = |t: &&Topic<'a>| t.profile.naming == Naming::Named && (known.is_none() || t.profile.reference != Reference::Bare);
            if let Some(topic) = topics.iter().rev().find(|t| named(t) && fits(t)) {
                let known = self.resolver.place(topic.profile.clone(), self.doc.span_of(topic.tokens.clone()), false);
                if !address {
                    self.resolver.give_office(known, p);
                }
                return true;
            }
        }
        match p.reference {
            _ if known.is_some() => false,
            Reference::Construct if p.kind == Kind::Person && !address => {
                self.recall(place, p, |p, q| q.kind == p.kind && same(p, q) && within(&p.titles, &q.titles))
            }
            Reference::Bare => self.recall(place, p, |p, q| q.kind == p.kind && same(p, q) && q.heads.first() == p.heads.first()),
            _ => false,
        }
    }

    /// Only the headline told of somebody so, by office.
    fn is_of_headline(&self, index: usize) -> bool {
        self.resolver.entities.get(index).is_some_and(|e| e.headline_only && e.source.kind == Kind::Person && !e.is_named_person())
    }

    /// One past the sentence in which a source was last mentioned.
    fn behind(&self, index: usize) -> Option<usize> {
        let latest = self.resolver.entities.get(index)?.source.mentions.last()?;
        let token = self.doc.tokens.get(self.reader().token_at(latest.span))?;
        Some(token.sentence as usize + 1)
    }

    /// Whether the office or the body's word stands among these tokens; a body may also stand there by a word of its name alone.
    fn may_tell(&self, p: &Profile<'a>, tokens: Range<usize>) -> bool {
        let reader = self.reader();
        let by_name = p.kind != Kind::Person && !reader.bodies.is_empty();
        by_name || reader.tags.places(tokens, HEADS).any(|at| reader.bare(at) == p.head())
    }

    /// A bare description: the last phrase before it that names one whom it fits. Whether there is one.
    fn recall(&mut self, place: &Place<'_>, p: &Profile<'a>, fits: impl Fn(&Profile<'a>, &Profile<'a>) -> bool) -> bool {
        let reader = self.reader();
        let before = reader.phrases.partition_point(|phrase| phrase.start < place.cue);
        let near = reader.phrases.get(before.saturating_sub(RECALLED)..before).unwrap_or_default();
        let last = p.names.last().copied().unwrap_or_default();
        let may = |phrase: &Phrase<'a>| if last.is_empty() { p.head() == reader.bare(phrase.start) } else { phrase.last == last };
        for phrase in near.iter().rev().filter(|phrase| may(phrase)) {
            let q = reader.profile(phrase.tokens(reader));
            if q.naming == Naming::Named && fits(p, &q) {
                let span = self.doc.span_of(q.shown.clone());
                self.resolver.place(q, span, false);
                return true;
            }
        }
        false
    }

    /// A person by name alone: what the article said of the last one of that name before, in all places. Whether it said anything.
    fn acquaint(&mut self, place: &Place<'_>, names: &[&'a str]) -> bool {
        let (reader, last) = (self.reader(), names.last().copied().unwrap_or_default());
        let wanted = reader.tag(place.cue, Class::Verb.set()).map_or(Agreement::default(), |t| t.morph.agreement);
        let before = reader.phrases.partition_point(|phrase| phrase.start < place.cue);
        let near = reader.phrases.get(before.saturating_sub(RECALLED)..before).unwrap_or_default();
        let titled = near.iter().rev().filter(|phrase| phrase.last == last).take(TOLD).map(|phrase| reader.profile(phrase.tokens(reader)));
        let fits = |q: &Profile<'a>| q.is_named_person() && q.is_whole_of(names) && q.agrees(wanted);
        let mut told: Vec<Profile<'a>> = titled.filter(fits).collect();
        let Some(latest) = told.first().map(|q| q.names.clone()) else { return false };
        told.retain(|q| q.is_whole_of(&latest) || q.names.iter().all(|word| latest.contains(word)));
        let Some(first) = told.pop() else { return false };
        let span = self.doc.span_of(first.shown.clone());
        let known = self.resolver.place(first, span, false);
        for q in told.iter().rev() {
            self.resolver.add(known, q);
        }
        true
    }
}

/// Told by the same head, and of no other nation.
fn same(p: &Profile<'_>, q: &Profile<'_>) -> bool {
    let nations = p.nation.is_none() || q.nation.is_none() || p.nation == q.nation;
    let outlet = p.kind != Kind::Media || q.known.is_some() || q.is_in_marks;
    nations && outlet && p.heads.first().is_some_and(|head| q.heads.contains(head))
}

/// Two offices that are tied to something share a word of that, or the nation; one that is tied to nothing is of the same walk of life.
fn may_be_one(p: &Profile<'_>, q: &Profile<'_>) -> bool {
    let tied = p.kind == Kind::Person && p.reference == Reference::Construct;
    let nation = p.nation.is_some() && p.nation == q.nation;
    let alone = || q.titles.len() < 2 && [q.role_class, Role::Unknown].contains(&p.role_class);
    !tied || nation || alone() || p.titles.iter().skip(1).any(|word| q.titles.contains(word))
}

#[cfg(test)]
mod tests;
