//! Finds the methods of an impl that call themselves, by the tokens of their bodies.
//!
//! Types are not known here. A call counts as one of the same impl if it may be one: a box too many
//! costs an allocation, a box too few is an error. See [`calls`] for what is left out.

mod calls;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use proc_macro2::Ident;
use syn::{FnModifiers, ImplItem, ImplItemFn, ItemImpl, Visibility, parse_quote};

use super::functions::methods;
use crate::model::{Item, Trait};

/// The methods that are part of a cycle.
pub(super) struct Recursive {
    /// All of them: each declares its future `Send`, so that rustc need not inspect it.
    pub(super) all: HashSet<Ident>,
    /// Enough of them that each cycle has a box.
    pub(super) boxed: HashSet<Ident>,
}

type Graph = BTreeMap<Ident, BTreeSet<Ident>>;

pub(super) fn to_box(item: &ItemImpl) -> Recursive {
    let graph = graph(item, true);
    let all = in_cycles(&graph);
    let mut boxed = HashSet::new();
    for method in methods(item) {
        let name = &method.sig.ident;
        if all.contains(name) && reaches_itself(&graph, name, &boxed) {
            boxed.insert(name.clone());
        }
    }
    Recursive { all, boxed }
}

// Input:
//     trait Visitor { async fn visit(&mut self, tree: &Tree) { .. self.visit(child).await .. } }
/// Marks the default bodies that call themselves. `guess`: also those that may, by a call of something
/// that is not `self`.
pub(crate) fn mark_recursive(item: &mut Trait, guess: bool) {
    let mut bodies: ItemImpl = {
        let name = &item.ident;
        parse_quote!(impl #name for Self {})
    };
    let defaults = item.methods().filter_map(|method| {
        let can_be_boxed = method.is_erased() && method.receiver_kind().is_pointer();
        let block = method.default.clone().filter(|_| can_be_boxed)?;
        Some(ImplItem::Fn(ImplItemFn {
            attrs: Vec::new(),
            vis: Visibility::Inherited,
            modifiers: FnModifiers::default(),
            sig: method.sig.clone(),
            block,
        }))
    });
    bodies.items = defaults.collect();
    let all = in_cycles(&graph(&bodies, guess));
    for item in &mut item.items {
        if let Item::Method(method) = item {
            method.recursive = all.contains(&method.sig.ident);
        }
    }
}

fn graph(item: &ItemImpl, guess: bool) -> Graph {
    let names: HashSet<Ident> = methods(item)
        .map(|method| method.sig.ident.clone())
        .collect();
    let mut graph = Graph::new();
    for method in methods(item) {
        // Alternatives under `#[cfg]` have one name.
        let called = graph.entry(method.sig.ident.clone()).or_default();
        called.extend(calls::of(item, method, &names, guess));
    }
    graph
}

fn in_cycles(graph: &Graph) -> HashSet<Ident> {
    let none = HashSet::new();
    let in_cycle = |name: &&Ident| reaches_itself(graph, name, &none);
    graph.keys().filter(in_cycle).cloned().collect()
}

/// Whether a method calls itself without a box on the way.
fn reaches_itself(graph: &Graph, start: &Ident, boxed: &HashSet<Ident>) -> bool {
    let mut seen = HashSet::new();
    let mut rest = vec![start];
    while let Some(name) = rest.pop() {
        for called in graph.get(name).into_iter().flatten() {
            if called == start {
                return true;
            }
            if !boxed.contains(called) && seen.insert(called) {
                rest.push(called);
            }
        }
    }
    false
}
