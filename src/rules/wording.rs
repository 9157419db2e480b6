//! Checks that need no schema: ids, the writing of words, examples on both sides.
//!
//! Words of a pack are compared in folded form, so a mark in them says nothing and only
//! hides from a reader what is compared; that is why words are to be written bare.

use super::check::Finding;
use super::diag::{is_invisible, shown};
use super::envelope::Kind;
use super::node::{Node, Value};
use rustc_hash::FxHashSet;

/// Keys that hold one word or phrase, with whether it may be empty.
const WORDS: [(&str, bool); 5] = [("lemma", false), ("imperfect", false), ("participle", true), ("masdar", true), ("name", false)];

/// Keys that hold a list of words or phrases.
const LISTS: [&str; 11] =
    ["forms", "feminine", "dual", "plural", "plural-things", "prepositions", "objects", "not-before", "homographs", "places", "adjectives"];

/// Lists of the words that a rule is found by.
const OWN: [&str; 8] = ["lemma", "forms", "feminine", "dual", "plural", "plural-things", "places", "adjectives"];

/// All mistakes in a rule's id, words and examples.
pub(super) fn check(rule: &Node<'_>, kind: Kind) -> Vec<Finding> {
    let mut found = Vec::new();
    for (key, value) in rule.entries() {
        let name = key.name.as_ref();
        if let Some((_, may_be_empty)) = WORDS.iter().find(|(word, _)| *word == name) {
            found.extend(value.text().and_then(|text| word(name, text, *may_be_empty)).map(|why| (value.number, why)));
        } else if LISTS.contains(&name) {
            list(value, &mut found);
        } else if name == "id" {
            found.extend(value.text().and_then(|id| bad_id(id, kind)).map(|why| (value.number, why)));
        } else if name == "examples" {
            examples(value, &mut found);
        }
    }
    found.extend(no_words(rule, kind));
    found.extend(which_word(rule, kind));
    found
}

/// A shape of class `word` says which one its forms are; no other class has one.
fn which_word(rule: &Node<'_>, kind: Kind) -> Option<Finding> {
    let class = rule.get("class").filter(|_| kind == Kind::Shape)?;
    match (class.text() == Some("word"), rule.get("word")) {
        (true, None) => Some((class.number, "class word needs the key `word`; say which word of grammar the forms are".to_owned())),
        (false, Some(word)) => Some((word.number, "only class word has the key `word`; remove it".to_owned())),
        _ => None,
    }
}

/// A rule whose word lists are all empty works nowhere, which nobody would notice.
fn no_words(rule: &Node<'_>, kind: Kind) -> Option<Finding> {
    let own = || rule.entries().iter().filter(|(key, _)| OWN.contains(&key.name.as_ref()));
    if own().any(|(_, value)| !matches!(&value.value, Value::List(items) if items.is_empty())) {
        return None;
    }
    // Every other kind has a list that must be there, and a missing one is told by its schema.
    let at = own().map(|(key, _)| key).next().or(rule.entries().first().map(|(key, _)| key).filter(|_| kind == Kind::Head))?;
    Some((at.number, "the rule has no words; write at least one".to_owned()))
}

fn list(node: &Node<'_>, found: &mut Vec<Finding>) {
    let mut seen: FxHashSet<&str> = FxHashSet::default();
    for item in node.items() {
        let Some(text) = item.text() else { continue };
        if let Some(why) = word("form", text, false) {
            found.push((item.number, why));
        } else if !seen.insert(text) {
            found.push((item.number, format!("{} is listed twice; keep one", shown(text))));
        }
    }
}

/// Why a word or phrase is not written as it should be.
fn word(label: &str, text: &str, may_be_empty: bool) -> Option<String> {
    if text.trim().is_empty() {
        let empty = !may_be_empty || !text.is_empty();
        return empty.then(|| format!("empty {label}; write the word or remove the line"));
    }
    let mut before = ' ';
    let mut untidy = false;
    for letter in text.chars() {
        if let Some(name) = mark_name(letter) {
            return Some(format!("{} carries {name} (U+{:04X}); write it bare", shown(text), u32::from(letter)));
        }
        untidy |= letter.is_whitespace() && (letter != ' ' || before == ' ');
        before = letter;
    }
    let way = "write one space between words and none around them";
    (untidy || before == ' ').then(|| format!("{} has a blank too many; {way}", shown(text)))
}

/// What a mark that has no place in a pack's words is called.
fn mark_name(letter: char) -> Option<&'static str> {
    Some(match letter {
        '\u{064B}' => "a fathatan",
        '\u{064C}' => "a dammatan",
        '\u{064D}' => "a kasratan",
        '\u{064E}' => "a fatha",
        '\u{064F}' => "a damma",
        '\u{0650}' => "a kasra",
        '\u{0651}' => "a shadda",
        '\u{0652}' => "a sukun",
        '\u{0670}' => "a superscript alef",
        '\u{0640}' => "a tatweel",
        '\u{0610}'..='\u{061A}' | '\u{0653}'..='\u{065F}' | '\u{06D6}'..='\u{06ED}' => "a vowel or reading mark",
        '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => "a presentation form",
        _ if is_invisible(letter) => "an invisible mark",
        _ => return None,
    })
}

fn bad_id(id: &str, kind: Kind) -> Option<String> {
    let prefix = format!("{kind}.");
    let Some(slug) = id.strip_prefix(&prefix) else {
        let slug = id.split_once('.').map_or(id, |(_, slug)| slug);
        return Some(format!("id {} in a file of kind {kind}; name it `{prefix}{slug}` or move it to its own kind's file", shown(id)));
    };
    let plain = slug.split('-').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()));
    (!plain).then(|| format!("id {} is not plain; after `{prefix}` write small Latin letters, digits and single hyphens", shown(id)))
}

fn examples(node: &Node<'_>, found: &mut Vec<Finding>) {
    if !matches!(node.value, Value::Map(_)) {
        return;
    }
    for (side, way) in [("hit", "a text on which the rule must work"), ("miss", "a text on which it must not work, and why")] {
        match node.get(side) {
            None => found.push((node.number, format!("no {side} example; add under `{side}:` {way}"))),
            Some(list) if matches!(&list.value, Value::List(items) if items.is_empty()) || list.value == Value::Null => {
                found.push((list.number, format!("no {side} example; add under `{side}:` {way}")));
            }
            Some(list) => found.extend(list.items().iter().filter_map(empty_text)),
        }
    }
}

fn empty_text(example: &Node<'_>) -> Option<Finding> {
    let text = example.get("text")?;
    (text.text()?.trim().is_empty()).then(|| (text.number, "empty example; write a sentence".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::super::sound::{HEDGE, broken, problems};

    #[test]
    fn marks_in_a_word_are_called_by_name() {
        let say = |form: &str| broken("      - ربما\n", &format!("      - {form}\n"));
        assert_eq!(say("ربّما"), "p.yaml:8:9: `ربّما` carries a shadda (U+0651); write it bare");
        assert_eq!(say("رُبما"), "p.yaml:8:9: `رُبما` carries a damma (U+064F); write it bare");
        assert_eq!(say("ربـما"), "p.yaml:8:9: `ربـما` carries a tatweel (U+0640); write it bare");
        assert_eq!(say("\u{FEAD}بما"), "p.yaml:8:9: `\u{FEAD}بما` carries a presentation form (U+FEAD); write it bare");
        assert_eq!(say("ربما\u{200F}"), "p.yaml:8:9: `ربما\\u{200f}` carries an invisible mark (U+200F); write it bare");
    }

    #[test]
    fn a_marked_lemma_is_refused_and_an_empty_masdar_is_not() {
        let verb = "schema: 1\nkind: verb\nrules:\n  - id: verb.a\n    since: 0.1.0\n    lemma: قالَ\n    masdar: \"\"\n    \
                    measure: I\n    strength: core\n    act: assertion\n    complements:\n      - that\n    examples:\n      \
                    hit:\n        - text: ا\n      miss:\n        - text: ب\n          why: no\n";
        assert_eq!(problems(verb), "p.yaml:6:12: `قالَ` carries a fatha (U+064E); write it bare");
    }

    #[test]
    fn an_empty_form_is_refused() {
        assert_eq!(broken("      - ربما\n", "      - \" \"\n"), "p.yaml:8:9: empty form; write the word or remove the line");
    }

    #[test]
    fn blanks_too_many_are_refused() {
        let way = "write one space between words and none around them";
        assert_eq!(
            broken("      - ربما\n", "      - من  الممكن\n      - \" ربما\"\n"),
            format!("p.yaml:8:9: `من  الممكن` has a blank too many; {way}\np.yaml:9:9: ` ربما` has a blank too many; {way}")
        );
    }

    #[test]
    fn a_form_listed_twice_is_found_at_its_second_place() {
        assert_eq!(broken("      - ربما\n", "      - ربما\n      - ربما\n"), "p.yaml:9:9: `ربما` is listed twice; keep one");
    }

    #[test]
    fn a_rule_without_words_is_refused() {
        assert_eq!(broken("    forms:\n      - ربما\n", "    forms: []\n"), "p.yaml:7:5: the rule has no words; write at least one");
        let head = HEDGE.replace("kind: hedge", "kind: head").replace("id: hedge.", "id: head.");
        let head = head.replace("class: hedge", "class: person").replace("    forms:\n      - ربما\n", "");
        assert_eq!(problems(&head), "p.yaml:4:5: the rule has no words; write at least one");
    }

    #[test]
    fn a_word_of_grammar_without_saying_which_is_refused() {
        let shape = HEDGE.replace("kind: hedge", "kind: shape").replace("id: hedge.", "id: shape.");
        let told = |class: &str| problems(&shape.replace("class: hedge", class));
        assert_eq!(told("class: word"), "p.yaml:6:12: class word needs the key `word`; say which word of grammar the forms are");
        assert!(told("class: word\n    word: inn").starts_with("p.yaml:7:11: `inn` is no value of `word`; use one of in, of, "));
        assert_eq!(told("class: given\n    word: in"), "p.yaml:7:11: only class word has the key `word`; remove it");
    }

    #[test]
    fn an_id_of_another_kind_is_refused() {
        assert_eq!(
            broken("id: hedge.rubbama", "id: verb.rubbama"),
            "p.yaml:4:9: id `verb.rubbama` in a file of kind hedge; name it `hedge.rubbama` or move it to its own kind's file"
        );
        assert_eq!(
            broken("id: hedge.rubbama", "id: rubbama"),
            "p.yaml:4:9: id `rubbama` in a file of kind hedge; name it `hedge.rubbama` or move it to its own kind's file"
        );
    }

    #[test]
    fn an_id_of_other_letters_is_refused() {
        assert_eq!(
            broken("id: hedge.rubbama", "id: hedge.Rubba_ma"),
            "p.yaml:4:9: id `hedge.Rubba_ma` is not plain; after `hedge.` write small Latin letters, digits and single hyphens"
        );
    }

    #[test]
    fn both_sides_of_examples_are_asked_for() {
        let hit = "no hit example; add under `hit:` a text on which the rule must work";
        let miss = "no miss example; add under `miss:` a text on which it must not work, and why";
        let cut = HEDGE.split("      hit:").next().unwrap_or_default();
        assert_eq!(problems(&format!("{cut}      hit: []\n      miss:\n")), format!("p.yaml:10:12: {hit}\np.yaml:11:12: {miss}"));
        assert_eq!(problems(&format!("{cut}      {{}}\n")), format!("p.yaml:10:7: {hit}\np.yaml:10:7: {miss}"));
        let none = HEDGE.split("    examples:").next().unwrap_or_default();
        assert_eq!(problems(none), "p.yaml:4:5: `examples` is missing; add `examples:`");
    }

    #[test]
    fn an_empty_example_is_refused() {
        assert_eq!(broken("text: قال سالم إن الطريق مفتوح", "text: \"\""), "p.yaml:14:17: empty example; write a sentence");
    }

    #[test]
    fn all_mistakes_of_a_rule_come_at_once() {
        let text = HEDGE.replace("hedge.rubbama", "hedge.R").replace("ربما\n    ", "ربّما\n    ").replace("since: 0.1.0", "sinse: 0.1.0");
        let allowed = "class, examples, forms, id, note, refs, since, status";
        assert_eq!(
            problems(&text),
            format!(
                "p.yaml:4:5: `since` is missing; add `since:`\n\
                 p.yaml:4:9: id `hedge.R` is not plain; after `hedge.` write small Latin letters, digits and single hyphens\n\
                 p.yaml:5:5: unknown key `sinse`; did you mean `since`? allowed are {allowed}\n\
                 p.yaml:8:9: `ربّما` carries a shadda (U+0651); write it bare"
            )
        );
    }
}
