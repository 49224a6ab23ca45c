//! The size classes of the pool: every 16 bytes up to 512, every 64 bytes up to 2048.
//!
//! Powers of two would waste up to half of each block, and map thousands of live blocks to the same few
//! cache sets: with 4096 alive, that is three times slower than boxes.

use core::alloc::Layout;
use core::hint;
use core::num::NonZeroU8;

/// The size of the smallest class.
pub(crate) const FINE_STEP: usize = 16;
const FINE_MAX: usize = 512;
const COARSE_STEP: usize = 64;
const COARSE_MAX: usize = 2048;
const FINE: usize = FINE_MAX / FINE_STEP;

/// The number of classes.
pub(crate) const CLASSES: usize = FINE + (COARSE_MAX - FINE_MAX) / COARSE_STEP;

/// The size of each class. A table, because computing a size takes six instructions instead of a load.
const SIZES: [u16; CLASSES] = {
    let mut sizes = [0; CLASSES];
    let mut index = 0;
    while index < CLASSES {
        let nth = index + 1;
        let size = if nth <= FINE {
            nth * FINE_STEP
        } else {
            FINE_MAX + (nth - FINE) * COARSE_STEP
        };
        #[expect(clippy::cast_possible_truncation, reason = "2048 at most")]
        {
            sizes[index] = size as u16;
        }
        index += 1;
    }
    sizes
};

/// The alignment of every block.
pub(crate) const ALIGN: usize = 16;

/// The index of a size class plus one, so at most [`CLASSES`], with a niche for `None`.
#[derive(Clone, Copy)]
pub(crate) struct Class(NonZeroU8);

impl Class {
    /// The smallest class for a layout; `None` if it is too large, too strictly aligned, or zero-sized.
    pub(crate) const fn of(layout: Layout) -> Option<Self> {
        let size = layout.size();
        if size == 0 || size > COARSE_MAX || layout.align() > ALIGN {
            return None;
        }
        let index = if size <= FINE_MAX {
            size.div_ceil(FINE_STEP) - 1
        } else {
            FINE + (size - FINE_MAX).div_ceil(COARSE_STEP) - 1
        };
        Self::from_index(index)
    }

    /// The class of an index below [`CLASSES`].
    pub(crate) const fn from_index(index: usize) -> Option<Self> {
        if index >= CLASSES {
            return None;
        }
        #[allow(clippy::cast_possible_truncation, reason = "checked in the line above")]
        match NonZeroU8::new(index as u8 + 1) {
            Some(number) => Some(Self(number)),
            None => None,
        }
    }

    /// The index.
    #[inline]
    pub(crate) const fn index(self) -> usize {
        let index = self.0.get() as usize - 1;
        // SAFETY: only `from_index` makes one, from an index below `CLASSES`.
        unsafe { hint::assert_unchecked(index < CLASSES) };
        index
    }

    /// The size of a block.
    #[inline]
    pub(crate) const fn bytes(self) -> usize {
        SIZES[self.index()] as usize
    }

    /// The size of this many blocks.
    pub(crate) const fn bytes_of(self, blocks: usize) -> usize {
        self.bytes() * blocks
    }

    /// The layout of all blocks of this class.
    #[inline]
    pub(crate) const fn layout(self) -> Layout {
        // SAFETY: `ALIGN` is a power of two, and all sizes are far below `isize::MAX`.
        unsafe { Layout::from_size_align_unchecked(self.bytes(), ALIGN) }
    }
}

#[cfg(test)]
mod tests {
    use core::alloc::Layout;

    use super::{ALIGN, CLASSES, COARSE_MAX, Class};

    #[test]
    fn every_size_has_the_smallest_class_that_holds_it() {
        for size in 1..=COARSE_MAX {
            let class = Class::of(Layout::from_size_align(size, ALIGN).unwrap()).unwrap();
            assert!(class.bytes() >= size, "{size}");
            let smaller = class.index().checked_sub(1).and_then(Class::from_index);
            assert!(
                smaller.is_none_or(|smaller| smaller.bytes() < size),
                "{size}"
            );
        }
        assert_eq!(Class::from_index(CLASSES - 1).unwrap().bytes(), COARSE_MAX);
    }
}
