//! What a phrase is a phrase of: its head, an outlet or country, a crowd, a pair.

use super::reader::{ADJECTIVES, HEADS, OUTLETS, PEOPLE, Reader, strip_article};
use crate::rules::morph::Number;
use crate::rules::shape::{HeadClass, Word};
use crate::rules::tag::{Class, Pro, Tag};
use crate::text::affixes::{ALEF, MEEM, MEN, MEN_OBLIQUE, YEH};
use crate::text::{Mark, fold};
use std::ops::Range;

/// Words of a name and the preposition behind it, at least.
const NAME: usize = 3;

impl<'a> Reader<'a> {
    /// The head of the phrase: the office behind a form of address.
    pub(super) fn head(&self, core: Range<usize>) -> Option<(usize, &'a Tag)> {
        let named = || core.len() > 1 && self.is_unknown(core.start) && self.known.contains(strip_article(self.key(core.start)));
        let free = |at: usize| {
            let tag = self.tag(at, HEADS)?;
            let behind = at > core.start;
            let person = tag.set.meets(PEOPLE);
            let one = person && tag.morph.agreement.number == Some(Number::Singular);
            let other = behind && (tag.pro.preposition() || !one && named());
            let from =
                !person && at >= core.start + NAME && self.is_preposition(at - 1) && (core.start..at - 1).all(|i| self.is_unknown(i));
            let other = other || from; // whom somebody with a name comes from
            let surname = person && behind && self.known.contains(self.bare(at));
            (!other && !surname && !self.is_name_particle(at)).then_some((at, tag))
        };
        let first = core.clone().find_map(free)?;
        if first.0 > core.start + 3 && !self.is(first.0, PEOPLE) {
            return None;
        }
        if let Some(whole) = self.of_part(first.0, first.1) {
            return Some(whole);
        }
        if first.1.class == Class::Head(HeadClass::Honorific) {
            let next = first.0 + usize::from(first.1.len);
            let office = (next..core.end).take(6).find_map(|at| self.tag(at, Class::Head(HeadClass::Person).set()).map(|t| (at, t)));
            return office
                .filter(|(at, _)| self.tags.at(*at + 1).iter().all(|t| t.class != Class::Verb) && *at + 1 < core.end)
                .or(Some(first));
        }
        Some(first)
    }

    /// The texts, outlets or sources of which the head tells how many (`some of the papers`).
    fn of_part(&self, at: usize, tag: &Tag) -> Option<(usize, &'a Tag)> {
        let behind = at + usize::from(tag.len);
        let many = |t: &Tag| t.morph.agreement.number != Some(Number::Singular);
        let part = self.is_part(tag) && !tag.pro.has(Pro::AL);
        let whole = self.tag(behind, HEADS).filter(|t| part && many(t) && !t.pro.preposition() && !t.pro.conjunction())?;
        let is_thing = matches!(whole.class, Class::Head(HeadClass::Document | HeadClass::Media | HeadClass::Source));
        is_thing.then_some((behind, whole))
    }

    /// The token tells how many of what is named behind it.
    pub(super) fn is_part_at(&self, at: usize) -> bool {
        self.tag(at, HEADS).is_some_and(|tag| self.is_part(tag))
    }

    /// Tells how many of what is named behind it.
    pub(super) fn is_part(&self, tag: &Tag) -> bool {
        self.lex.head(tag.rule).is_some_and(|head| head.part)
    }

    /// A number of people, or a plural of people that no list has: the sound plural with the article, or of a participle.
    pub(super) fn is_crowd(&self, at: usize) -> bool {
        let key = self.key(at);
        if self.is_share(at) || self.is_guess(at) {
            return true;
        }
        if !is_plural(key) || self.known.contains(key) || self.is(at, HEADS) || !self.is_unknown(at) && !self.is(at, ADJECTIVES) {
            return false;
        }
        if self.is_unknown(at)
            && !self.is_definite(at)
            && self.is_unknown(at + 1)
            && !self.is_definite(at + 1)
            && !is_plural(self.key(at + 1))
        {
            return false; // a name that ends as a plural does, and the next of its parts
        }
        let stem = key.strip_suffix(MEN).or_else(|| key.strip_suffix(MEN_OBLIQUE).filter(|_| self.is_definite(at)));
        stem.is_some_and(|stem| {
            let participle = stem.strip_prefix(MEEM).is_some_and(|rest| !rest.starts_with(ALEF));
            stem.len() >= 8 && (participle || self.is_definite(at) && stem.len() >= 12 || stem.ends_with(YEH))
        })
    }

    /// "About" or "more than" before a number.
    pub(super) fn is_guess(&self, at: usize) -> bool {
        let number = |at: usize| self.is_number(at) || self.says(at, Word::Quantity);
        self.says(at, Word::Nearly) && number(at + 1) || self.says(at, Word::More) && self.says(at + 1, Word::Of) && number(at + 2)
    }

    /// So many in a hundred, by sign or in words.
    fn is_share(&self, at: usize) -> bool {
        if !self.is_number(at) {
            return false;
        }
        let sign = |at: usize| self.mark(at) == Some(Mark::Other) && fold(self.doc.surface(at)) == "%";
        let hundred = self.is_preposition(at + 1) && self.is_definite(at + 2) || self.has_preposition(at + 1) && self.is_definite(at + 1);
        sign(at + 1) || at > 0 && sign(at - 1) || hundred
    }

    /// An outlet or country that the phrase is, and not only contains.
    pub(super) fn known_rule(&self, core: Range<usize>, head: Option<(usize, &Tag)>) -> Option<u32> {
        let outlet = core.clone().take(5).find_map(|at| self.tag(at, OUTLETS).map(|t| (at, t)));
        if let Some((at, tag)) = outlet {
            let kind = head.is_some_and(|(h, t)| t.class == Class::Head(HeadClass::Media) && h <= at);
            let alone = head.is_none_or(|(h, _)| h > at) && (core.start..at).all(|i| !self.is_word(i));
            return (kind || alone).then_some(tag.rule);
        }
        let place = self.tag(core.start, Class::Place.set())?;
        (head.is_none() && core.len() <= usize::from(place.len) + 1).then_some(place.rule)
    }

    /// The dual in construct (`the two lawyers of`): written as the singular in the accusative, but tied to a name
    /// or a definite word.
    pub(super) fn is_pair(&self, core: Range<usize>, at: usize, tag: &Tag) -> bool {
        let person = tag.set.meets(PEOPLE) && tag.len == 1 && !tag.pro.has(Pro::AL);
        let next = at + 1;
        let tied = next < core.end && self.is_word(next) && (self.is_definite(next) || self.is_unknown(next));
        let dual = || self.lex.head(tag.rule).is_some_and(|h| h.construct_dual.iter().any(|d| **d == *self.key(at)));
        person && tied && self.key(at).ends_with(ALEF) && !self.is_accusative(at) && dual()
    }
}

/// Ends as the sound plural of people does.
fn is_plural(key: &str) -> bool {
    key.ends_with(MEN) || key.ends_with(MEN_OBLIQUE)
}
