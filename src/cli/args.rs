//! What can be written on the command line.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Who says what in an Arabic news article, through whom it reached us, and how the sourcing is balanced.
#[derive(Debug, Parser)]
#[command(name = "isnad", version, about, max_term_width = 100)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Who says what, the graph, the balance
    Analyze(Analyze),
}

/// `isnad analyze`.
#[derive(Debug, Args)]
pub(super) struct Analyze {
    /// Files and folders (read recursively, in name order); `-` for standard input
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// What to write
    #[arg(short, long, value_enum, default_value_t = FormatArg::Json)]
    pub(super) format: FormatArg,
    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Folder of rule packs that add to or override the built-in ones
    #[arg(long, value_name = "DIR")]
    pub(super) rules: Option<PathBuf>,
    /// Keep the article text in JSON
    #[arg(long)]
    pub(super) text: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FormatArg {
    /// One indented object, or an array of them
    Json,
    /// One object a line
    Jsonl,
}
