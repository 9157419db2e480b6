//! `agentless-report`: words that report and name nobody, or the outlet itself.

use super::prelude::*;
use crate::attribution::model::SourceSlot;
use crate::rules::shape::FunctionClass;
use crate::rules::tag::Class;
use crate::text::Mark;

/// Words between "learnt" and what was learnt.
const REACH: usize = 6;

pub(super) fn decide(f: &Facts<'_>, _set: &Setting) -> Vec<Hit> {
    let that = Class::Function(FunctionClass::Complementiser).set();
    // "Believes that" in the middle of a sentence has its subject before it.
    let opens = |r: &&std::ops::Range<usize>| {
        f.sentence_at(f.on.doc.span_of(r.start..r.start + 1).start()).is_some_and(|s| f.sentence(s).start == r.start)
    };
    // "…, and news of": a noun behind a comma has none either.
    let noun = |r: &std::ops::Range<usize>| f.on.tags.set(r.end - 1).meets(Class::Function(FunctionClass::Preposition).set());
    let comma = |at: usize| f.on.doc.mark(at) == Some(Mark::Comma);
    let joined = |r: &&std::ops::Range<usize>| noun(r) && r.start > 0 && comma(r.start - 1);
    let rumours = f.met.list(List::Rumour).iter().filter(|r| opens(r) || joined(r)).cloned();
    // The outlet's own name stands in quotation marks or brackets, or the words say "our".
    let own = f
        .met
        .list(List::OwnKnowledge)
        .iter()
        .filter(|r| (r.len() > 1 || f.opens_quote(r.end)) && (r.end..r.end + REACH).any(|at| f.on.tags.set(at).meets(that)))
        .cloned();
    let mut found: Vec<_> = rumours.chain(own).chain(of_nobody(f)).collect();
    found.sort_by_key(|r| r.start);
    found.dedup_by_key(|r| f.sentence_at(f.on.doc.span_of(r.clone()).start()));
    let span = |r| f.on.doc.span_of(r);
    // Inside somebody's words it is that person's rumour.
    let free = |r: &std::ops::Range<usize>| {
        !f.is_attributed(f.on.doc.span_of(r.start..r.start + 1)) && f.in_body(r.start) && !f.is_definite(r.start)
    };
    found.into_iter().filter(free).map(|r| Hit::at(span(r))).collect()
}

/// "It was told that", by the vowel of the passive, and "reports say", with no word on whose.
fn of_nobody(f: &Facts<'_>) -> Vec<std::ops::Range<usize>> {
    let is_of_nobody = |at: usize, a: &Attribution| match &a.source {
        SourceSlot::Mention(mention) => {
            let reports = f.source(at).is_some_and(|(_, s)| s.kind == Kind::Document && s.naming == Naming::Vague);
            reports
                && mention.tokens().len() == 1
                && !f.is_definite(mention.tokens().start)
                && !is_denied(f, mention.tokens().start)
                && f.words.has(List::NobodysReports, f.on.doc.key(mention.tokens().start))
        }
        _ => {
            let cue = f.token_at(a.cue.start());
            let passive = f.words.has(List::ToldByNobody, f.on.doc.key(cue)) && is_written_passive(f.on.doc.surface(cue));
            passive && f.source(at).is_none()
        }
    };
    f.body_claims().filter(|(at, a)| is_of_nobody(*at, a)).map(|(_, a)| f.tokens(a.cue.cover(f.at(a)))).collect()
}

/// "No reports came that": a negation stands shortly before.
fn is_denied(f: &Facts<'_>, at: usize) -> bool {
    let negation = Class::Function(FunctionClass::Negation).set();
    (at.saturating_sub(3)..at).any(|before| f.on.tags.set(before).meets(negation))
}

/// Whether the first letter of a word has the vowel of the passive.
fn is_written_passive(word: &str) -> bool {
    // ARABIC DAMMA; before it stand the letter and perhaps "and".
    word.chars().take(3).skip(1).any(|c| c == '\u{64F}')
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::policy::tests::Desk;

    #[test]
    fn news_of_is_nobodys_behind_a_comma_too_and_no_reports_are_none() {
        let desk = Desk::new();
        let found = |body: &str| desk.found("agentless-report", &format!("حملة\n\n{body} وقال سامي نصر إن العمل مستمر.\n"), None).len();
        assert_eq!(found("وسقط الجسر فجرا، وأنباء عن إغلاق الطريق."), 1);
        assert_eq!(found("ولم تصل تقارير تقول إن السفينة غرقت."), 0);
    }
}
