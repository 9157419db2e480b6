//! Who is meant where no subject is written.

use super::{MEMORY, Place, Speakers};
use crate::attribution::model::{Agreement, Attribution};
use crate::rules::morph::{Number, Tense};
use crate::rules::shape::MarkerClass;
use crate::rules::tag::{Class, Set};
use crate::sources::learn::Phrase;
use crate::sources::model::{Kind, MentionForm, Naming};
use crate::sources::profile::Profile;
use crate::sources::reader::HEADS;
use crate::sources::topics::{self, Topic};

/// Markers that open a report.
const MARKERS: Set = Class::Marker(MarkerClass::According).set().and(Class::Marker(MarkerClass::AccordingVerb).set());

/// How many sentences without a speaker are looked at for their subjects.
const SENTENCES: usize = 4;

impl<'a> Speakers<'_, 'a> {
    pub(super) fn dropped(&mut self, place: &Place<'_>, agreement: Agreement) -> Option<usize> {
        let source = self.antecedent(place, agreement)?;
        let form = if agreement == Agreement::default() { MentionForm::Pronoun } else { MentionForm::Elided };
        self.resolver.silent_mention(source, place.item.cue, form);
        Some(source)
    }

    pub(super) fn antecedent(&mut self, place: &Place<'_>, wanted: Agreement) -> Option<usize> {
        if let Some(parent) = outer(place.item, place.index) {
            return self.inner(place, parent, wanted);
        }
        let beside = self.beside(place);
        if let Some(source) = beside.filter(|s| self.resolver.agrees(*s, wanted)) {
            return Some(source);
        }
        if let Some(topic) = self.topic(place, wanted, beside.is_none()) {
            return Some(topic);
        }
        if beside.is_some() && self.is_participle(place.cue) {
            return beside;
        }
        self.earlier(place, wanted)
    }

    /// The latest speaker of the same sentence and level.
    fn beside(&self, place: &Place<'_>) -> Option<usize> {
        let near = place.found.list.iter().zip(&self.sentences).enumerate().take(place.index).rev().take(MEMORY);
        let level = outer(place.item, place.index);
        let same = near.filter(|(i, (a, sentence))| **sentence == place.sentence && outer(a, *i) == level);
        same.map(|(i, _)| i).find_map(|i| place.out.of.get(i).copied().flatten())
    }

    /// The subject of the same sentence, or of a clause of it, that agrees; made a source.
    pub(super) fn topic(&mut self, place: &Place<'_>, wanted: Agreement, leads: bool) -> Option<usize> {
        let sentence = self.doc.sentences.get(place.sentence)?;
        let mut list = topics::find(self.reader(), sentence.tokens.clone(), place.cue);
        let fits = |t: &Topic<'a>| t.profile.agrees(wanted);
        let first = list.next().filter(fits);
        let topic = if leads && first.as_ref().is_some_and(|t| t.leads) { first } else { list.filter(fits).last().or(first) }?;
        Some(self.settle(place, topic.profile, self.doc.span_of(topic.tokens)))
    }

    fn is_participle(&self, cue: usize) -> bool {
        self.reader().tag(cue, Class::Participle.set()).is_some_and(|t| t.morph.tense == Tense::Participle)
    }

    /// The latest speaker that agrees, or a subject of a sentence after it.
    pub(super) fn earlier(&mut self, place: &Place<'_>, wanted: Agreement) -> Option<usize> {
        let from = self.sentence.max(place.sentence.saturating_sub(SENTENCES));
        for sentence in (from..place.sentence).rev() {
            if let Some(source) = self.subject_of(place, sentence, wanted, sentence > self.sentence) {
                return Some(source);
            }
        }
        let resolver = &self.resolver;
        let agreeing = self.recent.iter().rev().take(MEMORY).copied().find(|s| resolver.agrees(*s, wanted));
        agreeing.or_else(|| self.unspoken(place, wanted))
    }

    /// With no speaker that agrees, the nearest subject of an earlier sentence that does.
    fn unspoken(&mut self, place: &Place<'_>, wanted: Agreement) -> Option<usize> {
        for sentence in (place.sentence.saturating_sub(MEMORY)..place.sentence).rev() {
            let topics = self.topics(sentence);
            if let Some(topic) = topics.iter().find(|t| t.leads && t.profile.agrees(wanted)) {
                return Some(self.settle(place, topic.profile.clone(), self.doc.span_of(topic.tokens.clone())));
            }
        }
        let told = self.told_of(place, wanted)?;
        let span = self.doc.span_of(told.shown.clone());
        Some(self.settle(place, told, span))
    }

    /// The last person with a name who is told of in the same sentence, as who was met or praised; a woman in the one before, too.
    fn told_of(&self, place: &Place<'_>, wanted: Agreement) -> Option<Profile<'a>> {
        let reader = self.reader();
        let back = usize::from(wanted.feminine == Some(true));
        let from = self.doc.sentences.get(place.sentence.saturating_sub(back))?.tokens.start;
        let phrases = &reader.phrases;
        let near = phrases.get(phrases.partition_point(|p| p.start < from)..phrases.partition_point(|p| p.start < place.cue))?;
        // `the mosque of imam so-and-so` is no person
        let is_name_of = |phrase: &&Phrase<'a>| phrase.start > 0 && reader.is(phrase.start - 1, HEADS | Class::Place.set());
        let told = near.iter().rev().take(MEMORY).filter(|phrase| !is_name_of(phrase)).map(|phrase| reader.profile(phrase.tokens(reader)));
        told.into_iter().find(|p| p.is_named_person() && p.agrees(wanted))
    }

    /// The subject of a sentence in which nobody spoke: a source met before, or a person told by name.
    fn subject_of(&mut self, place: &Place<'_>, sentence: usize, wanted: Agreement, silent: bool) -> Option<usize> {
        if !silent && !self.recent.is_empty() {
            return None;
        }
        let list = self.topics(sentence);
        let topic = list.iter().rev().find(|t| {
            let quoted = self.reader().quote(t.tokens.start).is_some();
            let many = t.leads && matches!(wanted.number, Some(Number::Plural | Number::Dual));
            !quoted && t.profile.agrees(wanted) && (many || t.is_told() && (t.leads || t.profile.naming == Naming::Named))
        })?;
        let known = self.resolver.find(&topic.profile, false);
        let person = topic.profile.kind == Kind::Person && topic.profile.naming == Naming::Named || topic.profile.kind == Kind::Group;
        if known.is_none() && !person && !self.recent.is_empty() {
            return None;
        }
        Some(self.settle(place, topic.profile.clone(), self.doc.span_of(topic.tokens.clone())))
    }

    /// A marker that opens a report (`according to the paper`).
    pub(super) fn is_report(&self, place: &Place<'_>, parent: usize) -> bool {
        place.found.list.get(parent).is_some_and(|a| self.reader().is(self.reader().token_at(a.cue), MARKERS))
    }

    /// For a statement inside another's: a speaker in there, a subject in there, then that other.
    fn inner(&mut self, place: &Place<'_>, parent: usize, wanted: Agreement) -> Option<usize> {
        let siblings = |i: &usize| place.found.list.get(*i).is_some_and(|a| a.parent == Some(parent));
        let between = (parent..place.index).rev().take(MEMORY).filter(|i| *i != parent && siblings(i));
        let sibling = between.filter_map(|i| place.out.of.get(i).copied().flatten()).find(|s| self.resolver.agrees(*s, wanted));
        if sibling.is_some() {
            return sibling;
        }
        let outer = place.out.of.get(parent).copied().flatten();
        if self.is_report(place, parent)
            && let Some(topic) = self.topic(place, wanted, false)
        {
            return Some(topic); // an outlet whose report tells of someone speaking
        }
        if let Some(outer) = outer.filter(|s| self.resolver.agrees(*s, wanted)) {
            return Some(outer);
        }
        self.topic(place, wanted, false).or(outer.filter(|_| self.is_participle(place.cue)))
    }
}

/// The statement in whose content this one lies, when it comes before.
pub(super) fn outer(item: &Attribution, index: usize) -> Option<usize> {
    item.parent.filter(|parent| *parent < index)
}
