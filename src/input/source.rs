//! Files, folders and standard input → items to be read one by one, in order, each when its turn comes.

use super::error::{Failure, failure, told};
use super::lines::{Line, Lines};
use super::walk::Walk;
#[cfg(feature = "serde")]
use super::walk::ends;
use super::wide::{self, Wide};
use super::{Charset, InputError, Reader, detect};
use crate::analysis::{Article, SourceFormat};
use encoding_rs::Encoding;
use std::fmt;
use std::fs::{File, Metadata};
use std::io::{self, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

/// Endings of files that are read out of folders.
const ENDINGS: &[&str] = &["txt", "md", "html", "htm", "docx", "jsonl", "ndjson"];

/// Bytes of a stream that are read at a time.
const CHUNK: usize = 1 << 18;

/// Bytes of a file that tell JSON Lines.
const HEAD: usize = 1024;
/// The same where the first line may be broken, and as long as an article.
const LONG_HEAD: usize = 1 << 16;

/// An article that is still to be read.
pub struct Item {
    /// The file it is in; `-` for standard input.
    pub path: PathBuf,
    /// The number of its line, in JSON Lines; 0 elsewhere.
    pub line: u64,
    /// It was named itself, not found in a folder.
    pub is_named: bool,
    body: Body,
}

impl fmt::Debug for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, line, is_named, .. } = self;
        f.debug_struct("Item").field("path", path).field("line", line).field("is_named", is_named).finish_non_exhaustive()
    }
}

enum Body {
    /// A file or stream, of which a part was read.
    Open {
        head: Vec<u8>,
        rest: Box<dyn Read + Send>,
        file: Option<(File, Metadata)>,
    },
    /// A line, and the encoding it was in when it was decoded beforehand.
    Line(Vec<u8>, Option<&'static Encoding>),
    Failed(String),
}

impl Item {
    /// The path of the article in outputs and messages: that of its file, with the number of its line in JSON Lines.
    #[must_use]
    pub fn name(&self) -> String {
        let path = self.path.to_string_lossy();
        if self.line == 0 { path.into_owned() } else { format!("{path}:{}", self.line) }
    }

    /// Bytes of the item, as far as they are known.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        match &self.body {
            Body::Open { file: Some((_, data)), .. } => data.len(),
            Body::Line(line, _) => line.len() as u64 + 1,
            _ => 0,
        }
    }

    /// Reads the article.
    ///
    /// # Errors
    /// When the file cannot be read, changes meanwhile, or is no article.
    pub fn read(self, reader: &Reader) -> Result<Article, Failure> {
        let stdin = self.path.as_os_str() == "-";
        let id = if stdin { "stdin".into() } else { self.path.file_stem().unwrap_or_default().to_string_lossy() };
        let path = self.path.to_string_lossy();
        let read = match self.body {
            Body::Failed(why) => return Err(failure(&shown(&self.path, self.line), &why)),
            Body::Line(bytes, None) => reader.read_line(&id, &path, self.line, bytes),
            Body::Line(bytes, Some(wide)) => reader.read_wide((&id, &path, self.line), &bytes, wide),
            Body::Open { head, rest, file } => take(head, rest, file, reader.max_bytes).and_then(|bytes| reader.read(&id, &path, bytes)),
        };
        read.map_err(|error| failure(&shown(&self.path, self.line), &error.to_string()))
    }
}

/// A path in messages.
fn shown(path: &Path, line: u64) -> PathBuf {
    let shown = if path.as_os_str() == "-" { "standard input".into() } else { path.to_string_lossy() };
    if line == 0 { path.to_owned() } else { format!("{shown}:{line}").into() }
}

/// Everything, up to a byte more than is accepted.
fn take(head: Vec<u8>, rest: Box<dyn Read + Send>, file: Option<(File, Metadata)>, max: usize) -> Result<Vec<u8>, InputError> {
    let known = file.as_ref().and_then(|(_, data)| usize::try_from(data.len()).ok());
    let mut bytes = head;
    // One more, so that the end is seen at once.
    bytes.reserve(known.map_or(0, |n| n.min(max).saturating_add(1).saturating_sub(bytes.len())));
    let room = max.saturating_add(1).saturating_sub(bytes.len());
    rest.take(room as u64).read_to_end(&mut bytes)?;
    let Some((file, before)) = file else { return Ok(bytes) };
    let whole = bytes.len() as u64 == before.len() || bytes.len() > max || !before.is_file();
    if whole && is_as_before(&file, &before) { Ok(bytes) } else { Err(InputError::Changed) }
}

/// Whether nobody wrote to a file since.
fn is_as_before(file: &File, before: &Metadata) -> bool {
    file.metadata().is_ok_and(|after| before.len() == after.len() && before.modified().ok() == after.modified().ok())
}

/// Whether a file of this name is read out of a folder; for the program.
#[cfg(feature = "serde")]
pub(crate) fn is_article_name(path: &Path) -> bool {
    ends(path, ENDINGS)
}

/// The articles behind paths, in order; folders recursively, in name order.
pub struct Inputs<'r> {
    reader: &'r Reader,
    paths: std::vec::IntoIter<PathBuf>,
    walk: Option<Walk>,
    lines: Option<Stream>,
    without: Option<Without>,
}

/// Whether a file found in a folder is passed over.
type Without = Box<dyn Fn(&Path) -> bool + Send>;

/// A file or stream of JSON Lines that is being read.
struct Stream {
    path: PathBuf,
    lines: Lines,
    file: Option<(File, Metadata)>,
    /// UTF-16; the lines are in UTF-8.
    wide: Option<&'static Encoding>,
}

impl fmt::Debug for Inputs<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Inputs").field("reader", self.reader).field("paths", &self.paths.as_slice()).finish_non_exhaustive()
    }
}

impl<'r> Inputs<'r> {
    /// Of files and folders; `-` is standard input.
    #[must_use]
    pub fn new(reader: &'r Reader, paths: Vec<PathBuf>) -> Self {
        Self { reader, paths: paths.into_iter(), walk: None, lines: None, without: None }
    }

    /// Passes over some of the files that are found in folders; for the program.
    #[cfg(feature = "serde")]
    pub(crate) fn without(mut self, is_one: impl Fn(&Path) -> bool + Send + 'static) -> Self {
        self.without = Some(Box::new(is_one));
        self
    }

    /// The files behind paths, unopened; for the program.
    #[cfg(feature = "serde")]
    pub(crate) fn files(paths: &[PathBuf]) -> impl Iterator<Item = Result<PathBuf, Failure>> {
        let below = |path: &PathBuf| {
            let walk = (path.as_os_str() != "-" && path.is_dir()).then(|| Walk::new(path.clone(), ENDINGS));
            let file = walk.is_none().then(|| Ok(path.clone()));
            walk.into_iter().flatten().chain(file)
        };
        paths.iter().flat_map(below)
    }

    fn open(&mut self, path: PathBuf) -> Option<Item> {
        if self.walk.is_some() && self.without.as_ref().is_some_and(|is_one| is_one(&path)) {
            return None;
        }
        match self.try_open(&path) {
            Ok(item) => item,
            Err(error) => Some(Item { path, line: 0, is_named: self.walk.is_none(), body: Body::Failed(told(&error)) }),
        }
    }

    /// Opens a file; one of JSON Lines gives its lines later.
    fn try_open(&mut self, path: &Path) -> io::Result<Option<Item>> {
        // Listed as a file and a pipe by now: to open it may take forever.
        if self.walk.is_some() && !std::fs::metadata(path)?.is_file() {
            return Ok(Some(Item { path: path.to_owned(), line: 0, is_named: false, body: Body::Failed(InputError::Changed.to_string()) }));
        }
        let stdin = path.as_os_str() == "-";
        let file = if stdin { None } else { Some(File::open(path)?) };
        let data = file.as_ref().map(File::metadata).transpose()?;
        if data.as_ref().is_some_and(Metadata::is_dir) {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        let mut stream: Box<dyn Read + Send> = match &file {
            Some(file) => Box::new(file.try_clone()?),
            None => Box::new(io::stdin()),
        };
        let mut head = Vec::new();
        let look = match self.reader.format {
            None if is_named_lines(path) => LONG_HEAD,
            None => HEAD,
            Some(SourceFormat::Jsonl) => wide::FIRST,
            _ => 0,
        };
        let coded = |head: &[u8]| self.reader.charset.map_or_else(|| wide::told(head), Charset::wide);
        let is = |told: fn(&[u8]) -> bool, head: &[u8]| coded(head).map_or_else(|| told(head), |wide| told(wide.decode(head).0.as_bytes()));
        begin(&mut stream, look, &mut head, |head| is(|head| head.contains(&b'\n') && detect::is_lines(head), head))?;
        let wide = coded(&head);
        let lines = match self.reader.format {
            Some(format) => format == SourceFormat::Jsonl,
            None if is_named_lines(path) => is(detect::may_be_lines, &head),
            None if is(detect::is_lines, &head) => true,
            None => {
                (&mut stream).take((LONG_HEAD - HEAD) as u64).read_to_end(&mut head)?;
                is(detect::goes_on_as_lines, &head)
            }
        };
        let file = file.zip(data).filter(|(_, data)| data.is_file());
        if lines {
            let whole: Box<dyn Read + Send> = Box::new(Cursor::new(head).chain(stream));
            let whole = match wide {
                Some(encoding) => Box::new(Wide::new(whole, encoding)),
                None => whole,
            };
            let lines = Lines::new(Box::new(BufReader::with_capacity(CHUNK, whole)), self.reader.max_bytes);
            self.lines = Some(Stream { path: path.to_owned(), lines, file, wide });
            return Ok(None);
        }
        Ok(Some(Item { path: path.to_owned(), line: 0, is_named: self.walk.is_none(), body: Body::Open { head, rest: stream, file } }))
    }
}

/// Reads the beginning of a stream, and no further where it is told by what is there: the rest may have to be waited for.
fn begin(stream: &mut dyn Read, look: usize, head: &mut Vec<u8>, is_told: impl Fn(&[u8]) -> bool) -> io::Result<()> {
    head.reserve(look);
    while head.len() < look && !is_told(head) {
        let read = head.len();
        head.resize(look, 0);
        let found = stream.read(head.get_mut(read..).unwrap_or_default());
        head.truncate(read + found.as_ref().unwrap_or(&0));
        match found {
            Ok(0) => break,
            Err(error) if error.kind() != io::ErrorKind::Interrupted => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

impl Stream {
    /// What is told of a file that was written to while its lines were read.
    fn changed(self) -> Option<Item> {
        let (file, before) = self.file?;
        let body = Body::Failed(InputError::Changed.to_string());
        (!is_as_before(&file, &before)).then_some(Item { path: self.path, line: 0, is_named: false, body })
    }
}

/// Files whose first line may be broken and that hold lines all the same.
fn is_named_lines(path: &Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("jsonl") || e.eq_ignore_ascii_case("ndjson"))
}

impl Iterator for Inputs<'_> {
    type Item = Item;

    /// Promises what is there without waiting for a stream.
    fn size_hint(&self) -> (usize, Option<usize>) {
        (usize::from(self.lines.as_ref().is_some_and(|stream| stream.lines.is_ready())), None)
    }

    fn next(&mut self) -> Option<Item> {
        loop {
            if let Some(Stream { path, lines, wide, .. }) = &mut self.lines {
                let Some((line, found)) = lines.next() else {
                    if let Some(changed) = self.lines.take().and_then(Stream::changed) {
                        return Some(changed);
                    }
                    continue;
                };
                let body = match found {
                    Line::Whole(bytes) => Body::Line(bytes, *wide),
                    Line::TooLong => Body::Failed(InputError::TooLarge { limit: self.reader.max_bytes }.to_string()),
                    Line::Endless => Body::Failed("a line without end, and the rest is not read: give an article a line".to_owned()),
                    Line::Broken(error) => Body::Failed(told(&error)),
                };
                return Some(Item { path: path.clone(), line, is_named: false, body });
            }
            let path = match self.walk.as_mut().map(Iterator::next) {
                Some(Some(Ok(path))) => path,
                Some(Some(Err(failed))) => {
                    return Some(Item { path: failed.path.into(), line: 0, is_named: false, body: Body::Failed(failed.why) });
                }
                Some(None) => {
                    self.walk = None;
                    continue;
                }
                None => {
                    let path = self.paths.next()?;
                    if path.as_os_str() != "-" && path.is_dir() {
                        self.walk = Some(Walk::new(path, ENDINGS));
                        continue;
                    }
                    path
                }
            };
            if let Some(item) = self.open(path) {
                return Some(item);
            }
        }
    }
}
