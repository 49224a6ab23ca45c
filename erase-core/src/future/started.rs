//! A future in its place: how it gets there, is polled, and leaves.
//!
//! The slot's vtable always fits its contents, so that a panic at any point leaks nothing: dropping the
//! slot drops the future, or frees its block. So no guards are needed, whose landing pads would be most
//! of the code for each type of future.
//!
//! The first poll is compiled for each type of future, together with its construction, because most
//! futures are ready then. Later polls share one function for all types.

use core::future::Future;
use core::marker::PhantomData;
use core::mem;
use core::pin::Pin;
use core::ptr::{self, NonNull};
use core::task::{Context, Poll};

use crate::future::content::{Content, State};
use crate::future::slot::{Slot, Vtable, constant};
use crate::future::start::{RawStart, Takes};
use crate::storage::{Place, Storage};

/// The constants of a future type in a slot.
struct Started<F, S>(PhantomData<(F, S)>);

impl<F: Future, S: Storage> Started<F, S> {
    const PLACE: Place = Place::of_pinned::<F, S>();
    const TABLE: StartedVtable<F::Output, S> = StartedVtable {
        base: Vtable {
            content: Content::of::<F>(Self::PLACE, Slot::<F::Output, S>::SPACE, Self::STATE),
            poll: poll::<F::Output, S>,
        },
        // SAFETY: a `Pin` has the layout of its reference, and pointers to all sized types have the same ABI.
        // The function is only called with the address of a pinned `F`.
        //
        // Control-flow integrity (`-Zsanitizer=cfi`) rejects this cast. A function of the right type that
        // calls this one would satisfy it, but LLVM would then keep two copies of most futures' polls.
        resume: unsafe {
            mem::transmute::<fn(Pin<&mut F>, &mut Context<'_>) -> _, Resume<_>>(F::poll)
        },
    };
    const STATE: State = if Self::POLLED_LATER {
        State::PolledLater
    } else {
        State::Started
    };
    const CONTENT: &Content = &Self::TABLE.base.content;
    const VTABLE: NonNull<StartedVtable<F::Output, S>> = constant(&Self::TABLE);

    /// Whether the first poll runs after the function that makes the future has returned.
    ///
    /// A debug build keeps the copies of a value that is passed on, and those of a large future take
    /// more stack than its own poll.
    const POLLED_LATER: bool = cfg!(debug_assertions) && size_of::<F>() > 2048;
}

/// The vtable of a future in its place.
#[repr(C)]
struct StartedVtable<T, S: Storage> {
    /// The first field, so that it has the address of the whole.
    base: Vtable<T, S>,
    /// Polls the pinned future at this address.
    resume: Resume<T>,
}

type Resume<T> = unsafe fn(*mut (), &mut Context<'_>) -> Poll<T>;

/// Puts a future in its place. Does not unwind.
///
/// Takes an address: a debug build has a copy on the stack for each function that takes a value.
///
/// # Safety
///
/// - `slot` is valid, exclusive to the caller, and empty.
/// - `future` is valid for reads, and the caller forgets it.
/// - The slot's owner drops its contents, and does not outlive `F`.
#[inline]
pub(super) unsafe fn put<F: Future, S: Storage>(slot: *mut Slot<F::Output, S>, future: *const F) {
    // SAFETY: the slot is empty, so its space may be written. `prepare` makes room for an `F`, which is moved
    // there: its owner does not drop it.
    unsafe {
        let address = Started::<F, S>::PLACE.prepare(Slot::space(slot));
        ptr::copy_nonoverlapping(future, address as *mut F, 1);
        Slot::set(slot, Started::<F, S>::VTABLE.cast());
    }
}

impl<'f, T, S: Storage, M> RawStart<'_, 'f, T, S, M> {
    /// Puts a future where it stays, and polls it there if a poll has made this call.
    #[inline]
    pub fn run<F>(self, future: F) -> Poll<T>
    where
        F: Future<Output = T> + 'f,
        M: Takes<F>,
    {
        let slot = &raw mut *self.slot as *mut Slot<T, S>;
        // SAFETY:
        // - the slot is valid and exclusive to this call, as `new` requires. It is empty, because `self`
        //   is consumed, so its space may be written;
        // - once the future is in its place, the vtable fits it. The slot's owner drops it, does not
        //   outlive `'f`, and is `Send` only if `M` is, and so `F` is;
        // - it is pinned: until it is dropped it stays in a block or in a pinned slot, or it is
        //   zero-sized. A `Pin` has the layout of its reference. Unlike `new_unchecked`, a transmute
        //   does not generate a function for each type of future in a debug build.
        unsafe {
            let address = Started::<F, S>::PLACE.prepare(Slot::space(slot));
            ptr::write(address as *mut F, future);
            // Each branch sets the slot. Setting it before both would set it twice for a future that is
            // ready at once, which costs 3 of 46 instructions.
            let Some(cx) = self.cx else {
                Slot::set(slot, Started::<F, S>::VTABLE.cast());
                return Poll::Pending;
            };
            Slot::set(slot, Started::<F, S>::VTABLE.cast());
            if Started::<F, S>::POLLED_LATER {
                return Poll::Pending;
            }
            let output = mem::transmute::<*mut (), Pin<&mut F>>(address).poll(cx);
            complete(slot, output, address, Started::<F, S>::CONTENT)
        }
    }
}

/// If a future is ready, drops it at once, and leaves the slot done.
///
/// Inlined, the constants of a type of future fold away.
///
/// # Safety
///
/// `slot` is valid. It holds the future, which is at `address`, with this content.
#[inline]
unsafe fn complete<T, S: Storage>(
    slot: *mut Slot<T, S>,
    output: Poll<T>,
    address: *mut (),
    content: &Content,
) -> Poll<T> {
    if matches!(output, Poll::Ready(_)) {
        // SAFETY: the future is at `address`. It is dropped once, even if the drop panics: the slot has been
        // set to done before.
        unsafe {
            Slot::set(slot, Slot::DONE);
            content.clear(address);
        }
    }
    output
}

/// Polls the future in a slot again. If it is ready, drops it at once, and leaves the slot done.
///
/// # Safety
///
/// `slot` is valid, pinned, and holds a future.
unsafe fn poll<T, S: Storage>(slot: *mut Slot<T, S>, cx: &mut Context<'_>) -> Poll<T> {
    // SAFETY: only vtables of this file have this function, so the cast is correct, and the slot holds a
    // future at the address that its place gives. It is pinned, because the caller's slot is.
    unsafe {
        let vtable = Slot::vtable_ptr(slot)
            .cast::<StartedVtable<T, S>>()
            .as_ref();
        let content = &vtable.base.content;
        let address = content.place.pinned_address::<S>(Slot::space(slot));
        complete(slot, (vtable.resume)(address, cx), address, content)
    }
}
