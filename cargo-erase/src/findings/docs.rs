//! Examples in doc comments, which are code, too, but are not edited.

use super::{Finding, Findings, Kind, text};
use crate::cli::Migrate;
use crate::plan::Plan;
use crate::project::Project;

pub(super) fn collect(project: &Project, plan: &Plan, args: &Migrate, findings: &mut Findings) {
    for (facts, source) in project.facts.iter().zip(&project.sources) {
        if !plan.migrates(project, source.package) {
            continue;
        }
        for mention in &facts.docs {
            let message = match (mention.is_compiled, args.minimal) {
                (false, _) => text::DOC_TEXT,
                (true, false) => text::DOC_EXAMPLE,
                (true, true) => text::DOC_EXAMPLE_MINIMAL,
            };
            let kind = Kind::DocExample;
            findings.push(Finding::at(source, mention.offset, kind, message));
        }
    }
}
