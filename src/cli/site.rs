//! A folder of pages: one for each article, and an index that leads to them.

use super::output;
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
}

impl Site {
    /// The folder is made where it is not there.
    pub(super) fn new(dir: &Path, options: Options) -> io::Result<Self> {
        output::make_folder(dir)?;
        Ok(Self { dir: dir.to_owned(), index: Index::new(options)? })
    }

    /// The policy of the articles that are added from now on.
    pub(super) fn under(&mut self, policy: Option<&str>) {
        self.index.under(policy);
    }

    /// Writes the page of an article.
    pub(super) fn add(&mut self, analysis: &Analysis) -> io::Result<()> {
        let (name, page) = self.index.add(analysis)?;
        fs::write(self.dir.join(name), page)
    }

    /// Writes the index.
    pub(super) fn finish(self) -> io::Result<()> {
        fs::write(self.dir.join("index.html"), self.index.page()?)
    }
}
