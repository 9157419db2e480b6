//! `isnad eval`: figures against annotated articles, or what differs between two runs.
mod compare;
mod json;
mod page;
mod run;

use super::Outcome;
use super::args::Eval;
use super::console;
use super::pages::print;

/// Runs the command.
pub(super) fn run(args: &Eval) -> Outcome {
    if args.sample.is_some() && args.diff.is_empty() {
        console::say("--sample draws from differences; add --diff");
        return Outcome::Failed;
    }
    if !args.list.is_empty() && !args.per_outlet {
        console::say("--list is for the figures of each outlet; add --per-outlet");
        return Outcome::Failed;
    }
    let made = match (args.diff.as_slice(), &args.gold, &args.texts) {
        ([old, new], _, _) => compare::output(args, old, new),
        (_, Some(gold), Some(texts)) => run::output(args, gold, texts),
        _ => Err(Trouble::new("eval", "name a folder of annotations and one of texts")),
    };
    match made {
        Ok(output) => print(|out| out.write_all(output.as_bytes())),
        Err(Trouble { what, why }) => {
            console::complain(what, why);
            Outcome::Failed
        }
    }
}

/// What could not be done, and why.
#[derive(Debug)]
struct Trouble {
    what: String,
    why: String,
}

impl Trouble {
    fn new(what: impl ToString, why: impl ToString) -> Self {
        Self { what: what.to_string(), why: why.to_string() }
    }
}
