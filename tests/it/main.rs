//! Tests of the project as a whole: that its layers, words, sizes, documents and annotations are what they claim to be.
//!
//! Reads the working tree only; [`support`] knows where files lie and what of a source file is code.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod api;
mod arabic;
mod browser;
mod changing;
mod check;
mod check_ci;
mod check_diff;
mod check_machines;
mod check_mistakes;
mod check_policy;
mod cli;
mod docs;
mod eval;
mod formats;
mod frames;
mod gold;
mod input;
mod layers;
mod library;
mod nesting;
mod outputs;
mod own_words;
mod paths;
mod refused;
mod resume;
mod robust;
mod rule_docs;
mod same_meaning;
mod serve;
mod sizes;
mod source;
mod spans;
mod spark;
mod spoken;
mod support;
