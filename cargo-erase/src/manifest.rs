//! `Cargo.toml`: the dependency async-trait becomes erase-core, or erase-core is put beside it.

use anyhow::Context as _;
use toml_edit::{Array, DocumentMut, InlineTable, Item, Key, Table, TableLike, Value};

use crate::packages::{NEW, OLD};

/// What a manifest needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Needs {
    /// Something still uses async-trait.
    pub(crate) old: bool,
    /// Erase-core is a dependency already.
    pub(crate) has_new: bool,
    /// The package has no dependency on async-trait, but uses a re-export.
    pub(crate) add: bool,
}

const TABLES: [&str; 3] = ["dependencies", "dev-dependencies", "build-dependencies"];

/// The version that erase-core is asked for: the one of this tool.
const VERSION: &str = concat!(
    env!("CARGO_PKG_VERSION_MAJOR"),
    ".",
    env!("CARGO_PKG_VERSION_MINOR")
);

/// The manifest of a package, edited.
///
/// # Errors
/// It is not TOML.
pub(crate) fn package(text: &str, needs: Needs) -> anyhow::Result<String> {
    let mut document: DocumentMut = text.parse().context("the manifest does not parse")?;
    let optional = is_optional(document.as_table());
    for name in TABLES {
        dependencies(document.get_mut(name), needs);
    }
    if let Some(targets) = document.get_mut("target").and_then(Item::as_table_like_mut) {
        for (_, target) in targets.iter_mut() {
            for name in TABLES {
                let table = target
                    .as_table_like_mut()
                    .and_then(|table| table.get_mut(name));
                dependencies(table, needs);
            }
        }
    }
    if needs.add && !needs.has_new {
        let table = document
            .entry("dependencies")
            .or_insert_with(toml_edit::table);
        if let Some(table) = table.as_table_like_mut() {
            table.insert(NEW, toml_edit::value(VERSION));
        }
    }
    if optional {
        features(&mut document, needs);
    }
    Ok(document.to_string())
}

/// The manifest of a workspace: `old` tells whether any member keeps async-trait.
///
/// # Errors
/// It is not TOML.
pub(crate) fn workspace(text: &str, old: bool) -> anyhow::Result<String> {
    let mut document: DocumentMut = text.parse().context("the manifest does not parse")?;
    let shared = document
        .get_mut("workspace")
        .and_then(Item::as_table_like_mut);
    let shared = shared.and_then(|table| table.get_mut("dependencies"));
    let has_new = shared
        .as_ref()
        .and_then(|item| item.as_table_like())
        .is_some_and(|table| names(table, NEW).next().is_some());
    let needs = Needs {
        old,
        has_new,
        add: false,
    };
    dependencies(shared, needs);
    Ok(document.to_string())
}

/// Whether a manifest inherits async-trait from its workspace.
pub(crate) fn inherits(text: &str) -> bool {
    let Ok(document) = text.parse::<DocumentMut>() else {
        return false;
    };
    let is_inherited = |table: &dyn TableLike| {
        let own = names(table, OLD).filter_map(|name| table.get(&name).map(from_workspace));
        own.into_iter().any(|inherited| inherited)
    };
    let plain = TABLES.iter().filter_map(|name| document.get(name));
    let targets = document.get("target").and_then(Item::as_table_like);
    let targeted = targets
        .into_iter()
        .flat_map(|targets| targets.iter())
        .flat_map(|(_, target)| TABLES.iter().filter_map(move |name| target.get(name)));
    plain
        .chain(targeted)
        .filter_map(Item::as_table_like)
        .any(is_inherited)
}

fn from_workspace(item: &Item) -> bool {
    item.get("workspace")
        .and_then(Item::as_bool)
        .unwrap_or(false)
}

/// The keys of a table that stand for a package.
fn names<'a>(table: &'a dyn TableLike, package: &'a str) -> impl Iterator<Item = String> + 'a {
    table.iter().filter_map(move |(name, item)| {
        let real = item.get("package").and_then(Item::as_str).unwrap_or(name);
        (real == package).then(|| name.to_owned())
    })
}

/// The dependency in one table.
fn dependencies(table: Option<&mut Item>, needs: Needs) {
    let Some(table) = table.and_then(Item::as_table_like_mut) else {
        return;
    };
    let Some(name) = names(table, OLD).next() else {
        return;
    };
    let Some(old) = table.get(&name) else { return };
    let new = replacement(old);
    let was_sorted = is_sorted(table);
    let decor = table.key(&name).map(|key| key.leaf_decor().clone());
    match (needs.old, needs.has_new) {
        (true, true) => {}
        (false, true) => {
            table.remove(&name);
        }
        (true, false) => insert_behind(table, &name, None, without_comment(new), was_sorted),
        (false, false) => insert_behind(table, &name, decor, new, was_sorted),
    }
    if !needs.old {
        table.remove(&name);
    }
}

fn is_sorted(table: &dyn TableLike) -> bool {
    let names: Vec<&str> = table.iter().map(|(name, _)| name).collect();
    names.is_sorted()
}

/// Puts erase-core behind async-trait, or where it belongs in a sorted table.
fn insert_behind(
    table: &mut dyn TableLike,
    name: &str,
    decor: Option<toml_edit::Decor>,
    new: Item,
    was_sorted: bool,
) {
    let all: Vec<(Key, Item)> = {
        let keys: Vec<String> = table.iter().map(|(name, _)| name.to_owned()).collect();
        let entry = |name: &String| {
            let key = table.key(name)?.clone();
            Some((key, table.get(name)?.clone()))
        };
        keys.iter().filter_map(entry).collect()
    };
    let place = if was_sorted {
        all.iter()
            .position(|(key, _)| key.get() > NEW)
            .unwrap_or(all.len())
    } else {
        all.iter()
            .position(|(key, _)| key.get() == name)
            .map_or(all.len(), |at| at + 1)
    };
    let mut key = Key::new(NEW);
    if let Some(decor) = decor {
        *key.leaf_decor_mut() = decor;
    }
    table.clear();
    let (before, after) = all.split_at(place.min(all.len()));
    for (key, item) in before {
        put(table, key, item.clone());
    }
    put(table, &key, new);
    for (key, item) in after {
        put(table, key, item.clone());
    }
}

fn put(table: &mut dyn TableLike, key: &Key, item: Item) {
    if let toml_edit::Entry::Vacant(entry) = table.entry_format(key) {
        entry.insert(item);
    }
}

/// The entry for erase-core: what says where it comes from is left out, all else stays.
fn replacement(old: &Item) -> Item {
    match old {
        Item::Table(table) => {
            let mut new = table.clone();
            adapt(&mut new);
            Item::Table(new)
        }
        Item::Value(Value::InlineTable(table)) => {
            let mut new = table.clone();
            adapt(&mut new);
            if is_version_only(&new) {
                return with_decor(VERSION, table.decor());
            }
            Item::Value(Value::InlineTable(new))
        }
        Item::Value(value) => with_decor(VERSION, value.decor()),
        Item::None | Item::ArrayOfTables(_) => toml_edit::value(VERSION),
    }
}

/// A comment behind async-trait is about that.
fn without_comment(mut item: Item) -> Item {
    if let Some(value) = item.as_value_mut() {
        value.decor_mut().set_suffix("");
    }
    item
}

fn with_decor(version: &str, decor: &toml_edit::Decor) -> Item {
    let mut value = Value::from(version);
    *value.decor_mut() = decor.clone();
    Item::Value(value)
}

fn is_version_only(table: &InlineTable) -> bool {
    table.len() == 1 && table.contains_key("version")
}

fn adapt(table: &mut dyn TableLike) {
    let inherited = table
        .get("workspace")
        .and_then(Item::as_bool)
        .unwrap_or(false);
    let elsewhere = [
        "package",
        "git",
        "branch",
        "tag",
        "rev",
        "path",
        "registry",
        "features",
        "default-features",
    ];
    for name in elsewhere {
        table.remove(name);
    }
    if inherited {
        return;
    }
    match table.get_mut("version").and_then(Item::as_value_mut) {
        Some(version) => {
            let decor = version.decor().clone();
            *version = Value::from(VERSION);
            *version.decor_mut() = decor;
        }
        None => {
            table.insert("version", toml_edit::value(VERSION));
        }
    }
}

/// Whether async-trait is an optional dependency.
fn is_optional(document: &Table) -> bool {
    let optional = |table: &Item| {
        let table = table.as_table_like()?;
        let name = names(table, OLD).next()?;
        table.get(&name)?.get("optional")?.as_bool()
    };
    let targets = document.get("target").and_then(Item::as_table_like);
    let targeted = targets.into_iter().flat_map(|targets| targets.iter());
    document
        .get("dependencies")
        .and_then(optional)
        .unwrap_or(false)
        || targeted
            .filter_map(|(_, target)| target.get("dependencies"))
            .any(|table| optional(table).unwrap_or(false))
}

// Input:
//     traits = ["dep:async-trait", "std"]
// Output:
//     traits = ["dep:erase-core", "std"]
//
// Where no list says `dep:`, the dependency is a feature by its own name; that stays one.
fn features(document: &mut DocumentMut, needs: Needs) {
    let explicit = format!("dep:{OLD}");
    let replaced = format!("dep:{NEW}");
    let features = document.entry("features").or_insert_with(toml_edit::table);
    let Some(features) = features.as_table_like_mut() else {
        return;
    };
    let mut is_explicit = false;
    for (_, list) in features.iter_mut() {
        let Some(list) = list.as_array_mut() else {
            continue;
        };
        let at = list
            .iter()
            .position(|value| value.as_str() == Some(explicit.as_str()));
        let Some(at) = at else { continue };
        is_explicit = true;
        if needs.old {
            list.insert(at + 1, replaced.as_str());
        } else {
            list.replace(at, replaced.as_str());
        }
    }
    if !is_explicit && !features.contains_key(OLD) {
        let mut list = Array::new();
        if needs.old {
            list.push(explicit);
        }
        list.push(replaced);
        features.insert(OLD, toml_edit::value(list));
    }
}

#[cfg(test)]
mod tests;
