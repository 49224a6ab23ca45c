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

/// A storage without pinned values in the space, so that the erased type is `Unpin`.
#[diagnostic::on_unimplemented(
    message = "a future with `inline = N` cannot move after it was polled; pin it with `pin!` or `Box::pin`, or remove `inline`"
)]
pub trait Movable: Storage {}

/// The part of [`Storage`] that this crate uses.
pub trait Sealed: Sized {
    /// The space of a future. It holds the future, the arguments of its call, or the address of a block.
    type Space;
    /// The number of bytes of a space that a move copies: those that are not padding.
    const KEPT: usize;
    /// The maximum size of a pinned value in the space; `None` if the erased type is `Unpin`, so that no
    /// pinned value may live in it.
    const PINNED: Option<usize>;
    /// Where blocks come from.
    const HEAP: Heap;
}

/// Where blocks come from.
#[derive(Debug, Clone, Copy)]
pub enum Heap {
    /// Nowhere: a value that does not fit does not compile.
    #[cfg_attr(
        feature = "alloc",
        allow(dead_code, reason = "only built without `alloc`")
    )]
    None,
    /// The global allocator.
    #[cfg(feature = "alloc")]
    Global,
    /// The free lists of the thread; without the feature `pool`, the global allocator.
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

/// A heap block from the free lists of the thread.
///
/// The erased future has 32 bytes and is `Unpin`.
///
/// There is a list for each 16 bytes of size up to 512, and for each 64 bytes up to 2,048. Blocks for larger
/// and over-aligned futures come from the global allocator, and so does every block without the feature
/// `pool`.
///
/// # Memory that is kept
///
/// A thread reuses the blocks of futures that have ended. It keeps:
///
/// - one block of each size, at most 39 KiB together;
/// - 64 KiB in its lists, and more in steps of 64 KiB up to 960 KiB, as long as all threads of the process
///   together have at most 16 MiB of such steps.
///
/// Surplus blocks, for example where futures start on one thread and finish on another, are kept for
/// other threads to take over, up to 1 MiB for the whole process.
///
/// So a thread keeps at most 1 MiB, and a process with `n` threads at most 17 MiB plus `n` times 103 KiB. A
/// thread frees its blocks when it exits. One that will make no erased calls for a while can free them
/// with [`Pooled::trim`].
///
/// Before the first poll, the arguments of a call are in the erased future if they have at most three
/// words, including the receiver's two, and otherwise in a block of their own.
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
    /// Frees the blocks that this thread keeps, and the surplus blocks of all threads.
    ///
    /// It does not free the blocks that other threads keep, nor those of live futures. The next calls
    /// allocate again. Without the feature `pool` no block is kept, and this does nothing.
    ///
    /// # Examples
    ///
    /// Threads that may be idle for long after a burst free their blocks. With tokio, if threads seldom
    /// park, use `Builder::on_thread_park(Pooled::trim)`.
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

/// `N` bytes in the erased future itself; larger futures live in a block, as with `Pooled`.
///
/// The erased type has `N` bytes, rounded up to words, plus one word, and at least two words. It is aligned
/// to 8 bytes, on 32-bit targets too, so that futures that hold a `u64` fit. It is not `Unpin`: pin it
/// with [`pin!`](core::pin::pin) before you poll it by hand. Without the feature `alloc`, a future that
/// does not fit is a build error.
///
/// # Examples
///
/// ```
/// use erase_core::{DynFuture, Inline};
/// assert_eq!(size_of::<DynFuture<'_, u32, Inline<56>>>(), 56 + size_of::<usize>());
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Inline<const N: usize>;

/// Space for `N` bytes or a pointer. Not `Unpin`, and an `UnsafeCell`, because a future in it may refer to
/// itself.
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
    /// So that futures that hold a `u64` or an `Instant` fit on 32-bit targets too.
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
