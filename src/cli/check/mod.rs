//! `isnad check` and `isnad init`.
mod changed;
mod draft;
mod limits;
mod pages;
mod policies;

pub(super) use draft::{Desk, Judged, Trouble};
pub(super) use pages::init;
pub(super) use policies::{Loaded, NAMES, Policies, find, load};

use super::args::{Check, CheckFormatArg};
use super::guard::{guarded, worded};
use super::progress::Progress;
use super::{Outcome, analyze, console, output, pool, short};
use crate::analysis::{Analyzer, other_encoding};
use crate::input::{self, Inputs, Item, Reader};
use crate::policy::{Judge, Severity};
use crate::report::check::{Baseline, CheckReport, Draft, Record, Tally, Unread};
use changed::Changed;
use draft::below;
use limits::{Exceeded, limits};
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::thread;

/// The files to be checked, each with the index of its policy; and what could not be found.
struct Jobs {
    files: BTreeMap<PathBuf, usize>,
    paths: Vec<PathBuf>,
    unread: Vec<Unread>,
}

/// Runs the command.
pub(super) fn run(args: &Check) -> Outcome {
    match check(args) {
        Ok(outcome) => outcome,
        Err(why) => {
            console::lines(why);
            Outcome::Failed
        }
    }
}

fn check(args: &Check) -> Result<Outcome, String> {
    if let Some(why) = without_effect(args) {
        return Err(why.to_owned());
    }
    let judge = Judge::builtin().map_err(|error| error.to_string())?;
    if args.list_rules {
        return pages::list_rules(args, &judge);
    }
    let inputs = inputs(args)?;
    refuse_inputs(args, &inputs)?;
    let baseline = if args.update_baseline { Baseline::default() } else { read_baseline(args)? };
    let Some(analyzer) = analyze::build(Analyzer::builder(), &args.packs) else { return Ok(Outcome::Failed) };
    let mut policies = Policies::new(&judge, args.policy.clone());
    let Jobs { files, paths, mut unread } = jobs(args, &inputs, &mut policies)?;
    refuse_read(args, &policies)?;
    let reader = args.reading.reader();
    let mut drafts: Vec<Draft> = Vec::new();
    let mut judged: Vec<usize> = Vec::new(); // by which policy
    let threads = args.jobs.or_else(|| thread::available_parallelism().ok()).map_or(1, |n| n.get());
    let mut progress = Progress::new(&paths, false, args.quiet);
    let desk = Desk { analyzer: &analyzer, judge: &judge };
    let work = |item: Item| {
        let policy = files.get(&item.path).copied().unwrap_or_default();
        let (name, bytes, record) = (item.name(), item.bytes(), record(args, &item));
        let draft = guarded(&name, || one(args, &desk, &reader, policies.all.get(policy), item));
        (bytes, record, draft.map(|draft| (draft, policy)))
    };
    pool::in_order(Inputs::new(&reader, paths).map(|item| (item.bytes(), item)), threads, pool::singly(work), |done| {
        let Some((bytes, record, result)) = done else { return ControlFlow::Continue(()) };
        progress.step(bytes);
        match result {
            Ok((mut draft, policy)) => {
                baseline.mark(&mut draft);
                let fail_on = args.fail_on.map(Severity::from).or(policies.all.get(policy).map(|p| p.policy.fail_on));
                drafts.push(Draft { record, fail_on: fail_on.unwrap_or(Severity::Error), ..draft });
                judged.push(policy);
            }
            Err(trouble) => {
                progress.beside(|| tell(&trouble));
                unread.push(Unread { record, ..trouble.unread() });
            }
        }
        ControlFlow::Continue(())
    });
    progress.end();
    if args.verbose {
        verbose(&policies, &drafts, unread.len());
    }
    if args.update_baseline {
        return update(args, drafts, unread.len());
    }
    let too_many = limits(args, &policies).filter_map(|limit| limit.exceed(&mut drafts, &judged)).collect();
    let language = policies.all.first().and_then(|p| p.policy.language.clone());
    finish(args, &judge, &drafts, &unread, (too_many, language))
}

/// What is told of an option that would do nothing.
fn without_effect(args: &Check) -> Option<&'static str> {
    let reads_input = args.paths.is_empty() || args.paths.iter().any(|path| path.as_os_str() == "-");
    let told = [
        (args.look.ascii && args.format != CheckFormatArg::Human, "--ascii is for people; leave it out with another --format"),
        (
            args.diff.is_some() && reads_input,
            "--diff is for files of a repository; name drafts or folders, or leave it out for standard input",
        ),
        (
            args.stdin_filename.is_some() && !reads_input,
            "--stdin-filename is for standard input; add - to what is checked, or leave it out",
        ),
    ];
    args.reading.without_effect().or_else(|| told.into_iter().find_map(|(is, why)| is.then_some(why)))
}

/// Tells under which policies the drafts are, in what other encodings they came, and how many there were.
fn verbose(policies: &Policies<'_>, drafts: &[Draft], failed: usize) {
    policies.all.iter().for_each(|loaded| console::complain("policy", &loaded.name));
    for draft in drafts {
        if let Some(encoding) = other_encoding(&draft.encoding) {
            console::complain(&draft.path, format_args!("read as {encoding}"));
        }
    }
    console::say(format_args!("{} checked, {failed} failed", drafts.len()));
}

fn finish(
    args: &Check,
    judge: &Judge,
    drafts: &[Draft],
    unread: &[Unread],
    (too_many, language): (Vec<Exceeded>, Option<String>),
) -> Result<Outcome, String> {
    let found = drafts.iter().any(|draft| draft.counting().any(|f| draft.is_failed_by(f)));
    let tally = Tally::of(drafts, unread.len());
    let to_file = args.output.is_some();
    let lang = console::lang(language.as_deref());
    let (color, ascii) = (console::color(&args.look, to_file), args.look.ascii);
    let width = (!to_file && io::stdout().is_terminal()).then(|| console::width(None, false));
    let report = CheckReport { drafts, unread, tally, catalogue: &judge.catalogue, lang, color, ascii, width };
    write(args, |out| report.write(args.format.into(), out))?;
    too_many.iter().filter(|_| !args.quiet).for_each(Exceeded::tell);
    Ok(match (unread.len(), found || !too_many.is_empty()) {
        (1.., _) => Outcome::Failed,
        (0, true) => Outcome::Found,
        (0, false) => Outcome::Done,
    })
}

/// Writes to the file asked for or standard output; a reader that has gone away is no failure.
fn write(args: &Check, to: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), String> {
    let mut bytes = Vec::new();
    let made = to(&mut bytes);
    let written = made.and_then(|()| match &args.output {
        Some(path) => fs::write(path, &bytes),
        None => io::stdout().lock().write_all(&bytes).and_then(|()| io::stdout().flush()),
    });
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("{}: {}", args.output.as_ref().map_or("standard output".into(), |p| p.to_string_lossy()), output::told(&error)))
        }
        _ => Ok(()),
    }
}

fn tell(trouble: &Trouble) {
    match trouble {
        Trouble::Input(failure) => console::complain(&failure.path, &failure.why),
        Trouble::Problems(_, problems) => console::lines(problems),
    }
}

/// What was named, or standard input when something is sent to it.
fn inputs(args: &Check) -> Result<Vec<PathBuf>, String> {
    let sent = args.paths.is_empty() && !io::stdin().is_terminal();
    let paths = if sent { vec![PathBuf::from("-")] } else { args.paths.clone() };
    if paths.is_empty() {
        return Err("no input; name drafts or folders, or send a draft to standard input".to_owned());
    }
    Ok(paths)
}

/// Refuses to write over what is read.
fn refuse_inputs(args: &Check, inputs: &[PathBuf]) -> Result<(), String> {
    let baseline = args.baseline.as_ref().filter(|_| args.update_baseline);
    args.output.iter().chain(baseline).try_for_each(|file| {
        let refused = output::refuse_input(file, inputs);
        refused.map_err(|why| format!("{}: {why}", file.display()))
    })
}

/// Refuses to write over a policy, the packs or the baseline.
fn refuse_read(args: &Check, policies: &Policies<'_>) -> Result<(), String> {
    let read: Vec<&Path> = policies.all.iter().flat_map(|loaded| &loaded.files).map(PathBuf::as_path).collect();
    let known = args.baseline.iter().map(PathBuf::as_path);
    let rules = args.packs.rules.as_deref();
    let report = args.output.iter().map(|file| (file, read.iter().copied().chain(known.clone()).collect::<Vec<_>>()));
    let baseline = args.baseline.iter().filter(|_| args.update_baseline).map(|file| (file, read.clone()));
    report.chain(baseline).try_for_each(|(file, read)| {
        let refused = output::refuse_read(file, &read, rules);
        refused.map_err(|why| format!("{}: {why}", file.display()))
    })
}

/// The drafts with their policies, and what could not be found. A broken policy ends the run.
fn jobs(args: &Check, paths: &[PathBuf], policies: &mut Policies<'_>) -> Result<Jobs, String> {
    let of_git = |why| format!("--diff {}: {why}", args.diff.as_deref().unwrap_or_default());
    let mut changed = args.diff.as_deref().map(Changed::since).transpose().map_err(of_git)?;
    let mut jobs = Jobs { files: BTreeMap::new(), paths: Vec::new(), unread: Vec::new() };
    let is_stdout = output::is_stdout(args.quiet).filter(|_| args.output.is_none());
    for file in Inputs::files(paths) {
        match file {
            Ok(path) if !paths.contains(&path) && is_stdout.as_ref().is_some_and(|is| is(&path)) => {}
            Ok(path) => {
                // A file that is not there is told, not passed over.
                let is_whole = path.as_os_str() == "-" || !path.exists();
                let asked = changed.as_mut().filter(|_| !is_whole);
                if asked.map_or(Ok(true), |changed| changed.has(&path)).map_err(of_git)? {
                    let named = named(args, &path);
                    let policy = policies.of(folder(&named)).map_err(|problems| problems.to_string())?;
                    jobs.files.insert(path.clone(), policy);
                    jobs.paths.push(path);
                }
            }
            Err(failure) => {
                let trouble = Trouble::Input(failure);
                tell(&trouble);
                jobs.unread.push(trouble.unread());
            }
        }
    }
    Ok(jobs)
}

pub(super) fn folder(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// What standard input stands for, else the path itself.
fn named(args: &Check, path: &Path) -> PathBuf {
    let stdin = path.as_os_str() == "-";
    args.stdin_filename.clone().filter(|_| stdin).unwrap_or_else(|| path.to_owned())
}

/// Where an item stands, when its file holds many.
fn record(args: &Check, item: &Item) -> Option<Record> {
    (item.line > 0).then(|| Record { file: draft::shown(&named(args, &item.path)), line: item.line })
}

fn one(args: &Check, desk: &Desk<'_>, reader: &Reader, policy: Option<&Loaded>, item: Item) -> Result<Draft, Trouble> {
    let mut named = named(args, &item.path);
    if item.line > 0 {
        named.as_mut_os_string().push(format!(":{}", item.line));
    }
    let article = item.read(reader)?;
    let Some(loaded) = policy else { return Err(Trouble::Input(input::failure(&named, "has no policy"))) };
    let Judged { path, analysis, waivers } = desk.judge(article, &named, loaded)?;
    worded(&named.to_string_lossy(), analysis.article.words)?;
    let mut draft = Draft::of(path, analysis, waivers);
    if let Some(baseline) = &args.baseline {
        let root = fs::canonicalize(folder(baseline)).unwrap_or_default();
        draft.key = below(&named, &root);
    }
    Ok(draft)
}

fn read_baseline(args: &Check) -> Result<Baseline, String> {
    let Some(path) = &args.baseline else { return Ok(Baseline::default()) };
    let text = short::read(path, short::BASELINE).map_err(|error| {
        // One that is there is not to be lost for want of a permission.
        let way_out = if error.kind() == io::ErrorKind::PermissionDenied { "" } else { "; write it with --update-baseline" };
        format!("{}: {}{way_out}", path.display(), input::told(&error))
    })?;
    Baseline::read(&text).map_err(|error| format!("{}: {error}", path.display()))
}

fn update(args: &Check, drafts: Vec<Draft>, failed: usize) -> Result<Outcome, String> {
    let Some(path) = &args.baseline else { return Ok(Outcome::Failed) };
    if failed > 0 {
        return Err(format!("{}: not written, for some drafts could not be checked", path.display()));
    }
    fs::write(path, Baseline::of(&drafts).file()).map_err(|error| format!("{}: {}", path.display(), output::told(&error)))?;
    Ok(Outcome::Done)
}
