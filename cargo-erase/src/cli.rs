//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Cargo runs `cargo-erase` with `erase` as its first argument.
#[derive(Debug, Parser)]
#[command(name = "cargo", bin_name = "cargo", disable_version_flag = true)]
pub(crate) enum Cargo {
    /// Moves code from async-trait to erase-core.
    #[command(version, arg_required_else_help = true)]
    Erase {
        #[command(subcommand)]
        command: Command,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Move a crate or workspace to erase-core.
    Migrate(Migrate),
    /// List where async-trait is still used.
    Check(Check),
}

const ABOUT: &str = "\
Move a crate or workspace to erase-core.

`async_trait` comes from erase-core instead of async-trait: in imports, paths, doc examples and
manifests. Attributes stay. Without `--apply`, only the diff is shown.

With `--apply`, the files are written, `cargo check` runs, and errors that have one right fix are
fixed. What is left is listed, each error with its fix.";

const EXAMPLES: &str = "\
Examples:
  cargo erase migrate                            show the diff for the crate in this folder
  cargo erase migrate --apply                    write it, run `cargo check`, fix what it can
  cargo erase migrate --apply -- --all-features  the same, and check with all features
  cargo erase migrate --trait Store --apply      one trait at a time, with its impls

Exit codes:
    0  done; with `--apply`, the result compiles
    1  errors are left
    2  the tool failed; no file was changed
  130  interrupted; no file was changed";

/// `cargo erase migrate`
#[derive(Debug, Clone, Args)]
#[command(long_about = ABOUT, after_help = EXAMPLES)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag")]
pub(crate) struct Migrate {
    /// The crate or workspace.
    #[arg(default_value = ".")]
    pub(crate) path: PathBuf,
    /// Write the changes and check the result.
    #[arg(long)]
    pub(crate) apply: bool,
    /// Do not run `cargo check`.
    #[arg(long)]
    pub(crate) no_check: bool,
    /// Restore all files if errors are left.
    #[arg(long, conflicts_with = "no_check")]
    pub(crate) undo_on_error: bool,
    /// Move only this trait and its impls; may be repeated.
    #[arg(long = "trait", value_name = "NAME")]
    pub(crate) only: Vec<String>,
    /// Leave this trait and its impls with async-trait; may be repeated.
    #[arg(long, value_name = "NAME")]
    pub(crate) except: Vec<String>,
    /// Write even if there are uncommitted changes.
    #[arg(long)]
    pub(crate) allow_dirty: bool,
    /// The format of the output.
    #[arg(long, value_enum, default_value_t = MessageFormat::Human)]
    pub(crate) message_format: MessageFormat,
    /// Arguments for `cargo check`.
    #[arg(last = true, value_name = "CARGO ARGS")]
    pub(crate) cargo: Vec<String>,
}

const CHECK_EXAMPLES: &str = "\
Examples:
  cargo erase check                        in CI: fails while async-trait is used
  cargo erase check --message-format json  one JSON object a line

Exit codes:
    0  async-trait is not used
    1  async-trait is used
    2  the tool failed";

/// `cargo erase check`
#[derive(Debug, Clone, Args)]
#[command(after_help = CHECK_EXAMPLES)]
pub(crate) struct Check {
    /// The crate or workspace.
    #[arg(default_value = ".")]
    pub(crate) path: PathBuf,
    /// The format of the output.
    #[arg(long, value_enum, default_value_t = MessageFormat::Human)]
    pub(crate) message_format: MessageFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum MessageFormat {
    /// Text.
    Human,
    /// One JSON object a line.
    Json,
}
