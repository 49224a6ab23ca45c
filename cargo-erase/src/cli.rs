//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Cargo calls `cargo-erase` with `erase` as its first argument.
#[derive(Debug, Parser)]
#[command(name = "cargo", bin_name = "cargo", disable_version_flag = true)]
pub enum Cargo {
    /// From async-trait to native `async fn` in traits, every `dyn Trait` kept.
    #[command(version, arg_required_else_help = true)]
    Erase(Erase),
}

/// What stands behind `cargo erase`.
#[derive(Debug, Args)]
#[command(after_long_help = EXIT_CODES)]
pub struct Erase {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The two commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Shows what would change, or changes it.
    Migrate(Migrate),
    /// Tells whether async-trait is still used.
    Check(Check),
}

const EXIT_CODES: &str = "\
Exit codes:
    0  nothing is left to be looked at; for `check`: async-trait is not used
    1  something is left for a person to look at; for `check`: async-trait is used
    2  an error; no file was changed
  130  interrupted; no file was changed";

const EXAMPLES: &str = "\
Examples:
  cargo erase migrate                        show the diff and the report for the crate here
  cargo erase migrate --apply                write it
  cargo erase migrate --minimal --apply      `async_trait::async_trait` -> `erase_core::async_trait`
  cargo erase migrate --trait Store --apply  one trait at a time, with its impls
  cargo erase migrate ../app --message-format json

Exit codes:
    0  nothing is left to be looked at
    1  the report names something that a person must look at
    2  an error; no file was changed
  130  interrupted; no file was changed";

/// `cargo erase migrate`
#[derive(Debug, Clone, Args)]
#[command(after_help = EXAMPLES)]
pub struct Migrate {
    /// A crate or a workspace.
    #[arg(default_value = ".")]
    pub path: PathBuf,
    /// Write the changes; without it they are only shown.
    #[arg(long)]
    pub apply: bool,
    /// Keep the attributes, and only change the crate that they come from.
    #[arg(long)]
    pub minimal: bool,
    /// Migrate this trait and its impls only; may be given more than once.
    #[arg(long = "trait", value_name = "NAME")]
    pub only: Vec<String>,
    /// Leave this trait and its impls as they are; may be given more than once.
    #[arg(long, value_name = "NAME")]
    pub except: Vec<String>,
    /// Write even if git knows of changes that are not committed.
    #[arg(long)]
    pub allow_dirty: bool,
    #[expect(missing_docs, reason = "its own type says it")]
    #[command(flatten)]
    pub output: Output,
}

const CHECK_EXAMPLES: &str = "\
Examples:
  cargo erase check                          in CI: exit code 1 while async-trait is used
  cargo erase check --message-format json

Exit codes:
    0  async-trait is not used
    1  async-trait is used
    2  an error";

/// `cargo erase check`
#[derive(Debug, Clone, Args)]
#[command(after_help = CHECK_EXAMPLES)]
pub struct Check {
    /// A crate or a workspace.
    #[arg(default_value = ".")]
    pub path: PathBuf,
    #[expect(missing_docs, reason = "its own type says it")]
    #[command(flatten)]
    pub output: Output,
}

/// How the answer is printed.
#[derive(Debug, Clone, Args)]
pub struct Output {
    /// Text for people, or a JSON object a line.
    #[arg(long, value_enum, default_value_t = MessageFormat::Human)]
    pub message_format: MessageFormat,
    /// When to use colours.
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    pub color: Color,
}

/// How the answer is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MessageFormat {
    /// Text for people.
    Human,
    /// A JSON object a line.
    Json,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}
