//! `Cargo.toml`: replaces the dependency async-trait with erase-core, or adds erase-core next to it.

use anyhow::Context as _;
use toml_edit::{Array, DocumentMut, Item, Key, Table, TableLike, Value};

use crate::workspace::{NEW, OLD};

/// The crates that a package, or any member of a workspace, uses.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Needs {
    pub(crate) old: bool,
    pub(crate) new: bool,
}

const TABLES: [&str; 3] = ["dependencies", "dev-dependencies", "build-dependencies"];

/// The version of erase-core to depend on: that of this tool.
const VERSION: &str = concat!(
    env!("CARGO_PKG_VERSION_MAJOR"),
    ".",
    env!("CARGO_PKG_VERSION_MINOR")
);

/// Edits the manifest of a package. Adds a crate that it needs but does not have.
pub(crate) fn package(text: &str, needs: Needs) -> anyhow::Result<String> {
    let mut document: DocumentMut = text.parse().context("the manifest is not TOML")?;
    let optional = is_set(document.as_table_mut(), "optional");
    let mut has = Needs::default();
    for_each_table(document.as_table_mut(), &mut |table| {
        has.old |= names(table, OLD).next().is_some();
        has.new |= names(table, NEW).next().is_some();
    });
    for_each_table(document.as_table_mut(), &mut |table| {
        dependencies(table, needs);
    });
    let mut add = |name: &str, version: &str| {
        let table = document
            .entry("dependencies")
            .or_insert_with(toml_edit::table);
        if let Some(table) = table.as_table_like_mut() {
            table.insert(name, toml_edit::value(version));
        }
    };
    if needs.new && !has.new && !has.old {
        add(NEW, VERSION);
    }
    if needs.old && !has.old {
        add(OLD, "0.1");
    }
    if optional {
        features(&mut document, needs);
    }
    Ok(document.to_string())
}

/// Edits the manifest of a workspace, for the dependencies that its members inherit.
pub(crate) fn workspace(text: &str, needs: Needs) -> anyhow::Result<String> {
    let mut document: DocumentMut = text.parse().context("the manifest is not TOML")?;
    let shared = document.get_mut("workspace");
    let shared = shared.and_then(Item::as_table_like_mut);
    let shared = shared.and_then(|table| table.get_mut("dependencies"));
    if let Some(shared) = shared.and_then(Item::as_table_like_mut) {
        dependencies(shared, needs);
    }
    Ok(document.to_string())
}

/// Each table of dependencies, including those for some targets.
fn for_each_table(document: &mut Table, action: &mut dyn FnMut(&mut dyn TableLike)) {
    let mut visit = |owner: &mut dyn TableLike| {
        for name in TABLES {
            if let Some(table) = owner.get_mut(name).and_then(Item::as_table_like_mut) {
                action(table);
            }
        }
    };
    visit(document);
    if let Some(targets) = document.get_mut("target").and_then(Item::as_table_like_mut) {
        for (_, target) in targets.iter_mut() {
            if let Some(target) = target.as_table_like_mut() {
                visit(target);
            }
        }
    }
}

/// Whether a manifest inherits async-trait from its workspace.
pub(crate) fn inherits(text: &str) -> bool {
    let document = text.parse::<DocumentMut>();
    document.is_ok_and(|mut document| is_set(document.as_table_mut(), "workspace"))
}

/// Whether a dependency on async-trait says `KEY = true`.
fn is_set(document: &mut Table, key: &str) -> bool {
    let mut found = false;
    for_each_table(document, &mut |table| {
        let mut own = names(table, OLD).filter_map(|name| table.get(&name)?.get(key)?.as_bool());
        found |= own.any(|value| value);
    });
    found
}

/// The keys of a table that name a package.
fn names<'a>(table: &'a dyn TableLike, package: &'a str) -> impl Iterator<Item = String> + 'a {
    table.iter().filter_map(move |(name, item)| {
        let real = item.get("package").and_then(Item::as_str).unwrap_or(name);
        (real == package).then(|| name.to_owned())
    })
}

/// Edits one table: erase-core replaces the dependency or follows it, in order if the table is sorted.
fn dependencies(table: &mut dyn TableLike, needs: Needs) {
    let Some(name) = names(table, OLD).next() else {
        return;
    };
    let adds = needs.new && names(table, NEW).next().is_none();
    let keys: Vec<String> = table.iter().map(|(key, _)| key.to_owned()).collect();
    let entry = |key: &String| Some((table.key(key)?.clone(), table.get(key)?.clone()));
    let entries: Vec<(Key, Item)> = keys.iter().filter_map(entry).collect();
    table.clear();
    for (key, item) in entries {
        let is_old = key.get() == name;
        if !is_old || needs.old {
            put(table, &key, item.clone());
        }
        if is_old && adds {
            let mut new_key = Key::new(NEW);
            let mut new = replacement(item);
            if !needs.old {
                *new_key.leaf_decor_mut() = key.leaf_decor().clone();
            } else if let Some(value) = new.as_value_mut() {
                // A comment after async-trait belongs to it.
                value.decor_mut().set_suffix("");
            }
            put(table, &new_key, new);
        }
    }
    if keys.is_sorted() {
        table.sort_values();
    }
}

fn put(table: &mut dyn TableLike, key: &Key, item: Item) {
    if let toml_edit::Entry::Vacant(entry) = table.entry_format(key) {
        entry.insert(item);
    }
}

/// The entry for erase-core. It is optional or inherited if the old one is.
fn replacement(mut item: Item) -> Item {
    let decor = item.as_value().map(|value| value.decor().clone());
    let is_short = match item.as_table_like_mut() {
        Some(table) => adapt(table),
        None => true,
    };
    if is_short && !item.is_table() {
        item = toml_edit::value(VERSION);
    }
    if let (Some(value), Some(decor)) = (item.as_value_mut(), decor) {
        *value.decor_mut() = decor;
    }
    item
}

/// Removes the old crate's source; returns whether only a version is left.
fn adapt(table: &mut dyn TableLike) -> bool {
    let keys: Vec<String> = table.iter().map(|(key, _)| key.to_owned()).collect();
    let stays = |key: &str| matches!(key, "version" | "workspace" | "optional");
    for key in keys.iter().filter(|key| !stays(key)) {
        table.remove(key);
    }
    if !table.contains_key("workspace") {
        table.insert("version", toml_edit::value(VERSION));
    }
    table.len() == 1 && table.contains_key("version")
}

// Input:
//     traits = ["dep:async-trait", "std"]
// Output:
//     traits = ["dep:erase-core", "std"]
//
// If no list says `dep:`, the dependency is a feature by its own name, and stays one.
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
        let is_it = |value: &Value| value.as_str() == Some(explicit.as_str());
        let Some(at) = list.iter().position(is_it) else {
            continue;
        };
        is_explicit = true;
        list.remove(at);
        let kept = [(needs.new, &replaced), (needs.old, &explicit)];
        for (_, name) in kept.into_iter().filter(|(is_needed, _)| *is_needed) {
            list.insert(at, name.as_str());
        }
    }
    if !is_explicit && !features.contains_key(OLD) && (needs.new || !needs.old) {
        let mut list = Array::new();
        list.extend(needs.old.then_some(explicit));
        list.extend(needs.new.then_some(replaced));
        features.insert(OLD, toml_edit::value(list));
    }
}
