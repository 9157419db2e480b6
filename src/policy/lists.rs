//! The word lists of the policy (`rules/policy/words.yaml`) and where they are met in an article.

pub(crate) use crate::text::bare::bare_forms;
use crate::text::{Document, TokenKind, fold};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::ops::Range;

/// Names of the lists. Enum and file are held together by a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum List {
    /// Heads of phrases that hide a name.
    AnonymousHead,
    /// Heads of people without number, name or organisation.
    CollectiveHead,
    /// The writer says that something was or could not be checked.
    Verification,
    /// Contrast between two statements.
    Contrast,
    /// A court has spoken.
    Verdict,
    /// Rumours and reports of nobody.
    Rumour,
    /// The outlet reports what it has learnt itself.
    OwnKnowledge,
    /// A denial or an answer.
    Reply,
    /// Insults.
    Derogatory,
    /// Words that promise or expect.
    Forecast,
    /// Clips and posts.
    SocialMedia,
    /// An account, or who published it.
    SocialAccount,
    /// Words for an act that the actor itself can announce.
    OfficialAct,
    /// Words that make a body or person the one who did it.
    Involvement,
    /// Doubt about a claim that will be published as sure.
    Modal,
    /// Verbs of accusing.
    Accusing,
    /// Verbs of calling somebody something.
    Describing,
    /// Bylines that name no agency.
    GenericByline,
    /// Words that tell of the past.
    Background,
    /// Adjectives that say nothing of a source.
    VagueModifier,
    /// Words that point back to somebody told of before.
    PointingBack,
    /// Dead, wounded, missing, displaced.
    Victim,
    /// Kinds of outlet.
    MediaHead,
    /// Units and nouns of time: a number before them counts no people.
    Unit,
    /// People who fight.
    Fighter,
    /// Words before the number of victims as a whole.
    TollHead,
    /// Words of prayers, which are quoted and are nobody's statement.
    Prayer,
    /// A number behind these is no exact one.
    About,
    /// Verbs of wanting and refusing, which judge nothing.
    Wanting,
    /// People of a place.
    Residents,
    /// Verbs that judge what they report, and nothing else.
    Loaded,
    /// Of these, the verbs of justifying.
    Justifying,
    /// "Some, a number of".
    Quantity,
    /// "One of": the people of whom somebody is one stand behind it.
    OneOf,
    /// Who speaks for a body.
    Spokesperson,
    /// "Is called": a name stands behind it.
    Called,
    /// Papers that are there without who speaks of them.
    Paper,
    /// An answer was asked for in vain.
    NoAnswer,
    /// What somebody is accused of.
    Charge,
    /// The accused, and who speaks for them in court.
    AccusedOne,
    /// Verbs of confirming; of two words, with their object.
    Confirming,
    /// What was told before: the news, this information.
    SaidBefore,
    /// Of the verbs of confirming, those with a pronoun for what is confirmed.
    ConfirmedIt,
    /// "It was told", where the vowels say that it is the passive.
    ToldByNobody,
    /// Reports and news that are nobody's.
    NobodysReports,
    /// Words for casualties that are not among the claims of the packs: "(met) their death", "were displaced".
    Fate,
    /// "Lost", of people who are missing; they may have lost something else.
    Lost,
    /// People who are counted.
    Counted,
    /// Tens, hundreds, thousands: each goes with numbers from there on.
    Tens,
    /// Hundreds.
    Hundreds,
    /// Thousands.
    Thousands,
    /// People of no office, told by what everybody is.
    PrivatePerson,
}

/// At most as many as the bits of the mask in [`Words::meet`].
const COUNT: usize = 52;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    lists: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    list: List,
    words: Vec<String>,
}

/// A list, and the words behind the first.
type Phrase = (List, Vec<Box<str>>);

/// The lists, ready to be met.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// By first word: the lists, and the words that must follow.
    first: FxHashMap<Box<str>, Vec<Phrase>>,
}

/// Where the lists are met: token ranges, in order.
#[derive(Clone, Debug, Default)]
pub struct Met {
    of: Vec<Vec<Range<usize>>>,
}

impl Words {
    /// The lists that come with the program.
    ///
    /// # Errors
    /// Never, unless the program was built from a broken tree; a test guards that.
    pub fn builtin() -> Result<Self, serde_yaml::Error> {
        let file: File = serde_yaml::from_str(super::builtin::WORDS)?;
        let mut words = Self::default();
        for entry in &file.lists {
            for phrase in &entry.words {
                let mut parts = phrase.split_whitespace().map(|word| fold(word).into_boxed_str());
                if let Some(first) = parts.next() {
                    words.first.entry(first).or_default().push((entry.list, parts.collect()));
                }
            }
        }
        Ok(words)
    }

    /// Whether a folded word, with or without clitics, begins a phrase of a list and is all of it.
    #[must_use]
    pub fn has(&self, list: List, word: &str) -> bool {
        bare_forms(word).any(|form| self.first.get(form).is_some_and(|all| all.iter().any(|(of, rest)| *of == list && rest.is_empty())))
    }

    /// Meets every list in the text that is read.
    #[must_use]
    pub fn meet(&self, doc: &Document) -> Met {
        let mut met = Met { of: vec![Vec::new(); COUNT] };
        for (at, token) in doc.tokens.iter().enumerate().filter(|(_, t)| t.kind == TokenKind::Word && t.sentence != u32::MAX) {
            let mut lists = 0u64;
            for form in bare_forms(doc.key(at)) {
                for (list, rest) in self.first.get(form).into_iter().flatten() {
                    let fits = rest.iter().enumerate().all(|(n, word)| bare_forms(doc.key(at + 1 + n)).any(|form| form == &**word));
                    let same = doc.tokens.get(at + rest.len()).is_some_and(|t| t.sentence == token.sentence);
                    let new = lists & (1 << (*list as u32)) == 0;
                    if fits
                        && same
                        && new
                        && let Some(slot) = met.of.get_mut(*list as usize)
                    {
                        slot.push(at..at + 1 + rest.len());
                        lists |= 1 << (*list as u32);
                    }
                }
            }
        }
        met
    }
}

impl Met {
    /// Where a list is met.
    #[must_use]
    pub fn list(&self, list: List) -> &[Range<usize>] {
        self.of.get(list as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether a list is met within these tokens.
    #[must_use]
    pub fn within(&self, list: List, tokens: &Range<usize>) -> Option<&Range<usize>> {
        let all = self.list(list);
        let from = all.partition_point(|r| r.start < tokens.start);
        all.get(from).filter(|r| r.end <= tokens.end)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_in_the_file() {
        let file: File = serde_yaml::from_str(super::super::builtin::WORDS).unwrap();
        assert_eq!(file.lists.len(), COUNT);
        assert_eq!(List::PrivatePerson as usize + 1, COUNT);
        assert!(file.lists.iter().all(|entry| !entry.words.is_empty()));
    }
}
