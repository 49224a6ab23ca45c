//! Fixes those of rustc's errors after the edit that have one right fix.

mod attributes;
mod awaits;
mod boxes;
mod context;
mod forwards;
mod suggestions;

use crate::check::Problem;
use crate::edit::Edits;
use crate::project::Project;
use crate::source::position;
use context::Fix;
pub(crate) use context::{Mend, Past};

type Rule = fn(&Project, &Problem, &mut Past) -> Option<Fix>;

const RULES: [Rule; 8] = [
    attributes::change_crate,
    attributes::keep_dependency,
    forwards::replace_auto_impl,
    forwards::add_word,
    forwards::take_words_back,
    awaits::await_in_each_arm,
    boxes::box_future,
    suggestions::apply,
];

/// Applies at most one fix for each problem. Returns the new texts of files; `None` if there is nothing to fix.
pub(crate) fn round(
    project: &Project,
    problems: &[Problem],
    past: &mut Past,
) -> Option<Vec<(usize, String)>> {
    let mut edits: Vec<Edits> = vec![Edits::default(); project.sources.len()];
    let mut is_mended = false;
    for problem in problems {
        let Some(fix) = RULES.iter().find_map(|rule| rule(project, problem, past)) else {
            continue;
        };
        is_mended = true;
        let Fix::Edit(file, new, what) = fix else {
            continue;
        };
        let source = &project.sources[file];
        let (line, _) = position(&source.text, new.start());
        let file_name = source.shown.clone();
        let mend = Mend {
            file: file_name,
            line,
            what,
        };
        if edits[file].add(new) && !what.is_empty() && !past.mends.contains(&mend) {
            past.mends.push(mend);
        }
    }
    let texts = project.sources.iter().zip(edits).enumerate();
    let after = texts.map(|(file, (source, edits))| (file, edits.apply(&source.text)));
    let changed = after.filter(|(file, after)| project.sources[*file].text != *after);
    is_mended.then(|| changed.collect())
}
