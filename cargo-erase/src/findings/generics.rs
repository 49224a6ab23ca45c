//! `D: Trait + ?Sized`, whose methods are called on `&D`: that wants `&D` to be an implementor.

use proc_macro2::Span;
use syn::visit::{self, Visit};
use syn::{Generics, ItemImpl, TypeParamBound};

use super::{Finding, Findings, Kind, text};
use crate::cli::Migrate;
use crate::forward::{self, ByReference};
use crate::plan::Plan;
use crate::project::Project;
use crate::refusal::may_be_unsized;
use crate::scan::attr_names;

pub(super) fn collect(project: &Project, plan: &Plan, args: &Migrate, findings: &mut Findings) {
    for (file, source) in project.sources.iter().enumerate() {
        let mut finder = Finder(Vec::new());
        finder.visit_file(&source.syntax);
        for (span, bounds) in finder.0 {
            let keys = bounds
                .iter()
                .filter_map(|path| project.resolve(file, 0, path, true));
            let lacking = keys.into_iter().find_map(|key| {
                let forward = plan.traits.get(&key)?;
                let by_reference = forward::by_reference(project, &key, forward, args);
                (by_reference != ByReference::IsThere).then_some(by_reference)
            });
            if let Some(by_reference) = lacking {
                let message = text::unsized_generic(by_reference == ByReference::CanBe);
                let start = source.range(span).start;
                findings.push(Finding::at(source, start, Kind::UnsizedGeneric, message));
            }
        }
    }
}

/// Parameters that may be unsized, with the traits that bound them.
struct Finder(Vec<(Span, Vec<Vec<String>>)>);

impl<'ast> Visit<'ast> for Finder {
    fn visit_generics(&mut self, generics: &'ast Generics) {
        for param in generics.type_params() {
            if !may_be_unsized(generics, &param.ident) {
                continue;
            }
            let bounds = param.bounds.iter().filter_map(|bound| match bound {
                TypeParamBound::Trait(bound) => Some(attr_names(&bound.path)),
                _ => None,
            });
            self.0.push((param.ident.span(), bounds.collect()));
        }
        visit::visit_generics(self, generics);
    }

    fn visit_item_impl(&mut self, item: &'ast ItemImpl) {
        // Impls of a trait for a pointer are told elsewhere.
        if item.trait_.is_none() {
            visit::visit_item_impl(self, item);
        }
    }
}
