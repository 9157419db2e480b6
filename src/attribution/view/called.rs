//! Whom the article calls by a name that no list has: a title stands before it elsewhere, or it says something there.

use super::{NAME, TITLES, View, fun};
use crate::rules::lexicon::CueRule;
use crate::rules::shape::{Act, FunctionClass, Strength, Word};
use crate::rules::tag::Class;
use crate::rules::written::{strip_article, strip_clitics};
use crate::text::Mark;
use crate::text::affixes::LAM;
use rustc_hash::FxHashSet;
use std::ops::Range;

impl<'a> View<'a> {
    /// The article calls somebody by these words: elsewhere each stands behind a title.
    pub(crate) fn is_known_name(&self, tokens: &Range<usize>) -> bool {
        let known = |at| self.is_bare(at) && self.names.get_or_init(|| self.names()).contains(self.key(at));
        let inner = |at| at > tokens.start && at + 1 < tokens.end && self.is(at, fun(FunctionClass::NameParticle));
        !tokens.is_empty() && tokens.clone().all(|at| known(at) || inner(at))
    }

    /// A particle of foreign names between two words of one, written like a word of grammar (`van`).
    pub(crate) fn is_van(&self, at: usize) -> bool {
        let name = |at: usize| self.is_bare(at) && !self.is_conjoined(at);
        at > 0 && self.says(at, Word::Van) && !self.doc.is_hamzated(at) && name(at - 1) && name(at + 1)
    }

    fn names(&self) -> FxHashSet<&'a str> {
        let behind = |at: usize| {
            let start = at + self.len(at, TITLES);
            let of_body = self.is_of_body(start);
            let particle = |at: usize| self.is(at, fun(FunctionClass::NameParticle));
            let words = (start..start + 2 * NAME).map(|i| (i, self.is_bare(i)));
            let name = words.take_while(move |(i, bare)| !of_body && (*bare || particle(*i)));
            name.filter_map(|(i, bare)| bare.then(|| self.key(i)).filter(|key| !self.lex.is_thing(key)))
                .take(NAME)
                .filter(|key| key.chars().nth(2).is_some())
        };
        self.tags.places(0..self.doc.tokens.len(), TITLES).flat_map(behind).collect()
    }

    /// An unknown word, "to" or "to the" before it or not, that is who says something elsewhere in the article (`Haddad said: …`) or the last
    /// name of somebody with a title (`the engineer Sami al-Haddad`).
    pub(crate) fn is_speaker(&self, at: usize) -> bool {
        let (key, speakers) = (self.key(at), || self.speakers.get_or_init(|| self.speakers()));
        let said = |word: &str| speakers().contains(word);
        self.is_unknown(at)
            && self.is_word(at)
            && (said(strip_clitics(key))
                || key.strip_prefix(LAM).is_some_and(|name| said(name) || name.strip_prefix(LAM).is_some_and(said)))
    }

    fn speakers(&self) -> FxHashSet<&'a str> {
        let all = 0..self.doc.tokens.len();
        let says_so = |rule: &CueRule| rule.says || rule.act == Act::Assertion && rule.strength == Strength::Core;
        let says = |at: usize| self.tags.at(at).iter().any(|t| t.class == Class::Verb && self.rule(t).is_some_and(says_so));
        let leads = |at: usize| self.is_complementiser(at) || matches!(self.mark(at), Some(Mark::Colon | Mark::Comma));
        let name = |at: usize| self.is_unknown(at) && self.is_word(at) && !self.is_accusative(at);
        let verbs = self.tags.places(all.clone(), Class::Verb.set()).filter(|at| says(*at)).map(|verb| verb + 1);
        let alone = verbs.filter(|at| name(*at) && leads(at + 1));
        let titled = self.tags.places(all, TITLES).filter_map(|at| {
            let first = Some(at + self.len(at, TITLES)).filter(|first| self.is_bare(*first))?;
            let last = (first + 1..=first + NAME).find(|i| !self.is_bare(*i))?;
            (name(last) && self.is_definite(last)).then_some(last)
        });
        alone.chain(titled).map(|at| strip_article(self.key(at))).collect()
    }
}
