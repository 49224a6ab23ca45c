//! Applies rustc's suggestion, if there is only one.

use super::context::{Fix, Past};
use crate::check::Problem;
use crate::edit::Edits;
use crate::project::Project;

/// Adds hidden lifetimes, removes imports that are unused now, makes a `&mut S` mutable that is forwarded
/// now, and imports a trait that is forwarded now, but never a trait that the macro hides.
pub(super) fn apply(project: &Project, problem: &Problem, _past: &mut Past) -> Option<Fix> {
    let (what, is_it): (_, fn(&str) -> bool) = match &*problem.code {
        "E0726" => ("the lifetime that a type hides", |_| true),
        "unused_imports" => ("an import that is unused now", |_| true),
        "E0596" => ("`mut` on a reference whose methods are forwarded", |text| {
            text == "mut "
        }),
        "E0599" => ("the import of a trait that is forwarded", |text| {
            text.starts_with("use ") && !text.contains("::__")
        }),
        _ => return None,
    };
    let offered = problem.suggestions.iter().filter(|(_, text)| is_it(text));
    let offered: Vec<_> = offered.cloned().collect();
    let file = project.file(&offered.first()?.0.path)?;
    if problem.code == "E0599" && offered.len() > 1 {
        return None;
    }
    let mut edits = Edits::default();
    for (place, text) in offered {
        if text.is_empty() {
            edits.delete_lines(&project.sources[file].text, place.range);
        } else {
            edits.replace(place.range, text);
        }
    }
    Some(Fix::Edit(file, edits, what))
}
