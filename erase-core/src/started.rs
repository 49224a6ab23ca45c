//! A future in its place: how it gets there, is polled, and leaves.
//!
//! The slot always says what is in it, so that a panic at any point leaves nothing undone: whoever
//! drops the slot then drops the future, or frees its block. That takes no guards, whose landing
//! pads would be most of the code for each type of future.

use core::future::Future;
use core::marker::PhantomData;
use core::mem::{self, needs_drop};
use core::pin::Pin;
use core::ptr::{self, NonNull};
use core::task::{Context, Poll};

use crate::block::Block;
use crate::content::Content;
use crate::place::{Place, address};
use crate::slot::{Slot, Vtable, constant};
use crate::storage::Storage;

/// The constants of a future type in a slot.
struct Started<F, S>(PhantomData<(F, S)>);

impl<F: Future, S: Storage> Started<F, S> {
    const IN_BLOCK: bool = Place::of_pinned::<F, S>().is_block();
    const INLINE: bool = Place::of_pinned::<F, S>().is_inline();
    const BLOCK: &'static Block = &Block::of::<F>(S::HEAP);
    const DROP: bool = needs_drop::<F>();
    const CONTENT: Content = Content::of::<F>(
        Place::of_pinned::<F, S>(),
        Slot::<F::Output, S>::SPACE,
        Self::BLOCK,
    );
    /// With the future in its place.
    const VTABLE: NonNull<Vtable<F::Output, S>> = constant(&Vtable {
        content: Self::CONTENT,
        poll: poll::<F, S>,
        state: "started",
    });
    /// With the future's block, but not the future.
    const RESERVED: NonNull<Vtable<F::Output, S>> = constant(&Slot::reserved(Self::BLOCK));
}

/// Builds the future of `make` where it stays, and polls it there if there is a context.
///
/// # Safety
///
/// - `slot` is valid, the caller's alone until this returns, and has nothing in it.
/// - Whoever owns it drops what it holds, and is bound by the lifetimes of `F`.
/// - A context is valid, and the caller's alone. With one, the slot is pinned.
#[inline]
pub(crate) unsafe fn start<F: Future, S: Storage>(
    slot: *mut Slot<F::Output, S>,
    cx: Option<&mut Context<'_>>,
    make: impl FnOnce() -> F,
) -> Poll<F::Output> {
    // SAFETY:
    // - the slot is valid, and its space may be written since nothing is in it;
    // - a block is made for an `F` that has a size, else its place is another;
    // - once the future is in its place the slot says so. It is pinned: until it is dropped it
    //   stays in a block, or in a slot that is pinned, or it has no size.
    unsafe {
        let future = if Started::<F, S>::IN_BLOCK {
            Slot::reserve(slot, Started::<F, S>::BLOCK, Started::<F, S>::RESERVED) as *mut F
        } else {
            address!(Started<F, S>, F, Slot::space(slot))
        };
        future.write(make());
        Slot::set(slot, Started::<F, S>::VTABLE);
        match cx {
            Some(cx) => advance(slot, future, cx),
            None => Poll::Pending,
        }
    }
}

/// Polls the future in a slot.
///
/// # Safety
///
/// `slot` is valid, pinned, and holds an `F`.
unsafe fn poll<F: Future, S: Storage>(
    slot: *mut Slot<F::Output, S>,
    cx: &mut Context<'_>,
) -> Poll<F::Output> {
    // SAFETY: as the caller warrants.
    unsafe { advance(slot, address!(Started<F, S>, F, Slot::space(slot)), cx) }
}

/// Polls a future. When it is ready, drops it at once, and leaves the slot done.
///
/// Inline always: out of line at its two callers it costs a call 28 instructions of 75.
///
/// # Safety
///
/// - `slot` is valid, and holds an `F`, which is pinned, at `future`.
#[expect(clippy::inline_always, reason = "measured: see above")]
#[inline(always)]
unsafe fn advance<F: Future, S: Storage>(
    slot: *mut Slot<F::Output, S>,
    future: *mut F,
    cx: &mut Context<'_>,
) -> Poll<F::Output> {
    // SAFETY:
    // - as the caller warrants, it is there and pinned. A `Pin` is its reference and no more; a
    //   transmute, unlike `new_unchecked`, is no function for each type of future in a debug build;
    // - it is dropped once: by then the slot says that it is not there. So is its block freed, also
    //   if that panics, as whoever drops the slot then does.
    unsafe {
        let output = mem::transmute::<*mut F, Pin<&mut F>>(future).poll(cx);
        if matches!(output, Poll::Pending) {
            return output;
        }
        if Started::<F, S>::IN_BLOCK {
            if Started::<F, S>::DROP {
                Slot::set(slot, Started::<F, S>::RESERVED);
                ptr::drop_in_place(future);
            }
            Slot::set(slot, Slot::DONE);
            Started::<F, S>::BLOCK.free(future as *mut ());
        } else {
            Slot::set(slot, Slot::DONE);
            if Started::<F, S>::DROP {
                ptr::drop_in_place(future);
            }
        }
        output
    }
}
