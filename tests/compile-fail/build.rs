//! Passes on the compiler that Cargo uses.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let rustc = env::var("RUSTC").expect("Cargo names its compiler");
    println!("cargo::rustc-env=RUSTC={rustc}");
}
