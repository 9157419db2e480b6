//! Under which policy `isnad analyze` judges an article: the one that was named, else the `isnad.yaml` of its folder or the nearest above.

use super::check::{Desk, Loaded, find, folder, load};
use crate::analysis::{Analysis, Analyzer, Article};
use crate::input;
use crate::policy::Judge;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// What an article is judged by: nothing, a policy, or a policy that is broken and why.
pub(super) type Under = Option<Result<Arc<Loaded>, Arc<str>>>;

/// Chooses policies. Each is read once, and looked for once for the inputs of a folder that follow one another.
pub(super) struct Choice<'a> {
    /// The rules, read when the first policy is there: most runs need none.
    judge: &'a OnceLock<Judge>,
    /// The policy of all articles, or that they have none.
    fixed: Option<Under>,
    read: BTreeMap<PathBuf, Under>,
    last: Option<(PathBuf, Under)>,
    /// The language that the policy of the first input asks for.
    pub(super) language: Option<String>,
}

impl<'a> Choice<'a> {
    /// Chooses for these inputs by the policy that was named, by none, or by what is found.
    ///
    /// # Errors
    /// When the policy that was named, or one that is found beside or above what was named, is broken.
    pub(super) fn new(judge: &'a OnceLock<Judge>, named: Option<&Path>, none: bool, paths: &[PathBuf]) -> Result<Self, String> {
        let mut choice = Self { judge, fixed: none.then_some(None), read: BTreeMap::new(), last: None, language: None };
        if let Some(file) = named {
            choice.fixed = Some(choice.load(file));
        }
        for (at, path) in paths.iter().enumerate() {
            match choice.of_folder(if path.is_dir() { path } else { folder(path) }) {
                Some(Err(why)) => return Err(why.to_string()),
                Some(Ok(loaded)) if at == 0 => choice.language.clone_from(&loaded.policy.language),
                _ => {}
            }
        }
        Ok(choice)
    }

    /// What a file is judged by; `-`, standard input, stands in the current folder.
    pub(super) fn of(&mut self, file: &Path) -> Under {
        self.of_folder(folder(file))
    }

    /// The files of the policies that are known before the first article.
    pub(super) fn files(&self) -> Vec<&Path> {
        self.read.values().flatten().flatten().flat_map(|loaded| &loaded.files).map(PathBuf::as_path).collect()
    }

    fn of_folder(&mut self, folder: &Path) -> Under {
        if let Some(fixed) = &self.fixed {
            return fixed.clone();
        }
        if let Some((_, under)) = self.last.as_ref().filter(|(known, _)| known == folder) {
            return under.clone();
        }
        let file = find(&fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned()));
        let under = file.and_then(|file| self.load(&file));
        self.last = Some((folder.to_owned(), under.clone()));
        under
    }

    fn load(&mut self, file: &Path) -> Under {
        if let Some(known) = self.read.get(file) {
            return known.clone();
        }
        let judge = match self.judge.get() {
            Some(judge) => Ok(judge),
            None => Judge::builtin().map(|made| self.judge.get_or_init(|| made)).map_err(|error| error.to_string()),
        };
        let loaded = judge.and_then(|judge| load(judge, file).map_err(|problems| problems.to_string()));
        let under = Some(loaded.map(Arc::new).map_err(Arc::from));
        self.read.insert(file.to_owned(), under.clone());
        under
    }
}

/// What a policy makes of an article.
pub(super) fn judge(
    analyzer: &Analyzer,
    judge: &OnceLock<Judge>,
    under: Result<&Loaded, &str>,
    (name, article): (&str, Article),
) -> Result<Analysis, input::Failure> {
    let path = Path::new(name);
    let (Ok(loaded), Some(judge)) = (under, judge.get()) else {
        let why = under.err().unwrap_or("no rules").lines().collect::<Vec<_>>().join(" · ");
        return Err(input::failure(path, &format!("its policy is broken: {why}")));
    };
    let desk = Desk { analyzer, judge };
    desk.judge(article, path, loaded).map(|judged| judged.analysis).map_err(|trouble| trouble.failure())
}
