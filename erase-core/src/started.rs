//! A future in its place: what is known of it, how it is polled, and what a panic leaves.

use core::future::Future;
use core::marker::PhantomData;
use core::mem;
use core::pin::Pin;
use core::ptr;
use core::task::{Context, Poll};

use crate::block::{Block, OwnedBlock};
use crate::place::{self, Info};
use crate::slot::{Head, Slot, Vtable};
use crate::storage::Storage;

/// The constants of a future type in a slot.
pub(crate) struct Started<F, S>(PhantomData<(F, S)>);

impl<F: Future, S: Storage> Started<F, S> {
    pub(crate) const INLINE: bool = place::inline::<F, S>();
    pub(crate) const BLOCK: Block = place::block::<F, S>(Self::INLINE);
    pub(crate) const VTABLE: *const Vtable<F::Output, S> = &Vtable {
        poll: poll::<F, S>,
        info: Self::INFO,
    };
    const INFO: Info = Info {
        drop: Some(place::dropper::<F>()),
        inline: Self::INLINE,
        block: Self::BLOCK,
        state: "started",
    };
}

/// Says, when it is dropped, what is in a slot: also if a poll has panicked.
///
/// While a future is polled, the slot says that nothing is in it. So a panic of the future's drop
/// cannot make it be dropped again. And before the first poll nothing is written that might be the
/// future's own state: the compiler sees through that poll, and often through the whole call.
pub(crate) struct Install {
    pub(crate) head: *mut Head,
    pub(crate) vtable: *const (),
    /// Null if it is in the space, or the slot has it already.
    pub(crate) value: *mut (),
}

impl Drop for Install {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: whoever makes this warrants it.
        unsafe { Head::set(self.head, self.vtable, self.value) };
    }
}

/// Polls the future in a slot. When it is ready, drops it at once and leaves the slot done.
///
/// # Safety
///
/// `slot` is valid, pinned, and holds an `F`.
unsafe fn poll<F: Future, S: Storage>(
    slot: *mut Slot<F::Output, S>,
    cx: &mut Context<'_>,
) -> Poll<F::Output> {
    let install = Install {
        head: slot as *mut Head,
        vtable: Started::<F, S>::VTABLE as *const (),
        value: ptr::null_mut(),
    };
    // SAFETY:
    // - the slot holds an `F`, and nothing else refers to it while the slot is borrowed;
    // - until it is dropped the future stays in a block, or in the space, which is pinned, or it
    //   has no size, and an address that depends on its type alone.
    let (future, output) = unsafe {
        Slot::set_done(slot);
        let space = Slot::space(slot);
        let future = if Started::<F, S>::INLINE {
            space as *mut F
        } else {
            *(space as *mut *mut F)
        };
        (future, Pin::new_unchecked(&mut *future).poll(cx))
    };
    if output.is_ready() {
        mem::forget(install);
        // SAFETY: the future is there, and not used again: the slot says that it is done.
        unsafe { drop_ready::<F, S>(future) };
    }
    output
}

/// Drops a future in its place, and frees its block, also when that panics.
///
/// # Safety
///
/// `future` is in the place of its type, and not used again.
#[inline]
pub(crate) unsafe fn drop_ready<F: Future, S: Storage>(future: *mut F) {
    // SAFETY: as the caller warrants. The block outlives the future in it.
    unsafe {
        if Started::<F, S>::INLINE {
            ptr::drop_in_place(future);
        } else {
            let _block = OwnedBlock::from_address(future as *mut (), Started::<F, S>::BLOCK);
            ptr::drop_in_place(future);
        }
    }
}
