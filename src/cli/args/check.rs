//! What can be written behind `isnad check` and `isnad init`.

use super::{Look, PackArgs, WARNINGS, jobs, path};
use crate::cli::reading::{Reading, number};
use crate::policy::Severity;
use crate::report::check::CheckFormat;
use clap::{Args, ValueEnum};
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// `isnad check`.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 nothing at or above the failing level · 1 findings at or above it · 2 some work could not be done: usage, policy, waiver, unreadable draft."
)]
pub(in crate::cli) struct Check {
    /// Drafts and folders (read recursively, in name order); `-` for standard input
    #[arg(value_name = "PATH", value_parser = path())]
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// What to write
    #[arg(short, long, value_enum, default_value_t = CheckFormatArg::Human)]
    pub(in crate::cli) format: CheckFormatArg,
    /// Write to a file instead of standard output (`-`); none of the inputs
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Policy file, or the name of a preset; else isnad.yaml, looked for from each draft upwards to the root of its repository
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) policy: Option<PathBuf>,
    /// Lightest severity that fails the run; the policy's when left out
    #[arg(long, value_enum, value_name = "SEVERITY")]
    pub(in crate::cli) fail_on: Option<FailOn>,
    /// Fail with more warnings than this
    #[arg(long, value_name = "N", value_parser = number::<u32>(0..=u64::MAX, WARNINGS))]
    pub(in crate::cli) max_warnings: Option<u32>,
    /// Path that standard input stands for
    #[arg(long, value_name = "PATH")]
    pub(in crate::cli) stdin_filename: Option<PathBuf>,
    /// List the rules with their severity under the policy, and end
    #[arg(
        long,
        conflicts_with_all = ["format", "output", "update_baseline", "baseline", "diff", "fail_on", "max_warnings", "stdin_filename"]
    )]
    pub(in crate::cli) list_rules: bool,
    /// File of findings that are known and do not fail the run
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) baseline: Option<PathBuf>,
    /// Write what is found now to the baseline, and end
    #[arg(long, requires = "baseline", conflicts_with_all = ["diff", "format", "output", "fail_on", "max_warnings"])]
    pub(in crate::cli) update_baseline: bool,
    /// Only drafts that changed since a git revision, or are new
    #[arg(long, value_name = "REV")]
    pub(in crate::cli) diff: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) look: Look,
    #[command(flatten)]
    pub(in crate::cli) packs: PackArgs,
    #[command(flatten)]
    pub(in crate::cli) reading: Reading,
    /// Drafts read at the same time, 1 to 1024; all cores when left out. The output is the same for any number
    #[arg(short, long, value_name = "N", value_parser = jobs)]
    pub(in crate::cli) jobs: Option<NonZeroUsize>,
    /// Write nothing on standard error but what could not be done
    #[arg(short, long, conflicts_with = "verbose")]
    pub(in crate::cli) quiet: bool,
    /// Say on standard error under which policy drafts are, and how much was done
    #[arg(short, long)]
    pub(in crate::cli) verbose: bool,
}

/// `isnad init`.
#[derive(Debug, Args)]
pub(in crate::cli) struct Init {
    /// Folder of the policy file; made where there is none
    #[arg(value_name = "DIR", default_value = ".")]
    pub(in crate::cli) dir: PathBuf,
    /// The preset it extends
    #[arg(long, default_value = "recommended")]
    pub(in crate::cli) preset: String,
    /// Do not say where it is
    #[arg(short, long)]
    pub(in crate::cli) quiet: bool,
}

/// Severities that can fail a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum FailOn {
    /// Errors only
    Error,
    /// Errors and warnings
    Warning,
    /// Everything
    Info,
    /// Nothing: findings are told, and only too many warnings fail the run
    Off,
}

impl From<FailOn> for Severity {
    fn from(fail_on: FailOn) -> Self {
        match fail_on {
            FailOn::Error => Self::Error,
            FailOn::Warning => Self::Warning,
            FailOn::Info => Self::Info,
            FailOn::Off => Self::Off,
        }
    }
}

/// Formats of `check`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum CheckFormatArg {
    /// For people
    Human,
    /// One object of everything
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// Annotations of GitHub workflows
    Github,
    /// Code quality of GitLab
    Gitlab,
    /// JUnit XML
    Junit,
}

impl From<CheckFormatArg> for CheckFormat {
    fn from(format: CheckFormatArg) -> Self {
        match format {
            CheckFormatArg::Human => Self::Human,
            CheckFormatArg::Json => Self::Json,
            CheckFormatArg::Sarif => Self::Sarif,
            CheckFormatArg::Github => Self::Github,
            CheckFormatArg::Gitlab => Self::Gitlab,
            CheckFormatArg::Junit => Self::Junit,
        }
    }
}
