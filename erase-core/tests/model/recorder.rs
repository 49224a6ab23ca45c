//! What a run has done, in order, and what its futures are to do.
//!
//! Futures of two bytes have no room for a plan of their own. They know their number; the rest is
//! kept here, for each thread that takes part in a run.

use std::cell::RefCell;
use std::sync::{Arc, Mutex, PoisonError};

use crate::counting::uncounted;

/// What can be seen of a future, from outside or from its own code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Event {
    /// The future of this number was made from its arguments.
    Built(u16),
    /// It was polled, for the n-th time.
    Polled(u16, u8),
    /// It, or the arguments that it would have been made from, were dropped.
    Dropped(u16),
    /// Its output was dropped.
    OutputDropped(u16),
    WakerCloned,
    WakerDropped,
    Woken,
    /// What an operation came to.
    Created,
    Pending,
    Ready(Output),
    Gone,
    /// A panic that was planned.
    Boom,
    /// The panic of one that is polled again.
    Refused,
    /// How many allocations are alive.
    Live(isize),
    /// Something that must not be: the value is not what was stored, or not where it was.
    Corrupt(u16),
}

/// What an output was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Output {
    Nothing,
    Owned(u16),
    /// With the length of what is borrowed.
    Borrowed(usize),
}

/// What a future does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Plan {
    pub(crate) yields: u8,
    pub(crate) wakes: bool,
    pub(crate) clones_waker: bool,
    pub(crate) owned_output: bool,
    pub(crate) panics: Panics,
}

/// Where a future panics.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Panics {
    Never,
    Building,
    Polling(u8),
    Dropping,
}

/// A future that exists, or will.
#[derive(Debug)]
struct Known {
    plan: Plan,
    polls: u8,
    /// Where it was at its first poll; 0 before.
    address: usize,
}

/// Shared by the threads of a run.
#[derive(Debug, Default)]
pub(crate) struct Recorder {
    events: Vec<Event>,
    known: Vec<Known>,
    /// How often futures without a size were polled.
    zero_polls: u8,
}

pub(crate) type Shared = Arc<Mutex<Recorder>>;

thread_local!(static CURRENT: RefCell<Option<Shared>> = const { RefCell::new(None) });

/// Makes a recorder the one of this thread, meanwhile.
pub(crate) fn recording<R>(shared: &Shared, f: impl FnOnce() -> R) -> R {
    struct Reset;
    impl Drop for Reset {
        fn drop(&mut self) {
            CURRENT.set(None);
        }
    }
    CURRENT.set(Some(Arc::clone(shared)));
    let _reset = Reset;
    f()
}

/// Whether this thread has a recorder: then a panic is planned, and nothing to report.
pub(crate) fn is_recording() -> bool {
    CURRENT.with_borrow(Option::is_some)
}

fn with<R>(f: impl FnOnce(&mut Recorder) -> R) -> R {
    uncounted(|| {
        let shared = CURRENT.with_borrow(Clone::clone).expect("a run");
        let mut recorder = shared.lock().unwrap_or_else(PoisonError::into_inner);
        f(&mut recorder)
    })
}

pub(crate) fn add(event: Event) {
    with(|recorder| recorder.events.push(event));
}

/// The events so far.
pub(crate) fn take() -> Vec<Event> {
    with(|recorder| std::mem::take(&mut recorder.events))
}

/// Registers a future, and returns its number.
pub(crate) fn register(plan: Plan) -> u16 {
    with(|recorder| {
        recorder.known.push(Known {
            plan,
            polls: 0,
            address: 0,
        });
        u16::try_from(recorder.known.len() - 1).expect("few futures")
    })
}

pub(crate) fn plan(number: u16) -> Plan {
    with(|recorder| recorder.known[usize::from(number)].plan)
}

/// Notes a poll at an address, and returns its number, from 0.
pub(crate) fn polled(number: u16, address: usize) -> u8 {
    with(|recorder| {
        let known = &mut recorder.known[usize::from(number)];
        let moved = known.address != 0 && known.address != address;
        known.address = address;
        let nth = known.polls;
        known.polls += 1;
        recorder.events.push(Event::Polled(number, nth));
        if moved {
            recorder.events.push(Event::Corrupt(number));
        }
        nth
    })
}

/// Notes the poll of a future without a size; the answer says whether it is ready.
pub(crate) fn zero_polled(number: u16) -> bool {
    with(|recorder| {
        recorder.zero_polls = recorder.zero_polls.wrapping_add(1);
        recorder.events.push(Event::Polled(number, 0));
        recorder.zero_polls % 3 == 0
    })
}
