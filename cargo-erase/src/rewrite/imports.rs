//! What becomes of imports.

use std::ops::Range;

use super::Rewrite;
use crate::findings::{Finding, Findings, Kind, text};
use crate::plan::{Fate, Planned};
use crate::project::Origin;
use crate::scan::{Place, Unit, UnitKind};

/// What becomes of an import.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Swap {
    /// It stays.
    Keep,
    /// Only the crate changes.
    Crate,
    /// It imports these instead: `async_trait`, and `erase`.
    Macros { old: bool, new: bool },
    /// It goes.
    Remove,
}

impl Rewrite<'_> {
    pub(super) fn swap(&self, index: usize) -> Swap {
        let unit = &self.project.facts[self.file].units[index];
        let keeps_old = self.plan.keeps_old(self.project, self.package());
        let is_public = unit.place.is_public;
        if is_public && self.plan.swaps_reexport(self.project, self.package(), unit) {
            return Swap::Crate;
        }
        if unit.kind == UnitKind::ExternCrate || unit.macros.is_empty() {
            return match (keeps_old, self.args.minimal) {
                (true, _) => Swap::Keep,
                (false, true) => Swap::Crate,
                (false, false) => Swap::Remove,
            };
        }
        let origin = Origin::Unit(index);
        let migrated = self
            .users(origin)
            .any(|planned| planned.fate == Fate::Migrate);
        let kept = self.users(origin).any(|planned| planned.fate == Fate::Keep);
        if is_public {
            return Swap::Keep;
        }
        if !migrated && (kept || keeps_old) {
            return Swap::Keep;
        }
        if self.args.minimal {
            return Swap::Crate;
        }
        let traits = || {
            self.users(origin)
                .filter(|planned| self.is_migrated_trait(planned))
        };
        let old = traits().any(|planned| self.is_mocked(planned));
        let new = traits().any(|planned| !self.is_mocked(planned));
        if old || new {
            Swap::Macros { old, new }
        } else {
            Swap::Remove
        }
    }

    pub(super) fn units(&mut self, findings: &mut Findings) {
        let project = self.project;
        for (index, unit) in project.facts[self.file].units.iter().enumerate() {
            let new = self.new_name().to_owned();
            match self.swap(index) {
                Swap::Keep => self.tell_re_export(unit, false, findings),
                Swap::Crate => {
                    let with = self.named_as_before(unit, new);
                    self.edits.replace(unit.krate.clone(), with);
                    self.tell_re_export(unit, true, findings);
                }
                Swap::Macros { old, new: erase } => {
                    let names = match (old, erase) {
                        (true, true) => "{async_trait, erase}",
                        (true, false) => "async_trait",
                        _ => "erase",
                    };
                    let with = format!("{new}::{names}");
                    self.edits.replace(unit.place.element.clone(), with);
                }
                Swap::Remove => self.remove(&unit.place),
            }
        }
    }

    // Input:
    //     pub use async_trait;
    // Output:
    //     pub use erase_core as async_trait;
    fn named_as_before(&self, unit: &Unit, new: String) -> String {
        let old = &self.text()[unit.krate.clone()];
        let is_named = unit.renamed.is_none() || unit.place.element == unit.krate;
        if unit.place.is_public && unit.macros.is_empty() && is_named {
            format!("{new} as {old}")
        } else {
            new
        }
    }

    fn tell_re_export(&self, unit: &Unit, swapped: bool, findings: &mut Findings) {
        if !unit.place.is_public {
            return;
        }
        let source = &self.project.sources[self.file];
        let message = if swapped {
            let plan = self.plan;
            text::re_export(&plan.public_traits_that_stay(self.project, source.package))
        } else {
            text::RE_EXPORT_STAYS.to_owned()
        };
        let start = unit.place.item.start;
        findings.push(Finding::at(source, start, Kind::ReExport, message));
    }

    /// Imports of the workspace's own re-export, which nobody needs any more.
    pub(super) fn imports(&mut self) {
        let project = self.project;
        for (index, import) in project.facts[self.file].imports.iter().enumerate() {
            let used = self.users(Origin::Import(index)).count() > 0;
            let mut users = self.users(Origin::Import(index));
            let is_needed = |planned: &Planned| {
                let kept = planned.fate == Fate::Keep && self.lost_name(planned).is_none();
                kept || self.is_mocked(planned)
            };
            let stays = self.args.minimal || users.any(is_needed);
            drop(users);
            if used && !stays && !import.place.is_public {
                self.remove(&import.place);
            }
        }
    }

    /// Takes an element of an import out, or the whole import.
    fn remove(&mut self, place: &Place) {
        if place.alone {
            let text = &self.project.sources[self.file].text;
            self.edits.delete_item(text, place.item.clone());
            return;
        }
        let Some(at) = place
            .siblings
            .iter()
            .position(|other| *other == place.element)
        else {
            return;
        };
        let range = match (at, place.siblings.get(at + 1)) {
            (_, Some(next)) => place.element.start..next.start,
            (0, None) => return,
            (_, None) => place.siblings[at - 1].end..place.element.end,
        };
        self.edits.delete(range);
        if let [a, b] = &*place.siblings {
            let rest = if at == 0 { b } else { a };
            self.unwrap_braces(rest, place);
        }
    }

    // Input:
    //     use {std::fmt, async_trait::async_trait};
    // Output:
    //     use std::fmt;
    fn unwrap_braces(&mut self, rest: &Range<usize>, place: &Place) {
        let text = self.text();
        let first = place.siblings[0].start;
        let last = place.siblings[1].end;
        let (Some(open), Some(close)) = (text[..first].rfind('{'), text[last..].find('}')) else {
            return;
        };
        let close = last + close;
        let between = [&text[open + 1..first], &text[last..close]];
        let only_blanks = between
            .iter()
            .all(|part| part.trim_matches([' ', '\n', '\r', '\t', ',']).is_empty());
        if only_blanks && text[rest.clone()] != *"self" {
            self.edits.delete(open..first);
            self.edits.delete(last..close + 1);
        }
    }
}
