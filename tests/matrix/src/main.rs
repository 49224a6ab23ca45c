//! Compiles the matrix: first each trait as it stands, then with the attribute.

mod run;
mod shape;
mod source;

use std::process::ExitCode;

fn main() -> ExitCode {
    match run::run(std::env::args().skip(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}
