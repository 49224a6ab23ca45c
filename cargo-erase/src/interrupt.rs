//! Ctrl-C and a request to terminate: noted, and looked at between two steps, so that each step can
//! put back what it did.

use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Context as _;

static REQUESTED: AtomicBool = AtomicBool::new(false);

/// The error that an interrupted run ends with.
#[derive(Debug)]
pub struct Interrupted;

impl std::fmt::Display for Interrupted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("interrupted; no file was changed")
    }
}

impl std::error::Error for Interrupted {}

/// From here on an interrupt no longer ends the process by itself.
///
/// # Errors
/// The system does not take the handler, or there is one already.
pub fn install() -> anyhow::Result<()> {
    ctrlc::set_handler(|| REQUESTED.store(true, Ordering::SeqCst))
        .context("cannot handle interrupts")
}

/// Whether somebody wants the run to end.
pub fn requested() -> bool {
    REQUESTED.load(Ordering::SeqCst)
}

/// # Errors
/// [`Interrupted`], if somebody wants the run to end.
pub fn check() -> Result<(), Interrupted> {
    if requested() {
        Err(Interrupted)
    } else {
        Ok(())
    }
}
