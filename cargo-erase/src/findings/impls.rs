//! What is to be looked at in the impls of migrated traits: lifetimes of the old macro, and methods
//! that were desugared by hand.

use std::collections::BTreeSet;

use proc_macro2::Span;
use syn::visit::Visit;
use syn::{ImplItem, ImplItemFn, Lifetime, ReturnType, TraitItem};

use super::{Finding, Findings, Kind, text};
use crate::cli::Migrate;
use crate::forward;
use crate::plan::Plan;
use crate::project::{Key, Project};

pub(super) fn collect(project: &Project, plan: &Plan, args: &Migrate, findings: &mut Findings) {
    for found in &plan.impls {
        let source = &project.sources[found.file];
        let item = &project.facts[found.file].impls[found.index].item;
        if forward::replaces(project, found) {
            continue;
        }
        let asynchronous = async_methods(project, &found.key);
        for entry in &item.items {
            let ImplItem::Fn(function) = entry else {
                continue;
            };
            let start = source.range(function.sig.ident.span()).start;
            let by_hand = function.sig.asyncness.is_none()
                && asynchronous.contains(&function.sig.ident.to_string());
            if by_hand {
                findings.push(Finding::at(
                    source,
                    start,
                    Kind::HandWritten,
                    text::HAND_WRITTEN,
                ));
            } else if let Some(span) =
                lifetime(function).filter(|_| found.attributed && !args.minimal)
            {
                findings.push(Finding::at(
                    source,
                    source.range(span).start,
                    Kind::AsyncTraitLifetime,
                    text::LIFETIME,
                ));
            }
        }
    }
}

/// The names of a trait's methods that are `async fn`.
pub(super) fn async_methods(project: &Project, key: &Key) -> BTreeSet<String> {
    let definitions = project.traits.get(key).into_iter().flatten();
    let items = definitions.flat_map(|(file, n)| &project.facts[*file].traits[*n].item.items);
    items
        .filter_map(|entry| match entry {
            TraitItem::Fn(function) if function.sig.asyncness.is_some() => {
                Some(function.sig.ident.to_string())
            }
            _ => None,
        })
        .collect()
}

/// `'async_trait` in a signature.
fn lifetime(function: &ImplItemFn) -> Option<Span> {
    struct Finder(Option<Span>);
    impl<'ast> Visit<'ast> for Finder {
        fn visit_lifetime(&mut self, lifetime: &'ast Lifetime) {
            if lifetime.ident == "async_trait" {
                self.0.get_or_insert(lifetime.ident.span());
            }
        }
    }
    let mut finder = Finder(None);
    finder.visit_signature(&function.sig);
    if let ReturnType::Type(_, ty) = &function.sig.output {
        finder.visit_type(ty);
    }
    finder.0
}
