//! Default bodies that are not `async` and call what is: their `Self` may be a `dyn` type.

use syn::{Block, ItemTrait, TraitItem};

use super::impls::async_methods;
use super::recursion::SelfCalls;
use super::{Finding, Findings, Kind, text};
use crate::cli::Migrate;
use crate::forward::{self, ByReference};
use crate::plan::Plan;
use crate::project::Project;
use crate::refusal::demands_sized;

pub(super) fn collect(project: &Project, plan: &Plan, args: &Migrate, findings: &mut Findings) {
    for (key, forward) in &plan.traits {
        let by_reference = forward::by_reference(project, key, forward, args);
        if by_reference == ByReference::IsThere {
            continue;
        }
        let owners = [key.name.clone()];
        let asynchronous = async_methods(project, key);
        for (file, n) in project.traits.get(key).into_iter().flatten() {
            let source = &project.sources[*file];
            let item = &project.facts[*file].traits[*n].item;
            let can_be = by_reference == ByReference::CanBe;
            for block in plain_bodies(item) {
                let calls = SelfCalls::of(block, true, &owners).into_iter();
                for (name, span) in calls.filter(|(name, _)| asynchronous.contains(name)) {
                    let start = source.range(span).start;
                    let message = text::plain_default_body(&name, &item.ident, can_be);
                    findings.push(Finding::at(source, start, Kind::PlainDefaultBody, message));
                }
            }
        }
    }
}

/// Default bodies of methods that are not `async`, and that `dyn` can call.
fn plain_bodies(item: &ItemTrait) -> impl Iterator<Item = &Block> {
    item.items.iter().filter_map(|entry| match entry {
        TraitItem::Fn(function)
            if function.sig.asyncness.is_none()
                && function.sig.receiver().is_some()
                && !demands_sized(&function.sig.generics) =>
        {
            function.default.as_ref()
        }
        _ => None,
    })
}
