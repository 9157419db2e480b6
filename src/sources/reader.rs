//! The document as the sources stage asks about it: one token at a time.

use super::bearers::Surnames;
use super::learn::Phrase;
use super::vocabulary::{self, Vocabulary};
use crate::attribution::model::Mention;
use crate::rules::lexicon::Lexicon;
use crate::rules::morph::{Agreement, Number, Tense};
pub(super) use crate::rules::sets::{HEADS, OUTLETS, TITLES as PEOPLE, fun};
use crate::rules::shape::{AnonymityClass, ClaimClass, FunctionClass, HeadClass, MarkerClass, SilenceClass, Word};
use crate::rules::tag::{Class, Pro, Set, Tag, Tags};
use crate::rules::written::{Written, letter_bit};
pub(crate) use crate::rules::written::{strip_article, strip_clitics};
use crate::text::affixes::{BEH, BY, HERS, HIS, LAM, MEN, MEN_OBLIQUE, OURS, TEH, TEH_MARBUTA, THE_MEEM, THEIRS, TO, WAW, YEH};
use crate::text::{Document, Mark, Span};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Nouns of which the packs know the clitics.
const NOMINAL: Set = HEADS.and(OUTLETS).and(Class::Place.set()).and(Class::Nation.set()).and(Class::Event.set());
/// Words of a name in quotation marks at most.
const CALLED: u32 = 5;
/// Bodies and outlets.
pub(super) const BODIES: Set = Class::Head(HeadClass::Organization).set().and(Class::Head(HeadClass::Media).set()).and(OUTLETS);
/// Adjectives of domain, nation and rank.
pub(super) const ADJECTIVES: Set = Class::Anonymity(AnonymityClass::VagueAdjective)
    .set()
    .and(Class::Anonymity(AnonymityClass::DomainAdjective).set())
    .and(Class::Anonymity(AnonymityClass::RankAdjective).set())
    .and(Class::Nation.set());
/// Words behind which a noun phrase is over.
const CLOSERS: Set = Class::Marker(MarkerClass::According)
    .set()
    .and(Class::Marker(MarkerClass::AccordingVerb).set())
    .and(Class::Marker(MarkerClass::Back).set())
    .and(Class::Marker(MarkerClass::Relay).set())
    .and(Class::Marker(MarkerClass::Turn).set())
    .and(Class::Silence(SilenceClass::Declined).set())
    .and(Class::Function(FunctionClass::Complementiser).set())
    .and(Class::Function(FunctionClass::Filler).set())
    .and(Class::Function(FunctionClass::Auxiliary).set())
    .and(Class::Function(FunctionClass::Negation).set())
    .and(Class::Function(FunctionClass::Connective).set())
    .and(Class::Function(FunctionClass::Time).set());
/// Words that open what is said further of the phrase.
const OPENERS: Set = Class::Function(FunctionClass::Relative)
    .set()
    .and(Class::Anonymity(AnonymityClass::Request).set())
    .and(Class::Anonymity(AnonymityClass::Withheld).set());

/// Words before which a phrase may be over.
const ENDS: Set = OPENERS.and(CLOSERS).and(fun(FunctionClass::Demonstrative));

/// Words with which a clause or an adjunct begins.
const CLAUSES: Set = Class::Verb.set().and(Class::Narrative.set()).and(fun(FunctionClass::Pronoun)).and(fun(FunctionClass::Adjunct));
/// Heads that a clause without a relative pronoun may describe (`a survey the bank made`).
const DESCRIBED: Set =
    Class::Head(HeadClass::Document).set().and(Class::Head(HeadClass::Group).set()).and(Class::Head(HeadClass::Source).set());

/// Words of grammar inside a phrase.
pub(super) const GRAMMAR: Set = fun(FunctionClass::Relative)
    .and(fun(FunctionClass::Preposition))
    .and(fun(FunctionClass::Connective))
    .and(fun(FunctionClass::Complementiser))
    .and(fun(FunctionClass::Time))
    .and(fun(FunctionClass::Filler));

/// Bytes of people or things, in the oblique plural or the dual, before their owner's pronoun, at least.
const MANY: usize = 10;

/// Bytes of the shortest plural that has lost its last letter before whom it is of: four letters and the one of the ending.
const SHORT: usize = 10;

/// Bytes of the shortest head that has an ending to be taken off: four letters and the two of the ending.
const ENDED: usize = 12;

/// Reads phrases of one document.
pub(crate) struct Reader<'a> {
    pub(crate) doc: &'a Document,
    pub(crate) tags: &'a Tags,
    pub(crate) lex: &'a Lexicon,
    /// Folded words that are parts of people's names somewhere in the article.
    pub(super) known: Surnames<'a>,
    /// Folded words that name a body somewhere in the article, the token that says what it is, and whether the word alone is its name.
    pub(super) bodies: FxHashMap<&'a str, (usize, bool)>,
    /// Where the article speaks of titled people and of bodies, in order.
    pub(super) phrases: Vec<Phrase<'a>>,
    /// The article has been read for names.
    pub(super) learnt: bool,
    vocabulary: Vocabulary<'a>,
    /// The bits of the letters with which particles of foreign names begin.
    van: u64,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(doc: &'a Document, tags: &'a Tags, lex: &'a Lexicon) -> Self {
        Self {
            doc,
            tags,
            lex,
            known: Surnames::default(),
            bodies: FxHashMap::default(),
            phrases: Vec::new(),
            learnt: false,
            vocabulary: Vocabulary::new(doc),
            van: lex.letters_of(Word::Van),
        }
    }

    pub(crate) fn is(&self, at: usize, set: Set) -> bool {
        self.tags.set(at).meets(set)
    }

    /// The longest reading in `set` that begins at the token, one without a clitic preposition first.
    #[inline]
    pub(crate) fn tag(&self, at: usize, set: Set) -> Option<&'a Tag> {
        self.tags.longest(at, set)
    }

    pub(super) fn len(&self, at: usize, set: Set) -> usize {
        self.tag(at, set).map_or(0, |t| usize::from(t.len))
    }

    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.doc.is_word(at)
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.doc.is_number(at)
    }

    /// A number in words before people or sources in the plural (`three officials`).
    pub(super) fn is_count(&self, at: usize) -> bool {
        let many = |t: &Tag| t.morph.agreement.number == Some(Number::Plural) || t.class == Class::Head(HeadClass::Source);
        self.tag(at + 1, HEADS).is_some_and(many) && self.says(at, Word::Quantity)
    }

    pub(crate) fn mark(&self, at: usize) -> Option<Mark> {
        self.doc.mark(at)
    }

    pub(crate) fn key(&self, at: usize) -> &'a str {
        self.doc.key(at)
    }

    /// The token is that word of grammar and has no clitic.
    #[inline(always)]
    pub(super) fn says(&self, at: usize, word: Word) -> bool {
        self.lex.may_say(word, self.tags.letter(at)) && self.lex.says(self.key(at), word)
    }

    /// Written with the article; a conjunction or preposition may stand before it.
    #[inline(always)]
    pub(super) fn is_definite(&self, at: usize) -> bool {
        self.tags.written(at).has(Written::DEFINITE)
    }

    /// Has the letter shape of a verbal noun.
    pub(super) fn is_event(&self, at: usize) -> bool {
        self.lex.is_event(self.key(at))
    }

    /// Written with the mark of the indefinite accusative: an object, never a name or an office.
    pub(super) fn is_accusative(&self, at: usize) -> bool {
        self.doc.tokens.get(at).is_some_and(|token| token.fathatan)
    }

    /// A finite verb by list, in a form that is no noun, and no name here: what somebody does.
    pub(super) fn is_finite(&self, at: usize) -> bool {
        let name = || self.is_name_particle(at - 1) || self.lex.is_given(self.key(at));
        let noun = || self.is(at, HEADS | OUTLETS | Class::Place.set());
        at > 0 && self.is_word(at) && !noun() && self.lex.is_finite(self.key(at)) && !name()
    }

    /// The quotation around a token.
    pub(super) fn quote(&self, at: usize) -> Option<u32> {
        self.doc.tokens.get(at).map(|token| token.quote).filter(|quote| *quote != u32::MAX)
    }

    /// The title of one person.
    pub(super) fn one(&self, at: usize) -> Option<&'a Tag> {
        self.tag(at, PEOPLE).filter(|t| t.morph.agreement.number == Some(Number::Singular))
    }

    /// A verbal noun, by its shape or by list.
    pub(super) fn is_deed(&self, at: usize) -> bool {
        self.is(at, Class::Event.set()) || self.is_event(at)
    }

    /// A verbal noun with "by": how something was done (`paid | a visit`); behind a participle it is with what somebody is charged.
    pub(super) fn is_by_deed(&self, at: usize) -> bool {
        let charged = |at: usize| self.key(at).starts_with(THE_MEEM) && !self.is(at, HEADS | OUTLETS);
        !at.checked_sub(1).is_some_and(charged) && self.key(at).strip_prefix(BEH).is_some_and(|noun| self.lex.is_event(noun))
    }

    /// Inside a quotation that does not hold the whole phrase.
    pub(super) fn is_quoted(&self, at: usize, core: &Range<usize>) -> bool {
        self.quote(at).is_some()
            && self.key(at).len() >= 6
            && (self.quote(at) != self.quote(core.start) || core.start > 0 && self.mark(core.start - 1) == Some(Mark::Quote))
    }

    /// A particle of foreign names between two words of one, written like a word of grammar.
    pub(super) fn is_van(&self, at: usize) -> bool {
        let name = |at: usize| self.is_unknown(at) && !self.is_definite(at);
        at > 0 && self.says(at, Word::Van) && !self.doc.is_hamzated(at) && name(at - 1) && name(at + 1)
    }

    /// A particle of a name (`son of`) before a word that only names; few words begin like one.
    #[inline(always)]
    pub(super) fn is_name_particle(&self, at: usize) -> bool {
        let may_be = self.is(at, fun(FunctionClass::NameParticle)) || letter_bit(self.tags.letter(at)) & self.van != 0;
        may_be && self.is_particle(at)
    }

    /// What may be a particle of a name is one.
    fn is_particle(&self, at: usize) -> bool {
        let particle = self.is(at, fun(FunctionClass::NameParticle))
            && !self.is(at, fun(FunctionClass::Complementiser) | fun(FunctionClass::Connective));
        let name = || self.is_unknown(at + 1) && !self.is_definite(at + 1) && !self.key(at + 1).ends_with(TEH_MARBUTA);
        self.is_van(at) || particle && (!self.is(at, HEADS) || name())
    }

    /// A word that the packs do not know, but for what it may claim.
    pub(super) fn is_unknown(&self, at: usize) -> bool {
        const CLAIMS: Set = Class::Claim(ClaimClass::Casualty).set().and(Class::Claim(ClaimClass::Accusation).set());
        self.is_word(at) && self.tags.set(at).within(CLAIMS)
    }

    /// A single letter with a point: a form of address, or of a name.
    pub(super) fn is_initial(&self, at: usize) -> bool {
        self.is_letter(at) && self.mark(at + 1) == Some(Mark::Point)
    }

    /// A single letter.
    fn is_letter(&self, at: usize) -> bool {
        self.doc.tokens.get(at).is_some_and(|token| token.key.end - token.key.start == 2)
    }

    /// A preposition standing alone, and no head that begins with one.
    #[inline(always)]
    pub(super) fn is_preposition(&self, at: usize) -> bool {
        let alone = || self.is_letter(at) && matches!(self.key(at), TO | BY);
        self.is(at, fun(FunctionClass::Preposition)) && !self.is(at, HEADS) || self.may_have_clitic(at) && alone()
    }

    /// It begins with the letter of "in" or "for".
    #[inline]
    fn may_have_clitic(&self, at: usize) -> bool {
        letter_bit(self.tags.letter(at)) & CLITICS != 0
    }

    /// A noun written with a clitic preposition: by the packs, by the article behind it, or since the noun
    /// stands elsewhere in the article without it.
    #[inline(always)]
    pub(super) fn has_preposition(&self, at: usize) -> bool {
        self.tags.written(at).has(Written::PREPOSITION) || (self.is(at, NOMINAL) || self.may_have_clitic(at)) && self.is_behind_clitic(at)
    }

    /// What may be a noun with a clitic preposition is one.
    fn is_behind_clitic(&self, at: usize) -> bool {
        if self.is(at, NOMINAL) {
            let led = self.tags.at(at).iter().filter(|t| t.set.meets(NOMINAL)).all(|t| t.pro.preposition());
            return led && !self.lex.is_given(self.key(at));
        }
        let key = self.key(at);
        let known = |noun: &'a str| self.vocabulary.holds(noun) || self.lex.is_event(noun);
        let learnt = || self.learnt && !self.known.contains(key);
        behind_clitic(key).is_some_and(|noun| self.lex.says(noun, Word::Affairs) || learnt() && known(noun))
    }

    /// "For the affairs of".
    pub(super) fn is_affairs(&self, at: usize) -> bool {
        behind_clitic(self.key(at)).is_some_and(|noun| self.lex.says(noun, Word::Affairs))
    }

    /// A noun that stands elsewhere in the article, written with "in, for".
    pub(super) fn is_noun_with_clitic(&self, key: &'a str) -> bool {
        behind_clitic(key).is_some_and(|noun| self.vocabulary.holds(noun))
    }

    /// Classes of all readings of these tokens.
    pub(super) fn classes(&self, tokens: Range<usize>) -> Set {
        self.tags.union(tokens.start..tokens.end.min(self.doc.tokens.len()))
    }

    /// The token is the first of its sentence: a line that no mark ends says nothing of the next.
    pub(super) fn begins_sentence(&self, at: usize) -> bool {
        let sentence = |at: usize| self.doc.tokens.get(at).map(|token| token.sentence);
        at.checked_sub(1).is_some_and(|before| sentence(before) != sentence(at))
    }

    /// The phrase up to what is said further of it or what does not belong to it.
    pub(super) fn core(&self, tokens: Range<usize>) -> Range<usize> {
        const NAMES: Set = HEADS.and(OUTLETS).and(Class::Place.set());
        const TOLD: Set = NAMES.and(ENDS).and(CLAUSES);
        let mut at = tokens.start + self.len(tokens.start, NAMES).max(1);
        let told = !self.is(tokens.start, DESCRIBED);
        let clause = |at: usize| told && self.is(at, CLAUSES) && self.quote(at) == self.quote(tokens.start) && self.begins_clause(at);
        while at < tokens.end {
            if self.tags.is_plain(at, TOLD) {
                at += 1;
            } else if (self.is_over(at) || clause(at)) && !self.is_called(at, tokens.start) {
                break;
            } else {
                at += self.len(at, NAMES).max(1);
            }
        }
        tokens.start..self.without_marks(tokens.start, at.min(tokens.end).max(tokens.start))
    }

    /// In a name in quotation marks that opens inside the phrase: a word of time there is a part of it (`the paper «Today»`).
    fn is_called(&self, at: usize, start: usize) -> bool {
        let quote = self.quote(at).filter(|quote| Some(*quote) != self.quote(start));
        quote.and_then(|quote| self.doc.quotes.get(quote as usize)).is_some_and(|quote| quote.words <= CALLED)
    }

    /// Whether a phrase that has begun before ends here.
    fn is_over(&self, at: usize) -> bool {
        if self.mark(at) == Some(Mark::Colon) {
            return true;
        }
        if !self.is(at, ENDS) {
            return false;
        }
        let set_off = matches!(self.mark(at - 1), Some(Mark::Quote | Mark::Open)) || self.is(at - 1, Class::Head(HeadClass::Media).set());
        let outlet = self.is(at, OUTLETS) && set_off;
        let grammar = self.is(at, CLOSERS) && !self.is(at, HEADS) && !outlet && !self.known.contains(self.key(at));
        let pointed = || self.is(at, fun(FunctionClass::Demonstrative)) && !self.is_pointed_at(at);
        self.is(at, OPENERS) || pointed() || grammar && !self.is_van(at)
    }

    /// "This" between a noun without article and the definite one that closes it (`the people of this town`).
    #[inline]
    pub(super) fn is_pointed_at(&self, at: usize) -> bool {
        self.is(at, fun(FunctionClass::Demonstrative)) && at > 0 && self.is_closed_by(at)
    }

    /// A noun without article stands before a token, and the definite one behind it.
    fn is_closed_by(&self, this: usize) -> bool {
        let closed = |at: usize| [HIS, HERS, THEIRS, MEN, MEN_OBLIQUE].iter().any(|ending| self.key(at).ends_with(ending));
        let led = |at: usize| self.is_preposition(at) || self.has_preposition(at);
        let noun = |at: usize| self.is_word(at) && !self.is_definite(at) && !led(at) && !closed(at);
        noun(this - 1) && self.is_definite(this + 1)
    }

    /// A finite verb, a pronoun or an adverb of occasion, which no name goes over. Behind an indefinite title only the
    /// imperfect is one: a perfect has the letters of a noun.
    fn begins_clause(&self, at: usize) -> bool {
        const OTHER: Set = HEADS.and(OUTLETS).and(ADJECTIVES).and(Class::Place.set());
        let set = self.tags.set(at);
        if !set.meets(CLAUSES) || set.meets(OTHER) || self.is_definite(at) || self.known.contains(self.key(at)) {
            return false;
        }
        let particle = fun(FunctionClass::NameParticle);
        if self.is(at - 1, particle)
            || self.is(at - 1, PEOPLE) && self.is_definite(at - 1) && self.lex.is_given(self.key(at))
            || self.is(at, particle) && self.is_word(at + 1) && !self.is_preposition(at + 1)
        {
            return false;
        }
        let construct = self.is(at - 1, HEADS) && !self.is_definite(at - 1);
        let opens = |t: &Tag| match t.class {
            Class::Verb => !t.morph.homograph && !t.morph.first_person && (!construct || t.morph.tense == Tense::Imperfect),
            Class::Narrative => !construct && !self.is_event(at),
            _ => t.set.meets(CLAUSES) && t.len == 1,
        };
        self.tags.at(at).iter().any(|t| !t.pro.preposition() && !t.pro.has(Pro::FEH) && opens(t))
    }

    /// A word of grammar that begins no name.
    pub(super) fn is_grammar(&self, at: usize) -> bool {
        const FIRST: Set = fun(FunctionClass::Demonstrative)
            .and(fun(FunctionClass::Adjunct))
            .and(fun(FunctionClass::Auxiliary))
            .and(fun(FunctionClass::Connective))
            .and(fun(FunctionClass::Negation))
            .and(fun(FunctionClass::Pronoun))
            .and(fun(FunctionClass::Filler));
        self.is(at, FIRST) && !self.is(at, HEADS | OUTLETS | Class::Place.set() | fun(FunctionClass::NameParticle))
    }

    /// A noun with a pronoun of possession (`his talk`, `its forecasts`): behind a name it is an object.
    pub(super) fn is_owned(&self, at: usize) -> bool {
        let key = self.key(at);
        let ends = key.ends_with(HIS) || key.ends_with(HERS) || key.ends_with(THEIRS);
        if !ends || key.len() < 8 || self.is_definite(at) || self.known.contains(key) {
            return false;
        }
        const SAID: Set = Class::Masdar.set().and(Class::Nominal.set()).and(Class::Head(HeadClass::Document).set());
        let said = self.is(at, SAID);
        if !said && !self.is_unknown(at) {
            return false;
        }
        let stem = |ending: &str| key.strip_suffix(ending).filter(|stem| stem.len() >= 6);
        let many = |stem: &str| stem.ends_with(YEH) && stem.len() >= MANY;
        let noun = |stem: &'a str| stem.ends_with(TEH) || many(stem) || self.lex.is_event(stem) || self.vocabulary.holds(stem);
        stem(HIS).is_some_and(|stem| said || stem.len() >= 8 && noun(stem))
            || stem(HERS).is_some()
            || stem(THEIRS).is_some_and(|stem| stem.len() >= 8)
    }

    /// Whether what is said further of a phrase begins at a token.
    pub(super) fn opens_clause(&self, at: usize) -> bool {
        let next = if matches!(self.mark(at), Some(Mark::Comma | Mark::Dash | Mark::Other)) { at + 1 } else { at };
        self.is(next, OPENERS)
    }

    fn without_marks(&self, start: usize, mut end: usize) -> usize {
        while end > start + 1 && matches!(self.mark(end - 1), Some(Mark::Comma | Mark::Dash | Mark::Other)) {
            end -= 1;
        }
        end
    }

    /// Folded letters without conjunction, clitic preposition and article, as the tag reads them.
    pub(crate) fn bare(&self, at: usize) -> &'a str {
        let (key, head) = (self.key(at), self.is(at, HEADS));
        let Some(pro) = self.tag(at, HEADS | ADJECTIVES).map(|t| t.pro) else { return key };
        let cut = 2 * (usize::from(pro.conjunction()) + usize::from(pro.preposition()));
        let rest = key.get(cut..).unwrap_or(key);
        let rest = if pro.preposition() && pro.has(Pro::AL) { rest.strip_prefix(LAM).unwrap_or(rest) } else { rest };
        let rest = if pro.has(Pro::AL) || head { strip_article(rest) } else { rest };
        if !head || rest.len() < SHORT {
            return rest;
        }
        let many = || self.tag(at, HEADS).is_some_and(|t| t.morph.agreement.number == Some(Number::Plural));
        let tied = rest.strip_suffix(WAW).filter(|_| many());
        tied.unwrap_or_else(|| if rest.len() >= ENDED { singular(without_ours(rest)) } else { rest })
    }

    /// A head with the pronoun of the paper (`our correspondent`).
    pub(super) fn is_ours(&self, at: usize) -> bool {
        self.is(at, HEADS) && without_ours(self.key(at)) != self.key(at)
    }

    /// Conjunction and preposition written to a noun, when every reading of it has them.
    pub(super) fn clitics(&self, at: usize) -> Option<Pro> {
        let nominal = HEADS | OUTLETS | Class::Place.set() | Class::Nation.set();
        let mut tags = self.tags.at(at).iter().filter(|t| t.set.meets(nominal));
        let first = tags.next()?.pro;
        let told = first.conjunction() || first.preposition();
        (told && tags.all(|t| t.pro.conjunction() == first.conjunction() && t.pro.preposition() == first.preposition())).then_some(first)
    }

    /// Words of grammar alone: a pronoun, a demonstrative, `the latter`.
    pub(super) fn is_pointer(&self, tokens: Range<usize>) -> bool {
        let grammar = fun(FunctionClass::Demonstrative) | fun(FunctionClass::Pronoun) | fun(FunctionClass::Same);
        !tokens.is_empty()
            && tokens.clone().all(|at| {
                self.is(at, grammar) && !self.is(at, HEADS) || at > tokens.start && self.len(tokens.start, grammar) > at - tokens.start
            })
    }

    /// How long these words are, in bytes of folded text: marks and spaces count for nothing.
    pub(super) fn letters(&self, tokens: Range<usize>) -> usize {
        tokens.map(|at| self.key(at).len()).sum()
    }

    pub(super) fn words(&self, tokens: Range<usize>) -> &'a str {
        self.doc.span_of(tokens).slice(&self.doc.text)
    }

    /// The outlet by name that begins at a token.
    pub(crate) fn outlet(&self, at: usize) -> Option<Mention> {
        let tag = self.tag(at, OUTLETS)?;
        Some(self.mention(at..at + usize::from(tag.len)))
    }

    /// A mention of these tokens.
    pub(super) fn mention(&self, tokens: Range<usize>) -> Mention {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let span = self.doc.span_of(tokens.clone());
        Mention { span, first: number(tokens.start), last: number(tokens.end), agreement: Agreement::default() }
    }

    /// The token that a span begins with.
    pub(super) fn token_at(&self, span: Span) -> usize {
        self.doc.token_at(span.start())
    }
}

/// Without the ending of the sound plural, so that its cases are one word.
pub(super) fn singular(key: &str) -> &str {
    let stem = key.strip_suffix(MEN).or_else(|| key.strip_suffix(MEN_OBLIQUE));
    stem.filter(|stem| stem.len() >= 8).unwrap_or(key)
}

/// The bits of the letters of "in" and "for".
const CLITICS: u64 = letter_bit(0xA8) | letter_bit(0x84);

/// Behind the letter of "in" or "for", where a word of three letters or more is left.
fn behind_clitic(key: &str) -> Option<&str> {
    key.strip_prefix([LAM, BEH]).filter(|rest| rest.len() >= vocabulary::SHORTEST)
}

/// Without the pronoun "our".
fn without_ours(key: &str) -> &str {
    key.strip_suffix(OURS).filter(|rest| rest.len() >= 8).unwrap_or(key)
}
