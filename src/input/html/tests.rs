#![allow(clippy::unwrap_used)]
use super::*;

const BODY: &str = "<p>قال وزير النقل كريم الحلاق إن <b>الجسر</b> سيفتح غدا بعد أعمال دامت عامين &amp; نصفا، وإن العبور مجاني للجميع.</p>
<p>وأضاف أن الشاحنات ستمنع من المرور عليه حتى نهاية العام، وأن الغرامة ستبلغ مئة درهم.</p>
<p>وقالت رئيسة البلدية سلمى الديب إن السكان انتظروا هذا الجسر طويلا، وإن الاحتفال سيبدأ صباحا.</p>";

fn page(body: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\"><head><meta charset=\"utf-8\"><title>افتتاح جسر المرجان | صدى المرسى</title>
<script type=\"application/ld+json\">{{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"افتتاح جسر المرجان\",
\"datePublished\":\"2030-05-01T08:00:00Z\",\"author\":{{\"@type\":\"Person\",\"name\":\"لمى رشيد\"}},\"publisher\":{{\"@type\":\"Organization\",\"name\":\"صدى المرسى\"}}}}</script>
</head><body><nav><ul><li><a href=\"/\">الرئيسية</a></li><li><a href=\"/s\">رياضة</a></li></ul></nav>
<main><article><h1>افتتاح جسر المرجان</h1><div class=\"share\"><a href=\"#\">شارك</a></div>
{body}
</article></main><aside><h3>مقالات ذات صلة</h3><ul><li><a href=\"/a\">خبر آخر</a></li></ul></aside><footer>جميع الحقوق محفوظة</footer></body></html>"
    )
}

#[test]
fn article_of_a_page_is_its_headline_byline_and_paragraphs() {
    let page = page(BODY);
    let draft = read(&page).unwrap();
    let expected = "افتتاح جسر المرجان\n\nلمى رشيد\n\nقال وزير النقل كريم الحلاق إن الجسر سيفتح غدا بعد أعمال دامت عامين & نصفا، وإن العبور مجاني للجميع.\n\nوأضاف أن الشاحنات ستمنع من المرور عليه حتى نهاية العام، وأن الغرامة ستبلغ مئة درهم.\n\nوقالت رئيسة البلدية سلمى الديب إن السكان انتظروا هذا الجسر طويلا، وإن الاحتفال سيبدأ صباحا.";
    assert_eq!(draft.text, expected);
    let metadata = Metadata {
        title: Some("افتتاح جسر المرجان".into()),
        byline: Some("لمى رشيد".into()),
        published: Some("2030-05-01T08:00:00Z".into()),
        outlet: Some("صدى المرسى".into()),
    };
    assert_eq!(draft.metadata, metadata);
}

#[test]
fn every_paragraph_has_its_place_in_the_page() {
    let page = page(BODY);
    let draft = read(&page).unwrap();
    let placed = |at: usize| {
        let origin = draft.anchors[at].origin;
        let source = &page[origin.byte_start.unwrap() as usize..origin.byte_end.unwrap() as usize];
        (origin.line.unwrap(), origin.column.unwrap(), source)
    };
    assert_eq!(placed(0), (6, 20, "افتتاح جسر المرجان"));
    assert_eq!((placed(1).0, placed(1).2), (4, "لمى رشيد"));
    assert_eq!(
        placed(2).2,
        "قال وزير النقل كريم الحلاق إن <b>الجسر</b> سيفتح غدا بعد أعمال دامت عامين &amp; نصفا، وإن العبور مجاني للجميع."
    );
    assert_eq!((placed(3).0, placed(3).1), (8, 4));
    assert_eq!(draft.anchors.len(), 5);
}

/// What the paragraphs of a page are in it; nothing where that is not known.
fn sources(page: &str) -> Vec<&str> {
    let ends = |origin: Origin| Some((origin.byte_start? as usize, origin.byte_end? as usize));
    let anchors = read(page).unwrap().anchors;
    anchors.into_iter().map(|anchor| ends(anchor.origin).map_or("", |(start, end)| &page[start..end])).collect()
}

#[test]
fn headline_and_byline_have_their_place_where_the_page_writes_them() {
    let of = |head: &str, top: &str| {
        format!("<html><head>{head}</head><body><article>{top}<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article></body></html>")
    };
    let author = |name: &str| format!("<script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\"author\":\"{name}\"}}</script>");
    let (title, linked) = ("<title>الجسر &amp; الطريق</title>", author("لمى رشيد"));
    for (head, top, first) in [
        (title.to_owned(), "", vec!["الجسر &amp; الطريق"]),
        ("<title>الجسر يفتح غدا | صدى</title><meta property=\"og:site_name\" content=\"صدى\">".into(), "", vec!["الجسر يفتح غدا"]),
        (linked.clone(), "<h1>الجسر</h1>", vec!["الجسر", "لمى رشيد"]),
        (author("&#x644;مى رشيد"), "<h1>الجسر</h1>", vec!["الجسر", ""]),
        ("<meta name=author content='لمى رشيد'>".into(), "<h1>الجسر</h1>", vec!["الجسر", "لمى رشيد"]),
    ] {
        let page = of(&head, top);
        assert_eq!(sources(&page), [first, vec![FIRST, SECOND, THIRD]].concat(), "{page}");
    }
    let page = of(&linked, "<h1>الجسر</h1>").replace("</article>", "</article><div class=\"author-box\">كتبت: لمى رشيد، المرسى</div>");
    let byline = read(&page).unwrap().anchors[1].origin.byte_start.unwrap() as usize;
    assert_eq!(&page[byline - "كتبت: ".len()..byline], "كتبت: ");
}

#[test]
fn paragraphs_of_a_description_have_their_place_in_it() {
    let body = format!("{FIRST}\\n{SECOND} \\\"نعم\\\"\\n\\n{THIRD}");
    let page = format!(
        "<script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\"headline\":\"الجسر\",\"articleBody\":\"{body}\"}}</script>"
    );
    assert_eq!(sources(&page), ["الجسر", FIRST, "", THIRD]);
}

#[test]
fn headline_is_the_whole_heading_of_the_page() {
    let page = page(BODY).replace("افتتاح جسر المرجان", "وزير النقل: «جسر المرجان» يفتتح غدا - والعبور مجاني");
    assert_eq!(read(&page).unwrap().metadata.title.unwrap(), "وزير النقل: «جسر المرجان» يفتتح غدا - والعبور مجاني");
}

#[test]
fn short_page_and_bare_fragment_are_read() {
    let short = read("<html><body><h1>الجسر</h1><p>قال الوزير إن الجسر مفتوح.</p></body></html>").unwrap();
    assert_eq!(short.text, "الجسر\n\nقال الوزير إن الجسر مفتوح.");
    let old = read("<table><tr><td>قال الوزير إن الجسر مفتوح.<br><br>وأضاف أن العبور مجاني.</td></tr></table>").unwrap();
    assert_eq!(old.text, "قال الوزير إن الجسر مفتوح.\n\nوأضاف أن العبور مجاني.");
}

#[test]
fn account_that_published_is_no_author_and_a_title_may_begin_with_the_outlet() {
    let byline = "<p class=\"author\"><a rel=\"author\" href=\"/u/1\">لمى رشيد</a></p>";
    let head = "<meta name=\"author\" content=\"admin\"><title>صدى المرسى الإخبارية :: وزير النقل يفتح الجسر غدا أمام الجميع</title>";
    let page = format!("<html><head>{head}</head><body><div>{byline}{BODY}</div></body></html>");
    let metadata =
        Metadata {
            title: Some("وزير النقل يفتح الجسر غدا أمام الجميع".into()), byline: Some("لمى رشيد".into()), ..Metadata::default()
        };
    assert_eq!(read(&page).unwrap().metadata, metadata);
}

#[test]
fn words_of_a_sentence_are_no_byline() {
    let third = THIRD.replacen("سلمى الديب", "<a rel=\"author\" href=\"/s\">سلمى الديب</a>", 1);
    let second = SECOND.replacen("تقرير", "<span class=\"authority\">تقرير</span>", 1);
    let read = |byline: &str| lines("", &format!("{byline}<p>{FIRST}</p><p>{second}</p><p>{third}</p>"), "");
    assert_eq!(read(""), ["الجسر يفتح غدا أمام الجميع", FIRST, SECOND, THIRD]);
    let byline = "كتبت: لمى رشيد";
    let signed = read("<p>كتبت: <span class=\"author\">لمى رشيد</span></p>");
    assert_eq!(signed, ["الجسر يفتح غدا أمام الجميع", byline, FIRST, SECOND, THIRD]);
}

#[test]
fn picture_caption_is_no_paragraph() {
    let page = page(&format!("<figure><img src=\"a.jpg\"><figcaption>صورة الجسر (سنام)</figcaption></figure>{BODY}"));
    assert!(!read(&page).unwrap().text.contains("صورة"));
}

/// The lines of a page whose article has three paragraphs set in a way of its own.
#[track_caller]
fn lines(head: &str, paragraphs: &str, tail: &str) -> Vec<String> {
    let page =
        format!("<!DOCTYPE html><html><body>{head}<article><h1>الجسر يفتح غدا أمام الجميع</h1>{paragraphs}</article>{tail}</body></html>");
    read(&page).unwrap().text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

const FIRST: &str = "قال وزير النقل كريم الحلاق إن الجسر سيفتح غدا بعد أعمال دامت عامين ونصفا، وإن العبور مجاني للجميع.";
const SECOND: &str = "وبحسب تقرير أعده مركز الطرق المستقل في المرسى فإن ألف شاحنة تعبره كل يوم.";
const THIRD: &str = "وقالت رئيسة البلدية سلمى الديب إن السكان انتظروا هذا الجسر طويلا، وإن الاحتفال سيبدأ صباحا.";

#[test]
fn paragraph_with_a_long_link_is_not_lost_and_related_links_are() {
    let second = SECOND.replacen("تقرير أعده مركز الطرق المستقل", "<a href=\"/t\">تقرير أعده مركز الطرق المستقل</a>", 1);
    let set = |text: &str| format!("<div class=\"paragraph\"><p>{text}</p></div>");
    let link = set("<a href=\"/x\">خبر آخر عن طريق الجبل وما قاله أهل القرية فيه أمس بعد الحادث</a>");
    let paragraphs = [set(FIRST), link, set(&second), set(THIRD), set(FIRST)].concat();
    let expected = ["الجسر يفتح غدا أمام الجميع", FIRST, SECOND, THIRD, FIRST];
    assert_eq!(lines("", &paragraphs, ""), expected);
}

#[test]
fn short_report_is_read_without_what_stands_around_it() {
    let notice = "<div class=\"cookie-consent\"><p>نستخدم ملفات تعريف الارتباط لتحسين تجربتك، وبمتابعة التصفح توافق على ذلك.</p></div>";
    let rest =
        "<div class=\"more\"><a href=\"/1\">خبر آخر</a></div><div class=\"comments\"><p>كلام زائر عن الجسر وعن الوزير وما قاله.</p></div>";
    let short = "أعلن وزير النقل كريم الحلاق فتح الجسر.";
    assert_eq!(lines(notice, &format!("<p>{short}</p>"), rest), ["الجسر يفتح غدا أمام الجميع", short]);
}

#[test]
fn standfirst_is_kept_and_what_was_run_together_is_parted() {
    let paragraphs = format!("<h2>الوزارة: ألف شاحنة كل يوم</h2><div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>");
    let expected = ["الجسر يفتح غدا أمام الجميع", "الوزارة: ألف شاحنة كل يوم", FIRST, SECOND, THIRD];
    assert_eq!(lines("", &paragraphs, ""), expected);
    let table = format!("<table><tr><td><font>{FIRST}</font><br><br><font>{SECOND}</font></td></tr></table>");
    assert_eq!(read(&table).unwrap().text, format!("{FIRST}\n\n{SECOND}"));
}

#[test]
fn hidden_words_and_captions_are_left_out_and_an_author_box_gives_the_name() {
    let caption = "<div class=\"wp-caption\"><p class=\"wp-caption-text\">صورة الجسر (سنام)</p></div>";
    let hidden =
        "<p hidden>فقرة لا يراها أحد قال فيها الوزير إن الأمر سر.</p><div style=\"display: none\"><p>وهذه أيضا لا يراها أحد.</p></div>";
    let box_ = "<div class=\"author-box\"><h4>لمى رشيد</h4><p>صحافية تكتب في شؤون النقل.</p></div>";
    let paragraphs = format!("{caption}<p>{FIRST}</p>{hidden}<p>{SECOND}</p><p>{THIRD}</p>{box_}");
    assert_eq!(lines("", &paragraphs, ""), ["الجسر يفتح غدا أمام الجميع", "لمى رشيد", FIRST, SECOND, THIRD]);
}

#[test]
fn article_that_only_programs_find_is_read_from_the_description() {
    let script = |body: &str| {
        format!(
            "<script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\"headline\":\"الجسر\",\"articleBody\":\"{body}\"}}</script><p>يرجى تفعيل البرامج.</p>"
        )
    };
    assert_eq!(read(&script(&format!("{FIRST}\\n\\n{SECOND}"))).unwrap().text, format!("الجسر\n\n{FIRST}\n\n{SECOND}"));
    assert_eq!(read(&script(&format!("<p>{FIRST}</p><p>{SECOND}</p>"))).unwrap().text, format!("الجسر\n\n{FIRST}\n\n{SECOND}"));
}

#[test]
fn description_may_write_its_signs_and_tags_as_a_page_does() {
    let of = |body: &str| {
        let script = format!("<script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\"articleBody\":\"{body}\"}}</script>");
        read(&script).unwrap().text
    };
    let quoted = "&quot;لن نغلق الجسر&quot; هكذا قالت سلمى الديب&nbsp;أمس.&nbsp;\\r\\nوعدد الشاحنات&nbsp;< مئة &amp; واحدة.";
    assert_eq!(of(quoted), "\"لن نغلق الجسر\" هكذا قالت سلمى الديب أمس.\n\nوعدد الشاحنات < مئة & واحدة.");
    assert_eq!(of(&format!("&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;")), format!("{FIRST}\n\n{SECOND}"));
    assert_eq!(of(&format!("{FIRST}&lt;br /&gt;&amp;quot;{SECOND}")), format!("{FIRST}\n\n\"{SECOND}"));
}

/// The paragraphs of a page in which some stand below the headline, and what each is in the page.
#[track_caller]
fn placed(paragraphs: &str) -> Vec<(String, String)> {
    let page =
        format!("<!DOCTYPE html><html><body><article><h1>الجسر</h1>{paragraphs}<p>{FIRST}</p><p>{THIRD}</p></article></body></html>");
    let draft = read(&page).unwrap();
    let ends = draft.anchors.iter().skip(1).map(|anchor| anchor.text).chain([draft.text.len()]);
    let source = |origin: Origin| page[origin.byte_start.unwrap() as usize..origin.byte_end.unwrap() as usize].to_owned();
    let all = draft.anchors.iter().zip(ends).map(|(at, end)| (draft.text[at.text..end].trim_end().to_owned(), source(at.origin)));
    let all: Vec<(String, String)> = all.collect();
    assert_eq!(all[all.len() - 2..].iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>(), [FIRST, THIRD]);
    all[1..all.len() - 2].to_vec()
}

#[test]
fn struck_words_are_left_out_quotations_have_marks_and_notes_stand_apart() {
    for (page, text) in [
        ("قال الوزير إن <del>السد انهار</del> <ins>السد سليم</ins> اليوم.", "قال الوزير إن السد سليم اليوم."),
        ("قال الوزير إن السد <s>انهار</s><strike> وسقط</strike> سليم.", "قال الوزير إن السد سليم."),
        ("وأكدت سلمى: <q>لن <b>نغلق</b> الجسر</q> أمس.", "وأكدت سلمى: “لن نغلق الجسر” أمس."),
        ("وأكدت سلمى: <q>قيل لي <q>أغلقوه</q></q>.", "وأكدت سلمى: “قيل لي “أغلقوه””."),
        ("وأكدت سلمى: <q>لن نغلق <b>الجسر", "وأكدت سلمى: “لن نغلق الجسر”"),
        ("وقالت سلمى إن السد سليم<sup>1</sup> اليوم<sup><a href=\"#b\">[2]</a></sup>.", "وقالت سلمى إن السد سليم 1 اليوم [2]."),
        ("<del><b>كلام قديم</b></del>وقالت سلمى إن السد سليم.", "وقالت سلمى إن السد سليم."),
    ] {
        let source = page.trim_start_matches("<del><b>كلام قديم</b></del>").to_owned();
        assert_eq!(placed(&format!("<p>{page}</p>")), [(text.to_owned(), source)]);
    }
    // What is never closed ends with its paragraph, and what goes over several is whole.
    assert_eq!(placed(&format!("<p>قال الوزير <s>إن السد انهار<p>{SECOND}")).last().unwrap().0, SECOND);
    assert_eq!(placed(&format!("<del><p>{SECOND}</p><p>{SECOND}</p></del>")), []);
    assert_eq!(placed(&format!("<q><p>{SECOND}</p></q>")), [(SECOND.to_owned(), SECOND.to_owned())]);
}

#[test]
fn what_a_layout_sets_apart_is_no_part_of_a_word() {
    for (line, text) in [
        ("<span class=\"entry-author\">لمى رشيد</span><span>3 مايو 2030</span>", "لمى رشيد 3 مايو 2030"),
        ("<b>لمى رشيد</b><time>3 مايو 2030</time><a>محليات</a>", "لمى رشيد 3 مايو 2030 محليات"),
        ("<span class=\"author\">لمى رشيد</span>، <span class=\"date\">3 مايو</span>.", "لمى رشيد، 3 مايو."),
        ("<span class=\"lead\">ال</span><span>جسر <b>مف</b>توح لل<span>جميع</span></span>", "الجسر مفتوح للجميع"),
    ] {
        assert_eq!(blocks(line).unwrap().into_iter().map(|block| block.text).collect::<Vec<_>>(), [text]);
    }
}

#[test]
fn places_count_blanks_that_are_written_as_references() {
    let page = format!("<p>&nbsp;{FIRST}&#160;&nbsp;</p>\r\n<p>\r\n {SECOND}</p>");
    let draft = read(&page).unwrap();
    let words: Vec<&str> = draft
        .anchors
        .iter()
        .map(|anchor| &page[anchor.origin.byte_start.unwrap() as usize..anchor.origin.byte_end.unwrap() as usize])
        .collect();
    assert_eq!(words, [FIRST, SECOND]);
    // A reference may lack its semicolon, and one may stand for two characters.
    for sign in ["&copy", "&copy;", "&#169", "&NotEqualTilde;"] {
        let written = format!("{sign} {SECOND}");
        let page = format!("<p>{FIRST}</p><p>&nbsp{written}&nbsp</p>");
        let origin = read(&page).unwrap().anchors[1].origin;
        assert_eq!(&page[origin.byte_start.unwrap() as usize..origin.byte_end.unwrap() as usize], written);
    }
}

#[test]
fn pages_that_parsers_disagree_on_are_refused_or_read_soon() {
    let start = "<!doctype html><body><p>قال الوزير إن الجسر مفتوح.</p>";
    for (tail, read_as) in [
        ("<noscript>".to_owned() + &"<b>ق".repeat(20_000), None),
        ("<svg><title>".to_owned() + &"<div>".repeat(90_000), None),
        ("<svg><g><div></svg></g>".repeat(2000), None),
        ("<span><div></span>".repeat(2000), None),
        ("<div/>".repeat(300), Some("more than 256 elements within each other")),
        ("<p>".to_owned() + &"&amp;".repeat(800_000), Some("too many signs that are written as references")),
        ("<p>".to_owned() + &"&amp;a".repeat(20_001), Some("too many signs that are written as references")),
    ] {
        let read = read(&(start.to_owned() + &tail)).map(|draft| draft.text).map_err(|error| error.to_string());
        match read_as {
            None => assert_eq!(read.unwrap(), "قال الوزير إن الجسر مفتوح."),
            Some(why) => assert_eq!(read.unwrap_err(), format!("a page that cannot be read ({why}): save the article alone, or as text")),
        }
    }
}

#[test]
fn bombs_of_tags_are_refused() {
    let fonts: String = (0..200).map(|n| format!("<font size=\"{n}\">")).collect();
    for (page, why) in [
        ("<div>".repeat(100_000), "more than 256 elements within each other"),
        ("<div><object></div>".repeat(300), "more than 256 elements within each other"),
        ("<br>".repeat(100_001), "more than 100000 tags"),
        (fonts + &"<p>قال</p>".repeat(6000), "too many elements that are never closed"),
        (format!("<p {}>", (0..600).map(|n| format!("a{n} ")).collect::<String>()), "a tag of more than 500 attributes"),
        ("x".repeat((4 << 20) + 1), "longer than 4 MiB"),
    ] {
        let refused = read(&page).unwrap_err().to_string();
        assert_eq!(refused, format!("a page that cannot be read ({why}): save the article alone, or as text"));
    }
}

#[test]
fn pages_at_the_limits_are_read() {
    let deep = "<div>".repeat(250) + &format!("<p>{}</p>", "قال الوزير إن الجسر مفتوح. ".repeat(20)) + &"</div>".repeat(250);
    assert!(read(&deep).unwrap().text.contains("الجسر"));
    let wide = format!("<body>{}", "<p>قال الوزير إن الجسر مفتوح.".repeat(20_000));
    assert_eq!(read(&wide).unwrap().text.matches("الجسر").count(), 20_000);
}

#[test]
fn description_that_is_too_much_is_refused_and_its_lines_are_paragraphs_among_tags() {
    let page = |body: &str| {
        let linked = serde_json::json!({ "@type": "NewsArticle", "articleBody": body });
        read(&format!("<script type=\"application/ld+json\">{linked}</script><h1>الجسر</h1>"))
    };
    let told = page(&"قال الوزير: &quot;نعم&quot;\n".repeat(10_001)).unwrap_err().to_string();
    assert_eq!(told, "a page that cannot be read (too many signs that are written as references): save the article alone, or as text");
    let text = page(&format!("{FIRST}\n<b>{SECOND}</b>\n{THIRD}")).unwrap().text;
    assert!(text.ends_with(&[FIRST, SECOND, THIRD].join("\n\n")), "{text}");
}

#[test]
fn words_for_screen_readers_alone_are_left_out() {
    let first = FIRST.replacen("الجسر", "<a href=x>الجسر<span class=\"screen-reader-text\">(يفتح في نافذة جديدة)</span></a>", 1);
    let page = format!(
        "<p>{first}</p><p class=\"sr-only\">قال النص المخفي إن الأمر تم.</p><p>{SECOND}</p><p class=\"x__VisuallyHiddenText\">سر</p>"
    );
    assert_eq!(lines("", &page, ""), ["الجسر يفتح غدا أمام الجميع", FIRST, SECOND]);
}

#[test]
fn quotation_of_paragraphs_of_its_own_behind_a_colon_has_marks() {
    let of = |quotation: &str| {
        let page = format!("<p>{FIRST}</p><p>وقال الوزير:</p><blockquote>{quotation}</blockquote><p>{SECOND}</p>");
        let (lines, source) = (lines("", &page, ""), self::page(&page));
        let draft = read(&source).unwrap();
        let at = draft.anchors.iter().find(|anchor| draft.text[anchor.text..].starts_with('“')).map(|anchor| anchor.origin);
        let words = at.map(|origin| source[origin.byte_start.unwrap() as usize..origin.byte_end.unwrap() as usize].to_owned());
        (lines[3..lines.len() - 1].to_vec(), words.unwrap_or_default())
    };
    let told = |lines: &[&str], words: &str| (lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>(), words.to_owned());
    assert_eq!(of("<p>لن نغلق الجسر.</p>"), told(&["“لن نغلق الجسر.”"], "لن نغلق الجسر."));
    assert_eq!(of("لن نغلق الجسر.<br>ولا الطريق."), told(&["“لن نغلق الجسر.", "ولا الطريق.”"], "لن نغلق الجسر."));
    assert_eq!(of("<p>لن نغلق الجسر</p>— كريم الحلاق"), told(&["“لن نغلق الجسر”", "— كريم الحلاق"], "لن نغلق الجسر"));
    assert_eq!(of("<p>«لن نغلق الجسر.»</p>"), told(&["«لن نغلق الجسر.»"], ""));
    let page = format!("<p>{FIRST}</p><blockquote><p>لن نغلق الجسر.</p></blockquote><p>{SECOND}</p>");
    assert!(!read(&self::page(&page)).unwrap().text.contains('“'));
}

#[test]
fn page_with_nothing_to_read_but_its_title_is_refused() {
    let why = |page: &str| read(page).unwrap_err().to_string();
    let told = "a page that cannot be read (no text in it beside its title): save the article alone, or as text";
    assert_eq!(why("<html><title>الجسر يفتح غدا</title><div id=root></div><script>show()</script><noscript>يرجى</noscript></html>"), told);
    assert!(read("<html><title>الجسر يفتح غدا</title><h1>الجسر يفتح غدا</h1></html>").is_ok());
}

#[test]
fn what_labels_an_element_is_no_byline() {
    let label = "<section aria-labelledby=\"article-byline\"><strong id=\"article-byline\">معلومات المقال</strong><ul><li>لمى رشيد</li></ul></section>";
    let page = format!("<h1>الجسر يفتح غدا</h1>{label}<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>");
    assert_eq!(read(&page).unwrap().metadata.byline, None);
}

#[test]
fn byline_has_the_blanks_of_its_paragraph() {
    let page =
        format!("<h1>الجسر يفتح غدا</h1><p class=\"byline\">رامي الصخري<time>3 مايو</time></p><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>");
    assert_eq!(read(&page).unwrap().metadata.byline.as_deref(), Some("رامي الصخري 3 مايو"));
}
