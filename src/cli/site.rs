//! A folder of pages: one for each article, and an index that leads to them.

use super::output;
use super::same::{self, Identity};
use crate::analysis::Analysis;
use crate::report::Options;
use crate::report::html::Index;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The folder while its articles come in.
pub(super) struct Site {
    dir: PathBuf,
    index: Index,
    /// What is read and may not be written over.
    inputs: Vec<Identity>,
}

impl Site {
    /// The folder is made where it is not there.
    pub(super) fn new(dir: &Path, options: Options, inputs: &[PathBuf]) -> io::Result<Self> {
        output::make_folder(dir)?;
        let inputs = inputs.iter().filter_map(|input| same::input(input)).collect();
        let site = Self { dir: dir.to_owned(), index: Index::new(options)?, inputs };
        site.place("index.html").map(|_| site)
    }

    /// Where a page is written; refused where an input stands there, by whatever link.
    fn place(&self, name: &str) -> io::Result<PathBuf> {
        let file = self.dir.join(name);
        match Identity::of(&file).filter(|own| self.inputs.contains(own)) {
            Some(_) => Err(io::Error::other(format!("{name} in it is an input; name another folder"))),
            None => Ok(file),
        }
    }

    /// The policy of the articles that are added from now on.
    pub(super) fn under(&mut self, policy: Option<&str>) {
        self.index.under(policy);
    }

    /// Writes the page of an article.
    pub(super) fn add(&mut self, analysis: &Analysis) -> io::Result<()> {
        let (name, page) = self.index.add(analysis)?;
        fs::write(self.place(&name)?, page)
    }

    /// Writes the index.
    pub(super) fn finish(self) -> io::Result<()> {
        fs::write(self.place("index.html")?, self.index.page()?)
    }
}
