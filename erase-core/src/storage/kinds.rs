//! Where a future lives: markers for the type parameter `S` of the erased types.

use core::cell::UnsafeCell;
use core::marker::PhantomPinned;

/// Where an erased future lives. Sealed: `Pooled`, `Boxed` and [`Inline`] implement it.
///
/// `#[erase]`, `#[erase(boxed)]` and `#[erase(inline = N)]` choose one for the methods of a trait.
///
/// # Examples
///
/// ```
/// use erase_core::{DynFuture, Inline, Storage};
///
/// /// Takes an erased future, wherever it lives.
/// fn finish<S: Storage>(future: DynFuture<'_, u32, S>) -> u32 {
///     futures::executor::block_on(future)
/// }
///
/// assert_eq!(finish(DynFuture::new(async { 1 })), 1);
/// assert_eq!(finish(DynFuture::<'_, _, Inline<56>>::with_storage(async { 2 })), 2);
/// ```
pub trait Storage: Sealed + 'static {}

/// A storage that nothing pinned lives in, so that the erased type is `Unpin`.
#[diagnostic::on_unimplemented(
    message = "a future with `inline = N` cannot move once it was polled; pin it with `pin!` or `Box::pin`, or leave `inline` out"
)]
pub trait Movable: Storage {}

/// What [`Storage`] is to the rest of the crate.
pub trait Sealed: Sized {
    /// The space of a future: holds the future, the arguments it will be made from, or a block.
    type Space;
    /// How many bytes of a space survive a move: those that are not padding.
    const KEPT: usize;
    /// How many bytes of a pinned value may live in the space; `None` where the erased type is
    /// `Unpin`, and nothing that is pinned may live in it.
    const PINNED: Option<usize>;
    /// Where blocks come from.
    const HEAP: Heap;
}

/// Where blocks come from.
#[derive(Debug, Clone, Copy)]
pub enum Heap {
    /// Nowhere: what does not fit does not compile.
    #[cfg_attr(
        feature = "alloc",
        allow(dead_code, reason = "only built without `alloc`")
    )]
    None,
    /// The global allocator.
    #[cfg(feature = "alloc")]
    Global,
    /// The free lists of the thread, or the global allocator without the feature `pool`.
    #[cfg(feature = "alloc")]
    Pool,
}

/// The default: [`Pooled`] with the feature `alloc`, `Inline<24>` without.
///
/// # Examples
///
/// ```
/// use erase_core::{DefaultStorage, DynFuture};
///
/// let seven: DynFuture<'_, u32, DefaultStorage> = DynFuture::new(async { 7 });
/// assert_eq!(futures::executor::block_on(seven), 7);
/// ```
#[cfg(feature = "alloc")]
pub type DefaultStorage = Pooled;
/// The default: `Pooled` with the feature `alloc`, [`Inline<24>`](Inline) without.
#[cfg(not(feature = "alloc"))]
pub type DefaultStorage = Inline<24>;

/// A heap block from free lists of the thread.
///
/// The erased future has 32 bytes and is `Unpin`.
///
/// There is a list for each 16 bytes of size up to 512, and for each 64 bytes up to 2,048; larger
/// and over-aligned futures come from the global allocator. Without the feature `pool` every block
/// does.
///
/// # What is kept
///
/// A thread keeps the blocks of futures that have ended for the next ones:
///
/// - one block of each size, together no more than 39 KiB;
/// - in its lists, 64 KiB; and more in steps of 64 KiB, up to 960 KiB, as long as all threads of the
///   process together have no more than 16 MiB of such steps;
/// - what one thread has too much of, as where futures are started here and finish there, is kept for
///   others to take over, up to 1 MiB for the whole process.
///
/// So a thread keeps at most 1 MiB, and a process with `n` threads 17 MiB and `n` times 103 KiB. A
/// thread frees what it keeps when it exits. One that goes on, but will make no erased calls for a
/// while, frees it with [`Pooled::trim`].
///
/// The arguments of a call that has not started wait in the erased future if they have at most three
/// words, the receiver's two included, and in a block of their own if they have more.
///
/// # Examples
///
/// ```
/// use erase_core::{DynFuture, Pooled};
///
/// fn is_unpin(_: &impl Unpin) {}
///
/// let future = DynFuture::<'_, _, Pooled>::with_storage(async { 7 });
/// assert_eq!(size_of_val(&future), 4 * size_of::<usize>());
/// is_unpin(&future);
/// assert_eq!(futures::executor::block_on(future), 7);
/// ```
#[cfg(feature = "alloc")]
#[derive(Debug, Clone, Copy)]
pub struct Pooled;

#[cfg(feature = "alloc")]
impl Pooled {
    /// Frees the blocks that this thread keeps, and those that it and others have left for any thread
    /// to take over.
    ///
    /// What other threads keep stays theirs, and so do the blocks of futures that are alive. The next
    /// calls allocate again. Without the feature `pool` nothing is kept, and this does nothing.
    ///
    /// # Examples
    ///
    /// A pool of threads that may idle for long after a burst frees what each keeps. With tokio it is
    /// `Builder::on_thread_park(Pooled::trim)`, for threads that park seldom.
    ///
    /// ```
    /// use erase_core::{DynFuture, Pooled};
    ///
    /// let burst: Vec<_> = (0..1000).map(|n| DynFuture::new(async move { n })).collect();
    /// futures::executor::block_on(futures::future::join_all(burst));
    /// Pooled::trim();
    /// ```
    pub fn trim() {
        #[cfg(feature = "pool")]
        crate::pool::trim();
    }
}

/// A heap block from the global allocator.
///
/// The erased future has 32 bytes and is `Unpin`.
///
/// # Examples
///
/// ```
/// use erase_core::{Boxed, DynFuture};
///
/// let seven = DynFuture::<'_, _, Boxed>::with_storage(async { 7 });
/// assert_eq!(futures::executor::block_on(seven), 7);
/// ```
#[cfg(feature = "alloc")]
#[derive(Debug, Clone, Copy)]
pub struct Boxed;

/// `N` bytes in the erased future itself; larger futures live where those of `Pooled` do.
///
/// The erased type has one word more than `N` rounded up to words, and two words at least. It is aligned
/// as a `u64` is, also on 32-bit machines, so that a future which holds one fits in. It is not `Unpin`:
/// pin it with [`pin!`](core::pin::pin) before it is polled by hand. Without the feature `alloc` a future
/// that does not fit is an error when the program is built.
///
/// # Examples
///
/// ```
/// use erase_core::{DynFuture, Inline};
/// assert_eq!(size_of::<DynFuture<'_, u32, Inline<56>>>(), 56 + size_of::<usize>());
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Inline<const N: usize>;

/// Space for `N` bytes or a pointer. Not `Unpin`, and nothing is assumed about what a shared
/// reference to it sees: a future in it may refer to itself.
#[allow(
    missing_debug_implementations,
    reason = "never seen: its contents are opaque"
)]
pub struct Bytes<const N: usize> {
    _bytes: UnsafeCell<BytesOrBlock<N>>,
    _pinned: PhantomPinned,
}

#[derive(Clone, Copy)]
#[allow(dead_code, reason = "read and written as raw bytes only")]
union BytesOrBlock<const N: usize> {
    bytes: [u8; N],
    block: *mut (),
    /// On a 32-bit machine, too, futures that hold a `u64` or an instant of time fit in.
    align: [u64; 0],
}

#[cfg(feature = "alloc")]
impl Storage for Pooled {}
#[cfg(feature = "alloc")]
impl Movable for Pooled {}
#[cfg(feature = "alloc")]
impl Sealed for Pooled {
    type Space = [*mut (); 3];
    const KEPT: usize = size_of::<Self::Space>();
    const PINNED: Option<usize> = None;
    const HEAP: Heap = Heap::Pool;
}

#[cfg(feature = "alloc")]
impl Storage for Boxed {}
#[cfg(feature = "alloc")]
impl Movable for Boxed {}
#[cfg(feature = "alloc")]
impl Sealed for Boxed {
    type Space = [*mut (); 3];
    const KEPT: usize = size_of::<Self::Space>();
    const PINNED: Option<usize> = None;
    const HEAP: Heap = Heap::Global;
}

impl<const N: usize> Storage for Inline<N> {}
impl<const N: usize> Sealed for Inline<N> {
    type Space = Bytes<N>;
    const KEPT: usize = if N > size_of::<*mut ()>() {
        N
    } else {
        size_of::<*mut ()>()
    };
    const PINNED: Option<usize> = Some(Self::KEPT);
    #[cfg(feature = "alloc")]
    const HEAP: Heap = Heap::Pool;
    #[cfg(not(feature = "alloc"))]
    const HEAP: Heap = Heap::None;
}
