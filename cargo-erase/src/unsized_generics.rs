//! `D: Trait + ?Sized`. Of such a `D` nobody knows whether it is `dyn`, so a call on a `Box<D>` or an
//! `Arc<D>` needs a forward that takes the erased method in any case.

use std::collections::BTreeSet;

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::visit::{self, Visit};
use syn::{Generics, Ident, ImplItemFn, ItemFn, ItemImpl, ItemTrait, TraitItemFn, TypeParamBound};

use crate::forward::{Pointer, pointer};
use crate::project::{Key, Project};
use crate::refusal::{bounds_of, may_be_unsized};
use crate::scan::attr_names;

/// A parameter that may be unsized.
pub(crate) struct UnsizedGeneric {
    pub(crate) file: usize,
    pub(crate) span: Span,
    /// The traits that bound it.
    pub(crate) keys: Vec<Key>,
    /// The references to it that are written where it is declared: `&D`, `&mut D`.
    pub(crate) references: BTreeSet<Pointer>,
}

/// Those of functions and impls, but for the impls of a trait for a pointer, whose pointee it is.
pub(crate) fn all(project: &Project) -> Vec<UnsizedGeneric> {
    let mut found = Vec::new();
    for (file, source) in project.sources.iter().enumerate() {
        let mut finder = Finder(Vec::new());
        finder.visit_file(&source.syntax);
        found.extend(finder.0.into_iter().map(|param| {
            UnsizedGeneric {
                file,
                span: param.span,
                keys: param
                    .bounds
                    .iter()
                    .filter_map(|path| project.resolve(file, 0, path, true))
                    .collect(),
                references: param.references,
            }
        }));
    }
    found
}

struct Param {
    span: Span,
    bounds: Vec<Vec<String>>,
    references: BTreeSet<Pointer>,
}

struct Finder(Vec<Param>);

impl Finder {
    fn add(&mut self, generics: &Generics, place: &TokenStream) {
        for param in generics.type_params() {
            if !may_be_unsized(generics, &param.ident) {
                continue;
            }
            let mut references = BTreeSet::new();
            add_references(place, &param.ident, &mut references);
            self.0.push(Param {
                span: param.ident.span(),
                bounds: bounds_of(generics, &param.ident)
                    .filter_map(|bound| match bound {
                        TypeParamBound::Trait(bound) => Some(attr_names(&bound.path)),
                        _ => None,
                    })
                    .collect(),
                references,
            });
        }
    }
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_item_fn(&mut self, item: &'ast ItemFn) {
        self.add(&item.sig.generics, &item.to_token_stream());
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast ImplItemFn) {
        self.add(&item.sig.generics, &item.to_token_stream());
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast TraitItemFn) {
        self.add(&item.sig.generics, &item.to_token_stream());
        visit::visit_trait_item_fn(self, item);
    }

    fn visit_item_trait(&mut self, item: &'ast ItemTrait) {
        self.add(&item.generics, &item.to_token_stream());
        visit::visit_item_trait(self, item);
    }

    fn visit_item_impl(&mut self, item: &'ast ItemImpl) {
        // Impls of a trait for a pointer are told elsewhere.
        if item.trait_.is_none() || pointer(&item.self_ty).is_none() {
            self.add(&item.generics, &item.to_token_stream());
        }
        visit::visit_item_impl(self, item);
    }
}

/// Adds what stands there of `&D`, `&'a D` and `&mut D`.
fn add_references(tokens: &TokenStream, name: &Ident, found: &mut BTreeSet<Pointer>) {
    let mut reference = None;
    for tree in tokens.clone() {
        reference = match &tree {
            TokenTree::Group(group) => {
                add_references(&group.stream(), name, found);
                None
            }
            TokenTree::Punct(punct) => match punct.as_char() {
                '&' => Some(Pointer::Ref),
                '\'' => reference,
                _ => None,
            },
            TokenTree::Ident(ident) if ident == name => {
                found.extend(reference);
                None
            }
            TokenTree::Ident(ident) if ident == "mut" => reference.map(|_| Pointer::Mut),
            // A lifetime's name, perhaps.
            TokenTree::Ident(_) => reference,
            TokenTree::Literal(_) => None,
        };
    }
}
