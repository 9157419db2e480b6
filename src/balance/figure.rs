//! Figures: counts first, shares only where the counts carry them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A part of a whole, as counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Ratio {
    /// How many of them.
    pub part: u32,
    /// How many there are.
    pub whole: u32,
}

impl Ratio {
    /// The share from 0 to 1; `None` of nothing.
    #[must_use]
    pub fn share(self) -> Option<f64> {
        (self.whole > 0).then(|| f64::from(self.part) / f64::from(self.whole))
    }

    /// Adds the counts of another.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { part: self.part.saturating_add(other.part), whole: self.whole.saturating_add(other.whole) }
    }
}

/// A share that means nothing on small counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Gated {
    /// How many of them.
    pub part: u32,
    /// How many there are.
    pub whole: u32,
    /// Smallest whole for which the share is given.
    pub gate: u32,
    /// The share from 0 to 1, three decimals; `null` below the gate.
    pub share: Option<f64>,
}

impl Gated {
    /// The share of `ratio`, if its whole reaches `gate`.
    #[must_use]
    pub fn new(ratio: Ratio, gate: u32) -> Self {
        let share = ratio.share().filter(|_| ratio.whole >= gate).map(round);
        Self { part: ratio.part, whole: ratio.whole, gate, share }
    }

    /// The counts alone.
    #[must_use]
    pub fn ratio(self) -> Ratio {
        Ratio { part: self.part, whole: self.whole }
    }
}

/// An index drawn from several counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Figure {
    /// The figure, three decimals; `null` when there are too few.
    pub value: Option<f64>,
    /// How many it is drawn from.
    pub n: u32,
    /// Smallest number for which it is given.
    pub gate: u32,
}

impl Figure {
    /// The value of `compute` if `n` reaches `gate`.
    #[must_use]
    pub fn new(n: u32, gate: u32, compute: impl FnOnce() -> f64) -> Self {
        Self { value: (n >= gate).then(|| round(compute())), n, gate }
    }
}

/// Three decimals: more would differ between machines and tell nothing.
pub(super) fn round(x: f64) -> f64 {
    (x * 1000.0).round() / 1000.0
}
