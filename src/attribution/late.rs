//! A subject behind when, on what occasion or to whom its verb was said (`and said yesterday the minister that`).
//!
//! *Source*: the order of words in Arabic grammar, which lets a verb's adjuncts stand before its subject; no count.

use super::object;
use super::phrase::{self, Phrase};
use super::sequel::{addressee, is_to_him, is_to_press};
use super::view::{HEADS, NAMES, PERSON, TEXTS, TIMES, View, fun};
use crate::rules::morph::Agreement;
use crate::rules::shape::{FunctionClass, HeadClass};
use crate::rules::tag::{Class, Pro, Tag};
use crate::text::Mark;
use crate::text::affixes::ALEF;
use std::ops::Range;

/// Words of an occasion up to the one that ends it.
const OCCASION: usize = 3;

/// The phrase that names the speaker behind what stands between the verb and it. It begins with a title, a body or a name, behind
/// a time or a pronoun also with two unknown words, agrees with the verb, and nothing but further adjuncts stands behind it.
pub(super) fn subject(view: &View<'_>, between: Range<usize>, verb: Agreement) -> Option<Phrase> {
    let start = asides(view, between.clone());
    if start == between.start || !begins(view, start, between.end) {
        return None;
    }
    let found = phrase::subject(view, start..between.end);
    let whole = found.tokens.start == start && asides(view, found.tokens.end..between.end) == between.end;
    let have = phrase::agreement(view, found.tokens.clone()).feminine;
    let agrees = !view.is(start, PERSON) || have.is_none() || verb.feminine.is_none() || have == verb.feminine;
    (whole && agrees && !found.tokens.is_empty()).then_some(found)
}

/// One past the times, occasions and addressees at the head of the tokens.
fn asides(view: &View<'_>, between: Range<usize>) -> usize {
    let mut at = between.start;
    while at < between.end {
        match aside(view, at, between.end).filter(|end| *end > at && *end <= between.end) {
            Some(end) => at = end,
            None => break,
        }
    }
    at
}

fn aside(view: &View<'_>, at: usize, limit: usize) -> Option<usize> {
    if view.mark(at) == Some(Mark::Comma) {
        return Some(at + 1);
    }
    let time = view.len(at, TIMES);
    if time > 0 && time >= view.len(at, HEADS | NAMES) {
        return Some(at + time);
    }
    let named = at.checked_sub(1).filter(|before| view.is(*before, TIMES)).and_then(|_| view.bracket(at, limit)); // "yesterday (Monday)"
    named.or_else(|| addressee(view, at, limit)).or_else(|| press(view, at, limit)).or_else(|| occasion(view, at, limit))
}

/// `to agency so-and-so` with a name that no list has, `to the journalists`.
fn press(view: &View<'_>, at: usize, limit: usize) -> Option<usize> {
    let name = |at: &usize| view.is_definite(*at) && !view.is(*at, HEADS);
    let media = view.is(at, Class::Head(HeadClass::Media).set()) && !view.is_definite(at);
    let end = if media { (at + 1..limit).take_while(name).last()? + 1 } else { at + 1 };
    is_to_press(view, at).then_some(end)
}

/// `in a statement of his`, `during a press conference`: an occasion that its pronoun or its adjective ends. The noun right
/// before another is that one's own (`in the minister's statement`).
fn occasion(view: &View<'_>, at: usize, limit: usize) -> Option<usize> {
    let adjunct = view.len(at, fun(FunctionClass::Adjunct));
    if adjunct == 0 && !view.is_preposition(at) {
        return None;
    }
    let first = at + adjunct.max(1);
    let ends = |at: usize| (at > first || adjunct > 1) && (is_to_him(view, at) || is_indefinite_adjective(view, at));
    let holds = |at: &usize| view.is_word(*at) && !view.is(*at, HEADS | fun(FunctionClass::Complementiser)) || ends(*at) || *at == first;
    let last = (first..limit.min(first + OCCASION)).take_while(holds).find(|at| ends(*at))?;
    (last + 1..=limit).find(|at| *at == limit || !ends(*at))
}

/// An adjective without article; one that is a trade, too (`a press conference`), has the ending of relation.
fn is_indefinite_adjective(view: &View<'_>, at: usize) -> bool {
    let adjective = view.is(at, fun(FunctionClass::Adjective)) && !view.is(at, HEADS) || object::is_trade(view, at);
    adjective && view.is_word(at) && !view.is_definite(at)
}

/// A title, body or name, or behind a time or a pronoun two unknown words.
fn begins(view: &View<'_>, at: usize, limit: usize) -> bool {
    let how = view.is(at, PERSON) && !view.is_definite(at) && view.key(at).ends_with(ALEF); // "speaking of"
    let plain = |t: &Tag| t.set.meets(HEADS | NAMES) && !t.pro.has(Pro::BEH) && !t.pro.has(Pro::LAM) && !t.pro.has(Pro::WAW);
    let named = view.tags.at(at).iter().any(plain) && !view.is(at, TEXTS) && !how;
    let shown = view.is(at, fun(FunctionClass::Demonstrative)) && view.is(at + 1, object::SPEAKERS);
    let unknown = |at: usize| at < limit && view.is_bare(at) && !view.has_ending(at) && !view.is_finite(at);
    let time = at.checked_sub(1).is_some_and(|before| view.is(before, TIMES) || view.is_about(before));
    let second = |at: usize| unknown(at) || at < limit && view.is_definite(at) && view.is_unknown(at);
    at < limit && (named || shown || time && unknown(at) && second(at + 1))
}

#[cfg(test)]
mod tests {
    use super::super::tests::read;

    #[track_caller]
    fn check(body: &str, source: &str) {
        let found: Vec<(String, String)> = read(body).into_iter().map(|[_, source, content]| (source, content)).collect();
        assert_eq!(found, [(source.to_owned(), "الطريق مفتوح".to_owned())], "{body}");
    }

    #[test]
    fn a_subject_may_stand_behind_a_time_an_occasion_or_an_addressee() {
        check("وقال أمس الأحد سالم الراوي إن الطريق مفتوح.", "سالم الراوي");
        check("وأعلن اليوم وزير الأشغال كريم الدالي أن الطريق مفتوح.", "وزير الأشغال كريم الدالي");
        check("وقال في بيان له مجلس البلدية إن الطريق مفتوح.", "مجلس البلدية");
        check("وأكد خلال مؤتمر صحفي رئيس البلدية أن الطريق مفتوح.", "رئيس البلدية");
        check("وأكد لوكالة الوادي رئيس البلدية أن الطريق مفتوح.", "رئيس البلدية");
        check("وقال أمس والي الواحة إن الطريق مفتوح.", "والي الواحة");
        check("وقال أمس هذا المصدر إن الطريق مفتوح.", "هذا المصدر");
    }

    #[test]
    fn behind_a_marker_too_a_subject_may_stand_late() {
        check("الطريق مفتوح، بحسب ما أكده لإذاعة النخيل، رئيس البلدية سالم الراوي.", "رئيس البلدية سالم الراوي");
        check("الطريق مفتوح، كما ذكرت الخميس الماضي نقابة البحارة.", "نقابة البحارة");
        check("الطريق مفتوح، بحسب ما أعلنت أمس (الثلاثاء) البلدية.", "البلدية");
    }

    #[test]
    fn a_time_or_an_occasion_is_no_subject() {
        check("وقال أمس إن الطريق مفتوح.", "-");
        check("وقال في بيان إن الطريق مفتوح.", "-");
        check("وقال في بيان له إن الطريق مفتوح.", "-");
        check("وقال خلال مؤتمر صحفي إن الطريق مفتوح.", "-");
        check("وقال في بيان الوزارة إن الطريق مفتوح.", "-");
        check("وقال أمس متحدثا عن الأزمة إن الطريق مفتوح.", "-");
        check("وقال من خلاله مجلس البلدية إن الطريق مفتوح.", "-");
        check("وقال لوكالة الوادي إن الطريق مفتوح.", "-");
    }

    #[test]
    fn whom_a_source_told_is_no_part_of_it() {
        check("وقال المصدر نفسه لوكالة الوادي إن الطريق مفتوح.", "المصدر نفسه");
        check("وقال مصدر عسكري لوكالة الوادي إن الطريق مفتوح.", "مصدر عسكري");
        check("وقالت مصادر محلية لوكالة الوادي إن الطريق مفتوح.", "مصادر محلية");
        check("وقال المدير العام لوكالة الوادي إن الطريق مفتوح.", "المدير العام لوكالة الوادي");
    }

    #[test]
    fn who_did_what_an_auxiliary_tells_of_stands_behind_to() {
        check("وسبق لوزير الري أن أكد أن الطريق مفتوح.", "لوزير الري");
        check("وسبق للدهان ان أعلن أن الطريق مفتوح.", "للدهان");
        check("وسبق له أن أعلن أن الطريق مفتوح.", "-");
    }

    #[test]
    fn an_occasion_behind_the_last_comma_is_no_content() {
        check("قال سالم الراوي إن الطريق مفتوح، في تصريح لوكالة الوادي.", "سالم الراوي");
        check("قال سالم الراوي إن الطريق مفتوح، في بيان له.", "سالم الراوي");
    }
}
