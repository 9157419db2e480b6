//! `isnad analyze`.

use super::args::{Analyze, FormatArg};
use super::{Outcome, console, input};
use crate::analysis::{Analysis, Analyzer};
use crate::report::{self, Format, Options};
use std::fs::File;
use std::io::{self, BufWriter, Write};

/// Runs the command.
pub(super) fn run(args: &Analyze) -> Outcome {
    let mut builder = Analyzer::builder().with_text(args.text);
    if let Some(dir) = &args.rules {
        builder = builder.rules_dir(dir);
    }
    let analyzer = match builder.build() {
        Ok(analyzer) => analyzer,
        Err(error) => {
            console::complain("rules", error);
            return Outcome::Failed;
        }
    };
    let (analyses, outcome) = analyze(&analyzer, args);
    if analyses.is_empty() {
        return outcome;
    }
    match write(args, &analyses) {
        Ok(()) => outcome,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => outcome,
        Err(error) => {
            console::complain(args.output.as_ref().map_or("standard output".to_owned(), |p| p.display().to_string()), error);
            Outcome::Failed
        }
    }
}

fn analyze(analyzer: &Analyzer, args: &Analyze) -> (Vec<Analysis>, Outcome) {
    let mut outcome = Outcome::Done;
    let mut analyses = Vec::new();
    for path in input::expand(&args.paths) {
        match path.and_then(|p| input::read(&p)) {
            Ok(article) => analyses.push(analyzer.analyze(&article)),
            Err(failure) => {
                console::complain(failure.path, failure.why);
                outcome = Outcome::Failed;
            }
        }
    }
    (analyses, outcome)
}

fn write(args: &Analyze, analyses: &[Analysis]) -> io::Result<()> {
    let format = match args.format {
        FormatArg::Json => Format::Json,
        FormatArg::Jsonl => Format::Jsonl,
    };
    let sink: Box<dyn Write> = match &args.output {
        Some(path) => Box::new(File::create(path)?),
        None => Box::new(io::stdout().lock()),
    };
    let mut out = BufWriter::new(sink);
    report::render(format, analyses, &Options::default(), &mut out)?;
    out.flush()
}
