//! A quick reader for the plain style of the built-in packs, which are read at every start.
//!
//! It knows block mappings and lists, plain and simply quoted texts on one line, and flow lists of
//! words; whatever else it meets it gives back to the YAML crate. Examples are left out, since no
//! analysis reads them. A test holds it against the YAML crate on every built-in file; it is not
//! meant for other files, and its nodes have no numbers.

use super::node::{Key, Node, Value};
use std::borrow::Cow;

/// The tree of a file with its examples emptied, and line and column from 1 where each item of its
/// outermost list begins; `None` when it is not of the plain style.
pub(super) fn read(text: &str) -> Option<(Node<'_>, Vec<(u32, u32)>)> {
    if text.contains('\t') || text.contains('\r') {
        return None;
    }
    let mut reader = Reader { rest: text, number: 0, line: None, lists: 0, starts: Vec::new() };
    reader.step();
    let root = reader.map(0)?;
    reader.line.is_none().then_some((root, reader.starts))
}

/// A line with something on it.
#[derive(Clone, Copy)]
struct Line<'t> {
    indent: usize,
    text: &'t str,
}

impl<'t> Line<'t> {
    fn new(line: &'t str) -> Option<Self> {
        let indent = line.bytes().take_while(|byte| *byte == b' ').count();
        let text = line.get(indent..)?.trim_end_matches(' ');
        (!text.is_empty() && !text.starts_with('#')).then_some(Self { indent, text })
    }

    /// What stands behind the dash of a list's item, as a line of its own.
    fn item(self) -> Option<Self> {
        let rest = self.text.strip_prefix("- ")?;
        let text = rest.trim_start_matches(' ');
        Some(Self { indent: self.indent + self.text.len() - text.len(), text })
    }

    /// Key and what stands behind its colon.
    fn entry(self) -> Option<(&'t str, &'t str)> {
        let letters = self.text.bytes().take_while(|byte| byte.is_ascii_lowercase() || *byte == b'-').count();
        let (key, rest) = self.text.split_at_checked(letters)?;
        let rest = rest.strip_prefix(':').filter(|_| letters > 0)?;
        (rest.is_empty() || rest.starts_with(' ')).then(|| (key, rest.trim_start_matches(' ')))
    }
}

struct Reader<'t> {
    /// What comes after the line at hand.
    rest: &'t str,
    /// Number of the line at hand.
    number: u32,
    line: Option<Line<'t>>,
    /// Lists that the line at hand stands in.
    lists: u32,
    starts: Vec<(u32, u32)>,
}

impl<'t> Reader<'t> {
    /// Goes to the next line with something on it.
    fn step(&mut self) {
        self.line = None;
        while self.line.is_none() && !self.rest.is_empty() {
            self.line = Line::new(self.cut());
        }
    }

    /// Takes the next line off what comes.
    fn cut(&mut self) -> &'t str {
        let end = self.rest.bytes().position(|byte| byte == b'\n');
        let (line, rest) = end.and_then(|end| self.rest.split_at_checked(end)).unwrap_or((self.rest, ""));
        self.rest = rest.get(1..).unwrap_or_default();
        self.number += 1;
        line
    }

    /// Goes behind the lines that stand deeper than this.
    fn skip_below(&mut self, indent: usize) {
        while self.line.is_some_and(|line| line.indent > indent) {
            // A line of blanks, which is none, is as deep as it is long.
            while self.rest.len() > indent && self.rest.bytes().take(indent + 1).all(|byte| byte == b' ') {
                self.cut();
            }
            self.step();
        }
    }

    /// The line at hand, when it stands at this depth.
    fn line_at(&self, indent: usize) -> Option<Line<'t>> {
        self.line.filter(|line| line.indent == indent)
    }

    fn map(&mut self, indent: usize) -> Option<Node<'t>> {
        let mut entries = Vec::new();
        while let Some(line) = self.line_at(indent) {
            let (name, rest) = line.entry()?;
            self.step();
            let value = if rest.is_empty() { self.below(name, indent)? } else { node(scalar(rest)?) };
            entries.push((Key { number: 0, name: Cow::Borrowed(name) }, value));
        }
        self.ended(indent)?;
        (!entries.is_empty()).then(|| node(Value::Map(entries)))
    }

    /// What a key without a value on its line has below it.
    fn below(&mut self, name: &str, indent: usize) -> Option<Node<'t>> {
        if name == "examples" {
            self.skip_below(indent);
            return Some(no_examples());
        }
        match self.line {
            Some(line) if line.indent > indent && line.item().is_some() => self.list(line.indent),
            Some(line) if line.indent > indent => self.map(line.indent),
            Some(line) if line.indent == indent && line.item().is_some() => self.list(indent),
            _ => Some(node(Value::Null)),
        }
    }

    fn list(&mut self, indent: usize) -> Option<Node<'t>> {
        let mut items = Vec::new();
        self.lists += 1;
        while let Some(item) = self.line_at(indent).and_then(Line::item) {
            if self.lists == 1 {
                self.starts.push((self.number, u32::try_from(item.indent + 1).ok()?));
            }
            if item.entry().is_some() {
                self.line = Some(item);
                items.push(self.map(item.indent)?);
            } else {
                self.step();
                items.push(node(scalar(item.text)?));
            }
        }
        self.lists -= 1;
        self.ended(indent)?;
        Some(node(Value::List(items)))
    }

    /// A line that stands deeper goes on with a text, which this reader does not know.
    fn ended(&self, indent: usize) -> Option<()> {
        self.line.is_none_or(|line| line.indent <= indent).then_some(())
    }
}

fn node(value: Value<'_>) -> Node<'_> {
    Node { number: 0, value }
}

fn no_examples<'t>() -> Node<'t> {
    let side = |name| (Key { number: 0, name: Cow::Borrowed(name) }, node(Value::List(Vec::new())));
    node(Value::Map(vec![side("hit"), side("miss")]))
}

/// A value on one line.
fn scalar(text: &str) -> Option<Value<'_>> {
    let inside = |open, close| text.strip_prefix(open).and_then(|rest: &str| rest.strip_suffix(close));
    match text.chars().next()? {
        '\'' | '"' => {
            let single = inside('\'', '\'').filter(|words| !words.contains('\''));
            let words = single.or_else(|| inside('"', '"').filter(|words| !words.contains(['"', '\\'])))?;
            Some(Value::Text(Cow::Borrowed(words)))
        }
        '[' => {
            let words = inside('[', ']')?;
            let items = words.split(',').map(str::trim).filter(|_| !words.trim().is_empty());
            items.map(|item| Some(node(word(item)?))).collect::<Option<_>>().map(Value::List)
        }
        _ => plain(text),
    }
}

/// An item of a flow list: a word without any mark of YAML.
fn word(text: &str) -> Option<Value<'_>> {
    let bare = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if bare && text.starts_with(|letter: char| letter.is_ascii_alphabetic()) { plain(text) } else { None }
}

/// A text without quotation marks.
fn plain(text: &str) -> Option<Value<'_>> {
    const MARKS: [char; 16] = ['|', '>', '&', '*', '!', '%', '@', '`', '{', '}', ']', ',', '#', '?', ':', '.'];
    let first = text.chars().next()?;
    let next = text.chars().nth(1);
    let dash = first == '-' && next.is_none_or(|letter| letter == ' ' || letter.is_ascii_digit() || letter == '.');
    let marks = text.bytes().any(|byte| matches!(byte, b':' | b'#'));
    let ends = marks && text.as_bytes().windows(2).any(|pair| pair == b": " || pair == b" #");
    if MARKS.contains(&first) || dash || ends || text.ends_with(':') {
        return None;
    }
    if first.is_ascii_digit() || first == '+' {
        return number(text);
    }
    if !first.is_ascii() {
        return Some(Value::Text(Cow::Borrowed(text)));
    }
    match text {
        "true" => Some(Value::Bool(true)),
        "false" => Some(Value::Bool(false)),
        _ if ["true", "false", "null", "~"].iter().any(|word| text.eq_ignore_ascii_case(word)) => None,
        _ => Some(Value::Text(Cow::Borrowed(text))),
    }
}

/// What begins like a number: a small number, or a version.
fn number(text: &str) -> Option<Value<'_>> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    if digits && text.len() < 10 && !text.starts_with('0') {
        return Some(Value::Number(text.to_owned()));
    }
    let version = text.split('.').count() > 2 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    version.then_some(Value::Text(Cow::Borrowed(text)))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::builtin::FILES;
    use super::super::node::parse;
    use super::*;
    use proptest::prelude::*;

    /// The same tree without numbers and examples.
    fn bare<'t>(node: &Node<'t>) -> Node<'t> {
        let value = match &node.value {
            Value::List(items) => Value::List(items.iter().map(bare).collect()),
            Value::Map(entries) => Value::Map(
                entries
                    .iter()
                    .map(|(key, value)| {
                        let below = matches!(value.value, Value::Map(_)) && key.name == "examples";
                        (Key { number: 0, name: key.name.clone() }, if below { no_examples() } else { bare(value) })
                    })
                    .collect(),
            ),
            value => value.clone(),
        };
        Node { number: 0, value }
    }

    #[test]
    fn every_built_in_file_is_plain_and_read_as_by_the_yaml_crate() {
        for (name, text) in FILES {
            let (plain, _) = read(text).unwrap_or_else(|| panic!("{name} is not of the plain style; see src/rules/plain.rs"));
            assert!(plain == bare(&parse(text).unwrap()), "{name} is read otherwise than by the YAML crate");
        }
    }

    #[test]
    fn what_it_does_not_know_is_given_back() {
        let strange = [
            "a: |\n  x\n",
            "a: b\n  c\n",
            "a: {b: c}\n",
            "a: [b, [c]]\n",
            "a: \"b\\n\"\n",
            "a: 'it''s'\n",
            "a: &x b\n",
            "a: *x\n",
            "a: !t b\n",
            "a: ~\n",
            "a: Null\n",
            "a: 0x1\n",
            "a: 1.5\n",
            "a: -1\n",
            "a: b: c\n",
            "a: b # c\n",
            "A: b\n",
            "- a\n",
            "a:\n  b\n",
            "a:\tb\n",
            "---\na: b\n",
            "a: .inf\n",
            "a: 012\n",
            "a: [1]\n",
            "",
            "a:\n  - b\n    c\n",
            "a: [b\n",
            "  a: b\nc: d\n",
        ];
        let read: Vec<&str> = strange.into_iter().filter(|text| read(text).is_some()).collect();
        assert_eq!(read, Vec::<&str>::new());
    }

    proptest! {
        #[test]
        fn what_it_reads_the_yaml_crate_reads_alike(text in "( {0,4}(- )?[ab-]{1,2}:?( ?['\":\\[\\]{},#.0-9ab~-]{0,4})?\n){0,6}") {
            if let Some((plain, _)) = read(&text) {
                match parse(&text) {
                    Ok(root) => prop_assert_eq!(plain, bare(&root)),
                    Err(error) => prop_assert!(false, "{} is refused by the YAML crate: {}", text, error),
                }
            }
        }
    }
}
