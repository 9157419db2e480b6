//! Files that are written: never over an input, not before there is something to write, and with a way out when they cannot be.

use crate::cli::{Folder, Ran, analyze, isnad, ran};
use crate::input::{ARTICLE, record};
use std::fs;
use std::path::Path;

/// A folder with an archive, an article and an older report.
fn folder(name: &str) -> Folder {
    let archive = record("one", ARTICLE) + "\n";
    let files: [(&str, &[u8]); 3] =
        [("in/a.jsonl", archive.as_bytes()), ("in/b.txt", ARTICLE.as_bytes()), ("old.txt", b"an older report\n")];
    Folder::new(name, &files)
}

fn written(folder: &Folder, command: &str, output: &Path, inputs: &[&str]) -> Ran {
    let got = ran(isnad().arg(command).arg("-o").arg(output).args(inputs.iter().map(|name| folder.path(name))));
    Ran { err: folder.bare(&got.err), ..got }
}

fn refused(message: &str) -> Ran {
    Ran { code: Some(2), out: String::new(), err: format!("isnad: {message}\n") }
}

#[test]
fn output_that_is_an_input_is_refused_and_left_alone() {
    let folder = folder("over");
    let message = |of: &str| refused(&format!("DIR/in/b.txt: the same file as the input DIR/in/{of}; name another output"));
    for command in ["analyze", "check"] {
        for inputs in [["in/a.jsonl", "in/b.txt"].as_slice(), &["in"]] {
            assert_eq!(written(&folder, command, &folder.path("in/b.txt"), inputs), message("b.txt"));
        }
    }
    let baseline = ran(isnad().args(["check", "--update-baseline", "--baseline"]).args([folder.path("in/b.txt"), folder.path("in")]));
    assert_eq!(Ran { err: folder.bare(&baseline.err), ..baseline }, message("b.txt"));
    assert_eq!(fs::read_to_string(folder.path("in/b.txt")).unwrap(), ARTICLE);
}

/// What is written to standard output, when that is a file in the folder that is read, and what is told of it.
#[cfg(unix)]
#[test]
fn file_that_standard_output_is_is_passed_over_in_a_folder() {
    use std::process::{Command, Stdio};
    let folder = folder("redirected");
    for (command, format) in [("analyze", "jsonl"), ("check", "json")] {
        let file = folder.path("in/z.jsonl");
        let out = Stdio::from(fs::File::create(&file).unwrap());
        let mut child = Command::new(env!("CARGO_BIN_EXE_isnad"));
        let got = child.args([command, "-f", format]).arg(folder.path("in")).stdout(out).output().unwrap();
        let told = folder.bare(&String::from_utf8(got.stderr).unwrap());
        assert_eq!(told, "isnad: DIR/in/z.jsonl: standard output goes there; passed over\n");
        assert_eq!(got.status.code(), Some(0));
        let written = fs::read_to_string(&file).unwrap();
        assert!(written.contains("DIR/in/b.txt") || written.contains("in/b.txt"), "{written}");
        fs::remove_file(&file).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn output_that_is_an_input_by_another_name_is_refused() {
    let folder = folder("names");
    fs::hard_link(folder.path("in/b.txt"), folder.path("hard.txt")).unwrap();
    std::os::unix::fs::symlink("in/b.txt", folder.path("soft.txt")).unwrap();
    std::os::unix::fs::symlink("../old.txt", folder.path("in/c.txt")).unwrap();
    for (output, input) in [("hard.txt", "b.txt"), ("soft.txt", "b.txt"), ("old.txt", "c.txt")] {
        let message = format!("DIR/{output}: the same file as the input DIR/in/{input}; name another output");
        assert_eq!(written(&folder, "analyze", &folder.path(output), &["in"]), refused(&message));
    }
}

#[cfg(unix)]
#[test]
fn standard_input_is_told_by_its_file() {
    let folder = folder("sent");
    let file = fs::File::open(folder.path("in/b.txt")).unwrap();
    let run =
        std::process::Command::new(env!("CARGO_BIN_EXE_isnad")).args(["analyze", "-o"]).arg(folder.path("in/b.txt")).stdin(file).output();
    let message = "isnad: DIR/in/b.txt: the same file as the input standard input; name another output\n";
    assert_eq!(folder.bare(&String::from_utf8(run.unwrap().stderr).unwrap()), message);
    assert_eq!(fs::read_to_string(folder.path("in/b.txt")).unwrap(), ARTICLE);
}

#[test]
fn output_that_a_folder_of_inputs_would_be_read_with_is_refused() {
    let folder = folder("inside");
    let got = written(&folder, "analyze", &folder.path("in/new.txt"), &["in"]);
    assert_eq!(got, refused("DIR/in/new.txt: in the input DIR/in, and would be read as an article; name a file elsewhere"));
    let got = written(&folder, "analyze", &folder.path("in/new.report"), &["in"]);
    assert_eq!((got.code, folder.path("in/new.report").is_file()), (Some(0), true));
    let got = ran(isnad().args(["analyze", "-f", "html", "--out-dir"]).args([folder.path("in/pages"), folder.path("in")]));
    let message = "DIR/in/pages: in the input DIR/in, and would be read as an article; name a folder elsewhere";
    assert_eq!(Ran { err: folder.bare(&got.err), ..got }, refused(message));
    assert!(!folder.path("in/pages").exists());
}

#[test]
fn what_is_read_is_not_written_over_by_pages_policies_or_links() {
    let folder = folder("over");
    fs::create_dir(folder.path("pages")).unwrap();
    fs::write(folder.path("pages/index.html"), ARTICLE).unwrap();
    let got = ran(isnad().args(["analyze", "-f", "html", "--out-dir"]).args([folder.path("pages"), folder.path("pages/index.html")]));
    let message = "DIR/pages: index.html in it is an input; name another folder";
    assert_eq!(Ran { err: folder.bare(&got.err), ..got }, refused(message));
    assert_eq!(fs::read_to_string(folder.path("pages/index.html")).unwrap(), ARTICLE);
    let got = written(&folder, "analyze", &folder.path("in/base.yml"), &["in"]);
    assert_eq!(got, refused("DIR/in/base.yml: in the input DIR/in, and may be read as a policy; name a file elsewhere"));
    let got = ran(isnad().args(["analyze", "-f", "html", "-o"]).args(["old.txt", "in/a.txt", "in/b.txt"].map(|file| folder.path(file))));
    assert_eq!(got, refused("a page holds one article; for several give a folder with --out-dir"));
    assert_eq!(fs::read_to_string(folder.path("old.txt")).unwrap(), "an older report\n");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(folder.path("in/new.txt"), folder.path("link.txt")).unwrap();
        let got = written(&folder, "analyze", &folder.path("link.txt"), &["in"]);
        assert_eq!(got, refused("DIR/link.txt: in the input DIR/in, and would be read as an article; name a file elsewhere"));
        assert!(!folder.path("in/new.txt").exists());
    }
}

#[test]
fn output_is_not_touched_before_there_is_a_result() {
    let folder = folder("early");
    let old = || fs::read_to_string(folder.path("old.txt")).unwrap();
    let got = written(&folder, "analyze", &folder.path("old.txt"), &["none.txt"]);
    assert_eq!((got, old().as_str()), (refused("DIR/none.txt: no such file or folder; check the path"), "an older report\n"));
    written(&folder, "analyze", &folder.path("new.txt"), &["none.txt"]);
    assert!(!folder.path("new.txt").exists());
    // A run over nothing at all that went well has an empty report.
    fs::write(folder.path("in/none.jsonl"), "\n").unwrap();
    let got = written(&folder, "analyze", &folder.path("old.txt"), &["in/none.jsonl"]);
    assert_eq!((got.code, old().as_str()), (Some(0), ""));
}

#[test]
fn what_cannot_be_written_is_told_with_the_way_out() {
    let folder = folder("ways");
    for command in ["analyze", "check"] {
        let got = written(&folder, command, &folder.path("in"), &["old.txt"]);
        assert_eq!(got, refused("DIR/in: a folder; name a file in it"));
    }
    let got = ran(isnad().args(["analyze", "-f", "html", "--out-dir"]).args([folder.path("old.txt"), folder.path("in")]));
    assert_eq!(
        Ran { err: folder.bare(&got.err), ..got },
        refused("DIR/old.txt: a file; name a folder, which is made where it is not there")
    );
    let got = ran(isnad().args(["man", "--dir"]).arg(folder.path("old.txt")));
    assert_eq!(
        Ran { err: folder.bare(&got.err), ..got },
        refused("DIR/old.txt: a file; name a folder, which is made where it is not there")
    );
    assert_eq!(ran(isnad().args(["man", "--dir"]).arg(folder.path("new/man"))).code, Some(0));
    assert!(folder.path("new/man/isnad-check.1").is_file());
    if Path::new("/dev/full").exists() {
        for command in ["analyze", "check"] {
            let got = written(&folder, command, Path::new("/dev/full"), &["in/b.txt"]);
            assert_eq!(got, refused("/dev/full: no space left; free some, or write elsewhere"));
        }
    } else {
        crate::support::skip("no /dev/full here");
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_itself_is_told_of_with_the_way_out() {
    let folder = Folder::new("circle", &[]);
    fs::create_dir_all(&folder.0).unwrap();
    std::os::unix::fs::symlink("a.txt", folder.path("a.txt")).unwrap();
    let told = "isnad: DIR/a.txt: a link that leads back to itself; mend or remove it\n";
    assert_eq!(folder.bare(&analyze(&folder.path("a.txt"), &[]).err), told);
    assert_eq!(folder.bare(&analyze(&folder.0, &[]).err), told);
}

#[test]
fn policies_and_baselines_without_end_are_refused() {
    if !Path::new("/dev/zero").exists() {
        return crate::support::skip("no /dev/zero here");
    }
    let folder = folder("endless");
    let input = folder.path("in/b.txt");
    fs::write(folder.path("extends.yaml"), "policy: 1\nextends: /dev/zero\n").unwrap();
    let extends = folder.path("extends.yaml");
    let policy = "longer than 16 MiB";
    for (option, file, why) in [
        ("--policy", "/dev/zero", policy),
        ("--policy", extends.to_str().unwrap(), policy),
        ("--baseline", "/dev/zero", "longer than 256 MiB"),
    ] {
        let got = ran(isnad().arg("check").arg(&input).args([option, file]));
        assert!(got.code == Some(2) && got.err.contains(why), "{option} {file}: {}", got.err);
    }
}

#[test]
fn number_of_jobs_is_bounded() {
    for (jobs, why) in [("0", "at least 1"), ("1025", "at most 1024"), ("18446744073709551616", "at most 1024"), ("two", "give a number")] {
        for command in ["analyze", "check"] {
            let got = ran(isnad().args([command, "--jobs", jobs, "-"]).write_stdin(ARTICLE));
            let told = format!("error: invalid value '{jobs}' for '--jobs <N>': {why}; leave it out for all cores\n");
            assert!(got.code == Some(2) && got.err.starts_with(&told), "{}", got.err);
        }
    }
    assert_eq!(ran(isnad().args(["analyze", "--jobs", "1024", "-"]).write_stdin(ARTICLE)).code, Some(0));
}
