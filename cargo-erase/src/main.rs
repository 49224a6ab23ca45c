//! `cargo erase`: see the library part for what each step does.

use std::process::ExitCode;

fn main() -> ExitCode {
    match cargo_erase::main() {
        Ok(outcome) => outcome.into(),
        Err(error) => {
            cargo_erase::complain(&error);
            cargo_erase::code_of(&error).into()
        }
    }
}
