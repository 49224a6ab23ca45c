//! Lifetimes that signatures hide: the macro has to see them, and a native `async fn` must show them.

use syn::visit::{self, Visit};
use syn::{ImplItem, Path, PathArguments, Signature, TraitItem, TypePath};

use super::Rewrite;
use crate::plan::{Fate, Plan};
use crate::project::Project;
use crate::scan::{Target, attr_names};

impl Rewrite<'_> {
    // Input:
    //     async fn up(&self, manager: &SchemaManager);
    // Output:
    //     async fn up(&self, manager: &SchemaManager<'_>);
    pub(super) fn show_lifetimes(&mut self) {
        let (project, plan, file) = (self.project, self.plan, self.file);
        let source = &project.sources[file];
        let mut plain = Plain(Vec::new());
        for sig in in_traits(project, plan, file).chain(in_impls(project, plan, file)) {
            plain.visit_signature(sig);
        }
        for path in plain.0 {
            if let Some(hidden) = project.hidden_lifetimes(file, &attr_names(path)) {
                let end = source.range_of(path).end;
                let lifetimes = vec!["'_"; hidden].join(", ");
                self.edits.replace(end..end, format!("<{lifetimes}>"));
            }
        }
    }
}

fn in_traits<'a>(
    project: &'a Project,
    plan: &'a Plan,
    file: usize,
) -> impl Iterator<Item = &'a Signature> {
    let facts = &project.facts[file];
    let migrated = plan
        .sites
        .iter()
        .filter(move |planned| planned.file == file && planned.fate == Fate::Migrate);
    let items = migrated.filter_map(|planned| match facts.sites[planned.site].target {
        Target::Trait(n) => Some(&facts.traits[n].item.items),
        _ => None,
    });
    items.flatten().filter_map(|entry| match entry {
        TraitItem::Fn(function) => Some(&function.sig),
        _ => None,
    })
}

/// Those that are `async`: an ordinary function may hide what it likes.
fn in_impls<'a>(
    project: &'a Project,
    plan: &'a Plan,
    file: usize,
) -> impl Iterator<Item = &'a Signature> {
    let facts = &project.facts[file];
    let here = plan.impls.iter().filter(move |found| found.file == file);
    let items = here.flat_map(|found| &facts.impls[found.index].item.items);
    items.filter_map(|entry| match entry {
        ImplItem::Fn(function) => function.sig.asyncness.map(|_| &function.sig),
        _ => None,
    })
}

/// Types that are written without arguments.
struct Plain<'a>(Vec<&'a Path>);

impl<'ast> Visit<'ast> for Plain<'ast> {
    fn visit_type_path(&mut self, ty: &'ast TypePath) {
        let is_plain = |last| matches!(last, &PathArguments::None);
        let last = ty.path.segments.last().map(|last| &last.arguments);
        if ty.qself.is_none() && last.is_some_and(is_plain) {
            self.0.push(&ty.path);
        }
        visit::visit_type_path(self, ty);
    }
}
