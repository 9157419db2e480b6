#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;
use crate::analysis::{Metadata, Origin};
use encoding_rs::{ISO_8859_6, WINDOWS_1256};
use proptest::prelude::*;
use serde_json::{Value, json};

const TEXT: &str = "افتتاح جسر المرجان\r\n\r\nقال وزير النقل كريم الحلاق إن الجسر سيفتح غدا.\rوأضاف أن العبور مجاني.\n";

fn wide(text: &str, mark: bool, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let units = mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16());
    units.flat_map(unit).collect()
}

#[track_caller]
fn read(path: &str, bytes: impl Into<Vec<u8>>) -> Article {
    Reader::default().read("x", path, bytes.into()).unwrap()
}

fn why(path: &str, bytes: impl Into<Vec<u8>>) -> String {
    Reader::default().read("x", path, bytes.into()).unwrap_err().to_string()
}

#[test]
fn every_encoding_gives_the_same_text_and_its_name() {
    for (bytes, name) in [
        (TEXT.as_bytes().to_vec(), "utf-8"),
        ([b"\xEF\xBB\xBF", TEXT.as_bytes()].concat(), "utf-8"),
        (WINDOWS_1256.encode(TEXT).0.into_owned(), "windows-1256"),
        (ISO_8859_6.encode(TEXT).0.into_owned(), "iso-8859-6"),
        (wide(TEXT, true, u16::to_le_bytes), "utf-16le"),
        (wide(TEXT, true, u16::to_be_bytes), "utf-16be"),
        (wide(TEXT, false, u16::to_le_bytes), "utf-16le"),
        (wide(TEXT, false, u16::to_be_bytes), "utf-16be"),
    ] {
        let article = read("x.txt", bytes);
        assert_eq!((article.text.as_str(), article.encoding.as_str()), (TEXT, name));
    }
}

#[test]
fn encoding_asked_for_is_the_one_used() {
    let reader = |name: &str| Reader { charset: Some(name.parse().unwrap()), ..Reader::default() };
    let bytes = WINDOWS_1256.encode("قال").0.into_owned();
    assert_eq!(reader("cp1256").read("x", "x", bytes.clone()).unwrap().text, "قال");
    let refused = reader("utf-8").read("x", "x", bytes).unwrap_err().to_string();
    assert_eq!(refused, "broken UTF-8 (byte 0): mend it there, or name its encoding with --encoding");
    let refused = reader("iso-8859-6").read("x", "x", b"\xC7\xFF".to_vec()).unwrap_err().to_string();
    assert_eq!(refused, "not iso-8859-6: name another encoding, or leave --encoding out");
    assert!("arabic-8".parse::<Charset>().is_err());
}

#[test]
fn each_kind_of_bad_input_has_its_message() {
    let broken = [TEXT.as_bytes(), b"\xFF", TEXT.as_bytes()].concat();
    let at = TEXT.len();
    for (bytes, message) in [
        (broken, format!("broken UTF-8 (byte {at}): mend it there, or name its encoding with --encoding")),
        (
            "Le chêne était âgé".encode_utf16().map(|u| u as u8).collect(),
            "encoding not recognised: name it, for example --encoding windows-1256".into(),
        ),
        (b"%PDF-1.7".to_vec(), "a PDF: save it as text, HTML or DOCX".into()),
        (
            "<?xml version=\"1.0\"?>\n<!-- x --><rss><item><title>الجسر</title></item></rss>".into(),
            "a feed of several articles: save it as text, HTML or DOCX".into(),
        ),
        ("\u{FEFF}<feed><entry>الجسر</entry></feed>".into(), "a feed of several articles: save it as text, HTML or DOCX".into()),
        (
            b"From: <Saved>\r\nContent-Type: multipart/related; boundary=B\r\n\r\n<html>".to_vec(),
            "a page saved as MHTML: save it as text, HTML or DOCX".into(),
        ),
        (" \n".into(), "empty: give the text of an article".into()),
        ("news".into(), "no Arabic letter in it: give an article in Arabic, or check the encoding it was saved in".into()),
        (
            "{\"text\": \"قال\",}".into(),
            "not a JSON object (byte 19: trailing comma): mend or remove it; JSON Lines have an object a line".into(),
        ),
        (
            "{\"body\": \"قال\", \"a\": 1}".into(),
            "no text in field `text`: name the field with --map text=FIELD; there are: a, body".into(),
        ),
        (
            "{\"text\": null, \"a\": 1}".into(),
            "field `text` is no text: write the text as a string, or name another field with --map text=FIELD".into(),
        ),
        ("{\"text\": \"قال\\u0000\"}".into(), "a zero character (\\u0000) in the text: take it out".into()),
        (
            format!("{{\"a\\nb\": 1, \"{}\": \"قال\"}}", "x".repeat(99)).into(),
            format!("no text in field `text`: name the field with --map text=FIELD; there are: a b, {}", "x".repeat(40)),
        ),
    ] {
        assert_eq!(why("x", bytes), message);
    }
    let small = Reader { max_bytes: 1 << 20, ..Reader::default() }.read("x", "x", vec![b' '; (1 << 20) + 1]).unwrap_err();
    assert!(small.to_string().starts_with("longer than 1 MiB"));
}

#[test]
fn content_tells_the_form_and_the_ending_only_what_looks_alike() {
    for (path, text, form) in [
        ("x.txt", "# عنوان", SourceFormat::Text),
        ("x.md", "عنوان", SourceFormat::Markdown),
        ("-", "# عنوان\n\nقال", SourceFormat::Markdown),
        ("-", "# عنوان\rقال", SourceFormat::Markdown),
        ("-", "#عنوان", SourceFormat::Text),
        ("-", "---\ntitle: عنوان\n---\nقال", SourceFormat::Markdown),
        ("x.txt", "\n{\"text\": \"قال\"}", SourceFormat::Jsonl),
        ("x.txt", "<!DOCTYPE html><p>قال", SourceFormat::Html),
        ("x.txt", "<< قال >>", SourceFormat::Text),
        ("x.html", "خبر<br><p>قال", SourceFormat::Html),
        ("x.htm", "قال <b>الوزير</b> إن 3 <p.", SourceFormat::Text),
        ("x", "<script>show()</script><p>قال", SourceFormat::Html),
        ("-", "Warning: 7\n<html>\n<body><p>قال</p>\n<P class=x>قال</P>\n</body>", SourceFormat::Html),
        ("x.txt", "خبر<br><p>قال</p>\n<p>وأضاف</p>\n<p>وختم</p>", SourceFormat::Html),
        ("x.txt", "قال إن <p> تبدأ فقرة و</p> تنهيها و<br> سطر.", SourceFormat::Text),
        ("x.txt", "خبر\nقال\nوأضاف\nوتابع\nوختم\n<br>\n<br>\n<br>\n<br>\n<br>\n<br>", SourceFormat::Text),
        ("x.md", "خبر<br><p>قال</p>\n<p>وأضاف</p>\n<p>وختم</p>", SourceFormat::Markdown),
        ("-", "# خبر\n<div><p>قال</p></div><div><p>قال</p></div>", SourceFormat::Markdown),
    ] {
        assert_eq!(detect::form(text, path), form, "{path} {text}");
    }
    assert!(detect::is_lines(b"{\"a\":1}\n{") && detect::is_lines(b" {\"text\": \"long"));
    for (head, is) in [("", true), ("\u{FEFF} \n", true), ("قال\n {\"text\"", true), ("{", true), ("قال\rقال", false), ("<p>\n{}", false)]
    {
        assert_eq!(detect::may_be_lines(head.as_bytes()), is, "{head}");
    }
    assert!(!detect::may_be_lines(b"PK\x03\x04\n{") && !detect::may_be_lines(b"%PDF\n{"));
    assert!(!detect::is_lines(b"{\n\"a\":1}") && !detect::is_lines("قال".as_bytes()));
}

#[test]
fn records_are_read_by_their_fields() {
    let line = r#"{"no": 7, "headline": "افتتاح الجسر", "body": ["قال الوزير.", "وأضاف آخر."], "by": null, "more": {"x": [1]}}"#;
    let fields = "id=no,title=headline,text=body,byline=by".parse().unwrap();
    let reader = Reader { fields, ..Reader::default() };
    let article = reader.read_line("a", "a.jsonl", 3, line.into()).unwrap();
    assert_eq!((article.id.as_str(), article.path.as_str()), ("7", "a.jsonl:3"));
    assert_eq!(article.text, "افتتاح الجسر\n\nقال الوزير.\n\nوأضاف آخر.");
    let plain = Reader::default().read_line("a", "a.jsonl", 3, r#"{"text":"قال","title":"قال"}"#.into()).unwrap();
    assert_eq!((plain.id.as_str(), plain.text.as_str()), ("a:3", "قال"));
    assert!("text".parse::<Fields>().is_err() && "body=x".parse::<Fields>().is_err());
}

#[test]
fn values_of_a_record_are_words_where_they_can_be() {
    let of = |json: &str| Reader::default().read("x", "x", json.into()).unwrap();
    for (byline, told) in [
        (r#"["لمى رشيد", "سامي عواد"]"#, Some("لمى رشيد، سامي عواد")),
        (r#"["لمى رشيد", null, true, 7, [], {}]"#, Some("لمى رشيد، 7")),
        (r#"{"id": 3, "name": "لمى رشيد"}"#, Some("لمى رشيد")),
        (r#"[{"name": "لمى رشيد"}, {"name": null}, {"name": "سامي عواد"}]"#, Some("لمى رشيد، سامي عواد")),
        (r#"{"first": "هدى"}"#, None),
        ("[]", None),
        ("[null]", None),
        ("false", None),
    ] {
        let article = of(&format!(r#"{{"text": "قال الوزير.", "byline": {byline}}}"#));
        assert_eq!(article.original.metadata.byline.as_deref(), told, "{byline}");
    }
    assert_eq!(of(r#"{"text": ["قال.", null, {"type": "image"}, 1.50, "وأضاف."]}"#).text, "قال.\n\n1.50\n\nوأضاف.");
    assert_eq!(of(r#"{"text": "قال", "id": 12345678901234567890123}"#).id, "12345678901234567890123");
}

#[test]
fn markup_of_a_record_is_read_as_paragraphs() {
    let of = |text: Value| Reader::default().read("x", "x", json!({ "text": text }).to_string().into()).unwrap().text;
    let plain = "قال الوزير إن 3 < 5 و<p المرجان> مفتوح.\nوأضاف آخر.";
    for (text, expected) in [
        (json!("<p>قال <b>الوزير</b>.&nbsp;&quot;نعم&quot;</p>\n<p class=\"x\">وأضاف\nآخر.</p>"), "قال الوزير. \"نعم\"\n\nوأضاف آخر."),
        (json!("قال الوزير.<BR />وأضاف آخر."), "قال الوزير.\n\nوأضاف آخر."),
        (json!("قال <strong>الوزير</strong>.\n\nوأضاف آخر."), "قال الوزير.\n\nوأضاف آخر."),
        (json!(["<p>قال الوزير.</p>", "قال 3 < 5", "وأضاف<br>آخر."]), "قال الوزير.\n\nقال 3 < 5\n\nوأضاف\n\nآخر."),
        (json!(plain), plain),
    ] {
        assert_eq!(of(text), expected);
    }
    let empty = Reader::default().read_line("x", "x", 1, b"{ }".to_vec()).unwrap_err().to_string();
    assert_eq!(empty, "no text in field `text`: the object is empty; remove it, or give it fields");
    let deep = json!({ "text": "<div>".repeat(300) + "قال</div>" }).to_string();
    assert_eq!(why("x", deep), "a page that cannot be read (more than 256 elements within each other): save the article alone, or as text");
}

#[test]
fn references_in_the_words_of_a_record_are_read() {
    let line =
        r#"{"title": "الوزير: &quot;الجسر&nbsp;مفتوح&quot;", "byline": ["لمى &amp; سامي"], "text": "قال &laquo;الوزير&raquo;: 3 < 5."}"#;
    let article = Reader::default().read("x", "x", line.into()).unwrap();
    assert_eq!(article.text, "الوزير: \"الجسر مفتوح\"\n\nلمى & سامي\n\nقال «الوزير»: 3 < 5.");
    let metadata =
        Metadata {
            title: Some("الوزير: \"الجسر\u{A0}مفتوح\"".into()), byline: Some("لمى & سامي".into()), ..Metadata::default()
        };
    assert_eq!(article.original.metadata, metadata);
    let tagged = r#"{"title": "<b>الجسر</b> &amp; السوق", "text": "قال."}"#;
    assert_eq!(Reader::default().read("x", "x", tagged.into()).unwrap().text, "الجسر & السوق\n\nقال.");
    let text = Reader::default().read("x", "x", r#"{"text": "قال &quot;نعم&quot;"}"#.into()).unwrap().text;
    assert_eq!(text, "قال \"نعم\"");
}

#[test]
fn records_deeper_than_words_are_refused_and_not_followed() {
    let told = "not a JSON object (more than 16 lists or names within each other): mend or remove it; JSON Lines have an object a line";
    for depth in [17, 30_000] {
        let list = format!("{{\"text\": {}\"قال الوزير إن الجسر مفتوح.\"{}}}\n", "[".repeat(depth), "]".repeat(depth));
        let (open, close) = ("{\"name\": ".repeat(depth), "}".repeat(depth));
        let name = format!("{{\"text\": \"قال الوزير إن الجسر مفتوح.\", \"byline\": {open}\"سامي\"{close}}}\n");
        assert_eq!([why("x.jsonl", list), why("x.jsonl", name)], [told, told], "{depth}");
    }
    let three = "{\"text\": [[[\"قال الوزير إن الجسر مفتوح.\"]]]}\n";
    assert_eq!(Reader::default().read("x", "x.jsonl", three.into()).unwrap().text, "قال الوزير إن الجسر مفتوح.");
}

#[test]
fn broken_records_are_told_with_a_byte_from_1_on() {
    for (json, why) in [
        ("7", "byte 1: invalid type: integer `7`, expected an object"),
        (r#"{"text": "a\ud800"}"#, "byte 18: half of a character, an escape from \\ud800 to \\udfff without the other half"),
        ("{\"id\": 1,\n\"text\": x}", "byte 19: expected value"),
        (r#"{"text": ["a\ud800", "b"]}"#, "byte 18: half of a character, an escape from \\ud800 to \\udfff without the other half"),
    ] {
        let refused = Reader::default().read_line("x", "x", 1, json.into()).unwrap_err().to_string();
        assert_eq!(refused, format!("not a JSON object ({why}): mend or remove it; JSON Lines have an object a line"), "{json}");
    }
}

#[test]
fn list_of_objects_is_refused_and_not_read_as_text() {
    let list = "\n[\n {\n  \"text\": \"قال الوزير.\"\n }\n]\n";
    let told = "a JSON list: write its objects one a line, for example with jq -c '.[]'";
    for path in ["x.json", "x.txt", "-"] {
        for bytes in [list.into(), format!("\u{FEFF}{list}").into_bytes(), wide(list, true, u16::to_le_bytes), b"[{}]".to_vec()] {
            assert_eq!(why(path, bytes), told);
        }
    }
    assert_eq!(Reader { max_bytes: 9, ..Reader::default() }.read("x", "x", list.into()).unwrap_err().to_string(), told);
    assert_eq!(Reader::default().read_line("x", "x", 1, list.into()).unwrap_err().to_string(), told);
    assert_eq!(read("x.txt", "[{قال}] الوزير").text, "[{قال}] الوزير");
}

#[test]
fn what_is_called_a_word_document_and_is_none_is_told_as_one() {
    assert!(why("x.docx", b"PK\x05\x06".repeat(6)).starts_with("a broken Word document ("));
    assert!(why("x.docx", vec![0; 99]).starts_with("a broken Word document ("));
    let empty = [b"PK\x05\x06".as_slice(), &[0; 18]].concat();
    assert_eq!(why("x", empty), "a zip archive without a Word document in it: save it as text, HTML or DOCX");
    assert_eq!(read("x.docx", "قال الوزير.").text, "قال الوزير.");
}

#[test]
fn byline_stands_below_the_headline_once() {
    let of = |json: &str| Reader::default().read("x", "x", json.into()).unwrap().text;
    assert_eq!(of(r#"{"text":"الجسر\nقال الوزير","byline":"وكالات"}"#), "الجسر\n\nوكالات\nقال الوزير");
    assert_eq!(of(r#"{"text":"الجسر\nوكالات\nقال","byline":"وكالات"}"#), "الجسر\nوكالات\nقال");
    assert_eq!(of(r#"{"text":"عاجل\nالجسر\nقال","title":"الجسر","byline":"وكالات"}"#), "عاجل\nالجسر\n\nوكالات\nقال");
    let long = "قال الوزير إن العبور مجاني وإن الطريق مفتوح أمام الجميع منذ أمس.";
    assert_eq!(of(&format!(r#"{{"text":"{long}\nالجسر","title":"الجسر"}}"#)), format!("الجسر\n\n{long}\nالجسر"));
    assert_eq!(of(r#"{"text":"الجسر\rقال","title":"الجسر","byline":"وكالات"}"#), "الجسر\r\nوكالات\nقال");
    assert_eq!(of(r#"{"text":"قال","title":"الجسر","byline":"وكالات"}"#), "الجسر\n\nوكالات\n\nقال");
    assert_eq!(of(r#"{"text":"قال الوزير نعم.\nوأضاف.","byline":"لمى رشيد"}"#), "لمى رشيد\n\nقال الوزير نعم.\nوأضاف.");
    assert_eq!(of(r#"{"text":"قال الوزير","byline":"لمى رشيد"}"#), "لمى رشيد\n\nقال الوزير");
}

/// Every anchor lies in the text, on a character, in order; origins hold what they say.
fn check(article: &Article) {
    let mut before = 0;
    for anchor in &article.original.anchors {
        assert!(anchor.text >= before && article.text.is_char_boundary(anchor.text.min(article.text.len())), "{article:?}");
        before = anchor.text;
        assert!(anchor.origin == Origin::default() || anchor.origin.line.or(anchor.origin.paragraph).is_some());
    }
    let _ = article.original.place(&article.text, article.text.len());
}

fn forms() -> impl Strategy<Value = Option<SourceFormat>> {
    use SourceFormat::*;
    prop_oneof![Just(None), Just(Some(Text)), Just(Some(Markdown)), Just(Some(Jsonl)), Just(Some(Html)), Just(Some(Docx))]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200), format in forms()) {
        let reader = Reader { format, ..Reader::default() };
        reader.read("x", "x", bytes.clone()).iter().for_each(check);
        reader.read_line("x", "x", 1, bytes).iter().for_each(check);
    }

    #[test]
    fn any_marked_text_is_read_or_refused(parts in proptest::collection::vec(prop_oneof![
        Just("قال "), Just("\n"), Just("\n\n"), Just("# "), Just("---\n"), Just("title: "), Just("- "), Just("> "), Just("`"), Just("```\n"),
        Just("|"), Just("*"), Just("_"), Just("["), Just("](x)"), Just("!"), Just("    "), Just("<b>"), Just("&amp;"), Just("~~"), Just("\r\n"),
        Just("+++\n"), Just("<div>\n"), Just("<p>"), Just("</p>\n"), Just("<br>"), Just("[^1]"), Just("[^1]: "),
    ], 0..40), format in forms()) {
        Reader { format, ..Reader::default() }.read("x", "x.md", parts.concat().into()).iter().for_each(check);
    }

    #[test]
    fn any_page_is_read_or_refused(parts in proptest::collection::vec(prop_oneof![
        Just("قال "), Just("<p>"), Just("</p>"), Just("<div>"), Just("</div>"), Just("<table>"), Just("<td>"), Just("</table>"), Just("<b>"),
        Just("</b>"), Just("<a href=x>"), Just("<script>"), Just("</script>"), Just("<!--"), Just("-->"), Just("<br>"), Just("<h1>"),
        Just("<template>"), Just("<svg>"), Just("<title>"), Just("&amp;"), Just("&#x"), Just("<"), Just("\r\n"), Just("<select>"), Just("<li>"),
    ], 0..60)) {
        let reader = Reader { format: Some(SourceFormat::Html), ..Reader::default() };
        reader.read("x", "x.html", parts.concat().into()).iter().for_each(check);
    }

    #[test]
    fn arabic_comes_through_every_encoding(words in proptest::collection::vec("(ال)?[بتثجحخدرسعفقكلمنهي]{2,6}", 4..30)) {
        let text = words.join(" ");
        for encoding in [WINDOWS_1256, ISO_8859_6] {
            if text.contains("ال") {
                let article = Reader::default().read("x", "x", encoding.encode(&text).0.into_owned()).unwrap();
                prop_assert_eq!(&article.text, &text);
            }
        }
    }
}
