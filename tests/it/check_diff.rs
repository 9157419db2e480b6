//! `isnad check --diff`: no changed draft is passed over, whatever its name and its repository.

use crate::check::{CLEAN, Desk, VAGUE};
use std::fs;
use std::path::Path;
use std::process::Command;

/// A repository of what a folder holds.
fn commit(folder: &Path) {
    let _ = fs::remove_dir_all(folder.join(".git"));
    for arguments in [["init", "-q", "."].as_slice(), &["add", "."], &["commit", "-q", "-m", "first"]] {
        let settings = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"];
        let run = Command::new("git").current_dir(folder).args(settings).args(arguments).output().unwrap();
        assert!(run.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_changed_draft_whose_name_is_not_utf_8_is_checked() {
    use std::os::unix::ffi::OsStrExt;
    let desk = Desk::new("diff-bytes", &[("same.md", CLEAN)]);
    let name = desk.path().join(std::ffi::OsStr::from_bytes(b"caf\xE9.md"));
    fs::write(&name, CLEAN).unwrap();
    commit(desk.path());
    fs::write(&name, VAGUE).unwrap();
    let (code, out, err) = desk.check(&["--diff", "HEAD", "."]);
    assert!(code == 1 && out.contains("drafts 1 "), "{code} {out}{err}");
}

#[test]
fn each_draft_is_asked_of_its_own_repository() {
    let desk = Desk::new("diff-two", &[("one/same.md", VAGUE), ("two/same.md", VAGUE)]);
    commit(&desk.path().join("one"));
    commit(&desk.path().join("two"));
    desk.write("two/new.md", VAGUE);
    for paths in [["one", "two"], ["two", "one"], ["one/same.md", "two/new.md"]] {
        let (code, out, err) = desk.check(&["--diff", "HEAD", paths[0], paths[1]]);
        assert!(code == 1 && out.contains("drafts 1 "), "{paths:?}: {code} {out}{err}");
    }
    desk.write("out.md", CLEAN);
    let (code, out, err) = desk.check(&["--diff", "HEAD", "one", "out.md"]);
    let own = |err: &str| {
        err.starts_with("isnad: --diff HEAD: ") && err.contains("/out.md: ") && err.ends_with("; leave this draft or --diff out\n")
    };
    assert!(code == 2 && out.is_empty() && own(&err), "{code} {out}{err}");
    let (code, out, err) = desk.check(&["--diff", "none", "one"]);
    let way_out = "; name a branch, tag or commit of this repository\n";
    assert!(code == 2 && out.is_empty() && err.contains("/one: ") && err.ends_with(way_out), "{code} {out}{err}");
    for paths in [&["-"][..], &["--stdin-filename", "one/same.md", "-"]] {
        let refused = "isnad: --diff is for files of a repository; name drafts or folders, or leave it out for standard input\n";
        assert_eq!(desk.check(&[&["--diff", "HEAD"], paths].concat()), (2, String::new(), refused.to_owned()));
    }
}
