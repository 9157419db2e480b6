//! Going on with a run that was broken off: what its output holds tells what is done.
//!
//! Every finished line is looked for among the inputs by the path of its article, in order. Of some of them – the first, the last, and
//! ever fewer between – the article is analyzed again, and the line must be what this run would write: other options, rules, inputs
//! or another version would else be mixed with what is there.

use super::output::{self, Output};
use crate::analysis::SCHEMA;
use crate::input::{Inputs, Item};
use serde::Deserialize;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Take};
use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

const START_ANEW: &str = "start anew without --resume";

/// The output of a broken run.
pub(super) struct Resumed {
    file: File,
    /// Bytes of its whole lines.
    whole: u64,
    /// Finished articles.
    pub(super) done: u64,
}

impl Resumed {
    /// Opens the output of a run and looks at where its lines begin; nothing is changed. A file that is not there is made.
    pub(super) fn open(path: &Path) -> Result<Self, String> {
        // To open a pipe may take forever.
        if fs::metadata(path).is_ok_and(|data| !data.is_file() && !data.is_dir()) {
            return Err("no file of its own; --resume goes on with a file, or leave it out".to_owned());
        }
        let opened = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path);
        let file = opened.map_err(|error| output::told(&error))?;
        let (done, whole) = whole_lines(&file).map_err(|error| output::told(&error))??;
        Ok(Self { file, whole, done })
    }

    /// The finished lines, and the file to be cut behind them.
    pub(super) fn parts(self) -> io::Result<(Finished, Output)> {
        let mut file = self.file.try_clone()?;
        file.seek(SeekFrom::Start(0))?;
        let lines = BufReader::with_capacity(1 << 18, file).take(self.whole);
        Ok((Finished { lines, number: 0, all: self.done }, Output::Behind(self.file, self.whole)))
    }
}

/// How many whole lines there are, and their bytes. Refuses what does not begin as an analysis does, also a last line without end,
/// in memory that does not grow with their length.
fn whole_lines(file: &File) -> io::Result<Result<(u64, u64), String>> {
    let begin = format!("{{\"schema\":\"{SCHEMA}\",\"article\":{{");
    let mut bytes = BufReader::with_capacity(1 << 18, file);
    let (mut head, mut done, mut at, mut whole) = (Vec::with_capacity(begin.len()), 0, 0, 0);
    let mut zeros = true; // a machine that went down leaves a tail of zero bytes
    loop {
        let found = match bytes.fill_buf() {
            Ok([]) => break,
            Ok(found) => found,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let end = memchr::memchr(b'\n', found);
        let piece = found.get(..end.unwrap_or(found.len())).unwrap_or_default();
        head.extend(piece.iter().take(begin.len() - head.len()));
        zeros = zeros && end.is_none() && piece.iter().all(|byte| *byte == 0);
        let used = piece.len() + usize::from(end.is_some());
        at += used as u64;
        bytes.consume(used);
        if !zeros && (!begin.as_bytes().starts_with(&head) || end.is_some() && head.len() < begin.len()) {
            return Ok(Err(foreign(&head, done + 1)));
        }
        if end.is_some() {
            (done, whole) = (done + 1, at);
            head.clear();
            zeros = true;
        }
    }
    Ok(Ok((done, whole)))
}

/// Why a line is none to go on with.
fn foreign(head: &[u8], number: u64) -> String {
    let family = SCHEMA.trim_end_matches(|c: char| c.is_ascii_digit());
    if head.strip_prefix(b"{\"schema\":\"").is_some_and(|name| name.starts_with(family.as_bytes())) {
        format!("line {number} is of another version of isnad; {START_ANEW}")
    } else {
        format!("line {number} is no analysis; --resume goes on with a file of --format jsonl only")
    }
}

/// The finished lines that are still to be met.
pub(super) struct Finished {
    lines: Take<BufReader<File>>,
    /// Lines that were met.
    number: u64,
    all: u64,
}

#[derive(Deserialize)]
struct Line {
    article: Place,
}

#[derive(Deserialize)]
struct Place {
    path: String,
}

impl Finished {
    /// The next line, and the path of its article.
    fn next(&mut self) -> Result<Option<(Vec<u8>, String)>, String> {
        if self.number == self.all {
            return Ok(None);
        }
        self.number += 1;
        let mut line = Vec::new();
        self.lines.read_until(b'\n', &mut line).map_err(|error| output::told(&error))?;
        let read = serde_json::from_slice::<Line>(&line).map_err(|_| foreign(&[], self.number))?;
        Ok(Some((line, read.article.path)))
    }

    /// Whether the line that was met last is one of those that are held against what this run makes.
    fn is_sample(&self) -> bool {
        self.number.is_power_of_two() || self.number == self.all
    }
}

/// An input, and the finished line of it that it is held against.
pub(super) struct Work {
    pub(super) item: Item,
    pub(super) again: Option<Again>,
}

/// A finished line whose article is analyzed again.
pub(super) struct Again {
    line: Vec<u8>,
    number: u64,
    path: String,
    /// Bytes of the inputs up to it.
    pub(super) passed: u64,
}

impl Again {
    /// Refuses a line that this run would not write.
    pub(super) fn hold(&self, made: Option<&[u8]>) -> io::Result<()> {
        if made == Some(&self.line) {
            return Ok(());
        }
        let Self { number, path, .. } = self;
        Err(io::Error::other(format!(
            "line {number} is not what this run makes of {path}: input, options, rules or version changed; {START_ANEW}"
        )))
    }
}

/// What was met while the finished lines were looked for among the inputs.
#[derive(Default)]
pub(super) struct Met {
    /// Why there is no going on.
    lost: OnceLock<String>,
    /// Inputs before a finished line that have none.
    without: AtomicUsize,
}

impl Met {
    /// Why there was no going on, or how many inputs before a finished line have none.
    pub(super) fn told(self) -> Result<usize, String> {
        self.lost.into_inner().map_or(Ok(self.without.into_inner()), Err)
    }
}

/// Inputs without those that are done, but for some that are analyzed again.
pub(super) struct Rest<'r> {
    inputs: Inputs<'r>,
    finished: Option<Finished>,
    passed: u64,
    met: &'r Met,
}

impl<'r> Rest<'r> {
    /// Those behind the finished lines; all when there are none.
    pub(super) fn new(inputs: Inputs<'r>, finished: Option<Finished>, met: &'r Met) -> Self {
        Self { inputs, finished, passed: 0, met }
    }

    /// The next finished article that is analyzed again, `None` behind the last.
    fn again(&mut self) -> Result<Option<Work>, String> {
        while let Some(finished) = &mut self.finished {
            let Some((line, path)) = finished.next()? else {
                self.finished = None;
                break;
            };
            let number = finished.number;
            let item = loop {
                let Some(item) = self.inputs.next() else {
                    return Err(format!(
                        "line {number} is of {path}, which is not among the inputs in its place; name those of the run that was broken off, or {START_ANEW}"
                    ));
                };
                self.passed += item.bytes();
                if item.name() == path {
                    break item;
                }
                self.met.without.fetch_add(1, Ordering::Relaxed);
            };
            if finished.is_sample() {
                return Ok(Some(Work { item, again: Some(Again { line, number, path, passed: self.passed }) }));
            }
        }
        Ok(None)
    }
}

impl Iterator for Rest<'_> {
    type Item = Work;

    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.finished.is_none() { self.inputs.size_hint() } else { (0, None) }
    }

    fn next(&mut self) -> Option<Work> {
        if self.met.lost.get().is_some() {
            return None;
        }
        match self.again() {
            Ok(Some(work)) => Some(work),
            Ok(None) => self.inputs.next().map(|item| Work { item, again: None }),
            Err(why) => {
                let _ = self.met.lost.set(why);
                None
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::io::Write;

    /// What is found in a file of so many bytes: its finished lines and their bytes, or why it is refused. The file is left as it was.
    fn opened(name: &str, bytes: &str) -> Result<(u64, u64), String> {
        let path = std::env::temp_dir().join(format!("isnad-resume-{}-{name}", std::process::id()));
        File::create(&path).unwrap().write_all(bytes.as_bytes()).unwrap();
        let resumed = Resumed::open(&path);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), bytes);
        std::fs::remove_file(&path).unwrap();
        resumed.map(|resumed| (resumed.done, resumed.whole))
    }

    fn line(path: &str) -> String {
        format!("{{\"schema\":\"{SCHEMA}\",\"article\":{{\"id\":\"a\",\"path\":\"{path}\"}}}}\n")
    }

    #[test]
    fn torn_line_does_not_count() {
        let whole = line("a") + &line("b") + &line("a");
        let bytes = whole.len() as u64;
        for torn in ["", "{", "{\"schema\"", &line("c")[..60], line("c").trim_end()] {
            assert_eq!(opened("torn", &(whole.clone() + torn)), Ok((3, bytes)), "{torn}");
            assert_eq!(opened("torn", torn), Ok((0, 0)), "{torn}");
        }
    }

    #[test]
    fn what_does_not_begin_as_an_analysis_is_refused() {
        let no_analysis = |n| Err(format!("line {n} is no analysis; --resume goes on with a file of --format jsonl only"));
        let other = |n| Err(format!("line {n} is of another version of isnad; start anew without --resume"));
        assert_eq!(opened("other", "a diary\nof mine"), no_analysis(1));
        assert_eq!(opened("other", "x"), no_analysis(1));
        assert_eq!(opened("other", "\n"), no_analysis(1));
        assert_eq!(opened("other", "{\"schema\"\n"), no_analysis(1));
        assert_eq!(opened("other", &(line("a") + "x")), no_analysis(2));
        let next = line("b").replace(SCHEMA, &format!("{SCHEMA}0"));
        assert_eq!(opened("other", &(line("a") + &next)), other(2));
        assert_eq!(opened("other", next.trim_end()), other(1));
    }
}
