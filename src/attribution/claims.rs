//! Claims that want a source and have none: casualty numbers, accusations, bare quotations.

use super::model::{Attribution, Unattributed, UnattributedKind};
use super::scripture;
use super::view::{TITLES, View, fun};
use crate::rules::shape::{ClaimClass, FunctionClass, HeadClass, Word};
use crate::rules::tag::{Class, Set};
use crate::text::affixes::BEH;
use crate::text::{Covered, Mark, Quote, Zone};

const CLAIMS: Set = Class::Claim(ClaimClass::Casualty).set().and(Class::Claim(ClaimClass::Accusation).set());

/// Quotations from this many words on are speech and not a name or title.
const QUOTE_WORDS: u32 = 4;

/// The claims of the body that lie in no content, in order of their place.
pub(crate) fn unattributed(view: &View<'_>, list: &[Attribution]) -> Vec<Unattributed> {
    let covered = Covered::new(list.iter().flat_map(|a| a.content.iter().copied()));
    let (mut out, mut places) = (Vec::new(), Vec::new());
    for paragraph in view.doc.paragraphs.iter().filter(|p| p.zone == Zone::Body) {
        let tokens = &paragraph.body;
        let first = view.doc.quotes.partition_point(|q| q.open < tokens.start);
        let quotes = view.doc.quotes.get(first..).unwrap_or_default().iter().map(|q| q.open).take_while(|open| *open < tokens.end);
        places.clear();
        if view.tags.union(tokens.clone()).meets(CLAIMS) {
            places.extend(view.tags.places(tokens.clone(), CLAIMS));
        }
        places.extend(quotes);
        places.sort_unstable();
        let found = places.iter().filter_map(|at| quote(view, *at).or_else(|| claim(view, *at)));
        out.extend(found.filter(|u| !covered.meets(u.span)));
    }
    out
}

fn quote(view: &View<'_>, at: usize) -> Option<Unattributed> {
    let quote = view.opens(at).filter(|q| q.words >= QUOTE_WORDS && q.depth == 0 && !scripture::is_behind(view, at))?;
    stands_alone(view, quote).then(|| Unattributed { span: view.span(quote.inner.clone()), kind: UnattributedKind::Quote })
}

/// Speech is a sentence of its own. Within a sentence a quotation is a title, a name, a slogan; behind a colon it is announced; where words
/// point back to it right behind, they tell whose it is; and what has God in it may be a prayer.
fn stands_alone(view: &View<'_>, quote: &Quote) -> bool {
    const GOD: Set = fun(FunctionClass::Scripture);
    let Some(close) = quote.close else { return false };
    let stop = |at: usize| matches!(view.mark(at), Some(Mark::Stop | Mark::Question | Mark::Exclamation));
    let opens = view.sentence(quote.inner.start).is_some_and(|s| quote.inner.start <= s.start + 1);
    let announced = quote.open > 0 && view.mark(quote.open - 1) == Some(Mark::Colon);
    let next = || (close + 1..close + 4).find(|at| view.is_word(*at));
    let with_this = |at: usize| view.key(at).strip_prefix(BEH).is_some_and(|rest| view.lex.says(rest, Word::She));
    let pointed = || next().is_some_and(|at| view.is(at, fun(FunctionClass::Demonstrative)) || with_this(at));
    let prays = || quote.inner.clone().any(|at| view.is(at, GOD) || view.says_with_and(at, Word::God));
    let one_line = || !view.span(quote.inner.clone()).slice(&view.doc.text).contains('\n');
    opens && (close.saturating_sub(1)..close + 2).any(stop) && !announced && one_line() && !pointed() && !prays()
}

/// A casualty word beside a number, or a wrong that somebody is said to have done.
fn claim(view: &View<'_>, at: usize) -> Option<Unattributed> {
    let casualty = Class::Claim(ClaimClass::Casualty).set();
    if view.is(at, casualty) {
        let number = (at.saturating_sub(3)..at + 4).find(|i| view.is_number(*i))?;
        return Some(Unattributed { span: view.span(at.min(number)..at.max(number) + 1), kind: UnattributedKind::Casualty });
    }
    accusation(view, at)
}

/// A sentence that begins with a verb of wrongdoing and a person or body, or with that person and such a word behind it; elsewhere the word
/// is of another clause, an adjective, a noun. What a court has to do with is no accusation of the paper's.
fn accusation(view: &View<'_>, at: usize) -> Option<Unattributed> {
    /// Who can be blamed.
    const WHO: Set = TITLES.and(Class::Head(HeadClass::Organization).set());
    /// What begins another clause, or says that it is not so.
    const CLAUSE: Set =
        Class::Verb.set().and(fun(FunctionClass::Complementiser)).and(fun(FunctionClass::Negation)).and(fun(FunctionClass::Relative));
    /// Words of a subject before its predicate.
    const SUBJECT: usize = 6;
    let sentence = view.sentence(at).filter(|_| view.says_with_and(at, Word::Guilty))?;
    let begins = at == sentence.start || at == sentence.start + 1 && view.says_with_and(sentence.start, Word::Has);
    let before = sentence.start..at;
    let predicate = || (1..=SUBJECT).contains(&before.len()) && view.is(before.start, WHO) && !before.clone().any(|i| view.is(i, CLAUSE));
    let said = begins && view.is(at + 1, WHO) || predicate();
    let judged = || sentence.clone().any(|i| view.says_with_and(i, Word::Court));
    let asked = || sentence.clone().any(|i| view.mark(i) == Some(Mark::Question));
    let end = sentence.clone().rev().find(|i| view.mark(*i).is_none()).map_or(sentence.end, |last| last + 1);
    (said && !judged() && !asked()).then(|| Unattributed { span: view.span(sentence.start..end), kind: UnattributedKind::Accusation })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
