//! The command line: alone reads arguments and environment, prints, and chooses exit codes.
mod analyze;
mod args;
mod check;
mod console;
mod eval;
mod guard;
mod judging;
mod output;
mod pages;
mod pool;
mod progress;
mod reading;
mod resume;
mod rules;
mod same;
mod serve;
mod short;
mod site;

use args::{Cli, Command};
use clap::Parser;
use std::ffi::OsString;
use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Everything was done.
    Done,
    /// Findings at or above the failing level.
    Found,
    /// Some work could not be done; it was named on standard error.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::SUCCESS,
            Outcome::Found => Self::from(1),
            Outcome::Failed => Self::from(2),
        }
    }
}

/// Runs the program. Exit codes: 0 done, 1 findings at or above the failing level (`check`), 2 some work could not be done.
pub fn run<I: IntoIterator<Item = OsString>>(arguments: I) -> ExitCode {
    let mut cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(answer) => return console::clap_answer(&answer),
    };
    console::speak(cli.lang.map(Into::into));
    match &mut cli.command {
        Command::Analyze(args) => output::plain(&mut args.output),
        Command::Check(args) => output::plain(&mut args.output),
        _ => {}
    }
    let outcome = match &cli.command {
        Command::Analyze(args) => analyze::run(args),
        Command::Check(args) => check::run(args),
        Command::Init(args) => check::init(args),
        Command::Rules(args) => rules::run(args),
        Command::Explain(args) => rules::explain(args),
        Command::Eval(args) => eval::run(args),
        Command::Serve(args) => serve::run(args),
        Command::Schema(args) => pages::schema(args),
        Command::Completions(args) => pages::completions(args),
        Command::Man(args) => pages::man(args),
    };
    outcome.into()
}
