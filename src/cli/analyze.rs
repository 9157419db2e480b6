//! `isnad analyze`.

use super::args::{Analyze, FormatArg, PackArgs};
use super::check::{Desk, Loaded, Policies};
use super::console::Progress;
use super::site::Site;
use super::{Outcome, console};
use crate::analysis::{Analysis, Analyzer, Article, Builder};
use crate::input::{self, Inputs, Item};
use crate::policy::Judge;
use crate::report::{Options, Report};
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::thread;

/// Runs the command.
pub(super) fn run(args: &Analyze) -> Outcome {
    if args.out_dir.is_some() && args.format != FormatArg::Html {
        console::say("--out-dir is for pages; add --format html");
        return Outcome::Failed;
    }
    let Some(analyzer) =
        build(Analyzer::builder().with_text(args.text || args.format == FormatArg::Html).with_reasons(args.explain), &args.packs)
    else {
        return Outcome::Failed;
    };
    let paths = paths(args);
    if paths.is_empty() {
        console::say("no input; name files or folders, or send an article to standard input");
        return Outcome::Failed;
    }
    let judging = args.policy.as_ref().map(|file| Judging::load(file)).transpose();
    let judging = match judging {
        Ok(judging) => judging,
        Err(why) => {
            console::lines(why);
            return Outcome::Failed;
        }
    };
    let written = write(args, &analyzer, judging.as_ref(), paths);
    // The process ends here: what the packs hold need not be given back piece by piece.
    std::mem::forget(analyzer);
    match written {
        Ok(outcome) => outcome,
        // The reader has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Outcome::Done,
        Err(error) => {
            let target = args.output.as_ref().or(args.out_dir.as_ref()).map_or("standard output".to_owned(), |p| p.display().to_string());
            console::complain(target, input::told(&error));
            Outcome::Failed
        }
    }
}

/// Compiles the packs; a mistake in them is told.
pub(super) fn build(builder: Builder, packs: &PackArgs) -> Option<Analyzer> {
    let builder = match &packs.rules {
        Some(dir) => builder.rules_dir(dir),
        None => builder,
    };
    builder.build().map_err(|error| console::complain("rules", error)).ok()
}

/// What was named, or standard input when something is sent to it.
fn paths(args: &Analyze) -> Vec<PathBuf> {
    if args.paths.is_empty() && !io::stdin().is_terminal() { vec![PathBuf::from("-")] } else { args.paths.clone() }
}

/// A policy, and the rules that it is about.
struct Judging {
    judge: Judge,
    policy: Loaded,
}

impl Judging {
    fn load(file: &Path) -> Result<Self, String> {
        let judge = Judge::builtin().map_err(|error| error.to_string())?;
        let mut policies = Policies::new(&judge, Some(file.to_owned()));
        policies.of(Path::new(".")).map_err(|problems| problems.to_string())?;
        let policy = policies.all.pop().ok_or("no policy")?;
        Ok(Self { judge, policy })
    }

    fn judge(&self, analyzer: &Analyzer, path: &Path, article: Article) -> Result<Analysis, input::Failure> {
        let desk = Desk { analyzer, judge: &self.judge };
        desk.judge(article, path, &self.policy).map(|judged| judged.analysis).map_err(|trouble| input::failure(path, &trouble.unread().why))
    }
}

fn write(args: &Analyze, analyzer: &Analyzer, judging: Option<&Judging>, paths: Vec<PathBuf>) -> io::Result<Outcome> {
    let sink: Box<dyn Write> = match &args.output {
        Some(path) => Box::new(File::create(path)?),
        None => Box::new(io::stdout().lock()),
    };
    let target = match &args.out_dir {
        Some(dir) => Target::Site(Site::new(dir, options(args))?),
        None => Target::Report(Report::new(args.format.into(), options(args))),
    };
    let mut run = Run { args, out: BufWriter::new(sink), target, done: 0, failed: 0, error: None };
    let reader = args.reading.reader();
    let mut inputs = Inputs::new(&reader, paths.clone()).peekable();
    // A single article needs no threads.
    let single = paths.len() == 1 && inputs.peek().is_none_or(|item| item.line == 0 && paths.first() == Some(&item.path));
    let jobs = if single { 1 } else { args.jobs.or_else(|| thread::available_parallelism().ok()).map_or(1, |n| n.get()) };
    let mut progress = Progress::new(Inputs::files(&paths).count(), args.quiet);
    let work = |item: Item| {
        let path = PathBuf::from(item.name());
        let article = item.read(&reader)?;
        match judging {
            Some(judging) => judging.judge(analyzer, &path, article),
            None => Ok(analyzer.analyze(&article)),
        }
    };
    super::pool::in_order(inputs, jobs, work, |result| {
        progress.step();
        if result.is_err() {
            progress.clear();
        }
        run.add(result)
    });
    progress.clear();
    run.finish()
}

fn options(args: &Analyze) -> Options {
    let to_file = args.output.is_some();
    Options {
        lang: console::lang(&args.look),
        width: console::width(args.width, to_file),
        color: console::color(&args.look, to_file),
        ascii: args.look.ascii,
        explain: args.explain,
        policy: args.policy.as_ref().map(|p| p.to_string_lossy().into_owned()),
    }
}

/// Where analyses go.
enum Target {
    Report(Report),
    Site(Site),
}

/// One run over all inputs.
struct Run<'a> {
    args: &'a Analyze,
    out: BufWriter<Box<dyn Write>>,
    target: Target,
    done: usize,
    failed: usize,
    error: Option<io::Error>,
}

impl Run<'_> {
    fn add(&mut self, result: Result<Analysis, input::Failure>) -> ControlFlow<()> {
        match result {
            Ok(analysis) => {
                self.done += 1;
                let mut written = match &mut self.target {
                    Target::Report(report) => report.add(analysis, &mut self.out),
                    Target::Site(site) => site.add(&analysis),
                };
                // Whoever reads lines reads them as they come.
                if self.args.format == FormatArg::Jsonl && self.done == 1 {
                    written = written.and_then(|()| self.out.flush());
                }
                self.error = written.err();
            }
            Err(failure) => {
                self.failed += 1;
                if !self.args.quiet {
                    console::complain(failure.path, failure.why);
                }
            }
        }
        if self.error.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    fn finish(mut self) -> io::Result<Outcome> {
        if let Some(error) = self.error {
            return Err(error);
        }
        if self.done > 0 {
            match self.target {
                Target::Report(report) => report.finish(&mut self.out)?,
                Target::Site(site) => site.finish()?,
            }
        }
        self.out.flush()?;
        if self.args.verbose {
            console::say(format_args!("{} analyzed, {} failed", self.done, self.failed));
        }
        Ok(if self.failed == 0 { Outcome::Done } else { Outcome::Failed })
    }
}
