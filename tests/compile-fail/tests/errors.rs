//! Every mistake gives one error, at the construct, that says what to write instead; and no attempt
//! to break soundness from safe code compiles.
//!
//! - `tests/ui/refused` has what the macro refuses, `attribute` the misuses of the attribute, and
//!   `callers` mistakes in the code around an erased trait: there the errors are rustc's own, and
//!   name nothing that is hidden.
//! - `tests/soundness` has attempts to get past the compiler. Each function and impl is one, and has
//!   an error of its own: files are cut so that no error of an earlier stage hides another.
//! - `tests/migration/differences` has what async-trait accepts and this crate does not.
//!
//! `cargo test -p erase-test-compile-fail -- forward` checks the programs with `forward` in their
//! names.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use erase_test_compile_fail::{Compiler, Program};
use libtest_mimic::{Arguments, Failed, Trial};

const FOLDERS: [&str; 3] = ["tests/ui", "tests/soundness", "tests/migration/differences"];

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let root = root.canonicalize().expect("the repository exists");
    let folders = FOLDERS.iter().map(Path::new);
    let programs = folders.flat_map(|folder| Program::all(&root, folder));
    // The folders below are programs that state their errors themselves: see `tests/attacks.rs`.
    let is_ours = |name: &str| match name.strip_prefix("tests/soundness/") {
        Some(rest) => !rest.contains('/'),
        None => true,
    };
    let programs = programs.filter(|program| is_ours(&program.name()));
    // Not before a program is compiled: listing the tests builds nothing.
    let compiler = Arc::new(OnceLock::new());
    let trials = programs.map(|program| {
        let compiler = Arc::clone(&compiler);
        Trial::test(program.name(), move || {
            let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
            let compiler = compiler.get_or_init(|| Compiler::new(folder));
            program.check(compiler).map_err(Failed::from)
        })
    });
    let trials: Vec<Trial> = trials.collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}
