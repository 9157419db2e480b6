//! `missing-right-of-reply`: somebody is accused, is not heard, and no attempt is told.

use super::prelude::*;
use crate::attribution::model::SourceSlot;
use crate::policy::accused::Accused;
use crate::rules::shape::FunctionClass;
use crate::rules::tag::Class;
use crate::text::fold;
use std::ops::Range;

/// Accusations of a draft that are looked at: what keeps the search for answers linear.
const MOST: usize = 64;

pub(super) fn decide(f: &Facts<'_>, set: &Setting) -> Vec<Hit> {
    // An attempt is told in words that name nobody, too: one in the draft is enough.
    if f.has(List::NoAnswer, &(0..f.on.doc.tokens.len())) {
        return Vec::new();
    }
    let spared: Vec<String> = set.words("unreachable").iter().map(|w| fold(w)).collect();
    let is_spared = |sentence: &Range<usize>| sentence.clone().any(|at| spared.iter().any(|s| bare(f.on.doc.key(at)) == bare(s)));
    let mut hits = Vec::new();
    let mut known: Vec<Accused<'_>> = Vec::new();
    let accusations = f.body_claims().filter(|(at, a)| has_accuser(f, *at, a)).filter_map(|(at, a)| Some((at, a, Accused::of(f, a)?)));
    for (at, a, accused) in accusations.take(MOST) {
        if is_spared(&f.around(a.cue.start(), 0, 0)) || known.iter().any(|one| one.is_same(&accused)) || is_heard(f, at, a, &accused) {
            continue;
        }
        hits.push(Hit::at(a.cue.cover(accused.span)).sure(a.confidence));
        known.push(accused);
    }
    hits
}

/// "Some accuse", the passive and the noun have no accuser who could be answered; "who accused" tells of another day.
fn has_accuser(f: &Facts<'_>, at: usize, a: &Attribution) -> bool {
    let before = f.token_at(a.cue.start()).saturating_sub(1);
    let relative = f.on.tags.set(before).meets(Class::Function(FunctionClass::Relative).set());
    let some = relative || f.words.has(List::CollectiveHead, f.on.doc.key(before));
    let told = matches!(a.source, SourceSlot::Mention(_) | SourceSlot::Dropped(_));
    !some
        && told
        && f.source(at).is_some_and(|(_, s)| !f.is_collective(s))
        && f.on.tags.set(f.token_at(a.cue.start())).meets(Class::Verb.set())
}

/// The accused speaks, is recorded as silent, or is written to deny; where the words do not tell who is accused, anyone.
fn is_heard(f: &Facts<'_>, at: usize, a: &Attribution, accused: &Accused<'_>) -> bool {
    if !accused.is_told() {
        return !f.on.attributions.silences.is_empty() || f.has(List::Reply, &(0..f.on.doc.tokens.len()));
    }
    let own = f.source(at).and_then(|(s, _)| f.cluster(s));
    let speaks = |(other, b): (usize, &Attribution)| {
        let Some((index, source)) = f.source(other).filter(|_| other != at && !is_within(f, other, at)) else { return false };
        f.cluster(index) != own
            && (accused.is_source(f, source) || matches!(b.source, SourceSlot::Mention(_)) && accused.meets(f, f.tokens(f.at(b))))
    };
    let silent = |(at, who): (usize, &Option<usize>)| {
        let source = who.and_then(|s| f.on.sources.list.get(s));
        let span = f.on.attributions.silences.get(at).map(|s| s.span);
        source.is_none_or(|s| accused.is_source(f, s)) || span.is_some_and(|s| accused.meets(f, f.around(s.start(), 0, 0)))
    };
    f.claims().any(speaks)
        || f.on.sources.silent.iter().enumerate().any(silent)
        || f.met.list(List::Reply).iter().any(|r| denies(f, a, accused, r))
}

/// Whether a claim is told in the words of another.
fn is_within(f: &Facts<'_>, claim: usize, of: usize) -> bool {
    f.on.attributions.list.get(claim).and_then(|a| a.parent) == Some(of)
}

/// A word of denying or answering with the accused behind it or right before it, or with the charge.
fn denies(f: &Facts<'_>, a: &Attribution, accused: &Accused<'_>, word: &Range<usize>) -> bool {
    /// Words behind the verb among which its subject and object are.
    const BEHIND: usize = 8;
    /// Words before the verb among which its subject is.
    const BEFORE: usize = 4;
    let sentence = f.around(f.on.doc.span_of(word.clone()).start(), 0, 0);
    let accusing = a.cue.start().max(accused.words.end());
    let same = sentence.contains(&f.token_at(a.cue.start()));
    let first = if same { f.token_at(accusing) } else { sentence.start };
    let behind = word.end..(word.end + BEHIND).min(sentence.end);
    let before = word.start.saturating_sub(BEFORE).max(first)..word.start;
    let charge = f.has(List::Charge, &(behind.start..(behind.start + BEFORE).min(behind.end)));
    word.start >= first && (charge || accused.meets(f, behind) || accused.meets(f, before))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::policy::tests::Desk;

    #[test]
    fn who_answers_is_the_accused() {
        let desk = Desk::new();
        let missing = |more: &str| {
            let draft = format!("منحة الطريق\n\nاتهم النائب شادي عازر شركة «غيم» باختلاس المنحة. {more}\n");
            !desk.found("missing-right-of-reply", &draft, None).is_empty()
        };
        let answers = [
            "وقالت شركة «غيم» إنها اشترت الحجارة.",
            "وقال الناطق باسم شركة «غيم» رامز الغول إن الحجارة وصلت.",
            "وقالت الشركة إنها اشترت الحجارة.",
            "ونفت الشركة الاتهام.",
            "ونفى مدير الشركة ذلك.",
            "ولم ترد الشركة على طلب التعليق.",
            "وتعذر الحصول على تعليق فوري.",
        ];
        assert_eq!(answers.into_iter().filter(|more| missing(more)).collect::<Vec<_>>(), Vec::<&str>::new(), "these are answers");
        let others = [
            "وأعلنت شركة القطارات تعليق الرحلات.",
            "ورفض البرلمان مشروع الموازنة.",
            "وأضاف عازر، ردا على سؤال، أن المنحة ضاعت.",
            "وقالت الوزيرة رنا خليل إن الطريق طويل.",
        ];
        assert_eq!(others.into_iter().filter(|more| !missing(more)).collect::<Vec<_>>(), Vec::<&str>::new(), "these are none");
    }

    #[test]
    fn the_accuser_may_say_what_the_accused_did() {
        let desk = Desk::new();
        let found = |content: &str| {
            desk.found("missing-right-of-reply", &format!("منحة الطريق\n\nقال النائب شادي عازر إن {content}.\n"), None).len()
        };
        assert_eq!(["شركة «غيم» اختلست المنحة", "شركة «غيم» متورطة في سرقة القمح"].map(found), [1, 1]);
        assert_eq!(["شركة «غيم» غير متورطة", "المحكمة أدانت شركة «غيم» بعد أن اختلست المنحة", "المنحة ضاعت"].map(found), [0, 0, 0]);
    }
}
