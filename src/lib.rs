//! isnad: who says what in an Arabic news article.
pub mod attribution;
pub mod rules;
pub mod selftest;
pub mod sources;
pub mod text;
