//! The document as the engine asks about it: one token at a time, by grammar.

mod called;

use crate::rules::lexicon::{CueRule, Lexicon};
pub(crate) use crate::rules::sets::{HEADS, OUTLETS, PERSON, TEXTS, TITLES, fun};
use crate::rules::shape::{FunctionClass, HeadClass, Word};
use crate::rules::tag::{Class, Pro, Set, Tag, Tags};
use crate::rules::written::{Written, second_byte, strip_article};
use crate::text::affixes::{ALEF_WITH_MADDA, BEH, FEH, HERS, HIS, MEN_OBLIQUE, OF_TWO, OURS, THEIRS, WAW, YOURS};
use crate::text::{Document, Mark, Quote, Span, Zone};
use rustc_hash::FxHashSet;
use std::cell::OnceCell;
use std::ops::Range;

/// Names that speak by themselves.
pub(crate) const NAMES: Set = Class::Place.set().and(OUTLETS);

/// Outlets by name and by kind.
pub(crate) const MEDIA: Set = OUTLETS.and(Class::Head(HeadClass::Media).set());

/// Words that say when.
pub(crate) const TIMES: Set = fun(FunctionClass::Time).and(fun(FunctionClass::Month));

/// Finite verbs and participles that report.
pub(crate) const CUES: Set = Class::Verb.set().and(Class::Participle.set());

/// A document with its readings.
pub(crate) struct View<'a> {
    pub(crate) doc: &'a Document,
    pub(crate) tags: &'a Tags,
    pub(crate) lex: &'a Lexicon,
    /// For each token: index of the quotation it opens or closes plus one; empty without quotations.
    quoting: Vec<u32>,
    /// Words that stand behind a title somewhere in the article.
    names: OnceCell<FxHashSet<&'a str>>,
    /// Words that alone are who says something somewhere in the article, without article.
    speakers: OnceCell<FxHashSet<&'a str>>,
}

/// Words of a name that is spelt by its letters, in quotation marks.
const SPELT: u32 = 3;

/// Words of a name behind a title that are kept.
const NAME: usize = 3;

impl<'a> View<'a> {
    pub(crate) fn new(doc: &'a Document, tags: &'a Tags, lex: &'a Lexicon) -> Self {
        let mut quoting = vec![0u32; if doc.quotes.is_empty() { 0 } else { doc.tokens.len() }];
        for (index, quote) in (1..).zip(&doc.quotes) {
            for mark in [Some(quote.open), quote.close].into_iter().flatten() {
                quoting.iter_mut().skip(mark).take(1).for_each(|slot| *slot = index);
            }
        }
        Self { doc, tags, lex, quoting, names: OnceCell::new(), speakers: OnceCell::new() }
    }

    /// The quotation whose opening mark this token is.
    pub(crate) fn opens(&self, at: usize) -> Option<&'a Quote> {
        self.quoting(at).filter(|quote| quote.open == at)
    }

    /// The quotation whose closing mark this token is.
    pub(crate) fn closes(&self, at: usize) -> Option<&'a Quote> {
        self.quoting(at).filter(|quote| quote.close == Some(at))
    }

    #[inline]
    fn quoting(&self, at: usize) -> Option<&'a Quote> {
        let index = *self.quoting.get(at)?;
        self.doc.quotes.get((index as usize).checked_sub(1)?)
    }

    /// One past the last token of a quotation, its closing mark included.
    pub(crate) fn quote_end(&self, quote: &Quote) -> usize {
        quote.close.map_or(quote.inner.end, |close| close + 1)
    }

    /// The innermost quotation around a token.
    pub(crate) fn around(&self, at: usize) -> Option<&'a Quote> {
        let index = self.doc.tokens.get(at)?.quote;
        self.doc.quotes.get(index as usize)
    }

    pub(crate) fn key(&self, at: usize) -> &'a str {
        self.doc.key(at)
    }

    pub(crate) fn mark(&self, at: usize) -> Option<Mark> {
        self.doc.mark(at)
    }

    /// The colons among the tokens, in order.
    pub(crate) fn colons(&self, mut tokens: Range<usize>) -> impl Iterator<Item = usize> {
        let leads = std::iter::from_fn(move || {
            let at = self.tags.first_of(tokens.clone(), Written::LEAD, Set::NONE)?;
            tokens.start = at + 1;
            Some(at)
        });
        leads.filter(|at| self.mark(*at) == Some(Mark::Colon))
    }

    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.doc.is_word(at)
    }

    pub(crate) fn is_number(&self, at: usize) -> bool {
        self.doc.is_number(at)
    }

    /// Whether the token is no mark and none of its readings is in `set`.
    #[inline]
    pub(crate) fn is_plain(&self, at: usize, set: Set) -> bool {
        self.tags.is_plain(at, set)
    }

    /// Whether some reading of the token is in `set`.
    pub(crate) fn is(&self, at: usize, set: Set) -> bool {
        self.tags.set(at).meets(set)
    }

    /// No list knows the token.
    #[inline]
    pub(crate) fn is_unknown(&self, at: usize) -> bool {
        self.tags.set(at) == Set::NONE
    }

    /// The longest reading in `set` that begins at the token.
    #[inline]
    pub(crate) fn tag(&self, at: usize, set: Set) -> Option<&'a Tag> {
        self.tags.longest(at, set)
    }

    /// Length in tokens of the longest reading in `set`; 0 when there is none.
    pub(crate) fn len(&self, at: usize, set: Set) -> usize {
        self.tag(at, set).map_or(0, |t| usize::from(t.len))
    }

    pub(crate) fn rule(&self, tag: &Tag) -> Option<&'a CueRule> {
        self.lex.cue(tag.rule)
    }

    /// The word carries the article, or is a name by grammar (construct state is not seen).
    pub(crate) fn is_definite(&self, at: usize) -> bool {
        self.tags.written(at).has(Written::ARTICLE)
    }

    /// A verbal noun in construct state, by list or letter shape.
    pub(crate) fn is_event(&self, at: usize) -> bool {
        self.is_word(at) && !self.is_definite(at) && (self.is(at, Class::Event.set()) || self.lex.is_event(self.key(at)))
    }

    /// A noun of a thing by list, with or without the article: no name of a person, and nobody's who is known here.
    pub(crate) fn is_thing(&self, at: usize) -> bool {
        let key = self.key(at);
        let listed = || self.lex.is_thing_or(key, strip_article(key));
        self.is_unknown(at) && self.is_word(at) && listed() && !self.is_known_name(&(at..at + 1)) && !self.is_speaker(at)
    }

    /// A finite verb by list, in a form that is no noun, with or without "and".
    pub(crate) fn is_finite(&self, at: usize) -> bool {
        if !self.is_word(at) || self.is(at, HEADS | NAMES | fun(FunctionClass::Auxiliary)) || self.is_behind_particle(at) {
            return false;
        }
        let key = self.key(at);
        self.lex.is_finite(key) || key.strip_prefix(WAW).is_some_and(|bare| self.lex.is_finite(bare))
    }

    /// Written with the mark of the indefinite accusative.
    pub(crate) fn is_accusative(&self, at: usize) -> bool {
        self.doc.tokens.get(at).is_some_and(|token| token.fathatan)
    }

    /// Written with a hamza below its alef, which tells the "that" of saying from the other.
    pub(crate) fn has_hamza_below(&self, at: usize) -> bool {
        self.doc.tokens.get(at).is_some_and(|token| token.hamza_below)
    }

    /// "In front of", which is written as "imam" is but for the place of its hamza.
    pub(crate) fn is_front(&self, at: usize) -> bool {
        self.is(at, HEADS) && self.is(at, fun(FunctionClass::Adjunct)) && !self.has_hamza_below(at)
    }

    /// A word with the article and the ending of the accusative plural.
    pub(crate) fn is_accusative_plural(&self, at: usize) -> bool {
        self.key(at).ends_with(MEN_OBLIQUE) && self.is_definite(at)
    }

    /// The word stands behind a particle of names: whatever else it may be, here it is a name. A headline ends with none.
    pub(crate) fn is_behind_particle(&self, at: usize) -> bool {
        self.before(at).is_some_and(|before| self.is(before, fun(FunctionClass::NameParticle)))
    }

    /// A given name that is another word too, beside a title or a part of a name: a name here.
    pub(crate) fn is_given(&self, at: usize) -> bool {
        let titled = |before: usize| {
            let title = self.is(before, HEADS | Class::Nation.set()) || self.is_definite(before);
            self.is_bare(before) || title && !self.is(before, CUES)
        };
        self.lex.is_given(self.key(at)) && self.before(at).is_some_and(titled)
    }

    /// A person's word without article behind an unknown one, before a verbal noun: the last word of a name (`Sami Qaid`).
    pub(crate) fn is_surname(&self, at: usize) -> bool {
        let person = self.is(at, PERSON) && self.len(at, HEADS) == 1 && !self.is_definite(at);
        person && self.before(at).is_some_and(|before| self.is_bare(before)) && self.is_event(at + 1)
    }

    /// An unknown word without article or the mark of the accusative.
    pub(crate) fn is_bare(&self, at: usize) -> bool {
        self.is_unknown(at) && self.is_word(at) && !self.is_definite(at) && !self.is_accusative(at) && !self.lex.is_event(self.key(at))
    }

    /// The name of one body (`Unesco`).
    pub(crate) fn is_proper(&self, at: usize) -> bool {
        self.tag(at, Class::Head(HeadClass::Organization).set()).is_some_and(|t| self.lex.is_proper(t.rule))
    }

    /// Right behind a body without article (`the head of the post of | the town`): no name of a person.
    pub(crate) fn is_of_body(&self, at: usize) -> bool {
        let body = Class::Head(HeadClass::Organization).set();
        at.checked_sub(1).is_some_and(|before| self.is(before, body) && !self.is_definite(before))
    }

    /// Written with the mark of a doubled letter.
    pub(crate) fn has_shadda(&self, at: usize) -> bool {
        self.doc.tokens.get(at).is_some_and(|token| token.shadda)
    }

    /// A comma stands right before the token.
    pub(crate) fn is_behind_comma(&self, at: usize) -> bool {
        at.checked_sub(1).and_then(|before| self.mark(before)) == Some(Mark::Comma)
    }

    /// The token is that word of grammar and has no clitic.
    #[inline(always)]
    pub(crate) fn says(&self, at: usize, word: Word) -> bool {
        self.lex.may_say(word, self.tags.letter(at)) && self.lex.says(self.key(at), word)
    }

    /// "Any", and no letter of a name that is spelt by its letters (`I.B.M.`).
    pub(crate) fn is_any(&self, at: usize) -> bool {
        let letter = || self.has_hamza_below(at) || self.doc.surface(at).starts_with(ALEF_WITH_MADDA);
        let spelt = || at > 0 && self.mark(at - 1) == Some(Mark::Point);
        self.says(at, Word::Any) && self.is_word(at + 1) && !letter() && !spelt()
    }

    /// The token is that word of grammar, with or without "and, so".
    pub(crate) fn says_with_and(&self, at: usize, word: Word) -> bool {
        let and = || [WAW, FEH].iter().any(|and| self.begins(at, *and));
        let says = |rest: &str| self.lex.may_say(word, second_byte(rest.as_bytes())) && self.lex.says(rest, word);
        self.says(at, word) || and() && self.key(at).strip_prefix([WAW, FEH]).is_some_and(says)
    }

    /// A phrase with which the writer goes on in his own words (`it is recalled that`).
    pub(crate) fn is_background(&self, at: usize) -> bool {
        self.tag(at, Class::Lookalike.set())
            .and_then(|tag| self.rule(tag))
            .is_some_and(|rule| rule.background && (!rule.apart || self.is_behind_comma(at)))
    }

    /// The gender of a relative pronoun of one (`who, which`), with or without "and": whether it is the feminine one.
    pub(crate) fn relates_to_feminine(&self, at: usize) -> Option<bool> {
        let feminine = self.says_with_and(at, Word::WhoFeminine);
        (feminine || self.says_with_and(at, Word::Who)).then_some(feminine)
    }

    /// "Before that" right before a token: what somebody then did (`…, before he added that`).
    pub(crate) fn is_then(&self, at: usize) -> bool {
        at > 1 && self.says(at - 1, Word::To) && self.says(at - 2, Word::Before)
    }

    /// A complementiser, and not a part of an outlet's name that is spelt with the same letters (`CNN`).
    pub(crate) fn is_complementiser(&self, at: usize) -> bool {
        self.is(at, fun(FunctionClass::Complementiser)) && !self.is_spelt(at)
    }

    /// Nothing but single letters: a name by its initials.
    pub(crate) fn is_spelt_name(&self, quote: &Quote) -> bool {
        quote.inner.clone().filter(|at| self.is_word(*at)).all(|at| self.key(at).chars().count() == 1)
    }

    /// Inside a short name in quotation marks behind an outlet's kind, or inside an outlet's name of several words.
    fn is_spelt(&self, at: usize) -> bool {
        let media = Class::Head(HeadClass::Media).set();
        let quoted = self.around(at).is_some_and(|q| {
            let carried = q.open.checked_sub(1).is_some_and(|before| self.is(before, media | OUTLETS));
            q.close.is_some() && q.words <= SPELT && (carried || q.inner.start < at)
        });
        quoted || (1..=NAME).any(|back| at >= back && self.len(at - back, NAMES) > back)
    }

    /// A preposition without an attached pronoun.
    pub(crate) fn is_preposition(&self, at: usize) -> bool {
        let pronouns = [HIS, HERS, THEIRS, OF_TWO, OURS, YOURS];
        self.is(at, fun(FunctionClass::Preposition)) && !pronouns.iter().any(|p| self.key(at).ends_with(p))
    }

    /// A preposition with an attached pronoun (`to us`, `of it`).
    pub(crate) fn is_about(&self, at: usize) -> bool {
        self.is(at, fun(FunctionClass::Preposition)) && !self.is_preposition(at)
    }

    /// A word of grammar with the pronoun of "he, she".
    pub(crate) fn has_pronoun(&self, at: usize) -> bool {
        [HIS, HERS].iter().any(|pronoun| self.key(at).ends_with(pronoun))
    }

    /// A noun with the pronoun of "his, her, their".
    pub(crate) fn has_ending(&self, at: usize) -> bool {
        [HIS, HERS, THEIRS].iter().any(|pronoun| self.key(at).ends_with(pronoun))
    }

    /// The first token of a phrase of two to four words in `set` that ends right before a token (`although he | said`).
    pub(crate) fn phrase_before(&self, at: usize, set: Set) -> Option<usize> {
        let from = |len: usize| at.checked_sub(len).filter(|from| self.len(*from, set) == len);
        (2..=4).find_map(from)
    }

    /// The word begins with the letter of "and".
    pub(crate) fn is_conjoined(&self, at: usize) -> bool {
        self.begins(at, WAW) && self.is_word(at)
    }

    /// The tokens of the sentence of a token.
    pub(crate) fn sentence(&self, at: usize) -> Option<Range<usize>> {
        let index = self.doc.tokens.get(at)?.sentence;
        self.doc.sentences.get(index as usize).map(|s| s.tokens.clone())
    }

    /// The token before one, in its sentence: a line that no mark ends says nothing of the next.
    pub(crate) fn before(&self, at: usize) -> Option<usize> {
        let sentence = |i: usize| self.doc.tokens.get(i).map(|t| t.sentence);
        at.checked_sub(1).filter(|before| sentence(*before) == sentence(at))
    }

    /// The token is the first of its sentence, or stands behind a mark.
    pub(crate) fn opens_text(&self, at: usize) -> bool {
        self.before(at).is_none_or(|before| self.mark(before).is_some())
    }

    /// Whether the token stands in the headline or standfirst.
    pub(crate) fn is_headline(&self, at: usize) -> bool {
        let index = self.doc.tokens.get(at).map_or(u32::MAX, |t| t.sentence);
        let paragraph = self.doc.sentences.get(index as usize).and_then(|s| self.doc.paragraphs.get(s.paragraph));
        paragraph.is_some_and(|p| matches!(p.zone, Zone::Title | Zone::Subtitle))
    }

    /// The word begins with the letter of the clitic "in, by".
    pub(crate) fn has_beh(&self, at: usize) -> bool {
        self.begins(at, BEH)
    }

    /// The folded word begins with an Arabic letter.
    #[inline(always)]
    pub(crate) fn begins(&self, at: usize, letter: char) -> bool {
        self.tags.letter(at) == second_byte(letter.encode_utf8(&mut [0; 4]).as_bytes()) && self.key(at).starts_with(letter)
    }

    /// Whether a word is written with a clitic preposition that is not part of it.
    pub(crate) fn has_clitic(&self, at: usize, clitic: Pro) -> bool {
        self.tags.at(at).iter().any(|t| t.pro.has(clitic))
    }

    pub(crate) fn span(&self, tokens: Range<usize>) -> Span {
        self.doc.span_of(tokens)
    }

    /// `range` without marks at its two ends, a bracket or quotation that it holds whole excepted.
    pub(crate) fn trim(&self, range: Range<usize>) -> Range<usize> {
        let Range { mut start, mut end } = range;
        while start < end && self.mark(start).is_some_and(|m| !matches!(m, Mark::Open | Mark::Quote)) {
            start += 1;
        }
        while start < end
            && self
                .mark(end - 1)
                .is_some_and(|m| !matches!(m, Mark::Close | Mark::Quote | Mark::Point | Mark::Question | Mark::Exclamation))
        {
            end -= 1;
        }
        start..end
    }

    /// The bracketed group that opens at a token, its closing bracket included; bounded.
    pub(crate) fn bracket(&self, at: usize, limit: usize) -> Option<usize> {
        if self.mark(at) != Some(Mark::Open) {
            return None;
        }
        (at + 1..limit.min(at + 40)).find(|i| self.mark(*i) == Some(Mark::Close)).map(|i| i + 1)
    }
}
