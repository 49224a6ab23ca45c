//! `use` and `extern crate`, with the path of each name.

use proc_macro2::{TokenStream, TokenTree};
use syn::{ItemExternCrate, ItemUse, UseTree};

use super::tokens::{is_path_separator, is_punct, is_word};

/// A name that is imported, or `*`.
pub(crate) struct Import {
    pub(crate) local: String,
    pub(crate) path: Vec<String>,
    pub(crate) is_public: bool,
}

/// Whether an import starts at a place, and whether it is public.
pub(super) fn starts(trees: &[TokenTree], at: usize) -> Option<bool> {
    let TokenTree::Ident(ident) = &trees[at] else {
        return None;
    };
    let next = trees.get(at + 1);
    let is_import = if ident == "extern" {
        is_word(trees, Some(at + 1), "crate")
    } else {
        // `+ use<'a>` is not an import.
        ident == "use" && !is_punct(next, '<')
    };
    let mut before = trees[..at].iter().rev().take(2);
    let is_pub = |tree: &TokenTree| matches!(tree, TokenTree::Ident(ident) if ident == "pub");
    let is_public = match before.next() {
        Some(TokenTree::Group(_)) => before.next().is_some_and(is_pub),
        Some(tree) => is_pub(tree),
        None => false,
    };
    is_import.then_some(is_public)
}

/// The names that the import at a place declares.
pub(super) fn read(trees: &[TokenTree], at: usize) -> Vec<Import> {
    let is_public = starts(trees, at).unwrap_or_default();
    let rest = &trees[at..];
    let Some(length) = (0..rest.len()).find(|at| is_punct(rest.get(*at), ';')) else {
        return Vec::new();
    };
    let tokens: TokenStream = rest[..=length].iter().cloned().collect();
    let mut found = Vec::new();
    if let Ok(item) = syn::parse2::<ItemUse>(tokens.clone()) {
        collect(&item.tree, &mut Vec::new(), &mut |local, path| {
            found.push(Import {
                local,
                path,
                is_public,
            });
        });
    } else if let Ok(item) = syn::parse2::<ItemExternCrate>(tokens) {
        let name = item.ident.to_string();
        let local = item.rename.map_or(name.clone(), |(_, new)| new.to_string());
        found.push(Import {
            local,
            path: vec![name],
            is_public,
        });
    }
    found
}

fn collect(tree: &UseTree, path: &mut Vec<String>, found: &mut impl FnMut(String, Vec<String>)) {
    let mut leaf = |name: String, rename: Option<String>, path: &[String]| {
        let mut full = path.to_vec();
        if name != "self" {
            full.push(name);
        }
        let local = rename.or_else(|| full.last().cloned());
        found(local.unwrap_or_default(), full);
    };
    match tree {
        UseTree::Path(inner) => {
            path.push(inner.ident.to_string());
            collect(&inner.tree, path, found);
            path.pop();
        }
        UseTree::Name(name) => leaf(name.ident.to_string(), None, path),
        UseTree::Rename(name) => {
            leaf(name.ident.to_string(), Some(name.rename.to_string()), path);
        }
        UseTree::Glob(_) => leaf("*".to_owned(), None, path),
        UseTree::Group(group) => {
            let trees = group.items.iter();
            trees.for_each(|tree| collect(tree, path, found));
        }
    }
}

/// Whether a path starts at a place, and does not continue one before it.
pub(super) fn starts_path(trees: &[TokenTree], at: usize) -> bool {
    match at.checked_sub(1).and_then(|before| trees.get(before)) {
        Some(TokenTree::Ident(ident)) => {
            matches!(
                &*ident.to_string(),
                "use" | "dyn" | "impl" | "for" | "in" | "return"
            )
        }
        Some(TokenTree::Punct(punct)) => punct.as_char() != '>' && punct.as_char() != '$',
        Some(TokenTree::Group(_) | TokenTree::Literal(_)) => false,
        None => true,
    }
}

/// Whether the braces at a place are the outermost of an import: `use {..}`, `use ::{..}`.
pub(super) fn is_root_group(trees: &[TokenTree], at: usize) -> bool {
    let is_use = |at| is_word(trees, at, "use");
    is_use(at.checked_sub(1))
        || is_path_separator(trees, at.wrapping_sub(2)) && is_use(at.checked_sub(3))
}
