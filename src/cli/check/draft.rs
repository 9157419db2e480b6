//! One draft: front matter off, text analyzed, policy asked.

use super::folder;
use super::policies::Loaded;
use crate::analysis::{self, Analysis, Analyzer, Article, SourceFormat, WaiverInfo};
use crate::input;
use crate::policy::{Date, Judge, read_front};
use crate::report::check::Unread;
use crate::rules::PackProblems;
use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// Why a draft could not be checked.
pub(in crate::cli) enum Trouble {
    Input(input::Failure),
    /// Of the front matter of a draft.
    Problems(String, PackProblems),
}

impl From<input::Failure> for Trouble {
    fn from(failure: input::Failure) -> Self {
        Self::Input(failure)
    }
}

impl Trouble {
    /// As it is told in a line: the place of the first mistake stands at the path.
    pub(in crate::cli) fn failure(&self) -> input::Failure {
        let Unread { path, why, .. } = self.unread();
        let placed = matches!(self, Self::Problems(..)).then(|| why.split_once(": ")).flatten();
        match placed {
            Some((place, rest)) => input::Failure { path: format!("{path}:{place}"), why: rest.to_owned() },
            None => input::Failure { path, why },
        }
    }

    /// As reports tell it.
    pub(in crate::cli) fn unread(&self) -> Unread {
        match self {
            Self::Input(failure) => Unread { path: failure.path.clone(), why: failure.why.clone(), record: None },
            Self::Problems(path, problems) => {
                // The path is told once.
                let own = |line: &str| line.strip_prefix(path.as_str()).and_then(|rest| rest.strip_prefix(':')).unwrap_or(line).to_owned();
                let lines: Vec<String> = problems.to_string().lines().map(own).collect();
                Unread { path: path.clone(), why: lines.join(" · "), record: None }
            }
        }
    }
}

/// What drafts are judged with.
#[derive(Clone, Copy)]
pub(in crate::cli) struct Desk<'a> {
    pub(in crate::cli) analyzer: &'a Analyzer,
    pub(in crate::cli) judge: &'a Judge,
}

/// A draft and what was found.
pub(in crate::cli) struct Judged {
    /// Its path as shown.
    pub(in crate::cli) path: String,
    pub(in crate::cli) analysis: Analysis,
    pub(in crate::cli) waivers: Vec<WaiverInfo>,
}

impl Desk<'_> {
    /// Judges a file that was read, under the path it stands for.
    pub(in crate::cli) fn judge(&self, article: Article, named: &Path, loaded: &Loaded) -> Result<Judged, Trouble> {
        self.judge_at(article, named, &below(named, &loaded.folder), loaded)
    }

    /// Judges an article under a name, and under its path from the folder of the policy. Looks for no file.
    pub(in crate::cli) fn judge_at(&self, article: Article, named: &Path, path: &str, loaded: &Loaded) -> Result<Judged, Trouble> {
        let shown = shown(named);
        // What is no front matter to the reader of a text may be a broken one; other forms have none.
        let kept = &article.original.front;
        let plain = matches!(article.original.format, SourceFormat::Text | SourceFormat::Markdown);
        let head = if kept.is_empty() && plain { &article.text } else { kept };
        let problems = |problems| Trouble::Problems(shown.clone(), problems);
        let today = today().map_err(|why| input::failure(named, &why))?;
        let front = read_front(&shown, head, &self.judge.catalogue, today).map_err(problems)?;
        loaded.policy.accept(&front).map_err(problems)?;
        let check = analysis::Check { judge: self.judge, policy: &loaded.policy, front: &front, path };
        let analysis = self.analyzer.check(&article, &check);
        Ok(Judged { path: shown, analysis, waivers: analysis::waivers(&front, &self.judge.catalogue) })
    }
}

/// A path as reports show it; `-` is standard input, and `-:3` its third line.
pub(super) fn shown(named: &Path) -> String {
    let name = named.to_string_lossy().replace('\\', "/");
    match name.strip_prefix('-').filter(|rest| rest.is_empty() || rest.starts_with(':')) {
        Some(line) => format!("stdin{line}"),
        None => name.trim_start_matches("./").to_owned(),
    }
}

/// A path from a folder, parts joined by `/`; as it is when it lies elsewhere.
pub(super) fn below(path: &Path, root: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    let absolute = fs::canonicalize(folder(path)).map(|folder| folder.join(name));
    let inner = absolute.ok().and_then(|p| p.strip_prefix(root).ok().map(Path::to_owned));
    inner.unwrap_or_else(|| path.to_owned()).to_string_lossy().replace('\\', "/")
}

/// The day: `SOURCE_DATE_EPOCH` where it is set, for runs that shall be repeatable.
fn today() -> Result<Date, String> {
    let seconds = match std::env::var_os(EPOCH).filter(|set| !set.is_empty()) {
        Some(set) => set.to_str().and_then(|set| set.parse().ok()).ok_or_else(|| {
            format!("{EPOCH}: `{}` is no number of seconds; give those since 1970, or leave it out for today", set.to_string_lossy())
        })?,
        None => SystemTime::now().duration_since(UNIX_EPOCH).ok().and_then(|d| i64::try_from(d.as_secs()).ok()).unwrap_or_default(),
    };
    Ok(Date::of_unix_seconds(seconds))
}

const EPOCH: &str = "SOURCE_DATE_EPOCH";
