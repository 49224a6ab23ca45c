//! The programs: a trait, its implementor, and calls.

mod body;
mod calls;
mod item;

pub(crate) use calls::Level;

use crate::shape::{Shape, beyond};

/// A piece of a module that can be left out, the first one excepted.
#[derive(Clone)]
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) text: String,
}

/// A module of a program: one trait and what is done with it.
#[derive(Clone)]
pub(crate) struct Module {
    pub(crate) name: String,
    pub(crate) parts: Vec<Part>,
}

impl Module {
    /// With a function `run`, on its last line, that calls what can be called.
    pub(crate) fn text(&self) -> String {
        let parts: String = self.parts.iter().map(|part| part.text.as_str()).collect();
        let functions = self.parts.iter().skip(1).map(|part| function(&part.text));
        let calls = functions.map(|function| function.to_owned() + "();");
        let calls = calls.collect::<Vec<_>>().join(" ");
        let name = &self.name;
        format!("mod {name} {{\nuse super::*;\n{parts}pub fn run() {{ {calls} }} }}\n")
    }
}

/// What every program begins with, before its modules.
pub(crate) const HEADER: &str = "#![allow(warnings)]\nuse erase_core::erase;\nuse erase_test_matrix::*;\nuse std::{borrow::Cow, future::Future, pin::Pin};\n";

/// The trait as it stands, and a call on the concrete type for each level.
pub(crate) fn native(name: String, shape: &Shape) -> Module {
    let mut parts = vec![part("trait", item::item(shape, false))];
    parts.extend(
        Level::all(shape).map(|level| part(level.name(), calls::on_the_type(shape, level))),
    );
    Module { name, parts }
}

/// The same trait with the attribute, called in each way at the levels that the native one has.
pub(crate) fn erased(name: String, shape: &Shape, levels: &[Level]) -> Module {
    let mut parts = vec![part("trait", item::item(shape, true))];
    if beyond::kind(shape).is_some() {
        parts.extend(
            levels
                .iter()
                .map(|&level| part("type", calls::on_the_type(shape, level))),
        );
        parts.push(part("dyn", calls::dyn_type(shape)));
        return Module { name, parts };
    }
    for &level in levels {
        parts.push(part("type", calls::on_the_type(shape, level)));
        parts.push(part("dyn", calls::on_dyn(shape, level)));
        parts.extend(
            calls::on_dyn_with_auto_traits(shape, level).map(|text| part("dyn_auto", text)),
        );
        parts.extend(calls::on_a_box(shape, level).map(|text| part("box", text)));
    }
    parts.push(part("dyn_named", calls::on_dyn_for_a_lifetime(shape)));
    Module { name, parts }
}

fn part(name: &str, text: String) -> Part {
    Part {
        name: name.to_owned(),
        text,
    }
}

/// The name of the function that a part begins with.
fn function(text: &str) -> &str {
    text.trim_start_matches("fn ")
        .split(['(', '<'])
        .next()
        .unwrap_or_default()
}
