//! Bytes of any form → [`Article`]: encodings, web pages, Word documents, Markdown, JSON Lines; files, folders and streams. Knows no attribution.
//!
//! The form is told from the content; the name's ending decides only between forms that look alike. Whatever cannot be read is
//! one [`Failure`] and stops nothing else.
//!
//! ```
//! use isnad::input::Reader;
//!
//! let page = "# \u{627}\u{644}\u{62C}\u{633}\u{631}\n\n*\u{642}\u{627}\u{644}* \u{648}\u{632}\u{64A}\u{631}.\n";
//! let article = Reader::default().read("bridge", "bridge.md", page.as_bytes().to_vec())?;
//! assert_eq!(article.text, "\u{627}\u{644}\u{62C}\u{633}\u{631}\n\n\u{642}\u{627}\u{644} \u{648}\u{632}\u{64A}\u{631}.");
//! # Ok::<(), isnad::input::InputError>(())
//! ```
mod detect;
mod docx;
mod draft;
mod editors;
mod encoding;
mod error;
mod front;
mod html;
mod lines;
mod markdown;
mod quoted;
mod record;
mod references;
mod source;
mod walk;
mod wide;

pub use encoding::Charset;
pub use error::{Failure, InputError};
pub use record::Fields;
pub use source::{Inputs, Item};

pub(crate) use error::failure;
#[cfg(feature = "serde")]
pub(crate) use error::told;
#[cfg(feature = "serde")]
pub(crate) use source::is_article_name;

use crate::analysis::{Article, Original, SourceFormat};
use crate::text::{DecodeError, accept};
use draft::Draft;
use encoding_rs::Encoding;
use std::path::Path;

/// Longest original that is read unless told otherwise, in bytes: 16 MiB, a thousand times a long article.
pub const MAX_INPUT: usize = 16 << 20;

/// How inputs are read.
#[derive(Clone, Debug)]
pub struct Reader {
    /// The form; told from the content when `None`.
    pub format: Option<SourceFormat>,
    /// The encoding; told from the content when `None`.
    pub charset: Option<Charset>,
    /// Which fields of JSON Lines hold what.
    pub fields: Fields,
    /// Longest file, standard input or line of JSON Lines, in bytes.
    pub max_bytes: usize,
}

impl Default for Reader {
    fn default() -> Self {
        Self { format: None, charset: None, fields: Fields::default(), max_bytes: MAX_INPUT }
    }
}

impl Reader {
    /// Reads one article. `path` is where it came from, and its ending a hint at the form.
    ///
    /// # Errors
    /// When the bytes are no Arabic article in a form that is read, or too many. The message says the way out.
    pub fn read(&self, id: &str, path: &str, bytes: Vec<u8>) -> Result<Article, InputError> {
        if bytes.len() > self.max_bytes {
            let is_array = self.format.is_none_or(|format| format == SourceFormat::Jsonl) && detect::is_array(&bytes);
            return Err(if is_array { InputError::Array } else { InputError::TooLarge { limit: self.max_bytes } });
        }
        let is_docx = self.format.map_or_else(|| detect::is_docx(&bytes, path), |format| format == SourceFormat::Docx);
        if is_docx {
            return article(docx::read(bytes)?, SourceFormat::Docx, "utf-8".to_owned(), id, path);
        }
        if self.format.is_none() {
            detect::refuse(&bytes)?;
        }
        let (text, encoding) = encoding::decode(&bytes, self.charset)?;
        let format = self.format.unwrap_or_else(|| detect::form(&text, path));
        let draft = match format {
            SourceFormat::Jsonl => return self.record(&text, encoding, || id.to_owned(), path),
            SourceFormat::Markdown => markdown::read(&text)?,
            SourceFormat::Html => html::read(&text)?,
            SourceFormat::Text | SourceFormat::Docx => front::plain(text.into_owned()),
        };
        drop(bytes);
        article(draft, format, encoding, id, path)
    }

    /// Reads one line of JSON Lines. Its path is that of the file and the number of the line, and so is its id when it has none.
    ///
    /// # Errors
    /// When the line is no JSON object, has no text, or its text is no Arabic article.
    pub fn read_line(&self, id: &str, path: &str, number: u64, bytes: Vec<u8>) -> Result<Article, InputError> {
        let (text, encoding) = encoding::decode(&bytes, self.charset)?;
        self.record(&text, encoding, || format!("{id}:{number}"), &format!("{path}:{number}"))
    }

    /// Reads a line that was in UTF-16 and is in UTF-8 by now.
    fn read_wide(&self, place: (&str, &str, u64), bytes: &[u8], encoding: &'static Encoding) -> Result<Article, InputError> {
        let (id, path, number) = place;
        let name = encoding.name().to_ascii_lowercase();
        match simdutf8::basic::from_utf8(bytes) {
            Ok(text) => self.record(text, name, || format!("{id}:{number}"), &format!("{path}:{number}")),
            Err(_) if self.charset.is_some() => Err(InputError::Malformed { name }),
            Err(_) => Err(InputError::Torn { name }),
        }
    }

    /// Reads the article of a file; of a folder or a file of JSON Lines the first article alone, of `-` standard input.
    /// [`Inputs`] gives all of them.
    ///
    /// # Errors
    /// When it cannot be read, is no article, or holds none.
    pub fn file(&self, path: &Path) -> Result<Article, Failure> {
        let item = Inputs::new(self, vec![path.to_owned()]).next();
        item.map_or_else(|| Err(failure(path, "nothing in it; give the text of an article")), |item| item.read(self))
    }

    /// `id` is that of a record without one.
    fn record(&self, text: &str, encoding: String, id: impl FnOnce() -> String, path: &str) -> Result<Article, InputError> {
        let (draft, named) = record::read(text, &self.fields)?;
        article(draft, SourceFormat::Jsonl, encoding, &named.unwrap_or_else(id), path)
    }
}

/// What was read, if it can be an article.
fn article(draft: Draft, format: SourceFormat, encoding: String, id: &str, path: &str) -> Result<Article, InputError> {
    let Draft { text, anchors, metadata, subtitle, comments, front, links, headings } = draft.headed();
    if let Some(at) = memchr::memchr(0, text.as_bytes()) {
        return Err(if format == SourceFormat::Jsonl { InputError::Zero } else { DecodeError::Nul { at }.into() });
    }
    let original = Original { format, metadata, subtitle, comments, front, links, headings, anchors };
    Ok(Article { id: id.to_owned(), path: path.to_owned(), encoding, text: accept(text)?, original })
}

#[cfg(test)]
mod tests;
