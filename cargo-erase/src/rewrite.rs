//! The edits of a file: the crate behind each import, path and example.

use crate::edit::Edits;
use crate::plan::{Fate, Plan};
use crate::project::{Named, Project, Site};
use crate::scan::{Facts, Mention};

/// The new text of a file.
pub(crate) fn file(project: &Project, plan: &Plan, file: usize) -> String {
    let source = &project.sources[file];
    let facts = &project.facts[file];
    let mut rewrite = Rewrite {
        project,
        plan,
        file,
        edits: Edits::default(),
    };
    rewrite.code(facts);
    for example in &facts.examples {
        rewrite.example(example);
    }
    rewrite.edits.apply(&source.text)
}

struct Rewrite<'a> {
    project: &'a Project,
    plan: &'a Plan,
    file: usize,
    edits: Edits,
}

impl Rewrite<'_> {
    fn package(&self) -> usize {
        self.project.sources[self.file].package
    }

    fn code(&mut self, facts: &Facts) {
        let fates = self.plan.fates(self.project, self.file, facts);
        let switches = self.switches(facts, &fates);
        let old_name = self.project.workspace.packages[self.package()].old_name();
        let moves = self.plan.packages.contains(&self.package());
        for mention in self.old_mentions(facts) {
            let is_in = |site: &Site<'_>| site.attr.path_range.contains(&mention.range.start);
            let own = fates.iter().find(|(site, _)| is_in(site));
            let is_switched = match (own, mention.import) {
                (Some((_, fate)), _) => *fate == Fate::Moves,
                (None, Some(_)) => switches,
                (None, None) => moves,
            };
            if is_switched {
                self.switch(mention);
            }
        }
        for (site, fate) in &fates {
            let loses_its_macro = match site.named {
                Named::Crate => false,
                Named::Import => switches,
                Named::Export | Named::Glob => !self.plan.packages.is_empty(),
            };
            if *fate == Fate::Stays && loses_its_macro {
                let path = format!("{old_name}::async_trait");
                self.edits.replace(site.attr.path_range.clone(), path);
            }
        }
    }

    /// Whether the imports of async-trait in a file move.
    fn switches(&self, facts: &Facts, fates: &[(Site<'_>, Fate)]) -> bool {
        let is_public = |mention: &&Mention| mention.import == Some(true);
        if self.old_mentions(facts).iter().any(is_public) {
            return !self.plan.packages.is_empty();
        }
        let bound = fates.iter().filter(|(site, _)| site.named == Named::Import);
        let bound: Vec<Fate> = bound.map(|(_, fate)| *fate).collect();
        if bound.is_empty() {
            return self.plan.packages.contains(&self.package());
        }
        bound.contains(&Fate::Moves) || self.plan.with_globs.contains(&self.package())
    }

    /// An example moves if everything in it does.
    fn example(&mut self, facts: &Facts) {
        let fates = self.plan.fates(self.project, self.file, facts);
        let moves = self.plan.packages.contains(&self.package());
        if moves && fates.iter().all(|(_, fate)| *fate == Fate::Moves) {
            for mention in self.old_mentions(facts) {
                self.switch(mention);
            }
        }
    }

    fn old_mentions<'f>(&self, facts: &'f Facts) -> Vec<&'f Mention> {
        let package = &self.project.workspace.packages[self.package()];
        let is_old = |mention: &&Mention| mention.krate == package.old_name();
        facts.mentions.iter().filter(is_old).collect()
    }

    // Input:
    //     use async_trait::async_trait;
    //     pub use async_trait;
    // Output:
    //     use erase_core::async_trait;
    //     pub use erase_core as async_trait;
    fn switch(&mut self, mention: &Mention) {
        let name = self.project.workspace.packages[self.package()].new_name();
        let keeps_its_name = !mention.continues && mention.import == Some(true);
        let name = if keeps_its_name {
            format!("{name} as {}", mention.krate)
        } else {
            name.to_owned()
        };
        self.edits.replace(mention.range.clone(), name);
    }
}
