//! The table for people: one article on one screen, several a row each.
mod article;
mod batch;
#[cfg(test)]
mod tests;

pub(super) use article::page;
pub(super) use batch::page as batch;
