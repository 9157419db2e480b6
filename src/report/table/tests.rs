#![cfg(test)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::analysis::Analysis;
use crate::balance::{NotHeard, Subject};
use crate::fixture::{Fixture, valley};
use crate::provenance::NodeKind;
use crate::report::labels::{Labels, SilenceLabel};
use crate::report::{Format, Lang, Options, render};
use crate::rules::shape::Role;
use crate::sources::model::{Kind, Naming};
use crate::text::Zone;
use unicode_width::UnicodeWidthChar;

fn analysis() -> Analysis {
    let subject = |name: &str, mentions| Subject { name: name.into(), mentions };
    valley().analysis(&[subject("المهاجمون", 2), subject("أهالي السدر", 1)])
}

/// The table without direction marks.
fn page(analyses: &[Analysis], options: &Options) -> String {
    let mut out = Vec::new();
    render(Format::Table, analyses, options, &mut out).unwrap();
    String::from_utf8(out).unwrap().replace(['\u{200E}', '\u{200F}'], "")
}

fn english() -> Options {
    Options { width: 90, ..Options::default() }
}

#[test]
fn one_article_is_told_from_verdict_to_silences() {
    let expected = "\
valley
  قوات الحلف توقع 40 قتيلا في وادي السدر
attributions 7 · sources 3 · independent voices 3 · no named source 3 of 7 ·
second hand 2 of 7
  3 of 7 attributions rest on one unnamed source: المسؤول البحري الذي طلب عدم نشر اسمه

1. Who speaks
╭─────────────────────┬───────────────────────┬──────┬─────────────┬──────────┬────────╮
│ source              ┆ identified            ┆ says ┆ words of 25 ┆ first    ┆ cues   │
╞═════════════════════╪═══════════════════════╪══════╪═════════════╪══════════╪════════╡
│ المسؤول البحري الذي ┆ described, person,    ┆    3 ┆    12 (48%) ┆ ¶1 of 7  ┆ كشف 3  │
│ طلب عدم نشر اسمه    ┆ asks not to be named, ┆      ┆             ┆          ┆        │
│                     ┆ no reason given       ┆      ┆             ┆          ┆        │
│ هاني وهدان العضو    ┆ named, person         ┆    3 ┆    10 (40%) ┆ headline ┆ : 3    │
│ بمجلس لورستان       ┆                       ┆      ┆             ┆          ┆        │
│ الحلف               ┆ named, body           ┆    1 ┆     3 (12%) ┆ ¶2 of 7  ┆ وذكر 1 │
╰─────────────────────┴───────────────────────┴──────┴─────────────┴──────────┴────────╯
  Roles: legislative 1, security 2
  Only pass on: وكالة مرسال 2
  Written about, never heard: المهاجمون 2, أهالي السدر 1

2. How it reached us
  first hand 5 · through others 2 · from nobody 0 · longest chain 2
  key claims that two independent voices make: 0 of 2
╭────────────────────────────────────────────────────────────────┬────────╮
│ chain                                                          ┆ claims │
╞════════════════════════════════════════════════════════════════╪════════╡
│ claim ← هاني وهدان العضو بمجلس لورستان ← وكالة مرسال ← article ┆      2 │
│ claim ← بيان ← الحلف ← article                                 ┆      1 │
╰────────────────────────────────────────────────────────────────┴────────╯

3. Headline against body
  40: in the body by the word of المسؤول البحري الذي طلب عدم نشر اسمه (described)

4. Silences and what has no source
  did not say: الحلف “لم يوضح” · ¶5 of 7
";
    assert_eq!(page(&[analysis()], &english()), expected);
}

#[test]
fn verdict_counts_what_a_policy_finds() {
    let told = |options: &Options| page(&[analysis()], options).contains("errors 0 · warnings 0 · infos 0");
    assert_eq!((told(&english()), told(&Options { policy: Some("agency".into()), ..english() })), (false, true));
}

#[test]
fn article_without_attributions_says_so() {
    let f = Fixture::new(&[(Zone::Title, "افتتاح السوق"), (Zone::Body, "افتتحت السوق.")]);
    assert_eq!(page(&[f.analysis(&[])], &english()), "valley\n  افتتاح السوق\nNobody speaks in this article.\n");
}

#[test]
fn several_articles_are_a_row_each_the_most_unnamed_first() {
    let (mut worse, better) = (analysis(), analysis());
    worse.article.id = "worse".into();
    worse.balance.unnamed_attributions.part = 6;
    let page = page(&[better, worse], &english());
    let rows: Vec<&str> = page.lines().filter(|l| l.contains("of 7")).map(|l| l.trim_matches(['│', ' '])).collect();
    assert!(rows[0].starts_with("worse") && rows[1].starts_with("valley"), "{page}");
    assert!(page.contains("named sources 4 of 6 (under 20 articles or 60 cases: no share)"), "{page}");
}

#[test]
fn pooled_share_is_given_with_its_interval_from_twenty_articles_on() {
    let page = page(&vec![analysis(); 20], &Options { width: 160, ..Options::default() });
    assert!(page.contains("named sources 40 of 60 (67%, 95% interval 54–77%)"), "{page}");
}

#[test]
fn generic_byline_single_point_and_ring_are_in_the_verdict() {
    let mut f = Fixture::new(&[(Zone::Byline, "وكالات"), (Zone::Body, "قال واحد وذكر اثنان")]);
    let a = f.source("قناة المدى", Kind::Media, Naming::Named);
    let b = f.source("صحيفة المرفأ", Kind::Media, Naming::Named);
    f.says_agencies = true;
    for (origin, relay, cue, content) in [(a, b, "قال", "واحد"), (b, a, "وذكر", "اثنان")] {
        let claim = f.says(Some(origin), cue, content);
        f.via(claim, &[relay]);
    }
    let page = page(&[f.analysis(&[])], &english());
    assert!(page.contains("These have it from each other: قناة المدى, صحيفة المرفأ"), "{page}");
    assert!(page.contains("The byline names no agency: وكالات"), "{page}");
}

#[test]
fn agencies_of_a_dateline_are_told_without_an_empty_quotation() {
    let mut f = Fixture::new(&[(Zone::Body, "وكالات: قال واحد")]);
    f.says_agencies = true;
    let told = |lang: Lang| {
        let page = page(&[f.analysis(&[])], &Options { lang, ..english() }).replace(['\u{200E}', '\u{200F}'], "");
        page.lines().map(str::trim).filter(|line| line.contains("agency") || line.contains("وكالة")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(told(Lang::En), ["The dateline or the end credit names no agency"]);
    assert_eq!(told(Lang::Ar), ["النسبة في أول الخبر أو آخره لا تسمي وكالة"]);
}

#[test]
fn explain_lists_every_attribution_with_its_rule() {
    let page = page(&[analysis()], &Options { explain: true, ..english() });
    assert!(page.contains("Every attribution and its rule") && page.matches("verb.test").count() == 7, "{page}");
}

#[test]
fn no_line_is_wider_than_the_narrowest_sheet() {
    let cells = |line: &str| line.chars().map(|c| c.width().unwrap_or_default()).sum::<usize>();
    for lang in [Lang::Ar, Lang::En] {
        for policy in [None, Some("agency".to_owned())] {
            for width in [40, 41, 47, 48, 49, 60, 72, 73, 90] {
                let options = Options { width, lang, policy: policy.clone(), explain: true, ..Options::default() };
                let text = page(&[analysis()], &options) + &page(&vec![analysis(); 3], &options);
                let wide: Vec<&str> = text.lines().filter(|line| cells(line) > width).collect();
                assert_eq!(wide, Vec::<&str>::new(), "at {width}");
            }
        }
    }
}

#[test]
fn escape_codes_in_a_name_never_reach_the_terminal() {
    let mut a = analysis();
    a.sources[0].name = "x\u{1B}]0;title\u{7}\u{202E}y".into();
    a.article.id = "\u{1B}[2J".into();
    a.balance.not_heard.push(NotHeard { name: "\u{9B}31m".into(), mentions: 1 });
    let page = page(&[a], &Options { color: false, ..english() });
    assert!(!page.chars().any(|c| (c.is_control() && c != '\n') || c == '\u{202E}'), "{page}");
}

#[test]
fn arabic_report_is_flush_right_and_has_no_latin_labels() {
    let mut a = analysis();
    a.article.id = "1".into();
    let page = page(&[a], &Options { lang: Lang::Ar, ..english() });
    assert!(!page.chars().any(|c| c.is_ascii_alphabetic()), "{page}");
    assert!(page.contains("من يتكلم") && page.contains("القول ← هاني وهدان العضو بمجلس لورستان ← وكالة مرسال ← المقال"), "{page}");
}

#[test]
fn both_catalogues_have_a_label_for_every_kind_role_naming_and_silence() {
    for lang in [Lang::Ar, Lang::En] {
        let l = Labels::in_language(lang).unwrap();
        assert_eq!((l.kind.len(), l.naming.len(), l.role.len(), l.silence.len()), (8, 4, 17, 4));
        assert!(!Labels::get(&l.role, Role::Unknown).is_empty() && !Labels::get(&l.kind, NodeKind::Unknown).is_empty());
        assert!(!Labels::get(&l.silence, SilenceLabel::DidNotSay).is_empty());
    }
}

#[test]
fn both_catalogues_have_the_same_keys_and_placeholders() {
    fn shape(value: &serde_yaml::Value, path: &str, out: &mut Vec<String>) {
        match value {
            serde_yaml::Value::Mapping(map) => {
                for (key, inner) in map {
                    shape(inner, &format!("{path}.{}", key.as_str().unwrap()), out);
                }
            }
            serde_yaml::Value::String(text) => {
                let mut names: Vec<&str> = text.split('{').skip(1).filter_map(|t| t.split('}').next()).collect();
                names.sort_unstable();
                out.push(format!("{path} {names:?}"));
            }
            _ => panic!("{path} is no text"),
        }
    }
    let keys = |text: &str| {
        let mut out = Vec::new();
        shape(&serde_yaml::from_str(text).unwrap(), "", &mut out);
        out
    };
    assert_eq!(keys(include_str!("../../../rules/ui/ar.yaml")), keys(include_str!("../../../rules/ui/en.yaml")));
}
