//! A stream in UTF-16 → the same in UTF-8, so that its lines are found as any others.

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_16BE, UTF_16LE};
use std::io::{self, Read};

/// Bytes of a beginning that tell UTF-16.
pub(super) const FIRST: usize = 4;
/// Bytes that are decoded at a time.
const CHUNK: usize = 1 << 16;
/// What stands in the UTF-8 for bytes that are no character; itself none, so that the line is refused.
const BROKEN: u8 = 0xFF;

/// UTF-16 by the beginning of JSON Lines: its mark, or a character of ASCII with its zero byte.
pub(super) fn told(head: &[u8]) -> Option<&'static Encoding> {
    match head {
        [0xFF, 0xFE, ..] | [1..=0x7F, 0, ..] => Some(UTF_16LE),
        [0xFE, 0xFF, ..] | [0, 1..=0x7F, ..] => Some(UTF_16BE),
        _ => None,
    }
}

/// Reads UTF-8 out of a stream in UTF-16.
pub(super) struct Wide {
    stream: Box<dyn Read + Send>,
    decoder: Decoder,
    /// What was read and is still to be decoded.
    raw: Vec<u8>,
    /// The stream is at its end.
    ended: bool,
    /// So is the decoder.
    done: bool,
}

impl Wide {
    pub(super) fn new(stream: Box<dyn Read + Send>, encoding: &'static Encoding) -> Self {
        Self { stream, decoder: encoding.new_decoder_with_bom_removal(), raw: Vec::new(), ended: false, done: false }
    }
}

impl Read for Wide {
    /// Needs room for a character and a byte.
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while !self.done {
            if self.raw.is_empty() && !self.ended {
                self.raw.resize(CHUNK, 0);
                let read = self.stream.read(&mut self.raw);
                self.raw.truncate(*read.as_ref().unwrap_or(&0));
                self.ended = read? == 0;
            }
            let Some((last, room)) = out.split_last_mut() else { return Ok(0) };
            let (result, read, mut written) = self.decoder.decode_to_utf8_without_replacement(&self.raw, room, self.ended);
            self.raw.drain(..read);
            match result {
                DecoderResult::InputEmpty => self.done = self.ended,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => {
                    *room.get_mut(written).unwrap_or(last) = BROKEN;
                    written += 1;
                }
            }
            if written > 0 {
                return Ok(written);
            }
        }
        Ok(0)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// A byte at a time, as a slow pipe gives them.
    struct Drops(std::vec::IntoIter<u8>);

    impl Read for Drops {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            Ok(out.iter_mut().zip(self.0.by_ref().take(1)).map(|(place, byte)| *place = byte).count())
        }
    }

    fn read(bytes: Vec<u8>) -> Vec<u8> {
        let encoding = told(&bytes).unwrap();
        let mut out = Vec::new();
        let mut wide = Wide::new(Box::new(Drops(bytes.into_iter())), encoding);
        let mut some = [0; 9];
        loop {
            let read = wide.read(&mut some).unwrap();
            if read == 0 {
                return out;
            }
            out.extend_from_slice(&some[..read]);
        }
    }

    #[test]
    fn both_orders_of_bytes_give_the_same_text_with_and_without_a_mark() {
        let text = "{\"a\": \"قال 😀\u{60A}\u{A00}\"}\r\n{}";
        for mark in ["", "\u{FEFF}"] {
            let units: Vec<u16> = format!("{mark}{text}").encode_utf16().collect();
            for unit in [u16::to_le_bytes, u16::to_be_bytes] {
                assert_eq!(String::from_utf8(read(units.iter().copied().flat_map(unit).collect())).unwrap(), text);
            }
        }
    }

    #[test]
    fn half_a_character_is_no_utf_8() {
        assert_eq!(read(b"{\0\x00\xD8}\0}".to_vec()), b"{\xFF}\xFF");
    }

    #[test]
    fn other_beginnings_are_not_utf_16() {
        for head in ["{\"", "\u{FEFF}{", "قا", "", "{"] {
            assert_eq!(told(head.as_bytes()), None);
        }
    }
}
