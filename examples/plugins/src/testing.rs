//! Runs plugins on text in memory, for their tests.

use std::io::Cursor;

use anyhow::Result;
use tokio::runtime;

use crate::{pipeline, registry};

/// The output of the stages in `words`, written as on the command line, for `input`.
///
/// ```
/// use erase_example_plugins::testing::apply;
///
/// assert_eq!(apply("filter r then count", "red\ngreen\nblue\nred\n")?, "2\tred\n1\tgreen\n");
/// # Ok::<(), anyhow::Error>(())
/// ```
///
/// # Errors
///
/// An error in the words, or the error of a stage.
///
/// # Panics
///
/// If a plugin panics.
pub fn apply(words: &str, input: &str) -> Result<String> {
    let words: Vec<_> = words.split_whitespace().map(str::to_owned).collect();
    let stages = registry::build(&words)?;
    let runtime = runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let mut output = Vec::new();
    runtime.block_on(pipeline::run(
        Cursor::new(input.to_owned()),
        stages,
        &mut output,
    ))?;
    Ok(String::from_utf8(output)?)
}
