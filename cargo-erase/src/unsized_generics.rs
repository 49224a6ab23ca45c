//! `D: Trait + ?Sized`. Of such a `D` nobody knows whether it is `dyn`, so a call on a `Box<D>` or an
//! `Arc<D>` needs a forward that takes the erased method in any case.

use std::collections::BTreeSet;

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{Generics, Ident, ImplItemFn, ItemFn, ItemImpl, ItemTrait, TraitItemFn, TypeParamBound};

use crate::pointers::{Pointer, pointer};
use crate::project::{Key, Project};
use crate::refusal::{bounds_of, may_be_unsized};
use crate::scan::attr_names;

/// A parameter that may be unsized.
pub(crate) struct UnsizedGeneric {
    pub(crate) file: usize,
    pub(crate) span: Span,
    /// The traits that bound it.
    pub(crate) keys: Vec<Key>,
    /// The pointers to it that are written where it is declared: `&D`, `&mut D`, `Arc<D>`.
    pub(crate) pointers: BTreeSet<Pointer>,
    /// Whether there may be others, in the fields of a type say.
    pub(crate) is_open: bool,
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
                pointers: param.pointers,
                is_open: param.is_open,
            }
        }));
    }
    found
}

struct Param {
    span: Span,
    bounds: Vec<Vec<String>>,
    pointers: BTreeSet<Pointer>,
    is_open: bool,
}

struct Finder(Vec<Param>);

impl Finder {
    fn add(&mut self, generics: &Generics, place: &impl ToTokens, is_function: bool) {
        for param in generics.type_params() {
            if !may_be_unsized(generics, &param.ident) {
                continue;
            }
            let mut pointers = BTreeSet::new();
            add_pointers(&place.to_token_stream(), &param.ident, &mut pointers);
            self.0.push(Param {
                span: param.ident.span(),
                bounds: bounds_of(generics, &param.ident)
                    .filter_map(|bound| match bound {
                        TypeParamBound::Trait(bound) => Some(attr_names(&bound.path)),
                        _ => None,
                    })
                    .collect(),
                is_open: !is_function || pointers.is_empty(),
                pointers,
            });
        }
    }
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_item_fn(&mut self, item: &'ast ItemFn) {
        self.add(&item.sig.generics, item, true);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast ImplItemFn) {
        self.add(&item.sig.generics, item, true);
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast TraitItemFn) {
        self.add(&item.sig.generics, item, true);
        visit::visit_trait_item_fn(self, item);
    }

    fn visit_item_trait(&mut self, item: &'ast ItemTrait) {
        self.add(&item.generics, item, false);
        visit::visit_item_trait(self, item);
    }

    fn visit_item_impl(&mut self, item: &'ast ItemImpl) {
        // Impls of a trait for a pointer are told elsewhere.
        if item.trait_.is_none() || pointer(&item.self_ty).is_none() {
            self.add(&item.generics, item, false);
        }
        visit::visit_item_impl(self, item);
    }
}

/// Adds what stands there of `&D`, `&'a D`, `&mut D` and `Arc<D>`.
fn add_pointers(tokens: &TokenStream, name: &Ident, found: &mut BTreeSet<Pointer>) {
    let mut pointer = None;
    for tree in tokens.clone() {
        pointer = match &tree {
            TokenTree::Group(group) => {
                add_pointers(&group.stream(), name, found);
                None
            }
            TokenTree::Punct(punct) => match punct.as_char() {
                '&' => Some(Pointer::Ref),
                '\'' | '<' => pointer,
                _ => None,
            },
            TokenTree::Ident(ident) if ident == name => {
                found.extend(pointer);
                None
            }
            TokenTree::Ident(ident) if ident == "mut" => pointer.map(|_| Pointer::Mut),
            TokenTree::Ident(ident) => {
                let owning = Pointer::DEFAULT
                    .into_iter()
                    .find(|known| ident == known.name());
                // Another name is that of a lifetime, perhaps.
                owning.or(pointer)
            }
            TokenTree::Literal(_) => None,
        };
    }
}

/// The pointers through which such a parameter of a trait is reached, as far as is known.
pub(crate) fn needed(params: &[UnsizedGeneric], key: &Key) -> BTreeSet<Pointer> {
    let its = params.iter().filter(|param| param.keys.contains(key));
    its.flat_map(|param| {
        let others = Pointer::DEFAULT.into_iter().filter(|_| param.is_open);
        param.pointers.iter().copied().chain(others)
    })
    .collect()
}
