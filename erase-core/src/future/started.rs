//! A future in its place: how it gets there, is polled, and leaves.
//!
//! The slot always says what is in it, so that a panic at any point leaves nothing undone: whoever
//! drops the slot then drops the future, or frees its block. That takes no guards, whose landing
//! pads would be most of the code for each type of future.
//!
//! The first poll is compiled for each type of future, together with what builds it, since most
//! futures are ready then. The later ones go through one function for all of them.

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
        // SAFETY: a `Pin` is its reference and no more, and pointers to all types with a size are
        // passed alike. It is only called with the address of an `F` that is pinned.
        //
        // Control-flow integrity (`-Zsanitizer=cfi`) refuses that. A function of the right type that
        // calls this one would satisfy it; LLVM then has two copies of most futures' polls.
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

    /// Whether the first poll is made where the future's maker has returned.
    ///
    /// In a debug build nobody removes the copies that are made of a value which is handed on, and
    /// those of a large one are more than its own poll has on the stack.
    const POLLED_LATER: bool = cfg!(debug_assertions) && size_of::<F>() > 2048;
}

/// The vtable of a future in its place.
#[repr(C)]
struct StartedVtable<T, S: Storage> {
    /// First, so that its address is that of the whole.
    base: Vtable<T, S>,
    /// Polls the future at this address, which is pinned.
    resume: Resume<T>,
}

type Resume<T> = unsafe fn(*mut (), &mut Context<'_>) -> Poll<T>;

/// Puts a future in its place. Nothing unwinds.
///
/// By its address: a debug build has a copy on the stack for each function that a value is handed on to.
///
/// # Safety
///
/// - `slot` is valid, the caller's alone, and nothing is in it.
/// - `future` is valid for reads, and is forgotten.
/// - Whoever owns the slot drops what it holds, and is bound by the lifetimes of `F`.
#[inline]
pub(super) unsafe fn put<F: Future, S: Storage>(slot: *mut Slot<F::Output, S>, future: *const F) {
    // SAFETY: nothing is in the slot, so its space may be written. `prepare` has room for an `F`, which
    // is moved: its owner does not drop it.
    unsafe {
        let address = Started::<F, S>::PLACE.prepare(Slot::space(slot));
        ptr::copy_nonoverlapping(future, address as *mut F, 1);
        Slot::set(slot, Started::<F, S>::VTABLE.cast());
    }
}

impl<'f, T, S: Storage, M> RawStart<'_, 'f, T, S, M> {
    /// Puts a future where it stays, and polls it there if this call has been made by a poll.
    #[inline]
    pub fn run<F>(self, future: F) -> Poll<T>
    where
        F: Future<Output = T> + 'f,
        M: Takes<F>,
    {
        let slot = &raw mut *self.slot as *mut Slot<T, S>;
        // SAFETY:
        // - the slot is valid and this call's alone, as `new` asks for. Nothing is in it, since
        //   `self` is consumed, so its space may be written;
        // - once the future is in its place the slot says so. Whoever owns the slot drops it, and
        //   is bound by `'f` and, if `M` says so, by `Send`, as `F` is;
        // - it is pinned: until it is dropped it stays in a block, or in a slot that is pinned, or
        //   it has no size. A `Pin` is its reference and no more; a transmute, unlike
        //   `new_unchecked`, is no function for each type of future in a debug build.
        unsafe {
            let address = Started::<F, S>::PLACE.prepare(Slot::space(slot));
            ptr::copy_nonoverlapping(&raw const future, address as *mut F, 1);
            mem::forget(future);
            // The slot is set in each branch: set before both, it would be set twice where the
            // future is ready at once, which costs 3 of 46 instructions.
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
/// In line, what is constant for a type of future folds away.
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
        // SAFETY: the future is at `address`. It is dropped once, also if that panics: by then the slot
        // says that it is not there.
        unsafe {
            Slot::set(slot, Slot::DONE);
            content.clear(address);
        }
    }
    output
}

/// Polls the future in a slot, again. When it is ready, drops it at once, and leaves the slot done.
///
/// # Safety
///
/// `slot` is valid, pinned, and holds a future.
unsafe fn poll<T, S: Storage>(slot: *mut Slot<T, S>, cx: &mut Context<'_>) -> Poll<T> {
    // SAFETY:
    // as the caller guarantees, the vtable is one of this file, and the future there and pinned.
    unsafe {
        let vtable = Slot::vtable_ptr(slot)
            .cast::<StartedVtable<T, S>>()
            .as_ref();
        let content = &vtable.base.content;
        let address = content.place.pinned_address::<S>(Slot::space(slot));
        complete(slot, (vtable.resume)(address, cx), address, content)
    }
}
