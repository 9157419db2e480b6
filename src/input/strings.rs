//! A JSON object of nothing but strings → its members, without the parser: most records are one.
//!
//! Where anything else is in it, or an escape of more than one letter, the parser reads it, which also tells what is wrong.

use std::borrow::Cow;

/// The values of the members with these names, the last where there are several; `None` where the parser is to read.
pub(super) fn members<'j, const N: usize>(json: &'j str, names: &[String; N]) -> Option<[Option<Cow<'j, str>>; N]> {
    let json = json.trim_ascii();
    // No string has a control character; the least of many bytes is found at once.
    if json.bytes().fold(u8::MAX, u8::min) < b' ' {
        return None;
    }
    let mut values = [const { None }; N];
    let mut rest = json.strip_prefix('{')?;
    loop {
        let (name, behind) = string(rest.trim_ascii_start())?;
        let (value, behind) = string(behind.trim_ascii_start().strip_prefix(':')?.trim_ascii_start())?;
        let place = names.iter().position(|known| *known == name);
        if let Some(known) = place.and_then(|at| values.get_mut(at)) {
            *known = Some(value);
        }
        match behind.trim_ascii_start() {
            "}" => return Some(values),
            more => rest = more.strip_prefix(',')?,
        }
    }
}

/// The string that a text begins with, copied only where it has escapes, and what stands behind it.
fn string(json: &str) -> Option<(Cow<'_, str>, &str)> {
    let (mut rest, mut read) = (json.strip_prefix('"')?, String::new());
    loop {
        let (piece, behind) = rest.split_at_checked(memchr::memchr2(b'"', b'\\', rest.as_bytes())?)?;
        if let Some(behind) = behind.strip_prefix('"') {
            if read.is_empty() {
                return Some((piece.into(), behind));
            }
            read.push_str(piece);
            return Some((read.into(), behind));
        }
        let escaped = match behind.as_bytes().get(1)? {
            b'n' => '\n',
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b't' => '\t',
            b'r' => '\r',
            _ => return None,
        };
        if read.is_empty() {
            // The string ends before what is left of the record does.
            read.reserve(rest.len());
        }
        read.push_str(piece);
        read.push(escaped);
        rest = behind.get(2..)?;
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Map, Value};

    fn names() -> [String; 2] {
        ["id", "text"].map(str::to_owned)
    }

    /// The two members as the parser reads them, where all are strings.
    fn parsed(json: &str) -> Option<[Option<String>; 2]> {
        let object: Map<String, Value> = serde_json::from_str(json).ok()?;
        let strings = object.values().all(Value::is_string);
        strings.then(|| names().map(|name| object.get(&name).and_then(Value::as_str).map(str::to_owned)))
    }

    fn read(json: &str) -> Option<[Option<String>; 2]> {
        members(json, &names()).map(|values| values.map(|value| value.map(Cow::into_owned)))
    }

    #[test]
    fn objects_of_strings_are_read_as_the_parser_reads_them() {
        for json in [
            r#"{"id": "1", "text": "a\nb \"c\" \\ \/ \t\r"}"#,
            r#" {"id":"1","text":"","id":"2"}"#,
            r#"{"other": "x", "text": "قال"} "#,
            r#"{"\tid": "1", "id": "\n"}"#,
        ] {
            assert!(read(json).is_some(), "{json}");
            assert_eq!(read(json), parsed(json), "{json}");
        }
    }

    #[test]
    fn anything_else_is_left_to_the_parser() {
        for json in [
            "{}",
            r#"{"id": 1}"#,
            r#"{"id": "\u0627"}"#,
            r#"{"id": "1",}"#,
            r#"{"id": "1"} x"#,
            r#"{"id": "1" "text": "2"}"#,
            r#"["id"]"#,
            r#"{"id": "1"#,
            "{\"id\": \"a\tb\"}",
            r#"{"id": "a\qb"}"#,
            "",
        ] {
            assert_eq!(read(json), None, "{json}");
        }
    }

    proptest! {
        #[test]
        fn what_is_read_is_what_the_parser_reads(json in r#"[{}":,\\ntuid1 \t]{0,24}"#, id in "[a\"\\\\\n/ق]*") {
            for json in [&json, &format!("{{\"id\": \"{json}\"}}"), &serde_json::json!({ "id": id }).to_string()] {
                if let Some(values) = read(json) {
                    prop_assert_eq!(Some(values), parsed(json), "{}", json);
                }
            }
        }
    }
}
