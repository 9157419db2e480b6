//! Runs the examples of the rules and says of each whether it holds.
//!
//! What the analysis finds comes through a [`Probe`], so that this stage needs no analysis.
//! A hit must come from its very rule; a miss forbids its own rule only. Whether every rule
//! is met in real text is another question, not answered here.

mod engine;
mod quote;
mod verdict;

use crate::rules::shape::{Hit, Miss, Status};
use crate::rules::{Packs, RuleMeta};
use crate::text::Span;
use quote::{is_in, run_of, same};

pub use engine::Engine;
pub use verdict::{Outcome, Side, Tally, Verdict};

/// What a rule found in a text. The texts are the article's own words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fired {
    /// Index of the rule.
    pub rule: u32,
    /// The words it worked at (bytes of the text); for a cue rule, the cue.
    pub span: Span,
    /// The whole cue, of an attribution.
    pub cue: Option<String>,
    /// The source as written out.
    pub source: Option<String>,
    /// The content, its pieces joined by ` … `.
    pub content: Option<String>,
}

/// Finds what rules do in a text.
pub trait Probe {
    /// For rules of cues one entry for each attribution found by the rule, for all others one for
    /// each use of the rule; in any order.
    fn fired(&self, text: &str) -> Vec<Fired>;
}

/// Tries all examples of all rules that are not removed, in load order, hits before misses.
#[must_use]
pub fn run(packs: &Packs, probe: &dyn Probe) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    for meta in packs.metas().filter(|meta| meta.status != Status::Removed) {
        for (number, hit) in (1..).zip(&meta.examples.hit) {
            let (outcome, why) = try_hit(packs, meta, hit, &probe.fired(&hit.text));
            verdicts.push(verdict(meta, (Side::Hit, number), &hit.text, outcome, why));
        }
        for (number, miss) in (1..).zip(&meta.examples.miss) {
            let (outcome, why) = try_miss(meta, miss, &probe.fired(&miss.text));
            verdicts.push(verdict(meta, (Side::Miss, number), &miss.text, outcome, why));
        }
    }
    verdicts
}

fn verdict(meta: RuleMeta<'_>, (side, number): (Side, usize), text: &str, outcome: Outcome, why: Vec<String>) -> Verdict {
    Verdict { rule: meta.id.to_owned(), side, number, outcome, text: text.to_owned(), why, place: meta.place.clone() }
}

fn try_hit(packs: &Packs, meta: RuleMeta<'_>, hit: &Hit, fired: &[Fired]) -> (Outcome, Vec<String>) {
    let unsaid = not_in_text(hit);
    if !unsaid.is_empty() {
        return (Outcome::Wrong, unsaid);
    }
    let at = match hit.at.as_deref().map(|at| run_of(&hit.text, at)).transpose() {
        Ok(at) => at,
        Err(why) => return (Outcome::Wrong, vec![why]),
    };
    let own: Vec<&Fired> = fired.iter().filter(|one| one.rule == meta.index).collect();
    if own.is_empty() {
        return (Outcome::Missing, vec![others(packs, fired)]);
    }
    let here: Vec<&Fired> = own.iter().copied().filter(|one| at.is_none_or(|at| at.overlaps(one.span))).collect();
    if let (true, Some(at)) = (here.is_empty(), &hit.at) {
        let places: Vec<&str> = own.iter().map(|one| one.span.slice(&hit.text)).collect();
        return (Outcome::Wrong, vec![format!("at: expected `{at}`, got `{}`", places.join("`, `"))]);
    }
    // The nearest of several finds is the one to talk about.
    let differences = here.iter().map(|one| differences(meta, hit, one)).min_by_key(Vec::len).unwrap_or_default();
    (if differences.is_empty() { Outcome::Reported } else { Outcome::Wrong }, differences)
}

fn try_miss(meta: RuleMeta<'_>, miss: &Miss, fired: &[Fired]) -> (Outcome, Vec<String>) {
    let at = match miss.at.as_deref().map(|at| run_of(&miss.text, at)).transpose() {
        Ok(at) => at,
        Err(why) => return (Outcome::Wrong, vec![why]),
    };
    let own = fired.iter().filter(|one| one.rule == meta.index && at.is_none_or(|at| at.overlaps(one.span)));
    let found: Vec<String> = own.map(|one| format!("worked at `{}`", one.span.slice(&miss.text))).collect();
    if found.is_empty() {
        return (Outcome::Validated, found);
    }
    (Outcome::Noisy, [found, vec![format!("it must not, because: {}", miss.why)]].concat())
}

/// Words that the example expects and does not have.
fn not_in_text(hit: &Hit) -> Vec<String> {
    let fields = [("cue", &hit.cue), ("source", &hit.source), ("content", &hit.content)];
    let given = fields.into_iter().filter_map(|(name, words)| Some((name, words.as_deref()?)));
    given
        .filter(|(_, words)| !is_in(&hit.text, words))
        .map(|(name, words)| format!("{name}: `{words}` is not in the text; copy the text's own words"))
        .collect()
}

/// How a find differs from what the example expects.
fn differences(meta: RuleMeta<'_>, hit: &Hit, found: &Fired) -> Vec<String> {
    let mut differences: Vec<String> =
        [("cue", &hit.cue, &found.cue), ("source", &hit.source, &found.source), ("content", &hit.content, &found.content)]
            .into_iter()
            .filter_map(|(name, expected, got)| {
                let expected = expected.as_deref()?;
                let differs = got.as_deref().is_none_or(|got| !same(expected, got));
                differs.then(|| format!("{name}: expected `{expected}`, got {}", told(got.as_deref())))
            })
            .collect();
    // With cue and content given, a source left out says that none is written out.
    let full = meta.kind.is_cue() && hit.cue.is_some() && hit.content.is_some();
    if let (true, None, Some(got)) = (full, &hit.source, &found.source) {
        differences.push(format!("source: expected none, got `{got}`"));
    }
    differences
}

/// What other rules found in the text.
fn others(packs: &Packs, fired: &[Fired]) -> String {
    let mut found: Vec<String> =
        fired.iter().filter_map(|one| Some(format!("{} with cue `{}`", packs.id(one.rule), one.cue.as_deref()?))).collect();
    found.dedup();
    if found.is_empty() { "no rule found an attribution".to_owned() } else { format!("found were {}", found.join(", ")) }
}

fn told(words: Option<&str>) -> String {
    words.map_or_else(|| "none".to_owned(), |words| format!("`{words}`"))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const PACK: &str = "\
schema: 1
kind: marker
rules:
  - id: marker.hasab
    since: 0.1.0
    class: according
    forms:
      - حسب
    examples:
      hit:
        - text: يفتح الجسر غدا حسب الوزارة
          cue: حسب
          source: الوزارة
          content: يفتح الجسر غدا
      miss:
        - text: دفع كل واحد حسب قدرته
          why: a measure, not a source
  - id: marker.old
    status: removed
    since: 0.1.0
    class: back
    forms:
      - بحسبه
    examples:
      hit:
        - text: الجسر مفتوح بحسبه
      miss:
        - text: لا بحسبه
          why: no
";

    /// Finds what it is told to find, in any text that holds its cue.
    struct Told(Vec<Fired>);

    impl Probe for Told {
        fn fired(&self, text: &str) -> Vec<Fired> {
            let here = |one: &Fired| {
                let (at, cue) = text.match_indices(one.cue.as_deref()?).next()?;
                Some(Fired { span: Span::new(at, at + cue.len()), ..one.clone() })
            };
            self.0.iter().filter_map(here).collect()
        }
    }

    fn found(rule: u32, cue: &str, source: Option<&str>, content: &str) -> Fired {
        let text = |words: &str| Some(words.to_owned());
        Fired { rule, span: Span::default(), cue: text(cue), source: source.and_then(text), content: text(content) }
    }

    /// The verdicts on the pack's two examples, after replacing `from`.
    #[track_caller]
    fn verdicts(from: &str, to: &str, finds: Vec<Fired>) -> Vec<String> {
        assert!(PACK.contains(from));
        let packs = Packs::read(&[("p.yaml", &PACK.replacen(from, to, 1))]).unwrap();
        run(&packs, &Told(finds)).iter().map(ToString::to_string).collect()
    }

    const HIT: &str = "يفتح الجسر غدا حسب الوزارة";
    const MISS: &str = "دفع كل واحد حسب قدرته";

    fn hit(told: &str) -> String {
        format!("p.yaml:4:5: marker.hasab hit 1 is {told}\n    {HIT}")
    }

    fn miss(told: &str) -> String {
        format!("p.yaml:4:5: marker.hasab miss 1 is {told}\n    {MISS}")
    }

    #[test]
    fn a_hit_found_is_reported_and_a_silent_miss_validated() {
        let find = found(0, "حسب الوزارة", Some("الوزارة"), "يفتح الجسر غدا");
        let verdicts = verdicts("cue: حسب\n", "cue: حسب الوزارة\n", vec![find]);
        assert_eq!(verdicts, [hit("reported"), miss("validated")]);
    }

    #[test]
    fn a_miss_where_the_rule_works_is_noisy() {
        let verdicts = verdicts("", "", vec![found(0, "حسب", Some("الوزارة"), "يفتح الجسر غدا")]);
        assert_eq!(verdicts, [hit("reported"), miss("noisy: worked at `حسب`; it must not, because: a measure, not a source")]);
    }

    #[test]
    fn a_miss_looks_only_at_its_words() {
        let verdicts = verdicts(
            "          why: a measure",
            "          at: قدرته\n          why: a measure",
            vec![found(0, "حسب", Some("الوزارة"), "يفتح الجسر غدا")],
        );
        assert_eq!(verdicts, [hit("reported"), miss("validated")]);
    }

    #[test]
    fn a_silent_hit_is_missing_and_names_what_was_found_instead() {
        assert_eq!(verdicts("", "", vec![])[0], hit("missing: no rule found an attribution"));
        let other = found(1, "غدا", None, "يفتح الجسر");
        assert_eq!(verdicts("", "", vec![other])[0], hit("missing: found were marker.old with cue `غدا`"));
    }

    #[test]
    fn a_hit_found_otherwise_is_wrong_in_every_part() {
        assert_eq!(
            verdicts("", "", vec![found(0, "حسب", Some("الجسر"), "غدا")])[0],
            hit("wrong: source: expected `الوزارة`, got `الجسر`; content: expected `يفتح الجسر غدا`, got `غدا`")
        );
        assert_eq!(verdicts("", "", vec![found(0, "حسب", None, "يفتح الجسر غدا")])[0], hit("wrong: source: expected `الوزارة`, got none"));
    }

    #[test]
    fn the_nearest_of_several_finds_decides() {
        let finds = vec![found(0, "حسب", None, "غدا"), found(0, "حسب", Some("الوزارة"), "يفتح الجسر غدا")];
        assert_eq!(verdicts("", "", finds)[0], hit("reported"));
    }

    #[test]
    fn a_source_left_out_of_a_full_example_must_not_be_found() {
        let find = found(0, "حسب", Some("الوزارة"), "يفتح الجسر غدا");
        assert_eq!(verdicts("          source: الوزارة\n", "", vec![find])[0], hit("wrong: source: expected none, got `الوزارة`"));
    }

    #[test]
    fn a_find_away_from_its_words_is_wrong() {
        assert_eq!(
            verdicts("          cue: حسب\n", "          at: غدا\n", vec![found(0, "حسب", None, "")])[0],
            hit("wrong: at: expected `غدا`, got `حسب`")
        );
        assert_eq!(
            verdicts("          cue: حسب\n", "          at: نفى\n", vec![])[0],
            hit("wrong: at: `نفى` is not in the text; copy the text's own words")
        );
    }

    #[test]
    fn an_example_that_contradicts_its_text_is_wrong() {
        assert_eq!(
            verdicts("source: الوزارة", "source: الوزير", vec![])[0],
            hit("wrong: source: `الوزير` is not in the text; copy the text's own words")
        );
    }

    #[test]
    fn a_removed_rule_does_not_run_and_a_test_of_nothing_does_not_pass() {
        let packs = Packs::read(&[("p.yaml", &PACK.replace("  - id: marker.hasab", "  - id: marker.hasab\n    status: removed"))]);
        let tally = Tally::of(&run(&packs.unwrap(), &Told(vec![])));
        assert_eq!((tally, tally.passes()), (Tally::default(), false));
        assert_eq!(tally.to_string(), "no example ran; give rules that are not removed");
    }

    #[test]
    fn a_tally_counts_every_outcome() {
        let packs = Packs::read(&[("p.yaml", PACK)]).unwrap();
        let good = Tally::of(&run(&packs, &Told(vec![found(0, "حسب الوزارة", Some("الوزارة"), "يفتح الجسر غدا")])));
        let bad = Tally::of(&run(&packs, &Told(vec![])));
        assert_eq!(bad, Tally { missing: 1, validated: 1, ..Tally::default() });
        assert_eq!((good.passes(), bad.passes()), (false, false));
        assert_eq!(bad.to_string(), "1 of 2 examples hold (0 reported, 1 validated; 0 noisy, 1 missing, 0 wrong)");
        let fine = Tally { reported: 2, validated: 1, ..Tally::default() };
        assert_eq!((fine.to_string(), fine.passes()), ("3 of 3 examples hold (2 reported, 1 validated)".to_owned(), true));
    }
}
