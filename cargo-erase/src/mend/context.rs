//! What the rules share.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::{Place, Problem};
use crate::edit::Edits;
use crate::project::{Origin, Project, Site};
use crate::scan::Target;

/// What a rule does.
pub(super) enum Fix {
    Edit {
        file: usize,
        /// For people; empty if an earlier mend at the place is taken back.
        what: String,
        edits: Edits,
    },
    /// The package needs async-trait.
    NeedsOld(usize),
}

/// What earlier rounds did. A file and the index of an item name a site.
#[derive(Default)]
pub(crate) struct Past {
    /// Impls whose attribute changed its crate.
    pub(super) changed: BTreeSet<(usize, usize)>,
    /// Packages that keep async-trait.
    pub(super) kept: BTreeSet<usize>,
    /// Traits that got words in `forward(..)`, with their first arguments.
    pub(super) words: BTreeMap<(usize, usize), Words>,
}

#[derive(Default)]
pub(super) struct Words {
    pub(super) before: String,
    pub(super) added: BTreeSet<&'static str>,
    /// Whether they clashed with an impl, and went.
    pub(super) is_refused: bool,
}

pub(super) struct Context<'a> {
    pub(super) project: &'a Project,
}

impl<'a> Context<'a> {
    /// The file of a place.
    pub(super) fn file(&self, place: &Place) -> Option<usize> {
        self.project.file(&place.path)
    }

    /// The innermost trait or impl around a place.
    pub(super) fn site(&self, place: &Place) -> Option<(usize, Site<'a>)> {
        let file = self.file(place)?;
        let sites = self.project.sites(file, &self.project.facts[file]);
        let is_around = |site: &Site<'_>| {
            site.item.range.start <= place.range.start && place.range.end <= site.item.range.end
        };
        let around = sites.into_iter().filter(is_around);
        let site = around.min_by_key(|site| site.item.range.len())?;
        Some((file, site))
    }

    /// The first trait of erase's that a problem speaks of.
    pub(super) fn erased_trait(&self, problem: &Problem) -> Option<(usize, Site<'a>)> {
        let sites = problem.places.iter().filter_map(|place| self.site(place));
        let mut erased = sites.filter(|(_, site)| {
            site.origin == Origin::New && matches!(site.item.target, Target::Trait(_))
        });
        erased.next()
    }

    pub(super) fn text(&self, file: usize) -> &'a str {
        &self.project.sources[file].text
    }
}
