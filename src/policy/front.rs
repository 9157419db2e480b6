//! Front matter of a draft: its genre, its desk, and the waivers an editor signed.

use super::catalogue::Catalogue;
use super::date::Date;
use super::fields::{Mistakes, tree};
use super::scope::Genre;
use crate::rules::check::unknown_key;
use crate::rules::diag::{PackProblems, Place, Problem};
use crate::rules::node::{self, Node, Value};
use crate::text::lines;

/// A recorded exception: text cannot show that an editor approved, so the draft says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// Index of the rule in the catalogue.
    pub rule: usize,
    /// Who approved.
    pub approver: String,
    /// Why.
    pub reason: String,
    /// Last day on which it holds.
    pub expires: Date,
    /// Where it stands.
    pub place: Place,
}

/// What stands before a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Front {
    /// What the draft is.
    pub genre: Option<Genre>,
    /// Whose it is.
    pub desk: Option<String>,
    /// Where that stands.
    pub desk_place: Option<Place>,
    /// Signed exceptions.
    pub waivers: Vec<Waiver>,
    /// Bytes of the draft before its article text.
    pub bytes: usize,
    /// Lines of the draft before its article text.
    pub lines: u32,
}

/// Bytes of the lines before a draft, at most: as many as are read of other drafts.
const LONGEST: usize = 64 << 10;

/// The YAML between the lines `---`, and the byte and line behind them. A draft without the closing line has none.
pub(crate) fn block(text: &str) -> Option<(&str, usize, u32)> {
    let bom = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
    let mut at = bom;
    let mut start = None;
    for ((_, line), number) in lines::lines(text.get(bom..)?).zip(1u32..) {
        at += line.len();
        let fence = line.trim_end() == "---";
        match start {
            None if fence => start = Some(at),
            None => return None,
            Some(from) if fence || line.trim_end() == "..." => return Some((text.get(from..at - line.len())?, at, number)),
            Some(_) => {}
        }
    }
    None
}

/// Reads the front matter of a draft. Keys of other programs are let be.
///
/// # Errors
/// Unknown rules, incomplete and expired waivers, unknown genres, with their places.
pub fn read(file: &str, text: &str, catalogue: &Catalogue, today: Date) -> Result<Front, PackProblems> {
    let Some((yaml, bytes, lines)) = block(text) else { return Ok(Front::default()) };
    if yaml.len() > LONGEST {
        let message = format!("more than {} KiB before the text; shorten them", LONGEST >> 10);
        return Err(PackProblems::of(vec![Problem { place: Place::new(file, 1, 1), message }]));
    }
    let root = tree(file, yaml, 1)?;
    let mut reader = Reader { file, yaml, catalogue, today, mistakes: Mistakes::default() };
    reader.mistakes.double(&root, &["genre", "desk", "waivers"]);
    let mut front = Front { bytes, lines, ..Front::default() };
    front.genre = root.get("genre").and_then(|n| reader.mistakes.word(n, "genre", Genre::of, &Genre::WORDS));
    if let Some(desk) = root.get("desk") {
        front.desk = reader.mistakes.text(desk, "desk");
        front.desk_place = Some(reader.place(desk));
    }
    if let Some(waivers) = root.get("waivers") {
        front.waivers = reader.waivers(waivers);
    }
    if reader.mistakes.is_empty() { Ok(front) } else { Err(PackProblems::new(reader.mistakes.placed(file, yaml, 1))) }
}

struct Reader<'a> {
    file: &'a str,
    yaml: &'a str,
    catalogue: &'a Catalogue,
    today: Date,
    mistakes: Mistakes,
}

impl Reader<'_> {
    fn waivers(&mut self, node: &Node<'_>) -> Vec<Waiver> {
        if !matches!(node.value, Value::List(_) | Value::Null) {
            self.mistakes.say(node.number, format!("`waivers` must be a list, not {}; write each waiver after `- `", node.what()));
        }
        node.items().iter().filter_map(|item| self.waiver(item)).collect()
    }

    fn waiver(&mut self, item: &Node<'_>) -> Option<Waiver> {
        self.mistakes.keys(item, "a waiver", &["rule", "approver", "reason", "expires"]);
        if !matches!(item.value, Value::Map(_) | Value::Null) {
            return None;
        }
        let mut field = |name: &str| {
            let node = item.get(name);
            if node.is_none() {
                self.mistakes.say(item.number, format!("`{name}` is missing; a waiver names rule, approver, reason and expires"));
            }
            node.and_then(|n| Some((n.number, self.mistakes.text(n, name)?)))
        };
        let (rule, approver, reason, expires) = (field("rule"), field("approver"), field("reason"), field("expires"));
        let (number, id) = rule?;
        let rule = self.catalogue.find(&id);
        if rule.is_none() {
            self.mistakes.say(number, unknown_key(&id, self.catalogue.ids()).replacen("unknown key", "unknown rule", 1));
        }
        let (day_number, day) = expires?;
        let date = Date::parse(&day);
        match date {
            None => self.mistakes.say(day_number, format!("`{day}` is no day; write `expires: 2030-01-31`")),
            Some(day) if day < self.today => {
                self.mistakes.say(day_number, format!("the waiver of `{id}` expired on {day}; renew it with an editor or remove it"));
            }
            Some(_) => {}
        }
        Some(Waiver { rule: rule?, approver: approver?.1, reason: reason?.1, expires: date?, place: self.place(item) })
    }

    fn place(&self, node: &Node<'_>) -> Place {
        let (line, column) = node::locate(self.yaml, node.number).unwrap_or((1, 1));
        Place::new(self.file, line + 1, column)
    }
}
