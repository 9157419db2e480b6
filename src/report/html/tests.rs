#![cfg(test)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::analysis::{Analysis, Analyzer, Article};
use crate::report::html::{Index, content_security_policy, file_name};
use crate::report::{Format, Lang, Options, render};

/// Markup, script, controls and direction overrides where an article has words.
const HOSTILE: &str = "<img src=x onerror=alert(1)> \"عنوان\" </title><script>alert(2)</script>\n\n\
    قال الوزير </span></p><script>alert(3)</script> كريم الحلاق \u{202E}رئيس\u{1B}[31m اللجنة إن النفق سيغلق \u{2066}غدا\u{200F}.\n\
    وأضافت هدى <b onmouseover='alert(4)'>سامي</b> {{ 7*7 }} {% raw %} أن \"العبور &lt;مجاني&gt; javascript:alert(5)\".\n";

fn analyzed(id: &str, text: &str) -> Analysis {
    Analyzer::builder().with_text(true).build().unwrap().analyze(&Article::from_text(id, text.to_owned()))
}

fn page(a: &Analysis, lang: Lang) -> String {
    let mut out = Vec::new();
    render(Format::Html, std::slice::from_ref(a), &Options { lang, policy: Some("x<y".to_owned()), ..Options::default() }, &mut out)
        .unwrap();
    String::from_utf8(out).unwrap()
}

/// Names of the tags of a page, as often as they are there, without what stands in its style sheet and script.
fn tags(page: &str) -> Vec<&str> {
    let markup = page.split_once("</style>").unwrap().1.rsplit_once("<script>").unwrap().0;
    let name = |rest: &'_ str| rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '/').unwrap_or(rest.len());
    markup.split('<').skip(1).map(|rest| &rest[..name(rest)]).collect()
}

#[test]
fn nothing_of_a_hostile_article_becomes_markup() {
    for lang in [Lang::Ar, Lang::En] {
        let page = page(&analyzed("<i>id</i>\u{202E}", HOSTILE), lang);
        let strange: Vec<&str> =
            tags(&page).into_iter().filter(|t| matches!(t.trim_start_matches('/'), "script" | "img" | "b" | "i")).collect();
        assert_eq!(strange, Vec::<&str>::new());
        assert_eq!((page.matches("<script").count(), page.matches("<style").count()), (1, 1));
        assert!(page.contains("&lt;script&gt;alert(3)&lt;&#x2f;script&gt;") && page.contains("{{ 7*7 }}"), "{page}");
    }
}

#[test]
fn controls_and_direction_characters_are_shown_not_obeyed() {
    let page = page(&analyzed("a\u{202E}\u{7}", HOSTILE), Lang::En);
    let allowed = ['\n', '\u{2068}', '\u{2069}'];
    let obeyed = |c: &char| {
        (c.is_control() || matches!(c, '\u{200E}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')) && !allowed.contains(c)
    };
    assert_eq!(page.chars().filter(obeyed).collect::<Vec<_>>(), []);
    assert!(page.contains("<span class=\"seen\">U+202E</span>") && page.contains("<span class=\"seen\">U+001B</span>"), "{page}");
    assert_eq!(page.matches('\u{2068}').count(), page.matches('\u{2069}').count());
}

/// Fails when a tag is closed that is not the last one opened, or left open.
#[track_caller]
fn balanced(page: &str) {
    let mut open: Vec<&str> = Vec::new();
    let markup = page.split_once("<body>").unwrap().1.rsplit_once("<script>").unwrap().0;
    for rest in markup.split('<').skip(1) {
        let tag = &rest[..rest.find('>').unwrap()];
        let name = tag.split([' ', '\n']).next().unwrap().trim_end_matches('/');
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "{rest}"),
            None if tag.ends_with('/') => {}
            None => open.push(name),
        }
    }
    assert_eq!(open, Vec::<&str>::new());
}

#[test]
fn every_tag_that_is_opened_is_closed_in_order() {
    for text in [HOSTILE, crate::fixture::valley().doc.text.as_str()] {
        balanced(&page(&analyzed("a", text), Lang::En));
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(48))]

    #[test]
    fn pieces_of_articles_in_any_order_make_a_page_that_is_whole(pieces in proptest::collection::vec(0usize..PIECES.len(), 1..40)) {
        let text: String = pieces.iter().filter_map(|i| PIECES.get(*i).copied()).collect();
        let page = page(&analyzed("a", &format!("قال {text}")), Lang::Ar);
        balanced(&page);
        assert_eq!(page.matches("<script").count(), 1);
    }
}

/// What articles are made of, and what they should not be made of.
const PIECES: [&str; 20] = [
    "قال الوزير كريم الحلاق إن ",
    "وأضاف أن ",
    "الماء كاف",
    "نقلت وكالة مرسى عن ",
    "بحسب مصدر مطلع ",
    "«",
    "»",
    "\"",
    "\n\n",
    "\n",
    ". ",
    "، ",
    " ",
    "<script>",
    "</span>",
    "&amp;",
    "\u{202E}",
    "\u{64E}\u{64E}\u{64E}\u{64E}\u{64E}\u{64E}\u{64E}\u{64E}\u{64E}\u{64E}",
    "\u{1}",
    "بأن",
];

#[test]
fn page_asks_for_nothing_and_allows_only_its_own_style_and_script() {
    let page = page(&crate::fixture::valley().analysis(&[]), Lang::Ar);
    for outside in ["http:", "https:", "src=", "@import", "style=", "<link", " onclick"] {
        assert!(!page.contains(outside), "{outside}");
    }
    let policy = content_security_policy();
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-") && page.contains(policy), "{policy}");
}

#[test]
fn every_attribution_has_a_letter_that_is_told_by_its_chain() {
    let text = crate::fixture::valley().doc.text;
    let a = analyzed("valley", &text);
    let page = page(&a, Lang::En);
    assert!(a.attributions.len() > 3);
    for x in &a.attributions {
        for needed in
            [format!("id=\"at-{}\"", x.id), format!("aria-describedby=\"tip-{}\"", x.id), format!("role=\"tooltip\" id=\"tip-{}\"", x.id)]
        {
            assert_eq!(page.matches(&needed).count(), 1, "{needed}");
        }
    }
}

#[test]
fn every_figure_has_a_sentence_in_both_languages() {
    for lang in [Lang::Ar, Lang::En] {
        let page = page(&crate::fixture::valley().analysis(&[]), lang);
        assert_eq!(
            (page.matches("<dt>").count(), page.matches("<dd class=\"means\">").count(), page.matches("<dd class=\"value\"></dd>").count()),
            (23, 23, 0)
        );
    }
}

#[test]
fn million_quotation_marks_and_million_vowel_marks_make_a_page_of_bounded_size() {
    let quotes = format!("عنوان\n\n{}قال المدير إن الماء كاف.\n", "«كلمة» ".repeat(300_000));
    let vowels = format!("عنوان\n\nقال المدير إن الما{}ء كاف.\n", "\u{64E}".repeat(280_000));
    for text in [quotes, vowels] {
        let page = page(&analyzed("long", &text), Lang::En);
        assert!(page.len() < 4_000_000, "{}", page.len());
    }
}

#[test]
fn more_attributions_than_a_page_holds_make_a_page_of_bounded_size() {
    let text = format!("عنوان\n\n{}", "قال المدير كريم إن الماء كاف.\n".repeat(7_000));
    let page = page(&analyzed("long", &text), Lang::En);
    assert!(page.len() < 8_000_000, "{}", page.len());
}

#[test]
fn same_article_makes_the_same_page() {
    let a = analyzed("a", HOSTILE);
    assert_eq!(page(&a, Lang::Ar), page(&a, Lang::Ar));
}

#[test]
fn index_lists_the_worst_article_first_and_leads_to_its_page() {
    let mut index = Index::new(Options { lang: Lang::En, ..Options::default() }).unwrap();
    let (named, unnamed) = ("قال الوزير كريم الحلاق إن النفق سيغلق غدا.", "قالت مصادر مطلعة إن النفق سيغلق غدا.");
    let files: Vec<String> =
        [("a<b", named), ("c d", unnamed)].iter().map(|(id, text)| index.add(&analyzed(id, text)).unwrap().0).collect();
    assert_eq!(files, ["0001-a-b.html", "0002-c-d.html"]);
    let page = index.page().unwrap();
    let links: Vec<&str> = page.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(links, ["0002-c-d.html", "0001-a-b.html"]);
    assert!(page.contains("a&lt;b"), "{page}");
}

#[test]
fn ids_in_a_line_are_isolated_and_in_one_piece() {
    let line = super::unbroken("<a> \u{2068}vague-source\u{2069} 2, \u{2068}كلمة - <b>\u{2069} 1, \u{2068}قال \u{2068}x-1\u{2069}\u{2069}");
    let expected = "&lt;a&gt; <bdi class=\"id\">vague-source</bdi> 2, \u{2068}كلمة - &lt;b&gt;\u{2069} 1, \u{2068}قال <bdi class=\"id\">x-1</bdi>\u{2069}";
    assert_eq!(line.as_str(), Some(expected));
}

#[test]
fn place_and_count_of_a_cue_are_not_broken() {
    let page = page(&analyzed("valley", &crate::fixture::valley().doc.text), Lang::En);
    assert!(page.contains("<td class=\"n\">¶1 of ") && page.contains("كشف\u{2069}\u{A0}"), "{page}");
}

#[test]
fn names_of_pages_are_names_of_files_and_never_the_same() {
    let name = |id| file_name(6, id);
    assert_eq!(
        ["../../etc/passwd", "", "\u{202E}x", "مسودة 7", "a.b"].map(name),
        ["0007-etc-passwd.html", "0007.html", "0007-x.html", "0007-مسودة-7.html", "0007-a-b.html"]
    );
}
