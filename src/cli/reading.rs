//! Options on how inputs are read.

use crate::analysis::SourceFormat;
use crate::input::{Charset, Fields, MAX_INPUT, Reader};
use clap::{Args, ValueEnum};
use std::ops::RangeInclusive;

/// How inputs are read.
#[derive(Debug, Args)]
#[command(next_help_heading = "Input")]
pub(super) struct Reading {
    /// Form of the input; told from its content unless named
    #[arg(long, value_enum, default_value_t = InputFormat::Auto, value_name = "FORM")]
    input_format: InputFormat,
    /// Encoding of the input, such as windows-1256, iso-8859-6, utf-16le; told from its content when left out
    #[arg(long, value_name = "NAME")]
    encoding: Option<Charset>,
    /// Fields of JSON Lines where they have other names: title=headline,text=body. Also id, byline, outlet, published
    #[arg(long, value_name = "FIELD=NAME,…")]
    map: Option<Fields>,
    /// Longest file, standard input or line of JSON Lines, in MiB
    #[arg(long, value_name = "MIB", default_value_t = (MAX_INPUT >> 20) as u16, value_parser = number::<u16>(1..=1024, "give a whole number from 1 to 1024"))]
    max_size: u16,
}

/// Forms of input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum InputFormat {
    /// Told from the content
    Auto,
    /// A headline, perhaps a byline, then a paragraph a line
    Text,
    /// A page of the web
    Html,
    /// A Word document
    Docx,
    /// Markdown, perhaps with front matter
    Markdown,
    /// An object a line, an article each
    Jsonl,
}

impl Reading {
    /// What is told of an option that would do nothing.
    pub(super) fn without_effect(&self) -> Option<&'static str> {
        let lines = matches!(self.input_format, InputFormat::Auto | InputFormat::Jsonl);
        let told = [
            (self.map.is_some() && !lines, "--map names the fields of JSON Lines; leave it or --input-format out"),
            (
                self.encoding.is_some() && matches!(self.input_format, InputFormat::Docx),
                "--encoding is for text; a Word document tells its own: leave it or --input-format out",
            ),
        ];
        told.into_iter().find_map(|(is, why)| is.then_some(why))
    }

    /// The reader that was asked for.
    pub(super) fn reader(&self) -> Reader {
        let format = match self.input_format {
            InputFormat::Auto => None,
            InputFormat::Text => Some(SourceFormat::Text),
            InputFormat::Html => Some(SourceFormat::Html),
            InputFormat::Docx => Some(SourceFormat::Docx),
            InputFormat::Markdown => Some(SourceFormat::Markdown),
            InputFormat::Jsonl => Some(SourceFormat::Jsonl),
        };
        let fields = self.map.clone().unwrap_or_default();
        Reader { format, charset: self.encoding, fields, max_bytes: usize::from(self.max_size) << 20 }
    }
}

/// Reads a whole number; `why` asks for one.
pub(super) fn number<N>(range: RangeInclusive<u64>, why: &'static str) -> impl Fn(&str) -> Result<N, String> + Clone + Send + Sync + 'static
where
    N: TryFrom<u64> + Clone + Send + Sync + 'static,
{
    move |text| {
        let number = text.parse().ok().filter(|number| range.contains(number));
        number.and_then(|number| N::try_from(number).ok()).ok_or_else(|| why.to_owned())
    }
}
