//! The tool with the plugins of this crate.
//!
//! ```text
//! cargo run -p erase-example-plugins -- list
//! cargo run -p erase-example-plugins -- run --input examples/plugins/data/access.jsonl \
//!     filter '"status":5' then pick path then count --top 5
//! ```

use std::process::ExitCode;

fn main() -> ExitCode {
    erase_example_plugins::main(env!("CARGO_BIN_NAME"))
}
