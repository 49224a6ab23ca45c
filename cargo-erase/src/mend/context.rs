//! The context of the rules.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::check::{Place, Problem};
use crate::edit::Edits;
use crate::project::{Origin, Project, Site};
use crate::scan::Target;

/// A fix that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Mend {
    pub(crate) file: String,
    /// From 1.
    pub(crate) line: usize,
    pub(crate) what: &'static str,
}

/// The result of a rule.
pub(super) enum Fix {
    /// Edits a file. The text describes the fix, if it is to be reported.
    Edit(usize, Edits, &'static str),
    /// [`Past`] says it.
    Noted,
}

/// The fixes so far. A site is a file and the index of an item.
#[derive(Default)]
pub(crate) struct Past {
    pub(crate) mends: Vec<Mend>,
    /// Packages that need async-trait although none of their files names it.
    pub(crate) need_old: BTreeSet<usize>,
    /// Impls whose attribute changed its crate.
    pub(super) changed: BTreeSet<(usize, usize)>,
    /// Traits that got words in `forward(..)`, with their first arguments.
    pub(super) words: BTreeMap<(usize, usize), Words>,
}

#[derive(Default)]
pub(super) struct Words {
    pub(super) before: String,
    pub(super) added: BTreeSet<&'static str>,
    /// Whether the trait cannot have them.
    pub(super) is_refused: bool,
}

/// The innermost trait or impl around a place.
pub(super) fn site<'a>(project: &'a Project, place: &Place) -> Option<(usize, Site<'a>)> {
    let file = project.file(&place.path)?;
    let sites = project.sites(file, &project.facts[file]).into_iter();
    let around = sites.filter(|site| {
        site.item.range.start <= place.range.start && place.range.end <= site.item.range.end
    });
    Some((file, around.min_by_key(|site| site.item.range.len())?))
}

/// The traits under erase's attribute in a problem, with the places.
pub(super) fn erased_traits<'a>(
    project: &'a Project,
    problem: &'a Problem,
) -> impl Iterator<Item = (&'a Place, (usize, Site<'a>))> {
    let sites = problem.places.iter();
    let sites = sites.filter_map(|place| Some((place, site(project, place)?)));
    sites.filter(|(_, (_, site))| is_erased_trait(site))
}

pub(super) fn is_erased_trait(site: &Site<'_>) -> bool {
    site.origin == Origin::New && matches!(site.item.target, Target::Trait(_))
}

pub(super) fn erased_trait<'a>(
    project: &'a Project,
    problem: &'a Problem,
) -> Option<(usize, Site<'a>)> {
    erased_traits(project, problem)
        .next()
        .map(|(_, found)| found)
}
