//! Where in a space a value of a given type is. All of it is decided at compile time.

use core::alloc::Layout;
use core::ptr;

use crate::storage::block::Block;
use crate::storage::kinds::Sealed;
use crate::storage::too_large::Message;

/// Where a value is that belongs to an erased future or stream.
///
/// It is a constant wherever the type of the value is known, so the branches here fold away there.
/// Where it is not, a tag of its own is cheaper to test than a niche.
#[derive(Clone, Copy)]
#[repr(u8)]
pub(crate) enum Place {
    /// In the space itself.
    Inline,
    /// It has no size, so any address will do that is aligned to this. One that does not move with
    /// the space is in the space.
    Dangling(u32),
    /// In such a heap block, whose address is in the space.
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

    /// The place of a value where so many bytes of a space are for it, if any are. `None`: it fits
    /// nowhere.
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

    /// The address for a value that is to be written, in a block of its own if it needs one.
    ///
    /// # Safety
    ///
    /// The space may be written.
    #[inline]
    pub(crate) unsafe fn prepare(self, space: *mut ()) -> *mut () {
        let address = match self {
            Self::Inline => return space,
            Self::Dangling(align) => ptr::without_provenance_mut(align as usize),
            // SAFETY: a block is made only for what has a size.
            Self::Block(block) => unsafe { block.allocate() },
        };
        // SAFETY: as the caller guarantees. Any space has room for an address.
        unsafe { *(space as *mut *mut ()) = address };
        address
    }

    /// The address of a value.
    ///
    /// # Safety
    ///
    /// The space may be read, and the value is there.
    #[inline]
    pub(crate) unsafe fn address(self, space: *mut ()) -> *mut () {
        match self {
            Self::Inline => space,
            // SAFETY: as the caller guarantees; `prepare` has written it.
            Self::Dangling(_) | Self::Block(_) => unsafe { *(space as *mut *mut ()) },
        }
    }

    /// The address of a pinned value. Nothing pinned is in a space that may move, so where that is
    /// so, this is without a branch.
    ///
    /// # Safety
    ///
    /// The space is of `S` and may be read, and the value is there.
    #[inline]
    pub(crate) unsafe fn pinned_address<S: Sealed>(self, space: *mut ()) -> *mut () {
        match S::PINNED {
            // SAFETY: as the caller guarantees; `prepare` has written it.
            None => unsafe { *(space as *mut *mut ()) },
            // SAFETY: as the caller guarantees.
            Some(_) => unsafe { self.address(space) },
        }
    }

    /// Frees the block, if there is one.
    ///
    /// # Safety
    ///
    /// The value was at this address, and is gone.
    #[inline]
    pub(crate) unsafe fn free(self, address: *mut ()) {
        if let Self::Block(block) = self {
            // SAFETY: as the caller guarantees; `prepare` allocated it.
            unsafe { block.free(address) };
        }
    }
}

const fn fits<X, S: Sealed>(bytes: usize) -> bool {
    size_of::<X>() <= bytes && align_of::<X>() <= align_of::<S::Space>()
}
