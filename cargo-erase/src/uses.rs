//! Where async-trait is still used: `cargo erase check`.

use std::fs;

use anyhow::Context as _;

use crate::packages::OLD;
use crate::project::Project;
use crate::report::Use;
use crate::scan::Target;

/// Attributes, imports, examples and dependencies, in the order of the files.
///
/// # Errors
/// A manifest cannot be read.
pub(crate) fn find(project: &Project) -> anyhow::Result<Vec<Use>> {
    let mut uses = Vec::new();
    for package in &project.workspace.packages {
        if package.old_names().next().is_none() {
            continue;
        }
        let file = project.workspace.shown(&package.manifest);
        let text =
            fs::read_to_string(&package.manifest).with_context(|| format!("cannot read {file}"))?;
        let line = text
            .lines()
            .position(|line| line.contains(OLD))
            .map_or(1, |at| at + 1);
        let what = "a dependency".to_owned();
        uses.push(Use { file, line, what });
    }
    for (file, facts) in project.facts.iter().enumerate() {
        let source = &project.sources[file];
        let mut push = |offset: usize, what: String| {
            let (line, _) = source.position(offset);
            let file = source.shown.clone();
            uses.push(Use { file, line, what });
        };
        for unit in &facts.units {
            push(unit.krate.start, "an import".to_owned());
        }
        for mention in facts.docs.iter().filter(|mention| mention.is_compiled) {
            push(mention.offset, "an example in a doc comment".to_owned());
        }
        for site in &facts.sites {
            if !project.origin(file, site.scope, &site.attr.path).is_ours() {
                continue;
            }
            let what = match site.target {
                Target::Trait(n) => format!("the trait `{}`", facts.traits[n].item.ident),
                Target::Impl(n) => match &facts.impls[n].item.trait_ {
                    Some((path, _)) => {
                        format!("an impl of `{}`", crate::scan::attr_names(path).join("::"))
                    }
                    None => "an impl".to_owned(),
                },
                Target::Unknown => "an item in a macro".to_owned(),
            };
            push(site.attr.path_range.start, what);
        }
    }
    uses.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    uses.dedup();
    Ok(uses)
}
