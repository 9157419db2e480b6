//! `isnad check --list-rules` and `isnad init`.

use super::super::args::{Check, Init};
use super::super::pages::print;
use super::super::{Outcome, console};
use super::policies::{NAMES, Policies};
use crate::input;
use crate::policy::{Judge, presets};
use crate::report::Lang;
use crate::report::check::pages;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

/// The rules under the policy of the paths, or of the current folder.
pub(super) fn list_rules(args: &Check, judge: &Judge) -> Result<Outcome, String> {
    let mut policies = Policies::new(judge, args.policy.clone());
    let mut found = Vec::new();
    for path in args.paths.iter().map(PathBuf::as_path).chain(args.paths.is_empty().then_some(Path::new("."))) {
        if path.as_os_str() != "-" && !path.exists() {
            return Err(format!("{}: no such file or folder; check the path", path.display()));
        }
        let folder = if path.is_dir() { path } else { super::folder(path) };
        found.push(policies.of(folder).map_err(|problems| problems.to_string())?);
    }
    let at = found.first().copied().unwrap_or_default();
    if let Some((path, _)) = args.paths.iter().zip(&found).find(|(_, other)| **other != at) {
        return Err(format!("{}: under another policy than the paths before it; list its rules by itself", path.display()));
    }
    let Some(loaded) = policies.all.get(at) else { return Ok(Outcome::Failed) };
    let page = pages::list(&judge.catalogue, &loaded.policy, console::lang(loaded.policy.language.as_deref()));
    Ok(print(|out| out.write_all(page.as_bytes())))
}

/// Writes a commented policy file, and makes its folder; a file that is there is left alone.
pub(in crate::cli) fn init(args: &Init) -> Outcome {
    let path = args.dir.join("isnad.yaml");
    let language = if console::lang(None) == Lang::Ar { "ar" } else { "en" };
    if let Some(there) = NAMES.iter().map(|name| args.dir.join(name)).find(|file| file.exists()) {
        console::complain(there.display(), "is there already; edit it");
        return Outcome::Failed;
    }
    if !presets().any(|p| p == args.preset) {
        console::complain("--preset", format_args!("no preset `{}`; use one of {}", args.preset, presets().collect::<Vec<_>>().join(", ")));
        return Outcome::Failed;
    }
    let text = crate::policy::starter(&args.preset, language);
    let made = if args.dir.exists() { Ok(()) } else { fs::create_dir_all(&args.dir) };
    let written = made
        .and_then(|()| OpenOptions::new().write(true).create_new(true).open(&path))
        .and_then(|mut file| file.write_all(text.as_bytes()));
    match written {
        Ok(()) if args.quiet => Outcome::Done,
        Ok(()) => print(|out| writeln!(out, "written: {}", path.display())),
        Err(error) => {
            let there = error.kind() == std::io::ErrorKind::AlreadyExists;
            console::complain(path.display(), if there { "is there already; edit it".to_owned() } else { input::told(&error) });
            Outcome::Failed
        }
    }
}
