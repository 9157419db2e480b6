//! Which entity a phrase names, by the name in it.

use super::{DEPTH, Resolver, within};
use crate::rules::shape::Word;
use crate::sources::entity::Entity;
use crate::sources::profile::Profile;
use crate::text::affixes::{ALEF, ALEF_MAKSURA, HEH, TEH_MARBUTA, WAW, YEH};

impl<'a> Resolver<'_, 'a> {
    /// A person by a part of the name that was met; else a body or outlet whose short name it is.
    pub(super) fn by_names(&self, p: &Profile<'a>) -> Option<usize> {
        let (first, last) = (p.names.first()?, p.names.last()?);
        let fits = |e: &Entity<'_>| {
            let ends = p.names.len() > 1 && e.names.contains(last) && e.names.contains(first);
            let given = p.names.len() == 1 && e.names.len() > 1 && e.names.first() == Some(last) && e.names.last() != Some(last);
            let other = given && !p.heads.is_empty() && !p.heads.iter().any(|head| e.heads.contains(head) || e.titles.contains(head));
            e.is_named_person() && !other && (within(&p.names, &e.names) || within(&e.names, &p.names) || ends)
        };
        let surname = self.named_like(last).find(|(_, e)| fits(e) && e.names.last() == Some(last)).or_else(|| self.by_first_word(p));
        let person = surname.or_else(|| p.names.iter().rev().find_map(|word| self.named_like(word).find(|(_, e)| fits(e))));
        let person = person.or_else(|| self.by_respelt_name(p)).or_else(|| self.by_joined_name(p)).or_else(|| self.by_vowel(p));
        if person.is_some() || p.head_class.is_some() || p.names.len() > 2 {
            return person.map(|(i, _)| i);
        }
        self.by_lone_name(&p.names)
    }

    /// A person by a last name whose last letter is written the other way (`-a` and `-i` with two dots or none, `-a` and `-h`).
    fn by_respelt_name(&self, p: &Profile<'a>) -> Option<(usize, &Entity<'a>)> {
        let (last, rest) = p.names.split_last()?;
        let other = respelt(last)?;
        let fits = |e: &Entity<'_>| e.is_named_person() && e.names.last().is_some_and(|name| *name == other) && within(rest, &e.names);
        self.named_like(&other).find(|(_, e)| fits(e))
    }

    /// A person by a last name whose particle is written to it, or apart (`Abu Alloush`).
    fn by_joined_name(&self, p: &Profile<'a>) -> Option<(usize, &Entity<'a>)> {
        let lex = self.reader.lex;
        let (last, before) = p.names.split_last()?;
        let fits = |e: &Entity<'_>| e.is_named_person();
        if let Some((particle, rest)) = before.split_last().filter(|(particle, _)| lex.says(particle, Word::Father)) {
            let joined = format!("{particle}{last}");
            let ends = |e: &Entity<'_>| fits(e) && e.names.last().is_some_and(|name| *name == joined) && within(rest, &e.names);
            return self.named_like(&joined).find(|(_, e)| ends(e));
        }
        let apart = |e: &Entity<'_>, name: &str| matches!(*e.names, [.., particle, own] if own == name && lex.says(particle, Word::Father) && last.strip_prefix(particle) == Some(name));
        let own = |letters: usize| last.char_indices().nth(letters).and_then(|(at, _)| last.get(at..)).filter(|own| own.len() >= 6);
        let found = |name: &str| self.named_like(name).find(|(_, e)| fits(e) && apart(e, name) && within(before, &e.names));
        [2, 3].into_iter().filter_map(own).find_map(found)
    }

    /// A person by a foreign last name that is written with a vowel more or less.
    fn by_vowel(&self, p: &Profile<'a>) -> Option<(usize, &Entity<'a>)> {
        let (last, rest) = p.names.split_last().filter(|(last, _)| last.chars().count() >= FOREIGN)?;
        let named = self.entities.iter().enumerate().take(DEPTH).filter(|(_, e)| e.is_named_person());
        named.filter(|(_, e)| within(rest, &e.names)).find(|(_, e)| e.names.last().is_some_and(|name| differ_by_vowel(name, last)))
    }

    /// A last name that was met, with words behind it that are in nobody's name.
    fn by_first_word(&self, p: &Profile<'a>) -> Option<(usize, &Entity<'a>)> {
        let (first, rest) = p.names.split_first().filter(|(_, rest)| !rest.is_empty() && p.titles.is_empty())?;
        let plain = rest.iter().all(|word| !self.reader.known.contains(word) && !self.by_word.holds(word));
        self.named_like(first).find(|(_, e)| plain && e.is_named_person() && e.names.last() == Some(first))
    }

    /// A person by a last name behind a rank that is a body's word too (`the team`, `the lieutenant general`).
    pub(super) fn by_rank(&self, p: &Profile<'a>) -> Option<usize> {
        let last = p.names.last().filter(|_| p.is_ranked())?;
        self.named_like(last).find(|(_, e)| e.is_named_person() && p.is_rank_of(&e.names, &e.titles)).map(|(i, _)| i)
    }

    /// A body that the headline calls by one word of its name, or by its head with the article alone.
    pub(super) fn by_short_name(&self, p: &Profile<'a>) -> Option<usize> {
        let fits = |e: &Entity<'_>| e.headline_only && e.source.kind == p.kind && e.names.is_empty() && !e.joint;
        let called = p.names.iter().take(4).find_map(|word| self.headed(word).find(|(_, e)| fits(e)));
        called.or_else(|| self.headed(p.head()).find(|(_, e)| fits(e) && e.bare)).map(|(i, _)| i)
    }
}

/// A word with its last letter written the other way, when writers mix the two.
pub(super) fn respelt(word: &str) -> Option<String> {
    let pairs = [(YEH, ALEF_MAKSURA), (ALEF_MAKSURA, YEH), (TEH_MARBUTA, HEH), (HEH, TEH_MARBUTA)];
    pairs.iter().find_map(|(last, other)| word.strip_suffix(*last).map(|rest| format!("{rest}{other}")))
}

/// Letters of a foreign last name that may be written with a vowel more or less.
const FOREIGN: usize = 6;

/// Whether one word has one vowel more than the other, and else the same letters.
fn differ_by_vowel(one: &str, other: &str) -> bool {
    let (long, short) = if one.len() > other.len() { (one, other) } else { (other, one) };
    if long.chars().count() != short.chars().count() + 1 {
        return false;
    }
    let same = long.chars().zip(short.chars()).take_while(|(a, b)| a == b).count();
    let rest = |word: &str, letters: usize| word.chars().skip(letters).collect::<String>();
    long.chars().nth(same).is_some_and(|letter| [ALEF, WAW, YEH].contains(&letter)) && rest(long, same + 1) == rest(short, same)
}
