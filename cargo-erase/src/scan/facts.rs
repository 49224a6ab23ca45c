//! What is found in a file.

use std::ops::Range;

use super::attrs::Attr;
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
    /// Files that are its documentation.
    pub(crate) included: Vec<String>,
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

impl Facts {
    /// Changes every place.
    pub(super) fn relocate(&mut self, place: &dyn Fn(Range<usize>) -> Range<usize>) {
        let relocated = |range: &mut Range<usize>| *range = place(range.clone());
        for mention in &mut self.mentions {
            relocated(&mut mention.range);
        }
        for item in &mut self.items {
            relocated(&mut item.range);
            for Attr {
                path_range,
                args,
                whole,
                ..
            } in &mut item.attrs
            {
                [path_range, whole]
                    .into_iter()
                    .chain(args)
                    .for_each(relocated);
            }
        }
    }
}
