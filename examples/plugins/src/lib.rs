//! A text tool whose stages are plugins, from independent modules and crates.
//!
//! A plugin implements [`Plugin`], and submits a [`Registration`], which `inventory` finds. The command
//! line selects the plugins and their order, so they are a `Vec<Box<dyn Plugin>>`. [`run`] makes each a
//! task, with bounded channels between them. A program that links a crate with plugins and calls [`main`]
//! has its plugins too: see `examples/plugins-third-party`.

mod cli;
mod pipeline;
mod plugins;
mod registry;
pub mod testing;

pub use anyhow::Result;
use erase_core::erase;
pub use {clap, inventory};

pub use crate::{
    cli::main,
    pipeline::{Output, run},
    registry::{Registration, Stage},
};

/// One stage of a pipeline.
///
/// ```
/// use erase_example_plugins::{Output, Plugin, Registration, Result, clap::Parser, inventory};
///
/// /// Puts spaces before each line
/// #[derive(Parser)]
/// struct Indent {
///     /// How many
///     #[arg(long, default_value_t = 4)]
///     by: usize,
/// }
///
/// impl Plugin for Indent {
///     async fn line(&mut self, line: String, out: &Output) -> Result<()> {
///         out.write(" ".repeat(self.by) + &line).await
///     }
/// }
///
/// inventory::submit!(Registration::of::<Indent>("indent", module_path!()));
/// ```
#[erase]
pub trait Plugin: Send {
    /// Takes a line, without its line end, and writes the output for it.
    ///
    /// # Errors
    ///
    /// What is wrong with the line, or with what the plugin uses; errors of `out` as they are.
    async fn line(&mut self, line: String, out: &Output) -> Result<()>;

    /// The input is at its end: writes what is left. Not called when the pipeline has failed.
    ///
    /// # Errors
    ///
    /// As [`line`](Plugin::line).
    async fn finish(self, out: &Output) -> Result<()> {
        let _ = out;
        Ok(())
    }
}
