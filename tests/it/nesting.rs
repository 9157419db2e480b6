//! Contents that lie in each other: how deep, and that what is written grows with the text and no faster.

use isnad::provenance::Node;
use isnad::report::{Format, Options, render};
use isnad::{Analysis, Analyzer, Article};
use std::collections::BTreeMap;
use std::sync::LazyLock;

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::builder().build().unwrap());

/// A sentence in which so many contents lie in each other.
fn nested(piece: &str, times: usize) -> Analysis {
    ANALYZER.analyze(&Article::from_text("nested", format!("الجسر\n\n{}الجسر مغلق.", piece.repeat(times))))
}

/// How many contents the innermost attribution lies in.
fn depth(analysis: &Analysis) -> usize {
    let parents: BTreeMap<Node, Option<Node>> = analysis.attributions.iter().map(|one| (one.id, one.parent)).collect();
    let around = |id: Node| std::iter::successors(parents[&id], |parent| parents[parent]).count();
    analysis.attributions.iter().map(|one| around(one.id)).max().unwrap_or_default()
}

/// Bytes of all contents, and of the line that is written.
fn sizes(analysis: &Analysis) -> [usize; 2] {
    let contents = analysis.attributions.iter().flat_map(|one| &one.content).map(|content| content.text.len()).sum();
    let mut line = Vec::new();
    render(Format::Jsonl, std::slice::from_ref(analysis), &Options::default(), &mut line).unwrap();
    [contents, line.len()]
}

#[test]
fn contents_lie_in_each_other_to_a_bound() {
    let depths = [1, 2, 20, 33, 34, 60, 200].map(|times| depth(&nested("قال سامر إن ", times)));
    assert_eq!(depths, [0, 1, 19, 32, 32, 32, 32]);
    let depths = [1, 16, 17, 100].map(|times| depth(&nested("قال سامر إن هدى أكدت أن ", times)));
    assert_eq!(depths, [1, 31, 32, 32]);
}

#[test]
fn what_is_written_grows_as_the_text() {
    for piece in ["قال سامر إن ", "قال سامر إن هدى أكدت أن ", "وأضاف سامر أن ", "قال سامر إن «الجسر ", "نقلت هدى عن سامر قوله إن "]
    {
        let [once, twice, four] = [200, 400, 800].map(|times| sizes(&nested(piece, times)));
        for ((once, twice), four) in once.into_iter().zip(twice).zip(four) {
            assert!(twice <= once * 21 / 10 && four <= twice * 21 / 10, "{piece}: {once}, {twice}, {four}");
        }
    }
}

#[test]
fn an_announced_text_has_a_rule_of_its_own_and_holds_what_is_said_in_it() {
    let text = "نفاد السمك\n\nأصدرت بلدية الوادي أمس بيانا، وفيما يلي نص البيان:\nأكد الصيادون أن السمك نفد.\n";
    let analysis = ANALYZER.analyze(&Article::from_text("announced", text.to_owned()));
    let found: Vec<_> = analysis.attributions.iter().map(|one| (one.rule.as_str(), one.parent.is_some())).collect();
    assert_eq!(found, [("shape.word-full-text", false), ("verb.akkada", true)]);
}
