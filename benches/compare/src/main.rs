//! The whole analysis beside plain searches and a tokeniser: same text, same run, one after the other in turns.
//!
//! `cargo run --release --manifest-path benches/compare/Cargo.toml -- [ARTICLES.jsonl]`; without a file with a `text` in each
//! line, the samples over and over. A figure is the best of [`ROUNDS`], in MB (10⁶ bytes) of article text a second.

use charabia::Tokenize;
use isnad::report::{Format, Options, Report};
use isnad::{Analyzer, Article};
use regex::Regex;
use std::error::Error;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const ROUNDS: usize = 5;
/// Bytes of samples.
const SAMPLES: usize = 10_000_000;
/// Thirty common words of saying, which the searches look for.
const CUES: [&str; 30] = [
    "قال",
    "وقال",
    "قالت",
    "وقالت",
    "أكد",
    "وأكد",
    "أكدت",
    "أضاف",
    "وأضاف",
    "أضافت",
    "أعلن",
    "وأعلن",
    "أعلنت",
    "أوضح",
    "وأوضح",
    "ذكر",
    "وذكر",
    "ذكرت",
    "أشار",
    "وأشار",
    "صرح",
    "كشف",
    "نفى",
    "اعتبر",
    "رأى",
    "دعا",
    "طالب",
    "شدد",
    "نقلت",
    "بحسب",
];

type Any = Box<dyn Error>;

/// Something to be measured.
struct Contender<'a> {
    name: String,
    run: Box<dyn Fn() -> Result<(), Any> + 'a>,
    best: Duration,
}

fn main() -> Result<(), Any> {
    let texts = match std::env::args_os().nth(1) {
        Some(file) => articles(Path::new(&file))?,
        None => samples()?,
    };
    let bytes: usize = texts.iter().map(String::len).sum();
    println!("{} articles, {:.1} MB", texts.len(), bytes as f64 / 1e6);
    let analyzer = Analyzer::builder().build()?;
    let cues = cues();
    let regex = Regex::new(&cues)?;
    let plain = Plain::new(&texts)?;
    let mut all = contenders(&analyzer, &texts, &regex, &cues, &plain.0);
    for _ in 0..ROUNDS {
        for contender in &mut all {
            let start = Instant::now();
            (contender.run)()?;
            contender.best = contender.best.min(start.elapsed());
        }
    }
    print(&all, bytes);
    Ok(())
}

fn contenders<'a>(analyzer: &'a Analyzer, texts: &'a [String], regex: &'a Regex, cues: &'a str, plain: &'a Path) -> Vec<Contender<'a>> {
    let contender = |name: &str, run: Box<dyn Fn() -> Result<(), Any> + 'a>| Contender { name: name.to_owned(), run, best: Duration::MAX };
    let mut all = vec![
        contender("isnad, one thread", Box::new(|| Ok(analyze(analyzer, texts)?))),
        contender("isnad, two threads", Box::new(|| two(analyzer, texts))),
        contender(
            "regex crate, 30 cues between word bounds",
            Box::new(|| {
                black_box(texts.iter().map(|text| regex.find_iter(text).count()).sum::<usize>());
                Ok(())
            }),
        ),
        contender(
            "charabia, tokens",
            Box::new(|| {
                black_box(texts.iter().map(|text| text.as_str().tokenize().count()).sum::<usize>());
                Ok(())
            }),
        ),
    ];
    match version("rg") {
        Some(version) => {
            let search = move || {
                let found = Command::new("rg").args(["-c", "-j1", "-e", cues]).arg(plain).stdout(Stdio::null()).status()?;
                if found.success() { Ok(()) } else { Err("rg found nothing".into()) }
            };
            all.push(contender(&format!("rg -c ({version}), the same cues"), Box::new(search)));
        }
        None => eprintln!("rg was left out: it is not installed"),
    }
    all
}

fn print(all: &[Contender], bytes: usize) {
    let rate = |c: &Contender| bytes as f64 / 1e6 / c.best.as_secs_f64();
    let ours = all.first().map_or(1.0, rate);
    println!("| | MB/s | isnad on one thread is |\n|---|---:|---:|");
    for contender in all {
        println!("| {} | {:.1} | {:.2} × |", contender.name, rate(contender), ours / rate(contender));
    }
}

/// Analyses to JSON Lines, which are thrown away.
fn analyze(analyzer: &Analyzer, texts: &[String]) -> std::io::Result<()> {
    let mut report = Report::new(Format::Jsonl, Options::default());
    let mut out = std::io::sink();
    for text in texts {
        report.add(analyzer.analyze(&Article::from_text("article", text.as_str())), &mut out)?;
    }
    report.finish(&mut out)
}

fn two(analyzer: &Analyzer, texts: &[String]) -> Result<(), Any> {
    let half = texts.iter().map(String::len).sum::<usize>() / 2;
    let mut length = 0;
    let middle = texts.iter().take_while(|text| {
        length += text.len();
        length <= half
    });
    let (one, other) = texts.split_at(middle.count());
    std::thread::scope(|scope| {
        let there = scope.spawn(|| analyze(analyzer, other));
        analyze(analyzer, one)?;
        there.join().map_err(|_| "a thread panicked")??;
        Ok(())
    })
}

/// The cues between word bounds.
fn cues() -> String {
    format!(r"\b(?:{})\b", CUES.join("|"))
}

fn version(program: &str) -> Option<String> {
    let out = Command::new(program).arg("--version").output().ok()?;
    String::from_utf8(out.stdout).ok()?.lines().next().map(str::to_owned)
}

fn articles(file: &Path) -> Result<Vec<String>, Any> {
    let lines = std::fs::read_to_string(file)?;
    let text = |line: &str| -> Result<String, Any> {
        let value: serde_json::Value = serde_json::from_str(line)?;
        Ok(value.get("text").and_then(|text| text.as_str()).ok_or("a line without text")?.to_owned())
    };
    lines.lines().map(text).collect()
}

fn samples() -> Result<Vec<String>, Any> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    paths.sort();
    let texts: Vec<String> =
        paths.iter().filter(|p| p.extension().is_some_and(|e| e == "txt")).map(std::fs::read_to_string).collect::<Result<_, _>>()?;
    let mut length = 0;
    let fits = |text: &&String| {
        length += text.len();
        length <= SAMPLES
    };
    Ok(texts.iter().cycle().take_while(fits).cloned().collect())
}

/// The texts in one file, removed at the end.
struct Plain(PathBuf);

impl Plain {
    fn new(texts: &[String]) -> Result<Self, Any> {
        let path = std::env::temp_dir().join(format!("isnad-compare-{}.txt", std::process::id()));
        std::fs::write(&path, texts.join("\n"))?;
        Ok(Self(path))
    }
}

impl Drop for Plain {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}
