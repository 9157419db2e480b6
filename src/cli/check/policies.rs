//! Which policy a draft is under, and where it lies.

use super::super::short;
use crate::policy::{Judge, Policy, PolicyReader, presets};
use crate::rules::{PackProblems, Place, Problem};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// Names of policy files, the first found wins.
pub(in crate::cli) const NAMES: [&str; 2] = ["isnad.yaml", ".isnad.yaml"];

/// A policy, what it is called, and the folder that its path patterns start from.
#[derive(Clone, Debug)]
pub(in crate::cli) struct Loaded {
    pub(in crate::cli) policy: Policy,
    pub(in crate::cli) name: String,
    pub(super) folder: PathBuf,
    /// The files it was read from: its own, and those it extends.
    pub(in crate::cli) files: Vec<PathBuf>,
}

/// Reads each policy once.
pub(in crate::cli) struct Policies<'a> {
    judge: &'a Judge,
    /// Policies in order of first use.
    pub(in crate::cli) all: Vec<Loaded>,
    of_file: BTreeMap<Option<PathBuf>, usize>,
    of_folder: BTreeMap<PathBuf, Option<PathBuf>>,
    /// The one for all drafts.
    given: Option<PathBuf>,
}

impl<'a> Policies<'a> {
    pub(in crate::cli) fn new(judge: &'a Judge, given: Option<PathBuf>) -> Self {
        Self { judge, all: Vec::new(), of_file: BTreeMap::new(), of_folder: BTreeMap::new(), given }
    }

    /// Index of the policy of a draft in a folder.
    pub(in crate::cli) fn of(&mut self, folder: &Path) -> Result<usize, PackProblems> {
        let file = match &self.given {
            Some(file) => Some(file.clone()),
            None => self.find(&absolute(folder)),
        };
        if let Some(known) = self.of_file.get(&file) {
            return Ok(*known);
        }
        let loaded = self.load(file.as_deref(), folder)?;
        self.all.push(loaded);
        self.of_file.insert(file, self.all.len() - 1);
        Ok(self.all.len() - 1)
    }

    /// The policy file of a folder, looked up once.
    fn find(&mut self, folder: &Path) -> Option<PathBuf> {
        if let Some(known) = self.of_folder.get(folder) {
            return known.clone();
        }
        let found = find(folder);
        self.of_folder.insert(folder.to_owned(), found.clone());
        found
    }

    fn load(&self, file: Option<&Path>, folder: &Path) -> Result<Loaded, PackProblems> {
        match file {
            Some(file) => load(self.judge, file),
            None => preset(self.judge, "recommended", folder),
        }
    }
}

/// The policy file of a folder, written in full, or the nearest above it, not beyond the root of its repository.
pub(in crate::cli) fn find(folder: &Path) -> Option<PathBuf> {
    for above in folder.ancestors() {
        let found = NAMES.iter().map(|name| above.join(name)).find(|file| file.is_file());
        if found.is_some() || above.join(".git").exists() {
            return found;
        }
    }
    None
}

/// The policy of a file, or of a preset where no file has the name.
pub(in crate::cli) fn load(judge: &Judge, file: &Path) -> Result<Loaded, PackProblems> {
    let name = file.to_string_lossy();
    if !file.exists() && presets().any(|p| p == name) {
        return preset(judge, &name, Path::new("."));
    }
    let shown = shown(file);
    let text = short::read(file, short::POLICY).map_err(|error| {
        let presets = || presets().collect::<Vec<_>>().join(", ");
        let message = match error.kind() {
            io::ErrorKind::InvalidData => error.to_string(),
            _ => format!("cannot be read: {error}; name a policy file or one of the presets {}", presets()),
        };
        PackProblems::of(vec![Problem { place: Place::whole(&shown), message }])
    })?;
    let files = Rc::new(RefCell::new(vec![file.to_owned()]));
    let seen = Rc::clone(&files);
    let kept = move |from: &str, named: &str| {
        let (name, text) = fetch(from, named)?;
        seen.borrow_mut().push(PathBuf::from(&name));
        Ok((name, text))
    };
    let policy = PolicyReader { catalogue: &judge.catalogue, fetch: &kept }.read(&shown, &text)?;
    let folder = absolute(file).parent().map_or_else(PathBuf::new, Path::to_owned);
    Ok(Loaded { policy, name: shown, folder, files: files.take() })
}

fn preset(judge: &Judge, name: &str, folder: &Path) -> Result<Loaded, PackProblems> {
    let reader = PolicyReader { catalogue: &judge.catalogue, fetch: &fetch };
    Ok(Loaded { policy: reader.preset(name)?, name: name.to_owned(), folder: absolute(folder), files: Vec::new() })
}

fn absolute(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// A path as shown: from the current folder where it lies below it.
pub(super) fn shown(path: &Path) -> String {
    let here = std::env::current_dir().and_then(fs::canonicalize).ok();
    let inner = here.and_then(|here| path.strip_prefix(here).ok().map(Path::to_owned));
    inner.unwrap_or_else(|| path.to_owned()).to_string_lossy().replace('\\', "/")
}

/// Name and text of the file that another extends.
fn fetch(from: &str, named: &str) -> Result<(String, String), String> {
    let path = Path::new(from).parent().unwrap_or(Path::new("")).join(named);
    let text = short::read(&path, short::POLICY).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok((path.to_string_lossy().into_owned(), text))
}
