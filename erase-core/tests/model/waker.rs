//! Wakers that tell what happens to them, and panic where one says.

use std::ptr::without_provenance;
use std::task::{RawWaker, RawWakerVTable, Waker};

use crate::probe::boom;
use crate::recorder::{self, Event};

/// Where a waker panics.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WakerKind {
    Quiet = 1,
    PanicsWhenCloned,
    PanicsWhenWoken,
    PanicsWhenDropped,
}

impl WakerKind {
    fn is(self, data: *const ()) -> bool {
        data.addr() == self as usize
    }

    /// A waker of this kind.
    pub(crate) fn waker(self) -> Waker {
        // SAFETY: the functions of the vtable take any address for a number, and nothing is owned.
        unsafe { Waker::from_raw(RawWaker::new(without_provenance(self as usize), &VTABLE)) }
    }
}

const VTABLE: RawWakerVTable = RawWakerVTable::new(clone, wake, wake_by_ref, drop);

fn clone(data: *const ()) -> RawWaker {
    recorder::add(Event::WakerCloned);
    if WakerKind::PanicsWhenCloned.is(data) {
        boom();
    }
    RawWaker::new(data, &VTABLE)
}

fn wake(data: *const ()) {
    wake_by_ref(data);
    drop(data);
}

fn wake_by_ref(data: *const ()) {
    recorder::add(Event::Woken);
    if WakerKind::PanicsWhenWoken.is(data) {
        boom();
    }
}

fn drop(data: *const ()) {
    recorder::add(Event::WakerDropped);
    if WakerKind::PanicsWhenDropped.is(data) {
        boom();
    }
}
