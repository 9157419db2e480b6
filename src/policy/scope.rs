//! Which rules are asked of which genre.

use super::catalogue::{Group, RuleData};
use serde::{Deserialize, Serialize};

/// What a draft is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Genre {
    /// A news report: all rules.
    #[default]
    News,
    /// Comment: attribution, headline and attacks by the unnamed.
    Opinion,
    /// Running coverage: no rule that wants the finished item.
    Live,
    /// Background: all rules.
    Explainer,
    /// Question and answer: one voice is the point of it.
    Interview,
    /// A check of facts: all rules.
    FactCheck,
}

impl Genre {
    /// All.
    pub const ALL: [Genre; 6] = [Genre::News, Genre::Opinion, Genre::Live, Genre::Explainer, Genre::Interview, Genre::FactCheck];

    /// The words a policy or front matter may have for one, as mistakes list them.
    pub(super) const WORDS: [&str; 7] = ["news", "opinion", "live", "breaking", "explainer", "interview", "fact-check"];

    /// Its word in policies and front matter.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::News => "news",
            Self::Opinion => "opinion",
            Self::Live => "live",
            Self::Explainer => "explainer",
            Self::Interview => "interview",
            Self::FactCheck => "fact-check",
        }
    }

    /// The genre of a word; `breaking` is live.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        if word == "breaking" { Some(Self::Live) } else { Self::ALL.into_iter().find(|g| g.word() == word) }
    }

    /// Whether a rule is asked of this genre.
    #[must_use]
    pub fn asks(self, rule: &RuleData) -> bool {
        let id = rule.id.as_str();
        match self {
            Self::News | Self::Explainer | Self::FactCheck => true,
            Self::Opinion => matches!(rule.group, Group::Attribution | Group::Headline | Group::Waiver) || id == "anonymous-attack",
            Self::Live => !WHOLE.contains(&id) && id != "missing-right-of-reply",
            Self::Interview => !WHOLE.contains(&id) && id != "missing-right-of-reply" && id != "unattributed-quote",
        }
    }
}

/// Rules that judge the item as a whole.
const WHOLE: [&str; 5] =
    ["single-source-story", "single-anonymous-source", "uncorroborated-key-claim", "official-dominance", "one-sided-conflict"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn genres_have_words_of_their_own() {
        for genre in Genre::ALL {
            assert_eq!(Genre::of(genre.word()), Some(genre));
        }
        assert_eq!((Genre::of("breaking"), Genre::of("poem")), (Some(Genre::Live), None));
    }
}
