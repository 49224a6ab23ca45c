//! What is found in a file.

use std::ops::Range;

use super::imports::Import;
use super::items::Item;

/// What was found in a file, or in an example of its documentation.
#[derive(Default)]
pub(crate) struct Facts {
    /// Every place that names one of the crates.
    pub(crate) mentions: Vec<Mention>,
    pub(crate) imports: Vec<Import>,
    /// Traits and impls under an attribute.
    pub(crate) items: Vec<Item>,
    /// The examples in its documentation.
    pub(crate) examples: Vec<Facts>,
}

/// A place that names a crate: `async_trait::..`, `use async_trait`, `extern crate async_trait`.
pub(crate) struct Mention {
    pub(crate) krate: String,
    pub(crate) range: Range<usize>,
    /// Whether a path continues behind it, or `as` gives it another name.
    pub(crate) continues: bool,
    /// In a `use` or `extern crate`: whether that is public.
    pub(crate) import: Option<bool>,
}
