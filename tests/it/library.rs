//! The library as another program uses it.

use crate::support::{files_below, read};
use isnad::{Analysis, Analyzer, Article};
use std::thread;

fn articles() -> Vec<Article> {
    let texts = files_below("samples").into_iter().filter(|name| name.ends_with(".txt"));
    texts.map(|name| Article::from_text(name.clone(), read(&name))).collect()
}

#[test]
fn an_analyzer_shared_by_threads_gives_each_what_it_gives_one() {
    let analyzer = Analyzer::builder().build().unwrap();
    let articles = articles();
    let alone: Vec<Analysis> = articles.iter().map(|article| analyzer.analyze(article)).collect();
    assert_eq!(alone.len(), 17);
    thread::scope(|scope| {
        let threads: Vec<_> = (0..4)
            .map(|at| {
                let (analyzer, articles) = (&analyzer, &articles);
                // each thread begins elsewhere, so that different articles are analyzed at the same time
                scope.spawn(move || {
                    (0..articles.len()).map(|i| (i + at * 4) % articles.len()).map(|i| (i, analyzer.analyze(&articles[i]))).collect()
                })
            })
            .collect();
        for thread in threads {
            let found: Vec<(usize, Analysis)> = thread.join().unwrap();
            for (at, analysis) in found {
                assert_eq!(analysis, alone[at]);
            }
        }
    });
}

/// What a program with many threads hands from one to another, or keeps in a static.
const fn goes_anywhere<T: Send + Sync + 'static>() {}
const _: () = {
    goes_anywhere::<Analyzer>();
    goes_anywhere::<Article>();
    goes_anywhere::<Analysis>();
    goes_anywhere::<isnad::policy::Judge>();
};

/// What a program shows of a value while it looks for a mistake of its own.
const fn shows<T: std::fmt::Debug>() {}
const _: () = {
    shows::<isnad::input::Item>();
    shows::<isnad::input::Inputs<'_>>();
    shows::<isnad::analysis::Check<'_>>();
    shows::<isnad::analysis::Parts<'_>>();
    shows::<isnad::analysis::Judged<'_>>();
    shows::<isnad::policy::Facts<'_>>();
    shows::<isnad::policy::PolicyReader<'_>>();
    shows::<isnad::report::check::CheckReport<'_>>();
};

#[test]
fn a_file_that_cannot_be_read_is_an_error_of_any_program() {
    let read = || -> Result<Article, Box<dyn std::error::Error>> { Ok(isnad::input::Reader::default().file("none/there.txt".as_ref())?) };
    assert_eq!(read().unwrap_err().to_string(), "none/there.txt: no such file or folder; check the path");
}

#[test]
fn an_analysis_comes_back_from_json_as_it_was() {
    let analyzer = Analyzer::builder().build().unwrap();
    for article in articles() {
        let analysis = analyzer.analyze(&article);
        let json = serde_json::to_string(&analysis).unwrap();
        assert_eq!(serde_json::from_str::<Analysis>(&json).unwrap(), analysis);
    }
}
