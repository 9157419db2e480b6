//! `isnad analyze`.

use super::args::{Analyze, FormatArg, PackArgs};
use super::check::{Desk, Loaded, Policies};
use super::progress::Progress;
use super::resume::{self, Rest};
use super::site::Site;
use super::{Outcome, console, pool};
use crate::analysis::{Analysis, Analyzer, Article, Builder};
use crate::input::{self, Inputs, Item};
use crate::policy::Judge;
use crate::report::{self, Options, Report};
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// Runs the command.
pub(super) fn run(args: &Analyze) -> Outcome {
    if args.out_dir.is_some() && args.format != FormatArg::Html {
        console::say("--out-dir is for pages; add --format html");
        return Outcome::Failed;
    }
    if args.resume && args.format != FormatArg::Jsonl {
        console::say("--resume goes on with lines; add --format jsonl");
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
    let (sink, last) = sink(args)?;
    let target = match &args.out_dir {
        Some(dir) => Target::Site(Site::new(dir, options(args))?),
        None => Target::Report(Report::new(args.format.into(), options(args))),
    };
    let progress = Progress::new(&paths, args.progress, args.quiet);
    let mut run = Run { args, out: BufWriter::new(sink), target, progress, done: 0, failed: 0, error: None };
    let reader = args.reading.reader();
    let lines = args.format == FormatArg::Jsonl;
    let (met, all) = (AtomicBool::new(false), paths.len());
    let mut inputs = Rest::new(Inputs::new(&reader, paths), last.clone(), &met).peekable();
    // A single article needs no threads.
    let single = all == 1 && inputs.peek().is_none_or(|item| item.line == 0 && item.is_named);
    let jobs = if single { 1 } else { args.jobs.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get) };
    let work = |item: Item| {
        let (path, bytes) = (PathBuf::from(item.name()), item.bytes());
        let analysis = item.read(&reader).and_then(|article| match judging {
            Some(judging) => judging.judge(analyzer, &path, article),
            None => Ok(analyzer.analyze(&article)),
        });
        // A line needs nothing of the others: it is written here, on this thread.
        let done = analysis.map(|analysis| if lines { Done::Line(report::line(&analysis)) } else { Done::Analysis(Box::new(analysis)) });
        (bytes, done)
    };
    pool::in_order(inputs.map(pool::weighed), jobs, work, |(bytes, result)| run.add(bytes, result));
    if let Some((path, _)) = last.filter(|_| !met.load(Ordering::Relaxed)) {
        let why = format!("ends with {path}, which is not among the inputs; name the inputs of the run that was broken off");
        return Err(io::Error::other(why));
    }
    run.finish()
}

/// Where the output goes, and the last article that it holds, with how often it does.
type Sink = (Box<dyn Write>, Option<(String, u64)>);

fn sink(args: &Analyze) -> io::Result<Sink> {
    let Some(path) = &args.output else { return Ok((Box::new(io::stdout().lock()), None)) };
    if !args.resume {
        return Ok((Box::new(File::create(path)?), None));
    }
    let resumed = resume::open(path).map_err(io::Error::other)?;
    if args.verbose {
        console::say(format_args!("{} articles were done before", resumed.done));
    }
    Ok((Box::new(resumed.file), resumed.last))
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

/// What has become of an article.
enum Done {
    Analysis(Box<Analysis>),
    Line(io::Result<Vec<u8>>),
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
    progress: Progress,
    done: usize,
    failed: usize,
    error: Option<io::Error>,
}

impl Run<'_> {
    fn add(&mut self, bytes: u64, result: Result<Done, input::Failure>) -> ControlFlow<()> {
        self.progress.step(bytes);
        match result {
            Ok(done) => {
                self.done += 1;
                let mut written = match (done, &mut self.target) {
                    (Done::Line(line), _) => line.and_then(|line| self.out.write_all(&line)),
                    (Done::Analysis(analysis), Target::Report(report)) => report.add(*analysis, &mut self.out),
                    (Done::Analysis(analysis), Target::Site(site)) => site.add(&analysis),
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
                    self.progress.beside(|| console::complain(failure.path, failure.why));
                }
            }
        }
        if self.error.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    fn finish(mut self) -> io::Result<Outcome> {
        self.progress.end();
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
