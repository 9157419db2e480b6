//! The example for Spark gives what one machine gives.

use crate::support::{root, skip};
use std::process::Command;

/// A Python that has PySpark: the one named by `ISNAD_PYTHON`, else `python3`; with a Java for it to run on.
fn python() -> Option<String> {
    let python = std::env::var("ISNAD_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let runs = |program: &str, args: &[&str]| Command::new(program).args(args).output().is_ok_and(|out| out.status.success());
    (runs(&python, &["-c", "import pyspark"]) && runs("java", &["-version"])).then_some(python)
}

#[test]
fn a_partitioned_archive_gives_the_analyses_and_figures_of_one_machine() {
    let Some(python) = python() else { return skip("no Python with PySpark, or no Java: the example for Spark was not run") };
    let out = Command::new(python)
        .arg(root().join("examples/spark/check.py"))
        .arg(env!("CARGO_BIN_EXE_isnad"))
        .arg(root().join("samples"))
        .output()
        .expect("python starts");
    let (said, why) = (String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
    let last = said.lines().last().unwrap_or_default();
    assert!(out.status.success(), "{said}\n{why}");
    assert_eq!(last, "17 articles in 3 files: the same analyses, the same figures; a bad line is named; a dead program fails the job");
}
