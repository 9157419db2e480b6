//! What can be written on the command line.

mod check;
mod choice;

use super::reading::{Reading, number};
use crate::rules::Kind;
pub(super) use check::{Check, CheckFormatArg, Init};
pub(super) use choice::{ColorArg, FormatArg, LangArg, SchemaArg};
use clap::builder::{OsStringValueParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// Who says what in an Arabic news article, through whom it reached us, and how the sourcing is balanced.
#[derive(Debug, Parser)]
#[command(name = "isnad", version, about, max_term_width = 100)]
#[command(
    after_help = "Exit codes: 0 done · 1 findings at or above the failing level (check) · 2 some work could not be done; what and why is on standard error."
)]
pub(super) struct Cli {
    /// Language of labels, messages and of what is said about a draft; the policy's or the locale's when left out
    #[arg(long, value_enum, global = true)]
    pub(super) lang: Option<LangArg>,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Who says what, through whom it reached us, how the sourcing is balanced
    Analyze(Analyze),
    /// The sourcing policy as a linter, for CI
    Check(Box<Check>),
    /// Write a commented policy file
    Init(Init),
    /// The rule packs: what is there, is a pack well-formed, do its examples hold
    #[command(subcommand)]
    Rules(Rules),
    /// What a rule means, with the texts on which it must and must not work
    Explain(RuleId),
    /// Scores the analysis against annotated articles, or lists what differs between two runs
    Eval(Eval),
    /// A page on this machine: paste or drop an article, and read its report while typing
    Serve(Serve),
    /// The JSON Schema of the output or of rule packs
    Schema(Schema),
    /// A completion script for a shell
    Completions(Completions),
    /// The manual page
    Man(Man),
}

/// Reads the path of an input. One without a name, from an empty variable of a script, stops no others: it is told as what is not there.
fn path() -> impl TypedValueParser<Value = PathBuf> {
    OsStringValueParser::new().map(PathBuf::from)
}

/// `isnad analyze`.
#[derive(Debug, Args)]
pub(super) struct Analyze {
    /// Files and folders (read recursively, in name order); `-` for standard input, which is read too when nothing is named
    #[arg(value_name = "PATH", value_parser = path())]
    pub(super) paths: Vec<PathBuf>,
    /// What to write
    #[arg(short, long, value_enum, default_value_t = FormatArg::Table)]
    pub(super) format: FormatArg,
    /// Write to a file instead of standard output (`-`); none of the inputs
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// With `--format html`: write a page for each article into this folder, and an index.html, the worst article first
    #[arg(long, value_name = "DIR", conflicts_with = "output")]
    pub(super) out_dir: Option<PathBuf>,
    #[command(flatten)]
    pub(super) look: Look,
    /// Cells of a line; those of the terminal, else 100, when left out
    #[arg(long, value_name = "N", value_parser = number::<u16>(40..=65535, WIDTHS))]
    pub(super) width: Option<u16>,
    #[command(flatten)]
    pub(super) packs: PackArgs,
    #[command(flatten)]
    pub(super) reading: Reading,
    /// Go on with a run that was broken off: keep the finished lines of the output file and do the inputs behind them. Name the
    /// same inputs and options; some finished articles are analyzed again to see that nothing changed
    #[arg(long, requires = "output")]
    pub(super) resume: bool,
    /// Say on standard error how far it is, also where that is no terminal and with --quiet
    #[arg(long)]
    pub(super) progress: bool,
    /// Articles read at the same time, 1 to 1024; all cores when left out. The output is the same for any number
    #[arg(short, long, value_name = "N", value_parser = jobs)]
    pub(super) jobs: Option<NonZeroUsize>,
    /// Policy file, or the name of a preset; else isnad.yaml, looked for from each article upwards to the root of its repository.
    /// What it finds is told first (`isnad check` is the linter)
    #[arg(long, value_name = "FILE")]
    pub(super) policy: Option<PathBuf>,
    /// Ask no policy, also where there is an isnad.yaml
    #[arg(long, conflicts_with = "policy")]
    pub(super) no_policy: bool,
    /// With `--format json` or `jsonl`: keep the article's text
    #[arg(long)]
    pub(super) text: bool,
    /// In the table of one article and in JSON: list every attribution with its rule and why its reading won
    #[arg(long)]
    pub(super) explain: bool,
    /// Say nothing about what could not be done, and show no bar without --progress; the exit code still tells
    #[arg(short, long, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// Say on standard error how much was done
    #[arg(short, long)]
    pub(super) verbose: bool,
}

/// How pages look.
#[derive(Debug, Args)]
pub(super) struct Look {
    /// Colours; `auto` is at a terminal, unless `NO_COLOR` is set
    #[arg(long, value_enum, default_value_t = ColorArg::Auto, value_name = "WHEN")]
    pub(super) color: ColorArg,
    /// Frames and signs in ASCII, and no direction marks; letters of the article stay what they are
    #[arg(long)]
    pub(super) ascii: bool,
}

/// Which rule packs.
#[derive(Debug, Args)]
pub(super) struct PackArgs {
    /// Folder of rule packs that add to or override the built-in ones
    #[arg(long, value_name = "DIR")]
    pub(super) rules: Option<PathBuf>,
}

/// `isnad rules …`.
#[derive(Debug, Subcommand)]
pub(super) enum Rules {
    /// Every rule: id, kind, status, words
    List {
        /// Only rules of this kind, such as `verb`
        #[arg(value_name = "KIND", value_parser = kind)]
        kind: Option<Kind>,
        #[command(flatten)]
        packs: PackArgs,
        #[command(flatten)]
        form: PageForm,
    },
    /// A rule as it stands in its pack
    Show {
        #[command(flatten)]
        rule: RuleId,
        #[command(flatten)]
        form: PageForm,
    },
    /// Whether packs are well-formed
    Check {
        /// Folder of packs, laid over the built-in ones; without it, those
        #[arg(value_name = "DIR")]
        dir: Option<PathBuf>,
        /// Say nothing where they are
        #[arg(short, long)]
        quiet: bool,
        #[command(flatten)]
        packs: PackArgs,
    },
    /// Whether the examples of the rules hold
    Test {
        /// Only rules whose id begins with this, such as `verb` or `verb.qala`
        #[arg(value_name = "PREFIX", default_value = "")]
        prefix: String,
        /// Say nothing of a run in which all hold
        #[arg(short, long, conflicts_with = "verbose")]
        quiet: bool,
        /// Say of every example what came of it
        #[arg(short, long)]
        verbose: bool,
        #[command(flatten)]
        packs: PackArgs,
    },
}

/// What is asked for where something else is given.
const WIDTHS: &str = "give a whole number from 40 to 65535; leave it out for the width of the terminal";
const WARNINGS: &str = "give a whole number from 0; leave it out to fail by severity alone";
const COUNTS: &str = "give a whole number from 0";
const PORTS: &str = "give a whole number from 0 to 65535; 0 takes any that is free";

/// Most threads that are begun: each takes memory, and more than cores help nobody.
const MAX_JOBS: usize = 1024;

/// A number of threads.
fn jobs(number: &str) -> Result<NonZeroUsize, String> {
    let why = match number.parse() {
        Ok(0) => "at least 1".to_owned(),
        Ok(1..=MAX_JOBS) => return number.parse().map_err(|_| String::new()),
        Ok(_) => format!("at most {MAX_JOBS}"),
        Err(_) if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) => format!("at most {MAX_JOBS}"),
        Err(_) => "give a number".to_owned(),
    };
    Err(format!("{why}; leave it out for all cores"))
}

/// A kind by its name.
fn kind(name: &str) -> Result<Kind, String> {
    let known = Kind::ALL.iter().find(|k| k.to_string() == name).copied();
    known.ok_or_else(|| format!("kinds are {}", Kind::ALL.map(|k| k.to_string()).join(", ")))
}

/// Formats of pages on rules.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct PageForm {
    /// What to write
    #[arg(short, long, value_enum, default_value_t = PageFormat::Text)]
    pub(super) format: PageFormat,
}

/// Formats of pages on rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum PageFormat {
    /// For people
    Text,
    /// For programs
    Json,
}

/// A rule by its id.
#[derive(Debug, Args)]
pub(super) struct RuleId {
    /// Its id, such as `verb.qala`
    #[arg(value_name = "ID")]
    pub(super) id: String,
    #[command(flatten)]
    pub(super) packs: PackArgs,
}

/// `isnad eval`.
#[derive(Debug, Args)]
#[command(override_usage = "isnad eval [OPTIONS] <GOLD> <TEXTS>\n       isnad eval [OPTIONS] --diff <OLD> <NEW>")]
pub(super) struct Eval {
    /// Folder of annotations, ID.json each
    #[arg(value_name = "GOLD", required_unless_present = "diff", requires = "texts")]
    pub(super) gold: Option<PathBuf>,
    /// Folder of their texts, ID.txt each
    #[arg(value_name = "TEXTS")]
    pub(super) texts: Option<PathBuf>,
    /// What the analyses in NEW find, lose and change against OLD; both as `analyze --format jsonl` prints them
    #[arg(long, num_args = 2, value_names = ["OLD", "NEW"], conflicts_with_all = ["gold", "texts", "per_outlet", "list", "errors", "rules"])]
    pub(super) diff: Vec<PathBuf>,
    /// With --diff: show only so many differences, drawn at random
    #[arg(long, value_name = "N", value_parser = number::<usize>(0..=u64::MAX, COUNTS))]
    pub(super) sample: Option<usize>,
    /// With --sample: another number draws others
    #[arg(long, value_name = "S", default_value_t = 1, requires = "sample", value_parser = number::<u64>(0..=u64::MAX, COUNTS))]
    pub(super) seed: u64,
    /// The figures of each outlet too
    #[arg(long, requires = "list")]
    pub(super) per_outlet: bool,
    /// Which outlet an article is of: a JSON list of objects with `id` and `stratum`; may be given more than once
    #[arg(long, value_name = "FILE")]
    pub(super) list: Vec<PathBuf>,
    /// List the first N mistakes with their words
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = number::<usize>(0..=u64::MAX, COUNTS))]
    pub(super) errors: usize,
    /// What to write
    #[arg(short, long, value_enum, default_value_t = EvalFormat::Table)]
    pub(super) format: EvalFormat,
    #[command(flatten)]
    pub(super) packs: PackArgs,
}

/// Formats of `eval`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum EvalFormat {
    /// For people
    Table,
    /// For programs
    Json,
}

/// `isnad serve`.
#[derive(Debug, Args)]
pub(super) struct Serve {
    /// Port on 127.0.0.1; 0 takes any that is free
    #[arg(short, long, value_name = "N", default_value_t = 8017, value_parser = number::<u16>(0..=65535, PORTS))]
    pub(super) port: u16,
    /// A policy file to be chosen beside the presets
    #[arg(long, value_name = "FILE")]
    pub(super) policy: Option<PathBuf>,
    #[command(flatten)]
    pub(super) packs: PackArgs,
}

/// `isnad schema`.
#[derive(Debug, Args)]
pub(super) struct Schema {
    /// Of what
    #[arg(value_enum, default_value_t = SchemaArg::Analysis)]
    pub(super) of: SchemaArg,
}

/// `isnad completions`.
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub(super) shell: clap_complete::Shell,
}

/// `isnad man`.
#[derive(Debug, Args)]
pub(super) struct Man {
    /// Write the page of every command into this folder, which is made where it is not there
    #[arg(long, value_name = "DIR")]
    pub(super) dir: Option<PathBuf>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn arguments_are_consistent() {
        Cli::command().debug_assert();
    }
}
