//! `isnad analyze`.

use super::args::{Analyze, FormatArg, PackArgs};
use super::check::Loaded;
use super::guard::{guarded, worded};
use super::judging::{Choice, Under, judge};
use super::output::{self, Output};
use super::progress::Progress;
use super::resume::{Again, Finished, Met, Rest, Resumed, Work};
use super::site::Site;
use super::{Outcome, console, pool};
use crate::analysis::{Analysis, Analyzer, Article, Builder};
use crate::input::{self, Inputs, Reader};
use crate::policy::Judge;
use crate::report::{self, Options, Report};
use clap::ValueEnum;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::thread;

/// Runs the command.
pub(super) fn run(args: &Analyze) -> Outcome {
    if let Some(why) = without_effect(args) {
        console::say(why);
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
    let rules = OnceLock::new();
    let choice = match Choice::new(&rules, args.policy.as_deref(), args.no_policy, &paths) {
        Ok(choice) => choice,
        Err(why) => {
            console::lines(why);
            return Outcome::Failed;
        }
    };
    let written = refuse_inputs(args, &paths, &choice.files()).and_then(|()| write(args, &analyzer, (choice, &rules), paths));
    // The process ends here: what the packs hold need not be given back piece by piece.
    std::mem::forget(analyzer);
    match written {
        Ok(outcome) => outcome,
        // The reader has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Outcome::Done,
        Err(error) => {
            let target = args.output.as_ref().or(args.out_dir.as_ref()).map_or("standard output".to_owned(), |p| p.display().to_string());
            console::complain(target, output::told(&error));
            Outcome::Failed
        }
    }
}

/// What is told of an option that would do nothing.
fn without_effect(args: &Analyze) -> Option<String> {
    let (format, name) = (args.format, args.format.to_possible_value().map_or(String::new(), |value| value.get_name().to_owned()));
    let json = matches!(format, FormatArg::Json | FormatArg::Jsonl);
    let told = [
        (args.out_dir.is_some() && format != FormatArg::Html, "--out-dir is for pages; add --format html".to_owned()),
        (args.resume && format != FormatArg::Jsonl, "--resume goes on with lines; add --format jsonl".to_owned()),
        (args.resume && args.output.is_none(), "--resume goes on with a file; name it with --output".to_owned()),
        (args.text && !json, "--text keeps the text in JSON; add --format json or jsonl".to_owned()),
        (
            args.explain && !json && format != FormatArg::Table,
            format!("--explain is for the table of one article and for JSON; leave it out with --format {name}"),
        ),
        (args.width.is_some() && format != FormatArg::Table, format!("--width is for the table; leave it out with --format {name}")),
        (args.look.ascii && format != FormatArg::Table, format!("--ascii is for the table; leave it out with --format {name}")),
    ];
    told.into_iter().find_map(|(is, why)| is.then_some(why)).or_else(|| args.reading.without_effect().map(str::to_owned))
}

/// Refuses to write over what is read.
fn refuse_inputs(args: &Analyze, paths: &[PathBuf], read: &[&Path]) -> io::Result<()> {
    let rules = args.packs.rules.as_deref();
    let output = args.output.as_ref().map(|file| output::refuse_input(file, paths).and_then(|()| output::refuse_read(file, read, rules)));
    let pages = args.out_dir.as_ref().map(|folder| output::refuse_folder(folder, paths));
    output.or(pages).unwrap_or(Ok(())).map_err(io::Error::other)
}

/// Compiles the packs; a mistake in them is told.
pub(super) fn build(builder: Builder, packs: &PackArgs) -> Option<Analyzer> {
    let builder = match &packs.rules {
        Some(dir) if super::rules::holds_policy_rules(dir) => {
            console::complain(dir.display(), super::rules::OF_POLICY);
            return None;
        }
        Some(dir) => builder.rules_dir(dir),
        None => builder,
    };
    builder.build().map_err(|error| console::complain("rules", error)).ok()
}

/// What was named, or standard input when something is sent to it.
fn paths(args: &Analyze) -> Vec<PathBuf> {
    if args.paths.is_empty() && !io::stdin().is_terminal() { vec![PathBuf::from("-")] } else { args.paths.clone() }
}

fn write(
    args: &Analyze,
    analyzer: &Analyzer,
    (mut choice, rules): (Choice<'_>, &OnceLock<Judge>),
    paths: Vec<PathBuf>,
) -> io::Result<Outcome> {
    let (output, finished) = output(args)?;
    let progress = Progress::new(&paths, args.progress, args.quiet);
    let reader = args.reading.reader();
    let lines = args.format == FormatArg::Jsonl;
    let (met, all) = (Met::default(), paths.len());
    let named = if args.out_dir.is_some() { paths.clone() } else { Vec::new() };
    let mut inputs = Inputs::new(&reader, paths);
    if let Some(is_stdout) = output::is_stdout(args.quiet).filter(|_| args.output.is_none()) {
        inputs = inputs.without(is_stdout);
    }
    let mut inputs = Rest::new(inputs, finished, &met).peekable();
    let first = inputs.peek();
    // A single article needs no threads.
    let single = all == 1 && first.is_some_and(|work| work.item.line == 0 && work.item.is_named);
    if !single && first.is_some() && args.explain && args.format == FormatArg::Table {
        console::say("--explain is for one article; name one, or add --format json");
        return Ok(Outcome::Failed);
    }
    if all > 1 && args.format == FormatArg::Html && args.out_dir.is_none() {
        console::say("a page holds one article; for several give a folder with --out-dir");
        return Ok(Outcome::Failed);
    }
    let options = options(args, choice.language.as_deref());
    let target = match &args.out_dir {
        Some(dir) => Target::Site(Site::new(dir, options, &named)?),
        None => {
            let report = Report::new(args.format.into(), options);
            Target::Report(if single { report } else { report.of_many() })
        }
    };
    let mut run = Run { args, out: BufWriter::new(output), target, progress, done: 0, failed: 0, error: None };
    let jobs = if single { 1 } else { args.jobs.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get) };
    let desk = Counter { analyzer, rules, lines };
    let work = |turn: Vec<(Work, Under)>| desk.work(turn.into_iter().map(|(work, under)| read(work, under, &reader)).unzip());
    let inputs = inputs.map(|work| {
        let under = choice.of(&work.item.path);
        (work.item.bytes(), (work, under))
    });
    pool::in_order(inputs, jobs, work, |done| match done {
        None => run.send(),
        Some((Of { again: Some(again), .. }, result)) => run.hold(&again, result),
        Some((of, result)) => run.add(&of, result),
    });
    match met.told() {
        Err(why) if run.error.is_none() => Err(io::Error::other(why)),
        told => run.finish(told.unwrap_or_default()),
    }
}

/// Makes what is written of articles that were read.
struct Counter<'a> {
    analyzer: &'a Analyzer,
    /// The rules of policies, once there is one.
    rules: &'a OnceLock<Judge>,
    /// Lines are written.
    lines: bool,
}

impl Counter<'_> {
    fn work(&self, (turn, articles): (Vec<Of>, Vec<Result<Article, input::Failure>>)) -> Vec<(Of, Result<Done, input::Failure>)> {
        let plain = self.lines && turn.iter().all(|of| of.under.is_none());
        let mut lines = if plain { told(self.analyzer, &articles) } else { Vec::new() }.into_iter();
        let done = |(of, article): (Of, Result<Article, input::Failure>)| {
            let done = article.and_then(|article| match lines.next() {
                Some((words, line)) => worded(&of.name, words).map(|()| Done::Line(line)),
                None => self.alone(&of, article),
            });
            (of, done)
        };
        turn.into_iter().zip(articles).map(done).collect()
    }

    fn alone(&self, of: &Of, article: Article) -> Result<Done, input::Failure> {
        let analysis = guarded(&of.name, || match &of.under {
            Some(under) => judge(self.analyzer, self.rules, under.as_deref().map_err(|why| &**why), (&of.name, article)),
            None => Ok(self.analyzer.analyze(&article)),
        })?;
        worded(&of.name, analysis.article.words)?;
        Ok(if self.lines { Done::Line(report::line(&analysis)) } else { Done::Analysis(Box::new(analysis)) })
    }
}

/// Of what article something was made.
struct Of {
    name: String,
    bytes: u64,
    again: Option<Again>,
    /// What it is judged by.
    under: Under,
    /// The encoding that was found, where it is not UTF-8.
    encoding: Option<String>,
}

fn read(Work { item, again }: Work, under: Under, reader: &Reader) -> (Of, Result<Article, input::Failure>) {
    let mut of = Of { name: item.name(), bytes: item.bytes(), again, under, encoding: None };
    let article = guarded(&of.name, || item.read(reader));
    of.encoding = article.as_ref().ok().and_then(Article::other_encoding).map(str::to_owned);
    (of, article)
}

/// The lines of those articles that could be read, with the words that were read in them: each needs nothing of the others and is
/// written here, on this thread. None when the program itself goes wrong on one of them.
fn told(analyzer: &Analyzer, articles: &[Result<Article, input::Failure>]) -> Vec<(u32, io::Result<Vec<u8>>)> {
    let read: Vec<&Article> = articles.iter().flatten().collect();
    let told = guarded("", || Ok::<_, input::Failure>(analyzer.tell(&read, |analysis| (analysis.article.words, report::line(analysis)))));
    told.unwrap_or_default()
}

/// Where the output goes, and the lines that it holds.
fn output(args: &Analyze) -> io::Result<(Output, Option<Finished>)> {
    let Some(path) = &args.output else { return Ok((Output::Open(Box::new(io::stdout().lock())), None)) };
    if !args.resume {
        return Ok((Output::File(path.clone()), None));
    }
    let resumed = Resumed::open(path).map_err(io::Error::other)?;
    if args.verbose {
        console::say(format_args!("{} articles were done before", resumed.done));
    }
    let (finished, output) = resumed.parts()?;
    Ok((output, Some(finished)))
}

fn options(args: &Analyze, language: Option<&str>) -> Options {
    let to_file = args.output.is_some();
    Options {
        lang: console::lang(language),
        width: console::width(args.width, to_file),
        color: console::color(&args.look, to_file),
        ascii: args.look.ascii,
        explain: args.explain,
        policy: None,
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

impl Target {
    /// By which policy the next article was judged.
    fn under(&mut self, loaded: Option<&Loaded>) {
        let name = loaded.map(|loaded| loaded.name.as_str());
        match self {
            Self::Report(report) => report.under(name),
            Self::Site(site) => site.under(name),
        }
    }
}

/// One run over all inputs.
struct Run<'a> {
    args: &'a Analyze,
    out: BufWriter<Output>,
    target: Target,
    progress: Progress,
    done: usize,
    failed: usize,
    error: Option<io::Error>,
}

impl Run<'_> {
    fn add(&mut self, of: &Of, result: Result<Done, input::Failure>) -> ControlFlow<()> {
        self.progress.step(of.bytes);
        if let Some(encoding) = of.encoding.as_ref().filter(|_| self.args.verbose) {
            self.progress.beside(|| console::complain(&of.name, format_args!("read as {encoding}")));
        }
        match result {
            Ok(done) => {
                self.done += 1;
                self.target.under(of.under.as_ref().and_then(|under| under.as_deref().ok()));
                let written = self.out.get_mut().open().and_then(|()| match (done, &mut self.target) {
                    (Done::Line(line), _) => line.and_then(|line| self.out.write_all(&line)),
                    (Done::Analysis(analysis), Target::Report(report)) => report.add(*analysis, &mut self.out),
                    (Done::Analysis(analysis), Target::Site(site)) => site.add(&analysis),
                });
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

    /// Whoever reads lines reads them as they come: those that are there go out before others are waited for.
    fn send(&mut self) -> ControlFlow<()> {
        if self.args.format == FormatArg::Jsonl {
            self.error = self.out.flush().err();
        }
        if self.error.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// Holds what is made of an article against the line that a broken run wrote of it.
    fn hold(&mut self, again: &Again, result: Result<Done, input::Failure>) -> ControlFlow<()> {
        self.progress.pass(again.passed);
        let made = match result {
            Ok(Done::Line(Ok(line))) => Some(line),
            _ => None,
        };
        self.error = again.hold(made.as_deref()).err();
        if self.error.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// Ends the run; so many inputs between finished lines have none.
    fn finish(mut self, without: usize) -> io::Result<Outcome> {
        self.progress.end();
        if let Some(error) = self.error {
            return Err(error);
        }
        if without > 0 {
            let these = if without == 1 { "an input that was passed over has" } else { "inputs that were passed over have" };
            let count = if without == 1 { String::new() } else { format!("{without} ") };
            console::say(format_args!("{count}{these} no line in the output: run without --resume to be told why"));
            self.failed += without;
        }
        // Where everything failed, what was there before is left alone.
        if self.done > 0 || self.failed == 0 || self.args.resume {
            self.out.get_mut().open()?;
        }
        // No article is an empty list.
        if self.done > 0 || self.failed == 0 && self.args.format == FormatArg::Json {
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
