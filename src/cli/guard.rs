//! One article on which the program itself goes wrong is a failure of that article: the others are done all the same.

use crate::input::{self, Failure};
use std::any::Any;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;

/// What `work` gives for the article named, or its failure when `work` panicked. Nothing that `work` shares with other articles
/// may be written to by it.
pub(super) fn guarded<T, E: From<Failure>>(name: &str, work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    panic::catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|cause| Err(input::failure(Path::new(name), &told(&*cause)).into()))
}

/// The failure of an article in which nothing is read: buttons, links and notices alone pass for no article.
pub(super) fn worded(name: &str, words: u32) -> Result<(), Failure> {
    const WHY: &str = "no article text in it, only links, buttons or notices: give the text of an article";
    if words > 0 { Ok(()) } else { Err(input::failure(Path::new(name), WHY)) }
}

fn told(cause: &(dyn Any + Send)) -> String {
    let words = cause.downcast_ref::<&str>().copied().or_else(|| cause.downcast_ref::<String>().map(String::as_str));
    format!("a mistake of isnad's own ({}); please report it with this article", words.unwrap_or("without a word"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_the_failure_of_its_article() {
        let given = |n: u32| guarded::<_, Failure>("wadi.txt", || if n == 0 { panic!("no {n} here") } else { Ok(n) });
        let why = "a mistake of isnad's own (no 0 here); please report it with this article".to_owned();
        assert_eq!(given(0), Err(Failure { path: "wadi.txt".to_owned(), why }));
        assert_eq!(given(2), Ok(2));
    }
}
