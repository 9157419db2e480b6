//! Bytes → text: which encoding it is, and the text decoded.
//!
//! A byte order mark decides; then UTF-8 that is valid; then UTF-16 by its zero bytes; then what a page declares, where Arabic comes
//! out; then the two encodings of Arabic with a byte a letter.

use super::InputError;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_6, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1256};
use std::borrow::Cow;
use std::str::FromStr;

/// Bytes that are looked at to tell the encoding.
const LOOK: usize = 1 << 16;

/// An encoding by one of its names, such as `windows-1256`, `iso-8859-6`, `utf-16le`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Charset(&'static Encoding);

impl Charset {
    /// The encoding, when it is UTF-16.
    pub(super) fn wide(self) -> Option<&'static Encoding> {
        Some(self.0).filter(|encoding| [UTF_16LE, UTF_16BE].contains(encoding))
    }
}

impl FromStr for Charset {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let known = Encoding::for_label(name.as_bytes()).map(Self);
        known.ok_or_else(|| "not the name of an encoding; for example utf-8, windows-1256, iso-8859-6, utf-16le".to_owned())
    }
}

/// The text, and the name of the encoding in small letters. A byte order mark is dropped, line ends stay as they are.
pub(super) fn decode(bytes: &[u8], asked: Option<Charset>) -> Result<(Cow<'_, str>, String), InputError> {
    if let Some(name) = four(bytes).filter(|_| asked.is_none()) {
        return Err(InputError::Utf32 { name });
    }
    let marked = || Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let told = asked.map(|Charset(encoding)| encoding).or_else(marked).or_else(|| wide(bytes));
    if let Some(encoding) = told.filter(|encoding| *encoding != UTF_8) {
        return decoded(bytes, encoding).map_err(
            |name| {
                if asked.is_some() { InputError::Malformed { name } } else { InputError::Torn { name } }
            },
        );
    }
    let body = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match simdutf8::compat::from_utf8(body) {
        Ok(text) => Ok((text.into(), UTF_8.name().to_ascii_lowercase())),
        Err(error) if told.is_none() => other(bytes, error.valid_up_to()),
        Err(error) => Err(InputError::Broken { at: error.valid_up_to() + bytes.len() - body.len() }),
    }
}

/// The text of bytes that are no UTF-8 from a place on.
fn other(bytes: &[u8], at: usize) -> Result<(Cow<'_, str>, String), InputError> {
    let (whole, broken) = characters(bytes);
    // Far more whole characters than broken ones: a few bad bytes are not another encoding.
    if whole > broken * 8 {
        return Err(InputError::Broken { at });
    }
    // All before is ASCII, or the little that another encoding and UTF-8 have in common.
    let rest = bytes.get(at..).unwrap_or_default();
    let rest = rest.get(..LOOK).unwrap_or(rest);
    let declared = declared(bytes);
    let fitting = declared.filter(|encoding| is_arabic(rest, encoding));
    let told = fitting.or_else(|| narrow(rest)).or(declared);
    let told = told.ok_or(if whole > broken { InputError::Broken { at } } else { InputError::Unknown })?;
    decoded(bytes, told).map_err(|_| InputError::Unknown)
}

/// The text and the name of its encoding; the name alone where the bytes are not in it.
fn decoded<'b>(bytes: &'b [u8], encoding: &'static Encoding) -> Result<(Cow<'b, str>, String), String> {
    let name = encoding.name().to_ascii_lowercase();
    let (text, malformed) = encoding.decode_with_bom_removal(bytes);
    if malformed { Err(name) } else { Ok((text, name)) }
}

/// UTF-16 without a mark: every second byte is one of the few that begin blanks, Arabic letters and punctuation.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let look = bytes.get(..LOOK).unwrap_or(bytes);
    if !bytes.len().is_multiple_of(2) || memchr::memchr2(0x00, 0x06, look).is_none() {
        return None;
    }
    let units = look.len() / 2;
    let high = |at: usize| look.as_chunks::<2>().0.iter().filter(|pair| matches!(pair.get(at), Some(0x00 | 0x06 | 0x20))).count();
    let letters = |at: usize| look.as_chunks::<2>().0.iter().any(|pair| pair.get(at) == Some(&0x06));
    let is = |at: usize| high(at) * 10 >= units * 9 && letters(at) && high(1 - at) * 2 < high(at);
    if is(1) {
        Some(UTF_16LE)
    } else if is(0) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// UTF-32, with a mark or without: the upper half of every character is zero, and the lower is not.
fn four(bytes: &[u8]) -> Option<&'static str> {
    let look = bytes.get(..LOOK).unwrap_or(bytes);
    if !bytes.len().is_multiple_of(4) || memchr::memchr(0, look).is_none() {
        return None;
    }
    let characters = look.as_chunks::<4>().0;
    let little = characters.iter().all(|[a, b, c, d]| (*c, *d) == (0, 0) && (*a, *b) != (0, 0));
    let big = characters.iter().all(|[a, b, c, d]| (*a, *b) == (0, 0) && (*c, *d) != (0, 0));
    match (little, big) {
        (true, _) => Some("UTF-32LE"),
        (_, true) => Some("UTF-32BE"),
        _ => None,
    }
}

/// How many characters beyond ASCII are whole in UTF-8, and how many broken.
fn characters(bytes: &[u8]) -> (usize, usize) {
    let look = bytes.get(..LOOK).unwrap_or(bytes);
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in look.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    (whole, broken)
}

/// What a page declares in its first kilobyte: `charset=…`, or `encoding="…"` of XML.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    const HEAD: usize = 1024;
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes)).to_ascii_lowercase();
    if !head.trim_start().starts_with('<') {
        return None;
    }
    let after = |key: &str| head.split(key).nth(1).map(|rest| rest.trim_start_matches(['"', '\'', ' ']));
    let label = after("charset=").or_else(|| after("encoding="))?;
    let label: String = label.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':')).collect();
    // The bytes are not UTF-8, whatever they say.
    Encoding::for_label(label.as_bytes()).filter(|e| *e != UTF_8)
}

/// Windows-1256 or ISO 8859-6: the one in which the article `al-`, in every other word of Arabic, is more frequent; else as
/// chardetng tells. Nothing when what comes out is not Arabic.
fn narrow(look: &[u8]) -> Option<&'static Encoding> {
    const ALEF: u8 = 0xC7;
    const LAM_WINDOWS: u8 = 0xE1;
    const LAM_ISO: u8 = 0xE4;
    let articles = |lam: u8| look.windows(2).filter(|pair| **pair == [ALEF, lam]).count();
    let (windows, iso) = (articles(LAM_WINDOWS), articles(LAM_ISO));
    let guess = || {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(look, true);
        detector.guess(None, Utf8Detection::Deny)
    };
    let first = match windows.cmp(&iso) {
        std::cmp::Ordering::Greater => WINDOWS_1256,
        std::cmp::Ordering::Less => ISO_8859_6,
        std::cmp::Ordering::Equal => guess(),
    };
    [first, WINDOWS_1256, ISO_8859_6].into_iter().find(|encoding| is_arabic(look, encoding))
}

/// Whether most of what is beyond ASCII is Arabic, in words: accents of another language stand alone among letters of ASCII, and
/// within words of Arabic where it is read in the wrong one of its encodings.
fn is_arabic(bytes: &[u8], encoding: &'static Encoding) -> bool {
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    let (mut beyond, mut arabic, mut joined, mut mixed) = (0usize, 0usize, 0usize, 0usize);
    let (mut after_letter, mut after_accent) = (false, false);
    for c in text.chars() {
        let letter = matches!(c, '\u{620}'..='\u{6FF}');
        let accent = !c.is_ascii() && c.is_alphabetic() && !letter;
        beyond += usize::from(!c.is_ascii());
        arabic += usize::from(letter);
        joined += usize::from(letter && after_letter);
        mixed += usize::from(letter && after_accent || accent && after_letter);
        (after_letter, after_accent) = (letter, accent);
    }
    !malformed && arabic * 10 >= beyond * 6 && joined * 2 >= arabic && mixed * 20 <= arabic
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const TEXT: &str = "قال وزير النقل كريم الحلاق إن الجسر سيفتح غدا، وأضافت رئيسة البلدية أن العبور مجاني يوم الجمعة.";

    fn page(charset: &str, real: &'static Encoding) -> Vec<u8> {
        real.encode(&format!("<html><head><meta charset=\"{charset}\"></head><body><p>{TEXT}</p></body></html>")).0.into_owned()
    }

    #[test]
    fn page_that_declares_the_wrong_encoding_is_read_as_a_text_without_one() {
        for real in [WINDOWS_1256, ISO_8859_6] {
            for charset in "utf-8 windows-1256 iso-8859-6 iso-8859-1 windows-1252 us-ascii utf-16 x-unknown iso-8859-8 gb2312".split(' ') {
                let bytes = page(charset, real);
                let (text, name) = decode(&bytes, None).unwrap();
                assert!(text.contains(TEXT), "{charset}, which is {name}: {text}");
                assert_eq!(name, real.name().to_ascii_lowercase(), "{charset}");
            }
        }
    }

    #[test]
    fn right_declaration_decides_where_the_text_is_not_enough_to_tell() {
        for (charset, words) in [
            ("windows-1256", "été à la plage, déjà vu, Hélène, château, Besançon: نعم"),
            ("iso-8859-1", "été à la plage"),
            ("iso-8859-6", "نعم"),
        ] {
            let encoding = Encoding::for_label(charset.as_bytes()).unwrap();
            let page = format!("<meta charset={charset}>{}<p>{words}", "<br>".repeat(LOOK));
            let bytes = encoding.encode(&page).0.into_owned();
            assert_eq!(decode(&bytes, None).unwrap(), (page.as_str().into(), encoding.name().to_ascii_lowercase()));
        }
    }

    #[test]
    fn no_message_speaks_of_an_option_that_was_not_given() {
        let why = |bytes: &[u8]| decode(bytes, None).unwrap_err().to_string();
        let unknown = "encoding not recognised: name it, for example --encoding windows-1256";
        assert_eq!(why(b"<meta charset=gb2312>\xE9 \xE9 \xE9"), unknown);
        // One byte that is not in ISO 8859-6 makes no Windows-1256 of it.
        assert_eq!(why(&[ISO_8859_6.encode(TEXT).0.as_ref(), b"\xAB"].concat()), unknown);
        assert_eq!(
            why("قال \u{E9}".as_bytes().get(..8).unwrap()),
            "broken UTF-8 (byte 7): mend it there, or name its encoding with --encoding"
        );
        assert_eq!(why(b"\xFF\xFE\x00\xD8"), "broken utf-16le: mend it, or name its encoding with --encoding");
    }
}
