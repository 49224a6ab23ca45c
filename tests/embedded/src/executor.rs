//! An executor for one task: it polls, and sleeps until the next interrupt.
//!
//! All that a driver waits for here is an interrupt, and each wakes the processor, so no waker is
//! needed.

use core::future::{Future, poll_fn};
use core::pin::{Pin, pin};
use core::sync::atomic::{AtomicU32, Ordering};
use core::task::{Context, Poll, Waker};

use cortex_m::peripheral::{SYST, syst::SystClkSource};
use cortex_m_rt::exception;

static TICKS: AtomicU32 = AtomicU32::new(0);

#[exception]
fn SysTick() {
    TICKS.fetch_add(1, Ordering::Relaxed);
}

/// Lets the timer interrupt the processor every 10,000 cycles.
pub fn start_ticking(mut timer: SYST) {
    timer.set_reload(9_999);
    timer.clear_current();
    timer.set_clock_source(SystClkSource::Core);
    timer.enable_counter();
    timer.enable_interrupt();
}

/// Waits until so many more ticks have come: it is pending once, at least.
pub fn ticks(count: u32) -> impl Future<Output = ()> {
    let mut start = None;
    poll_fn(move |_| {
        let now = TICKS.load(Ordering::Relaxed);
        if now.wrapping_sub(*start.get_or_insert(now)) < count {
            Poll::Pending
        } else {
            Poll::Ready(())
        }
    })
}

/// Runs a future to its end, and counts how often it was polled.
pub fn run<F: Future>(future: F) -> (F::Output, u32) {
    let mut future = pin!(future);
    let mut polls = 1;
    loop {
        if let Some(output) = poll_once(future.as_mut()) {
            return (output, polls);
        }
        cortex_m::asm::wfi();
        polls += 1;
    }
}

/// Polls a future once.
pub fn poll_once<F: Future>(future: Pin<&mut F>) -> Option<F::Output> {
    match future.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => Some(output),
        Poll::Pending => None,
    }
}
