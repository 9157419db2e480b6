//! How fast articles are analyzed, and that the time grows with the length and not faster.
//!
//! The text is put together from `samples/`. Groups: `articles` (1 MB as one and as many articles),
//! `linearity` (one article of 1 to 10 MB), `quotes` (many closed and many unclosed quotations), `pieces` (the same few words again
//! and again, which nobody writes), `endless` (the samples without a mark, as one sentence) and `start` (making an analyzer). Figures are MB of UTF-8 a second; equal figures within a group mean linear time.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use isnad::{Analyzer, Article};
use std::hint::black_box;
use std::path::Path;

const MB: usize = 1_000_000;

/// The samples, in order of their names.
fn samples() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().filter(|p| p.extension().is_some_and(|e| e == "txt")).map(|p| std::fs::read_to_string(p).unwrap()).collect()
}

/// The texts over and over, at least `bytes` of them.
fn many(texts: &[String], bytes: usize) -> Vec<&str> {
    let mut length = 0;
    let fits = |text: &&String| {
        let room = length < bytes;
        length += text.len();
        room
    };
    texts.iter().cycle().take_while(fits).map(String::as_str).collect()
}

/// The same as one article, without texts behind which nothing is read: a line such as "related articles"
/// would make furniture of all that follows, and furniture costs next to nothing.
fn one(analyzer: &Analyzer, texts: &[String], bytes: usize) -> Article {
    let found = |text: &str| analyzer.analyze(&Article::from_text("one", text)).attributions.len();
    let open: Vec<String> = texts.iter().filter(|text| found(&format!("{text}\n\n{text}")) > found(text)).cloned().collect();
    Article::from_text("one", many(&open, bytes).join("\n\n"))
}

fn analyzer() -> Analyzer {
    Analyzer::builder().build().unwrap()
}

fn bytes_of(articles: &[Article]) -> Throughput {
    Throughput::Bytes(articles.iter().map(|a| a.text.len() as u64).sum())
}

fn articles(c: &mut Criterion) {
    let (analyzer, texts) = (analyzer(), samples());
    let single = [one(&analyzer, &texts, MB)];
    let several: Vec<Article> = many(&texts, MB).into_iter().map(|text| Article::from_text("many", text.to_owned())).collect();
    let mut group = c.benchmark_group("articles");
    for (name, articles) in [("one of 1 MB", &single[..]), ("many, 1 MB in all", &several[..])] {
        group.throughput(bytes_of(articles));
        group.bench_function(name, |b| b.iter(|| articles.iter().for_each(|a| drop(black_box(analyzer.analyze(a))))));
    }
    group.finish();
}

fn linearity(c: &mut Criterion) {
    let (analyzer, texts) = (analyzer(), samples());
    let mut group = c.benchmark_group("linearity");
    group.sample_size(10);
    for size in [1, 2, 4, 10] {
        let article = one(&analyzer, &texts, size * MB);
        group.throughput(Throughput::Bytes(article.text.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(format!("{size} MB")), &article, |b, a| b.iter(|| analyzer.analyze(a)));
    }
    group.finish();
}

fn quotes(c: &mut Criterion) {
    let kinds = [
        ("closed", "قالت العاملة «نعمل حتى المساء»، وأضاف زميلها \"نحن بخير\".\n"),
        ("unclosed, a line each", "قالت العاملة «نعمل حتى المساء، وأضاف زميلها \"نحن بخير.\n"),
        ("unclosed, one line", "قالت العاملة «نعمل \"حتى المساء "),
        ("marks only", "«"),
    ];
    again(c, "quotes", &kinds, [1, 4]);
}

/// Each is a text of cues, markers, colons or lists alone, for which one walk too many would show.
fn pieces(c: &mut Criterion) {
    let kinds = [
        ("sentences", "قال الوزير سامي حداد إن الجسر مغلق. "),
        ("cues", "قوله إن "),
        ("markers", "بحسب الوزير "),
        ("participles", "قال الوزير إن الجسر مغلق مؤكدا أن الماء قليل "),
        ("lines with a colon", "الوزير سامي حداد: قال فهد الراوي إن الجسر مغلق\n"),
        ("lists", "قال الوزير ما يلي:\n- الجسر مغلق وقال إن الطريق مغلق\n"),
        ("silences", "رفضت الوزارة التعليق. "),
        ("names", "الوزير سامي حداد والنائب فهد الراوي "),
    ];
    again(c, "pieces", &kinds, [1, 4]);
}

/// Texts of one piece again and again, so many MB of it.
fn again(c: &mut Criterion, name: &str, kinds: &[(&str, &str)], sizes: [usize; 2]) {
    let analyzer = analyzer();
    let mut group = c.benchmark_group(name);
    group.sample_size(10);
    for (kind, piece) in kinds {
        for size in sizes {
            let article = Article::from_text(name, piece.repeat(size * MB / piece.len()));
            group.throughput(Throughput::Bytes(article.text.len() as u64));
            group.bench_with_input(BenchmarkId::new(*kind, format!("{size} MB")), &article, |b, a| b.iter(|| analyzer.analyze(a)));
        }
    }
    group.finish();
}

/// Every cue of a sentence bounds the contents of the others: without marks the whole article is one sentence.
fn endless(c: &mut Criterion) {
    let (analyzer, texts) = (analyzer(), samples());
    let words: String =
        texts.join(" ").split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let mut group = c.benchmark_group("endless");
    group.sample_size(10);
    for size in [1, 2, 4] {
        let article = Article::from_text("endless", format!("{words} ").repeat(size * MB / words.len()));
        group.throughput(Throughput::Bytes(article.text.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(format!("{size} MB")), &article, |b, a| b.iter(|| analyzer.analyze(a)));
    }
    group.finish();
}

fn start(c: &mut Criterion) {
    c.bench_function("start", |b| b.iter(analyzer));
}

criterion_group!(benches, articles, linearity, quotes, pieces, endless, start);
criterion_main!(benches);
