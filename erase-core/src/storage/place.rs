//! Where in a space a value of a given type is, decided at compile time.

use core::alloc::Layout;
use core::ptr;

use crate::storage::block::Block;
use crate::storage::kinds::Sealed;
use crate::storage::too_large::Message;

/// The place of a value that belongs to an erased future.
///
/// It is a constant where the type of the value is known, so the branches here fold away. Elsewhere, a
/// separate tag is cheaper to test than a niche.
#[derive(Clone, Copy)]
#[repr(u8)]
pub(crate) enum Place {
    /// In the space itself.
    Inline,
    /// The value is zero-sized, so any address with this alignment will do. A zero-sized value that does
    /// not move with the space is in the space.
    Dangling(u32),
    /// In this heap block, whose address is in the space.
    Block(Block),
}

impl Place {
    /// The place of a pinned value.
    pub(crate) const fn of_pinned<X, S: Sealed>() -> Self {
        match Self::of::<X, S>(S::PINNED) {
            Some(place) => place,
            None => panic!("{}", Message::about(size_of::<X>()).as_str()),
        }
    }

    /// The place of a value that moves along with the space: the arguments of a call.
    pub(crate) const fn of_moved<X, S: Sealed>() -> Self {
        match Self::of::<X, S>(Some(S::KEPT)) {
            Some(place) => place,
            None => panic!(
                "the arguments of this method are too large, or aligned too strictly, to be \
                 stored inline, and there is no heap: set `inline = N` to their size, or turn on \
                 feature `alloc`"
            ),
        }
    }

    /// The place of a value that may take this many bytes of a space, if any. `None` if it fits nowhere.
    const fn of<X, S: Sealed>(inline: Option<usize>) -> Option<Self> {
        match (inline, Block::of(Layout::new::<X>(), S::HEAP)) {
            (Some(bytes), _) if fits::<X, S>(bytes) => Some(Self::Inline),
            #[allow(
                clippy::cast_possible_truncation,
                reason = "no alignment is larger than 2^29"
            )]
            _ if size_of::<X>() == 0 => Some(Self::Dangling(align_of::<X>() as u32)),
            (_, Some(block)) => Some(Self::Block(block)),
            (_, None) => None,
        }
    }

    /// The address to write a value to, in a new block if it needs one.
    ///
    /// # Safety
    ///
    /// The space may be written.
    #[inline]
    pub(crate) unsafe fn prepare(self, space: *mut ()) -> *mut () {
        let address = match self {
            Self::Inline => return space,
            Self::Dangling(align) => ptr::without_provenance_mut(align as usize),
            // SAFETY: a block is only used for values that are not zero-sized.
            Self::Block(block) => unsafe { block.allocate() },
        };
        // SAFETY: the caller's space may be written, and any space has room for an address.
        unsafe { *(space as *mut *mut ()) = address };
        address
    }

    /// The address of a value.
    ///
    /// # Safety
    ///
    /// The space may be read, and holds the value.
    #[inline]
    pub(crate) unsafe fn address(self, space: *mut ()) -> *mut () {
        match self {
            Self::Inline => space,
            // SAFETY: the caller's space may be read, and holds a value for which `prepare` has written the
            // address.
            Self::Dangling(_) | Self::Block(_) => unsafe { *(space as *mut *mut ()) },
        }
    }

    /// The address of a pinned value. A space that may move holds no pinned value, so for such a storage
    /// this has no branch.
    ///
    /// # Safety
    ///
    /// The space is of `S`, may be read, and holds the value.
    #[inline]
    pub(crate) unsafe fn pinned_address<S: Sealed>(self, space: *mut ()) -> *mut () {
        match S::PINNED {
            // SAFETY: the caller's space may be read. With such a storage no pinned value is in the space itself,
            // so `prepare` has written an address.
            None => unsafe { *(space as *mut *mut ()) },
            // SAFETY: `address` has the same requirements as this function.
            Some(_) => unsafe { self.address(space) },
        }
    }

    /// Frees the block, if there is one.
    ///
    /// # Safety
    ///
    /// The value was at this address, and has been dropped or moved.
    #[inline]
    pub(crate) unsafe fn free(self, address: *mut ()) {
        if let Self::Block(block) = self {
            // SAFETY: `prepare` has allocated this block. The caller guarantees that it no longer holds a value, so
            // it is unused.
            unsafe { block.free(address) };
        }
    }
}

const fn fits<X, S: Sealed>(bytes: usize) -> bool {
    size_of::<X>() <= bytes && align_of::<X>() <= align_of::<S::Space>()
}
