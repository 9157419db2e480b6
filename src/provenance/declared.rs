//! What a newsroom declares of sources: outlets that only pass on, and sides of a conflict with who belongs to them.
//!
//! It is an input to the analysis: voices, balance and findings are drawn from the one [`Standing`] of an article.

use crate::sources::model::{Kind, Source, Sources};
use crate::text::bare::{bare, bare_forms};
use crate::text::fold;

/// A side of a conflict, as the newsroom declares it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Party {
    /// Its key in the policy.
    pub id: String,
    /// What it is called, and who belongs to it; as written.
    pub names: Vec<String>,
}

/// What is declared, for any article.
#[derive(Clone, Copy, Debug, Default)]
pub struct Declared<'a> {
    /// Sides.
    pub parties: &'a [Party],
    /// Names of outlets that only pass on.
    pub relay_only: &'a [String],
}

/// What is declared of the sources of one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The sides, in the order of the policy.
    pub parties: Vec<Side>,
    /// For each source: its side; empty where none are declared.
    party: Vec<Option<usize>>,
    /// For each source: whether it only passes on; empty where none are declared.
    relay: Vec<bool>,
}

/// A declared side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// Its key in the policy.
    pub id: String,
    /// What it is called: the first of its names.
    pub name: String,
}

impl Standing {
    /// The side of a source.
    #[must_use]
    pub fn party(&self, source: usize) -> Option<usize> {
        self.party.get(source).copied().flatten()
    }

    /// Whether a source only passes on and is no voice of its own.
    #[must_use]
    pub fn only_passes_on(&self, source: usize) -> bool {
        self.relay.get(source).copied().unwrap_or_default()
    }
}

impl Declared<'_> {
    /// What is declared of these sources.
    ///
    /// A source belongs to a side whose name its own name, affiliation or issuer holds; sources that are one voice by the article's
    /// own words are of one side.
    #[must_use]
    pub fn of(&self, sources: &Sources) -> Standing {
        let parties = self.parties.iter().map(|p| Side { id: p.id.clone(), name: p.names.first().unwrap_or(&p.id).clone() });
        Standing { parties: parties.collect(), party: self.sides(sources), relay: self.relays(sources) }
    }

    fn sides(&self, sources: &Sources) -> Vec<Option<usize>> {
        if self.parties.is_empty() {
            return Vec::new();
        }
        let parties: Vec<Vec<String>> = self.parties.iter().map(|p| p.names.iter().map(|name| key(name)).collect()).collect();
        let direct = |source: &Source| {
            let issuer = source.issued_by.and_then(|s| sources.list.get(s)).map(|s| key(&s.name));
            let told = [Some(key(&source.name)), source.affiliation.as_deref().map(key), issuer];
            parties.iter().position(|names| names.iter().any(|name| told.iter().flatten().any(|text| holds(text, name))))
        };
        let mut of: Vec<Option<usize>> = sources.list.iter().map(direct).collect();
        let mut of_cluster: Vec<Option<usize>> = vec![None; sources.list.len()];
        for (party, source) in of.iter().zip(&sources.list) {
            if let Some(slot) = of_cluster.get_mut(source.cluster) {
                *slot = slot.or(*party);
            }
        }
        for (party, source) in of.iter_mut().zip(&sources.list) {
            *party = party.or(of_cluster.get(source.cluster).copied().flatten());
        }
        of
    }

    fn relays(&self, sources: &Sources) -> Vec<bool> {
        if self.relay_only.is_empty() {
            return Vec::new();
        }
        let names: Vec<String> = self.relay_only.iter().map(|name| key(name)).collect();
        let is_one = |source: &Source| match source.kind {
            Kind::Media => names.iter().any(|name| holds(&key(&source.name), name)),
            // What is not known as an outlet must be called so from its first word on: a bank may share a word with a channel.
            Kind::Organization | Kind::Unknown => names.iter().any(|name| begins(&key(&source.name), name)),
            Kind::Person | Kind::Document | Kind::Group => false,
        };
        sources.list.iter().map(is_one).collect()
    }
}

/// A name for matching: its words folded, without the marks around and between them.
pub(crate) fn key(name: &str) -> String {
    let folded = fold(name);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a name stands in a text, both as keys: articles, and clitics before its first word, aside.
pub(crate) fn holds(text: &str, name: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let name: Vec<&str> = name.split(' ').collect();
    words.windows(name.len()).any(|words| is_name(words, &name))
}

fn begins(text: &str, name: &str) -> bool {
    let (words, name): (Vec<&str>, Vec<&str>) = (text.split(' ').collect(), name.split(' ').collect());
    words.get(..name.len()).is_some_and(|words| is_name(words, &name))
}

fn is_name(words: &[&str], name: &[&str]) -> bool {
    let (Some((first, rest)), Some((called, others))) = (words.split_first(), name.split_first()) else { return false };
    let same = |(word, name): (&&str, &&str)| word == name || definite(word) == definite(name);
    !called.is_empty()
        && (bare_forms(first).any(|form| form == *called) || bare(first) == definite(called))
        && rest.iter().zip(others).all(same)
}

/// A word without its article.
fn definite(word: &str) -> &str {
    word.strip_prefix(crate::text::affixes::THE).filter(|rest| rest.len() >= 4).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_met_behind_marks_clitics_and_articles() {
        let met = |text: &str, name: &str| holds(&key(text), &key(name));
        assert!(met("قناة «المدى»", "المدى") && met("صحيفة المدى", "«المدى»"));
        assert!(met("المتحدث باسم التحالف", "تحالف") && met("ناطق للتحالف", "التحالف"));
        assert!(met("المسؤول البحري الذي طلب عدم نشر اسمه", "مسؤول بحري"));
        assert!(!met("قناة المدى", "مد") && !met("شركة المتحالفين", "التحالف") && !met("قناة", "قناة المدى"));
        assert!(begins(&key("مركز «النخيل» للأبحاث"), &key("مركز النخيل")) && !begins(&key("مصرف النخيل"), &key("النخيل")));
    }
}
