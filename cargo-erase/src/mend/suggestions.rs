//! Edits that rustc offers, where there is only one.

use super::context::{Fix, Past};
use crate::check::Problem;
use crate::edit::Edits;
use crate::project::Project;

/// Lifetimes that a signature hides, and imports that are unused now.
pub(super) fn apply(project: &Project, problem: &Problem, _past: &mut Past) -> Option<Fix> {
    let what = match &*problem.code {
        "E0726" | "elided_lifetimes_in_paths" => "the lifetime that a type hides",
        "unused_imports" => "an import that is unused now",
        _ => return None,
    };
    let file = project.file(&problem.suggestions.first()?.0.path)?;
    let mut edits = Edits::default();
    for (place, text) in &problem.suggestions {
        if project.file(&place.path) != Some(file) {
            return None;
        }
        if text.is_empty() {
            edits.delete_lines(&project.sources[file].text, place.range.clone());
        } else {
            edits.replace(place.range.clone(), text.clone());
        }
    }
    Some(Fix::Edit(file, edits, what))
}
