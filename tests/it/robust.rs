//! Whatever the text, the analysis is sound: nothing panics, every place is one of the text, every id leads somewhere.
//!
//! `PROPTEST_CASES=200000 cargo test --release --test it robust` runs it long.

use isnad::analysis::{AttributionInfo, TextSpan};
use isnad::input::Reader;
use isnad::provenance::Node;
use isnad::{Analysis, Analyzer, Article};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::builder().build().unwrap());

/// Words that the grammar takes hold of, and what stands between them.
const PARTS: &[&str] = &[
    "قال",
    "وقالت",
    "وأضاف",
    "أكد",
    "أعلن",
    "نقلت",
    "ونقلا عن",
    "نقل",
    "بحسب",
    "وفقا ل",
    "على حد قوله",
    "على لسان",
    "قوله",
    "قائلا",
    "مضيفا",
    "مشيرا إلى",
    "لافتا إلى",
    "يرى",
    "دعا",
    "اتهم",
    "نفى",
    "كشف عن",
    "طالبت ب",
    "ذكرت",
    "جاء في",
    "قيل",
    "يُعتقد",
    "رفض التعليق",
    "لم يوضح",
    "كما",
    "إن",
    "أن",
    "بأن",
    "أنه",
    "إلى",
    "ل",
    "في",
    "من",
    "عن",
    "ما",
    "الذي",
    "التي طلبت عدم ذكر اسمها",
    "لأنه غير مخول",
    "و",
    "لكن",
    "مصدر",
    "مصادر مطلعة",
    "المصدر نفسه",
    "وكالة",
    "وكالة رويترز",
    "صحيفة",
    "موقع",
    "قناة",
    "بيان",
    "البيان",
    "تقرير",
    "الوزارة",
    "وزير",
    "الوزير",
    "المتحدث باسم",
    "رئيس",
    "الرئيس",
    "سالم هادي",
    "هدى",
    "شهود عيان",
    "خبراء",
    "التحالف",
    "الشرطة",
    "أمس",
    "الجسر مفتوح",
    "سيفتح",
    "مقتل",
    "10",
    "٣٫٥",
    "3.5%",
    "1,500",
    "«",
    "»",
    "\"",
    "“",
    "”",
    "‘",
    "’",
    "'",
    "(",
    ")",
    "((",
    "))",
    "[",
    "]",
    ":",
    "،",
    ",",
    ".",
    "..",
    "…",
    "؟",
    "!",
    "؛",
    "-",
    "–",
    "/",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "\u{200F}",
    "\u{200E}",
    "\u{202B}",
    "\u{202C}",
    "\u{FEFF}",
    "\u{640}",
    "\u{64E}",
    "\u{651}",
    "\u{FEFB}",
    "\u{FDF2}",
    "\u{2028}",
    "\u{A0}",
    "\0",
    "😀",
    "é",
    "e\u{301}",
    "CNN",
    "مقالات ذات صلة",
    "شارك",
    "كتب",
    "وكالات",
    "(رويترز)",
    "#",
    "@",
    "*",
];

fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        12 => prop::sample::select(PARTS).prop_map(ToOwned::to_owned),
        1 => "[\u{600}-\u{6FF}]{1,6}",
        1 => "\\PC{1,4}",
        1 => prop::char::any().prop_map(String::from),
    ];
    let glue = prop_oneof![5 => Just(" "), 1 => Just("")];
    prop::collection::vec((part, glue), 0..90)
        .prop_map(|parts| parts.into_iter().flat_map(|(part, glue)| [part, glue.to_owned()]).collect())
}

/// What is unsound in a place.
fn place(text: &str, span: &TextSpan, what: &str) -> Option<String> {
    let (start, end) = (span.byte_start as usize, span.byte_end as usize);
    let points = |to: usize| text.get(..to).map(|t| t.chars().count());
    let sound = text.get(start..end).is_some_and(|words| words == span.text && !words.is_empty())
        && points(start) == Some(span.start as usize)
        && points(end) == Some(span.end as usize);
    (!sound).then(|| format!("{what}: {span:?}"))
}

/// The places of an attribution, each with what it is.
fn spans(a: &AttributionInfo) -> impl Iterator<Item = (&TextSpan, &'static str)> {
    let cues = std::iter::once((&a.cue, "cue")).chain(a.extra_cues.iter().map(|s| (s, "extra cue")));
    let source = a.source.iter().map(|s| (s, "source")).chain(a.channel.iter().map(|s| (s, "channel")));
    cues.chain(source).chain(a.content.iter().map(|s| (s, "content"))).chain(a.hedges.iter().map(|s| (s, "hedge")))
}

/// What is unsound in an attribution.
fn attribution(text: &str, analysis: &Analysis, a: &AttributionInfo) -> Vec<String> {
    let mut found: Vec<String> = spans(a).filter_map(|(span, what)| place(text, span, what)).collect();
    let in_paragraph = |c: &TextSpan| analysis.article.paragraphs.iter().any(|p| p.start <= c.start && c.end <= p.end);
    found.extend(a.content.iter().filter(|c| !in_paragraph(c)).map(|c| format!("content over paragraphs: {c:?}")));
    found.extend(a.content.windows(2).filter(|w| w[0].end > w[1].start).map(|w| format!("pieces overlap: {w:?}")));
    found.extend(a.content.iter().filter(|c| c.start < a.cue.end && a.cue.start < c.end).map(|c| format!("content holds its cue: {c:?}")));
    let sources: BTreeSet<Node> = analysis.sources.iter().map(|s| s.id).collect();
    found.extend(a.source_id.iter().chain(&a.via).filter(|id| !sources.contains(id)).map(|id| format!("no source {id}")));
    let (mut seen, mut at) = (BTreeSet::from([a.id]), a.parent);
    while let Some(parent) = at {
        if !seen.insert(parent) {
            found.push(format!("parents in a ring: {parent}"));
            break;
        }
        let above = analysis.attributions.iter().find(|p| p.id == parent);
        if above.is_none() {
            found.push(format!("no attribution {parent}"));
        }
        at = above.and_then(|p| p.parent);
    }
    found.into_iter().map(|why| format!("{}: {why}", a.id)).collect()
}

fn unsound(text: &str, analysis: &Analysis) -> Vec<String> {
    let mut found: Vec<String> = analysis.attributions.iter().flat_map(|a| attribution(text, analysis, a)).collect();
    found.extend(analysis.silences.iter().filter_map(|s| place(text, &s.span, "silence")));
    found.extend(analysis.unattributed.iter().filter_map(|u| place(text, &u.span, "unattributed")));
    found.extend(analysis.article.title.iter().filter_map(|t| place(text, t, "title")));
    found.extend(analysis.sources.iter().filter_map(|s| s.anonymity.reason.as_ref()).filter_map(|r| place(text, r, "reason")));
    let mentions = analysis.sources.iter().flat_map(|s| &s.mentions);
    found.extend(
        mentions
            .filter(|m| text.get(m.byte_start as usize..m.byte_end as usize).is_none_or(str::is_empty))
            .map(|m| format!("mention: {m:?}")),
    );
    let sources: BTreeSet<Node> = analysis.sources.iter().map(|s| s.id).collect();
    let named = analysis.silences.iter().filter_map(|s| s.who).chain(analysis.sources.iter().filter_map(|s| s.issued_by));
    found.extend(named.filter(|id| !sources.contains(id)).map(|id| format!("no source {id}")));
    found
}

/// Bytes of all contents of one sentence without an end, and in how many others the deepest statement lies.
fn endless(piece: &str, times: usize) -> (u64, usize) {
    let analysis = ANALYZER.analyze(&Article::from_text("endless", piece.repeat(times)));
    let place: BTreeMap<Node, usize> = analysis.attributions.iter().enumerate().map(|(at, a)| (a.id, at)).collect();
    let parent = |at: &usize| analysis.attributions[*at].parent.map(|id| place[&id]);
    let deep = |at| std::iter::successors(Some(at), parent).count() - 1;
    let bytes = analysis.attributions.iter().flat_map(|a| &a.content).map(|c| u64::from(c.byte_end - c.byte_start)).sum();
    (bytes, (0..analysis.attributions.len()).map(deep).max().unwrap_or_default())
}

#[test]
fn what_an_endless_sentence_hands_over_grows_with_its_length_and_not_with_the_square() {
    for piece in ["قال الوزير إن ", "قال: ", "الجسر مغلق، بحسب الوزير سالم ", "قالت العاملة «نعمل حتى المساء "]
    {
        let (once, twice) = (endless(piece, 4_000), endless(piece, 8_000));
        assert!(once.0 > 0 && twice.0 < 3 * once.0, "{piece}: {once:?}, {twice:?}");
        assert!(twice.1 <= 64, "{piece}: {twice:?}");
    }
}

/// Texts that [`any_text_has_a_sound_analysis`] has found.
#[test]
fn nobody_is_named_where_there_are_no_words() {
    let found =
        ["كما نقلت ] إلى مصدر قال قال ", "\" \" كشف عن قال \n قال ", "أكد كشف عنالتي طلبت عدم ذكر اسمها صحيفة قال ", "( على حد قوله "];
    for text in found {
        let analysis = ANALYZER.analyze(&Article::from_text("any", text));
        assert_eq!(unsound(text, &analysis), Vec::<String>::new(), "in: {text}");
    }
}

/// Pieces of Markdown and of pages.
const WRITTEN: [&str; 26] = [
    "قال الوزير إن الجسر مغلق. ",
    "وأضافت لمى ",
    "\n",
    "\n\n",
    "\r\n",
    "  ",
    "        ",
    "# ",
    "> ",
    "- ",
    "```\n",
    "~~~ x\n",
    "[^1]: ",
    "[^1]",
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<br>",
    "&copy ",
    "&#x627",
    "&hellip;",
    "&nbsp;",
    "&NotEqualTilde;",
    "**",
    "| ",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_has_a_sound_analysis(text in text()) {
        let article = Article::from_text("any", text.clone());
        let analysis = ANALYZER.analyze(&article);
        prop_assert_eq!(unsound(&text, &analysis), Vec::<String>::new());
        prop_assert_eq!(analysis, ANALYZER.analyze(&article), "the second analysis differs");
    }

    #[test]
    fn places_in_any_form_end_behind_their_beginning(pieces in proptest::collection::vec(proptest::sample::select(&WRITTEN[..]), 1..40)) {
        let text = pieces.concat();
        for (path, text) in [("x.md", text.clone()), ("x.txt", text.clone()), ("x.html", format!("<html><body><article>{text}</article></body></html>"))] {
            let Ok(article) = Reader::default().read("x", path, text.clone().into_bytes()) else { continue };
            for origin in article.original.anchors.iter().map(|anchor| anchor.origin) {
                if let (Some(start), Some(end)) = (origin.byte_start, origin.byte_end) {
                    prop_assert!(start <= end && text.get(start as usize..end as usize).is_some(), "{path}: {start}..{end} in {text:?}");
                }
            }
        }
    }
}
