//! Boxes a call's future where code needs what async-trait's macro returned, a `Pin<Box<dyn Future>>`.

use syn::Expr;

use super::context::{Fix, Past};
use crate::check::Problem;
use crate::edit::Edits;
use crate::project::Project;

// Input:
//     select(left.next(), right.next()).await
// Output:
//     select(Box::pin(left.next()), Box::pin(right.next())).await
/// E0277 for a future that has to be `Unpin`, E0308 where rustc suggests the box.
pub(super) fn box_future(project: &Project, problem: &Problem, _past: &mut Past) -> Option<Fix> {
    let file = project.file(&problem.place.path)?;
    let range = problem.place.range.clone();
    let text = &project.sources[file].text;
    let after = text.get(range.end..)?.trim_start();
    let expr = syn::parse_str(text.get(range.clone())?).ok()?;
    let is_call = matches!(expr, Expr::Call(_) | Expr::MethodCall(_));
    let mut suggested = problem.suggestions.iter().map(|(_, text)| text);
    let is_it = match &*problem.code {
        // rustc reports `select(left.next(), ..)` too, but the arguments are enough.
        "E0277" => {
            problem.message.ends_with("cannot be unpinned")
                && is_call
                && after.starts_with([',', ')'])
        }
        "E0308" => {
            suggested.any(|text| text == "Box::pin(") && (is_call || matches!(expr, Expr::Path(_)))
        }
        _ => false,
    };
    if !is_it {
        return None;
    }
    let mut edits = Edits::default();
    edits.replace(range.start..range.start, "Box::pin(");
    edits.replace(range.end..range.end, ")");
    Some(Fix::Edit(file, edits, "`Box::pin(..)` around a future"))
}
