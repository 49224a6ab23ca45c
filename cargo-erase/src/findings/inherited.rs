//! Methods of a migrated supertrait, which a `dyn` type of a trait below has only by forwards.

use std::collections::BTreeSet;

use syn::visit::{self, Visit};
use syn::{TypeParamBound, TypeTraitObject};

use super::{Finding, Findings, Kind, text};
use crate::cli::Migrate;
use crate::forward::{self, ByReference};
use crate::plan::Plan;
use crate::project::Project;
use crate::refusal::supertraits;
use crate::scan::{TraitDef, attr_names};

pub(super) fn collect(project: &Project, plan: &Plan, args: &Migrate, findings: &mut Findings) {
    let objects = Objects::of(project);
    for (key, definitions) in &project.traits {
        let is_erased = plan.traits.contains_key(key)
            || definitions
                .iter()
                .any(|(file, n)| project.is_erased(*file, *n));
        if !objects.0.contains(&key.name) || is_erased && !args.minimal {
            continue;
        }
        for (file, n) in definitions {
            let TraitDef { item, scope } = &project.facts[*file].traits[*n];
            let source = &project.sources[*file];
            for bound in supertraits(item) {
                let TypeParamBound::Trait(bound) = bound else {
                    continue;
                };
                let base = project.resolve(*file, *scope, &attr_names(&bound.path), true);
                let forward = base.as_ref().and_then(|base| plan.traits.get(base));
                if let (Some(base), Some(forward)) = (base, forward) {
                    let by_reference = forward::by_reference(project, &base, forward, args);
                    let pointers = match by_reference {
                        ByReference::Never => "Box",
                        _ => "&, Box",
                    };
                    let start = source.range_of(&bound.path).start;
                    let named = args.minimal.then_some(pointers);
                    let message = text::inherited(&key.name, &base.name, is_erased, named);
                    findings.push(Finding::at(source, start, Kind::Inherited, message));
                }
            }
        }
    }
}

/// The names of traits behind `dyn`.
struct Objects(BTreeSet<String>);

impl Objects {
    fn of(project: &Project) -> Self {
        let mut objects = Objects(BTreeSet::new());
        for source in &project.sources {
            objects.visit_file(&source.syntax);
        }
        objects
    }
}

impl<'ast> Visit<'ast> for Objects {
    fn visit_type_trait_object(&mut self, object: &'ast TypeTraitObject) {
        let names = object.bounds.iter().filter_map(|bound| match bound {
            TypeParamBound::Trait(bound) => bound.path.segments.last(),
            _ => None,
        });
        self.0.extend(names.map(|last| last.ident.to_string()));
        visit::visit_type_trait_object(self, object);
    }
}
