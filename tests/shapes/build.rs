//! Writes the traits by the grammar of erase-derive's property tests.

#[allow(dead_code, reason = "the property tests use the rest")]
#[path = "../../erase-derive/src/tests/choices.rs"]
mod choices;
#[allow(dead_code, reason = "the property tests use the rest")]
#[path = "../../erase-derive/src/tests/grammar.rs"]
mod grammar;
#[allow(dead_code, reason = "the property tests use the rest")]
#[path = "../../erase-derive/src/tests/method.rs"]
mod method;

use std::path::Path;
use std::{env, fs, iter};

use choices::Choices;

const TRAITS: u32 = 200;

/// The same numbers for the same seed, forever.
fn numbers(seed: u32) -> Vec<u32> {
    let next = |state: &u32| {
        let mut state = *state;
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        Some(state)
    };
    let first = seed.wrapping_mul(0x9e37_79b9) | 1;
    let states = iter::successors(Some(first), next).skip(1);
    states.map(|state| state >> 8).take(256).collect()
}

fn main() {
    let modules = (0..TRAITS).map(|seed| {
        let case = grammar::case(&Choices::new(numbers(seed)));
        case.module(&format!("trait_{seed}"))
    });
    let modules: Vec<String> = modules.collect();
    let folder = env::var_os("OUT_DIR").expect("Cargo names the folder");
    let file = Path::new(&folder).join("traits.rs");
    fs::write(file, modules.concat()).expect("the file can be written");
    for file in ["choices", "grammar", "method"] {
        println!("cargo::rerun-if-changed=../../erase-derive/src/tests/{file}.rs");
    }
}
