//! Imports: each name with the path that it stands for, and those of async-trait's macro in detail.

use std::ops::Range;

use syn::{ItemExternCrate, ItemUse, UseTree, Visibility};

use super::Scanner;

/// A name that is imported, or `*`.
pub(crate) struct Import {
    pub(crate) scope: usize,
    /// The name in this scope.
    pub(crate) local: String,
    /// What it stands for.
    pub(crate) path: Vec<String>,
    pub(crate) place: Place,
}

/// Where an element of an import is, for its removal.
#[derive(Clone)]
pub(crate) struct Place {
    /// The element: `async_trait::async_trait as name`.
    pub(crate) element: Range<usize>,
    /// The whole item, with its attributes.
    pub(crate) item: Range<usize>,
    /// The elements of the innermost braces that it is in, itself included; none without braces.
    pub(crate) siblings: Vec<Range<usize>>,
    /// Whether the item imports anything else.
    pub(crate) alone: bool,
    pub(crate) is_public: bool,
}

/// An import of the crate async-trait or of its macro by the crate's name.
pub(crate) struct Unit {
    pub(crate) scope: usize,
    pub(crate) kind: UnitKind,
    /// The element from the crate's name on: `async_trait::async_trait as name`.
    pub(crate) place: Place,
    /// The crate's name.
    pub(crate) krate: Range<usize>,
    /// Names under which the macro is there; `*` as a name stands for its own.
    pub(crate) macros: Vec<String>,
    /// The name of the crate, if it is imported by this.
    pub(crate) renamed: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum UnitKind {
    Use,
    ExternCrate,
}

pub(super) fn item(scanner: &mut Scanner<'_>, item: &ItemUse) {
    let is_public = !matches!(item.vis, Visibility::Inherited);
    let whole = scanner.source.range_of(item);
    let alone = leaves(&item.tree) == 1;
    let mut walk = Walk {
        scanner,
        whole,
        alone,
        is_public,
        path: Vec::new(),
    };
    walk.tree(&item.tree, &[]);
}

fn leaves(tree: &UseTree) -> usize {
    match tree {
        UseTree::Path(path) => leaves(&path.tree),
        UseTree::Group(group) => group.items.iter().map(leaves).sum(),
        UseTree::Name(_) | UseTree::Rename(_) | UseTree::Glob(_) => 1,
    }
}

struct Walk<'a, 'b> {
    scanner: &'a mut Scanner<'b>,
    whole: Range<usize>,
    alone: bool,
    is_public: bool,
    path: Vec<String>,
}

impl Walk<'_, '_> {
    fn tree(&mut self, tree: &UseTree, siblings: &[Range<usize>]) {
        let is_root = self.path.is_empty();
        if is_root && self.unit(tree, siblings) {
            return;
        }
        match tree {
            UseTree::Path(path) => {
                self.path.push(path.ident.to_string());
                self.tree(&path.tree, siblings);
                self.path.pop();
            }
            UseTree::Group(group) => {
                let range = |tree: &UseTree| self.scanner.source.range_of(tree);
                let siblings: Vec<Range<usize>> = group.items.iter().map(range).collect();
                group
                    .items
                    .iter()
                    .for_each(|tree| self.tree(tree, &siblings));
            }
            UseTree::Name(name) => self.leaf(&name.ident.to_string(), None, tree, siblings),
            UseTree::Rename(name) => {
                let rename = Some(name.rename.to_string());
                self.leaf(&name.ident.to_string(), rename, tree, siblings);
            }
            UseTree::Glob(_) => self.leaf("*", None, tree, siblings),
        }
    }

    fn place(&self, tree: &UseTree, siblings: &[Range<usize>], alone: bool) -> Place {
        Place {
            element: self.scanner.source.range_of(tree),
            item: self.whole.clone(),
            siblings: siblings.to_vec(),
            alone,
            is_public: self.is_public,
        }
    }

    fn leaf(
        &mut self,
        name: &str,
        rename: Option<String>,
        tree: &UseTree,
        siblings: &[Range<usize>],
    ) {
        let mut path = self.path.clone();
        if name != "self" {
            path.push(name.to_owned());
        }
        let local = rename.or_else(|| path.last().cloned()).unwrap_or_default();
        let import = Import {
            scope: self.scanner.scope,
            local,
            path,
            place: self.place(tree, siblings, self.alone),
        };
        self.scanner.facts.imports.push(import);
    }

    /// `async_trait::..` at the root of the tree, or of one of its outermost elements.
    fn unit(&mut self, tree: &UseTree, siblings: &[Range<usize>]) -> bool {
        let first = match tree {
            UseTree::Path(path) => &path.ident,
            UseTree::Name(name) => &name.ident,
            UseTree::Rename(name) => &name.ident,
            UseTree::Glob(_) | UseTree::Group(_) => return false,
        };
        let source = self.scanner.source;
        if !self.scanner.package.old_names().any(|name| first == name) {
            return false;
        }
        let mut macros = Vec::new();
        let mut renamed = None;
        match tree {
            UseTree::Path(path) => names(&path.tree, &mut macros, &mut renamed),
            UseTree::Rename(name) => renamed = Some(name.rename.to_string()),
            _ => renamed = Some(first.to_string()),
        }
        self.scanner.facts.units.push(Unit {
            scope: self.scanner.scope,
            kind: UnitKind::Use,
            place: self.place(tree, siblings, siblings.len() <= 1),
            krate: source.range(first.span()),
            macros,
            renamed,
        });
        true
    }
}

/// Under which names the tree behind `async_trait::` brings the macro and the crate into scope.
fn names(tree: &UseTree, macros: &mut Vec<String>, renamed: &mut Option<String>) {
    match tree {
        UseTree::Name(name) if name.ident == "self" => *renamed = Some(String::new()),
        UseTree::Name(name) => macros.push(name.ident.to_string()),
        UseTree::Rename(name) if name.ident == "self" => *renamed = Some(name.rename.to_string()),
        UseTree::Rename(name) => macros.push(name.rename.to_string()),
        UseTree::Glob(_) => macros.push("async_trait".to_owned()),
        UseTree::Group(group) => group
            .items
            .iter()
            .for_each(|tree| names(tree, macros, renamed)),
        UseTree::Path(_) => {}
    }
}

pub(super) fn extern_crate(scanner: &mut Scanner<'_>, item: &ItemExternCrate) {
    if !scanner.package.old_names().any(|name| item.ident == name) {
        return;
    }
    let source = scanner.source;
    let is_macro_use = item
        .attrs
        .iter()
        .any(|attr| attr.path().is_ident("macro_use"));
    let whole = source.range_of(item);
    scanner.facts.units.push(Unit {
        scope: scanner.scope,
        kind: UnitKind::ExternCrate,
        krate: source.range(item.ident.span()),
        macros: if is_macro_use {
            vec!["async_trait".to_owned()]
        } else {
            Vec::new()
        },
        renamed: item.rename.as_ref().map(|(_, name)| name.to_string()),
        place: Place {
            element: whole.clone(),
            item: whole,
            siblings: Vec::new(),
            alone: true,
            is_public: !matches!(item.vis, Visibility::Inherited),
        },
    });
}
