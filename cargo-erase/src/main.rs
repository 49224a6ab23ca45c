//! `cargo erase`: see the library part for its stages.

use std::process::ExitCode;

fn main() -> ExitCode {
    cargo_erase::main()
}
