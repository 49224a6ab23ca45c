//! The facts about a file.

use std::ops::Range;

use super::imports::Import;
use super::items::Item;

/// The facts about a file, or about an example in its documentation.
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
    /// Whether a path continues after it, or `as` renames it.
    pub(crate) continues: bool,
    /// In a `use` or `extern crate`: whether that is public.
    pub(crate) import: Option<bool>,
}
