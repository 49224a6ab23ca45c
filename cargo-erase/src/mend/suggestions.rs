//! Edits that rustc offers, where there is only one.

use super::context::{Context, Fix, Past};
use crate::check::Problem;
use crate::edit::Edits;

/// Lifetimes that a signature hides, and imports that are unused now.
pub(super) fn apply(context: &Context<'_>, problem: &Problem, _past: &mut Past) -> Option<Fix> {
    let what = match &*problem.code {
        "E0726" | "elided_lifetimes_in_paths" => "the lifetime that a type hides",
        "unused_imports" => "an import that is unused now",
        _ => return None,
    };
    let file = context.file(&problem.suggestions.first()?.0)?;
    let mut edits = Edits::default();
    for (place, text) in &problem.suggestions {
        if context.file(place) != Some(file) {
            return None;
        }
        if text.is_empty() {
            edits.delete_lines(context.text(file), place.range.clone());
        } else {
            edits.replace(place.range.clone(), text.clone());
        }
    }
    let what = what.to_owned();
    Some(Fix::Edit { file, what, edits })
}
