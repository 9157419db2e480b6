#![allow(clippy::unwrap_used)]
use super::*;

const BODY: &str = "<p>قال وزير النقل كريم الحلاق إن <b>الجسر</b> سيفتح غدا بعد أعمال دامت عامين &amp; نصفا، وإن العبور مجاني للجميع.</p>
<p>وأضاف أن الشاحنات ستمنع من المرور عليه حتى نهاية العام، وأن الغرامة ستبلغ مئة درهم.</p>
<p>وقالت رئيسة البلدية سلمى الديب إن السكان انتظروا هذا الجسر طويلا، وإن الاحتفال سيبدأ صباحا.</p>";

fn page(body: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\"><head><meta charset=\"utf-8\"><title>افتتاح جسر المرجان | صدى المرسى</title>
<script type=\"application/ld+json\">{{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"افتتاح جسر المرجان\",
\"datePublished\":\"2030-05-01T08:00:00Z\",\"author\":{{\"@type\":\"Person\",\"name\":\"هدى سالم\"}},\"publisher\":{{\"@type\":\"Organization\",\"name\":\"صدى المرسى\"}}}}</script>
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
    let expected = "افتتاح جسر المرجان\n\nهدى سالم\n\nقال وزير النقل كريم الحلاق إن الجسر سيفتح غدا بعد أعمال دامت عامين & نصفا، وإن العبور مجاني للجميع.\n\nوأضاف أن الشاحنات ستمنع من المرور عليه حتى نهاية العام، وأن الغرامة ستبلغ مئة درهم.\n\nوقالت رئيسة البلدية سلمى الديب إن السكان انتظروا هذا الجسر طويلا، وإن الاحتفال سيبدأ صباحا.";
    assert_eq!(draft.text, expected);
    let metadata = Metadata {
        title: Some("افتتاح جسر المرجان".into()),
        byline: Some("هدى سالم".into()),
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
    assert_eq!(draft.anchors[1].origin, Origin::default());
    assert_eq!(
        placed(2).2,
        "قال وزير النقل كريم الحلاق إن <b>الجسر</b> سيفتح غدا بعد أعمال دامت عامين &amp; نصفا، وإن العبور مجاني للجميع."
    );
    assert_eq!((placed(3).0, placed(3).1), (8, 4));
    assert_eq!(draft.anchors.len(), 5);
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
fn picture_caption_is_no_paragraph() {
    let page = page(&format!("<figure><img src=\"a.jpg\"><figcaption>صورة الجسر (سنام)</figcaption></figure>{BODY}"));
    assert!(!read(&page).unwrap().text.contains("صورة"));
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
