//! A rule in prose: what it means, its words, the texts on which it must and must not work.

use super::Lang;
use super::labels::{ExplainLabels, Labels, fill};
use super::rules::{UnknownRule, find};
use crate::rules::diag::one_line;
use crate::rules::shape::{Hit, Miss};
use crate::rules::{Packs, RuleMeta};

/// Words of a rule that a page shows.
const WORDS: usize = 40;
/// Examples of each side that a page shows.
const EXAMPLES: usize = 4;
/// Stands between Arabic words: ARABIC COMMA and a blank.
const BETWEEN: &str = "\u{60C} ";

/// A page on the rule, in English.
///
/// # Errors
/// When no rule has this id.
pub fn page(packs: &Packs, id: &str) -> Result<String, UnknownRule> {
    page_in(packs, id, Lang::En)
}

/// A page on the rule. Its note and the reasons of its examples are as its pack has them.
///
/// # Errors
/// When no rule has this id.
pub fn page_in(packs: &Packs, id: &str, lang: Lang) -> Result<String, UnknownRule> {
    let meta = find(packs, id)?;
    let Ok(labels) = Labels::in_language(lang) else { return Ok(String::new()) };
    let l = &labels.explain;
    let (kind, status, since) = (meta.kind.to_string(), meta.status.to_string(), meta.since.to_string());
    let mut lines = vec![fill(&l.of_pack, &[("id", meta.id), ("kind", &kind), ("status", &status), ("since", &since)])];
    lines.extend(meta.note.map(one_line));
    lines.push(String::new());
    lines.push(fill(&l.words, &[("list", &words(packs, meta, l))]));
    lines.push(String::new());
    lines.push(l.works.clone());
    meta.examples.hit.iter().take(EXAMPLES).for_each(|hit| push_hit(hit, l, &mut lines));
    lines.push(l.works_not.clone());
    meta.examples.miss.iter().take(EXAMPLES).for_each(|miss| push_miss(miss, l, &mut lines));
    lines.push(String::new());
    if !meta.refs.is_empty() {
        lines.push(fill(&l.behind, &[("list", &one_line(&meta.refs.join(", ")))]));
    }
    lines.push(fill(&l.written, &[("place", &meta.place.to_string()), ("id", meta.id)]));
    lines.push(l.change.clone());
    Ok(lines.join("\n") + "\n")
}

fn words(packs: &Packs, meta: RuleMeta<'_>, l: &ExplainLabels) -> String {
    let all = packs.words(meta.index);
    let shown = one_line(&all.iter().take(WORDS).copied().collect::<Vec<_>>().join(BETWEEN));
    match all.len().checked_sub(WORDS).filter(|more| *more > 0) {
        Some(more) => fill(&l.more_words, &[("list", &shown), ("count", &more.to_string())]),
        None => shown,
    }
}

fn push_hit(hit: &Hit, l: &ExplainLabels, lines: &mut Vec<String>) {
    lines.push(format!("  {}", one_line(&on_one_line(&hit.text))));
    let told = [(&l.at, &hit.at), (&l.cue, &hit.cue), (&l.source, &hit.source), (&l.content, &hit.content)];
    let told = told.into_iter().filter_map(|(label, words)| Some((label, words.as_deref()?)));
    lines.extend(told.map(|(label, words)| format!("    {}", fill(label, &[("words", &one_line(words))]))));
}

fn push_miss(miss: &Miss, l: &ExplainLabels, lines: &mut Vec<String>) {
    lines.push(format!("  {}", one_line(&on_one_line(&miss.text))));
    lines.push(format!("    {}", fill(&l.because, &[("words", &one_line(&miss.why))])));
}

/// Paragraphs of an example, a bar between them.
fn on_one_line(text: &str) -> String {
    text.trim_end().replace('\n', " | ")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::rules::sound::HEDGE;

    #[test]
    fn page_tells_words_examples_and_place() {
        let packs = Packs::read(&[("p.yaml", HEDGE)]).unwrap();
        let expected = "\
hedge.rubbama – a hedge rule, stable, since 0.1.0

words: ربما

It must work on:
  قال سالم إن الطريق ربما يفتح غدا
    at: ربما
It must not work on:
  قال سالم إن الطريق مفتوح
    because: nothing is in doubt

written at p.yaml:4:5; `isnad rules show hedge.rubbama` gives all of it
to change it or switch it off, copy it into a folder of your own and name that with --rules
";
        assert_eq!(page(&packs, "hedge.rubbama").unwrap(), expected);
    }

    #[test]
    fn unknown_rule_names_the_nearest() {
        let packs = Packs::read(&[("p.yaml", HEDGE)]).unwrap();
        let error = page(&packs, "verb.rubbama").unwrap_err();
        assert_eq!(
            error.to_string(),
            "no rule `verb.rubbama`, but `hedge.rubbama`; `isnad rules list` and, of the policy, `isnad check --list-rules` name all"
        );
    }
}
