//! Gives an impl the attribute of its trait's crate, and keeps the dependencies that a package needs.

use super::context::{Fix, Past, site};
use crate::check::Problem;
use crate::edit::Edits;
use crate::project::{Origin, Project};
use crate::scan::Target;

/// E0195 in an impl: the trait is under the other crate's attribute. Each impl changes once.
pub(super) fn change_crate(project: &Project, problem: &Problem, past: &mut Past) -> Option<Fix> {
    if problem.code != "E0195" {
        return None;
    }
    let sites = problem
        .places
        .iter()
        .filter_map(|place| site(project, place));
    let mut impls = sites.filter(|(_, site)| matches!(site.item.target, Target::Impl(_)));
    let (file, site) = impls.next()?;
    if site.attr.path.last().is_some_and(|name| name == "erase") {
        return None;
    }
    if !past.changed.insert((file, site.index)) {
        return None;
    }
    let package = &project.workspace.packages[project.sources[file].package];
    let (krate, what) = match site.origin {
        Origin::New => (
            package.old_name(),
            "the trait is async-trait's, and so is the attribute",
        ),
        Origin::Old => (
            package.new_name(),
            "the trait moved, and so does the attribute",
        ),
    };
    let mut edits = Edits::default();
    let path = format!("{krate}::async_trait");
    edits.replace(site.attr.path_range.clone(), path);
    Some(Fix::Edit(file, edits, what))
}

/// E0432, E0433: code that no file contains, such as the expansion of a macro, needs async-trait.
pub(super) fn keep_dependency(
    project: &Project,
    problem: &Problem,
    past: &mut Past,
) -> Option<Fix> {
    let file = project.file(&problem.place.path)?;
    let package = project.sources[file].package;
    let name = project.workspace.packages[package].old_name();
    let is_missing = matches!(&*problem.code, "E0432" | "E0433" | "E0463")
        && problem.message.contains(&format!("`{name}`"));
    (is_missing && past.need_old.insert(package)).then_some(Fix::Noted)
}
