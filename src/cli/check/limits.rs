//! How many warnings are accepted: of all drafts, or of those of one policy.

use super::policies::{Loaded, Policies};
use crate::cli::args::Check;
use crate::cli::console;
use crate::policy::Severity;
use crate::report::check::Draft;

/// So many warnings and no more: in all drafts, or in those of one policy.
pub(super) struct Limit<'p> {
    most: u32,
    policy: Option<(usize, &'p str)>,
}

/// More warnings than are accepted.
pub(super) struct Exceeded {
    /// The policy that says so, when it is not the command line.
    whose: Option<String>,
    told: String,
}

impl Exceeded {
    /// Says so on standard error.
    pub(super) fn tell(&self) {
        match &self.whose {
            Some(policy) => console::complain(policy, &self.told),
            None => console::say(&self.told),
        }
    }
}

/// What the command line says, or else each policy of its own drafts.
pub(super) fn limits<'p>(args: &Check, policies: &'p Policies<'_>) -> impl Iterator<Item = Limit<'p>> {
    let asked = args.max_warnings.map(|most| Limit { most, policy: None });
    let own = |(at, loaded): (usize, &'p Loaded)| Some(Limit { most: loaded.policy.max_warnings?, policy: Some((at, &loaded.name)) });
    let own: Vec<Limit<'p>> = if asked.is_some() { Vec::new() } else { policies.all.iter().enumerate().filter_map(own).collect() };
    asked.into_iter().chain(own)
}

impl Limit<'_> {
    /// Marks the drafts that have more together; what is told of them.
    pub(super) fn exceed(&self, drafts: &mut [Draft], judged: &[usize]) -> Option<Exceeded> {
        let of = |at: usize| self.policy.is_none_or(|(policy, _)| judged.get(at) == Some(&policy));
        let warnings = |draft: &Draft| draft.counting().filter(|f| f.severity == Severity::Warning).count();
        let found: usize = drafts.iter().enumerate().filter(|(at, _)| of(*at)).map(|(_, draft)| warnings(draft)).sum();
        if found <= self.most as usize {
            return None;
        }
        drafts.iter_mut().enumerate().filter(|(at, _)| of(*at)).for_each(|(_, draft)| draft.too_many = true);
        let (s, most) = (if found == 1 { "" } else { "s" }, if self.most == 0 { "none".to_owned() } else { self.most.to_string() });
        let (whose, what) = self.policy.map_or((None, "--max-warnings"), |(_, name)| (Some(name.to_owned()), "max_warnings"));
        Some(Exceeded { whose, told: format!("{found} warning{s}, {most} accepted; mend what is told, or raise {what}") })
    }
}
