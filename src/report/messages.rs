//! Texts that the program makes in English, in the other language of its readers: messages, and what pages tell of the policy's rules.
//!
//! As in gettext, the English text is the key (`rules/ui/messages.yaml`, `rules/ui/explain.yaml`), so that the stages that make it know
//! nothing of languages. A text that is not there stays English.

use super::Lang;
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

/// Values of a message that are messages themselves, at most this deep.
const DEEPEST: usize = 3;

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    en: String,
    ar: String,
}

fn entries(text: &str) -> Vec<Entry> {
    serde_yaml::from_str(text).unwrap_or_default()
}

/// A message of the program in a language.
#[must_use]
pub fn said(message: &str, lang: Lang) -> Cow<'_, str> {
    let told = if lang == Lang::Ar { arabic(message, DEEPEST) } else { None };
    told.map_or(Cow::Borrowed(message), Cow::Owned)
}

/// A fixed text on a rule in a language.
pub(super) fn explained(text: &str, lang: Lang) -> &str {
    static TEXTS: OnceLock<HashMap<String, String>> = OnceLock::new();
    let all = || entries(include_str!("../../rules/ui/explain.yaml")).into_iter().map(|e| (e.en, e.ar)).collect();
    let known = TEXTS.get_or_init(all);
    if lang == Lang::Ar { known.get(text).map_or(text, String::as_str) } else { text }
}

fn arabic(message: &str, depth: usize) -> Option<String> {
    static MESSAGES: OnceLock<Vec<Entry>> = OnceLock::new();
    let all = MESSAGES.get_or_init(|| entries(include_str!("../../rules/ui/messages.yaml")));
    let (entry, values) = all.iter().find_map(|entry| values(&entry.en, message).map(|values| (entry, values)))?;
    let filled = |(name, value): (&str, &str)| {
        let told = if depth > 0 { arabic(value, depth - 1) } else { None };
        (name.to_owned(), told.unwrap_or_else(|| value.to_owned()))
    };
    let values: Vec<(String, String)> = values.into_iter().map(filled).collect();
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    Some(super::labels::fill(&entry.ar, &values))
}

/// What stands in a message for the `{names}` of its template; `None` when it is of another.
fn values<'m>(template: &'m str, message: &'m str) -> Option<Vec<(&'m str, &'m str)>> {
    let (before, mut rest) = template.split_once('{').unwrap_or((template, ""));
    let mut message = message.strip_prefix(before)?;
    let mut found = Vec::new();
    while !rest.is_empty() {
        let (name, behind) = rest.split_once('}')?;
        let (literal, next) = behind.split_once('{').unwrap_or((behind, ""));
        // The last value goes up to the end of the message, another to the first place where the template goes on.
        let end = match (literal.is_empty(), next.is_empty()) {
            (true, _) => message.len(),
            (false, true) => message.len().checked_sub(literal.len()).filter(|_| message.ends_with(literal))?,
            (false, false) => message.find(literal)?,
        };
        found.push((name, message.get(..end)?));
        message = message.get(end + literal.len()..)?;
        rest = next;
    }
    message.is_empty().then_some(found)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::policy::Catalogue;
    use crate::report::visible::visible;

    #[test]
    fn messages_are_filled_in_and_others_stay_as_they_are() {
        assert_eq!(said("3 analyzed, 1 failed", Lang::Ar), "حُلِّل 3، وتعذّر 1");
        assert_eq!(
            said("its policy is broken: `policy` is missing; begin the file with `policy: 1`", Lang::Ar),
            "سياسته معطوبة: `policy` غائب؛ ابدأ الملف بـ `policy: 1`"
        );
        assert_eq!(said("3 analyzed, 1 failed", Lang::En), "3 analyzed, 1 failed");
        assert_eq!(said("nothing of the kind", Lang::Ar), "nothing of the kind");
        assert_eq!(values("{a} of {b} done", "1 of 2 done"), Some(vec![("a", "1"), ("b", "2")]));
        assert_eq!((values("{a} done", "1 done yet"), values("done", "done, too")), (None, None));
    }

    #[test]
    fn both_files_are_read_and_every_message_keeps_its_values() {
        for text in [include_str!("../../rules/ui/messages.yaml"), include_str!("../../rules/ui/explain.yaml")] {
            let all: Vec<Entry> = serde_yaml::from_str(text).unwrap();
            assert!(all.len() > 50);
        }
        let names = |text: &str| {
            let mut names: Vec<String> = text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())).collect();
            names.sort();
            names
        };
        let all = entries(include_str!("../../rules/ui/messages.yaml"));
        // A line on standard error begins with Latin letters, and spells out what turns it round.
        let turned: Vec<&str> = all.iter().map(|e| &*e.ar).filter(|ar| visible(ar) != *ar).collect();
        assert_eq!(turned, Vec::<&str>::new(), "write it without direction marks");
        let wrong: Vec<&str> = all.iter().filter(|e| names(&e.en) != names(&e.ar)).map(|e| e.en.as_str()).collect();
        assert_eq!(wrong, Vec::<&str>::new(), "write the same {{names}} in both languages");
    }

    #[test]
    fn what_a_page_tells_of_a_rule_has_arabic() {
        let catalogue = Catalogue::builtin().unwrap();
        let told = |rule: &crate::policy::RuleData| {
            let notes = rule.params.iter().map(|p| p.note.clone());
            let passes = rule.examples.pass.first().map(|p| p.why.clone());
            std::iter::once(rule.decided.clone()).chain(notes).chain(passes).collect::<Vec<String>>()
        };
        let missing: Vec<String> = catalogue.rules.iter().flat_map(told).filter(|text| explained(text, Lang::Ar) == text).collect();
        assert_eq!(missing, Vec::<String>::new(), "write it in rules/ui/explain.yaml");
    }
}
