//! `D: Trait + ?Sized`, whose methods are called on `&D`: that wants `&D` to be an implementor.

use super::{Finding, Findings, Kind, text};
use crate::cli::Migrate;
use crate::forward::{self, ByReference, Forward};
use crate::plan::Plan;
use crate::project::Project;

pub(super) fn collect(project: &Project, plan: &Plan, args: &Migrate, findings: &mut Findings) {
    for param in &plan.unsized_generics {
        let lacking = param.keys.iter().find_map(|key| {
            let forward = plan.traits.get(key)?;
            let by_reference = forward::by_reference(project, key, forward, args);
            let is_served = match forward {
                Forward::Named { pointers, erased } if !erased.is_empty() => {
                    param.pointers.iter().all(|it| pointers.contains(it))
                }
                _ => by_reference == ByReference::IsThere,
            };
            (!is_served).then_some(by_reference)
        });
        if let Some(by_reference) = lacking {
            let message = text::unsized_generic(by_reference == ByReference::CanBe);
            let source = &project.sources[param.file];
            let start = source.range(param.span).start;
            findings.push(Finding::at(source, start, Kind::UnsizedGeneric, message));
        }
    }
}
