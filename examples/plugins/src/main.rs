//! A text-processing tool whose stages are plugins.
//!
//! What a stage does is the trait `Plugin`, with native `async fn`s: one that takes a chunk, and
//! one that takes the plugin itself, by value, at the end of the input. The plugins sit in modules
//! that know nothing of each other, and `inventory` finds them; which of them run, in what order
//! and with what options is said on the command line or in a TOML file. So a pipeline is a
//! `Vec<Box<dyn Plugin>>`. Each stage is a task, with bounded channels in between: a slow stage
//! holds back those before it, and a file of any size needs little memory. Between the stages, and
//! at both ends, are two more such traits, `Source` and `Sink`, whose wrappers are written once for
//! known types and for boxes. `examples/plugins-third-party` adds a plugin from another crate.
//!
//! ```text
//! cargo run -p erase-example-plugins -- run --timing --input examples/plugins/data/access.jsonl \
//!     filter pattern='"status":5' then pick fields=path then count top=5
//! cargo run -p erase-example-plugins -- run --input examples/plugins/data/access.jsonl \
//!     --config examples/plugins/data/clients.toml
//! cargo run -p erase-example-plugins -- list
//! cargo run -p erase-example-plugins -- --help
//! ```

use std::process::ExitCode;

fn main() -> ExitCode {
    erase_example_plugins::main(env!("CARGO_BIN_NAME"))
}
