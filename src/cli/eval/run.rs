//! Reads annotations, texts and lists of outlets; analyzes and scores.

use super::{Trouble, json, page};
use crate::analysis::SourceFormat;
use crate::analysis::{Analyzer, Article};
use crate::cli::analyze;
use crate::cli::args::{Eval, EvalFormat};
use crate::eval::{self, Annotation, Mistake, Scores};
use crate::input;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What came of all articles.
#[derive(Debug, Default)]
pub(super) struct Outcomes {
    /// All together.
    pub(super) all: Scores,
    /// By outlet, when asked for.
    pub(super) outlets: BTreeMap<String, Scores>,
    /// The first mistakes, as many as asked for.
    pub(super) errors: Vec<ErrorLine>,
    /// Every mistake, by kind.
    pub(super) mistakes: BTreeMap<eval::MistakeKind, usize>,
}

/// A mistake in words.
#[derive(Debug, serde::Serialize)]
pub(super) struct ErrorLine {
    pub(super) doc: String,
    pub(super) kind: eval::MistakeKind,
    pub(super) cue: String,
    pub(super) gold: String,
    pub(super) found: String,
    pub(super) gold_source: String,
    pub(super) found_source: String,
}

/// Outlet of an article that no list names.
const UNLISTED: &str = "unlisted";

#[derive(Deserialize)]
struct Listed {
    id: String,
    stratum: String,
}

/// Scores every annotation of a folder.
pub(super) fn output(args: &Eval, gold: &Path, texts: &Path) -> Result<String, Trouble> {
    let outlets = outlets(args)?;
    let analyzer =
        analyze::build(Analyzer::builder(), &args.packs).ok_or_else(|| Trouble::new("eval", "no analysis without sound rules"))?;
    let plain = input::Reader { format: Some(SourceFormat::Text), ..input::Reader::default() };
    let mut found = Outcomes::default();
    for path in annotations(gold)? {
        let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let article = plain.file(&texts.join(format!("{id}.txt"))).map_err(|f| Trouble::new(f.path, f.why))?;
        let told = |why: &dyn ToString| Trouble::new(path.display(), why.to_string());
        let json = fs::read_to_string(&path).map_err(|why| told(&input::told(&why)))?;
        let gold = eval::read_gold(&json, &article.text).map_err(|why| told(&why))?;
        let (annotation, names) = analysis(&analyzer, &article);
        let scored = eval::score(&article.text, &annotation, &gold);
        found.all += &scored.scores;
        if args.per_outlet {
            let outlet = outlets.get(&id).map_or(UNLISTED, String::as_str);
            *found.outlets.entry(outlet.to_owned()).or_default() += &scored.scores;
        }
        let words = Wording::new(&article.text);
        for mistake in &scored.mistakes {
            *found.mistakes.entry(mistake.kind).or_default() += 1;
            if found.errors.len() < args.errors {
                found.errors.push(words.line(&id, mistake, &names));
            }
        }
    }
    Ok(match args.format {
        EvalFormat::Table => page::scores(&found),
        EvalFormat::Json => json::scores(&found),
    })
}

/// What the program finds, and the names of its sources by id.
fn analysis(analyzer: &Analyzer, article: &Article) -> (Annotation, BTreeMap<String, String>) {
    let analysis = analyzer.analyze(article);
    let names = analysis.sources.iter().map(|s| (s.id.to_string(), s.name.clone())).collect();
    (Annotation::from(&analysis), names)
}

/// Annotation files of a folder, in name order.
fn annotations(folder: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let entries = entries.map_err(|why| Trouble::new(folder.display(), input::told(&why)))?;
    let mut files: Vec<PathBuf> = entries.into_iter().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "json")).collect();
    files.sort();
    if files.is_empty() {
        return Err(Trouble::new(folder.display(), "no annotation in this folder; annotations are files that end in .json"));
    }
    Ok(files)
}

/// Article → outlet, of all lists.
fn outlets(args: &Eval) -> Result<BTreeMap<String, String>, Trouble> {
    let mut outlets = BTreeMap::new();
    for path in &args.list {
        let told = |why: &dyn ToString| Trouble::new(path.display(), why.to_string());
        let json = fs::read_to_string(path).map_err(|why| told(&input::told(&why)))?;
        let listed: Vec<Listed> =
            serde_json::from_str(&json).map_err(|why| told(&format!("{why}; give a list of objects with `id` and `stratum`")))?;
        outlets.extend(listed.into_iter().map(|l| (l.id, l.stratum)));
    }
    Ok(outlets)
}

/// The words of an article by code points.
struct Wording(Vec<char>);

impl Wording {
    fn new(text: &str) -> Self {
        Self(text.chars().collect())
    }

    fn words(&self, places: &[eval::Place]) -> String {
        let piece = |p: &eval::Place| self.0.get(p.start as usize..p.end as usize).unwrap_or_default().iter().collect::<String>();
        places.iter().map(piece).collect::<Vec<String>>().join(" | ")
    }

    fn line(&self, doc: &str, mistake: &Mistake, names: &BTreeMap<String, String>) -> ErrorLine {
        let content = |c: Option<&eval::Claim>| c.map(|c| self.words(&c.content)).unwrap_or_default();
        let source = |c: Option<&eval::Claim>| {
            let Some(c) = c else { return String::new() };
            let name = || c.source_id.as_ref().map(|id| names.get(id).unwrap_or(id).clone());
            let written = c.source.map(|s| self.words(&[s]));
            written.or_else(name).unwrap_or_default()
        };
        let (gold, found) = (mistake.gold.as_ref(), mistake.found.as_ref());
        let cue = gold.or(found).and_then(|c| c.cues.first()).map(|p| self.words(&[*p])).unwrap_or_default();
        ErrorLine {
            doc: doc.to_owned(),
            kind: mistake.kind,
            cue,
            gold: content(gold),
            found: content(found),
            gold_source: source(gold.filter(|g| g.source.is_some())),
            found_source: source(found),
        }
    }
}
