//! Two JSON Lines files of analyses → what differs. Constant memory but for the differences.

use super::{Trouble, json, page};
use crate::analysis::Analysis;
use crate::cli::args::{Eval, EvalFormat};
use crate::eval::{self, Difference};
use crate::input;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// What differs.
#[derive(Debug)]
pub(super) struct Compared {
    /// Articles.
    pub(super) documents: usize,
    /// All of it.
    pub(super) differences: Vec<Difference>,
    /// Indices of those to be read.
    drawn: Vec<usize>,
}

impl Compared {
    /// Those to be read.
    pub(super) fn shown(&self) -> impl Iterator<Item = &Difference> {
        self.drawn.iter().filter_map(|n| self.differences.get(*n))
    }
}

/// Compares the two files.
pub(super) fn output(args: &Eval, old: &Path, new: &Path) -> Result<String, Trouble> {
    let (mut olds, mut news) = (Analyses::open(old)?, Analyses::open(new)?);
    let (mut documents, mut differences) = (0, Vec::new());
    loop {
        let (a, b) = match (olds.next()?, news.next()?) {
            (None, None) => break,
            (Some(a), Some(b)) if a.article.id == b.article.id => (a, b),
            (a, b) => return Err(apart(&news, a, b)),
        };
        documents += 1;
        differences.extend(eval::difference(&a, &b));
    }
    let count = args.sample.unwrap_or(differences.len());
    let drawn = eval::sample(differences.len(), count, args.seed);
    let compared = Compared { documents, differences, drawn };
    Ok(match args.format {
        EvalFormat::Table => page::differences(&compared),
        EvalFormat::Json => json::differences(&compared),
    })
}

fn apart(news: &Analyses, old: Option<Analysis>, new: Option<Analysis>) -> Trouble {
    let id = |a: Option<Analysis>| a.map_or_else(|| "nothing".to_owned(), |a| a.article.id);
    let (old, new) = (id(old), id(new));
    let why = format!("article {new} stands where the old file has {old}; analyze the same articles in the same order");
    Trouble::new(news.place(), why)
}

/// The analyses of a file, a line each.
struct Analyses {
    name: String,
    reader: BufReader<File>,
    line: usize,
}

impl Analyses {
    fn open(path: &Path) -> Result<Self, Trouble> {
        let name = path.display().to_string();
        let file = File::open(path).map_err(|why| Trouble::new(&name, input::told(&why)))?;
        Ok(Self { name, reader: BufReader::new(file), line: 0 })
    }

    fn place(&self) -> String {
        format!("{}:{}", self.name, self.line)
    }

    fn next(&mut self) -> Result<Option<Analysis>, Trouble> {
        let mut line = String::new();
        loop {
            line.clear();
            self.line += 1;
            let read = self.reader.read_line(&mut line).map_err(|why| Trouble::new(self.place(), input::told(&why)))?;
            if read == 0 {
                return Ok(None);
            }
            if !line.trim().is_empty() {
                break;
            }
        }
        let way_out = "give what `isnad analyze --format jsonl` prints";
        serde_json::from_str(&line).map(Some).map_err(|why| Trouble::new(self.place(), format!("{why}; {way_out}")))
    }
}
