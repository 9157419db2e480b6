//! Lines of a stream, with their numbers, in memory that does not grow with their length.

use std::io::{self, BufRead};

/// A line of a stream.
#[derive(Debug)]
pub(super) enum Line {
    /// Its bytes, without the line end.
    Whole(Vec<u8>),
    /// Longer than is read; passed over.
    TooLong,
    /// So long that the stream is left; there may be no end.
    Endless,
    /// The stream broke.
    Broken(io::Error),
}

/// How many times the longest line a line may be and still be passed over.
const PATIENCE: u64 = 256;

/// Reads lines of at most `max` bytes; blank ones are left out.
pub(super) struct Lines {
    stream: Box<dyn BufRead + Send>,
    max: usize,
    number: u64,
    ended: bool,
    /// The byte that ends a line; told at the beginning.
    end: Option<u8>,
    /// Length of the next line, when its end was read with the line before.
    ready: Option<usize>,
}

impl Lines {
    pub(super) fn new(stream: Box<dyn BufRead + Send>, max: usize) -> Self {
        Self { stream, max, number: 0, ended: false, end: None, ready: None }
    }

    /// Whether there is a line that was read with the one before.
    pub(super) fn is_ready(&self) -> bool {
        self.ready.is_some()
    }

    /// The next line and how many bytes of it were kept. `None` at the end of the stream.
    fn take(&mut self) -> Option<Line> {
        let mut line = Vec::new();
        let mut length = 0u64;
        loop {
            let found = match self.stream.fill_buf() {
                Ok([]) if length == 0 => return None,
                Ok([]) => break,
                Ok(bytes) => bytes,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Some(Line::Broken(error)),
            };
            self.end = self.end.or_else(|| line_end(found));
            let sign = self.end.unwrap_or(b'\n');
            let end = self.ready.take().or_else(|| memchr::memchr(sign, found));
            let piece = found.get(..end.unwrap_or(found.len())).unwrap_or_default();
            let room = self.max.saturating_add(1).saturating_sub(line.len());
            line.extend_from_slice(piece.get(..room).unwrap_or(piece));
            let used = piece.len() + usize::from(end.is_some());
            length += used as u64;
            // A blank line is none: what is behind it may have to be waited for.
            let next = end.and_then(|_| found.get(used..)).and_then(|rest| rest.get(..memchr::memchr(sign, rest)?));
            self.ready = next.filter(|line| !line.trim_ascii().is_empty()).map(<[u8]>::len);
            self.stream.consume(used);
            if end.is_some() {
                break;
            }
            if length > PATIENCE.saturating_mul(self.max as u64) {
                return Some(Line::Endless);
            }
        }
        Some(if line.len() > self.max { Line::TooLong } else { Line::Whole(line) })
    }
}

/// Nothing but blanks, behind a byte order mark or not.
fn is_blank(line: &[u8]) -> bool {
    line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line).trim_ascii().is_empty()
}

/// The byte that ends the lines of a stream, told from the first piece with a line end in it: a carriage return where it stands
/// between two objects and no line feed follows. None can stand in an object.
fn line_end(found: &[u8]) -> Option<u8> {
    let at = memchr::memchr2(b'\r', b'\n', found)?;
    let is_object = found.get(at..).is_some_and(|rest| rest.trim_ascii_start().starts_with(b"{"));
    Some(if is_object && memchr::memchr(b'\n', found).is_none() { b'\r' } else { b'\n' })
}

impl Iterator for Lines {
    type Item = (u64, Line);

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            let line = self.take();
            self.number += 1;
            self.ended = matches!(line, None | Some(Line::Endless | Line::Broken(_)));
            match line {
                Some(Line::Whole(bytes)) if is_blank(&bytes) => {}
                Some(line) => return Some((self.number, line)),
                None => {}
            }
        }
        None
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::io::Read;

    fn lines(text: &[u8], max: usize) -> Vec<(u64, String)> {
        let told = |(number, line)| match line {
            Line::Whole(bytes) => (number, String::from_utf8(bytes).unwrap()),
            other => (number, format!("{other:?}")),
        };
        Lines::new(Box::new(io::Cursor::new(text.to_vec())), max).map(told).collect()
    }

    #[test]
    fn long_lines_are_passed_over_and_counted() {
        let got = lines(b"ab\r\n\n  \nabcdef\nabc\nlast", 4);
        assert_eq!(got, [(1, "ab\r".into()), (4, "TooLong".into()), (5, "abc".into()), (6, "last".into())]);
    }

    #[test]
    fn lines_that_were_read_with_others_are_ready() {
        let stream = io::Cursor::new(b"ab\ncd\n".to_vec()).chain(io::Cursor::new(b"ef\n\ngh\nij".to_vec()));
        let mut lines = Lines::new(Box::new(stream), 9);
        let mut ready = Vec::new();
        while lines.next().is_some() {
            ready.push(lines.is_ready());
        }
        // Behind ab; cd; ef, where a blank line follows; gh, where the end of ij is not known; ij.
        assert_eq!(ready, [true, false, false, false, false]);
    }

    #[test]
    fn carriage_returns_part_objects_where_there_are_no_line_feeds() {
        assert_eq!(lines(b"{1}\r\r{2}\r", 9), [(1, "{1}".into()), (3, "{2}".into())]);
        assert_eq!(lines(b"{1}\r{2}\n{3}", 9), [(1, "{1}\r{2}".into()), (2, "{3}".into())]);
        assert_eq!(lines(b"{1}\rx", 9), [(1, "{1}\rx".into())]);
        let parts = io::Cursor::new(b"{1".to_vec()).chain(io::Cursor::new(b"}\r{2}".to_vec()));
        assert_eq!(Lines::new(Box::new(io::BufReader::new(parts)), 9).count(), 2);
    }

    #[test]
    fn endless_line_ends_the_stream() {
        assert_eq!(lines(&[b'x'; 3000], 4), [(1, "Endless".into())]);
        let endless = Lines::new(Box::new(io::BufReader::new(io::repeat(b'x'))), 1000);
        assert_eq!(endless.count(), 1);
    }
}
