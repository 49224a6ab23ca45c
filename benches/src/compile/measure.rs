//! The CPU time of one cargo command, all of its children included.

use anyhow::{Result, bail};
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike as _;

use super::source::{Size, Variant};
use super::workspace::Workspace;

/// What is asked of cargo.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    Check,
    Debug,
    Release,
}

impl Step {
    /// The name in tables.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Check => "cargo check",
            Self::Debug => "cargo build",
            Self::Release => "cargo build --release",
        }
    }

    /// The slow ones are measured less often.
    fn rounds(self) -> usize {
        match self {
            Self::Check | Self::Debug => 2,
            Self::Release => 1,
        }
    }

    pub(crate) fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Check => &["check"],
            Self::Debug => &["build"],
            Self::Release => &["build", "--release"],
        }
    }
}

/// Seconds of CPU for each variant: the least of some rounds, in which the variants take turns.
///
/// The least, since what else runs on the machine can only add.
pub(crate) fn seconds(
    workspace: &Workspace,
    step: Step,
    size: Size,
    quick: bool,
) -> Result<Vec<(Variant, f64)>> {
    let mut best = Variant::ALL.map(|variant| (variant, f64::INFINITY));
    let rounds = if quick { 1 } else { step.rounds() };
    for (variant, _) in &best {
        // Builds the dependencies.
        workspace.cargo(step, *variant, Size::SMALLEST)?;
    }
    for round in 1..=rounds {
        eprintln!(
            "  {}, {} traits x {} methods x {} impls, round {round}/{rounds}",
            step.name(),
            size.traits,
            size.methods,
            size.impls
        );
        for (variant, least) in &mut best {
            workspace.touch(*variant, size)?;
            let before = children()?;
            workspace.cargo(step, *variant, size)?;
            let took = children()? - before;
            if took <= 0.0 {
                bail!("the system says that {} took no time", step.name());
            }
            *least = least.min(took);
        }
    }
    let line: Vec<String> = best
        .iter()
        .map(|(variant, least)| format!("{} {least:.2} s", variant.name()))
        .collect();
    eprintln!("  {}", line.join(", "));
    Ok(best.to_vec())
}

/// Seconds of CPU that the children of this process have used so far.
fn children() -> Result<f64> {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let micros = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    #[allow(
        clippy::cast_precision_loss,
        reason = "microseconds of a build are below 2^52"
    )]
    Ok(micros as f64 / 1e6)
}
