//! Going on with a run that was broken off: what its output holds tells what is done.

use crate::input::{Inputs, Item, told};
use serde::Deserialize;
use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Seek, SeekFrom};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

/// The output of a broken run, cut behind its last whole line.
pub(super) struct Resumed {
    /// The file, at its end.
    pub(super) file: File,
    /// The path of the last article, and how many of the finished articles have it; `None` when nothing was done.
    pub(super) last: Option<(String, u64)>,
    /// Finished articles.
    pub(super) done: u64,
}

#[derive(Deserialize)]
struct Line {
    article: Place,
}

#[derive(Deserialize)]
struct Place {
    path: String,
}

/// Opens the output of a run and cuts a torn last line. A file that is not there is made.
pub(super) fn open(path: &Path) -> Result<Resumed, String> {
    let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path).map_err(|error| told(&error))?;
    let (mut last, mut done, mut whole) = (None, 0, 0);
    each_line(&mut file, |line, end| {
        done += 1;
        last = Some(path_of(line, done)?);
        whole = end;
        Ok(())
    })?;
    file.set_len(whole).map_err(|error| told(&error))?;
    let mut same = 0;
    if let Some(last) = &last {
        each_line(&mut file, |line, _| {
            same += u64::from(path_of(line, 0)? == *last);
            Ok(())
        })?;
    }
    file.seek(SeekFrom::End(0)).map_err(|error| told(&error))?;
    Ok(Resumed { file, last: last.map(|path| (path, same)), done })
}

fn path_of(line: &[u8], number: u64) -> Result<String, String> {
    let read = serde_json::from_slice::<Line>(line);
    read.map(|l| l.article.path).map_err(|_| format!("line {number} is no analysis; --resume goes on with a file of --format jsonl only"))
}

/// Calls `each` with every whole line and the byte behind it.
fn each_line(file: &mut File, mut each: impl FnMut(&[u8], u64) -> Result<(), String>) -> Result<(), String> {
    let mut read = || -> io::Result<Result<(), String>> {
        file.seek(SeekFrom::Start(0))?;
        let mut lines = BufReader::with_capacity(1 << 18, &mut *file);
        let (mut line, mut end) = (Vec::new(), 0);
        loop {
            line.clear();
            end += lines.read_until(b'\n', &mut line)? as u64;
            if line.last() != Some(&b'\n') {
                return Ok(Ok(()));
            }
            if let Err(why) = each(&line, end) {
                return Ok(Err(why));
            }
        }
    };
    read().map_err(|error| told(&error))?
}

/// Inputs without those that are done.
pub(super) struct Rest<'r> {
    inputs: Inputs<'r>,
    after: Option<(String, u64)>,
    /// Whether the last finished article was met.
    met: &'r AtomicBool,
}

impl<'r> Rest<'r> {
    /// Those behind an article, counted as often as it was finished; all when there is none.
    pub(super) fn new(inputs: Inputs<'r>, after: Option<(String, u64)>, met: &'r AtomicBool) -> Self {
        met.store(after.is_none(), Ordering::Relaxed);
        Self { inputs, after, met }
    }
}

impl Iterator for Rest<'_> {
    type Item = Item;

    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.after.is_none() { self.inputs.size_hint() } else { (0, None) }
    }

    fn next(&mut self) -> Option<Item> {
        while let Some((path, times)) = &mut self.after {
            if self.inputs.next()?.name() == *path {
                *times -= 1;
                if *times == 0 {
                    self.after = None;
                    self.met.store(true, Ordering::Relaxed);
                }
            }
        }
        self.inputs.next()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::io::Write;

    fn opened(name: &str, bytes: &str) -> (Result<Resumed, String>, String) {
        let path = std::env::temp_dir().join(format!("isnad-resume-{}-{name}", std::process::id()));
        File::create(&path).unwrap().write_all(bytes.as_bytes()).unwrap();
        let resumed = open(&path);
        let left = std::fs::read_to_string(&path).unwrap();
        std::fs::remove_file(&path).unwrap();
        (resumed, left)
    }

    fn line(path: &str) -> String {
        format!("{{\"schema\":\"x\",\"article\":{{\"id\":\"a\",\"path\":\"{path}\"}}}}\n")
    }

    #[test]
    fn torn_line_is_cut_and_the_last_whole_one_counts() {
        let whole = line("a") + &line("b") + &line("a");
        let (resumed, left) = opened("torn", &(whole.clone() + &line("c")[..20]));
        let resumed = resumed.unwrap();
        assert_eq!((resumed.last, resumed.done, left), (Some(("a".to_owned(), 2)), 3, whole));
    }

    #[test]
    fn empty_output_begins_at_the_beginning_and_another_file_is_let_be() {
        let (resumed, left) = opened("empty", "{\"schema\"");
        assert_eq!((resumed.unwrap().last, left.as_str()), (None, ""));
        let (refused, left) = opened("other", "a diary\nof mine");
        assert_eq!(refused.err().unwrap(), "line 1 is no analysis; --resume goes on with a file of --format jsonl only");
        assert_eq!(left, "a diary\nof mine");
    }
}
