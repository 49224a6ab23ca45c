//! A text-processing tool whose stages are plugins, as a library: for plugins in other crates.
//!
//! A plugin implements [`Plugin`], or [`LinePlugin`] for less to write, and submits a
//! [`Registration`]. A program that links the plugin's crate and calls [`main`] has the plugin.
//! `examples/plugins-third-party` is one to start from.

mod channel;
mod cli;
mod files;
mod lines;
mod meter;
mod nearest;
mod options;
mod pipeline;
mod plugin;
mod plugins;
mod recipe;
mod registry;
mod report;
pub mod testing;

pub use inventory;

pub use crate::{
    cli::main,
    lines::{ByLine, LinePlugin, Lines, MAX_LINE},
    options::{Opt, Options},
    pipeline::{Failure, Position, Stats, run},
    plugin::{CHUNK, Closed, Plugin, Result, Sink, Source},
    registry::Registration,
};
