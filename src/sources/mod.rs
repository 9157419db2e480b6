//! Mentions → sources.
pub mod model;
