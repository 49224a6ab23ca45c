//! Records Ctrl-C, and checks for it between steps, so that a run can restore its changes.

use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Context as _;

static REQUESTED: AtomicBool = AtomicBool::new(false);

/// The error of an interrupted run.
#[derive(Debug)]
pub(crate) struct Interrupted;

impl std::fmt::Display for Interrupted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("interrupted; no file was changed")
    }
}

impl std::error::Error for Interrupted {}

/// From now on, an interrupt does not end the process immediately.
pub(crate) fn install() -> anyhow::Result<()> {
    ctrlc::set_handler(|| REQUESTED.store(true, Ordering::SeqCst))
        .context("cannot handle interrupts")
}

/// Fails if the run was interrupted.
pub(crate) fn check() -> Result<(), Interrupted> {
    if REQUESTED.load(Ordering::SeqCst) {
        Err(Interrupted)
    } else {
        Ok(())
    }
}
