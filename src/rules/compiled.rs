//! Packs as an analysis needs them: compiled, without YAML.
//!
//! The built-in packs are compiled while the program is built (`build.rs`), so that a start reads them back in place of
//! parsing and inflecting them. What is read back is what compiling gives: both are this module's.

use super::lexicon::Lexicon;
use super::pack::Packs;
use super::zones;
use crate::text::ZoneWords;
use serde::{Deserialize, Serialize};

/// Everything that analyses ask of the packs.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Compiled {
    /// What words and phrases can be.
    pub(crate) lexicon: Lexicon,
    /// Words by which the parts of a page are known.
    pub(crate) zones: ZoneWords,
    /// Words by which a byline says "agencies", folded, token by token.
    pub(crate) agencies: Vec<Vec<String>>,
    /// Ids of the rules by their index.
    pub(crate) ids: Vec<String>,
}

impl Compiled {
    /// Compiles checked packs.
    pub(crate) fn new(packs: &Packs) -> Self {
        Self {
            lexicon: Lexicon::new(packs),
            zones: zones::words(packs),
            agencies: zones::agencies(packs),
            ids: packs.metas().map(|meta| meta.id.to_owned()).collect(),
        }
    }
}
