//! Examples in doc comments, which are code, too, but are not edited.

use super::{Finding, Findings, Kind};
use crate::plan::Plan;
use crate::project::Project;

pub(super) fn collect(project: &Project, plan: &Plan, findings: &mut Findings) {
    for (facts, source) in project.facts.iter().zip(&project.sources) {
        if !plan.migrates(project, source.package) {
            continue;
        }
        for range in &facts.docs {
            findings.push(Finding::at(
                source,
                range.start,
                Kind::DocExample,
                "a doc comment speaks of async-trait; it is not edited",
            ));
        }
    }
}
