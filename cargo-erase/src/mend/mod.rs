//! What has one right mend: rustc's errors after the edit, and the edits that settle them.

mod attributes;
mod awaits;
mod context;
mod forwards;
mod suggestions;

use std::collections::BTreeSet;

use crate::check::Problem;
use crate::edit::Edits;
use crate::project::Project;
pub(crate) use context::Past;
use context::{Context, Fix};

/// A mend that was made, or with `undoes` one that was taken back.
pub(crate) struct Mended {
    pub(crate) file: usize,
    pub(crate) offset: usize,
    pub(crate) what: String,
    pub(crate) undoes: bool,
}

/// The edits of one round.
#[derive(Default)]
pub(crate) struct Round {
    /// The new text of each file that changes.
    pub(crate) texts: Vec<(usize, String)>,
    pub(crate) mended: Vec<Mended>,
    /// Packages whose code needs async-trait although none of their files names it.
    pub(crate) need_old: BTreeSet<usize>,
}

impl Round {
    pub(crate) fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.need_old.is_empty()
    }
}

type Rule = fn(&Context<'_>, &Problem, &mut Past) -> Option<Fix>;

const RULES: [Rule; 7] = [
    attributes::change_crate,
    attributes::keep_dependency,
    forwards::replace_auto_impl,
    forwards::add_word,
    forwards::take_word_back,
    awaits::await_in_each_arm,
    suggestions::apply,
];

/// One round: at most one mend for each problem.
pub(crate) fn round(project: &Project, problems: &[Problem], past: &mut Past) -> Round {
    let context = Context { project };
    let mut round = Round::default();
    let mut edits: Vec<Edits> = vec![Edits::default(); project.sources.len()];
    for problem in problems {
        let fix = RULES.iter().find_map(|rule| rule(&context, problem, past));
        match fix {
            Some(Fix::Edit {
                file,
                what,
                edits: new,
            }) => {
                let offset = new.start();
                if edits[file].add(new) {
                    let undoes = what.is_empty();
                    round.mended.push(Mended {
                        file,
                        offset,
                        what,
                        undoes,
                    });
                }
            }
            Some(Fix::NeedsOld(package)) => drop(round.need_old.insert(package)),
            None => {}
        }
    }
    for (file, edits) in edits.into_iter().enumerate() {
        let before = &project.sources[file].text;
        let after = edits.apply(before);
        if after != *before {
            round.texts.push((file, after));
        }
    }
    round
}
