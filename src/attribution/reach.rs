//! How far behind a cue its content may begin: no search goes where `admit` would refuse what it finds.

use super::admit::{is_between, is_governor, is_repeated};
use super::cue::{Cue, Kind};
use super::lead;
use super::view::{HEADS, NAMES, PERSON, View};
use crate::rules::morph::Tense;
use crate::rules::shape::{Act, Addressee, HedgeClass, Strength};
use crate::rules::tag::{Class, Pro};

/// What a reading of a cue may have for its content.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Reach {
    /// Tokens between the cue and a clause or quotation, at most.
    pub(crate) clause: usize,
    /// Whether a noun phrase may be the content.
    pub(crate) phrase: Phrase,
}

/// Whether a noun phrase may be the content.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Phrase {
    Never,
    /// Behind a preposition of the cue's that is one of the [`NEAR`] next tokens.
    Near,
    Anywhere,
}

/// Tokens behind a cue of which one is the preposition that it is held to at once.
pub(crate) const NEAR: usize = 3;

/// Tokens between a noun of saying and its clause, at most.
pub(super) const NOUN: usize = 8;

/// Tokens between a participle and its content: without an addressee, and with one.
const PARTICIPLE: [usize; 2] = [12, 22];

/// Tokens between a form that is another word too and its clause: elsewhere, and where it opens its sentence.
pub(super) const HOMOGRAPH: [usize; 2] = [9, 20];

impl Reach {
    /// Whatever the searches find.
    pub(crate) const ANY: Reach = Reach { clause: usize::MAX, phrase: Phrase::Anywhere };

    /// Of a cue with no content before it; `None` where nothing behind it would be admitted.
    pub(crate) fn of(view: &View<'_>, cue: &Cue<'_>) -> Option<Reach> {
        if view.is(cue.tokens.start, Class::Hedge(HedgeClass::Forecast).set()) {
            return None;
        }
        match cue.kind {
            Kind::Noun => noun(view, cue),
            Kind::Participle => Some(participle(cue)),
            Kind::Verb => verb(view, cue),
            Kind::Marker(_) => Some(Self::ANY),
        }
    }
}

/// Tokens between a participle and its content, at most.
pub(super) fn of_participle(cue: &Cue<'_>) -> usize {
    let [alone, addressed] = PARTICIPLE;
    if cue.rule.addressee == Addressee::None { alone } else { addressed }
}

/// A noun of saying wants an owner, before its clause or the preposition of what it calls for.
fn noun(view: &View<'_>, cue: &Cue<'_>) -> Option<Reach> {
    let (tag, at) = (cue.tag, cue.tokens.end);
    let pronoun = cue.morph().pronoun;
    let owner = || view.tags.union(at..view.doc.tokens.len().min(at + NOUN + 1)).meets(HEADS | NAMES);
    if !pronoun && !tag.pro.has(Pro::AL) && !owner() {
        return None;
    }
    let at_once = tag.pro.has(Pro::BEH.with(Pro::AL)) && !pronoun;
    let calls = tag.class == Class::Nominal && !tag.pro.has(Pro::AL) && view.is(at, HEADS);
    Some(Reach { clause: if at_once { 1 } else { NOUN }, phrase: if calls { Phrase::Anywhere } else { Phrase::Never } })
}

fn participle(cue: &Cue<'_>) -> Reach {
    let phrase = if cue.rule.strength >= Strength::Weak { Phrase::Never } else { Phrase::Anywhere };
    Reach { clause: of_participle(cue), phrase }
}

fn verb(view: &View<'_>, cue: &Cue<'_>) -> Option<Reach> {
    let (morph, rule) = (cue.morph(), cue.rule);
    let governed = view.before(cue.tokens.start).is_some_and(|at| is_governor(view, at)) && !cue.tag.pro.conjunction();
    let whom = rule.addressee == Addressee::None || rule.orders();
    if governed || morph.pronoun && whom && !rule.judges {
        return None;
    }
    if morph.pronoun && rule.judges {
        return Some(Reach::ANY);
    }
    let strays = morph.pronoun && rule.strength > Strength::Strong;
    let reach = if morph.homograph { homograph(view, cue)? } else { Reach { clause: usize::MAX, phrase: plain(view, cue) } };
    let clause_only = morph.passive || strays || cue.tag.pro.has(Pro::LAM) && lead::stressed(view, cue).is_none();
    Some(if clause_only { Reach { phrase: Phrase::Never, ..reach } } else { reach })
}

/// Of a verb that is no other word.
fn plain(view: &View<'_>, cue: &Cue<'_>) -> Phrase {
    let firm = match cue.rule.strength {
        Strength::Core | Strength::Strong => true,
        Strength::Medium => {
            let past = cue.morph().tense != Tense::Imperfect;
            cue.opens_sentence || cue.negated || past || cue.rule.act == Act::Opinion || view.is_headline(cue.tokens.start)
        }
        Strength::Weak | Strength::Quote => false,
    };
    if firm || cue.morph().pronoun || may_feel(cue) { Phrase::Anywhere } else { Phrase::Never }
}

/// Of a form that is another word too.
fn homograph(view: &View<'_>, cue: &Cue<'_>) -> Option<Reach> {
    let at = cue.tokens.start;
    if is_between(view, cue) && is_repeated(view, cue) {
        return None;
    }
    if view.is_headline(at) {
        return Some(Reach::ANY);
    }
    let perfect = cue.morph().tense == Tense::Perfect;
    let acts = match cue.rule.act {
        Act::Opinion => cue.opens_sentence || cue.tag.pro.has(Pro::WAW) || cue.negated,
        Act::Directive => perfect && (cue.tag.pro.conjunction() || cue.rule.addressee_stays || cue.opens_clause && view.is(at, PERSON)),
        Act::Assertion => false,
    };
    let asks = perfect && !cue.rule.asks_of.is_empty();
    let phrase = if acts || asks || may_feel(cue) { Phrase::Anywhere } else { Phrase::Near };
    let [near, opening] = HOMOGRAPH;
    let clause = match cue.opens_sentence {
        true if cue.rule.continues => usize::MAX, // before a colon
        true => opening,
        false => near,
    };
    Some(Reach { clause, phrase })
}

/// A verb of feeling, whose object says what is felt.
fn may_feel(cue: &Cue<'_>) -> bool {
    cue.morph().tense == Tense::Perfect && cue.opens_clause && !cue.rule.objects.is_empty()
}
