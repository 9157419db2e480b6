//! Choices of the command line: formats, languages, colour, schemas.

use crate::report::{Format, Lang};
use clap::ValueEnum;

/// Formats of `analyze`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum FormatArg {
    /// For people: one article on one screen, several a row each
    Table,
    /// One indented object; an array of them for several inputs, a folder, JSON Lines
    Json,
    /// One object a line
    Jsonl,
    /// The attributions, a row each, for spreadsheets
    Csv,
    /// The sources and relays, a row each, for spreadsheets
    CsvSources,
    /// One self-contained page; with `--out-dir` a page for each article and an index
    Html,
    /// The report for wikis and pull requests
    Markdown,
    /// The provenance graph for Graphviz
    Dot,
    /// The provenance graph for yEd, Gephi, networkx
    Graphml,
    /// The provenance graph as a Mermaid flowchart
    Mermaid,
}

impl From<FormatArg> for Format {
    fn from(format: FormatArg) -> Self {
        match format {
            FormatArg::Table => Self::Table,
            FormatArg::Json => Self::Json,
            FormatArg::Jsonl => Self::Jsonl,
            FormatArg::Csv => Self::Csv,
            FormatArg::CsvSources => Self::CsvSources,
            FormatArg::Html => Self::Html,
            FormatArg::Markdown => Self::Markdown,
            FormatArg::Dot => Self::Dot,
            FormatArg::Graphml => Self::Graphml,
            FormatArg::Mermaid => Self::Mermaid,
        }
    }
}

/// Languages of labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum LangArg {
    /// Arabic
    Ar,
    /// English
    En,
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Self {
        match lang {
            LangArg::Ar => Self::Ar,
            LangArg::En => Self::En,
        }
    }
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ColorArg {
    /// At a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum SchemaArg {
    /// The output of `analyze --format json`
    Analysis,
    /// Files of rule packs
    Rules,
    /// Policy files
    Policy,
}
