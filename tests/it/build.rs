//! Says whether the compiler is newer than the oldest supported one, for `it/newer`, and whether it has
//! the check of lifetimes in futures that `it/newer/recursion` needs.

fn main() {
    println!("cargo::rerun-if-changed=tests/it/build.rs");
    autocfg::emit_possibility("newer_rust");
    if autocfg::new().probe_rustc_version(1, 87) {
        autocfg::emit("newer_rust");
    }
    autocfg::emit_possibility("rust_1_92");
    if autocfg::new().probe_rustc_version(1, 92) {
        autocfg::emit("rust_1_92");
    }
}
