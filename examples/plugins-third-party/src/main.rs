//! The tool of `examples/plugins`, with one more plugin.
//!
//! ```text
//! cargo run -p erase-example-plugins-third-party -- list
//! cargo run -p erase-example-plugins-third-party -- run \
//!     --input examples/plugins/data/access.jsonl pick status then number then filter 50
//! ```

use std::process::ExitCode;

// Links the crate, and so its plugins.
use erase_example_plugins_third_party as _;

fn main() -> ExitCode {
    erase_example_plugins::main(env!("CARGO_BIN_NAME"))
}
