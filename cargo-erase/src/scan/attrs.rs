//! Attributes that are called `async_trait`, or may be under another name, in `cfg_attr` as well.

use std::ops::Range;

use syn::punctuated::Punctuated;
use syn::spanned::Spanned as _;
use syn::{Attribute, Meta, Path, Token};

use crate::source::Source;

/// One such attribute.
#[derive(Clone)]
pub(crate) struct Found {
    /// Its path, as names.
    pub(crate) path: Vec<String>,
    /// Where the path is.
    pub(crate) path_range: Range<usize>,
    /// Where its arguments are, parentheses included.
    pub(crate) args: Option<Range<usize>>,
    /// What is to be taken out if the attribute is.
    pub(crate) whole: Range<usize>,
    /// Whether `whole` is an attribute, and not a part of a `cfg_attr`.
    pub(crate) alone: bool,
}

/// All attributes by path; which of them are async-trait's is decided when the imports are known.
pub(super) fn find(source: &Source, attributes: &[Attribute]) -> Vec<Found> {
    let mut found = Vec::new();
    for attr in attributes {
        let whole = source.range_of(attr);
        if !attr.path().is_ident("cfg_attr") {
            found.extend(from_meta(source, &attr.meta, whole, true));
            continue;
        }
        let parse = Punctuated::<Meta, Token![,]>::parse_terminated;
        let Ok(metas) = attr.parse_args_with(parse) else {
            continue;
        };
        let ranges: Vec<Range<usize>> = metas.iter().map(|meta| source.range_of(meta)).collect();
        for (n, meta) in metas.iter().enumerate().skip(1) {
            // The condition and one attribute: all goes. Else what goes is `, attribute`.
            let alone = metas.len() == 2;
            let part = if alone {
                whole.clone()
            } else {
                ranges[n - 1].end..ranges[n].end
            };
            found.extend(from_meta(source, meta, part, alone));
        }
    }
    found
}

fn from_meta(source: &Source, meta: &Meta, whole: Range<usize>, alone: bool) -> Option<Found> {
    let args = match meta {
        Meta::Path(_) => None,
        Meta::List(list) => {
            let span = list.delimiter.span();
            Some(source.range(span.open()).start..source.range(span.close()).end)
        }
        Meta::NameValue(_) => return None,
    };
    Some(Found {
        path: names(meta.path()),
        path_range: source.range(meta.path().span()),
        args,
        whole,
        alone,
    })
}

pub(crate) fn names(path: &Path) -> Vec<String> {
    path.segments
        .iter()
        .map(|segment| segment.ident.to_string())
        .collect()
}
