//! What came of examples, one by one and counted.

use crate::rules::Place;
use crate::rules::diag::one_line;
use serde::Serialize;
use std::fmt;

/// What came of an example, in the words of ast-grep's tests.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// A miss, and the rule was silent.
    Validated,
    /// A hit, and the rule found what it should.
    Reported,
    /// A miss, but the rule worked.
    Noisy,
    /// A hit, but the rule was silent.
    Missing,
    /// A hit found differently, or an example that contradicts its own text.
    Wrong,
}

impl Outcome {
    /// Whether the example holds.
    #[must_use]
    pub fn holds(self) -> bool {
        matches!(self, Outcome::Validated | Outcome::Reported)
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(f)
    }
}

/// Which list an example stands in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// The rule must work.
    Hit,
    /// The rule must not work.
    Miss,
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(f)
    }
}

/// What came of one example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Id of the rule.
    pub rule: String,
    /// Which list the example stands in.
    pub side: Side,
    /// Its place in that list, from 1.
    pub number: usize,
    /// What came of it.
    pub outcome: Outcome,
    /// The text of the example.
    pub text: String,
    /// What is amiss, a sentence each; empty when the example holds.
    pub why: Vec<String>,
    /// Where the rule begins.
    pub place: Place,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Verdict { rule, side, number, outcome, text, why, place } = self;
        write!(f, "{place}: {rule} {side} {number} is {outcome}")?;
        for (at, reason) in why.iter().enumerate() {
            write!(f, "{} {}", if at == 0 { ":" } else { ";" }, one_line(reason))?;
        }
        text.lines().try_for_each(|line| write!(f, "\n    {}", one_line(line)))
    }
}

/// How many examples came to what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Tally {
    pub reported: usize,
    pub validated: usize,
    pub noisy: usize,
    pub missing: usize,
    pub wrong: usize,
}

impl Tally {
    /// Counts verdicts.
    #[must_use]
    pub fn of(verdicts: &[Verdict]) -> Self {
        let mut tally = Self::default();
        for verdict in verdicts {
            *match verdict.outcome {
                Outcome::Reported => &mut tally.reported,
                Outcome::Validated => &mut tally.validated,
                Outcome::Noisy => &mut tally.noisy,
                Outcome::Missing => &mut tally.missing,
                Outcome::Wrong => &mut tally.wrong,
            } += 1;
        }
        tally
    }

    /// Examples that ran.
    #[must_use]
    pub fn ran(self) -> usize {
        self.reported + self.validated + self.failed()
    }

    /// Examples that do not hold.
    #[must_use]
    pub fn failed(self) -> usize {
        self.noisy + self.missing + self.wrong
    }

    /// Whether examples ran and all hold. A test of nothing is no success.
    #[must_use]
    pub fn passes(self) -> bool {
        self.ran() > 0 && self.failed() == 0
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ran() == 0 {
            return f.write_str("no example ran; give rules that are not removed");
        }
        let Tally { reported, validated, noisy, missing, wrong } = self;
        write!(f, "{} of {} examples hold ({reported} reported, {validated} validated", reported + validated, self.ran())?;
        if self.failed() > 0 {
            write!(f, "; {noisy} noisy, {missing} missing, {wrong} wrong")?;
        }
        f.write_str(")")
    }
}
