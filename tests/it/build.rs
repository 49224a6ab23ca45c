//! Says whether the compiler is newer than the oldest supported one, for `it/newer`.

fn main() {
    println!("cargo::rerun-if-changed=tests/it/build.rs");
    autocfg::emit_possibility("newer_rust");
    if autocfg::new().probe_rustc_version(1, 87) {
        autocfg::emit("newer_rust");
    }
}
