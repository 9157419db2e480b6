//! Values → JSON without blanks, as `serde_json` writes it and in a third of its work.
//!
//! An analysis is thousands of small values under known names. Names are copied as they stand, texts are looked
//! through many bytes at a time for what must be escaped, and only a broken number and what no analysis holds are
//! left to `serde_json`. Tests hold the two against each other.

mod serial;

use serde::ser::Serialize;
use serde_json::Error;
use std::io;

/// A value on a line of its own.
pub(super) fn line(value: &impl Serialize) -> Result<Vec<u8>, Error> {
    let mut line = Line { whole: Vec::with_capacity(MOST), block: [0; BLOCK], at: 0 };
    value.serialize(&mut line)?;
    line.end(b'\n');
    line.flush();
    Ok(line.whole)
}

/// Bytes of most lines.
const MOST: usize = 32 << 10;

/// A line that is written piece by piece into a block, and block by block into the whole.
///
/// Where the block has room for the longest piece, a piece of known length is copied without a further question, and more may be
/// copied than stays. Every value is written with a comma behind it: so none asks whether another came before it. What holds
/// the value takes the last comma for its end.
struct Line {
    whole: Vec<u8>,
    block: [u8; BLOCK],
    /// Bytes of the block that are written.
    at: usize,
}

/// Bytes of a block.
const BLOCK: usize = 1 << 10;

/// Bytes of the longest piece.
const PIECE: usize = 64;

/// Writes the items of a list or the entries of an object.
struct Items<'l> {
    line: &'l mut Line,
    close: u8,
}

impl Line {
    /// Room for a piece, of which so many bytes stay. Inlined like those who ask for it, so that lengths are known where
    /// something is copied.
    #[inline(always)]
    fn room(&mut self, piece: usize, length: usize) -> &mut [u8] {
        if self.at > BLOCK - PIECE {
            self.flush();
        }
        let at = self.at.min(BLOCK - PIECE);
        self.at = at + length;
        self.block.get_mut(at..at + piece.min(PIECE)).unwrap_or_default()
    }

    /// Writes the block to the whole.
    #[cold]
    #[inline(never)]
    fn flush(&mut self) {
        self.whole.extend_from_slice(self.block.get(..self.at).unwrap_or_default());
        self.at = 0;
    }

    /// Copies a piece of which so many bytes stay.
    #[inline(always)]
    fn put<const N: usize>(&mut self, piece: &[u8; N], length: usize) {
        const { assert!(N <= PIECE) };
        self.room(N, length).copy_from_slice(piece);
    }

    /// Copies bytes of any length.
    fn copy(&mut self, bytes: &[u8]) {
        if let Some(room) = self.block.get_mut(self.at..).and_then(|rest| rest.get_mut(..bytes.len())) {
            room.copy_from_slice(bytes);
            self.at += bytes.len();
        } else {
            self.flush();
            self.whole.extend_from_slice(bytes);
        }
    }

    /// A name of the program's own, which has nothing to escape, and a sign behind it.
    #[inline(always)]
    fn name(&mut self, name: &str, sign: u8) {
        let length = name.len() + 3;
        if length > PIECE {
            self.put(b"\"", 1);
            self.copy(name.as_bytes());
            self.put(&[b'"', sign], 2);
        } else if let [open, text @ .., close, last] = self.room(length, length) {
            text.copy_from_slice(name.as_bytes());
            (*open, *close, *last) = (b'"', b'"', sign);
        }
    }

    /// Puts a sign in the place of the last comma.
    fn end(&mut self, sign: u8) {
        if let Some(comma) = self.at.checked_sub(1).and_then(|at| self.block.get_mut(at)) {
            *comma = sign;
        }
    }

    fn open(&mut self, open: u8, close: u8) -> Items<'_> {
        self.put(&[open], 1);
        Items { line: self, close }
    }

    /// As `serde_json` writes it.
    fn plainly(&mut self, value: &(impl Serialize + ?Sized)) -> Result<(), Error> {
        serde_json::to_writer(&mut *self, value)?;
        self.put(b",", 1);
        Ok(())
    }

    /// Most numbers of an analysis have four digits at most.
    fn number(&mut self, value: u64) {
        match u32::try_from(value) {
            Ok(digit @ 0..10) => self.put(&[b'0' + digit as u8, b','], 2),
            Ok(value @ 10..10_000) => {
                let (digits, length) = four_digits(value);
                self.put(&(u64::from(digits) | u64::from(b',') << (8 * length)).to_le_bytes(), length + 1);
            }
            _ => {
                let mut digits = itoa::Buffer::new();
                self.copy(digits.format(value).as_bytes());
                self.put(b",", 1);
            }
        }
    }
}

impl io::Write for Line {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.copy(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The digits of a number of two to four, the first lowest, and how many they are; with so many it costs less to write four and
/// take some back than to guess wrong.
fn four_digits(value: u32) -> (u32, usize) {
    let length = 2 + usize::from(value >= 100) + usize::from(value >= 1000);
    // Two numbers of two digits side by side, then four of one digit.
    let pairs = (value / 100) | ((value % 100) << 16);
    let tens = ((pairs * 103) >> 10) & 0x000F_000F;
    let digits = u32::from_le_bytes(*b"0000") + (tens | (pairs - tens * 10) << 8);
    (digits >> (8 * (4 - length)), length)
}

/// Bits in the bytes that are quotation marks, backslashes or control characters. The lowest is that of the first such byte;
/// those above it may be wrong.
fn special(eight: u64) -> u64 {
    const ONES: u64 = u64::MAX / 0xFF;
    let below = |bytes: u64, limit: u64| bytes.wrapping_sub(ONES * limit) & !bytes & (ONES << 7);
    below(eight, 0x20) | below(eight ^ (ONES * u64::from(b'"')), 1) | below(eight ^ (ONES * u64::from(b'\\')), 1)
}

/// A text of thirteen bytes at most with nothing to escape, as most of an analysis are, between its quotation marks, and a
/// comma; what stands behind it is to be taken back.
fn brief(text: &[u8]) -> Option<[u8; 16]> {
    let bits = 8 * text.len();
    let (letters, is_plain) = match (text.first_chunk(), text.last_chunk()) {
        (Some(first), Some(last)) if text.len() <= 13 => {
            let (first, last) = (u64::from_le_bytes(*first), u64::from_le_bytes(*last));
            (u128::from(first) | u128::from(last) << (bits - 64), special(first) | special(last) == 0)
        }
        (None, _) => {
            let letters = short(text);
            (u128::from(letters), special(letters | u64::from_le_bytes([b' '; 8]) << bits) == 0)
        }
        _ => return None,
    };
    let quoted = u128::from(b'"') | letters << 8 | u128::from(u16::from_le_bytes(*b"\",")) << (bits + 8);
    is_plain.then_some(quoted.to_le_bytes())
}

/// Bytes at the beginning of a text before the first quotation mark, backslash or control character.
fn plain(text: &[u8]) -> usize {
    let (blocks, _) = text.as_chunks::<32>();
    let start = 32 * blocks.iter().take_while(|block| is_plain(block)).count();
    // The end is looked at once more, as a block.
    if start + 32 > text.len() && text.last_chunk().is_some_and(is_plain) {
        return text.len();
    }
    let (words, _) = text.get(start..).unwrap_or_default().as_chunks::<8>();
    // The end is looked at once more where that is shorter; behind a text of fewer bytes stand zeros, which are special.
    let end = text.last_chunk::<8>().map_or_else(|| (short(text), 0), |end| (u64::from_le_bytes(*end), text.len() - 8));
    let words = words.iter().map(|word| u64::from_le_bytes(*word)).zip((start..).step_by(8)).chain([end]);
    let mut found = words.map(|(word, at)| (special(word), at));
    found.find(|(found, _)| *found != 0).map_or(text.len(), |(found, at)| text.len().min(at + found.trailing_zeros() as usize / 8))
}

/// Whether nothing in a block is to be escaped.
#[inline(always)]
fn is_plain(block: &[u8; 32]) -> bool {
    let is_special = |byte: u8| u8::from(byte < 0x20) | u8::from(byte == b'"') | u8::from(byte == b'\\');
    block.iter().fold(0, |found, byte| found | is_special(*byte)) == 0
}

/// A text of fewer than eight bytes as a number, the first lowest.
fn short(text: &[u8]) -> u64 {
    let four = |bytes: &[u8; 4]| u64::from(u32::from_le_bytes(*bytes));
    let two = |bytes: &[u8; 2]| u64::from(u16::from_le_bytes(*bytes));
    match (text.first_chunk::<4>(), text.last_chunk::<4>()) {
        (Some(first), Some(last)) => four(first) | four(last) << (8 * (text.len() - 4)),
        _ => match (text.first_chunk(), text.last_chunk()) {
            (Some(first), Some(last)) => two(first) | two(last) << (8 * (text.len() - 2)),
            _ => text.first().map_or(0, |byte| u64::from(*byte)),
        },
    }
}

/// Writes a quotation mark, a backslash or a control character.
fn escape(byte: u8, line: &mut Line) {
    let letter = match byte {
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        8 => b'b',
        12 => b'f',
        0..0x20 => {
            let digit = |value: u8| if value < 10 { b'0' + value } else { b'a' + value - 10 };
            return line.put(&[b'\\', b'u', b'0', b'0', digit(byte >> 4), digit(byte & 15)], 6);
        }
        other => other,
    };
    line.put(&[b'\\', letter], 2);
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::analysis::{Analyzer, Article};
    use proptest::prelude::*;
    use std::path::Path;

    fn written(value: &impl Serialize) -> String {
        String::from_utf8(line(value).unwrap()).unwrap().strip_suffix('\n').unwrap().to_owned()
    }

    #[test]
    fn every_sample_is_written_as_by_serde_json() {
        let analyzer = Analyzer::builder().with_text(true).with_reasons(true).build().unwrap();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
        let mut samples = 0;
        for path in
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e == "txt"))
        {
            let analysis = analyzer.analyze(&Article::from_text("sample", std::fs::read_to_string(&path).unwrap()));
            assert_eq!(written(&analysis), serde_json::to_string(&analysis).unwrap(), "{}", path.display());
            samples += 1;
        }
        assert!(samples > 10, "{samples} samples");
    }

    #[test]
    fn a_special_byte_is_found_at_every_place_of_a_text_of_any_length() {
        for length in 0..70 {
            for at in 0..length {
                for special in [b'"', b'\\', 0, 0x1F] {
                    let mut text = vec![b'a'; length];
                    text[at] = special;
                    assert_eq!(plain(&text), at, "{special:#x} at {at} of {length}");
                    assert_eq!(brief(&text), None, "{special:#x} at {at} of {length}");
                }
            }
            let text = vec![0xD9; length];
            assert_eq!(plain(&text), length);
            let quoted = [b"\"", text.as_slice(), b"\","].concat();
            assert_eq!(brief(&text).map(|brief| brief[..length + 3].to_vec()), Some(quoted).filter(|_| length <= 13));
        }
    }

    #[test]
    fn short_numbers_are_written_as_they_are_shown() {
        let numbers: Vec<u32> = (0..10_500).collect();
        assert_eq!(written(&numbers), format!("{numbers:?}").replace(' ', ""));
    }

    #[test]
    fn a_line_of_any_length_is_written_whole() {
        let texts = vec!["a line that is longer than it was thought to be"; 2000];
        assert_eq!(written(&texts), serde_json::to_string(&texts).unwrap());
    }

    #[test]
    fn numbers_of_any_length_are_written_in_full() {
        assert_eq!(written(&[0, 9, 10, 99, 255, 256, u64::MAX]), "[0,9,10,99,255,256,18446744073709551615]");
        assert_eq!(written(&[-1, -10, i64::MIN]), "[-1,-10,-9223372036854775808]");
    }

    proptest! {
        #[test]
        fn texts_and_numbers_are_written_as_by_serde_json(
            text in "[\\x00-\\x7f\u{600}-\u{6ff}\u{2028}]{0,40}",
            numbers in any::<(u64, i64, u8, i16, f64)>(),
            list in proptest::collection::vec(proptest::option::of(any::<bool>()), 0..4),
        ) {
            let map: std::collections::BTreeMap<&str, &str> = [("a", text.as_str()), (text.as_str(), "b")].into();
            let value = (text.as_str(), numbers, list, map, serde_json::json!({ "x": [null, text] }));
            prop_assert_eq!(written(&value), serde_json::to_string(&value).unwrap());
        }
    }
}
