//! Values → JSON without blanks, as `serde_json` writes it and in a third of its work.
//!
//! An analysis is thousands of small values under known names. Names are copied as they stand, texts are looked
//! through many bytes at a time for what must be escaped, and only a broken number and what no analysis holds are
//! left to `serde_json`. Tests hold the two against each other.

use serde::ser::{self, Error as _, Serialize, Serializer};
use serde_json::Error;

/// Appends a value to a line.
pub(super) fn write(value: &impl Serialize, out: &mut Vec<u8>) -> Result<(), Error> {
    value.serialize(Json(out))?;
    out.pop();
    Ok(())
}

/// Writes one value and a comma behind it. So no value asks whether another came before it, and value and comma are copied
/// together; what holds the value takes the last comma for its end.
struct Json<'o>(&'o mut Vec<u8>);

/// Writes the items of a list or the entries of an object.
struct Items<'o> {
    out: &'o mut Vec<u8>,
    close: u8,
}

impl<'o> Json<'o> {
    fn open(self, open: u8, close: u8) -> Items<'o> {
        self.0.push(open);
        Items { out: self.0, close }
    }

    /// As `serde_json` writes it.
    fn plainly(self, value: &(impl Serialize + ?Sized)) -> Result<(), Error> {
        serde_json::to_writer(&mut *self.0, value)?;
        self.0.push(b',');
        Ok(())
    }

    /// Most numbers of an analysis have four digits at most.
    fn number(self, value: u64) {
        match u32::try_from(value) {
            Ok(digit @ 0..10) => self.0.extend_from_slice(&[b'0' + digit as u8, b',']),
            Ok(value @ 10..10_000) => {
                let (digits, length) = four_digits(value);
                let digits = (u64::from(digits) | u64::from(b',') << (8 * length)).to_le_bytes();
                self.0.extend_from_slice(&digits);
                self.0.truncate(self.0.len() - digits.len() + length + 1);
            }
            _ => {
                self.0.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
                self.0.push(b',');
            }
        }
    }
}

/// Writes a name of the program's own, which has nothing to escape, and a sign behind it. Inlined, so that the length of the
/// name is known where it is copied.
#[inline(always)]
fn name(name: &str, sign: u8, out: &mut Vec<u8>) {
    let mut quoted = [b'"'; 32];
    let end = name.len() + 3;
    if let Some((start, [_, last, ..])) = quoted.split_at_mut_checked(name.len() + 1)
        && let Some((_, start)) = start.split_first_mut()
    {
        start.copy_from_slice(name.as_bytes());
        *last = sign;
    }
    if let Some(quoted) = quoted.get(..end) {
        out.extend_from_slice(quoted);
    } else {
        out.push(b'"');
        out.extend_from_slice(name.as_bytes());
        out.extend_from_slice(&[b'"', sign]);
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
    let is_plain = |block: &&[u8; 32]| {
        let (words, _) = block.as_chunks::<8>();
        words.iter().fold(0, |found, word| found | special(u64::from_le_bytes(*word))) == 0
    };
    let start = 32 * blocks.iter().take_while(is_plain).count();
    let (words, _) = text.get(start..).unwrap_or_default().as_chunks::<8>();
    // The end is looked at once more where that is shorter; behind a text of fewer bytes stand zeros, which are special.
    let end = text.last_chunk::<8>().map_or_else(|| (short(text), 0), |end| (u64::from_le_bytes(*end), text.len() - 8));
    let words = words.iter().map(|word| u64::from_le_bytes(*word)).zip((start..).step_by(8)).chain([end]);
    let mut found = words.map(|(word, at)| (special(word), at));
    found.find(|(found, _)| *found != 0).map_or(text.len(), |(found, at)| text.len().min(at + found.trailing_zeros() as usize / 8))
}

/// A text of fewer than eight bytes as a number, the first lowest.
fn short(text: &[u8]) -> u64 {
    let four = |bytes: &[u8; 4]| u64::from(u32::from_le_bytes(*bytes));
    match (text.first_chunk::<4>(), text.last_chunk::<4>()) {
        (Some(first), Some(last)) => four(first) | four(last) << (8 * (text.len() - 4)),
        _ => text.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte)),
    }
}

/// Writes a quotation mark, a backslash or a control character.
fn escape(byte: u8, out: &mut Vec<u8>) {
    let letter = match byte {
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        8 => b'b',
        12 => b'f',
        0..0x20 => {
            let digit = |value: u8| if value < 10 { b'0' + value } else { b'a' + value - 10 };
            return out.extend_from_slice(&[b'\\', b'u', b'0', b'0', digit(byte >> 4), digit(byte & 15)]);
        }
        other => other,
    };
    out.extend_from_slice(&[b'\\', letter]);
}

impl<'o> Serializer for Json<'o> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Items<'o>;
    type SerializeTuple = Items<'o>;
    type SerializeTupleStruct = Items<'o>;
    type SerializeTupleVariant = ser::Impossible<(), Error>;
    type SerializeMap = Items<'o>;
    type SerializeStruct = Items<'o>;
    type SerializeStructVariant = ser::Impossible<(), Error>;

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.0.extend_from_slice(if value { b"true," } else { b"false," });
        Ok(())
    }

    fn serialize_i8(self, value: i8) -> Result<(), Error> {
        self.serialize_i64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Result<(), Error> {
        self.serialize_i64(value.into())
    }

    fn serialize_i32(self, value: i32) -> Result<(), Error> {
        self.serialize_i64(value.into())
    }

    fn serialize_i64(self, value: i64) -> Result<(), Error> {
        if value < 0 {
            self.0.push(b'-');
        }
        self.number(value.unsigned_abs());
        Ok(())
    }

    fn serialize_u8(self, value: u8) -> Result<(), Error> {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Result<(), Error> {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Result<(), Error> {
        self.serialize_u64(value.into())
    }

    fn serialize_u64(self, value: u64) -> Result<(), Error> {
        self.number(value);
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Result<(), Error> {
        self.plainly(&value)
    }

    fn serialize_f64(self, value: f64) -> Result<(), Error> {
        self.plainly(&value)
    }

    fn serialize_char(self, value: char) -> Result<(), Error> {
        self.plainly(&value)
    }

    fn serialize_str(self, value: &str) -> Result<(), Error> {
        let (out, mut rest) = (self.0, value.as_bytes());
        if let Some(brief) = brief(rest) {
            out.extend_from_slice(&brief);
            out.truncate(out.len() - brief.len() + rest.len() + 3);
            return Ok(());
        }
        out.reserve(rest.len() + 3);
        out.push(b'"');
        while let Some((start, behind)) = rest.split_at_checked(plain(rest)) {
            out.extend_from_slice(start);
            let Some((special, behind)) = behind.split_first() else { break };
            escape(*special, out);
            rest = behind;
        }
        out.extend_from_slice(b"\",");
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), Error> {
        self.plainly(value)
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.0.extend_from_slice(b"null,");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.serialize_unit()
    }

    #[inline(always)]
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Error> {
        name(variant, b',', self.0);
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        let mut object = self.open(b'{', b'}');
        object.entry(variant, value)?;
        object.finish()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'o>, Error> {
        Ok(self.open(b'[', b']'))
    }

    fn serialize_tuple(self, _: usize) -> Result<Items<'o>, Error> {
        Ok(self.open(b'[', b']'))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Items<'o>, Error> {
        Ok(self.open(b'[', b']'))
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Self::SerializeTupleVariant, Error> {
        Err(Error::custom("a variant with a list in it is not written"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Items<'o>, Error> {
        Ok(self.open(b'{', b'}'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Items<'o>, Error> {
        Ok(self.open(b'{', b'}'))
    }

    fn serialize_struct_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Self::SerializeStructVariant, Error> {
        Err(Error::custom("a variant with an object in it is not written"))
    }
}

impl Items<'_> {
    fn item(&mut self, value: &(impl Serialize + ?Sized)) -> Result<(), Error> {
        value.serialize(Json(self.out))
    }

    /// A value under a name of the program's own.
    #[inline(always)]
    fn entry(&mut self, key: &'static str, value: &(impl Serialize + ?Sized)) -> Result<(), Error> {
        name(key, b':', self.out);
        value.serialize(Json(self.out))
    }

    /// The end stands in the place of the last comma.
    fn finish(self) -> Result<(), Error> {
        if self.out.last() == Some(&b',') {
            self.out.pop();
        }
        self.out.extend_from_slice(&[self.close, b',']);
        Ok(())
    }
}

impl ser::SerializeSeq for Items<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.item(value)
    }

    fn end(self) -> Result<(), Error> {
        self.finish()
    }
}

impl ser::SerializeTuple for Items<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.item(value)
    }

    fn end(self) -> Result<(), Error> {
        self.finish()
    }
}

impl ser::SerializeTupleStruct for Items<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.item(value)
    }

    fn end(self) -> Result<(), Error> {
        self.finish()
    }
}

impl ser::SerializeMap for Items<'_> {
    type Ok = ();
    type Error = Error;

    /// Only texts name the entries of an analysis.
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        self.item(key)?;
        self.out.pop();
        self.out.push(b':');
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.item(value)
    }

    fn end(self) -> Result<(), Error> {
        self.finish()
    }
}

impl ser::SerializeStruct for Items<'_> {
    type Ok = ();
    type Error = Error;

    #[inline(always)]
    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Error> {
        self.entry(name, value)
    }

    fn end(self) -> Result<(), Error> {
        self.finish()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::analysis::{Analyzer, Article};
    use proptest::prelude::*;
    use std::path::Path;

    fn written(value: &impl Serialize) -> String {
        let mut out = Vec::new();
        write(value, &mut out).unwrap();
        String::from_utf8(out).unwrap()
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
