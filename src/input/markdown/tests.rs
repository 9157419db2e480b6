#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use crate::analysis::{Article, Metadata, Origin};
use crate::input::Reader;
use serde_json::json;

#[track_caller]
fn read(path: &str, bytes: impl Into<Vec<u8>>) -> Article {
    Reader::default().read("x", path, bytes.into()).unwrap()
}

#[test]
fn front_matter_goes_apart_and_heads_the_text() {
    let front = "---\ntitle: افتتاح الجسر\nauthor: [هدى, سامي]\ndate: 2030-01-02\n---\n";
    for path in ["x.txt", "x.md"] {
        let article = read(path, format!("{front}قال الوزير إن الجسر مفتوح."));
        assert_eq!(article.text, "افتتاح الجسر\n\nهدى، سامي\n\nقال الوزير إن الجسر مفتوح.");
        let metadata = Metadata {
            title: Some("افتتاح الجسر".into()),
            byline: Some("هدى، سامي".into()),
            published: Some("2030-01-02".into()),
            outlet: None,
        };
        assert_eq!((&article.original.metadata, article.original.front.as_str()), (&metadata, front));
        let byte = article.text.find("الوزير").unwrap();
        assert_eq!(article.original.place(&article.text, byte), Some((6, 5)));
    }
    assert_eq!(read("x.txt", "---\nقال: [\n---\nقال").text, "---\nقال: [\n---\nقال");
}

#[test]
fn each_paragraph_behind_front_matter_has_its_own_place() {
    for end in ["\n", "\r\n", "\r"] {
        let text = format!("---{end}title: افتتاح الجسر{end}---{end}{end} قال الوزير. {end}{end}وأضاف آخر.");
        let article = read("x.txt", text.as_str());
        let told = |words: &str| {
            let origin = article.original.anchor(article.text.find(words).unwrap()).unwrap().origin;
            let bytes = origin.byte_start.unwrap() as usize..origin.byte_end.unwrap() as usize;
            (origin.line, origin.column, &text[bytes])
        };
        assert_eq!(told("قال"), (Some(5), Some(2), "قال الوزير."));
        assert_eq!(told("وأضاف"), (Some(7), Some(1), "وأضاف آخر."));
        assert_eq!(article.original.anchor(article.text.find("افتتاح").unwrap()).unwrap().origin, Origin::default());
    }
}

#[test]
fn front_matter_is_read_as_people_write_it() {
    let colon = "---\ntitle: الوزير: الجسر مفتوح\nauthor: 'لمى رشيد'\ntags:\n  - جسر\n# remark\noutlet: صدى\n---\n";
    let toml = "+++\ntitle = \"الوزير: الجسر مفتوح\"\nauthor = [\"لمى رشيد\"]\noutlet = 'صدى'\n+++\n";
    let returns = colon.replace('\n', "\r");
    let nested = "---\ntitle: 'الوزير: الجسر مفتوح'\nauthor:\n  name: لمى رشيد\noutlet: صدى\n---\n";
    let listed = "---\ntitle: الوزير: الجسر مفتوح\nauthors:\n- name: لمى رشيد\n  role: محررة\n- role: محررة\noutlet: صدى\n---\n";
    let metadata = Metadata {
        title: Some("الوزير: الجسر مفتوح".into()),
        byline: Some("لمى رشيد".into()),
        published: None,
        outlet: Some("صدى".into()),
    };
    for front in [colon, toml, nested, listed, &returns] {
        let article = read("x.md", format!("{front}قال الوزير إن الجسر مفتوح."));
        assert_eq!((&article.original.metadata, article.original.front.as_str()), (&metadata, front));
        assert_eq!(article.text, "الوزير: الجسر مفتوح\n\nلمى رشيد\n\nقال الوزير إن الجسر مفتوح.");
    }
    for text in ["---\nقال الوزير: نعم\nثم مضى [\n---\nقال", "+++\nقال\n+++\nقال", "+++\na = 1\nقال", "---\n[[[\n---\nقال"]
    {
        assert_eq!(read("x.txt", text).text, text);
    }
}

#[test]
fn markdown_keeps_the_words_of_html_and_leaves_out_footnotes() {
    let page = "<div dir=\"rtl\">\nقال الوزير إن **الجسر** مفتوح.\n\nوأضاف آخر[^1].<br>وختم.\n\n</div>\n\n<p>وقال &nbsp;ثالث.</p>\n<!-- سر -->\n\n[^1]: حاشية.\n";
    let article = read("x.md", page);
    assert_eq!(article.text, "قال الوزير إن **الجسر** مفتوح.\n\nوأضاف آخر.\nوختم.\n\nوقال ثالث.");
    let byte = article.text.find("وقال").unwrap();
    assert_eq!(article.original.place(&article.text, byte), Some((8, 4)));
}

#[test]
fn a_block_of_html_that_is_too_much_is_told() {
    let deep = format!("قال الوزير إن الجسر مفتوح.\n\n{}قال العمدة إن الجسر مغلق.{}\n", "<div>".repeat(300), "</div>".repeat(300));
    let told = Reader::default().read("x", "x.md", deep.into()).unwrap_err().to_string();
    assert_eq!(told, "a page that cannot be read (more than 256 elements within each other): save the article alone, or as text");
}

#[test]
fn markdown_is_read_without_what_editors_put_beside_its_words() {
    let page = "{{< figure caption=\"قال المصور إن\" >}}\n\nقال [[ياسين الأتاسي|الأتاسي]] إن ==السوق==، لـ[[النقل|ـه]]، مفتوح. ![[صورة.png]]\n{: .lead}\n\nوأضاف.\n";
    let article = read("x.md", page);
    assert_eq!(article.text, "قال الأتاسي إن السوق، لــه، مفتوح.\n\nوأضاف.");
    for (word, expected) in [("الأتاسي", (3, 21)), ("السوق", (3, 36)), ("وأضاف", (6, 1))] {
        let byte = article.text.find(word).unwrap();
        assert_eq!(article.original.place(&article.text, byte), Some(expected), "{word}");
    }
}

#[test]
fn place_of_a_paragraph_of_markdown_goes_to_its_end() {
    let page = "قال **الوزير** إن\nالجسر `مفتوح`  \nوختم [آخر](x)\n";
    let article = read("x.md", page);
    let words = |text: &str| {
        let origin = article.original.anchor(article.text.find(text).unwrap()).unwrap().origin;
        &page[origin.byte_start.unwrap() as usize..origin.byte_end.unwrap() as usize]
    };
    assert_eq!((words("قال"), words("وختم")), ("قال **الوزير** إن\nالجسر `مفتوح`", "وختم [آخر"));
}

#[test]
fn markdown_loses_its_marks_and_keeps_its_places() {
    let page = "# افتتاح **الجسر**\n\nقال [الوزير](http://x.example/) إن\nالجسر `مفتوح`.\n\n    وأضاف آخر.\n\n- بند\n- بند آخر\n\n```\ncode\n```\n\n![صورة](a.png)\n\n> ختام\n";
    let article = read("x.md", page);
    assert_eq!(article.text, "افتتاح الجسر\n\nقال الوزير إن الجسر مفتوح.\n\nوأضاف آخر.\n\nبند\n\nبند آخر\n\nختام");
    for (word, expected) in [("الجسر", (1, 12)), ("الوزير", (3, 6)), ("مفتوح", (4, 8)), ("أضاف", (6, 6)), ("ختام", (17, 3))]
    {
        let byte = article.text.find(word).unwrap();
        assert_eq!(article.original.place(&article.text, byte), Some(expected), "{word}");
    }
}

#[test]
fn quotation_set_apart_behind_a_colon_has_marks_in_every_form() {
    for (markdown, text) in [
        ("قال الوزير:\n\n> لن *نغلق*\n> الجسر.\n\nوأضاف.", "قال الوزير:\n\n“لن نغلق الجسر.”\n\nوأضاف."),
        ("قال الوزير:\n\n> لن نغلق الجسر.\n>\n> > ولا الطريق.\n\nوأضاف.", "قال الوزير:\n\n“لن نغلق الجسر.\n\nولا الطريق.”\n\nوأضاف."),
        ("قال الوزير:\n\n> «لن نغلق الجسر.»", "قال الوزير:\n\n«لن نغلق الجسر.»"),
        ("قال الوزير.\n\n> لن نغلق الجسر.", "قال الوزير.\n\nلن نغلق الجسر."),
    ] {
        assert_eq!(read("x.md", markdown).text, text);
    }
    let record = json!({ "text": "<p>قال الوزير:</p><blockquote><p>لن نغلق الجسر.</p></blockquote><p>وأضاف.</p>" });
    assert_eq!(read("x.jsonl", record.to_string()).text, "قال الوزير:\n\n“لن نغلق الجسر.”\n\nوأضاف.");
}

#[test]
fn lines_that_are_nothing_but_a_link_are_known() {
    let of = |path: &str, text: &str| {
        let article = read(path, text);
        let line = |at: &usize| article.text[*at..].lines().next().unwrap().to_owned();
        article.original.links.iter().map(line).collect::<Vec<String>>()
    };
    let record = json!({ "title": "عنوان", "text": ["<p>قال الوزير.</p><p>انظر <a href=x>هنا</a></p>", "<ul><li><a>الجسر</a></li><li><a>السوق</a></li></ul>"] });
    assert_eq!(of("x.jsonl", &record.to_string()), ["الجسر", "السوق"]);
    let page = format!(
        "<h1>العنوان</h1><p>{0}</p><p>اقرأ أيضا:</p><p><a href=x>الجسر <b>مفتوح</b></a></p><p>{0} نعم</p>",
        "قال الوزير إن الجسر مفتوح. ".repeat(9)
    );
    assert_eq!(of("x.html", &page), ["الجسر مفتوح"]);
    let markdown = "---\ntitle: عنوان\n---\nقال [الوزير](x).\n\n[الجسر *مفتوح*](x)\n\n- [السوق](y)\n- [الطريق](y): مغلق\n";
    assert_eq!(of("x.md", markdown), ["الجسر مفتوح", "السوق"]);
    let headings = |path: &str, text: &str| {
        let article = read(path, text);
        article.original.headings.iter().map(|at| article.text[*at..].lines().next().unwrap().to_owned()).collect::<Vec<String>>()
    };
    let page = page.replace("<p>اقرأ", "<h3>السوق</h3><p>اقرأ");
    assert_eq!(headings("x.html", &page), ["العنوان", "السوق"]);
    assert_eq!(headings("x.md", "# عنوان\n\nقال الوزير.\n\n## السوق\n\nقال.\n"), ["عنوان", "السوق"]);
}

/// The text, and where each of its paragraphs is written.
fn written(source: &str) -> (String, Vec<String>) {
    let article = read("x.md", source);
    let place = |origin: Origin| source[origin.byte_start.unwrap() as usize..origin.byte_end.unwrap() as usize].to_owned();
    (article.text.clone(), article.original.anchors.iter().map(|anchor| place(anchor.origin)).collect())
}

#[test]
fn an_indented_block_of_html_is_read_once() {
    let (text, places) = written("# الجسر مغلق\n\n  <div>قالت لمى إن النهر فاض.</div>\n\nوأضافت أن الماء انحسر.\n");
    assert_eq!(text, "الجسر مغلق\n\nقالت لمى إن النهر فاض.\n\nوأضافت أن الماء انحسر.");
    assert_eq!(places, ["الجسر مغلق", "قالت لمى إن النهر فاض.", "وأضافت أن الماء انحسر."]);
}

#[test]
fn a_fence_in_an_indented_line_of_a_footnote_lets_nothing_out_of_it() {
    let note = "وقال الوزير إن الجسر مغلق.[^1]\n\n[^1]: حاشية\n\n        ~~~ x\n\n    وقال الحارس إن الباب مغلق في الحاشية.\n";
    assert_eq!(written(note).0, "وقال الوزير إن الجسر مغلق.");
}
