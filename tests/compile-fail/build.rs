//! Passes on the compiler and the rustdoc that Cargo uses.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let rustc = env::var("RUSTC").expect("Cargo names its compiler");
    println!("cargo::rustc-env=RUSTC={rustc}");
    let rustdoc = env::var("RUSTDOC").expect("Cargo names its rustdoc");
    println!("cargo::rustc-env=RUSTDOC={rustdoc}");
}
