//! Bytes → article text, or why not. UTF-8 only; other encodings are for the input layer.

use super::chars::{self, Class};

/// The longest article that is read, in bytes.
pub const MAX_BYTES: usize = 1 << 30;

/// Why bytes are no article. Offsets are bytes of the input.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DecodeError {
    /// The bytes are not UTF-8.
    #[error("not UTF-8 (byte {at}): convert it first, for example with iconv -f WINDOWS-1256 -t UTF-8")]
    NotUtf8 {
        /// First byte that fits no character.
        at: usize,
    },
    /// There is a zero byte, so this is no text file.
    #[error("a zero byte (byte {at}): not a text file; UTF-16 text can be converted with iconv -f UTF-16 -t UTF-8")]
    Nul {
        /// The zero byte.
        at: usize,
    },
    /// There is nothing but blanks.
    #[error("empty: give the text of an article")]
    Empty,
    /// There is no Arabic letter.
    #[error("no Arabic letter in it: give an article in Arabic, or check the encoding it was saved in")]
    NotArabic,
    /// There is more than is read.
    #[error("too large ({bytes} bytes): cut it into articles of at most {MAX_BYTES} bytes")]
    TooLarge {
        /// Length of the input.
        bytes: usize,
    },
}

/// The text of the article. A byte order mark is dropped; line ends stay as they are, so that offsets hold.
///
/// # Errors
/// When the bytes are not UTF-8, hold a zero byte, nothing but blanks, no Arabic letter, or too much.
pub fn decode(mut bytes: Vec<u8>) -> Result<String, DecodeError> {
    const BOM: &[u8] = b"\xEF\xBB\xBF";
    if bytes.len() > MAX_BYTES {
        return Err(DecodeError::TooLarge { bytes: bytes.len() });
    }
    if bytes.contains(&0) {
        return Err(DecodeError::Nul { at: bytes.iter().position(|b| *b == 0).unwrap_or_default() });
    }
    let dropped = if bytes.starts_with(BOM) { BOM.len() } else { 0 };
    bytes.drain(..dropped);
    // Checked in a quarter of the library's time; what fails is looked at again for its place.
    let text = match simdutf8::basic::from_utf8(&bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => String::from_utf8(bytes).map_err(|error| DecodeError::NotUtf8 { at: error.utf8_error().valid_up_to() + dropped })?,
    };
    accept(text)
}

/// The text, if it can be an article.
///
/// # Errors
/// When it holds nothing but blanks, or no Arabic letter.
pub fn accept(text: String) -> Result<String, DecodeError> {
    if text.chars().any(chars::is_arabic_letter) {
        return Ok(text);
    }
    let is_blank = |c| matches!(chars::class(c), Class::Blank | Class::Break | Class::Invisible);
    Err(if text.chars().all(is_blank) { DecodeError::Empty } else { DecodeError::NotArabic })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_byte_order_mark_goes_and_line_ends_stay() {
        assert_eq!(decode("\u{feff}سطر\r\nآخر".into()), Ok("سطر\r\nآخر".to_owned()));
    }

    #[test]
    fn each_kind_of_bad_input_has_its_error() {
        for (bytes, error) in [
            (b"\xD8\xA7\xC7\xE1".to_vec(), DecodeError::NotUtf8 { at: 2 }),
            (b"\xEF\xBB\xBF\xD8\xA7\xC7".to_vec(), DecodeError::NotUtf8 { at: 5 }),
            (b"a\0b".to_vec(), DecodeError::Nul { at: 1 }),
            (b"".to_vec(), DecodeError::Empty),
            ("\u{feff} \n\t\u{a0}\u{200f}".into(), DecodeError::Empty),
            ("12 news ، ؟".into(), DecodeError::NotArabic),
        ] {
            assert_eq!(decode(bytes), Err(error));
        }
    }

    #[test]
    fn the_message_says_the_way_out() {
        assert_eq!(
            DecodeError::NotUtf8 { at: 17 }.to_string(),
            "not UTF-8 (byte 17): convert it first, for example with iconv -f WINDOWS-1256 -t UTF-8"
        );
    }
}
