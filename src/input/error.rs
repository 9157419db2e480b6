//! Why an input cannot be read.

use crate::text::DecodeError;
use std::io;
use std::path::Path;

/// Why bytes are no article. The message says the way out.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum InputError {
    /// The text is no Arabic article.
    #[error(transparent)]
    Text(#[from] DecodeError),
    /// It cannot be read at all.
    #[error("{}", told(.0))]
    Io(#[from] io::Error),
    /// Longer than is read.
    #[error("longer than {} MiB, which no article is: cut it into articles, one a file or one a line of JSON Lines, or raise --max-size", limit >> 20)]
    TooLarge {
        /// Bytes that are read at most.
        limit: usize,
    },
    /// UTF-8 but for some bytes.
    #[error("broken UTF-8 (byte {at}): mend it there, or name its encoding with --encoding")]
    Broken {
        /// First byte that fits no character.
        at: usize,
    },
    /// Four bytes a character.
    #[error("text in {name}: convert it first, with iconv -f {name} -t UTF-8")]
    Utf32 {
        /// The encoding, with the order of its bytes.
        name: &'static str,
    },
    /// No encoding of Arabic fits.
    #[error("encoding not recognised: name it, for example --encoding windows-1256")]
    Unknown,
    /// The bytes are not in the encoding that was asked for.
    #[error("not {name}: name another encoding, or leave --encoding out")]
    Malformed {
        /// The encoding.
        name: String,
    },
    /// The encoding it is in by its first bytes, but for some.
    #[error("broken {name}: mend it, or name its encoding with --encoding")]
    Torn {
        /// The encoding.
        name: String,
    },
    /// Another kind of file.
    #[error("{kind}: save it as text, HTML or DOCX")]
    Kind {
        /// What it is.
        kind: &'static str,
    },
    /// A file that holds others.
    #[error("packed by {by}: unpack it first; what is unpacked can be sent to standard input")]
    Packed {
        /// The program.
        by: &'static str,
    },
    /// A line of JSON Lines that is none.
    #[error("not a JSON object ({why}): mend or remove it; JSON Lines have an object a line")]
    Json {
        /// What the parser says.
        why: String,
    },
    /// Objects in a list.
    #[error("a JSON list: write its objects one a line, for example with jq -c '.[]'")]
    Array,
    /// A record without text.
    #[error("no text in field `{field}`: {}", fields(found))]
    Field {
        /// The field looked for.
        field: String,
        /// The fields there are.
        found: String,
    },
    /// A record whose text is no string.
    #[error("field `{field}` is no text: write the text as a string, or name another field with --map text=FIELD")]
    NoString {
        /// The field.
        field: String,
    },
    /// A character that no text has.
    #[error("a zero character (\\u0000) in the text: take it out")]
    Zero,
    /// A page of the web that would take too long or too much.
    #[error("a page that cannot be read ({why}): save the article alone, or as text")]
    Page {
        /// What is too much.
        why: &'static str,
    },
    /// A Word document that is none.
    #[error("a broken Word document ({why}): save it again, or as text")]
    Docx {
        /// What is wrong.
        why: String,
    },
    /// It was written to in the meantime.
    #[error("changed while it was read: run again when nobody writes to it")]
    Changed,
}

/// The way out for a record without text.
fn fields(found: &str) -> String {
    if found.is_empty() {
        "the object is empty; remove it, or give it fields".to_owned()
    } else {
        format!("name the field with --map text=FIELD; there are: {found}")
    }
}

/// An input that could not be read, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {why}")]
pub struct Failure {
    /// As shown; with the number of the line for JSON Lines.
    pub path: String,
    /// What is wrong and the way out.
    pub why: String,
}

/// What the machine said, with the way out where there is one.
pub(crate) fn told(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder; check the path".to_owned(),
        io::ErrorKind::PermissionDenied => "not allowed; check its permissions".to_owned(),
        io::ErrorKind::IsADirectory => "a folder; name its files, or give it as an input without --input-format".to_owned(),
        io::ErrorKind::NotADirectory => "a part of the path is no folder; check the path".to_owned(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "no space left; free some, or write elsewhere".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "nothing can be written there; write elsewhere".to_owned(),
        io::ErrorKind::FileTooLarge => "larger than a file may be there; write elsewhere".to_owned(),
        io::ErrorKind::InvalidFilename => "a name that is too long; shorten it".to_owned(),
        _ if is(error, LOOP) => "a link that leads back to itself; mend or remove it".to_owned(),
        _ if is(error, TOO_MANY) => "too many files are open; raise the limit, as `ulimit -n` does, or lower --jobs".to_owned(),
        _ if error.raw_os_error().is_some() => format!("{error}; check the path"),
        _ => error.to_string(),
    }
}

/// Numbers of errors that have no kind: a loop of links, and no more files for this process or the machine.
const LOOP: &[i32] = if cfg!(target_os = "linux") { &[40] } else { &[62] };
const TOO_MANY: &[i32] = &[23, 24];

fn is(error: &io::Error, numbers: &[i32]) -> bool {
    cfg!(unix) && error.raw_os_error().is_some_and(|number| numbers.contains(&number))
}

/// A failure of a path; `-` is standard input, and `-:3` its third line.
pub(crate) fn failure(path: &Path, why: &str) -> Failure {
    let path = path.to_string_lossy();
    let line = path.strip_prefix('-').filter(|line| line.is_empty() || line.starts_with(':'));
    let named = || if path.is_empty() { "\"\"".to_owned() } else { path.clone().into_owned() };
    let path = line.map_or_else(named, |line| format!("standard input{line}"));
    Failure { path, why: why.to_owned() }
}
